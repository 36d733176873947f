#include "ui/theme/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <optional>

namespace {

const char *const colorNames[] = {
    "window",     "surface",     "sunken",      "raised",        "hover",        "selected",    "lineSubtle",
    "lineMedium", "lineControl", "textPrimary", "textSecondary", "textTertiary", "textOnHuman", "human",
    "humanTint",  "humanLine",   "model",       "modelTint",     "modelLine",    "ok",          "okTint",
    "warn",       "warnTint",    "crit",        "critTint",      "chart1",       "chart2",      "chart3",
    "chart4",     "chart5",      "chart6",      "chartGrid",     "chartBand",    "imageWell",
};
const char *const typeNames[] = {"display",    "title",   "heading", "evidence", "body",
                                 "bodyStrong", "control", "label",   "micro"};
const char *const sizeNames[] = {"rail",     "queue",      "queueMin", "queueRow",     "suggestion",
                                 "status",   "pageHeader", "control",  "controlSmall", "label",
                                 "tableRow", "tab",        "icon",     "iconSmall",    "targetMin"};
const char *const radiusNames[] = {"bar", "chip", "control", "panel", "sheet"};
const char *const strokeNames[] = {"hairline", "icon", "selected", "chart", "interval", "focus", "focusOffset"};
const char *const motionNames[] = {"detailsMs", "barMs"};

} // namespace

namespace verdict {
namespace {

template <class Key> constexpr std::size_t count = static_cast<std::size_t>(Key::Count);
static_assert(std::size(colorNames) == count<Color>);
static_assert(std::size(typeNames) == count<TypeStyle>);
static_assert(std::size(sizeNames) == count<Size>);
static_assert(std::size(radiusNames) == count<Radius>);
static_assert(std::size(strokeNames) == count<Stroke>);
static_assert(std::size(motionNames) == count<Motion>);

/// Collects the first thing wrong, so that each reader below stays a plain loop.
class Reading {
public:
    QJsonObject object(const QJsonObject &parent, const char *name)
    {
        const QJsonValue found = parent.value(QLatin1String(name));
        if (!found.isObject())
            fail(name);
        return found.toObject();
    }
    double number(const QJsonObject &parent, const char *name)
    {
        const QJsonValue found = parent.value(QLatin1String(name));
        if (!found.isDouble())
            fail(name);
        return found.toDouble();
    }
    QColor color(const QString &value, const char *name)
    {
        const QColor read(value);
        if (!read.isValid())
            fail(name);
        return read;
    }
    QSize size(const QJsonObject &parent, const char *name)
    {
        const QJsonArray pair = parent.value(QLatin1String(name)).toArray();
        if (pair.size() != 2)
            fail(name);
        return {pair.at(0).toInt(), pair.at(1).toInt()};
    }
    void fail(const char *name)
    {
        if (m_missing.empty())
            m_missing = name;
    }
    [[nodiscard]] const std::string &missing() const { return m_missing; }

private:
    std::string m_missing;
};

TokenTable<Color, QColor> readColors(Reading &reading, const QJsonObject &theme)
{
    TokenTable<Color, QColor> table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] =
            reading.color(theme.value(QLatin1String(colorNames[i])).toObject().value(QLatin1String("value")).toString(),
                          colorNames[i]);
    return table;
}

template <class Key, class Value>
TokenTable<Key, Value> readNumbers(Reading &reading, const QJsonObject &group, const char *const *names)
{
    TokenTable<Key, Value> table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<Value>(reading.number(group, names[i]));
    return table;
}

TokenTable<TypeStyle, TypeSpec> readTypes(Reading &reading, const QJsonObject &styles)
{
    TokenTable<TypeStyle, TypeSpec> table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const QJsonObject style = reading.object(styles, typeNames[i]);
        table[i] = {int(reading.number(style, "px")), int(reading.number(style, "line")),
                    int(reading.number(style, "weight")), reading.number(style, "tracking")};
    }
    return table;
}

/// "#000000 36 %" is a colour and how much of it covers.
QColor readScrim(Reading &reading, const QString &value)
{
    static const QRegularExpression form(QStringLiteral("^(#[0-9A-Fa-f]{6}) (\\d+) %$"));
    const auto match = form.match(value);
    QColor scrim = reading.color(match.captured(1), "scrim");
    scrim.setAlphaF(match.captured(2).toFloat() / 100.0F);
    return scrim;
}

std::vector<double> readScales(Reading &reading, const QJsonObject &type)
{
    std::vector<double> scales;
    for (const QJsonValue scale : type.value(QLatin1String("userScale")).toArray())
        scales.push_back(scale.toDouble());
    if (scales.empty())
        reading.fail("userScale");
    return scales;
}

Tokens readAll(Reading &reading, const QJsonObject &root)
{
    const QJsonObject color = reading.object(root, "color");
    const QJsonObject type = reading.object(root, "type");
    const QJsonObject size = reading.object(root, "size");
    const QJsonObject scrim = reading.object(reading.object(root, "elevation"), "scrim");
    Tokens tokens;
    tokens.light = readColors(reading, reading.object(color, "light"));
    tokens.dark = readColors(reading, reading.object(color, "dark"));
    tokens.scrimLight = readScrim(reading, scrim.value(QLatin1String("light")).toString());
    tokens.scrimDark = readScrim(reading, scrim.value(QLatin1String("dark")).toString());
    tokens.type = readTypes(reading, reading.object(type, "styles"));
    tokens.scales = readScales(reading, type);
    tokens.size = readNumbers<Size, int>(reading, size, sizeNames);
    tokens.radius = readNumbers<Radius, double>(reading, reading.object(root, "radius"), radiusNames);
    tokens.stroke = readNumbers<Stroke, double>(reading, reading.object(root, "stroke"), strokeNames);
    tokens.motionMs = readNumbers<Motion, int>(reading, reading.object(root, "motion"), motionNames);
    tokens.windowMin = reading.size(size, "windowMin");
    tokens.windowDefault = reading.size(size, "windowDefault");
    return tokens;
}

} // namespace

Result<Tokens> readTokens(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return Error{ErrorKind::Damaged, "The design tokens are not JSON: " + error.errorString().toStdString()};
    Reading reading;
    Tokens tokens = readAll(reading, document.object());
    if (!reading.missing().empty())
        return Error{ErrorKind::Damaged, "The design tokens lack a usable \"" + reading.missing() + "\"."};
    return tokens;
}

} // namespace verdict

/// A static library's resources are registered by hand; the macro must stand outside any namespace.
static void registerResources() { Q_INIT_RESOURCE(verdict_look); }

namespace verdict {

Tokens builtInTokens()
{
    registerResources();
    QFile file(QStringLiteral(":/verdict/tokens.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Result<Tokens> tokens = readTokens(opened ? file.readAll() : QByteArray());
    Q_ASSERT_X(bool(tokens), "builtInTokens", tokens ? "" : tokens.error().reason.c_str());
    return std::move(tokens).value();
}

} // namespace verdict
