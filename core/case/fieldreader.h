#pragma once

#include "core/case/caserecord.h"
#include "core/case/jsonvalue.h"
#include "core/case/rejection.h"

#include <cstdint>
#include <simdjson.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// Where a value stands, as a chain down from the record; its path is only written out where somebody asks.
struct FieldPlace {
    const FieldPlace *parent = nullptr;
    std::string_view key;
    std::size_t index = 0;
    bool isItem = false; ///< an item of a list, named by `index`

    [[nodiscard]] FieldPlace member(std::string_view name) const { return {this, name, 0, false}; }
    [[nodiscard]] FieldPlace item(std::size_t at) const { return {this, {}, at, true}; }
    /// The dotted path, e.g. "evidence.0.title"; dots and backslashes inside a name stand behind a backslash.
    [[nodiscard]] std::string path() const;
};

class FieldReader;

/// How one field of an object is read into a T.
template <class T> struct FieldRule {
    std::string_view key;
    bool (*read)(FieldReader &reader, const simdjson::dom::element &value, const FieldPlace &place, T &into);
    bool required = false;
};

/// Reads single fields of a record, remembers the first thing that is wrong, and keeps the fields it has no rule for.
/// Every function returns whether the field was fine; after the first false the caller gives up.
class FieldReader {
public:
    using element = simdjson::dom::element;

    explicit FieldReader(std::vector<UnknownField> &unknown) : m_unknown(unknown) {}

    Rejection takeRejection() { return std::move(m_rejection); }
    bool fail(const FieldPlace &place, std::string reason);

    bool name(const element &value, const FieldPlace &place, std::string &into);
    bool text(const element &value, const FieldPlace &place, std::string &into);
    bool longText(const element &value, const FieldPlace &place, std::string &into);
    /// A text as it is, a number by its digits, true or false as such.
    bool shown(const element &value, const FieldPlace &place, std::string &into);
    bool number(const element &value, const FieldPlace &place, double &into);
    bool number(const element &value, const FieldPlace &place, std::optional<double> &into);
    /// A number from 0 to 1.
    bool share(const element &value, const FieldPlace &place, double &into);
    bool share(const element &value, const FieldPlace &place, std::optional<double> &into);
    bool whole(const element &value, const FieldPlace &place, std::int64_t low, std::int64_t high, std::int64_t &into);
    bool truth(const element &value, const FieldPlace &place, bool &into);
    bool time(const element &value, const FieldPlace &place, std::optional<Time> &into);
    bool stakes(const element &value, const FieldPlace &place, Stakes &into);
    /// Every leaf at or below an object, at most `CaseLimits::facts` of them.
    bool leaves(const element &value, const FieldPlace &place, std::vector<Field> &into);
    /// An object of leaves (nested ones are flattened), each path once.
    bool facts(const element &value, const FieldPlace &place, std::vector<Field> &into);
    /// An object of labels with a number from 0 to 1 each.
    bool probabilities(const element &value, const FieldPlace &place, std::vector<LabelProbability> &into);
    bool texts(const element &value, const FieldPlace &place, std::size_t most, std::vector<std::string> &into);

    /// A list of at most `most` items; `each(item, place)` reads one.
    template <class Each> bool list(const element &value, const FieldPlace &place, std::size_t most, Each each)
    {
        if (!listOf(value, place, most))
            return false;
        std::size_t index = 0;
        for (const element item : arrayOf(value))
            if (!each(item, place.item(index++)))
                return false;
        return true;
    }

    /// A list of objects that `rules` read into one T each.
    template <class T>
    bool objects(const element &value, const FieldPlace &place, std::size_t most, std::span<const FieldRule<T>> rules,
                 std::vector<T> &into)
    {
        return list(value, place, most, [&](const element &item, const FieldPlace &here) {
            return object(item, here, rules, into.emplace_back());
        });
    }

    /// An object whose known fields `rules` read; null counts as absent, and fields without a rule are kept as unknown.
    template <class T>
    bool object(const element &value, const FieldPlace &place, std::span<const FieldRule<T>> rules, T &into)
    {
        if (!isObject(value, place))
            return false;
        std::uint64_t seen = 0;
        std::size_t next = 0; // senders mostly keep to one order, so the search starts behind the last hit
        for (const auto &[key, member] : objectOf(value)) {
            const std::size_t rule = find(rules, key, next);
            if (rule == rules.size()) {
                keep(place.member(key), member);
                continue;
            }
            next = rule + 1;
            if (member.is_null())
                continue;
            seen |= std::uint64_t{1} << rule;
            if (!rules[rule].read(*this, member, place.member(key), into))
                return false;
        }
        return complete(rules, seen, place);
    }

private:
    template <class T>
    static std::size_t find(std::span<const FieldRule<T>> rules, std::string_view key, std::size_t next)
    {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const std::size_t at = (next + i) % rules.size();
            if (rules[at].key == key)
                return at;
        }
        return rules.size();
    }

    template <class T> bool complete(std::span<const FieldRule<T>> rules, std::uint64_t seen, const FieldPlace &place)
    {
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (rules[i].required && !(seen >> i & 1))
                return fail(place.member(rules[i].key), "is missing");
        return true;
    }

    bool isObject(const element &value, const FieldPlace &place);
    bool listOf(const element &value, const FieldPlace &place, std::size_t most);
    bool boundedText(const element &value, const FieldPlace &place, std::size_t most, std::string &into);
    bool wrongType(const element &value, const FieldPlace &place, const char *expected);
    void keep(const FieldPlace &place, const element &value);

    std::vector<UnknownField> &m_unknown;
    Rejection m_rejection;
};

} // namespace verdict
