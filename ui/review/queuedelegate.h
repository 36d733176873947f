#pragma once

#include "core/case/ids.h"

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace verdict {

class QueueModel;

/// Paints a row of the queue: title and time left above stakes, kind and id; folded to stakes and time where there is
/// no room. A row is drawn once and kept as a picture: after a decision most rows only move up by one.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit QueueDelegate(const QueueModel &model, QObject *parent = nullptr);

    /// The row that is open on the right.
    void setOpen(Token token) { m_open = token; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QueueModel &m_model;
    Token m_open;
    mutable QCache<QString, QPixmap> m_drawn{64}; ///< by everything that a row's look depends on
};

} // namespace verdict
