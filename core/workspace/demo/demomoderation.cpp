#include "core/workspace/demo/demomoderation.h"

#include "core/workspace/demo/demopolicy.h"
#include "core/workspace/demo/demoprediction.h"
#include "core/workspace/demo/moderationwords.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr int firstNumber = 90300;
constexpr const char *modelVersion = "tone 5.4";

std::string idOf(int number) { return "M-" + std::to_string(firstNumber + number); }

/// What is known about a reported message beside its words.
struct Report {
    int reports = 1;
    int accountMonths = 12;
    int earlierRemovals = 0;
    int quickReplies = 0; ///< by the author within the hour
    std::string reportedAs;
};

/// Every thread comes once, in an order of the seed's own, before one comes again.
const DemoThread &threadFor(const DemoOrder &order)
{
    const auto &threads = demoThreads();
    const auto size = static_cast<int>(threads.size());
    std::vector<std::size_t> turns(threads.size());
    for (std::size_t i = 0; i < turns.size(); ++i)
        turns[i] = i;
    DemoDraws draws(order.seed, "threads", static_cast<std::uint64_t>(order.number / size));
    draws.shuffle(turns);
    return threads[turns[static_cast<std::size_t>(order.number % size)]];
}

Report drawReport(DemoDraws &draws, const std::string &truth)
{
    const bool bad = truth != "allowed";
    Report report;
    report.reports = bad ? draws.whole(1, 7) : draws.whole(1, 3);
    report.accountMonths = draws.chance(bad ? 0.4 : 0.1) ? 0 : draws.whole(1, 90);
    report.earlierRemovals = draws.chance(bad ? 0.4 : 0.1) ? draws.whole(1, 4) : 0;
    report.quickReplies = draws.whole(0, bad ? 9 : 3);
    const std::string usual =
        truth == "allowed" || truth == "needs-context" ? "Other" : labelText(moderationDomain, truth);
    report.reportedAs = draws.chance(0.5) ? usual : "Other";
    return report;
}

std::string accountAge(const Report &report)
{
    return report.accountMonths == 0 ? "Less than a month" : std::to_string(report.accountMonths) + " months";
}

/// Writes key evidence with its direction: a warning sign speaks against "Allowed", a quiet one for it.
class Signs {
public:
    Signs(DemoDraws &draws, const std::string &predicted) : m_draws(draws), m_allowed(predicted == "allowed") {}

    void add(KeyEvidence key, bool warning, double strongest)
    {
        key.direction = warning == m_allowed ? -1 : 1;
        key.weight = rounded(strongest * m_draws.between(0.35, 1), 2);
        m_list.push_back(std::move(key));
    }

    std::vector<KeyEvidence> take() { return std::move(m_list); }

private:
    DemoDraws &m_draws;
    bool m_allowed;
    std::vector<KeyEvidence> m_list;
};

std::vector<KeyEvidence> keyEvidenceOf(DemoDraws &draws, const DemoThread &thread, const Report &report,
                                       const std::string &predicted)
{
    Signs signs(draws, predicted);
    signs.add({"Reports", std::to_string(report.reports), "as " + report.reportedAs, "usual 1–2", "",
               UsualRange{static_cast<double>(report.reports), 1, 1, 2}},
              report.reports > 2, 0.2);
    signs.add({"Account age", accountAge(report), "", "usual 6–70 months", "",
               UsualRange{static_cast<double>(report.accountMonths), 6, 28, 70}},
              report.accountMonths < 6, 0.15);
    signs.add({"Earlier removals", std::to_string(report.earlierRemovals), "in two years", "usual 0", "",
               UsualRange{static_cast<double>(report.earlierRemovals), 0, 0, 1}},
              report.earlierRemovals > 0, 0.25);
    signs.add({"Addresses one person", thread.oneTarget ? "Yes" : "No", thread.kind, "usual: no",
               thread.oneTarget ? "Unusual" : "Within usual"},
              thread.oneTarget, 0.22);
    signs.add({"Replies within the hour", std::to_string(report.quickReplies), "by the same author", "usual 0–3", "",
               UsualRange{static_cast<double>(report.quickReplies), 0, 1, 3}},
              report.quickReplies > 3, 0.12);
    return signs.take();
}

Evidence messageOf(const ThreadMessage &message, Time at, const std::string &predicted)
{
    Evidence text;
    text.kind = EvidenceKind::Text;
    text.title = message.author + " · " + clockTime(at) + (message.reported ? " · reported message" : "");
    text.text = message.text;
    for (const auto &mark : message.marks)
        text.highlights.push_back(highlightOf(message.text, mark.words, predicted, mark.weight));
    return text;
}

/// The messages in their order, the reported one a little before the report came in.
std::vector<Evidence> threadEvidence(DemoDraws &draws, const DemoThread &thread, const std::string &predicted,
                                     Time received)
{
    std::vector<Evidence> list;
    Time at = received + -static_cast<std::int64_t>(thread.messages.size()) * 11 * minuteMs;
    for (const auto &message : thread.messages) {
        list.push_back(messageOf(message, at, predicted));
        at = at + draws.whole(2, 10) * minuteMs;
    }
    return list;
}

Evidence authorTable(DemoDraws &draws, const Report &report, Time received)
{
    Evidence table;
    table.kind = EvidenceKind::Table;
    table.title = "Author's last thirty days";
    table.columns = {"Week of", "Messages", "Reported", "Removed"};
    for (int week = 4; week > 0; --week) {
        const int messages = draws.whole(3, 60);
        const int reported = std::min(messages, draws.whole(0, report.reports));
        const int removed = std::min(reported, draws.whole(0, report.earlierRemovals));
        table.rows.push_back({dayOf(received + -week * 7 * dayMs), std::to_string(messages), std::to_string(reported),
                              std::to_string(removed)});
    }
    return table;
}

std::vector<Field> factsOf(const DemoThread &thread, const Report &report)
{
    return {textField("Language", thread.language),
            textField("Kind", thread.kind),
            numberField("Reports", report.reports),
            textField("Reported as", report.reportedAs),
            textField("Account age", accountAge(report)),
            numberField("Earlier removals", report.earlierRemovals),
            textField("Addresses one person", thread.oneTarget ? "Yes" : "No")};
}

std::string outcomeWords(DemoDraws &draws, const std::string &label)
{
    if (label == "allowed")
        return draws.chance(0.3) ? "report withdrawn" : "no appeal";
    if (label == "needs-context")
        return "author asked, no answer";
    return draws.chance(0.3) ? "upheld on appeal" : "removed, no appeal";
}

std::vector<SimilarCase> similarTo(DemoDraws &draws, const std::string &predicted, int number)
{
    std::vector<SimilarCase> list;
    double similarity = draws.between(0.85, 0.96);
    for (int i = 0; i < 5; ++i, similarity -= draws.between(0.01, 0.05)) {
        const DemoThread *other = &draws.pick(demoThreads());
        for (int attempt = 0; attempt < 3 && other->truth != predicted; ++attempt)
            other = &draws.pick(demoThreads());
        const Report report = drawReport(draws, other->truth);
        SimilarCase similar{idOf(number - draws.whole(500, 40'000)), other->title, rounded(similarity, 2),
                            other->truth};
        similar.outcome = outcomeWords(draws, other->truth);
        similar.facts = factsOf(*other, report);
        list.push_back(std::move(similar));
    }
    return list;
}

CaseContext contextOf(DemoDraws &draws, const DemoThread &thread, const Report &report)
{
    CaseContext context;
    const bool fear = report.reportedAs == "Threat";
    context.stakes = fear ? Stakes::High : thread.oneTarget || report.reports > 3 ? Stakes::Medium : Stakes::Low;
    context.subject = "author-" + std::to_string(draws.whole(1000, 9999));
    context.appeal = draws.chance(0.1);
    if (draws.chance(0.06))
        context.history.emplace_back("previous-error");
    context.facts = factsOf(thread, report);
    return context;
}

} // namespace

DemoCase moderationCase(const DemoOrder &order)
{
    DemoDraws draws(order.seed, moderationDomain, static_cast<std::uint64_t>(order.number));
    const DemoThread &thread = threadFor(order);
    const Report report = drawReport(draws, thread.truth);
    DemoCase made;
    made.truth = thread.truth;
    CaseRecord &record = made.record;
    record.name = {moderationDomain, idOf(order.number)};
    record.title = thread.title;
    record.kind = thread.kind;
    record.subtitle =
        thread.language + ", reported " + (report.reports == 1 ? "once" : std::to_string(report.reports) + " times");
    record.received = order.received;
    record.requiredBy = order.requiredBy;
    record.prediction = overconfidentPrediction(draws, demoLabels(moderationDomain), made.truth);
    record.prediction.modelVersion = modelVersion;
    record.keyEvidence = keyEvidenceOf(draws, thread, report, record.prediction.label);
    record.prediction.topFeatures = signalsOf(record.keyEvidence);
    for (auto &signal : drawSignals(draws, moderationSignals(), draws.whole(16, 28)))
        record.prediction.topFeatures.push_back(std::move(signal));
    record.prediction.similar = similarTo(draws, record.prediction.label, order.number);
    record.context = contextOf(draws, thread, report);
    record.evidence = threadEvidence(draws, thread, record.prediction.label, order.received);
    record.evidence.push_back(authorTable(draws, report, order.received));
    return made;
}

} // namespace verdict
