#pragma once

#include "core/workspace/desk.h"
#include "ui/review/caseinhand.h"

#include <QPixmap>
#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace verdict {

class CaseHeader;
class DecisionBar;
class DetailsPane;
class EvidenceArea;
class KeyEvidenceView;
class PicturePanel;
class SuggestionCard;

/// The column of the open case: header, evidence with the suggestion beside it, decision bar.
class CasePage : public QWidget {
    Q_OBJECT

public:
    explicit CasePage(Desk &desk, QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand, Time now);
    void setInput(const CaseInHand &hand);
    void setNow(Time now);

    void openDetails();
    void closeDetails();
    [[nodiscard]] bool detailsOpen() const;
    void toggleHighlights();
    void stepEvidence(int by);
    /// The picture in view, or null.
    [[nodiscard]] PicturePanel *picture() const;

    [[nodiscard]] CaseHeader *header() const { return m_header; }
    [[nodiscard]] DecisionBar *bar() const { return m_bar; }
    [[nodiscard]] DetailsPane *details() const { return m_details; }
    [[nodiscard]] SuggestionCard *suggestion() const { return m_suggestion; }
    /// In the order of Tab: title, evidence and details, suggestion, decision.
    [[nodiscard]] QList<QWidget *> tabStops() const;
    /// What takes the focus when somebody goes to the evidence.
    [[nodiscard]] QWidget *evidenceFocus() const;

Q_SIGNALS:
    void evidencePainted();
    void sectionOpened(const QString &section);
    void detailsClosed();
    void missing(const QString &evidence);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeSide();
    void arrange();
    void rememberLook();
    void openUpward(int oldHeight);

    CaseHeader *m_header;
    EvidenceArea *m_evidence;
    DetailsPane *m_details;
    QStackedWidget *m_left;
    QScrollArea *m_side = nullptr;
    KeyEvidenceView *m_facts = nullptr;
    SuggestionCard *m_suggestion = nullptr;
    DecisionBar *m_bar;
    QPixmap m_look; ///< what stood above the decision bar before it began to grow
    bool m_changing = false;
};

} // namespace verdict
