#include "ui/review/sidecolumn.h"

#include "ui/review/keyevidence.h"
#include "ui/review/suggestioncard.h"

#include <QEvent>
#include <QFrame>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>

namespace verdict {
namespace {

constexpr int gap = 16;       ///< px
constexpr int cardHead = 156; ///< px of the suggestion that stay in view: label, confidence, range and scale

} // namespace

SideColumn::SideColumn(QWidget *parent)
    : QWidget(parent), m_facts(new KeyEvidenceView(this)), m_suggestion(new SuggestionCard),
      m_scroll(new QScrollArea(this))
{
    m_facts->setShape(KeyEvidenceView::Shape::Narrow);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_suggestion);
    m_suggestion->installEventFilter(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
}

void SideColumn::showFacts(bool on)
{
    m_facts->setVisible(on);
    place();
}

void SideColumn::rewind() { m_scroll->verticalScrollBar()->setValue(0); }

/// The rows take what the head of the suggestion leaves, and at least one of them stands.
int SideColumn::factsHeight() const
{
    const int least = m_facts->heightFor(1);
    const int room = m_suggestion->isHidden() ? height() : height() - gap - cardHead;
    return std::min(m_facts->sizeHint().height(), std::max(least, room));
}

void SideColumn::place()
{
    int top = 0;
    if (!m_facts->isHidden()) {
        m_facts->setGeometry(0, 0, width(), factsHeight());
        top = m_facts->height() + gap;
    }
    m_scroll->setVisible(!m_suggestion->isHidden());
    const int wanted =
        m_suggestion->hasHeightForWidth() ? m_suggestion->heightForWidth(width()) : m_suggestion->sizeHint().height();
    m_scroll->setGeometry(0, top, width(), std::max(0, std::min(wanted, height() - top)));
}

bool SideColumn::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

/// The suggestion asks its scroll area for room; how much there is, is decided here.
bool SideColumn::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::LayoutRequest || type == QEvent::ShowToParent || type == QEvent::HideToParent)
        place();
    return QWidget::eventFilter(watched, event);
}

void SideColumn::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace verdict
