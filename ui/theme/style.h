#pragma once

#include <QProxyStyle>

namespace verdict {

class Theme;

/// Fusion with our frames, fields, buttons, tabs, menus, scroll bars and focus ring, all drawn from the Theme.
/// `main` sets it once: `app.setStyle(new VerdictStyle(theme));`. It also makes every tool tip plain text, so that
/// text from a case can never be read as HTML there. A tab whose `tabData` is text shows it behind its name, quieter;
/// that is where counts go.
class VerdictStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit VerdictStyle(const Theme &theme);

    void polish(QWidget *widget) override;
    void polish(QApplication *app) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;

private:
    void drawItem(const QStyleOption &option, QPainter *painter, const QWidget *widget) const;

    const Theme &m_theme;
};

} // namespace verdict
