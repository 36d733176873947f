#pragma once

#include <QWidget>

namespace verdict {

class KeyEvidenceView;

/// The line above the rows of key evidence that names their columns, or the one below that gives the directions of a
/// weight.
class EvidenceEdge : public QWidget {
    Q_OBJECT

public:
    enum class Side { Head, Foot };

    EvidenceEdge(KeyEvidenceView &view, Side side);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintHead(QPainter &painter) const;
    void paintFoot(QPainter &painter) const;

    const KeyEvidenceView &m_view;
    Side m_side;
};

} // namespace verdict
