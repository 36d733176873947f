#pragma once

#include "ui/start/startpage.h"

namespace verdict {

class ActionButton;
class PlainLabel;

/// Says where the recovery kit lies and asks to move it.
class KitPage : public StartPage {
    Q_OBJECT

public:
    explicit KitPage(QWidget *parent = nullptr);

    void setKit(const QString &path);
    void copyPath();
    void focusFirst() override;

private:
    PlainLabel *m_path;
    ActionButton *m_copy;
    PlainLabel *m_copied;
    QString m_kit;
};

} // namespace verdict
