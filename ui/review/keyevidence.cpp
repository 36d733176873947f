#include "ui/review/keyevidence.h"

#include "ui/review/evidencedelegate.h"
#include "ui/review/evidenceedge.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <cmath>

namespace verdict {
namespace {

constexpr int noteLines = 3; ///< room for the words that stand where no row does

QString line(const std::string &text) { return visible(text, LineBreaks::Join); }

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

KeyEvidenceView::KeyEvidenceView(QWidget *parent)
    : QListView(parent), m_head(new EvidenceEdge(*this, EvidenceEdge::Side::Head)),
      m_foot(new EvidenceEdge(*this, EvidenceEdge::Side::Foot))
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
    m_head->update();
    m_foot->update();
}

EvidenceColumns KeyEvidenceView::columns(const QRect &row) const
{
    return m_shape == Shape::Narrow ? narrowEvidenceColumns(row, m_model.weights())
                                    : evidenceColumns(row, m_model.strips(), m_model.weights());
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

int KeyEvidenceView::heightFor(int rows) const
{
    const int edges = m_head->sizeHint().height() + (m_model.weights() ? m_foot->sizeHint().height() : 0);
    const int note = noteLines * Theme::current().lineHeight(TypeStyle::Body);
    return edges + (m_model.rowCount() > 0 ? std::min(rows, m_model.rowCount()) * rowHeight() : note);
}

QSize KeyEvidenceView::sizeHint() const { return {480, heightFor(m_model.rowCount())}; }

QSize KeyEvidenceView::minimumSizeHint() const
{
    return {200, m_head->sizeHint().height() + std::clamp(m_model.rowCount(), 1, 2) * rowHeight()};
}

void KeyEvidenceView::fit()
{
    const int foot = m_model.weights() ? m_foot->sizeHint().height() : 0;
    setViewportMargins(0, m_head->sizeHint().height(), 0, foot);
    m_foot->setVisible(foot > 0);
    placeEdges();
    scheduleDelayedItemsLayout();
    updateGeometry();
}

/// Head and foot are as wide as the rows, so that a scroll bar moves no column.
void KeyEvidenceView::placeEdges()
{
    const QRect rows = viewport()->geometry();
    m_head->setGeometry(rows.left(), 0, rows.width(), m_head->sizeHint().height());
    m_foot->setGeometry(rows.left(), rows.bottom() + 1, rows.width(), m_foot->sizeHint().height());
}

void KeyEvidenceView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    placeEdges();
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
        painter.drawText(viewport()->rect().adjusted(0, 8, 0, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         tr("This case brings no key evidence. Its input is under Details."));
    }
    Q_EMIT painted();
}

} // namespace verdict
