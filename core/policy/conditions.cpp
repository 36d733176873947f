#include "core/policy/conditions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "core/case/jsonobjectreader.h"

namespace verdict {
namespace {

constexpr std::string_view contextPrefix = "context.";
constexpr std::array<std::string_view, 7> ownFields = {"id",
                                                       "domain",
                                                       "kind",
                                                       "prediction.label",
                                                       "prediction.confidence",
                                                       "prediction.modelVersion",
                                                       "prediction.novelty"};

std::optional<Scalar> number(const std::optional<double> &value)
{
    return value ? std::optional(numberScalar(*value)) : std::nullopt;
}

std::optional<Scalar> predicted(std::string_view field, const Prediction &prediction)
{
    if (field == "prediction.label")
        return textScalar(prediction.label);
    if (field == "prediction.confidence")
        return numberScalar(prediction.confidence);
    if (field == "prediction.modelVersion")
        return textScalar(prediction.modelVersion);
    if (field == "prediction.novelty")
        return number(prediction.novelty);
    return std::nullopt;
}

/// Members with a default or a type of their own come from there: a record that leaves its stakes out has low stakes.
std::optional<Scalar> ofContext(std::string_view path, const CaseContext &context)
{
    if (path == "stakes")
        return textScalar(nameOf(context.stakes));
    if (path == "appeal")
        return boolScalar(context.appeal);
    if (path == "financialImpact" && context.financialImpact)
        return number(context.financialImpact);
    if (path == "subject" && !context.subject.empty())
        return textScalar(context.subject);
    const auto found = std::find_if(context.fields.begin(), context.fields.end(),
                                    [&](const Field &field) { return field.path == path; });
    return found == context.fields.end() ? std::nullopt : std::optional(found->value);
}

std::optional<Scalar> valueOf(std::string_view field, const CaseRecord &record)
{
    if (field.starts_with(contextPrefix))
        return ofContext(field.substr(contextPrefix.size()), record.context);
    if (field == "id")
        return textScalar(record.name.id);
    if (field == "domain")
        return textScalar(record.name.domain);
    if (field == "kind" && !record.kind.empty())
        return textScalar(record.kind);
    return predicted(field, record.prediction);
}

bool isBelow(std::string_view path, std::string_view parent)
{
    return path.size() > parent.size() && path.starts_with(parent) && path[parent.size()] == '.';
}

bool isItemOf(std::string_view path, std::string_view list)
{
    if (!isBelow(path, list))
        return false;
    const auto index = path.substr(list.size() + 1);
    return !index.empty() && std::all_of(index.begin(), index.end(), [](unsigned char c) { return std::isdigit(c); });
}

bool sameValue(const Scalar &a, const Scalar &b)
{
    if (a.kind != b.kind)
        return false;
    return a.kind == Scalar::Kind::Number ? a.number == b.number : a.text == b.text;
}

bool listHolds(const Condition &condition, const CaseRecord &record)
{
    if (!std::string_view(condition.field).starts_with(contextPrefix))
        return false;
    const auto list = std::string_view(condition.field).substr(contextPrefix.size());
    if (list == "history") {
        const auto &history = record.context.history;
        if (std::find(history.begin(), history.end(), condition.value.text) != history.end())
            return true;
    }
    return std::any_of(record.context.fields.begin(), record.context.fields.end(), [&](const Field &field) {
        return isItemOf(field.path, list) && sameValue(field.value, condition.value);
    });
}

bool contains(const Condition &condition, const std::optional<Scalar> &value, const CaseRecord &record)
{
    if (value)
        return value->kind == Scalar::Kind::Text && value->text.find(condition.value.text) != std::string::npos;
    return listHolds(condition, record);
}

bool isPresent(std::string_view field, const std::optional<Scalar> &value, const CaseRecord &record)
{
    if (value)
        return value->kind != Scalar::Kind::Null;
    if (!field.starts_with(contextPrefix))
        return false;
    const auto &fields = record.context.fields;
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Field &leaf) { return isBelow(leaf.path, field.substr(contextPrefix.size())); });
}

bool ordered(Comparison comparison, double left, double right)
{
    switch (comparison) {
    case Comparison::Less: return left < right;
    case Comparison::LessOrEqual: return left <= right;
    case Comparison::Greater: return left > right;
    case Comparison::GreaterOrEqual: return left >= right;
    default: return false;
    }
}

bool asksForAbsence(const Scalar &value) { return value.kind == Scalar::Kind::Bool && value.number == 0; }

} // namespace

bool isConditionField(std::string_view field)
{
    if (field.starts_with(contextPrefix))
        return field.size() > contextPrefix.size();
    return std::find(ownFields.begin(), ownFields.end(), field) != ownFields.end();
}

bool holds(const Condition &condition, const CaseRecord &record)
{
    const auto value = valueOf(condition.field, record);
    switch (condition.comparison) {
    case Comparison::Equal: return value && sameValue(*value, condition.value);
    case Comparison::NotEqual: return !value || !sameValue(*value, condition.value);
    case Comparison::Contains: return contains(condition, value, record);
    case Comparison::Exists: return isPresent(condition.field, value, record) != asksForAbsence(condition.value);
    default: break;
    }
    const bool numbers = value && value->kind == Scalar::Kind::Number && condition.value.kind == Scalar::Kind::Number;
    return numbers && ordered(condition.comparison, value->number, condition.value.number);
}

bool holds(const ReviewRule &rule, const CaseRecord &record)
{
    return !rule.all.empty() && std::all_of(rule.all.begin(), rule.all.end(),
                                            [&](const Condition &condition) { return holds(condition, record); });
}

std::vector<Scalar> valuesOf(std::string_view field, const CaseRecord &record)
{
    if (const auto value = valueOf(field, record))
        return {*value};
    std::vector<Scalar> values;
    if (!field.starts_with(contextPrefix))
        return values;
    const auto list = field.substr(contextPrefix.size());
    for (const auto &leaf : record.context.fields)
        if (isItemOf(leaf.path, list))
            values.push_back(leaf.value);
    return values;
}

std::string inWords(const Condition &condition)
{
    if (condition.comparison == Comparison::Exists)
        return condition.field + (asksForAbsence(condition.value) ? " is absent" : " exists");
    return condition.field + ' ' + nameOf(condition.comparison) + ' ' + condition.value.text;
}

} // namespace verdict
