#include "ui/theme/theme.h"

#include "ui/theme/palette.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QVariant>
#include <QWidget>
#include <algorithm>

namespace verdict {
namespace {

constexpr char themeProperty[] = "verdictTheme";

QString interfaceFamily()
{
    const QString inter = QStringLiteral("Inter");
    if (QFontDatabase::families().contains(inter))
        return inter;
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

constexpr auto ownNewsOver = QEvent::Type(QEvent::User + 1);

/// What the program sets itself comes back to it as the desktop's news, posted to each window: until all of that has
/// passed, news is not listened to. Else one change would lead to the next without end.
void holdOwnNews(Theme *theme, bool &applying)
{
    applying = true;
    QCoreApplication::postEvent(theme, new QEvent(ownNewsOver), Qt::LowEventPriority);
}

} // namespace

Theme::Theme(QApplication &app) : m_app(app), m_tokens(builtInTokens()), m_family(interfaceFamily())
{
    app.setProperty(themeProperty, QVariant::fromValue<QObject *>(this));
    app.installEventFilter(this);
    readSystem();
    apply();
}

Theme::~Theme() { m_app.setProperty(themeProperty, QVariant()); }

Theme &Theme::current()
{
    auto *theme = qobject_cast<Theme *>(qApp->property(themeProperty).value<QObject *>());
    Q_ASSERT_X(theme, "Theme::current", "main makes the Theme before the first widget");
    return *theme;
}

QColor Theme::color(Color color) const
{
    if (m_highContrast)
        return contrastColor(color, m_system.palette);
    return entry(m_dark ? m_tokens.dark : m_tokens.light, color);
}

QColor Theme::scrim() const { return m_dark ? m_tokens.scrimDark : m_tokens.scrimLight; }

QFont Theme::font(TypeStyle style) const { return font(style, entry(m_tokens.type, style).weight); }

QFont Theme::font(TypeStyle style, int weight) const
{
    const TypeSpec &spec = entry(m_tokens.type, style);
    QFont font(m_family);
    font.setPixelSize(qRound(spec.px * m_scale));
    font.setWeight(QFont::Weight(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    if (spec.tracking != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, spec.tracking * m_scale);
    return font;
}

QFont Theme::fixedFont(TypeStyle style) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(qRound(entry(m_tokens.type, style).px * m_scale));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

int Theme::lineHeight(TypeStyle style) const { return qRound(entry(m_tokens.type, style).line * m_scale); }

int Theme::size(Size size) const { return entry(m_tokens.size, size); }

int Theme::height(Size size, int lines) const
{
    const int grown = lineHeight(TypeStyle::Body) - entry(m_tokens.type, TypeStyle::Body).line;
    return this->size(size) + std::max(0, grown) * lines;
}

double Theme::radius(Radius radius) const { return entry(m_tokens.radius, radius); }

double Theme::stroke(Stroke stroke) const
{
    const double width = entry(m_tokens.stroke, stroke);
    return m_highContrast ? std::max(2.0, width) : width;
}

int Theme::motionMs(Motion motion) const
{
    return m_reducedMotion || m_stated.reducedMotion.value_or(false) ? 0 : entry(m_tokens.motionMs, motion);
}

QPalette Theme::palette() const
{
    return themePalette([this](Color color) { return this->color(color); });
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

void Theme::setContrast(Contrast contrast)
{
    m_contrast = contrast;
    apply();
}

void Theme::setScale(double scale)
{
    const auto [least, most] = std::minmax_element(m_tokens.scales.begin(), m_tokens.scales.end());
    m_scale = std::clamp(scale, *least, *most);
    apply();
}

void Theme::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    Q_EMIT changed();
}

void Theme::setStatedLook(const StatedLook &stated)
{
    m_stated = stated;
    apply();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == this && event->type() == ownNewsOver)
        m_applying = false;
    const bool news = event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange;
    if (news && !m_applying && (watched == &m_app || watched->isWindowType())) {
        readSystem();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::readSystem()
{
    holdOwnNews(this, m_applying);
    m_system = readSystemLook(m_app);
}

void Theme::setFonts()
{
    QApplication::setFont(font(TypeStyle::Body));
    for (const char *name : {"QPushButton", "QToolButton", "QTabBar"})
        QApplication::setFont(font(TypeStyle::Control), name);
    for (const char *name : {"QHeaderView", "QTipLabel", "QStatusBar"})
        QApplication::setFont(font(TypeStyle::Label), name);
}

void Theme::apply()
{
    holdOwnNews(this, m_applying);
    m_dark = m_mode == Mode::System ? m_stated.dark.value_or(m_system.dark) : m_mode == Mode::Dark;
    m_highContrast = m_contrast == Contrast::System ? m_stated.highContrast.value_or(false) || m_system.highContrast
                                                    : m_contrast == Contrast::High;
    m_app.setPalette(palette());
    setFonts();
    Q_EMIT changed();
}

void followTheme(QWidget *widget)
{
    QObject::connect(&Theme::current(), &Theme::changed, widget, [widget] {
        widget->updateGeometry();
        widget->update();
    });
}

} // namespace verdict
