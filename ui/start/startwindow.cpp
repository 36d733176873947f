#include "ui/start/startwindow.h"

#include "ui/controls/actionbutton.h"
#include "ui/start/beginpage.h"
#include "ui/start/kitpage.h"
#include "ui/start/sentencepage.h"
#include "ui/start/sharepage.h"
#include "ui/start/startkeys.h"
#include "ui/start/startside.h"
#include "ui/start/unlockpage.h"
#include "ui/start/waitingpage.h"
#include "ui/start/youpage.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int inset = 48;
constexpr int widest = 680;
constexpr QSize usual{1100, 760};
constexpr QSize least{880, 560};

enum Step { BeginStep, YouStep, ShareStep, LastStep };

} // namespace

StartWindow::StartWindow(Starter &starter, QWidget *parent)
    : QWidget(parent), m_starter(starter), m_whole(new QStackedWidget), m_column(new QVBoxLayout),
      m_side(new StartSide), m_unlock(new UnlockPage), m_begin(new BeginPage(starter)), m_you(new YouPage(starter)),
      m_share(new SharePage(starter)),
      m_invitation(new SentencePage(tr("Your invitation"),
                                    tr("Your request goes where the team shares. Your lead then lets you in."))),
      m_kit(new KitPage), m_waiting(new WaitingPage), m_back(new ActionButton(tr("Back"), Prominence::Quiet)),
      m_offline(new ActionButton(tr("Work offline for now"))),
      m_next(new ActionButton(tr("Continue"), Prominence::Primary)),
      m_state(new PlainLabel(TypeStyle::Label, Color::TextSecondary)), m_foot(makeFoot())
{
    setWindowTitle(tr("Verdict"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumSize(least);
    resize(usual);
    for (StartPage *page : std::initializer_list<StartPage *>{m_begin, m_you, m_share, m_invitation, m_kit, m_waiting})
        addPage(page);
    m_whole->addWidget(makeGuided());
    m_whole->addWidget(m_unlock);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_whole);
    makeActions();
    connect(m_begin, &BeginPage::joinsChanged, this, &StartWindow::refreshSide);
    connect(m_waiting, &WaitingPage::lookWanted, this, &StartWindow::look);
    connect(m_unlock, &UnlockPage::unlockWanted, this, &StartWindow::open);
    followTheme(this);
}

/// The steps at the left; the page in view at the right, which scrolls where the window is low.
QWidget *StartWindow::makeGuided()
{
    auto *body = new QWidget;
    body->setMaximumWidth(widest);
    body->setLayout(m_column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(24);
    m_column->addWidget(m_foot);
    m_column->addStretch(1);
    auto *content = new QWidget;
    auto *centre = new QHBoxLayout(content);
    centre->setContentsMargins(inset, inset, inset, inset);
    centre->addWidget(body, 100);
    centre->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *guided = new QWidget;
    auto *row = new QHBoxLayout(guided);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addWidget(scroll, 1);
    return guided;
}

QWidget *StartWindow::makeFoot()
{
    m_back->setKey(startKey(StartKey::Back));
    m_offline->setKey(startKey(StartKey::Offline));
    m_next->setKey(QKeySequence(Qt::Key_Return));
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addWidget(m_state, 1);
    row->addWidget(m_offline);
    row->addWidget(m_next);
    connect(m_back, &ActionButton::clicked, this, &StartWindow::back);
    connect(m_offline, &ActionButton::clicked, this, &StartWindow::workOffline);
    connect(m_next, &ActionButton::clicked, this, &StartWindow::next);
    return foot;
}

QAction *StartWindow::onKey(StartKey key, std::function<void()> act)
{
    auto *action = new QAction(this);
    action->setShortcut(startKey(key));
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    return action;
}

void StartWindow::makeActions()
{
    onKey(StartKey::Back, [this] { back(); })->setText(tr("Back"));
    onKey(StartKey::Offline, [this] { workOffline(); })->setText(tr("Work offline for now"));
    onKey(StartKey::LookAgain, [this] { look(); })->setText(tr("Look again"));
    onKey(StartKey::CopyPath, [this] {
        if (current() == m_kit)
            m_kit->copyPath();
    })->setText(tr("Copy the path"));
    onKey(StartKey::Choose, [this] {
        if (current() && !m_busy)
            current()->choose();
    })->setText(tr("Choose a file or folder"));
}

void StartWindow::addPage(StartPage *page)
{
    m_pages << page;
    m_column->addWidget(page);
    page->hide();
    connect(page, &StartPage::ready, this, &StartWindow::goOn);
    connect(page, &StartPage::busyChanged, this, &StartWindow::setBusy);
}

void StartWindow::begin(const QString &directory)
{
    m_you->setFolder(directory);
    bring(m_begin);
}

void StartWindow::unlock(const QString &directory)
{
    m_directory = directory;
    m_unlock->ask(tr("Open the workspace"), directory);
    m_whole->setCurrentWidget(m_unlock);
    m_unlock->focusField();
}

void StartWindow::wait(const QString &directory, const QString &sixWords)
{
    m_directory = directory;
    m_sixWords = sixWords;
    m_admitted = false;
    m_waiting->setWords(sixWords);
    bring(m_waiting);
}

StartPage *StartWindow::current() const { return m_whole->currentIndex() == 0 ? m_current : nullptr; }

int StartWindow::stepOf(const StartPage *page) const
{
    if (page == m_begin)
        return BeginStep;
    if (page == m_you)
        return YouStep;
    return page == m_share || page == m_invitation ? ShareStep : LastStep;
}

void StartWindow::bring(StartPage *page)
{
    m_whole->setCurrentIndex(0);
    if (m_current)
        m_current->hide();
    m_current = page;
    page->show();
    refreshSide();
    setBusy(false);
    page->focusFirst();
}

void StartWindow::refreshSide()
{
    const bool joins = m_begin->joins() || !m_sixWords.isEmpty();
    m_side->setSteps(joins ? tr("Join your team") : tr("Found a team"),
                     {tr("Begin"), tr("You"), tr("Where the team shares"),
                      joins ? tr("Waiting to be admitted") : tr("Recovery kit")},
                     current() ? stepOf(current()) : 0);
}

void StartWindow::refreshFoot()
{
    const StartPage *page = current();
    const bool waits = page == m_waiting && !m_admitted;
    m_back->setVisible(page == m_you || page == m_share || page == m_invitation);
    m_offline->setVisible(page == m_share || waits);
    m_next->setVisible(!waits);
    m_next->setText(page == m_share        ? tr("Found the team")
                    : page == m_invitation ? tr("Join")
                    : page == m_waiting    ? tr("Open Verdict")
                                           : tr("Continue"));
    for (ActionButton *button : {m_back, m_offline, m_next})
        button->setEnabled(!m_busy);
    m_state->setText(m_busy ? tr("One moment") : QString());
}

void StartWindow::setBusy(bool busy)
{
    m_busy = busy;
    refreshFoot();
}

void StartWindow::next()
{
    if (!m_busy && current())
        current()->advance();
}

void StartWindow::back()
{
    if (m_busy || !m_back->isVisible())
        return;
    bring(current() == m_you ? static_cast<StartPage *>(m_begin) : m_you);
}

/// The page in view has all it asks for.
void StartWindow::goOn()
{
    const StartPage *page = current();
    if (page == m_begin)
        bring(m_you);
    else if (page == m_you && m_begin->joins()) {
        m_invitation->say(m_begin->invitationText());
        bring(m_invitation);
    } else if (page == m_you)
        bring(m_share);
    else if (page == m_share)
        found(m_share->store());
    else if (page == m_invitation)
        join();
    else if (page == m_kit)
        open(m_you->passphrase().toStdString());
    else if (page == m_waiting && m_admitted)
        Q_EMIT finished(m_directory);
}

void StartWindow::workOffline()
{
    if (m_busy || !m_offline->isVisible())
        return;
    if (current() == m_share)
        found({});
    else
        Q_EMIT finished(m_directory);
}

void StartWindow::found(const QString &store)
{
    setBusy(true);
    m_directory = m_you->folder();
    m_starter
        .found(m_directory.toStdString(), m_you->name().toStdString(), m_you->passphrase().toStdString(),
               store.toStdString())
        .then(this, [this](const Result<StartedTeam> &answer) { started(answer); });
}

void StartWindow::join()
{
    setBusy(true);
    m_directory = m_you->folder();
    m_invitation->refuse({});
    m_starter
        .join(m_directory.toStdString(), m_begin->invitation().toStdString(), m_you->name().toStdString(),
              m_you->passphrase().toStdString())
        .then(this, [this](const Result<StartedTeam> &answer) { started(answer); });
}

void StartWindow::started(const Result<StartedTeam> &answer)
{
    setBusy(false);
    if (!answer) {
        const QString why = visible(answer.error().reason);
        return current() == m_share ? m_share->refuse(why) : m_invitation->refuse(why);
    }
    m_sixWords = visible(answer->sixWords, LineBreaks::Join);
    if (answer->recoveryKit.empty())
        return open(m_you->passphrase().toStdString());
    m_kit->setKit(visible(answer->recoveryKit, LineBreaks::Join));
    bring(m_kit);
}

void StartWindow::open(const std::string &passphrase)
{
    setBusy(true);
    m_starter.open(m_directory.toStdString(), passphrase).then(this, [this](const Result<void> &answer) {
        opened(answer);
    });
}

/// The workspace is there even where it does not open, so the passphrase is asked for from then on.
void StartWindow::opened(const Result<void> &answer)
{
    setBusy(false);
    if (!answer) {
        if (m_whole->currentWidget() != m_unlock)
            unlock(m_directory);
        return m_unlock->refuse(visible(answer.error().reason));
    }
    m_you->forget();
    m_unlock->clear();
    if (m_sixWords.isEmpty())
        Q_EMIT finished(m_directory);
    else
        wait(m_directory, m_sixWords);
}

void StartWindow::look()
{
    if (current() != m_waiting || m_busy || m_admitted)
        return;
    setBusy(true);
    m_waiting->setLooking();
    m_starter.lookAgain().then(this, [this](const Result<std::string> &answer) { looked(answer); });
}

void StartWindow::looked(const Result<std::string> &answer)
{
    m_admitted = answer && answer->empty();
    if (!answer)
        m_waiting->setLooked(visible(answer.error().reason), true);
    else if (m_admitted)
        m_waiting->setAdmitted();
    else
        m_waiting->setWords(visible(*answer, LineBreaks::Join));
    setBusy(false);
    if (m_admitted)
        m_next->setFocus(Qt::OtherFocusReason);
}

void StartWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || event->isAutoRepeat() || !current())
        return QWidget::keyPressEvent(event);
    if (auto *button = qobject_cast<ActionButton *>(QApplication::focusWidget()))
        return button->click();
    if (m_next->isVisible())
        next();
}

} // namespace verdict
