#pragma once

#include "ui/start/starter.h"
#include "ui/start/startpage.h"

namespace verdict {

class CheckedField;

/// The founder says where the team shares.
class SharePage : public StartPage {
    Q_OBJECT

public:
    explicit SharePage(Starter &starter, QWidget *parent = nullptr);

    [[nodiscard]] QString store() const;
    /// The place cannot be used after all; a sentence.
    void refuse(const QString &sentence);
    void focusFirst() override;
    void advance() override;
    void choose() override;

private:
    CheckedField *m_store;
};

} // namespace verdict
