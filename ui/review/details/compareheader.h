#pragma once

#include <QHeaderView>

namespace verdict {

/// Heads of the compared cases: name above id and similarity.
class CompareHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit CompareHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace verdict
