#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace verdict {

/// An icon of the set beside a text that says the same; it has no accessible node of its own.
class IconView : public QWidget {
    Q_OBJECT

public:
    /// `size` in pixels at 100 %.
    explicit IconView(int size, QWidget *parent = nullptr);

    void setIcon(const QString &name, Color ink);

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_size;
    QString m_name;
    Color m_ink = Color::TextPrimary;
};

} // namespace verdict
