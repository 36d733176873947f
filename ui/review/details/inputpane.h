#pragma once

#include "core/workspace/desk.h"
#include "ui/review/caseinhand.h"
#include "ui/review/details/highlightspans.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace verdict {

class AttachmentPanel;
class EvidencePlot;
class PicturePanel;
class PlainLabel;
class TableEvidence;
class TextEvidence;

/// The full evidence, one piece at a time; only the piece in view is laid out or loaded.
class InputPane : public QWidget {
    Q_OBJECT

public:
    explicit InputPane(Desk &desk, QWidget *parent = nullptr);

    /// Takes a case without showing any of it yet.
    void setCase(const CaseInHand &hand);
    /// Lays out the piece in view; called when the pane opens.
    void present();
    /// Lets go of what is loading.
    void leave();
    void step(int by);
    void showHighlights(bool on);
    [[nodiscard]] bool showsHighlights() const { return m_overlayOn; }
    /// The picture in view, or null.
    [[nodiscard]] PicturePanel *picture() const;

Q_SIGNALS:
    void highlightsPressed();
    void phrasesShown(const std::vector<verdict::HighlightSpan> &spans);
    void missing(const QString &evidence);

private:
    void showEvidence(int index);
    void showText(const Evidence &evidence);
    void showFacts();
    void put(QWidget *widget);

    std::shared_ptr<const OpenedCase> m_case;
    QTabBar *m_pieces;
    QStackedWidget *m_stack;
    QWidget *m_legend;
    TextEvidence *m_text;
    TableEvidence *m_table;
    EvidencePlot *m_plot;
    PicturePanel *m_picture;
    AttachmentPanel *m_attachment;
    bool m_overlayOn = true;
    int m_facts = -1;      ///< which piece holds the facts; −1 = none
    int m_guidelines = -1; ///< which piece holds the guidelines; −1 = none
};

} // namespace verdict
