#pragma once

#include "core/workspace/desk.h"
#include "ui/review/caseinhand.h"
#include "ui/review/queuemodel.h"
#include "ui/review/readahead.h"

#include <QTimer>
#include <functional>
#include <map>

namespace verdict {

/// What a person has just done, for the status line.
struct Deed {
    Token token;
    QString sentence;
    std::optional<Time> undoUntil; ///< set for a decision within its grace
    bool amendable = false;        ///< a decision is in force that can be changed
};

/// Carries a review from the queue to the filed decision: it drives the session of core, asks the desk and never waits.
/// Acts show their effect at once; if the desk then refuses, the case comes back with everything that was put in.
class ReviewController : public QObject {
    Q_OBJECT

public:
    ReviewController(Desk &desk, const Clock &clock, QueueModel &queue, QObject *parent = nullptr);
    ~ReviewController() override;

    /// What the case column shows.
    enum class Stage { Nothing, Loading, Case, Filed, Empty, Failed };

    void start();
    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const CaseInHand *hand() const { return m_hand ? &*m_hand : nullptr; }
    [[nodiscard]] const QueueSummary &summary() const { return m_summary; }
    [[nodiscard]] const Deed &lastDeed() const { return m_deed; }
    [[nodiscard]] QString failure() const { return m_failure; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    /// Measures active time by this clock instead of the machine's own; set before the first case opens.
    void measureBy(std::function<Steady()> steady) { m_steady = std::move(steady); }
    void setAutoAdvance(bool on) { m_autoAdvance = on; }

    /// The key evidence of this case has been painted; earlier key presses are dropped.
    void painted(Token token);
    [[nodiscard]] bool takesKeys() const;

    void show(Token token);
    void step(int by);
    void retry();

    void chooseLabel(int index);
    void clearLabel();
    void proposeLabel(const QString &text);
    void grade(Agreement agreement);
    void toggleReason(int index);
    void explain(const QString &rationale);
    void setConfidence(std::optional<OwnConfidence> confidence);

    void accept();
    void file();
    /// Takes back the latest decision of this run that is within its grace; again takes back the one before.
    void undo();
    /// Opens the latest decision of this run to be changed; false where there is none.
    bool amend();
    /// Shows what waits, is set aside or was decided; a decided case opens to be amended.
    void showPart(QueuePart part);
    void escalate(const QString &why);
    void setAside(Time until, const QString &why);
    void release();

    void openDetails(const QString &section);
    void closeDetails();
    /// Seconds since the details section in view was opened; nothing while closed.
    [[nodiscard]] std::optional<qint64> detailsSeconds() const;
    void missing(const QString &evidence);
    void touch();
    void setActive(bool active);
    /// Sends what was typed to the desk now.
    void keepDraft();

Q_SIGNALS:
    void stageChanged();
    void inputChanged();
    /// A decision cannot be filed yet: which field, and a sentence.
    void lacking(verdict::DecisionField field, const QString &sentence);
    void deedDone();
    void summaryChanged();
    void trouble(const QString &sentence);

private:
    struct Finished {
        CaseInHand hand;
        ReviewSession before;
        QString sentence;
        bool decision = false;
    };
    struct Filed {
        CaseInHand hand;
        std::optional<Time> undoUntil; ///< nothing once it was asked to be undone
    };
    using Answer = QFuture<Result<Acknowledged>>;

    [[nodiscard]] Moment moment() const;
    void setStage(Stage stage);
    void changed();
    void present(std::shared_ptr<const OpenedCase> opened);
    void refreshOpened(const OpenedCase &opened);
    void fail(const QString &sentence);
    void putAway();
    void readOn();
    void advance(int index);
    void takeQueue();
    void askSummary();
    bool allowed(const Result<void> &result);
    void finish(Finished done, const Answer &answer);
    void acknowledged(const Finished &done, const Acknowledged &answer);
    void refused(const Finished &done, const QString &sentence);
    void fileDecision();
    void fileAmendment();
    void remember(const CaseInHand &hand, std::optional<Time> undoUntil);
    void undone(Token token);
    void showAmendment(Token token);

    Desk &m_desk;
    const Clock &m_clock;
    QueueModel &m_queue;
    ReadAhead m_ahead;
    std::function<Steady()> m_steady; ///< never goes back
    QTimer m_draftTimer;
    std::optional<CaseInHand> m_hand;
    std::map<Token, CaseInHand> m_putAway; ///< cases that were left unfinished in this run
    std::vector<Filed> m_filed;            ///< decisions of this run, latest last
    Deed m_deed;
    QueueSummary m_summary;
    QString m_failure;
    Token m_wanted;
    Stage m_stage = Stage::Nothing;
    std::optional<Moment> m_detailsSince;
    int m_ticket = 0;
    bool m_painted = false;
    bool m_autoAdvance = true;
};

} // namespace verdict
