#include "ui/review/evidencearea.h"

#include "ui/controls/actionbutton.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/details/textevidence.h"
#include "ui/review/evidenceplot.h"
#include "ui/review/keyevidence.h"
#include "ui/text/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {

constexpr int leastPlot = 130; ///< px

int leadingEvidence(const CaseFile &file)
{
    for (std::size_t i = 0; i < file.evidence.size(); ++i) {
        const EvidenceKind kind = file.evidence[i].evidence.kind;
        if (kind == EvidenceKind::Series || kind == EvidenceKind::Image || kind == EvidenceKind::Text)
            return int(i);
    }
    return -1;
}

EvidenceArea::EvidenceArea(Desk &desk, QWidget *parent)
    : QWidget(parent), m_key(new KeyEvidenceView), m_plot(new EvidencePlot), m_picture(new PicturePanel(desk)),
      m_text(new TextEvidence), m_space(new QWidget), m_details(new ActionButton(tr("Details"))),
      m_offer(new ElidedLabel(QString(), TypeStyle::Label, Color::TextSecondary))
{
    m_details->setKey(QKeySequence(Qt::Key_D));
    m_details->setSmall(true);
    m_text->setAccessibleName(tr("Text of the case"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_details);
    foot->addWidget(m_offer, 1);
    foot->addWidget(new PlainLabel(tr("Opening details is recorded"), TypeStyle::Micro, Color::TextTertiary));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_key);
    column->addWidget(m_plot);
    column->addWidget(m_picture, 1);
    column->addWidget(m_text, 1);
    column->addWidget(m_space, 1);
    column->addLayout(foot);
    m_plot->setMaximumHeight(220);
    m_space->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(m_details, &ActionButton::clicked, this, &EvidenceArea::detailsPressed);
    connect(m_picture, &PicturePanel::missing, this, &EvidenceArea::missing);
    connect(m_key, &KeyEvidenceView::painted, this, &EvidenceArea::painted);
}

void EvidenceArea::setCase(const CaseInHand &hand, const QStringList &details)
{
    const CaseFile &file = hand.file();
    leave();
    m_key->setRows(file.keyEvidence, file.suggestion.has_value());
    m_offer->setText(details.join(QStringLiteral("  ·  ")));
    showLead(file);
    m_text->showHighlights(hand.terms().rules.overlayOn);
    arrange();
}

void EvidenceArea::showLead(const CaseFile &file)
{
    const int lead = leadingEvidence(file);
    m_lead = EvidenceKind::Other;
    m_pictureLeads = false;
    Q_EMIT phrasesShown({});
    if (lead < 0)
        return;
    const CaseFileEvidence &piece = file.evidence[std::size_t(lead)];
    m_lead = piece.evidence.kind;
    m_pictureLeads = m_lead == EvidenceKind::Image;
    if (m_lead == EvidenceKind::Series)
        m_plot->setSeries(piece.evidence);
    else if (m_pictureLeads)
        m_picture->setPicture(file.token, lead, piece);
    else
        m_text->setText(highlightedText(piece.evidence.text,
                                        file.suggestion ? piece.evidence.highlights : std::vector<Highlight>()));
    if (m_lead == EvidenceKind::Text)
        Q_EMIT phrasesShown(m_text->spans());
}

void EvidenceArea::arrange()
{
    m_key->setVisible(!m_pictureLeads);
    // A chart gives way before a row does.
    const int room = height() - m_key->sizeHint().height() - m_details->sizeHint().height() - 3 * layout()->spacing();
    m_plot->setVisible(m_lead == EvidenceKind::Series && room >= leastPlot);
    m_picture->setVisible(m_pictureLeads);
    m_text->setVisible(m_lead == EvidenceKind::Text);
    m_space->setVisible(!m_pictureLeads && m_lead != EvidenceKind::Text);
}

void EvidenceArea::setDense(bool dense) { m_key->setDense(dense); }

void EvidenceArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void EvidenceArea::showHighlights(bool on)
{
    m_text->showHighlights(on);
    if (m_lead == EvidenceKind::Text)
        Q_EMIT phrasesShown(on ? m_text->spans() : std::vector<HighlightSpan>());
}

bool EvidenceArea::showsHighlights() const { return m_text->showsHighlights(); }

void EvidenceArea::leave() { m_picture->clear(); }

} // namespace verdict
