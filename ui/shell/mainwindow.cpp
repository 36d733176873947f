#include "ui/shell/mainwindow.h"

#include "ui/controls/sheet.h"
#include "ui/controls/taborder.h"
#include "ui/review/casepage.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/actions.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/keyssheet.h"
#include "ui/shell/lockcover.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/reviewactions.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statusline.h"
#include "ui/shell/teampane.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace verdict {
namespace {

constexpr int tickMs = 1000;

QString geometryKey() { return QStringLiteral("geometry"); }
QString evidenceGeometryKey() { return QStringLiteral("evidenceGeometry"); }
QString evidenceWindowKey() { return QStringLiteral("evidenceWindow"); }

} // namespace

MainWindow::MainWindow(Desk &desk, const Clock &clock, Theme &theme, QSettings &store)
    : m_theme(theme), m_store(store), m_settings(readSettings(store)), m_rail(new Rail), m_screens(new QStackedWidget),
      m_review(new ReviewPage(desk, clock)), m_settingsPage(new SettingsPage(theme.tokens().scales, clock, this)),
      m_status(new StatusLine(clock)), m_actions(new Actions(this, m_review)), m_palette(new Palette(*m_actions, this)),
      m_keys(new KeysSheet(this)), m_cover(new LockCover(*this)), m_idle(new IdleWatch(clock, this))
{
    setWindowTitle(tr("Verdict"));
    setMinimumSize(theme.tokens().windowMin);
    resize(theme.tokens().windowDefault);
    restoreGeometry(store.value(geometryKey()).toByteArray());
    makeLayout();
    m_actions->fill(menuBar());
    hideMenuBar();
    placeEvidenceWindow();
    connectActions();
    connectReview();
    connectStatus();
    connectTeam();
    apply(m_settings);
    refreshActions();
}

/// What goes last may still tell of it, and nobody is left to listen.
MainWindow::~MainWindow()
{
    for (QObject *teller : {static_cast<QObject *>(m_settingsPage), static_cast<QObject *>(m_settingsPage->team()),
                            static_cast<QObject *>(m_screens)})
        disconnect(teller, nullptr, this, nullptr);
}

void MainWindow::makeLayout()
{
    auto *central = new QWidget;
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_screens, 1);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    m_screens->addWidget(m_review);
    m_screens->addWidget(m_settingsPage);
    setCentralWidget(central);
    orderTab();
}

/// The one place that says where Tab goes; the parts say what they hold.
void MainWindow::orderTab()
{
    chainTab(tabStopsIn(m_rail) + m_review->tabStops() + tabStopsIn(m_settingsPage) + tabStopsIn(m_status));
}

void MainWindow::toggleFullScreen() { setWindowState(windowState() ^ Qt::WindowFullScreen); }

void MainWindow::start() { m_review->start(); }

void MainWindow::connectActions()
{
    for (const ActSpec &spec : Actions::table())
        if (goesOnInMainWindow(spec.act))
            connect(m_actions->of(spec.act), &QAction::triggered, this, &QWidget::activateWindow);
    connectReviewActions(*m_actions, *m_review);
    const auto on = [this](Act act, auto &&function) {
        connect(m_actions->of(act), &QAction::triggered, this, std::forward<decltype(function)>(function));
    };
    on(Act::Find, [this] {
        showScreen(reviewScreen);
        m_review->find();
    });
    on(Act::DecidedList, [this] {
        showScreen(reviewScreen);
        m_review->toggleDecidedList();
    });
    on(Act::FullScreen, [this] { toggleFullScreen(); });
    on(Act::Review, [this] { showScreen(reviewScreen); });
    on(Act::Settings, [this] { showScreen(settingsScreen); });
    on(Act::NextArea, [this] { m_review->nextArea(1, m_status->firstControl()); });
    on(Act::PreviousArea, [this] { m_review->nextArea(-1, m_status->firstControl()); });
    on(Act::Commands, [this] {
        refreshActions();
        m_palette->open();
    });
    on(Act::Keys, [this] { m_keys->open(); });
    on(Act::Larger, [this] { stepScale(1); });
    on(Act::Smaller, [this] { stepScale(-1); });
    on(Act::NormalSize, [this] { stepScale(0); });
    on(Act::LightDark, [this] {
        Settings next = m_settings;
        next.mode = m_theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark;
        apply(next);
    });
    on(Act::Quit, [this] { close(); });
}

void MainWindow::connectReview()
{
    ReviewController &controller = m_review->controller();
    connect(&controller, &ReviewController::deedDone, this, [this, &controller] {
        const Deed &deed = controller.lastDeed();
        m_status->setDeed(deed.sentence, deed.undoUntil, m_settings.undoSeconds, deed.amendable);
    });
    connect(&controller, &ReviewController::trouble, m_status, &StatusLine::setTrouble);
    connect(&controller, &ReviewController::stageChanged, this, [this] {
        m_status->setDetails(m_review->controller().detailsSeconds());
        refreshActions();
    });
    connect(m_review, &ReviewPage::tabStopsChanged, this, &MainWindow::orderTab);
    connect(m_review, &ReviewPage::modeChanged, this, [this] { m_status->setMode(m_review->modeText()); });
    connect(m_rail, &Rail::chosen, this, &MainWindow::showScreen);
    connect(m_settingsPage, &SettingsPage::changed, this, &MainWindow::apply);
}

void MainWindow::connectStatus()
{
    connect(m_status, &StatusLine::undoPressed, m_review, &ReviewPage::undo);
    connect(m_status, &StatusLine::amendPressed, m_review, &ReviewPage::amend);
    connect(m_status, &StatusLine::keysPressed, this, [this] { m_keys->open(); });
    connect(m_status, &StatusLine::commandsPressed, m_actions->of(Act::Commands), &QAction::trigger);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_status->setDetails(m_review->controller().detailsSeconds()); });
    m_tick.start(tickMs);
}

void MainWindow::showScreen(int screen)
{
    m_rail->setCurrent(screen);
    if (m_screens->currentIndex() == screen)
        return;
    m_screens->setCurrentIndex(screen);
    if (screen == settingsScreen)
        m_settingsPage->focusFirst();
    else
        m_review->queue()->list()->setFocus();
    refreshActions();
}

void MainWindow::apply(const Settings &settings)
{
    m_settings = settings;
    if (m_theme.mode() != settings.mode)
        m_theme.setMode(settings.mode);
    if (m_theme.scale() != settings.textScale)
        m_theme.setScale(settings.textScale);
    m_theme.setReducedMotion(settings.reducedMotion);
    m_review->controller().setAutoAdvance(settings.autoAdvance);
    m_settingsPage->show(settings);
    m_idle->setLimit(m_lockable ? settings.lockMinutes : 0);
    writeSettings(m_store, settings);
}

void MainWindow::stepScale(int by)
{
    Settings next = m_settings;
    next.textScale = by == 0 ? 1.0 : steppedScale(m_theme.tokens().scales, m_theme.scale(), by);
    apply(next);
}

/// Acts that need a case are off without one, so that menus and palette never offer them.
void MainWindow::refreshActions()
{
    const bool open = m_review->controller().stage() == ReviewController::Stage::Case;
    const CaseInHand *hand = m_review->controller().hand();
    for (const ActSpec &spec : Actions::table())
        if (needsCase(spec.act))
            m_actions->of(spec.act)->setEnabled(open);
    m_actions->of(Act::Accept)->setEnabled(open && hand && hand->terms().suggested);
    refreshTeamActions();
}

/// The window of the details stands where it stood, and every key acts from there too.
void MainWindow::placeEvidenceWindow()
{
    CasePage *page = m_review->casePage();
    page->evidenceWindow()->restoreGeometry(m_store.value(evidenceGeometryKey()).toByteArray());
    m_actions->addTo(page->evidenceWindow());
    if (m_store.value(evidenceWindowKey()).toBool())
        page->wantWindow();
    connect(m_screens, &QStackedWidget::currentChanged, this, &MainWindow::coverEvidenceWindow);
    for (const Sheet *sheet : findChildren<Sheet *>()) {
        connect(sheet, &Sheet::opened, this, &MainWindow::coverEvidenceWindow);
        connect(sheet, &Sheet::dismissed, this, &MainWindow::coverEvidenceWindow);
    }
}

/// What stands over the case here keeps the keys of the other window from it too.
void MainWindow::coverEvidenceWindow()
{
    const QList<Sheet *> sheets = findChildren<Sheet *>();
    const bool covered = isLocked() || m_screens->currentIndex() != reviewScreen ||
                         std::any_of(sheets.begin(), sheets.end(), [](Sheet *sheet) { return !sheet->isHidden(); });
    m_review->casePage()->evidenceWindow()->setEnabled(!covered);
}

/// Off macOS the menu bar waits behind Alt and F10.
void MainWindow::hideMenuBar()
{
#ifndef Q_OS_MACOS
    menuBar()->hide();
    connect(menuBar(), &QMenuBar::triggered, menuBar(), &QMenuBar::hide);
#endif
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool menuKey = event->key() == Qt::Key_F10 || event->key() == Qt::Key_Alt;
    if (menuKey && !event->isAutoRepeat() && !isLocked()) {
        const bool show = menuBar()->isHidden();
        menuBar()->setVisible(show);
        if (show && event->key() == Qt::Key_F10)
            menuBar()->setFocus(Qt::MenuBarFocusReason);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_review->controller().keepDraft();
    m_store.setValue(geometryKey(), saveGeometry());
    m_store.setValue(evidenceGeometryKey(), m_review->casePage()->evidenceWindow()->saveGeometry());
    m_store.setValue(evidenceWindowKey(), m_review->casePage()->isDetached());
    m_review->casePage()->evidenceWindow()->hide();
    QMainWindow::closeEvent(event);
}

} // namespace verdict
