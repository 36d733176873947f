#pragma once

#include "core/workspace/desk.h"
#include "ui/review/caseinhand.h"
#include "ui/review/details/highlightspans.h"

#include <QWidget>

namespace verdict {

class ActionButton;
class EvidencePlot;
class KeyEvidenceView;
class PicturePanel;
class PlainLabel;
class TextEvidence;

/// What is seen first: the key evidence and below it the piece of evidence that leads, a chart, a picture or a text; at
/// the foot the line that offers the details.
class EvidenceArea : public QWidget {
    Q_OBJECT

public:
    explicit EvidenceArea(Desk &desk, QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand, const QStringList &details);
    /// Whether a picture leads: the key evidence then stands beside it.
    [[nodiscard]] bool pictureLeads() const { return m_pictureLeads; }
    void setDense(bool dense);
    void showHighlights(bool on);
    [[nodiscard]] bool showsHighlights() const;
    void leave();
    [[nodiscard]] KeyEvidenceView *keyEvidence() const { return m_key; }
    [[nodiscard]] PicturePanel *picture() const { return m_pictureLeads ? m_picture : nullptr; }

Q_SIGNALS:
    void detailsPressed();
    void missing(const QString &evidence);
    void phrasesShown(const std::vector<verdict::HighlightSpan> &spans);
    void painted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showLead(const CaseFile &file);
    void arrange();

    KeyEvidenceView *m_key;
    EvidencePlot *m_plot;
    PicturePanel *m_picture;
    TextEvidence *m_text;
    QWidget *m_space;
    ActionButton *m_details;
    PlainLabel *m_offer;
    EvidenceKind m_lead = EvidenceKind::Other;
    bool m_pictureLeads = false;
};

/// The piece of evidence that leads: the first chart, picture or text; −1 if there is none.
int leadingEvidence(const CaseFile &file);

} // namespace verdict
