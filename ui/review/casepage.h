#pragma once

#include "core/workspace/desk.h"
#include "ui/review/caseinhand.h"

#include <QPixmap>
#include <QWidget>

class QBoxLayout;
class QStackedWidget;

namespace verdict {

class CaseHeader;
class DecisionBar;
class DetailsPane;
class EvidenceArea;
class EvidenceWindow;
class KeyEvidenceView;
class PicturePanel;
class SideColumn;
class SuggestionCard;

/// The column of the open case: header, evidence with the suggestion beside it, decision bar.
class CasePage : public QWidget {
    Q_OBJECT

public:
    explicit CasePage(Desk &desk, QWidget *parent = nullptr);

    void setCase(const CaseInHand &hand, Time now);
    /// No case is open any more; `coming` = another one is on its way.
    void leave(bool coming);
    void setInput(const CaseInHand &hand);
    void setNow(Time now);

    void openDetails();
    void closeDetails();
    /// In the page or in the window of their own.
    [[nodiscard]] bool detailsOpen() const;
    /// Moves the details into a window of their own, or closes it. The window follows from case to case.
    void toggleWindow();
    /// Asks for that window without giving it the keys; it shows with the next case.
    void wantWindow() { m_detached = true; }
    [[nodiscard]] bool isDetached() const { return m_detached; }
    [[nodiscard]] EvidenceWindow *evidenceWindow() const { return m_window; }
    void toggleHighlights();
    void stepEvidence(int by);
    /// The picture in view, or null.
    [[nodiscard]] PicturePanel *picture() const;

    [[nodiscard]] CaseHeader *header() const { return m_header; }
    [[nodiscard]] DecisionBar *bar() const { return m_bar; }
    [[nodiscard]] DetailsPane *details() const { return m_details; }
    [[nodiscard]] SuggestionCard *suggestion() const;
    /// In the order of Tab: title, evidence and details, suggestion, decision.
    [[nodiscard]] QList<QWidget *> tabStops() const;
    /// What takes the focus when somebody goes to the evidence.
    [[nodiscard]] QWidget *evidenceFocus() const;
    /// What takes the focus in the window of the details; null while it is not in view.
    [[nodiscard]] QWidget *windowFocus() const;

Q_SIGNALS:
    void evidencePainted();
    void sectionOpened(const QString &section);
    void detailsClosed();
    /// tabStops() are other ones now.
    void tabStopsChanged();
    void missing(const QString &evidence);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    [[nodiscard]] bool isDocked() const;
    void showDetached(bool active);
    void closeWindow();
    void hideWindow();
    void arrange();
    void rememberLook();
    void openUpward(int oldHeight);

    CaseHeader *m_header;
    EvidenceArea *m_evidence;
    DetailsPane *m_details;
    QStackedWidget *m_left;
    QBoxLayout *m_body = nullptr;
    SideColumn *m_side;
    EvidenceWindow *m_window;
    QString m_name; ///< what a person calls the open case; empty without one
    DecisionBar *m_bar;
    QPixmap m_look; ///< what stood above the decision bar before it began to grow
    bool m_changing = false;
    bool m_detached = false; ///< the window of their own is wanted
};

} // namespace verdict
