#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

namespace verdict {
namespace {

QString iconPath(const QString &name) { return QStringLiteral(":/verdict/icons/%1.svg").arg(name); }

QPixmap render(const QString &name, int size, const QColor &color, double ratio)
{
    QSvgRenderer renderer(iconPath(name));
    Q_ASSERT_X(renderer.isValid(), "iconPixmap", qPrintable(name));
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(0, 0, size, size), color);
    return pixmap;
}

/// Draws from the set at whatever size and colour is in force when Qt asks.
class SetIconEngine : public QIconEngine {
public:
    explicit SetIconEngine(QString name) : m_name(std::move(name)) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(*painter, rect, m_name, colorFor(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        return iconPixmap(m_name, side, colorFor(mode, state), scale);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new SetIconEngine(m_name); }

private:
    static QColor colorFor(QIcon::Mode mode, QIcon::State state)
    {
        if (mode == QIcon::Disabled)
            return Theme::current().color(Color::TextTertiary);
        return Theme::current().color(state == QIcon::On ? Color::Human : Color::TextSecondary);
    }

    QString m_name;
};

} // namespace

QPixmap iconPixmap(const QString &name, int size, const QColor &color, double ratio)
{
    const QString key = QStringLiteral("verdict/%1/%2/%3/%4").arg(name).arg(size).arg(color.rgba(), 8, 16).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, size, color, ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const int side = qRound(std::min(rect.width(), rect.height()));
    const QPixmap pixmap = iconPixmap(name, side, color, painter.device()->devicePixelRatioF());
    const QPointF corner = rect.center() - QPointF(side, side) / 2;
    painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), pixmap);
}

QIcon themedIcon(const QString &name) { return QIcon(new SetIconEngine(name)); }

QStringList iconNames()
{
    QStringList names;
    for (const QString &file : QDir(QStringLiteral(":/verdict/icons")).entryList({QStringLiteral("*.svg")}))
        names += file.chopped(4);
    return names;
}

void paintBrand(QPainter &painter, const QRectF &rect)
{
    const Theme &theme = Theme::current();
    paintIcon(painter, rect, QStringLiteral("brand"), theme.color(Color::TextPrimary));
    paintIcon(painter, rect, QStringLiteral("brand-dot"), theme.color(Color::Human));
}

} // namespace verdict
