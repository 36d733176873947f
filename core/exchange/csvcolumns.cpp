#include "core/exchange/csvcolumns.h"

#include "core/case/jsonwriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace verdict {
namespace {

constexpr std::string_view factsPrefix = "context.facts.";
constexpr std::string_view probabilityPrefix = "prediction.probabilities.";
constexpr std::array singleFields{"id",
                                  "domain",
                                  "title",
                                  "subtitle",
                                  "kind",
                                  "received",
                                  "requiredBy",
                                  "labels",
                                  "prediction.label",
                                  "prediction.confidence",
                                  "prediction.modelVersion",
                                  "context.stakes",
                                  "context.subject",
                                  "context.financialImpact",
                                  "context.appeal",
                                  "context.history"};
constexpr std::array repeatableFields{"keyEvidence",  "evidence.text",  "evidence.link", "evidence.image",
                                      "evidence.pdf", "evidence.audio", "evidence.video"};
constexpr std::array requiredFields{"id", "domain", "prediction.label", "prediction.confidence",
                                    "prediction.modelVersion"};
const std::map<std::string, std::string, std::less<>> shortNames{
    {"label", "prediction.label"},
    {"confidence", "prediction.confidence"},
    {"modelVersion", "prediction.modelVersion"},
    {"model_version", "prediction.modelVersion"},
    {"stakes", "context.stakes"},
    {"subject", "context.subject"},
    {"financialImpact", "context.financialImpact"},
    {"appeal", "context.appeal"},
};

template <class List> bool among(const List &list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool isPrefixed(std::string_view field)
{
    return (field.starts_with(factsPrefix) && field.size() > factsPrefix.size()) ||
           (field.starts_with(probabilityPrefix) && field.size() > probabilityPrefix.size());
}

bool isRepeatable(std::string_view field) { return among(repeatableFields, field); }

std::string listOf(const std::vector<std::string> &names)
{
    constexpr std::size_t shown = 20;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), shown); ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > shown ? text + " …" : text;
}

Error badMapping(std::string reason) { return {ErrorKind::BadInput, std::move(reason)}; }

/// Whether JSON would take the text as a number within a double.
bool isNumber(std::string_view text)
{
    std::string_view rest = text;
    if (rest.starts_with('-'))
        rest.remove_prefix(1);
    if (rest.empty() || rest.front() < '0' || rest.front() > '9' || rest.back() < '0' || rest.back() > '9')
        return false;
    if (rest.size() > 1 && rest[0] == '0' && rest[1] >= '0' && rest[1] <= '9')
        return false;
    if (const std::size_t dot = rest.find('.');
        dot != std::string_view::npos && (rest[dot + 1] < '0' || rest[dot + 1] > '9'))
        return false;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

/// Whole numbers past this many digits are names rather than amounts.
bool isAmount(std::string_view text) { return text.size() <= 15 && isNumber(text); }

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

void number(JsonWriter &json, std::string text, bool decimalComma)
{
    if (decimalComma && std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string::npos)
        std::replace(text.begin(), text.end(), ',', '.');
    if (text.size() <= 40 && isNumber(text))
        json.raw(text);
    else
        json.text(text);
}

void truth(JsonWriter &json, const std::string &text)
{
    const std::string word = lowered(text);
    if (word == "true" || word == "yes" || word == "1")
        json.boolean(true);
    else if (word == "false" || word == "no" || word == "0")
        json.boolean(false);
    else
        json.text(text);
}

/// Items of a list stand in one cell, with "|" between them.
void list(JsonWriter &json, std::string_view text)
{
    json.beginArray();
    for (std::size_t bar = 0; bar != std::string_view::npos;) {
        bar = text.find('|');
        json.text(text.substr(0, bar));
        text.remove_prefix(bar == std::string_view::npos ? text.size() : bar + 1);
    }
    json.endArray();
}

} // namespace

/// Writes one row as a native record, group by group.
class CsvRecord {
public:
    CsvRecord(const CsvColumns &columns, const std::vector<std::string> &cells) : m_columns(columns), m_cells(cells) {}

    std::string write()
    {
        m_json.beginObject();
        members("");
        m_json.key("prediction").beginObject();
        members("prediction.");
        group("probabilities", probabilityPrefix,
              [this](auto &text) { number(m_json, text, m_columns.m_decimalComma); });
        m_json.endObject().key("context").beginObject();
        members("context.");
        group("facts", factsPrefix, [this](auto &text) { isAmount(text) ? m_json.raw(text) : m_json.text(text); });
        m_json.endObject();
        keyEvidence();
        evidence();
        m_json.endObject();
        return m_json.take();
    }

private:
    /// Calls `each(source, cell)` for the filled cells whose field `wanted` accepts.
    template <class Wanted, class Each> void filled(Wanted wanted, Each each)
    {
        for (const auto &source : m_columns.m_sources) {
            const std::string &cell = m_columns.cellOf(source, m_cells);
            if (!cell.empty() && wanted(source.field))
                each(source, cell);
        }
    }

    /// The single fields directly below a prefix.
    void members(std::string_view prefix)
    {
        const auto wanted = [&](const std::string &field) {
            return among(singleFields, field) && field.starts_with(prefix) &&
                   field.find('.', prefix.size()) == std::string::npos;
        };
        filled(wanted, [&](const auto &source, const std::string &cell) {
            m_json.key(std::string_view(source.field).substr(prefix.size()));
            member(source.field, cell);
        });
    }

    void member(const std::string &field, const std::string &cell)
    {
        if (field == "prediction.confidence" || field == "context.financialImpact")
            number(m_json, cell, m_columns.m_decimalComma);
        else if (field == "context.appeal")
            truth(m_json, cell);
        else if (field == "labels" || field == "context.history")
            list(m_json, cell);
        else
            m_json.text(cell);
    }

    template <class Write> void group(std::string_view name, std::string_view prefix, Write write)
    {
        bool open = false;
        filled([&](const std::string &field) { return field.starts_with(prefix); },
               [&](const auto &source, const std::string &cell) {
                   if (!std::exchange(open, true))
                       m_json.key(name).beginObject();
                   m_json.key(std::string_view(source.field).substr(prefix.size()));
                   write(cell);
               });
        if (open)
            m_json.endObject();
    }

    void keyEvidence()
    {
        bool open = false;
        filled(
            [](const std::string &field) { return field == "keyEvidence"; },
            [&](const auto &source, const std::string &cell) {
                if (!std::exchange(open, true))
                    m_json.key("keyEvidence").beginArray();
                m_json.beginObject().key("label").text(m_columns.titleOf(source)).key("value").text(cell).endObject();
            });
        if (open)
            m_json.endArray();
    }

    void evidence()
    {
        constexpr std::string_view prefix = "evidence.";
        m_json.key("evidence").beginArray();
        filled([&](const std::string &field) { return field.starts_with(prefix); },
               [&](const auto &source, const std::string &cell) {
                   const std::string kind = source.field.substr(prefix.size());
                   m_json.beginObject().key("kind").text(kind).key("title").text(m_columns.titleOf(source));
                   m_json.key(kind == "text" ? "text" : kind == "link" ? "url" : "path").text(cell).endObject();
               });
        m_json.endArray();
    }

    const CsvColumns &m_columns;
    const std::vector<std::string> &m_cells;
    JsonWriter m_json;
};

CsvColumns::CsvColumns(std::vector<std::string> header, bool decimalComma)
    : m_header(std::move(header)), m_decimalComma(decimalComma)
{
}

Result<CsvColumns> CsvColumns::plan(std::vector<std::string> header, const Mapping &map, const std::string &domain,
                                    bool decimalComma)
{
    CsvColumns columns(std::move(header), decimalComma);
    for (const auto &[ours, theirs] : map)
        if (auto added = columns.addMapped(ours, theirs); !added)
            return added.error();
    columns.addUnmapped();
    if (!domain.empty() && !columns.isGiven("domain"))
        columns.m_sources.push_back({"domain", columns.m_header.size(), domain});
    for (const char *field : requiredFields)
        if (!columns.isGiven(field))
            return badMapping(std::string("No column gives ") + field + "; name one with --map " + field +
                              "=COLUMN, or one text for all with --map " + field +
                              "==TEXT. The columns are: " + listOf(columns.m_header) + '.');
    return columns;
}

Result<void> CsvColumns::addMapped(const std::string &ours, const std::string &theirs)
{
    if (!among(singleFields, ours) && !isRepeatable(ours) && !isPrefixed(ours))
        return badMapping("--map: \"" + ours + "\" is no field that a column can give.");
    if (!isRepeatable(ours) && isGiven(ours))
        return badMapping("--map: " + ours + " is named twice.");
    if (theirs.starts_with('=')) {
        m_sources.push_back({ours, m_header.size(), theirs.substr(1)});
        return {};
    }
    const auto at = std::find(m_header.begin(), m_header.end(), theirs);
    if (at == m_header.end())
        return badMapping("--map: there is no column \"" + theirs + "\". The columns are: " + listOf(m_header) + '.');
    m_sources.push_back({ours, static_cast<std::size_t>(at - m_header.begin()), {}});
    return {};
}

void CsvColumns::addUnmapped()
{
    std::vector<bool> used(m_header.size());
    for (const Source &source : m_sources)
        if (source.column < used.size())
            used[source.column] = true;
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        if (used[i])
            continue;
        const auto shortName = shortNames.find(m_header[i]);
        std::string field = shortName == shortNames.end() ? m_header[i] : shortName->second;
        const bool known = among(singleFields, field) || isRepeatable(field) || isPrefixed(field);
        if (!known || (isGiven(field) && !isRepeatable(field)))
            field = std::string(factsPrefix) + (m_header[i].empty() ? "column " + std::to_string(i + 1) : m_header[i]);
        // Headers of real files repeat names; the first keeps it.
        if (const int times = ++seen[field]; times > 1 && !isRepeatable(field))
            field += " (" + std::to_string(times) + ')';
        m_sources.push_back({std::move(field), i, {}});
    }
}

bool CsvColumns::isGiven(std::string_view field) const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [&](const Source &source) { return source.field == field; });
}

const std::string &CsvColumns::cellOf(const Source &source, const std::vector<std::string> &cells) const
{
    return source.column < m_header.size() ? cells[source.column] : source.constant;
}

std::string CsvColumns::titleOf(const Source &source) const
{
    return source.column < m_header.size() ? m_header[source.column] : std::string();
}

std::string CsvColumns::record(const std::vector<std::string> &cells) const { return CsvRecord(*this, cells).write(); }

std::string CsvColumns::columnOf(std::string_view field) const
{
    for (const Source &source : m_sources)
        if (source.field == field && source.column < m_header.size())
            return nameOf(source.column);
    return {};
}

std::string CsvColumns::nameOf(std::size_t column) const
{
    return "column \"" + m_header[column] + "\" (" + std::to_string(column + 1) + ')';
}

} // namespace verdict
