#include "core/policy/conditions.h"
#include "core/policy/parts.h"

namespace verdict::policyparts {
namespace {

using enum Comparison;

bool comparesNumbers(Comparison comparison)
{
    return comparison == Less || comparison == LessOrEqual || comparison == Greater || comparison == GreaterOrEqual;
}

/// A comparison with a value of the wrong kind never holds, and a rule that silently never holds is worse than none.
void checkValue(JsonObjectReader &reader, const Condition &condition)
{
    const auto kind = condition.value.kind;
    if (comparesNumbers(condition.comparison) && kind != Scalar::Kind::Number)
        reader.fault("value", "must be a number for this comparison");
    if (condition.comparison == Contains && kind != Scalar::Kind::Text)
        reader.fault("value", "must be a text for this comparison");
    if (condition.comparison == Exists && kind != Scalar::Kind::Null && kind != Scalar::Kind::Bool)
        reader.fault("value", "must be true, false or left out for this comparison");
}

void readCondition(JsonObjectReader &reader, Condition &condition)
{
    reader.require("field");
    reader.require("is");
    reader.text("field", condition.field);
    reader.choice("is", condition.comparison,
                  {Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, Exists});
    if (condition.comparison != Exists)
        reader.require("value");
    reader.scalar("value", condition.value);
    if (!condition.field.empty() && !isConditionField(condition.field))
        reader.fault("field",
                     "must be id, domain, kind, prediction.label, prediction.confidence, prediction.modelVersion, "
                     "prediction.novelty, or context. and a field's path");
    checkValue(reader, condition);
}

} // namespace

void readRule(JsonObjectReader &reader, ReviewRule &rule)
{
    reader.require("name");
    reader.text("name", rule.name);
    if (reader.member("name"))
        checkName(rule.name, reader.pathOf("name"), reader.faults());
    reader.objects("all", [&](JsonObjectReader &item) {
        Condition condition;
        readCondition(item, condition);
        rule.all.push_back(std::move(condition));
    });
    if (rule.all.empty())
        reader.fault("all", "must hold at least one condition");
}

} // namespace verdict::policyparts
