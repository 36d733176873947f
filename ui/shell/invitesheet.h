#pragma once

#include "core/workspace/teamdesk.h"

#include <QObject>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace verdict {

class ActionButton;
class BoundedScroll;
class FormField;
class PlainLabel;
class SegmentedControl;
class Sheet;

/// The form of an invitation, on a sheet over the window. It asks the desk to write the file and stays open until that
/// is done or given up; what was typed is kept when it is refused.
class InviteSheet : public QObject {
    Q_OBJECT

public:
    explicit InviteSheet(QWidget *window);

    /// `members` may get a second device.
    void open(TeamDesk &team, const std::vector<TeamRow> &members);
    [[nodiscard]] Sheet *sheet() const { return m_sheet; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeForm();
    QWidget *makeRoles();
    QWidget *makeFoot();
    void showFor();
    void choosePath();
    [[nodiscard]] bool complete();
    [[nodiscard]] InviteTerms terms() const;
    void write();
    void written(const Result<void> &answer);
    void setBusy(bool busy);

    Sheet *m_sheet;
    QComboBox *m_for;
    QLineEdit *m_name;
    QCheckBox *m_lead;
    QCheckBox *m_router;
    QCheckBox *m_reviewer;
    QLineEdit *m_skills;
    SegmentedControl *m_tier;
    QSpinBox *m_days;
    QLineEdit *m_path;
    FormField *m_nameField = nullptr;
    FormField *m_rolesField = nullptr;
    FormField *m_skillsField = nullptr;
    FormField *m_tierField = nullptr;
    FormField *m_pathField = nullptr;
    PlainLabel *m_outcome;
    ActionButton *m_cancel;
    ActionButton *m_write;
    QWidget *m_form;
    BoundedScroll *m_scroll;
    QPointer<TeamDesk> m_team;
    std::vector<TeamRow> m_members;
    bool m_busy = false;
    bool m_done = false;
};

} // namespace verdict
