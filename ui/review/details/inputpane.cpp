#include "ui/review/details/inputpane.h"

#include "ui/controls/actionbutton.h"
#include "ui/review/details/attachmentpanel.h"
#include "ui/review/details/jsontext.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/details/tableevidence.h"
#include "ui/review/details/textevidence.h"
#include "ui/review/evidenceplot.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr qsizetype titleLimit = 28;

QString kindText(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::Text: return InputPane::tr("Text");
    case EvidenceKind::Image: return InputPane::tr("Picture");
    case EvidenceKind::Table: return InputPane::tr("Table");
    case EvidenceKind::Json: return InputPane::tr("Raw data");
    case EvidenceKind::Pdf: return InputPane::tr("Document");
    case EvidenceKind::Link: return InputPane::tr("Link");
    case EvidenceKind::Series: return InputPane::tr("Chart");
    case EvidenceKind::Timeline: return InputPane::tr("Time line");
    case EvidenceKind::Audio: return InputPane::tr("Sound");
    case EvidenceKind::Video: return InputPane::tr("Film");
    case EvidenceKind::Other: break;
    }
    return InputPane::tr("Other");
}

/// The tab's words; an ampersand in a title must not become a shortcut.
QString tabTitle(const Evidence &evidence)
{
    const QString title = visible(evidence.title, LineBreaks::Join);
    QString shown = title.isEmpty() ? kindText(evidence.kind) : shortened(title, titleLimit);
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

InputPane::InputPane(Desk &desk, QWidget *parent)
    : QWidget(parent), m_pieces(new QTabBar), m_stack(new QStackedWidget), m_legend(new QWidget),
      m_text(new TextEvidence), m_table(new TableEvidence), m_plot(new EvidencePlot), m_picture(new PicturePanel(desk)),
      m_attachment(new AttachmentPanel(desk))
{
    m_pieces->setAccessibleName(tr("Pieces of evidence"));
    m_pieces->setDrawBase(false);
    m_pieces->setExpanding(false);
    m_pieces->setElideMode(Qt::ElideNone);
    m_text->setAccessibleName(tr("Text of the case"));
    auto *overlay = new ActionButton(tr("Highlights"), Prominence::Quiet);
    overlay->setSmall(true);
    overlay->setKey(QKeySequence(Qt::Key_X));
    auto *legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->addWidget(new PlainLabel(tr("Highlights show what the model weighed. They are not the rule that applies."),
                                     TypeStyle::Micro, Color::TextSecondary),
                      1);
    legend->addWidget(overlay);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_text, m_table, m_plot, m_picture, m_attachment})
        m_stack->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_pieces);
    column->addWidget(m_stack, 1);
    column->addWidget(m_legend);
    connect(m_pieces, &QTabBar::currentChanged, this, &InputPane::present);
    connect(overlay, &ActionButton::clicked, this, &InputPane::highlightsPressed);
    connect(m_picture, &PicturePanel::missing, this, &InputPane::missing);
    connect(m_attachment, &AttachmentPanel::missing, this, &InputPane::missing);
}

void InputPane::setCase(const CaseInHand &hand)
{
    leave();
    m_case = std::make_shared<const OpenedCase>(hand.opened());
    m_overlayOn = m_case->rules.overlayOn;
    const QSignalBlocker quiet(m_pieces);
    while (m_pieces->count() > 0)
        m_pieces->removeTab(0);
    for (const CaseFileEvidence &piece : m_case->file.evidence)
        m_pieces->addTab(tabTitle(piece.evidence));
    m_facts = m_case->file.facts.empty() ? -1 : m_pieces->addTab(tr("Facts"));
    m_guidelines = m_case->rules.guidelines.empty() ? -1 : m_pieces->addTab(tr("Guidelines"));
    m_pieces->setVisible(m_pieces->count() > 1);
    m_pieces->setCurrentIndex(0);
    m_pieces->updateGeometry(); // a hidden tab bar keeps the height it had without tabs
}

void InputPane::present()
{
    const int index = m_pieces->currentIndex();
    m_legend->hide();
    leave();
    if (!m_case || index < 0) {
        m_text->setText({tr("This case brings no input."), {}});
        put(m_text);
    } else if (index == m_facts) {
        showFacts();
    } else if (index == m_guidelines) {
        m_text->setText(highlightedText(m_case->rules.guidelines, {}));
        put(m_text);
    } else {
        showEvidence(index);
    }
}

void InputPane::showEvidence(int index)
{
    const CaseFileEvidence &piece = m_case->file.evidence[std::size_t(index)];
    const Evidence &evidence = piece.evidence;
    const Token token = m_case->file.token;
    switch (evidence.kind) {
    case EvidenceKind::Text: return showText(evidence);
    case EvidenceKind::Table: m_table->setTable(evidence.columns, evidence.rows); return put(m_table);
    case EvidenceKind::Series: m_plot->setSeries(evidence); return put(m_plot);
    case EvidenceKind::Image: m_picture->setPicture(token, index, piece); return put(m_picture);
    case EvidenceKind::Json:
    case EvidenceKind::Timeline:
    case EvidenceKind::Other: m_text->setSource(visible(indentedJson(evidence.json))); return put(m_text);
    case EvidenceKind::Pdf:
    case EvidenceKind::Link:
    case EvidenceKind::Audio:
    case EvidenceKind::Video: m_attachment->setPiece(token, index, piece); return put(m_attachment);
    }
}

void InputPane::showText(const Evidence &evidence)
{
    // Highlights are the model's: without a suggestion to see there are none.
    const bool shown = m_case->file.suggestion.has_value();
    m_text->setText(highlightedText(evidence.text, shown ? evidence.highlights : std::vector<Highlight>()));
    m_text->showHighlights(m_overlayOn);
    m_legend->setVisible(!m_text->spans().empty());
    put(m_text);
    Q_EMIT phrasesShown(m_overlayOn ? m_text->spans() : std::vector<HighlightSpan>());
}

void InputPane::showFacts()
{
    std::vector<std::vector<std::string>> rows;
    for (const Field &fact : m_case->file.facts)
        rows.push_back({fact.path, fact.value.text});
    m_table->setTable({tr("Fact").toStdString(), tr("This case").toStdString()}, rows);
    put(m_table);
}

void InputPane::put(QWidget *widget) { m_stack->setCurrentWidget(widget); }

void InputPane::leave()
{
    m_picture->clear();
    m_attachment->clear();
    Q_EMIT phrasesShown({});
}

void InputPane::step(int by)
{
    const int count = m_pieces->count();
    if (count > 1)
        m_pieces->setCurrentIndex((m_pieces->currentIndex() + by + count) % count);
}

void InputPane::showHighlights(bool on)
{
    m_overlayOn = on;
    m_text->showHighlights(on);
    if (m_stack->currentWidget() == m_text)
        Q_EMIT phrasesShown(m_overlayOn ? m_text->spans() : std::vector<HighlightSpan>());
}

PicturePanel *InputPane::picture() const { return m_stack->currentWidget() == m_picture ? m_picture : nullptr; }

} // namespace verdict
