#include "core/case/fieldreader.h"

#include "core/case/caselimits.h"
#include "core/case/json.h"
#include "core/case/jsonvalue.h"
#include "core/case/text.h"

#include <algorithm>

namespace verdict {
namespace {

std::string escaped(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        if (c == '.' || c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

std::optional<std::string_view> twinPath(const std::vector<Field> &fields)
{
    std::vector<std::string_view> paths;
    paths.reserve(fields.size());
    for (const Field &field : fields)
        paths.push_back(field.path);
    std::sort(paths.begin(), paths.end());
    const auto twin = std::adjacent_find(paths.begin(), paths.end());
    return twin == paths.end() ? std::nullopt : std::optional(*twin);
}

} // namespace

std::string FieldPlace::path() const
{
    if (!parent)
        return {};
    const std::string before = parent->path();
    const std::string here = isItem ? std::to_string(index) : escaped(key);
    return before.empty() ? here : before + '.' + here;
}

bool FieldReader::fail(const FieldPlace &place, std::string reason)
{
    m_rejection.field = cutUtf8(place.path(), maxLeafPath);
    m_rejection.reason = std::move(reason);
    return false;
}

bool FieldReader::wrongType(const element &value, const FieldPlace &place, const char *expected)
{
    return fail(place, std::string("must be ") + expected + ", not " + describe(value));
}

void FieldReader::keep(const FieldPlace &place, const element &value)
{
    m_unknown.push_back({place.path(), minified(value)});
}

bool FieldReader::isObject(const element &value, const FieldPlace &place)
{
    return value.is_object() || wrongType(value, place, "an object");
}

bool FieldReader::listOf(const element &value, const FieldPlace &place, std::size_t most)
{
    if (!value.is_array())
        return wrongType(value, place, "a list");
    // size() saturates at 2^24 − 1, far past every limit.
    const std::size_t size = arrayOf(value).size();
    return size <= most ||
           fail(place, "has " + std::to_string(size) + " items; at most " + std::to_string(most) + " are allowed");
}

bool FieldReader::name(const element &value, const FieldPlace &place, std::string &into)
{
    if (!value.is_string())
        return wrongType(value, place, "a text of 1 to 200 characters");
    const std::string_view text = value.get_string().value_unsafe();
    if (auto fault = faultOfName(text))
        return fail(place, std::move(*fault));
    into = text;
    return true;
}

bool FieldReader::boundedText(const element &value, const FieldPlace &place, std::size_t most, std::string &into)
{
    if (!value.is_string())
        return wrongType(value, place, "a text");
    const std::string_view text = value.get_string().value_unsafe();
    if (text.size() > most && codePoints(text) > most)
        return fail(place, "has " + std::to_string(codePoints(text)) + " characters; at most " + std::to_string(most) +
                               " are allowed");
    into = text;
    return true;
}

bool FieldReader::text(const element &value, const FieldPlace &place, std::string &into)
{
    return boundedText(value, place, CaseLimits::shortText, into);
}

bool FieldReader::longText(const element &value, const FieldPlace &place, std::string &into)
{
    return boundedText(value, place, CaseLimits::longText, into);
}

bool FieldReader::shown(const element &value, const FieldPlace &place, std::string &into)
{
    if (value.is_string())
        return text(value, place, into);
    if (!isLeaf(value))
        return wrongType(value, place, "a text or a number");
    into = scalarOf(value).text;
    return true;
}

bool FieldReader::number(const element &value, const FieldPlace &place, double &into)
{
    if (!value.is_number())
        return wrongType(value, place, "a number");
    into = value.get_double().value_unsafe() + 0.0; // −0 becomes 0
    return true;
}

bool FieldReader::number(const element &value, const FieldPlace &place, std::optional<double> &into)
{
    return number(value, place, into.emplace());
}

bool FieldReader::share(const element &value, const FieldPlace &place, double &into)
{
    if (!value.is_number())
        return wrongType(value, place, "a number from 0 to 1");
    if (!number(value, place, into))
        return false;
    return (into >= 0 && into <= 1) || fail(place, "must be a number from 0 to 1, but is " + scalarOf(value).text);
}

bool FieldReader::share(const element &value, const FieldPlace &place, std::optional<double> &into)
{
    return share(value, place, into.emplace());
}

bool FieldReader::whole(const element &value, const FieldPlace &place, std::int64_t low, std::int64_t high,
                        std::int64_t &into)
{
    const std::string expected = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    if (!value.is_number())
        return wrongType(value, place, expected.c_str());
    // 3.0 is a whole number too: some writers know no other numbers.
    const double number = value.get_double().value_unsafe();
    if (!(number >= static_cast<double>(low) && number <= static_cast<double>(high)) ||
        number != static_cast<double>(static_cast<std::int64_t>(number)))
        return fail(place, "must be " + expected + ", but is " + scalarOf(value).text);
    into = static_cast<std::int64_t>(number);
    return true;
}

bool FieldReader::truth(const element &value, const FieldPlace &place, bool &into)
{
    if (!value.is_bool())
        return wrongType(value, place, "true or false");
    into = value.get_bool().value_unsafe();
    return true;
}

bool FieldReader::time(const element &value, const FieldPlace &place, std::optional<Time> &into)
{
    constexpr const char *expected = "a time such as \"2026-11-22T09:30:00.000Z\"";
    if (!value.is_string())
        return wrongType(value, place, expected);
    into = fromIso(value.get_string().value_unsafe());
    return into || fail(place, std::string("must be ") + expected);
}

bool FieldReader::stakes(const element &value, const FieldPlace &place, Stakes &into)
{
    if (!value.is_string())
        return wrongType(value, place, "low, medium or high");
    for (const Stakes stakes : {Stakes::Low, Stakes::Medium, Stakes::High}) {
        into = stakes;
        if (value.get_string().value_unsafe() == nameOf(stakes))
            return true;
    }
    return fail(place, "must be low, medium or high");
}

bool FieldReader::leaves(const element &value, const FieldPlace &place, std::vector<Field> &into)
{
    return appendLeaves(value, nullptr, CaseLimits::facts, into) ||
           fail(place, "has more than " + std::to_string(CaseLimits::facts) + " values, or names of more than " +
                           std::to_string(maxLeafPath) + " bytes");
}

bool FieldReader::facts(const element &value, const FieldPlace &place, std::vector<Field> &into)
{
    if (!isObject(value, place))
        return false;
    if (!leaves(value, place, into))
        return false;
    const bool dotted = std::any_of(into.begin(), into.end(),
                                    [](const Field &field) { return field.path.find('.') != std::string::npos; });
    const auto twin = dotted ? twinPath(into) : std::nullopt;
    return !twin || fail(place, "names " + std::string(*twin) + " twice, once nested and once with a dot");
}

bool FieldReader::probabilities(const element &value, const FieldPlace &place, std::vector<LabelProbability> &into)
{
    if (!isObject(value, place))
        return false;
    const auto members = objectOf(value);
    if (members.size() > CaseLimits::labels)
        return fail(place, "names more than " + std::to_string(CaseLimits::labels) + " labels");
    into.reserve(members.size());
    for (const auto &[label, member] : members) {
        const FieldPlace here = place.member(label);
        if (const auto fault = faultOfName(label))
            return fail(here, "a label " + *fault);
        if (!share(member, here, into.emplace_back(LabelProbability{std::string(label)}).probability))
            return false;
    }
    return true;
}

bool FieldReader::texts(const element &value, const FieldPlace &place, std::size_t most, std::vector<std::string> &into)
{
    return list(value, place, most,
                [&](const element &item, const FieldPlace &here) { return text(item, here, into.emplace_back()); });
}

} // namespace verdict
