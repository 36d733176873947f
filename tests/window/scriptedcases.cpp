// The cases that tests lay on the scripted desk. All firms, people and numbers are invented.
#include "tests/window/scripteddesk.h"

namespace verdict {
namespace {

constexpr Time noon{1'763'820'360'000};
constexpr std::int64_t minute = 60'000;

DomainRules paymentRules()
{
    DomainRules rules;
    rules.name = "Cards, EU";
    rules.labels = {{"legitimate", "Legitimate"},
                    {"stolen", "Stolen card"},
                    {"takeover", "Account takeover"},
                    {"friendly", "Friendly fraud"},
                    {"merchant", "Merchant error"}};
    rules.reasons = {{"confirmed", "Customer confirmed"},
                     {"address", "Known address"},
                     {"travel", "Travel or holiday"},
                     {"signal", "Signal is wrong"},
                     {"normal", "Pattern is normal here"},
                     {"missing", "Missing data"},
                     {"other", "Other"}};
    rules.guidelines =
        "Stolen card: the holder did not make the payment.\nFriendly fraud: the holder did, and denies it.";
    return rules;
}

std::string isoAt(std::int64_t minutes) { return toIso(noon + minutes * minute); }

Evidence cardActivity()
{
    Evidence series;
    series.kind = EvidenceKind::Series;
    series.title = "Card activity, last 3 hours";
    series.points = {{isoAt(-168), 18.4, "approved"}, {isoAt(-83), 12, "approved"},  {isoAt(-42), 149, "declined"},
                     {isoAt(-33), 149, "declined"},   {isoAt(-25), 149, "declined"}, {isoAt(-16), 149, "declined"},
                     {isoAt(0), 1284, "this payment"}};
    return series;
}

std::vector<KeyEvidence> paymentEvidence()
{
    return {
        {"Amount", "€1,284.00", "9 × the median", "usual €18–€140", "", UsualRange{1284, 18, 140, 340}, 1, 0.31},
        {"Payments in the last hour", "6", "4 declined", "usual 0–1", "", UsualRange{6, 0, 0.4, 1}, 1, 0.24},
        {"Device", "First seen today", "Android 14, emulator flag", "usual: 2 known devices", "New here", std::nullopt,
         1, 0.16},
        {"Delivery address", "Used before, 11 times", "since March 2024", "same city as home", "Within usual",
         std::nullopt, -1, 0.18},
        {"Strong authentication", "Passed, 14:06", "banking app", "usual: passed", "Within usual", std::nullopt, -1,
         0.11},
    };
}

std::vector<Field> facts(const char *amount, const char *times, const char *device, const char *address)
{
    const auto text = [](const char *value) { return Scalar{Scalar::Kind::Text, value, 0}; };
    return {{"Amount", text(amount)},
            {"Against usual", text(times)},
            {"Device", text(device)},
            {"Delivery address", text(address)},
            {"Merchant", text("Electronics")}};
}

CaseFile paymentFile()
{
    CaseFile file;
    file.token = Token{20871};
    file.id = "C-20871";
    file.domain = "payments";
    file.title = "€1,284.00 to Lumen Electronics";
    file.subtitle = "card not present";
    file.kind = "Card payment";
    file.stakes = Stakes::High;
    file.received = noon;
    file.deadline = noon + 14 * minute + 30'000;
    file.labels = {"legitimate", "stolen", "takeover", "friendly", "merchant"};
    file.keyEvidence = paymentEvidence();
    file.evidence = {{cardActivity(), std::nullopt}};
    file.facts = facts("€1,284.00", "9 × median", "First seen", "Used 11 times");
    for (int i = 1; i <= 42; ++i)
        file.signalList.push_back({"signal_" + std::to_string(i), std::to_string(i * 7), (i % 3 ? 0.4 : -0.3) / i});
    file.similar = {
        {"C-18822", "", 0.93, "Stolen card", "chargeback confirmed 20 Oct",
         facts("€1,149.00", "8 × median", "First seen", "Never used")},
        {"C-17410", "", 0.91, "Legitimate", "customer confirmed 11 Sep",
         facts("€980.00", "11 × median", "First seen", "Used 6 times")},
        {"C-19960", "", 0.88, "Legitimate", "no chargeback in 25 days",
         facts("€1,310.00", "9 × median", "Known, 8 months", "Used 23 times")},
        {"C-16001", "", 0.80, "Stolen card", "", facts("€1,999.00", "14 × median", "First seen", "Never used")},
    };
    file.suggestion = Suggestion{"stolen",
                                 0.71,
                                 "card-risk 7.2",
                                 {{"stolen", 0.71}, {"legitimate", 0.22}, {"takeover", 0.05}, {"friendly", 0.02}},
                                 ProbabilityRange{0.62, 0.79},
                                 0.4,
                                 {{{"stolen", 0.8}, {"legitimate", 0.2}}, {{"stolen", 0.4}, {"legitimate", 0.6}}},
                                 {"Confidence is inside the review band, and two strong signals point the other way."},
                                 ProbabilityRange{0.60, 0.85}};
    return file;
}

} // namespace

OpenedCase paymentCase()
{
    OpenedCase one;
    one.file = paymentFile();
    one.rules = paymentRules();
    one.history = {{noon + -30 * minute, HistoryEntry::By::Fact, "Payment held by the bank."},
                   {noon + -29 * minute, HistoryEntry::By::Model, "card-risk 7.2 suggested Stolen card, 0.71."},
                   {noon + -20 * minute, HistoryEntry::By::Person, "Assigned for review."}};
    return one;
}

OpenedCase textCase()
{
    OpenedCase one;
    one.file = paymentFile();
    one.file.token = Token{90312};
    one.file.id = "M-90312";
    one.file.domain = "moderation";
    one.file.title = "Reply in “Parking at no. 14”";
    one.file.subtitle = "reported 2 times";
    one.file.kind = "Post";
    one.file.stakes = Stakes::Medium;
    one.file.labels = {"allowed", "harassment", "threat", "hate", "context"};
    one.file.keyEvidence = {{"Reports", "2", "usual 0", "", "", std::nullopt, 1, 0.2}};
    one.file.facts.clear();
    one.file.similar.clear();
    one.rules = paymentRules();
    one.rules.name = "Neighbourhood, EN";
    one.rules.labels = {{"allowed", "Allowed"},
                        {"harassment", "Harassment"},
                        {"threat", "Threat"},
                        {"hate", "Hate"},
                        {"context", "Needs more context"}};
    Evidence text;
    text.kind = EvidenceKind::Text;
    text.title = "Post";
    text.text =
        "I asked nicely three times. Next time I won’t ask. I know which floor you’re on and I know when you leave for "
        "work, so maybe think about where you put that van. The building manager is getting photos too.";
    text.highlights = {{28, 49, "threat", 0.2}, {51, 79, "threat", 0.8}, {84, 116, "threat", 0.5}};
    Evidence table;
    table.kind = EvidenceKind::Table;
    table.title = "Reports";
    table.columns = {"when", "by", "reason"};
    table.rows = {{"11:40", "dries.k", "threat"}, {"11:44", "osk_pia", "=cmd()"}};
    Evidence json;
    json.kind = EvidenceKind::Json;
    json.title = "Raw request";
    json.json = R"({"thread":14,"author":{"age_days":412,"name":"hedgerow_14"},"tags":["parking","<b>van</b>"]})";
    Evidence link;
    link.kind = EvidenceKind::Link;
    link.title = "Thread";
    link.url = "https://example.org/thread/14";
    one.file.evidence = {{text, std::nullopt}, {table, std::nullopt}, {json, std::nullopt}, {link, std::nullopt}};
    one.file.suggestion = Suggestion{"threat",
                                     0.66,
                                     "tone 3",
                                     {{"threat", 0.66}, {"harassment", 0.24}, {"allowed", 0.09}},
                                     ProbabilityRange{0.54, 0.77},
                                     std::nullopt,
                                     {},
                                     {"A rule sends every threat to a person."},
                                     ProbabilityRange{0.60, 0.85}};
    return one;
}

OpenedCase pictureCase()
{
    OpenedCase one = paymentCase();
    one.file.token = Token{4431};
    one.file.id = "L-4431";
    one.file.title = "Pigmented lesion, upper back";
    one.file.subtitle = "10 × polarised";
    one.file.kind = "Dermoscopy";
    one.file.labels = {"benign", "melanoma", "basal", "keratosis", "unsure"};
    one.file.keyEvidence = {{"Asymmetry", "Two axes", "usual none", "", "", std::nullopt, 1, 0.4},
                            {"Age", "58 years", "", "", "", std::nullopt, 1, 0.1},
                            {"Change since May", "+ 1.1 mm", "5.1 mm then", "", "", std::nullopt, 1, 0.3}};
    Evidence image;
    image.kind = EvidenceKind::Image;
    image.title = "Dermoscopy, 22 November";
    image.mmPerPixel = 0.008;
    one.file.evidence = {{image, AttachmentRef{{}, "image/png", 11'800'000, 1200, 900}}};
    one.rules.name = "Skin, adults";
    one.rules.labels = {{"benign", "Benign naevus"},
                        {"melanoma", "Suspected melanoma"},
                        {"basal", "Basal cell carcinoma"},
                        {"keratosis", "Seborrhoeic keratosis"},
                        {"unsure", "Cannot tell"}};
    one.file.suggestion->label = "melanoma";
    one.file.suggestion->probabilities = {{"melanoma", 0.71}, {"benign", 0.22}, {"keratosis", 0.05}, {"basal", 0.02}};
    return one;
}

OpenedCase bareCase()
{
    OpenedCase one;
    one.file.token = Token{77};
    one.file.domain = "bare";
    one.file.labels = {"yes", "no"};
    one.file.suggestion = Suggestion{"yes", 0.5, "m", {}, std::nullopt, std::nullopt, {}, {}, std::nullopt};
    return one;
}

OpenedCase hostileCase()
{
    OpenedCase one = paymentCase();
    const std::string bad = "<img src='file:///etc/passwd'><b>bold</b> &amp; <script>x</script>";
    one.file.token = Token{666};
    one.file.id = bad;
    one.file.title = bad;
    one.file.subtitle = bad;
    one.file.kind = bad;
    one.file.keyEvidence[0] = {bad, bad, bad, bad, bad, std::nullopt, 1, 0.3};
    one.file.facts[0].path = bad;
    one.file.signalList[0] = {bad, bad, 0.5};
    one.file.similar[0].title = bad;
    one.file.similar[0].outcome = bad;
    one.file.suggestion->why = {bad};
    one.file.evidence[0].evidence.title = bad;
    one.file.evidence[0].evidence.points[0].label = bad;
    one.history[0].what = bad;
    one.rules.labels[0].text = bad;
    one.rules.reasons[0].text = bad;
    one.rules.name = bad;
    return one;
}

OpenedCase plainCase(int number)
{
    OpenedCase one = paymentCase();
    one.file.token = Token{std::uint32_t(100'000 + number)};
    one.file.id = "P-" + std::to_string(number);
    one.file.title = "€" + std::to_string(20 + number * 13 % 900) + ".00 · Shop " + std::to_string(number);
    one.file.stakes = Stakes(number % 3);
    one.file.deadline = noon + (22 + number * 9) * minute;
    return one;
}

} // namespace verdict
