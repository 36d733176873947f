#include "ui/review/details/factspane.h"

#include "ui/text/plainlabel.h"

#include <QVBoxLayout>

namespace verdict {

FactsPane::FactsPane(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
}

void FactsPane::setFacts(const std::vector<UncertaintyFact> &facts, const QString &none)
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 4, 12, 4);
    column->setSpacing(2);
    if (facts.empty())
        column->addWidget(new PlainLabel(none, TypeStyle::Body, Color::TextTertiary));
    for (const UncertaintyFact &fact : facts) {
        column->addWidget(new PlainLabel(fact.heading, TypeStyle::Label, Color::TextSecondary));
        auto *sentence = new PlainLabel(fact.sentence, TypeStyle::Body);
        sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        column->addWidget(sentence);
        column->addSpacing(14);
    }
    column->addStretch(1);
    setWidget(body);
}

} // namespace verdict
