#include "ui/shell/invitesheet.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/boundedscroll.h"
#include "ui/controls/formfield.h"
#include "ui/controls/segmented.h"
#include "ui/controls/sheet.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFuture>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int inset = 24;
constexpr int ringRoom = 4;
constexpr int panelWidth = 620;
constexpr int outside = 24; ///< px a sheet leaves around itself
constexpr int usualDays = 7;
constexpr int mostDays = 90;

std::vector<std::string> listed(const QString &typed)
{
    std::vector<std::string> items;
    for (const QString &item : typed.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!item.trimmed().isEmpty())
            items.push_back(item.trimmed().toStdString());
    return items;
}

} // namespace

InviteSheet::InviteSheet(QWidget *window)
    : QObject(window), m_sheet(new Sheet(tr("Invite"), window)), m_for(new QComboBox), m_name(new QLineEdit),
      m_lead(new QCheckBox(tr("Lead"))), m_router(new QCheckBox(tr("Router"))),
      m_reviewer(new QCheckBox(tr("Reviewer"))), m_skills(new QLineEdit),
      m_tier(new SegmentedControl({tr("1"), tr("2"), tr("3")})), m_days(new QSpinBox), m_path(new QLineEdit),
      m_outcome(new PlainLabel(TypeStyle::Body)), m_cancel(new ActionButton(tr("Not now"), Prominence::Quiet)),
      m_write(new ActionButton(tr("Write the invitation"), Prominence::Primary)), m_form(makeForm()),
      m_scroll(new BoundedScroll(m_form))
{
    m_sheet->setPanelWidth(panelWidth);
    m_sheet->installEventFilter(this);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(16);
    column->addWidget(new PlainLabel(tr("Invite"), TypeStyle::Title));
    column->addWidget(m_scroll);
    column->addWidget(m_outcome);
    column->addWidget(makeFoot());
    m_sheet->content()->addLayout(column);
    connect(m_for, &QComboBox::currentIndexChanged, this, &InviteSheet::showFor);
    connect(m_cancel, &ActionButton::clicked, m_sheet, &Sheet::dismiss);
    connect(m_write, &ActionButton::clicked, this, &InviteSheet::write);
}

QWidget *InviteSheet::makeRoles()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(20);
    for (QCheckBox *role : {m_reviewer, m_lead, m_router})
        row->addWidget(role);
    row->addStretch(1);
    return box;
}

QWidget *InviteSheet::makeForm()
{
    m_days->setRange(1, mostDays);
    m_days->setSuffix(tr(" days"));
    auto *choose = new ActionButton(tr("Choose…"));
    connect(choose, &ActionButton::clicked, this, &InviteSheet::choosePath);
    m_nameField = new FormField(tr("Name"), m_name);
    m_rolesField = new FormField(tr("Roles"), makeRoles());
    m_skillsField =
        new FormField(tr("Skills"), m_skills, tr("Separated by commas, such as cards, German. May be empty."));
    m_tierField = new FormField(tr("Tier"), m_tier);
    m_pathField =
        new FormField(tr("File"), m_path, tr("Whoever holds this file can ask to join, until it is used or expires."));
    m_pathField->addBeside(choose);
    auto *days = new FormField(tr("Valid for"), m_days);
    auto *shortFields = new QHBoxLayout;
    shortFields->setSpacing(24);
    shortFields->addWidget(m_tierField, 0, Qt::AlignTop);
    shortFields->addWidget(days, 0, Qt::AlignTop);
    shortFields->addStretch(1);
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(ringRoom, ringRoom, ringRoom, ringRoom);
    column->setSpacing(14);
    column->addWidget(new FormField(tr("For"), m_for));
    column->addWidget(m_nameField);
    column->addWidget(m_rolesField);
    column->addWidget(m_skillsField);
    column->addLayout(shortFields);
    column->addWidget(m_pathField);
    return form;
}

QWidget *InviteSheet::makeFoot()
{
    m_cancel->setKey(QKeySequence(Qt::Key_Escape));
    m_write->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_write);
    return foot;
}

void InviteSheet::open(TeamDesk &team, const std::vector<TeamRow> &members)
{
    m_team = &team;
    m_members.clear();
    for (const TeamRow &row : members)
        if (!row.ended)
            m_members.push_back(row);
    m_for->clear();
    m_for->addItem(tr("Somebody new"));
    for (const TeamRow &row : m_members)
        m_for->addItem(tr("A second device of %1").arg(visible(row.member.name, LineBreaks::Join)));
    for (QLineEdit *field : {m_name, m_skills, m_path})
        field->clear();
    m_reviewer->setChecked(true);
    m_lead->setChecked(false);
    m_router->setChecked(false);
    m_tier->setCurrent(0);
    m_days->setValue(usualDays);
    for (FormField *field : {m_nameField, m_rolesField, m_pathField})
        field->setError({});
    m_done = false;
    m_form->show();
    m_outcome->hide();
    m_write->show();
    m_cancel->setText(tr("Not now"));
    setBusy(false);
    const Theme &theme = Theme::current();
    m_scroll->setBound(m_sheet->parentWidget()->height() - 2 * outside - 4 * inset -
                       theme.lineHeight(TypeStyle::Title) - theme.height(Size::Control));
    m_sheet->open(m_name);
}

/// A second device keeps its member's name, roles, skills and tier.
void InviteSheet::showFor()
{
    const bool somebodyNew = m_for->currentIndex() <= 0;
    for (FormField *field : {m_nameField, m_rolesField, m_skillsField, m_tierField})
        field->setVisible(somebodyNew);
}

void InviteSheet::choosePath()
{
    auto *dialog = new QFileDialog(m_sheet, tr("Where the invitation is written"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

/// Says at each field what it lacks and goes to the first that lacks something.
bool InviteSheet::complete()
{
    const bool somebodyNew = m_for->currentIndex() <= 0;
    const bool anyRole = m_lead->isChecked() || m_router->isChecked() || m_reviewer->isChecked();
    m_nameField->setError(somebodyNew && m_name->text().trimmed().isEmpty() ? tr("Say who is invited.") : QString());
    m_rolesField->setError(somebodyNew && !anyRole ? tr("Choose at least one role.") : QString());
    m_pathField->setError(m_path->text().trimmed().isEmpty() ? tr("Say where the file is to be written.") : QString());
    if (!m_nameField->error().isEmpty())
        m_name->setFocus(Qt::OtherFocusReason);
    else if (!m_rolesField->error().isEmpty())
        m_reviewer->setFocus(Qt::OtherFocusReason);
    else if (!m_pathField->error().isEmpty())
        m_path->setFocus(Qt::OtherFocusReason);
    else
        return true;
    return false;
}

InviteTerms InviteSheet::terms() const
{
    InviteTerms terms;
    terms.validDays = m_days->value();
    if (const int device = m_for->currentIndex() - 1; device >= 0) {
        const TeamRow &row = m_members[std::size_t(device)];
        terms.deviceOf = row.member.id.value;
        terms.name = row.member.name;
        terms.skills = row.skills;
        terms.tier = row.tier;
        if (row.member.lead)
            terms.roles.emplace_back("lead");
        if (row.member.router)
            terms.roles.emplace_back("router");
        if (row.member.reviewer)
            terms.roles.emplace_back("reviewer");
        return terms;
    }
    terms.name = m_name->text().trimmed().toStdString();
    terms.skills = listed(m_skills->text());
    terms.tier = m_tier->current() + 1;
    if (m_lead->isChecked())
        terms.roles.emplace_back("lead");
    if (m_router->isChecked())
        terms.roles.emplace_back("router");
    if (m_reviewer->isChecked())
        terms.roles.emplace_back("reviewer");
    return terms;
}

void InviteSheet::write()
{
    if (m_busy || m_done || !m_team || !complete())
        return;
    setBusy(true);
    m_team->invite(terms(), m_path->text().trimmed().toStdString()).then(this, [this](const Result<void> &answer) {
        written(answer);
    });
}

void InviteSheet::written(const Result<void> &answer)
{
    setBusy(false);
    if (!answer) {
        m_pathField->setError(visible(answer.error().reason));
        m_path->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_done = true;
    m_form->hide();
    m_write->hide();
    m_outcome->setText(tr("The invitation lies in %1. Send it on a way you trust. When it is answered, you see the "
                          "request here under “Waiting to be admitted”, with six words to compare by voice.")
                           .arg(m_path->text().trimmed()));
    m_outcome->show();
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void InviteSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_write->setEnabled(!busy);
    m_write->setText(busy ? tr("Writing…") : tr("Write the invitation"));
    m_form->setEnabled(!busy);
}

/// Ctrl+Enter writes from any field.
bool InviteSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_sheet && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier) && !key->isAutoRepeat()) {
            write();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace verdict
