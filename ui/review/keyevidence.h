#pragma once

#include "core/case/casefile.h"
#include "ui/review/evidencecolumns.h"

#include <QAbstractListModel>
#include <QListView>

namespace verdict {

class EvidenceEdge;

/// The strongest signals of a case, one a row.
class KeyEvidenceModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// `weights` only where the suggestion is shown.
    void setRows(std::vector<KeyEvidence> rows, bool weights);
    [[nodiscard]] const KeyEvidence &row(int index) const { return m_rows[std::size_t(index)]; }
    [[nodiscard]] bool weights() const { return m_weights; }
    [[nodiscard]] bool strips() const { return m_strips; }
    [[nodiscard]] double greatestWeight() const { return m_greatest; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<KeyEvidence> m_rows;
    double m_greatest = 0;
    bool m_weights = false;
    bool m_strips = false;
};

/// "Amount, 1,284 euros, usual 18 to 140, 9 times the median, weighs for the suggestion".
QString spokenEvidence(const KeyEvidence &row, bool weights);

/// A signed weight: the share with the sign that the direction gives it. Nothing without a weight.
std::optional<double> signedWeight(const KeyEvidence &row);

/// What a person judges by first: a head and three to five rows, as tall as its rows. Says when it has been painted.
class KeyEvidenceView : public QListView {
    Q_OBJECT

public:
    enum class Shape {
        Wide,  ///< name, this case, usual range, weight beside one another
        Narrow ///< name above value, for the column beside a picture
    };

    explicit KeyEvidenceView(QWidget *parent = nullptr);

    void setRows(std::vector<KeyEvidence> rows, bool weights);
    void setShape(Shape shape);
    [[nodiscard]] Shape shape() const { return m_shape; }
    /// Lower rows, for low windows.
    void setDense(bool dense);
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] const KeyEvidenceModel &rows() const { return m_model; }
    /// Where the columns of a row lie, in the shape in force.
    [[nodiscard]] EvidenceColumns columns(const QRect &row) const;
    /// With its head and foot, and so many of its rows in view.
    [[nodiscard]] int heightFor(int rows) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void painted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();
    void placeEdges();

    KeyEvidenceModel m_model;
    EvidenceEdge *m_head;
    EvidenceEdge *m_foot;
    Shape m_shape = Shape::Wide;
    bool m_dense = false;
};

} // namespace verdict
