#pragma once

#include "core/case/casefile.h"

#include <QWidget>

class QLineEdit;

namespace verdict {

class TableEvidence;

/// All signals of the model, strongest first, with a filter.
class SignalsPane : public QWidget {
    Q_OBJECT

public:
    explicit SignalsPane(QWidget *parent = nullptr);

    /// `weights` only where the suggestion is shown.
    void setSignals(const std::vector<Feature> &signalList, bool weights);

private:
    void fill();

    std::vector<Feature> m_signals;
    QLineEdit *m_filter;
    TableEvidence *m_table;
    bool m_weights = false;
};

} // namespace verdict
