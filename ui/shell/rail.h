#pragma once

#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace verdict {

/// The screens of the window, as far as there are any: Review on top, Settings at the foot.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void setCurrent(int screen);

Q_SIGNALS:
    /// 0 = Review, 1 = Settings.
    void chosen(int screen);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace verdict
