#include "ui/review/suggestioncard.h"

#include "ui/controls/confidencescale.h"
#include "ui/controls/marks.h"
#include "ui/controls/weightbar.h"
#include "ui/review/hairline.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr int inset = 20;
constexpr int narrowestScale = 160;
constexpr int narrowestText = 110; ///< px; what is longer goes on in a second line
constexpr int mostPhrases = 6;
constexpr int mostOthers = 6;
constexpr int mostWhyLines = 5;

QString probability(double value) { return QLocale().toString(value, 'f', 2); }

QString rangeText(const ProbabilityRange &range)
{
    return probability(range.low) + QStringLiteral("–") + probability(range.high);
}

QString labelText(const std::vector<CodeText> &labels, const std::string &code)
{
    return visible(wordsFor(labels, code), LineBreaks::Join);
}

/// ◇ before the heading, in model ink.
class Diamond : public QWidget {
public:
    explicit Diamond(QWidget *parent = nullptr) : QWidget(parent) { setFixedSize(10, 10); }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMark(painter, rect(), Mark::Suggested, Theme::current());
    }
};

QString spoken(const Suggestion &suggestion, const std::vector<CodeText> &labels)
{
    QString text = SuggestionCard::tr("Model suggests %1, confidence %2")
                       .arg(labelText(labels, suggestion.label), probability(suggestion.confidence));
    if (suggestion.range)
        text += SuggestionCard::tr(", likely range %1 to %2")
                    .arg(probability(suggestion.range->low), probability(suggestion.range->high));
    return text;
}

Confidence confidenceOf(const Suggestion &suggestion)
{
    Confidence confidence{suggestion.confidence, std::nullopt, std::nullopt};
    if (suggestion.range)
        confidence.likely = {suggestion.range->low, suggestion.range->high};
    if (suggestion.reviewBand)
        confidence.band = {suggestion.reviewBand->low, suggestion.reviewBand->high};
    return confidence;
}

QWidget *phraseRow(const HighlightSpan &span, double greatest)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    auto *number = new PlainLabel(QString::number(span.number), TypeStyle::Label, Color::Model);
    number->setWeight(600);
    line->addWidget(number);
    line->addWidget(new ElidedLabel(span.phrase, TypeStyle::Body), 1);
    auto *bar = new WeightBar;
    bar->setWeight({span.weight, greatest > 0 ? greatest : 1, false});
    line->addWidget(bar);
    return row;
}

} // namespace

SuggestionCard::SuggestionCard(QWidget *parent)
    : QFrame(parent), m_column(new QVBoxLayout(this)), m_phrases(new QWidget(this))
{
    m_column->setContentsMargins(inset, 14, inset, 18);
    m_column->setSpacing(0);
    auto *phrases = new QVBoxLayout(m_phrases);
    phrases->setContentsMargins(0, 0, 0, 0);
    phrases->setSpacing(8);
    m_phrases->hide();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    followTheme(this);
}

void SuggestionCard::clear()
{
    delete m_body;
    m_body = new QWidget(this);
    m_rows = new QVBoxLayout(m_body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    m_column->addWidget(m_body);
}

void SuggestionCard::setCase(const CaseInHand &hand)
{
    const auto &suggestion = hand.file().suggestion;
    setVisible(suggestion.has_value());
    m_phrases->setParent(this);
    clear();
    if (!suggestion)
        return;
    const std::vector<CodeText> &labels = hand.terms().rules.labels;
    setAccessibleName(spoken(*suggestion, labels));
    addHead(*suggestion, labels);
    m_rows->addWidget(m_phrases);
    addOthers(*suggestion, labels);
    addWhy(*suggestion);
}

void SuggestionCard::addHead(const Suggestion &suggestion, const std::vector<CodeText> &labels)
{
    auto *heading = new QHBoxLayout;
    heading->setSpacing(7);
    auto *word = new PlainLabel(tr("Model suggestion"), TypeStyle::Label, Color::Model);
    word->setWeight(600);
    heading->addWidget(new Diamond);
    heading->addWidget(word, 1);
    m_rows->addLayout(heading);
    m_rows->addSpacing(4);

    auto *answer = new QHBoxLayout;
    answer->setSpacing(12);
    auto *label = new PlainLabel(labelText(labels, suggestion.label), TypeStyle::Title);
    label->setMaxLines(2);
    label->setMinimumWidth(narrowestText);
    answer->addWidget(label, 1);
    answer->addWidget(new PlainLabel(probability(suggestion.confidence), TypeStyle::Title), 0, Qt::AlignTop);
    m_rows->addLayout(answer);
    m_rows->setSpacing(0);
    addPair(suggestion.range ? tr("likely range %1").arg(rangeText(*suggestion.range)) : QString(), tr("confidence"));
    m_rows->addSpacing(10);
    auto *scale = new ConfidenceScale;
    scale->setConfidence(confidenceOf(suggestion));
    scale->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    scale->setMinimumWidth(narrowestScale);
    m_rows->addWidget(scale);
}

void SuggestionCard::addPair(const QString &left, const QString &right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *first = new PlainLabel(left, TypeStyle::Label, Color::TextSecondary);
    first->setMinimumWidth(left.isEmpty() ? 0 : narrowestText);
    row->addWidget(first, 1);
    row->addWidget(new PlainLabel(right, TypeStyle::Label, Color::TextSecondary), 0, Qt::AlignTop);
    m_rows->addLayout(row);
}

void SuggestionCard::addLine()
{
    m_rows->addSpacing(14);
    auto *line = new Hairline;
    m_rows->addWidget(line);
    m_rows->addSpacing(12);
}

void SuggestionCard::addCaption(const QString &text)
{
    m_rows->addWidget(new PlainLabel(text, TypeStyle::Label, Color::TextSecondary));
    m_rows->addSpacing(4);
}

void SuggestionCard::addOthers(const Suggestion &suggestion, const std::vector<CodeText> &labels)
{
    std::vector<LabelProbability> others;
    for (const LabelProbability &one : suggestion.probabilities)
        if (one.label != suggestion.label)
            others.push_back(one);
    if (others.empty())
        return;
    std::stable_sort(others.begin(), others.end(),
                     [](const auto &a, const auto &b) { return a.probability > b.probability; });
    addLine();
    addCaption(tr("Other labels"));
    const std::size_t shown = std::min<std::size_t>(others.size(), mostOthers);
    for (std::size_t i = 0; i < shown; ++i) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(0, 2, 0, 2);
        row->addWidget(new ElidedLabel(labelText(labels, others[i].label), TypeStyle::Body), 1);
        row->addWidget(new PlainLabel(probability(others[i].probability), TypeStyle::Body));
        m_rows->addLayout(row);
    }
    if (others.size() > shown)
        addCaption(tr("and %1 more").arg(others.size() - shown));
}

void SuggestionCard::addWhy(const Suggestion &suggestion)
{
    if (!suggestion.why.empty()) {
        addLine();
        addCaption(tr("Why it reached you"));
        for (const std::string &sentence : suggestion.why) {
            auto *why = new PlainLabel(visible(sentence, LineBreaks::Join), TypeStyle::Body);
            why->setMaxLines(mostWhyLines);
            why->setMinimumWidth(narrowestText);
            m_rows->addWidget(why);
        }
    }
    if (suggestion.modelVersion.empty())
        return;
    m_rows->addSpacing(10);
    m_rows->addWidget(new ElidedLabel(tr("Model %1").arg(visible(suggestion.modelVersion, LineBreaks::Join)),
                                      TypeStyle::Micro, Color::TextTertiary));
}

void SuggestionCard::setPhrases(const std::vector<HighlightSpan> &spans)
{
    auto *rows = static_cast<QVBoxLayout *>(m_phrases->layout());
    while (QLayoutItem *item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::vector<HighlightSpan> heaviest = spans;
    std::sort(heaviest.begin(), heaviest.end(), [](const auto &a, const auto &b) { return a.number < b.number; });
    m_phrases->setVisible(!heaviest.empty());
    if (heaviest.empty())
        return;
    auto *line = new Hairline;
    rows->addSpacing(10);
    rows->addWidget(line);
    auto *head = new PlainLabel(tr("Highlighted phrases, weight"), TypeStyle::Label, Color::TextSecondary);
    rows->addWidget(head);
    heaviest.resize(std::min<std::size_t>(heaviest.size(), mostPhrases));
    for (const HighlightSpan &span : heaviest)
        rows->addWidget(phraseRow(span, std::abs(heaviest.front().weight)));
}

void SuggestionCard::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, rect(),
             {theme.color(Color::Surface), theme.color(Color::ModelLine), theme.stroke(Stroke::Hairline),
              theme.radius(Radius::Panel)});
}

} // namespace verdict
