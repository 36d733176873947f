#include "core/policy/diff.h"

#include "core/case/objectreader.h"
#include "core/policy/writer.h"

#include <cassert>
#include <map>

namespace verdict {
namespace {

using simdjson::dom::element;

/// The leaves of a policy document in its order, each value in words.
class Leaves {
public:
    explicit Leaves(const std::string &json)
    {
        JsonFault fault;
        const auto root = m_parser.parse(json, fault);
        assert(root);
        for (const char *part : {"open", "leads"})
            walk(root->at_key(part).value_unsafe(), part);
    }

    [[nodiscard]] const std::vector<std::pair<std::string, std::string>> &all() const { return m_leaves; }

private:
    void walk(const element &value, const std::string &path)
    {
        simdjson::dom::object members;
        simdjson::dom::array items;
        if (!value.get_object().get(members)) {
            for (const auto &[key, member] : members)
                walk(member, path + '.' + std::string(key));
        } else if (!value.get_array().get(items)) {
            list(items, path);
        } else {
            m_leaves.emplace_back(path, wordsOf(value, path));
        }
    }

    /// A list is one leaf with its items' names in order, and one more for what each name stands for.
    void list(const simdjson::dom::array &items, const std::string &path)
    {
        std::string names;
        for (const element item : items)
            names += (names.empty() ? "" : ", ") + itemName(item);
        m_leaves.emplace_back(path, names.empty() ? "none" : names);
        for (const element item : items)
            if (item.is_object())
                m_leaves.emplace_back(path + '.' + itemName(item), itemWords(item));
    }

    static std::string textOf(const element &item, std::string_view key)
    {
        std::string_view text;
        return item.at_key(key).get_string().get(text) ? std::string() : std::string(text);
    }

    static std::string itemName(const element &item)
    {
        if (item.is_string())
            return std::string(item.get_string().value_unsafe());
        const std::string code = textOf(item, "code");
        return code.empty() ? textOf(item, "name") : code;
    }

    static std::string itemWords(const element &item)
    {
        simdjson::dom::array conditions;
        if (item.at_key("all").get_array().get(conditions))
            return textOf(item, "text");
        std::string words;
        for (const element condition : conditions)
            words += (words.empty() ? "" : " and ") + conditionWords(condition);
        return words;
    }

    static std::string conditionWords(const element &condition)
    {
        element value;
        const bool bare = condition.at_key("value").get(value);
        const std::string start = textOf(condition, "field") + ' ' + textOf(condition, "is");
        return bare ? start : start + ' ' + wordsOf(value, {});
    }

    static std::string wordsOf(const element &value, std::string_view path)
    {
        if (value.is_bool())
            return value.get_bool().value_unsafe() ? "yes" : "no";
        if (value.is_null())
            return path.ends_with(".automateAt") ? "never" : "none";
        const std::string text = scalarOf(value)->text;
        return text.empty() ? "empty" : text;
    }

    StrictJson m_parser;
    std::vector<std::pair<std::string, std::string>> m_leaves;
};

const char *const absent = "not set";

} // namespace

std::vector<PolicyChange> diff(const Policy &before, const Policy &after)
{
    const Leaves old(writePolicy(before));
    const Leaves now(writePolicy(after));
    const std::map<std::string, std::string> oldWords(old.all().begin(), old.all().end());
    const std::map<std::string, std::string> nowWords(now.all().begin(), now.all().end());
    std::vector<PolicyChange> changes;
    for (const auto &[field, words] : old.all()) {
        const auto found = nowWords.find(field);
        const std::string &later = found == nowWords.end() ? absent : found->second;
        if (later != words)
            changes.push_back({field, words, later});
    }
    for (const auto &[field, words] : now.all())
        if (!oldWords.contains(field))
            changes.push_back({field, absent, words});
    return changes;
}

} // namespace verdict
