#pragma once

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

namespace verdict {

/// How something new opens: its old look lies over it and is drawn away, while the new is in place underneath and takes
/// keys and the pointer from the start. So motion never makes anybody wait.
class Curtain : public QWidget {
    Q_OBJECT

public:
    /// The edge towards which the old look withdraws.
    enum class Edge { Top, Bottom };

    /// Lays `old`, a picture of `area` of `host`, over that area and draws it away in `ms`. Nothing happens for 0 ms.
    static void draw(QWidget *host, const QRect &area, const QPixmap &old, Edge edge, int ms);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Curtain(QWidget *host, const QRect &area, const QPixmap &old, Edge edge);
    void withdraw(double share);

    QVariantAnimation m_motion;
    QPixmap m_old;
    QRect m_area;
    Edge m_edge;
};

} // namespace verdict
