#include "ui/shell/syncpane.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/formfield.h"
#include "ui/shell/actions.h"
#include "ui/shell/syncwords.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"

#include <QFileDialog>
#include <QFuture>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace verdict {

SyncPane::SyncPane(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_words(new PlainLabel(TypeStyle::Title)), m_waiting(makeWaiting()),
      m_address(new QLineEdit), m_addressField(new FormField(tr("Where the team shares"), m_address)),
      m_keep(new ActionButton(tr("Check and keep"))), m_state(new PlainLabel(TypeStyle::BodyStrong)),
      m_problem(new PlainLabel(TypeStyle::Body, Color::TextSecondary)), m_sync(new ActionButton(tr("Sync now"))),
      m_cancel(new ActionButton(tr("Cancel"), Prominence::Quiet))
{
    auto *choose = new ActionButton(tr("Choose…"));
    m_addressField->setHint(tr("A folder that everybody in the team can read and write: a network drive or a synced "
                               "folder."));
    m_addressField->addBeside(choose);
    m_addressField->addBeside(m_keep);
    m_sync->setKey(Actions::key(Act::SyncNow));
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(8);
    deeds->addWidget(m_sync);
    deeds->addWidget(m_cancel);
    deeds->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_waiting);
    column->addWidget(m_addressField);
    column->addSpacing(8);
    column->addWidget(m_state);
    column->addWidget(m_problem);
    column->addLayout(deeds);
    column->addStretch(1);
    connect(choose, &ActionButton::clicked, this, &SyncPane::choose);
    connect(m_keep, &ActionButton::clicked, this, &SyncPane::keep);
    connect(m_address, &QLineEdit::returnPressed, this, &SyncPane::keep);
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_addressField->setError({}); });
    connect(m_sync, &ActionButton::clicked, this, &SyncPane::syncPressed);
    connect(m_cancel, &ActionButton::clicked, this, [this] {
        if (m_team)
            m_team->cancelSync();
    });
    refresh();
}

QWidget *SyncPane::makeWaiting()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    column->addWidget(new PlainLabel(tr("Waiting to be admitted"), TypeStyle::Heading));
    column->addWidget(new PlainLabel(tr("Read these six words to your lead, who compares them before letting you in."),
                                     TypeStyle::Body, Color::TextSecondary));
    column->addWidget(m_words);
    return part;
}

void SyncPane::setTeam(TeamDesk *team)
{
    if (m_team)
        disconnect(m_team, nullptr, this, nullptr);
    m_team = team;
    if (team) {
        connect(team, &TeamDesk::syncChanged, this, &SyncPane::refresh);
        m_address->setText(visible(team->store(), LineBreaks::Join));
    }
    refresh();
}

void SyncPane::refresh()
{
    if (!m_team)
        return;
    const SyncState state = m_team->syncState();
    const QString words = visible(m_team->waitingWords(), LineBreaks::Join);
    m_words->setText(words);
    m_waiting->setVisible(!words.isEmpty());
    m_state->setText(syncText(state, m_clock.now()).shown);
    m_state->setAccessibleName(syncText(state, m_clock.now()).spoken);
    m_problem->setText(visible(state.problem));
    m_problem->setVisible(!state.problem.empty());
    const bool running = state.phase == SyncState::Phase::Running;
    m_sync->setEnabled(!running && state.phase != SyncState::Phase::NotConnected);
    m_cancel->setVisible(running);
    m_keep->setEnabled(!m_busy);
    m_keep->setText(m_busy ? tr("Checking…") : tr("Check and keep"));
}

void SyncPane::choose()
{
    auto *dialog = new QFileDialog(this, tr("Where the team shares"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
    dialog->open();
}

void SyncPane::keep()
{
    const QString address = m_address->text().trimmed();
    if (!m_team || m_busy)
        return;
    if (address.isEmpty()) {
        m_addressField->setError(tr("Name the folder, or choose it."));
        m_address->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_busy = true;
    refresh();
    m_team->setStore(address.toStdString()).then(this, [this](const Result<void> &answer) { kept(answer); });
}

void SyncPane::kept(const Result<void> &answer)
{
    m_busy = false;
    m_addressField->setError(answer ? QString() : visible(answer.error().reason));
    if (answer)
        m_addressField->setHint(tr("Checked and kept. The next sync goes there."));
    else
        m_address->setFocus(Qt::OtherFocusReason);
    refresh();
}

void SyncPane::focusFirst() { m_address->setFocus(Qt::OtherFocusReason); }

} // namespace verdict
