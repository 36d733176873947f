#include "ui/shell/teampane.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/confirmsheet.h"
#include "ui/controls/sheet.h"
#include "ui/shell/actions.h"
#include "ui/shell/invitesheet.h"
#include "ui/start/waitingpage.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QFuture>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace verdict {
namespace {

constexpr int leastTable = 120;
constexpr int leastWaiting = 96;
constexpr int nameWidth = 190;
constexpr int roleWidth = 170;
constexpr int wordsWidth = 330;
constexpr int numberWidth = 70;
constexpr int headRoom = 12;

QTableView *makeTable(QAbstractItemModel &model, const QString &name)
{
    auto *table = new QTableView;
    table->setModel(&model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::current().height(Size::TableRow));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    QObject::connect(&Theme::current(), &Theme::changed, table, [table] {
        table->verticalHeader()->setDefaultSectionSize(Theme::current().height(Size::TableRow));
    });
    return table;
}

/// Columns are as wide as what stands in them, and no narrower than these.
void fitColumns(QTableView *table, std::initializer_list<int> least)
{
    table->resizeColumnsToContents();
    const QFontMetrics heads(Theme::current().font(TypeStyle::Label));
    int column = 0;
    for (const int width : least) {
        const QString head = table->model()->headerData(column, Qt::Horizontal).toString();
        table->setColumnWidth(column,
                              std::max({table->columnWidth(column), width, heads.horizontalAdvance(head) + headRoom}));
        ++column;
    }
}

void setSentence(PlainLabel *label, const QString &sentence, Color color)
{
    label->setColor(color);
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

} // namespace

TeamPane::TeamPane(const Clock &clock, QWidget *window, QWidget *parent)
    : QWidget(parent), m_requestModel(clock), m_members(makeTable(m_teamModel, tr("Members of the team"))),
      m_waiting(makeTable(m_requestModel, tr("Waiting to be admitted"))),
      m_state(new PlainLabel(TypeStyle::Body, Color::TextSecondary)), m_outcome(new PlainLabel(TypeStyle::Body)),
      m_waitingState(new PlainLabel(TypeStyle::Body, Color::TextSecondary)), m_forLeads(new QWidget),
      m_waitingPart(nullptr), m_inviteButton(new ActionButton(tr("Invite…"))),
      m_endButton(new ActionButton(tr("End membership…"))), m_routerButton(new ActionButton(tr("Make router…"))),
      m_admitButton(new ActionButton(tr("Admit…"))),
      m_lookButton(new ActionButton(tr("Look again"), Prominence::Quiet)), m_invite(new InviteSheet(window)),
      m_confirm(new ConfirmSheet(window))
{
    m_inviteButton->setKey(Actions::key(Act::Invite));
    m_endButton->setKey(Actions::key(Act::EndMembership));
    m_routerButton->setKey(Actions::key(Act::MakeRouter));
    m_admitButton->setKey(Actions::key(Act::Admit));
    m_members->setMinimumHeight(leastTable);
    auto *deeds = new QHBoxLayout(m_forLeads);
    deeds->setContentsMargins(0, 0, 0, 0);
    deeds->setSpacing(8);
    for (ActionButton *button : {m_inviteButton, m_routerButton, m_endButton})
        deeds->addWidget(button);
    deeds->addStretch(1);
    m_waitingPart = makeWaiting();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_state);
    column->addWidget(m_members, 3);
    column->addWidget(m_forLeads);
    column->addWidget(m_outcome);
    column->addWidget(m_waitingPart, 2);
    setSentence(m_outcome, {}, Color::TextPrimary);
    connectTables();
    refresh();
}

/// The models go before the tables, which would tell of it.
TeamPane::~TeamPane()
{
    for (QTableView *table : {m_members, m_waiting})
        disconnect(table->selectionModel(), nullptr, this, nullptr);
}

QWidget *TeamPane::makeWaiting()
{
    m_waiting->setMinimumHeight(leastWaiting);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_admitButton);
    foot->addWidget(m_lookButton);
    foot->addStretch(1);
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(new PlainLabel(tr("Waiting to be admitted"), TypeStyle::Heading));
    column->addWidget(m_waitingState);
    column->addWidget(m_waiting, 1);
    column->addLayout(foot);
    return part;
}

void TeamPane::connectTables()
{
    for (QTableView *table : {m_members, m_waiting})
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TeamPane::refresh);
    connect(m_inviteButton, &ActionButton::clicked, this, &TeamPane::invite);
    connect(m_endButton, &ActionButton::clicked, this, &TeamPane::endMembership);
    connect(m_routerButton, &ActionButton::clicked, this, &TeamPane::makeRouter);
    connect(m_admitButton, &ActionButton::clicked, this, &TeamPane::admit);
    connect(m_lookButton, &ActionButton::clicked, this, &TeamPane::reload);
}

void TeamPane::setTeam(TeamDesk *team, const MemberInfo &me)
{
    if (m_team)
        disconnect(m_team, nullptr, this, nullptr);
    m_team = team;
    m_me = me;
    if (team)
        connect(team, &TeamDesk::syncChanged, this, &TeamPane::followSync);
    refresh();
}

/// What a sync brought is shown when it is done.
void TeamPane::followSync()
{
    const bool running = m_team && m_team->syncState().phase == SyncState::Phase::Running;
    if (std::exchange(m_syncing, running) && !running && isVisible())
        reload();
}

void TeamPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    reload();
}

void TeamPane::reload()
{
    if (!m_team)
        return;
    if (m_teamModel.rowCount() == 0)
        setSentence(m_state, tr("Loading the team"), Color::TextSecondary);
    m_team->team().then(this, [this](const Result<std::vector<TeamRow>> &answer) { showMembers(answer); });
    if (!isLead())
        return;
    if (m_requestModel.rowCount() == 0)
        setSentence(m_waitingState, tr("Looking for requests"), Color::TextSecondary);
    m_team->requests().then(this, [this](const Result<std::vector<WaitingRequest>> &answer) { showRequests(answer); });
}

void TeamPane::showMembers(const Result<std::vector<TeamRow>> &answer)
{
    setSentence(m_state, answer ? QString() : visible(answer.error().reason), Color::Crit);
    if (answer) {
        const int before = m_members->currentIndex().row();
        m_teamModel.setRows(*answer);
        fitColumns(m_members, {nameWidth, roleWidth, roleWidth, numberWidth, numberWidth});
        if (m_teamModel.rowCount() > 0)
            m_members->selectRow(std::clamp(before, 0, m_teamModel.rowCount() - 1));
    }
    refresh();
}

void TeamPane::showRequests(const Result<std::vector<WaitingRequest>> &answer)
{
    if (answer)
        m_requestModel.setRows(*answer);
    fitColumns(m_waiting, {nameWidth, roleWidth, wordsWidth});
    const QString empty = tr("Nobody is waiting. Requests come with the next sync.");
    setSentence(m_waitingState,
                !answer                          ? visible(answer.error().reason)
                : m_requestModel.rowCount() == 0 ? empty
                                                 : tr("Admit somebody only after comparing the six words by voice."),
                answer ? Color::TextSecondary : Color::Crit);
    if (m_requestModel.rowCount() > 0)
        m_waiting->selectRow(0);
    refresh();
}

const TeamRow *TeamPane::chosen() const
{
    const QModelIndexList rows = m_members->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_teamModel.row(rows.constFirst().row());
}

bool TeamPane::canAdmit() const { return isLead() && !m_busy && m_waiting->selectionModel()->hasSelection(); }

bool TeamPane::canEnd() const
{
    const TeamRow *row = chosen();
    return isLead() && !m_busy && row && !row->ended && row->member.id != m_me.id;
}

bool TeamPane::canMakeRouter() const
{
    const TeamRow *row = chosen();
    return isLead() && !m_busy && row && !row->ended && !row->member.router;
}

void TeamPane::invite()
{
    if (isLead())
        m_invite->open(*m_team, m_teamModel.rows());
}

void TeamPane::admit()
{
    if (!canAdmit())
        return;
    const WaitingRequest request = m_requestModel.row(m_waiting->selectionModel()->selectedRows().constFirst().row());
    const QString name = visible(request.name, LineBreaks::Join);
    m_confirm->ask({tr("Admit %1?").arg(name),
                    tr("Ask %1 to read out the six words on their screen. If a single word differs, somebody else "
                       "wrote this request: do not admit.")
                        .arg(name),
                    sixWordLines(visible(request.sixWords, LineBreaks::Join)), tr("The words match, admit")},
                   [this, request, name] {
                       if (m_team)
                           act(m_team->admit(request.invitation), tr("%1 is admitted with the next sync.").arg(name));
                   });
}

void TeamPane::endMembership()
{
    if (!canEnd())
        return;
    const TeamRow row = *chosen();
    const QString name = visible(row.member.name, LineBreaks::Join);
    const QString routes = row.member.router
                               ? tr(" %1 is the router: until you name another, nobody gets new cases.").arg(name)
                               : QString();
    m_confirm->ask({tr("End the membership of %1?").arg(name),
                    tr("%1 gets no new cases, and their devices cannot read what is written from now on. What they "
                       "decided stays. What was already copied to them cannot be taken back. To return, they need a "
                       "new invitation.")
                            .arg(name) +
                        routes,
                    {},
                    tr("End the membership")},
                   [this, id = row.member.id, name] {
                       if (m_team)
                           act(m_team->revoke(id), tr("The membership of %1 has ended.").arg(name));
                   });
}

void TeamPane::makeRouter()
{
    if (!canMakeRouter())
        return;
    const TeamRow row = *chosen();
    const QString name = visible(row.member.name, LineBreaks::Join);
    m_confirm->ask({tr("Make %1 the router?").arg(name),
                    tr("The computer of %1 then gives out the cases. Until it has synced, nobody gets new ones. There "
                       "is one router at a time.")
                        .arg(name),
                    {},
                    tr("Make router")},
                   [this, id = row.member.id, name] {
                       if (m_team)
                           act(m_team->nameRouter(id), tr("%1 is the router.").arg(name));
                   });
}

void TeamPane::act(QFuture<Result<void>> deed, const QString &done)
{
    m_busy = true;
    setSentence(m_outcome, tr("Writing…"), Color::TextSecondary);
    refresh();
    deed.then(this, [this, done](const Result<void> &answer) {
        m_busy = false;
        setSentence(m_outcome, answer ? done : visible(answer.error().reason),
                    answer ? Color::TextPrimary : Color::Crit);
        reload();
        refresh();
    });
}

void TeamPane::refresh()
{
    m_forLeads->setVisible(isLead());
    m_waitingPart->setVisible(isLead());
    m_inviteButton->setEnabled(isLead() && !m_busy);
    m_endButton->setEnabled(canEnd());
    m_routerButton->setEnabled(canMakeRouter());
    m_admitButton->setEnabled(canAdmit());
    Q_EMIT changed();
}

void TeamPane::focusFirst()
{
    m_members->setFocus(Qt::OtherFocusReason);
    if (!m_members->currentIndex().isValid() && m_teamModel.rowCount() > 0)
        m_members->selectRow(0);
}

} // namespace verdict
