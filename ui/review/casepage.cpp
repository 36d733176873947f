#include "ui/review/casepage.h"

#include "ui/controls/curtain.h"
#include "ui/controls/taborder.h"
#include "ui/review/caseheader.h"
#include "ui/review/decisionbar.h"
#include "ui/review/details/detailspane.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/evidencearea.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/hairline.h"
#include "ui/review/keyevidence.h"
#include "ui/review/sidecolumn.h"
#include "ui/review/suggestioncard.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace verdict {
namespace {

constexpr int inset = 24;
constexpr int gutter = 32;
constexpr int bodyEdge = 20;     ///< px above and below the evidence
constexpr int bodyEdgeLow = 12;  ///< px of the same in low windows
constexpr int narrowUnder = 960; ///< px of the case column: windows under 1280 with the queue folded
constexpr int narrowSide = 280;
constexpr int leastEvidence = 140; ///< px
constexpr int mostGrowth = 420;    ///< px
constexpr int lowUnder = 740;      ///< px of the case column: windows under 800

/// Evidence is scrolled and zoomed, so no text in it may ask for a height that the decision bar then lacks.
class EvidenceStack : public QStackedWidget {
public:
    using QStackedWidget::QStackedWidget;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace

CasePage::CasePage(Desk &desk, QWidget *parent)
    : QWidget(parent), m_header(new CaseHeader), m_evidence(new EvidenceArea(desk)), m_details(new DetailsPane(desk)),
      m_left(new EvidenceStack), m_side(new SideColumn), m_window(new EvidenceWindow(this)), m_bar(new DecisionBar)
{
    m_left->addWidget(m_evidence);
    m_left->addWidget(m_details);
    m_left->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_left->setMinimumHeight(leastEvidence);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *line = new Hairline;
    auto *body = new QHBoxLayout;
    m_body = body;
    body->setContentsMargins(inset, bodyEdge, inset, bodyEdge);
    body->setSpacing(gutter);
    body->addWidget(m_left, 1);
    body->addWidget(m_side);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(line);
    column->addLayout(body, 1);
    column->addWidget(m_bar);
    connectParts();
}

void CasePage::connectParts()
{
    SuggestionCard *card = m_side->suggestion();
    connect(m_evidence, &EvidenceArea::painted, this, &CasePage::evidencePainted);
    connect(m_side->facts(), &KeyEvidenceView::painted, this, &CasePage::evidencePainted);
    connect(m_evidence, &EvidenceArea::detailsPressed, this, &CasePage::openDetails);
    connect(m_evidence, &EvidenceArea::missing, this, &CasePage::missing);
    connect(m_evidence, &EvidenceArea::phrasesShown, card, &SuggestionCard::setPhrases);
    connect(m_bar, &DecisionBar::growing, this, &CasePage::rememberLook);
    m_bar->installEventFilter(this);
    connect(m_details, &DetailsPane::closeWanted, this, &CasePage::closeDetails);
    connect(m_details->input(), &InputPane::missing, this, &CasePage::missing);
    connect(m_details->input(), &InputPane::highlightsPressed, this, &CasePage::toggleHighlights);
    connect(m_details->input(), &InputPane::phrasesShown, card, &SuggestionCard::setPhrases);
    connect(m_details, &DetailsPane::sectionOpened, this, [this](const QString &section) {
        arrange();
        Q_EMIT sectionOpened(section);
    });
    connect(m_window, &EvidenceWindow::closeWanted, this, &CasePage::closeWindow);
}

void CasePage::setCase(const CaseInHand &hand, Time now)
{
    m_changing = true;
    if (isDocked()) {
        m_left->setCurrentWidget(m_evidence);
        Q_EMIT detailsClosed();
    }
    m_details->leave();
    m_name = visible(caseText(hand.file()), LineBreaks::Join);
    m_header->setCase(hand, now);
    m_side->suggestion()->setCase(hand);
    m_side->rewind();
    m_details->setCase(hand, now);
    m_evidence->setCase(hand, m_details->titles());
    m_side->facts()->setRows(hand.file().keyEvidence, hand.file().suggestion.has_value());
    m_bar->setCase(hand);
    if (m_detached)
        showDetached(false);
    arrange();
    m_changing = false;
    m_look = QPixmap();
}

void CasePage::leave(bool coming)
{
    m_name.clear();
    if (!m_detached)
        return;
    m_details->leave();
    if (coming)
        m_window->clear();
    else
        hideWindow();
}

void CasePage::setInput(const CaseInHand &hand) { m_bar->setInput(hand); }

void CasePage::setNow(Time now) { m_header->setNow(now); }

void CasePage::openDetails()
{
    if (detailsOpen())
        return m_details->openNext(1);
    const int ms = Theme::current().motionMs(Motion::Details);
    const QRect area = m_left->geometry();
    const QPixmap before = ms > 0 ? grab(area) : QPixmap();
    m_left->setCurrentWidget(m_details);
    m_details->open();
    Curtain::draw(this, area, before, Curtain::Edge::Bottom, ms);
}

void CasePage::closeDetails()
{
    if (m_detached)
        return closeWindow();
    if (!isDocked())
        return;
    m_details->leave();
    m_left->setCurrentWidget(m_evidence);
    arrange();
    Q_EMIT detailsClosed();
}

bool CasePage::isDocked() const { return m_left->currentWidget() == m_details; }

bool CasePage::detailsOpen() const { return isDocked() || (m_detached && !m_name.isEmpty()); }

void CasePage::toggleWindow()
{
    if (m_detached)
        return closeWindow();
    const bool open = isDocked();
    m_detached = true;
    if (open)
        m_left->setCurrentWidget(m_evidence);
    showDetached(true);
    arrange();
}

/// What was open in the page goes on in the window; else the tab that was in view last opens.
void CasePage::showDetached(bool active)
{
    const bool going = m_window->isAncestorOf(m_details);
    m_window->hold(m_details);
    m_window->setCase(m_name);
    m_details->open();
    const bool mine = window()->isActiveWindow();
    m_window->present(active);
    if (mine && !active)
        window()->activateWindow(); // not every window system leaves the keys where they are
    if (active || (m_window->isActiveWindow() && !m_window->isAncestorOf(QApplication::focusWidget())))
        m_details->tabs()->setFocus(Qt::OtherFocusReason);
    if (!going)
        Q_EMIT tabStopsChanged();
}

void CasePage::closeWindow()
{
    if (!std::exchange(m_detached, false))
        return;
    hideWindow();
    m_details->leave();
    m_left->addWidget(m_details);
    arrange();
    Q_EMIT detailsClosed();
    Q_EMIT tabStopsChanged();
}

/// The keys come back to where decisions are filed.
void CasePage::hideWindow()
{
    const bool active = m_window->isActiveWindow();
    m_window->hide();
    if (!active)
        return;
    window()->activateWindow();
    if (!m_name.isEmpty())
        m_header->focusTitle();
}

void CasePage::toggleHighlights()
{
    InputPane *input = m_details->input();
    const bool on = detailsOpen() ? !input->showsHighlights() : !m_evidence->showsHighlights();
    if (detailsOpen())
        input->showHighlights(on);
    if (!isDocked())
        m_evidence->showHighlights(on);
}

void CasePage::stepEvidence(int by)
{
    if (detailsOpen() && m_details->section() == QLatin1String("input"))
        m_details->input()->step(by);
}

/// Of a picture here and one in the window, the one with the focus is meant, else the larger.
PicturePanel *CasePage::picture() const
{
    PicturePanel *lead = m_evidence->picture();
    const bool input = detailsOpen() && m_details->section() == QLatin1String("input");
    PicturePanel *detail = input ? m_details->input()->picture() : nullptr;
    if (isDocked())
        return detail;
    return detail && !(lead && lead->view()->hasFocus()) ? detail : lead;
}

QWidget *CasePage::evidenceFocus() const
{
    if (isDocked())
        return m_details->tabs();
    if (m_evidence->pictureLeads())
        return m_evidence->picture()->view();
    return m_evidence->keyEvidence();
}

QWidget *CasePage::windowFocus() const { return m_detached && m_window->isVisible() ? m_details->tabs() : nullptr; }

SuggestionCard *CasePage::suggestion() const { return m_side->suggestion(); }

QList<QWidget *> CasePage::tabStops() const
{
    return tabStopsIn(m_header) + tabStopsIn(m_left) + tabStopsIn(m_side) + m_bar->tabStops();
}

/// A new case changes at once; only growing under the hand is drawn.
void CasePage::rememberLook()
{
    if (m_changing || !isVisible() || Theme::current().motionMs(Motion::Bar) == 0)
        return;
    const int top = std::max(0, m_bar->y() - mostGrowth);
    m_look = grab(QRect(0, top, width(), m_bar->y() - top));
    // Where nothing has grown once the layout has settled, the picture is of no more use.
    QTimer::singleShot(0, this, [this] { m_look = QPixmap(); });
}

bool CasePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::Resize && !m_look.isNull())
        openUpward(static_cast<QResizeEvent *>(event)->oldSize().height());
    return QWidget::eventFilter(watched, event);
}

void CasePage::openUpward(int oldHeight)
{
    const int grown = m_bar->height() - oldHeight;
    const QPixmap look = std::exchange(m_look, QPixmap());
    if (grown <= 0 || grown > look.deviceIndependentSize().height())
        return;
    const double ratio = look.devicePixelRatio();
    const QRect part(0, qRound((look.deviceIndependentSize().height() - grown) * ratio), look.width(),
                     qRound(grown * ratio));
    Curtain::draw(this, QRect(0, m_bar->y(), width(), grown), look.copy(part), Curtain::Edge::Top,
                  Theme::current().motionMs(Motion::Bar));
}

void CasePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CasePage::arrange()
{
    const Theme &theme = Theme::current();
    const bool low = height() < lowUnder;
    m_side->setFixedWidth(width() < narrowUnder ? narrowSide : theme.size(Size::Suggestion));
    m_side->setVisible(!(isDocked() && m_details->isWide()));
    m_side->showFacts(m_evidence->pictureLeads());
    const int edge = low ? bodyEdgeLow : bodyEdge;
    m_body->setContentsMargins(inset, edge, inset, edge);
    m_evidence->setDense(low);
    m_bar->setDense(low);
    m_bar->setRoom(height() - m_header->sizeHint().height() - leastEvidence - 2 * edge);
}

} // namespace verdict
