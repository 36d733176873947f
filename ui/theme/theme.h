#pragma once

#include "ui/theme/systemlook.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;
class QWidget;

namespace verdict {

/// The look in force: the tokens seen through light or dark, contrast and text size.
///
/// `main` owns one Theme, made right after the QApplication and before any widget, and sets a VerdictStyle on top of
/// it. Whoever paints finds it through `Theme::current()`, that is, through a property of the QApplication. Changing
/// anything refills the application's palette and font and then emits `changed()`.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    enum class Contrast { System, Normal, High };

    explicit Theme(QApplication &app);
    ~Theme() override;

    /// The theme of the running application; there must be one.
    static Theme &current();

    [[nodiscard]] QColor color(Color color) const;
    /// The scrim that lies over the window while a sheet is open.
    [[nodiscard]] QColor scrim() const;
    /// The font of a type style at the text size in force, unhinted, Inter where the system has it.
    [[nodiscard]] QFont font(TypeStyle style) const;
    /// A font of the same style with another weight, 100–900.
    [[nodiscard]] QFont font(TypeStyle style, int weight) const;
    /// The system's fixed-width font in the size of a type style.
    [[nodiscard]] QFont fixedFont(TypeStyle style) const;
    /// Line height in px at the text size in force.
    [[nodiscard]] int lineHeight(TypeStyle style) const;
    /// A token measure in px, independent of the text size.
    [[nodiscard]] int size(Size size) const;
    /// A token height that holds `lines` lines of body text, grown by what larger text adds.
    [[nodiscard]] int height(Size size, int lines = 1) const;
    /// A length that goes with text, such as a glyph beside it, at the text size in force.
    [[nodiscard]] double scaled(double px) const { return px * m_scale; }
    [[nodiscard]] double radius(Radius radius) const;
    /// Line width in px; never under 2 in high contrast.
    [[nodiscard]] double stroke(Stroke stroke) const;
    /// Milliseconds; 0 when motion is reduced.
    [[nodiscard]] int motionMs(Motion motion) const;
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] bool isHighContrast() const { return m_highContrast; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] double scale() const { return m_scale; }

    void setMode(Mode mode);
    void setContrast(Contrast contrast);
    /// Text size, 1.0 = 100 %; clamped to the range the tokens allow.
    void setScale(double scale);
    /// Our own "reduce motion"; the system's is honoured as well.
    void setReducedMotion(bool reduced);
    /// What a desktop service says about its look; it outranks the desktop's palette in System mode.
    void setStatedLook(const StatedLook &stated);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Colours, text size, contrast or motion changed; palette and application font are already the new ones.
    void changed();

private:
    void readSystem();
    void setFonts();
    void apply();

    QApplication &m_app;
    const Tokens m_tokens;
    SystemLook m_system;
    StatedLook m_stated;
    bool m_applying = false;
    Mode m_mode = Mode::System;
    Contrast m_contrast = Contrast::System;
    bool m_reducedMotion = false;
    double m_scale = 1.0;
    bool m_dark = false;
    bool m_highContrast = false;
    QString m_family;
};

/// Repaints and lays out `widget` anew whenever the theme changes, for as long as it lives.
void followTheme(QWidget *widget);

} // namespace verdict
