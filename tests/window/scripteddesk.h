#pragma once

#include "core/workspace/desk.h"

#include <QPromise>
#include <deque>
#include <functional>
#include <map>

namespace verdict {

/// The time of day that tests set.
struct SetClock final : Clock {
    Time at{1'763'820'360'000}; // 2025-11-22T14:06:00Z
    [[nodiscard]] Time now() const override { return at; }
};

/// A desk with cases that a test lays on it. Answers come at once, or one by one on command; acts fail on command. What
/// was done is written down.
class ScriptedDesk : public Desk {
    Q_OBJECT

public:
    explicit ScriptedDesk(const Clock &clock) : m_clock(clock) {}

    struct Act {
        std::string kind; ///< "decide", "undo", "amend", "release", "escalate", "set-aside"
        Token token;
        Decision decision;
        ReviewTrace trace;
        std::string rationale;
        Time until;
    };

    /// Lays a case at the end of the queue.
    void lay(OpenedCase one);
    [[nodiscard]] const std::vector<Act> &acts() const { return m_acts; }
    [[nodiscard]] OpenedCase *find(Token token);
    [[nodiscard]] int openings() const { return m_openings; }
    [[nodiscard]] int pagesAsked() const { return m_pagesAsked; }
    [[nodiscard]] const std::vector<PictureRequest> &pictureRequests() const { return m_pictureRequests; }

    /// From now on answers wait until `answerNext` or `answerAll`.
    void holdAnswers() { m_holding = true; }
    void answerNext();
    void answerAll();
    /// The next acts fail with this sentence; empty = they succeed again.
    void failActs(const std::string &sentence) { m_failure = sentence; }
    void failPictures(const std::string &sentence) { m_pictureFailure = sentence; }
    void failOpening(const std::string &sentence) { m_openFailure = sentence; }

    [[nodiscard]] MemberInfo member() const override { return {{"m-0123456789abcdef"}, "Ada", true, true, true}; }
    QFuture<Result<QueuePage>> queuePage(const QueueQuery &query) override;
    QFuture<Result<QueueSummary>> queueSummary() override;
    QFuture<Result<OpenedCase>> peek(Token token) override;
    QFuture<Result<OpenedCase>> open(Token token) override;
    QFuture<Result<Bitmap>> picture(Token token, const PictureRequest &request) override;
    QFuture<Result<std::string>> attachment(Token token, int evidence) override;
    QFuture<Result<Acknowledged>> decide(Token token, const Decision &decision, const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> undo(Token token) override;
    QFuture<Result<Acknowledged>> amend(Token token, const Decision &decision, const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> release(Token token, const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> escalate(Token token, const std::string &rationale,
                                           const ReviewTrace &trace) override;
    QFuture<Result<Acknowledged>> setAside(Token token, Time until, const std::string &rationale,
                                           const ReviewTrace &trace) override;
    QFuture<Result<void>> keepDraft(Token token, const Draft &draft) override;

private:
    template <class T> QFuture<T> answer(T value);
    Result<OpenedCase> read(Token token);
    QFuture<Result<Acknowledged>> act(Act act, ReviewState state);
    [[nodiscard]] QueueRow rowOf(const OpenedCase &one) const;

    const Clock &m_clock;
    std::vector<OpenedCase> m_cases;
    std::vector<Act> m_acts;
    std::vector<PictureRequest> m_pictureRequests;
    std::deque<std::function<void()>> m_held;
    std::string m_failure;
    std::string m_pictureFailure;
    std::string m_openFailure;
    int m_openings = 0;
    int m_pagesAsked = 0;
    int m_decided = 0;
    bool m_holding = false;
};

/// The payment of the design's pictures: ranges, weights, a chart, signals, similar cases, history.
OpenedCase paymentCase();
/// A post with highlighted passages.
OpenedCase textCase();
/// A picture with a scale and few signals.
OpenedCase pictureCase();
/// A case with nothing but a label and a confidence.
OpenedCase bareCase();
/// A payment whose every text tries to be markup.
OpenedCase hostileCase();
/// The n-th of many plain payments.
OpenedCase plainCase(int number);

} // namespace verdict
