#pragma once

#include "ui/text/flow.h"
#include "ui/theme/tokens.h"

#include <QLabel>

namespace verdict {

/// A label that shows its text as it is: never a tag, never an address that loads, controls as marks. It wraps between
/// words, breaks words wider than itself, and keeps the line heights of the design. Heights follow the width.
class PlainLabel : public QLabel {
    Q_OBJECT

public:
    explicit PlainLabel(TypeStyle style, Color color = Color::TextPrimary, QWidget *parent = nullptr);
    PlainLabel(const QString &text, TypeStyle style, Color color = Color::TextPrimary, QWidget *parent = nullptr);

    /// Shows `text` made visible; beyond 20,000 characters the rest is counted, not shown.
    void setText(const QString &text);
    void setStyle(TypeStyle style);
    void setColor(Color color);
    /// Another weight than the style's own, 100–900; 0 = the style's own.
    void setWeight(int weight);
    /// At most so many lines, the last one elided; 0 = as many as it takes.
    void setMaxLines(int lines);
    [[nodiscard]] Color color() const { return m_color; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] TextFlow flow() const;
    /// Width in px of the text in one line.
    [[nodiscard]] double lineWidth() const;

private:
    TypeStyle m_style;
    Color m_color;
    int m_weight = 0;
    int m_maxLines = 0;
    mutable FlowLayouts m_layouts; ///< of flow()
};

/// One line that shortens with an ellipsis (in the middle for ids and paths, at the end otherwise) and gives the whole
/// text as a tool tip while it is shortened. Line breaks show as ↵.
class ElidedLabel : public PlainLabel {
    Q_OBJECT

public:
    using PlainLabel::PlainLabel;
    ElidedLabel(const QString &text, TypeStyle style, Color color = Color::TextPrimary, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString elided() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace verdict
