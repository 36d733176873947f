#include "ui/review/reviewpage.h"

#include "ui/controls/taborder.h"
#include "ui/review/askpanel.h"
#include "ui/review/caseheader.h"
#include "ui/review/casepage.h"
#include "ui/review/decisionbar.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/messagepage.h"
#include "ui/review/overridepanel.h"
#include "ui/review/queuepanel.h"
#include "ui/review/timeleft.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int tickMs = 1000;
constexpr int patienceMs = 150; ///< loading shorter than this shows nothing
constexpr int foldUnder = 1200; ///< px of this page: windows under 1280
constexpr int foldedWidth = 64; ///< px at 100 % text
constexpr int widestQueue = 420;

} // namespace

ReviewPage::ReviewPage(Desk &desk, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_model(desk, clock), m_controller(desk, clock, m_model), m_queue(new QueuePanel(m_model)),
      m_case(new CasePage(desk)), m_message(new MessagePage), m_right(new QStackedWidget), m_splitter(new QSplitter)
{
    m_message->setAutoFillBackground(true);
    m_message->setBackgroundRole(QPalette::Base);
    m_right->addWidget(m_message);
    m_right->addWidget(m_case);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_queue);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(1, 1);
    m_queue->setMinimumWidth(Theme::current().size(Size::QueueMin));
    m_queue->setMaximumWidth(widestQueue);
    m_splitter->setSizes({Theme::current().size(Size::Queue), 1064});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    connectController();
    connectCase();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &ReviewPage::tellActive);
    qApp->installEventFilter(this);
}

/// A part that goes while it has the focus tells of it when others are gone already.
ReviewPage::~ReviewPage() { disconnect(qApp, nullptr, this, nullptr); }

void ReviewPage::start() { m_controller.start(); }

void ReviewPage::tellActive()
{
    m_controller.setActive(!m_away && QGuiApplication::applicationState() == Qt::ApplicationActive);
}

void ReviewPage::setAway(bool away)
{
    m_away = away;
    m_controller.keepDraft();
    m_case->evidenceWindow()->setAway(away);
    tellActive();
}

void ReviewPage::connectController()
{
    connect(&m_controller, &ReviewController::stageChanged, this, &ReviewPage::showStage);
    connect(&m_controller, &ReviewController::inputChanged, this, [this] {
        if (const CaseInHand *hand = m_controller.hand())
            m_case->setInput(*hand);
    });
    connect(&m_controller, &ReviewController::lacking, this, [this](DecisionField field, const QString &sentence) {
        m_case->bar()->showLack(field, sentence);
        if (field == DecisionField::Reasons)
            setMode(KeyMode::Reasons);
        if (field == DecisionField::Rationale || field == DecisionField::ProposedLabel)
            window()->activateWindow(); // words are typed here, wherever the keys are
    });
    connect(&m_controller, &ReviewController::summaryChanged, this, [this] {
        m_queue->setSummary(m_controller.summary());
        if (m_controller.stage() == ReviewController::Stage::Empty)
            showMessage();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] { m_case->setNow(m_controller.clock().now()); });
    m_tick.start(tickMs);
    m_loading.setSingleShot(true);
    m_loading.setInterval(patienceMs);
    connect(&m_loading, &QTimer::timeout, this, &ReviewPage::showMessage);
    connect(&Theme::current(), &Theme::changed, this, &ReviewPage::foldQueue);
    connect(m_queue, &QueuePanel::findingChanged, this, &ReviewPage::foldQueue);
    connect(m_queue, &QueuePanel::chosen, this, [this](Token token) { m_controller.show(token); });
}

void ReviewPage::connectCase()
{
    connect(m_case, &CasePage::evidencePainted, this, [this] { m_controller.painted(m_shown); });
    connect(m_case, &CasePage::sectionOpened, &m_controller, &ReviewController::openDetails);
    connect(m_case, &CasePage::detailsClosed, &m_controller, &ReviewController::closeDetails);
    connect(m_case, &CasePage::tabStopsChanged, this, &ReviewPage::tabStopsChanged);
    connect(m_case->evidenceWindow(), &EvidenceWindow::keyLeft, this, &ReviewPage::takeKey);
    connect(m_case, &CasePage::missing, &m_controller, &ReviewController::missing);
    DecisionBar *bar = m_case->bar();
    connect(bar, &DecisionBar::labelChosen, &m_controller, &ReviewController::chooseLabel);
    connect(bar, &DecisionBar::acceptPressed, this, &ReviewPage::accept);
    connect(bar, &DecisionBar::filePressed, this, &ReviewPage::file);
    connect(bar, &DecisionBar::escalatePressed, this, &ReviewPage::askEscalate);
    connect(bar, &DecisionBar::setAsidePressed, this, &ReviewPage::askSetAside);
    connect(bar, &DecisionBar::confidenceChosen, &m_controller, &ReviewController::setConfidence);
    OverridePanel *fields = bar->override();
    connect(fields, &OverridePanel::graded, &m_controller, &ReviewController::grade);
    connect(fields, &OverridePanel::reasonToggled, &m_controller, &ReviewController::toggleReason);
    connect(fields, &OverridePanel::rationaleTyped, &m_controller, &ReviewController::explain);
    connect(fields, &OverridePanel::labelProposed, &m_controller, &ReviewController::proposeLabel);
    connect(bar->ask(), &AskPanel::escalated, &m_controller, &ReviewController::escalate);
    connect(bar->ask(), &AskPanel::setAside, &m_controller, &ReviewController::setAside);
    connect(bar->ask(), &AskPanel::released, &m_controller, &ReviewController::release);
    connect(bar->ask(), &AskPanel::closed, this, &ReviewPage::focusTitle);
}

void ReviewPage::showStage()
{
    using Stage = ReviewController::Stage;
    m_queue->setSummary(m_controller.summary());
    foldQueue();
    m_loading.stop();
    if (m_controller.stage() == Stage::Loading) {
        m_loading.start();
        return;
    }
    if (m_controller.stage() != Stage::Case)
        return showMessage();
    if (m_away)
        tellActive(); // a case that arrives now does not run on
    const CaseInHand &hand = *m_controller.hand();
    m_shown = hand.token();
    setMode(KeyMode::Labels);
    m_case->setCase(hand, m_controller.clock().now());
    m_right->setCurrentWidget(m_case);
    m_queue->setOpen(m_shown);
    Q_EMIT tabStopsChanged();
    focusTitle();
}

void ReviewPage::showMessage()
{
    using Stage = ReviewController::Stage;
    const Stage stage = m_controller.stage();
    m_case->leave(stage == Stage::Loading);
    if (stage == Stage::Loading) {
        m_message->say(QString(), tr("Loading the case"), QString());
    } else if (stage == Stage::Failed) {
        m_message->say(QStringLiteral("warning"), tr("This did not open"), m_controller.failure());
        m_message->addButton(tr("Try again"), {}, [this] { m_controller.retry(); });
        m_message->addButton(tr("Next case"), QKeySequence(Qt::Key_S), [this] { step(1); });
    } else if (stage == Stage::Filed) {
        m_message->say(QStringLiteral("check"), m_controller.lastDeed().sentence,
                       tr("The next case opens when you ask for it."));
        m_message->addButton(tr("Next case"), QKeySequence(Qt::Key_S), [this] { step(1); });
    } else {
        showEmpty();
    }
    m_right->setCurrentWidget(m_message);
    m_shown = {};
    Q_EMIT tabStopsChanged();
    m_message->focusTitle();
}

void ReviewPage::showEmpty()
{
    const QueuePart part = m_model.part();
    m_message->say(QStringLiteral("check"),
                   part == QueuePart::Decided    ? tr("Nothing decided yet")
                   : part == QueuePart::SetAside ? tr("Nothing is set aside")
                                                 : tr("Nothing waiting"),
                   emptyText());
    const auto offer = [this](const QString &text, const QKeySequence &key, QueuePart of) {
        m_message->addButton(text, key, [this, of] { togglePart(of); });
    };
    if (part == QueuePart::Decided)
        return offer(tr("Back to the queue"), QKeySequence(Qt::CTRL | Qt::Key_H), part);
    if (part == QueuePart::SetAside)
        return offer(tr("Back to the queue"), QKeySequence(Qt::SHIFT | Qt::Key_S), part);
    const QueueSummary &summary = m_controller.summary();
    if (summary.setAside > 0)
        offer(tr("%1 set aside").arg(summary.setAside), QKeySequence(Qt::SHIFT | Qt::Key_S), QueuePart::SetAside);
    if (summary.decidedToday > 0)
        offer(tr("Decided cases"), QKeySequence(Qt::CTRL | Qt::Key_H), QueuePart::Decided);
}

QString ReviewPage::emptyText() const
{
    const QueueSummary &summary = m_controller.summary();
    if (!m_model.find().isEmpty())
        return tr("No title or id holds “%1”.").arg(visible(m_model.find(), LineBreaks::Join));
    if (m_model.part() == QueuePart::Decided)
        return tr("Decisions appear here once they are filed, and can be amended from here.");
    QStringList sentences;
    if (!summary.whyEmpty.empty())
        sentences << visible(summary.whyEmpty);
    if (summary.decidedToday > 0)
        sentences << (summary.decidedToday == 1 ? tr("You decided 1 case today.")
                                                : tr("You decided %1 cases today.").arg(summary.decidedToday));
    sentences << tr("New ones appear here by themselves.");
    if (summary.nextSetAside)
        sentences << tr("The next set-aside case returns %1.")
                         .arg(momentText(*summary.nextSetAside, m_controller.clock().now()));
    return sentences.join(QLatin1Char(' '));
}

QList<QWidget *> ReviewPage::tabStops() const
{
    return tabStopsIn(m_queue) + tabStopsIn(m_message) + m_case->tabStops();
}

void ReviewPage::focusTitle()
{
    if (m_right->currentWidget() == m_case)
        m_case->header()->focusTitle();
    else
        m_message->focusTitle();
}

void ReviewPage::setMode(KeyMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    Q_EMIT modeChanged();
}

QString ReviewPage::modeText() const
{
    switch (m_mode) {
    case KeyMode::Agreement: return tr("Agreement: 1–4, Esc");
    case KeyMode::Reasons: return tr("Reasons: 1–9, Esc");
    case KeyMode::Labels: break;
    }
    return {};
}

void ReviewPage::followFocus(QWidget *now)
{
    const bool typing = m_case->bar()->override()->isTyping() || m_case->bar()->ask()->isTyping();
    m_case->bar()->setTyping(typing);
    if (!now || !isAncestorOf(now))
        setMode(KeyMode::Labels);
}

/// Every sign of a person at work keeps the active time going.
bool ReviewPage::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        if (!m_away)
            m_controller.touch();
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void ReviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    foldQueue();
}

/// In a narrow window the queue folds to marks; what is looked for by its name is listed with it.
void ReviewPage::foldQueue()
{
    const bool fold = width() < foldUnder && m_model.part() == QueuePart::Waiting && !m_queue->isFinding();
    const int marks = fold ? qRound(Theme::current().scaled(foldedWidth)) : 0;
    if (marks == m_marksWidth)
        return;
    m_marksWidth = marks;
    m_queue->setFolded(fold);
    m_queue->setMinimumWidth(fold ? marks : Theme::current().size(Size::QueueMin));
    m_queue->setMaximumWidth(fold ? marks : widestQueue);
    const Size unfolded = width() < foldUnder ? Size::QueueMin : Size::Queue;
    m_splitter->setSizes({fold ? marks : Theme::current().size(unfolded), width()});
}

bool ReviewPage::isAsking() const { return m_case->bar()->ask()->question() != AskPanel::Question::None; }

} // namespace verdict
