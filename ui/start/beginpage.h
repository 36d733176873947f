#pragma once

#include "ui/start/starter.h"
#include "ui/start/startpage.h"

namespace verdict {

class CheckedField;
class RadioCard;

/// Found a team, or join one with an invitation file, chosen or dropped.
class BeginPage : public StartPage {
    Q_OBJECT

public:
    explicit BeginPage(Starter &starter, QWidget *parent = nullptr);

    [[nodiscard]] bool joins() const;
    [[nodiscard]] QString invitation() const;
    /// What the invitation says of itself; empty before it was checked.
    [[nodiscard]] QString invitationText() const { return m_text; }
    void setInvitation(const QString &path);
    void focusFirst() override;
    void advance() override;
    void choose() override;

Q_SIGNALS:
    void joinsChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showChoice();

    RadioCard *m_found;
    RadioCard *m_join;
    CheckedField *m_invitation;
    QString m_text;
};

} // namespace verdict
