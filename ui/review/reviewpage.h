#pragma once

#include "ui/review/reviewcontroller.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace verdict {

class CasePage;
class MessagePage;
class QueuePanel;

/// What the digits mean at the moment.
enum class KeyMode { Labels, Agreement, Reasons };

/// The Review screen: queue and case. Every public act stands for one key.
class ReviewPage : public QWidget {
    Q_OBJECT

public:
    ReviewPage(Desk &desk, const Clock &clock, QWidget *parent = nullptr);
    ~ReviewPage() override;

    void start();
    [[nodiscard]] ReviewController &controller() { return m_controller; }
    [[nodiscard]] CasePage *casePage() const { return m_case; }
    [[nodiscard]] QueuePanel *queue() const { return m_queue; }
    /// In the order of Tab: queue, message or case.
    [[nodiscard]] QList<QWidget *> tabStops() const;
    [[nodiscard]] KeyMode keyMode() const { return m_mode; }
    /// What the status line says while digits mean something else; empty otherwise.
    [[nodiscard]] QString modeText() const;

    /// `index` from 0: a label, a grade or a reason, whichever the digits mean.
    void digit(int index);
    void accept();
    void file();
    void askEscalate();
    void askSetAside();
    void askRelease();
    void undo() { m_controller.undo(); }
    void amend();
    void startAgreement();
    void startReasons();
    void goToRationale();
    void stepConfidence(int by);
    void details(int by);
    /// Moves the details into a window of their own, or closes it.
    void toggleWindow();
    void back();
    void toggleHighlights();
    void zoom();
    void zoomBy(int steps);
    void measure();
    void stepEvidence(int by);
    void step(int by);
    void toggleSetAsideList() { togglePart(QueuePart::SetAside); }
    void toggleDecidedList() { togglePart(QueuePart::Decided); }
    void find();
    /// Nobody is here: active time stops and the window of the details goes, until somebody is back.
    void setAway(bool away);
    /// Moves the focus to the next (+1) or previous (−1) area; `status` is the area below the page.
    void nextArea(int by, QWidget *status);

Q_SIGNALS:
    void modeChanged();
    /// tabStops() are other ones now.
    void tabStopsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectController();
    void connectCase();
    void showStage();
    void foldQueue();
    void tellActive();
    void showMessage();
    void showEmpty();
    [[nodiscard]] QString emptyText() const;
    void togglePart(QueuePart part);
    void setMode(KeyMode mode);
    void focusTitle();
    void followFocus(QWidget *now);
    void takeKey(QKeyEvent *event);
    [[nodiscard]] bool takesKeys() const { return m_controller.takesKeys(); }
    [[nodiscard]] bool isAsking() const;

    QueueModel m_model;
    ReviewController m_controller;
    QueuePanel *m_queue;
    CasePage *m_case;
    MessagePage *m_message;
    QStackedWidget *m_right;
    QSplitter *m_splitter;
    QTimer m_tick;
    QTimer m_loading;
    KeyMode m_mode = KeyMode::Labels;
    Token m_shown;
    bool m_away = false;
    int m_marksWidth = 0; ///< px of the folded queue; 0 = it is not folded
};

} // namespace verdict
