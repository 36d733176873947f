#include "core/policy/diff.h"

#include "core/case/jsonobjectreader.h"
#include "core/policy/writer.h"

#include <cassert>
#include <map>
#include <simdjson.h>

namespace verdict {
namespace {

using simdjson::dom::element;

/// One leaf: what a person reads, and what is compared, because two values may read the same.
struct Leaf {
    std::string path;
    std::string words;
    std::string exact;
};

/// The leaves of a policy document in its order.
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

    [[nodiscard]] const std::vector<Leaf> &all() const { return m_leaves; }

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
            m_leaves.push_back({path, wordsOf(value, path), simdjson::minify(value)});
        }
    }

    /// A list is one leaf with its items' names in order, and one more for what each name stands for.
    void list(const simdjson::dom::array &items, const std::string &path)
    {
        std::string names;
        std::string exact;
        for (const element item : items) {
            names += (names.empty() ? "" : ", ") + itemName(item);
            exact += itemName(item) + '\0';
        }
        m_leaves.push_back({path, names.empty() ? "none" : names, exact});
        for (const element item : items)
            if (item.is_object())
                m_leaves.push_back({path + '.' + itemName(item), itemWords(item), simdjson::minify(item)});
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
        const std::string text = leafOf(value)->text;
        return text.empty() ? "empty" : text;
    }

    StrictJson m_parser;
    std::vector<Leaf> m_leaves;
};

std::map<std::string, const Leaf *> byPath(const Leaves &leaves)
{
    std::map<std::string, const Leaf *> found;
    for (const auto &leaf : leaves.all())
        found.emplace(leaf.path, &leaf);
    return found;
}

const char *const absent = "not set";

} // namespace

std::vector<PolicyChange> diff(const Policy &before, const Policy &after)
{
    const Leaves old(writePolicy(before));
    const Leaves now(writePolicy(after));
    const auto oldByPath = byPath(old);
    const auto nowByPath = byPath(now);
    std::vector<PolicyChange> changes;
    for (const auto &leaf : old.all()) {
        const auto found = nowByPath.find(leaf.path);
        if (found == nowByPath.end())
            changes.push_back({leaf.path, leaf.words, absent});
        else if (found->second->exact != leaf.exact)
            changes.push_back({leaf.path, leaf.words, found->second->words});
    }
    for (const auto &leaf : now.all())
        if (!oldByPath.contains(leaf.path))
            changes.push_back({leaf.path, absent, leaf.words});
    return changes;
}

} // namespace verdict
