#include "core/case/evidencereader.h"

#include "core/case/caselimits.h"
#include "core/case/jsonvalue.h"
#include "core/case/text.h"

#include <algorithm>
#include <array>

namespace verdict {
namespace {

using simdjson::dom::element;
using Place = FieldPlace;
using Limits = CaseLimits;

bool wholeInt(FieldReader &r, const element &v, const Place &at, int low, int high, int &into)
{
    std::int64_t number = 0;
    const bool fine = r.whole(v, at, low, high, number);
    into = static_cast<int>(number);
    return fine;
}

bool startsWithoutCase(std::string_view text, std::string_view lower)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [&](char b, char a) { return same(a, b); });
}

bool hasBlankOrControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

/// What keeps a text from being a link that may be offered; nothing if it may.
const char *faultOfLink(std::string_view url)
{
    const std::size_t host = startsWithoutCase(url, "https://") ? 8 : startsWithoutCase(url, "http://") ? 7 : 0;
    if (host == 0)
        return "must begin with http:// or https://";
    if (url.size() > Limits::urlBytes)
        return "is longer than 8,192 bytes";
    if (hasBlankOrControl(url))
        return "must not hold blanks or control characters";
    return url.size() == host || url[host] == '/' || url[host] == '?' || url[host] == '#' ? "names no host" : nullptr;
}

/// What keeps a text from naming a file beside the record; nothing if it may.
const char *faultOfPath(std::string_view path)
{
    if (path.empty())
        return "must not be empty";
    if (path.size() > Limits::pathBytes)
        return "is longer than 4,096 bytes";
    if (path.front() == '/')
        return "must be relative to the file it stands in";
    for (std::string_view rest = path;;) {
        const std::size_t slash = rest.find('/');
        if (rest.substr(0, slash) == "..")
            return "must not leave the folder of the file it stands in";
        if (slash == std::string_view::npos)
            return nullptr;
        rest.remove_prefix(slash + 1);
    }
}

bool readLink(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    if (!r.text(v, at, e.url))
        return false;
    const char *fault = faultOfLink(e.url);
    return !fault || r.fail(at, fault);
}

bool readPath(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    if (!r.text(v, at, e.path))
        return false;
    const char *fault = faultOfPath(e.path);
    return !fault || r.fail(at, fault);
}

constexpr std::array highlightRules{
    FieldRule<Highlight>{
        "start",
        [](auto &r, auto &v, auto &at, Highlight &h) { return wholeInt(r, v, at, 0, Limits::longText, h.start); },
        true},
    FieldRule<Highlight>{
        "end", [](auto &r, auto &v, auto &at, Highlight &h) { return wholeInt(r, v, at, 0, Limits::longText, h.end); },
        true},
    FieldRule<Highlight>{"label", [](auto &r, auto &v, auto &at, Highlight &h) { return r.text(v, at, h.label); }},
    FieldRule<Highlight>{"weight", [](auto &r, auto &v, auto &at, Highlight &h) { return r.number(v, at, h.weight); }},
};

bool readHighlights(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    return r.objects(v, at, Limits::highlights, std::span<const FieldRule<Highlight>>(highlightRules), e.highlights);
}

bool readColumns(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    return r.texts(v, at, Limits::columns, e.columns);
}

bool readRow(FieldReader &r, const element &v, const Place &at, std::vector<std::string> &row)
{
    return r.list(v, at, Limits::columns,
                  [&](const element &cell, const Place &here) { return r.shown(cell, here, row.emplace_back()); });
}

bool readRows(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    std::size_t cells = 0;
    return r.list(v, at, Limits::cells, [&](const element &row, const Place &here) {
        if (!readRow(r, row, here, e.rows.emplace_back()))
            return false;
        cells += e.rows.back().size();
        return cells <= Limits::cells || r.fail(at, "has more than 1,000,000 cells");
    });
}

bool readMoment(FieldReader &r, const element &v, const Place &at, SeriesPoint &p)
{
    if (!v.is_number() && !v.is_string())
        return r.fail(at, std::string("must be a time or a number, not ") + describe(v));
    p.at = scalarOf(v).text;
    return v.is_number() || fromIso(p.at) ||
           r.fail(at, "must be a number or a time such as \"2026-11-22T09:30:00.000Z\"");
}

constexpr std::array pointRules{
    FieldRule<SeriesPoint>{"at", readMoment, true},
    FieldRule<SeriesPoint>{"value", [](auto &r, auto &v, auto &at, SeriesPoint &p) { return r.number(v, at, p.value); },
                           true},
    FieldRule<SeriesPoint>{"label", [](auto &r, auto &v, auto &at, SeriesPoint &p) { return r.text(v, at, p.label); }},
};

/// A point is `[at, value]` or `{"at":…,"value":…,"label":…}`.
bool readPoint(FieldReader &r, const element &v, const Place &at, SeriesPoint &p)
{
    if (!v.is_array())
        return r.object(v, at, std::span<const FieldRule<SeriesPoint>>(pointRules), p);
    const auto pair = arrayOf(v);
    if (pair.size() != 2)
        return r.fail(at, "must be a pair of a time (or a number) and a number");
    return readMoment(r, pair.at(0).value_unsafe(), at.item(0), p) &&
           r.number(pair.at(1).value_unsafe(), at.item(1), p.value);
}

bool readPoints(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    return r.list(v, at, Limits::points, [&](const element &point, const Place &here) {
        return readPoint(r, point, here, e.points.emplace_back());
    });
}

bool readScale(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    return r.number(v, at, e.mmPerPixel) && (*e.mmPerPixel > 0 || r.fail(at, "must be greater than 0"));
}

bool readJson(FieldReader &, const element &v, const Place &, Evidence &e)
{
    e.json = minified(v);
    return true;
}

bool readEvents(FieldReader &r, const element &v, const Place &at, Evidence &e)
{
    return r.list(v, at, Limits::points, [](const element &, const Place &) { return true; }) && readJson(r, v, at, e);
}

constexpr FieldRule<Evidence> kindRule{"kind", [](auto &, auto &, auto &, Evidence &) { return true; }};
constexpr FieldRule<Evidence> titleRule{"title",
                                        [](auto &r, auto &v, auto &at, Evidence &e) { return r.text(v, at, e.title); }};
constexpr std::array textRules{
    kindRule, titleRule,
    FieldRule<Evidence>{"text", [](auto &r, auto &v, auto &at, Evidence &e) { return r.longText(v, at, e.text); },
                        true},
    FieldRule<Evidence>{"highlights", readHighlights}};
constexpr std::array imageRules{kindRule, titleRule, FieldRule<Evidence>{"path", readPath, true},
                                FieldRule<Evidence>{"mmPerPixel", readScale}};
constexpr std::array fileRules{kindRule, titleRule, FieldRule<Evidence>{"path", readPath, true}};
constexpr std::array tableRules{kindRule, titleRule, FieldRule<Evidence>{"columns", readColumns, true},
                                FieldRule<Evidence>{"rows", readRows}};
constexpr std::array linkRules{kindRule, titleRule, FieldRule<Evidence>{"url", readLink, true}};
constexpr std::array seriesRules{kindRule, titleRule, FieldRule<Evidence>{"points", readPoints, true}};
constexpr std::array timelineRules{kindRule, titleRule, FieldRule<Evidence>{"events", readEvents, true}};
constexpr std::array jsonRules{kindRule, titleRule, FieldRule<Evidence>{"value", readJson}};

std::span<const FieldRule<Evidence>> rulesFor(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::Text: return textRules;
    case EvidenceKind::Image: return imageRules;
    case EvidenceKind::Pdf:
    case EvidenceKind::Audio:
    case EvidenceKind::Video: return fileRules;
    case EvidenceKind::Table: return tableRules;
    case EvidenceKind::Link: return linkRules;
    case EvidenceKind::Series: return seriesRules;
    case EvidenceKind::Timeline: return timelineRules;
    case EvidenceKind::Json:
    case EvidenceKind::Other: return jsonRules;
    }
    return jsonRules;
}

EvidenceKind kindFromName(std::string_view name)
{
    for (const auto kind :
         {EvidenceKind::Text, EvidenceKind::Image, EvidenceKind::Table, EvidenceKind::Json, EvidenceKind::Pdf,
          EvidenceKind::Link, EvidenceKind::Series, EvidenceKind::Timeline, EvidenceKind::Audio, EvidenceKind::Video})
        if (name == nameOf(kind))
            return kind;
    return EvidenceKind::Other;
}

bool readKind(FieldReader &r, const element &v, const Place &place, EvidenceKind &into)
{
    element kind;
    if (!v.is_object())
        return r.fail(place, std::string("must be an object, not ") + describe(v));
    if (v["kind"].get(kind) || kind.is_null())
        return r.fail(place.member("kind"), "is missing");
    std::string name;
    const bool fine = r.name(kind, place.member("kind"), name);
    into = kindFromName(name);
    return fine;
}

bool highlightsFit(FieldReader &r, const Place &place, const Evidence &e)
{
    if (e.highlights.empty())
        return true;
    const auto length = static_cast<int>(codePoints(e.text));
    const Place list = place.member("highlights");
    for (std::size_t i = 0; i < e.highlights.size(); ++i) {
        const Highlight &mark = e.highlights[i];
        if (mark.end < mark.start)
            return r.fail(list.item(i), "ends before it starts");
        if (mark.end > length)
            return r.fail(list.item(i),
                          "ends at character " + std::to_string(mark.end) + " of a text of " + std::to_string(length));
    }
    return true;
}

bool rowsFit(FieldReader &r, const Place &place, const Evidence &e)
{
    const Place list = place.member("rows");
    for (std::size_t i = 0; i < e.rows.size(); ++i)
        if (e.rows[i].size() != e.columns.size())
            return r.fail(list.item(i), "has " + std::to_string(e.rows[i].size()) + " cells, but there are " +
                                            std::to_string(e.columns.size()) + " columns");
    return true;
}

/// Kinds of a later version are kept whole; only the title is shown apart.
bool readOther(FieldReader &r, const element &v, const Place &place, Evidence &into)
{
    into.json = minified(v);
    element title;
    return v["title"].get(title) || title.is_null() || r.text(title, place.member("title"), into.title);
}

constexpr std::array rangeRules{
    FieldRule<UsualRange>{"value", [](auto &r, auto &v, auto &at, UsualRange &u) { return r.number(v, at, u.value); },
                          true},
    FieldRule<UsualRange>{"low", [](auto &r, auto &v, auto &at, UsualRange &u) { return r.number(v, at, u.low); },
                          true},
    FieldRule<UsualRange>{"median", [](auto &r, auto &v, auto &at, UsualRange &u) { return r.number(v, at, u.median); },
                          true},
    FieldRule<UsualRange>{"high", [](auto &r, auto &v, auto &at, UsualRange &u) { return r.number(v, at, u.high); },
                          true},
};

bool readRange(FieldReader &r, const element &v, const Place &at, KeyEvidence &k)
{
    UsualRange &range = k.range.emplace();
    if (!r.object(v, at, std::span<const FieldRule<UsualRange>>(rangeRules), range))
        return false;
    return (range.low <= range.median && range.median <= range.high) ||
           r.fail(at, "must rise from low over median to high");
}

constexpr std::array keyEvidenceRules{
    FieldRule<KeyEvidence>{"label", [](auto &r, auto &v, auto &at, KeyEvidence &k) { return r.text(v, at, k.label); },
                           true},
    FieldRule<KeyEvidence>{"value", [](auto &r, auto &v, auto &at, KeyEvidence &k) { return r.shown(v, at, k.value); }},
    FieldRule<KeyEvidence>{"compare",
                           [](auto &r, auto &v, auto &at, KeyEvidence &k) { return r.shown(v, at, k.compare); }},
    FieldRule<KeyEvidence>{
        "direction",
        [](auto &r, auto &v, auto &at, KeyEvidence &k) { return wholeInt(r, v, at, -1, 1, k.direction.emplace()); }},
    FieldRule<KeyEvidence>{"weight",
                           [](auto &r, auto &v, auto &at, KeyEvidence &k) { return r.number(v, at, k.weight); }},
    FieldRule<KeyEvidence>{"usual", [](auto &r, auto &v, auto &at, KeyEvidence &k) { return r.shown(v, at, k.usual); }},
    FieldRule<KeyEvidence>{"note", [](auto &r, auto &v, auto &at, KeyEvidence &k) { return r.text(v, at, k.note); }},
    FieldRule<KeyEvidence>{"range", readRange},
};

} // namespace

bool readEvidence(FieldReader &r, const element &value, const Place &place, Evidence &into)
{
    if (!readKind(r, value, place, into.kind))
        return false;
    if (into.kind == EvidenceKind::Other)
        return readOther(r, value, place, into);
    return r.object(value, place, rulesFor(into.kind), into) && highlightsFit(r, place, into) &&
           rowsFit(r, place, into);
}

bool readKeyEvidence(FieldReader &r, const element &value, const Place &place, KeyEvidence &into)
{
    return r.object(value, place, std::span<const FieldRule<KeyEvidence>>(keyEvidenceRules), into);
}

} // namespace verdict
