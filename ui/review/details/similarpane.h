#pragma once

#include "ui/review/details/comparison.h"

#include <QWidget>

namespace verdict {

class ActionButton;
class CompareTable;
class PlainLabel;

/// This case beside its similar ones, three at a time, row by row; = and ≠ say where they part.
class SimilarPane : public QWidget {
    Q_OBJECT

public:
    explicit SimilarPane(QWidget *parent = nullptr);

    /// `labels` are the policy's words for labels.
    void setCase(const CaseFile &file, const std::vector<CodeText> &labels);
    /// The next (+1) or previous (−1) neighbours.
    void turn(int by);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();

    CaseComparison m_comparison;
    int m_first = 0;
    PlainLabel *m_head;
    PlainLabel *m_foot;
    ActionButton *m_back;
    ActionButton *m_on;
    CompareTable *m_table;
};

} // namespace verdict
