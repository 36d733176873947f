#pragma once

#include "ui/review/details/uncertaintyfacts.h"

#include <QScrollArea>

namespace verdict {

/// Headings with a sentence each, one below the other.
class FactsPane : public QScrollArea {
    Q_OBJECT

public:
    explicit FactsPane(QWidget *parent = nullptr);
    void setFacts(const std::vector<UncertaintyFact> &facts, const QString &none);
};

} // namespace verdict
