#pragma once

#include <QStyledItemDelegate>

namespace verdict {

class KeyEvidenceModel;
class KeyEvidenceView;

/// Paints one row of key evidence in the shape its view has.
class EvidenceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    EvidenceDelegate(const KeyEvidenceModel &model, const KeyEvidenceView &view, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const KeyEvidenceModel &m_model;
    const KeyEvidenceView &m_view;
};

} // namespace verdict
