#include "ui/review/casepage.h"

#include "ui/controls/curtain.h"
#include "ui/controls/taborder.h"
#include "ui/review/caseheader.h"
#include "ui/review/decisionbar.h"
#include "ui/review/details/detailspane.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/evidencearea.h"
#include "ui/review/hairline.h"
#include "ui/review/keyevidence.h"
#include "ui/review/suggestioncard.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace verdict {
namespace {

constexpr int inset = 24;
constexpr int gutter = 32;
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
      m_left(new EvidenceStack), m_bar(new DecisionBar)
{
    m_left->addWidget(m_evidence);
    m_left->addWidget(m_details);
    m_left->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_left->setMinimumHeight(leastEvidence);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *line = new Hairline;
    auto *body = new QHBoxLayout;
    body->setContentsMargins(inset, 20, inset, 20);
    body->setSpacing(gutter);
    body->addWidget(m_left, 1);
    body->addWidget(makeSide());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(line);
    column->addLayout(body, 1);
    column->addWidget(m_bar);
    connect(m_evidence, &EvidenceArea::painted, this, &CasePage::evidencePainted);
    connect(m_facts, &KeyEvidenceView::painted, this, &CasePage::evidencePainted);
    connect(m_evidence, &EvidenceArea::detailsPressed, this, &CasePage::openDetails);
    connect(m_evidence, &EvidenceArea::missing, this, &CasePage::missing);
    connect(m_evidence, &EvidenceArea::phrasesShown, m_suggestion, &SuggestionCard::setPhrases);
    connect(m_bar, &DecisionBar::growing, this, &CasePage::rememberLook);
    m_bar->installEventFilter(this);
    connect(m_details, &DetailsPane::closeWanted, this, &CasePage::closeDetails);
    connect(m_details->input(), &InputPane::missing, this, &CasePage::missing);
    connect(m_details->input(), &InputPane::phrasesShown, m_suggestion, &SuggestionCard::setPhrases);
    connect(m_details, &DetailsPane::sectionOpened, this, [this](const QString &section) {
        arrange();
        Q_EMIT sectionOpened(section);
    });
}

QWidget *CasePage::makeSide()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_facts = new KeyEvidenceView;
    m_facts->setShape(KeyEvidenceView::Shape::Narrow);
    m_suggestion = new SuggestionCard;
    column->addWidget(m_facts);
    column->addWidget(m_suggestion);
    column->addStretch(1);
    m_side = new QScrollArea;
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setFocusPolicy(Qt::NoFocus);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidget(content);
    m_side->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    return m_side;
}

void CasePage::setCase(const CaseInHand &hand, Time now)
{
    m_changing = true;
    m_left->setCurrentWidget(m_evidence);
    m_details->leave();
    m_header->setCase(hand, now);
    m_suggestion->setCase(hand);
    m_details->setCase(hand, now);
    m_evidence->setCase(hand, m_details->titles());
    m_facts->setRows(hand.file().keyEvidence, hand.file().suggestion.has_value());
    m_bar->setCase(hand);
    arrange();
    m_changing = false;
    m_look = QPixmap();
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
    if (!detailsOpen())
        return;
    m_details->leave();
    m_left->setCurrentWidget(m_evidence);
    arrange();
    Q_EMIT detailsClosed();
}

bool CasePage::detailsOpen() const { return m_left->currentWidget() == m_details; }

void CasePage::toggleHighlights()
{
    if (detailsOpen())
        m_details->input()->toggleHighlights();
    else
        m_evidence->toggleHighlights();
}

void CasePage::stepEvidence(int by)
{
    if (detailsOpen() && m_details->section() == QLatin1String("input"))
        m_details->input()->step(by);
}

PicturePanel *CasePage::picture() const
{
    return detailsOpen() ? m_details->input()->picture() : m_evidence->picture();
}

QWidget *CasePage::evidenceFocus() const
{
    if (detailsOpen())
        return m_details->tabs();
    if (m_evidence->pictureLeads())
        return m_evidence->picture()->view();
    return m_evidence->keyEvidence();
}

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
    m_side->setVisible(!(detailsOpen() && m_details->isWide()));
    m_facts->setVisible(m_evidence->pictureLeads());
    m_evidence->setDense(low);
    m_bar->setDense(low);
}

} // namespace verdict
