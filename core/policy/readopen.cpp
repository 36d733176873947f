#include "core/policy/parts.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict::policyparts {
namespace {

constexpr std::size_t maxNameBytes = 200;
constexpr std::size_t maxCodes = 200;
constexpr std::size_t maxGuidelineBytes = 20000;

bool known(const std::vector<CodeText> &codes, const std::string &code)
{
    return std::any_of(codes.begin(), codes.end(), [&](const CodeText &other) { return other.code == code; });
}

/// A code alone, or a code with its words; the words are the code where none are given.
CodeText readCode(const simdjson::dom::element &item, const std::string &path, std::vector<JsonFault> &faults)
{
    if (item.is_string()) {
        const std::string code(item.get_string().value_unsafe());
        return {code, code};
    }
    CodeText code;
    JsonObjectReader reader(item, path, faults);
    reader.require("code");
    reader.text("code", code.code);
    reader.text("text", code.text);
    reader.refuseOthers();
    if (code.text.empty())
        code.text = code.code;
    return code;
}

void readCodes(JsonObjectReader &reader, std::string_view name, std::vector<CodeText> &codes)
{
    if (!reader.member(name))
        return;
    codes.clear();
    reader.items(name, [&](const simdjson::dom::element &item, const std::string &path) {
        if (codes.size() > maxCodes)
            return;
        CodeText code = readCode(item, path, reader.faults());
        checkName(code.code, path, reader.faults());
        if (known(codes, code.code))
            reader.faults().push_back({path, "is given twice"});
        codes.push_back(std::move(code));
    });
    if (codes.size() > maxCodes)
        reader.fault(name, "holds more than 200");
}

void readRequired(JsonObjectReader &reader, std::string_view name, Required &into)
{
    reader.choice(name, into, {Required::Never, Required::OnOverride, Required::Always});
}

void readRules(JsonObjectReader &reader, DomainRules &rules)
{
    reader.text("name", rules.name);
    if (!rules.name.empty())
        checkName(rules.name, reader.pathOf("name"), reader.faults());
    readCodes(reader, "labels", rules.labels);
    readCodes(reader, "reasons", rules.reasons);
    reader.text("guidelines", rules.guidelines);
    readRequired(reader, "rationale", rules.rationale);
    readRequired(reader, "reason", rules.reason);
    readRequired(reader, "confidence", rules.confidence);
    reader.boolean("allowOther", rules.allowOther);
    reader.boolean("showIds", rules.showIds);
    reader.boolean("overlayOn", rules.overlayOn);
    reader.texts("keyEvidence", rules.keyEvidence);
    if (rules.guidelines.size() > maxGuidelineBytes)
        reader.fault("guidelines", "is longer than 20,000 bytes");
    if (rules.labels.size() == 1)
        reader.fault("labels", "must hold at least two labels, or none to take those of each case");
    if (rules.reason != Required::Never && rules.reasons.empty())
        reader.fault("reasons", "must hold at least one code while \"reason\" asks for one");
}

} // namespace

void checkName(const std::string &name, const std::string &path, std::vector<JsonFault> &faults)
{
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    if (name.empty())
        faults.push_back({path, "has an empty name"});
    else if (name.size() > maxNameBytes || std::any_of(name.begin(), name.end(), isControl))
        faults.push_back({path, "has a name that is longer than 200 bytes or holds control characters"});
}

void readOpen(JsonObjectReader &reader, OpenPolicy &open)
{
    const DomainRules defaults = open.otherDomains;
    reader.object("otherDomains", [&](JsonObjectReader &rules) { readRules(rules, open.otherDomains); });
    reader.object("domains", [&](JsonObjectReader &domains) {
        domains.eachObject([&](const std::string &key, JsonObjectReader &domain) {
            checkName(key, domain.path(), domain.faults());
            DomainRules &rules = open.domains[key] = defaults;
            rules.name = key;
            readRules(domain, rules);
        });
    });
    reader.integer("graceSeconds", open.graceSeconds, 0, 600);
    reader.integer("breakAfterMinutes", open.breakAfterMinutes, 0, 1440);
}

} // namespace verdict::policyparts
