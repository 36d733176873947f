#include "ui/review/keyevidence.h"

#include "ui/controls/marks.h"
#include "ui/review/evidencecolumns.h"
#include "ui/review/evidencedelegate.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <cmath>

namespace verdict {
namespace {

constexpr int headGap = 8;

QString line(const std::string &text) { return visible(text, LineBreaks::Join); }

int headHeight() { return Theme::current().lineHeight(TypeStyle::Label) + headGap; }

int footHeight() { return Theme::current().lineHeight(TypeStyle::Micro) + 6; }

} // namespace

void KeyEvidenceModel::setRows(std::vector<KeyEvidence> rows, bool weights)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_greatest = 0;
    m_weights = false;
    m_strips = false;
    for (const KeyEvidence &row : m_rows) {
        m_greatest = std::max(m_greatest, std::abs(row.weight.value_or(0)));
        m_weights = m_weights || (weights && row.weight);
        m_strips = m_strips || row.range || (!row.note.empty() && !row.compare.empty());
    }
    endResetModel();
}

int KeyEvidenceModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant KeyEvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::AccessibleTextRole)
        return spokenEvidence(row(index.row()), m_weights);
    if (role == Qt::ToolTipRole)
        return toolTipText(spokenEvidence(row(index.row()), false));
    return {};
}

std::optional<double> signedWeight(const KeyEvidence &row)
{
    if (!row.weight)
        return std::nullopt;
    const double size = std::abs(*row.weight);
    if (row.direction)
        return *row.direction < 0 ? -size : *row.direction > 0 ? size : 0.0;
    return *row.weight;
}

QString spokenEvidence(const KeyEvidence &row, bool weights)
{
    QStringList parts;
    for (const std::string &text : {row.label, row.value, row.usual, row.compare, row.note})
        if (!text.empty())
            parts << line(text);
    if (const auto weight = signedWeight(row); weights && weight)
        parts << (*weight < 0   ? KeyEvidenceModel::tr("weighs against the suggestion")
                  : *weight > 0 ? KeyEvidenceModel::tr("weighs for the suggestion")
                                : KeyEvidenceModel::tr("weighs neither way"));
    return parts.join(QStringLiteral(", "));
}

KeyEvidenceView::KeyEvidenceView(QWidget *parent) : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new EvidenceDelegate(m_model, *this, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAccessibleName(tr("Key evidence"));
    fit();
    connect(&Theme::current(), &Theme::changed, this, &KeyEvidenceView::fit);
}

void KeyEvidenceView::setRows(std::vector<KeyEvidence> rows, bool weights)
{
    m_model.setRows(std::move(rows), weights);
    fit();
    viewport()->update();
}

void KeyEvidenceView::setShape(Shape shape)
{
    m_shape = shape;
    fit();
}

void KeyEvidenceView::setDense(bool dense)
{
    if (dense == m_dense)
        return;
    m_dense = dense;
    fit();
}

int KeyEvidenceView::rowHeight() const
{
    const Theme &theme = Theme::current();
    if (m_shape == Shape::Narrow)
        return theme.lineHeight(TypeStyle::Label) + theme.lineHeight(TypeStyle::Body) + 12;
    return 2 * theme.lineHeight(TypeStyle::Body) + (m_dense ? 12 : 20);
}

QSize KeyEvidenceView::sizeHint() const
{
    const int rows = std::max(1, m_model.rowCount());
    return {480, headHeight() + rows * rowHeight() + (m_model.weights() ? footHeight() : 0)};
}

QSize KeyEvidenceView::minimumSizeHint() const
{
    return {200, headHeight() + std::min(2, std::max(1, m_model.rowCount())) * rowHeight()};
}

void KeyEvidenceView::fit()
{
    setViewportMargins(0, headHeight(), 0, m_model.weights() ? footHeight() : 0);
    scheduleDelayedItemsLayout();
    updateGeometry();
}

void KeyEvidenceView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

/// Up and down at the ends are left to the page, where they go to another case.
void KeyEvidenceView::keyPressEvent(QKeyEvent *event)
{
    const int before = currentIndex().row();
    QListView::keyPressEvent(event);
    const bool arrows = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (arrows && currentIndex().row() == before)
        event->ignore();
}

void KeyEvidenceView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model.rowCount() == 0) {
        QPainter painter(viewport());
        painter.setFont(Theme::current().font(TypeStyle::Body));
        painter.setPen(Theme::current().color(Color::TextTertiary));
        painter.drawText(viewport()->rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("This case brings no key evidence. Its input is under Details."));
    }
    Q_EMIT painted();
}

bool KeyEvidenceView::event(QEvent *event)
{
    // The frame around the viewport holds the head above the rows and the foot below them.
    if (event->type() == QEvent::Paint && !viewport()->geometry().isEmpty()) {
        QPainter painter(this);
        paintHead(painter);
        if (m_model.weights())
            paintFoot(painter);
    }
    return QListView::event(event);
}

void KeyEvidenceView::paintHead(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QRect row(0, 0, viewport()->width(), headHeight() - headGap);
    const EvidenceColumns columns = evidenceColumns(row, m_model.strips(), m_model.weights());
    painter.setFont(theme.font(TypeStyle::Label));
    painter.setPen(theme.color(Color::TextSecondary));
    painter.drawText(columns.name, Qt::AlignVCenter, tr("Key evidence"));
    if (m_shape == Shape::Wide) {
        painter.drawText(columns.value, Qt::AlignVCenter, tr("This case"));
        if (m_model.strips())
            painter.drawText(columns.range, Qt::AlignVCenter, tr("Usual range"));
    }
    if (m_model.weights()) {
        const QString word = tr("Weight");
        const int width = painter.fontMetrics().horizontalAdvance(word);
        const int middle = columns.weight.center().x();
        painter.setPen(theme.color(Color::Model));
        painter.drawText(QRect(middle - width / 2 + 6, 0, width + 2, row.height()), Qt::AlignVCenter, word);
        paintMark(painter, QRectF(middle - width / 2 - 9, row.center().y() - 4, 10, 10), Mark::Suggested, theme);
    }
    painter.fillRect(QRect(0, headHeight() - 1, viewport()->width(), 1), theme.color(Color::LineMedium));
}

void KeyEvidenceView::paintFoot(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QRect row(0, viewport()->geometry().bottom() + 4, viewport()->width(), theme.lineHeight(TypeStyle::Micro));
    const EvidenceColumns columns = evidenceColumns(row, m_model.strips(), true);
    painter.setFont(theme.font(TypeStyle::Micro));
    painter.setPen(theme.color(Color::TextSecondary));
    painter.drawText(columns.weight.adjusted(-40, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                     tr("against – for", "directions of a weight"));
}

} // namespace verdict
