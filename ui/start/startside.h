#pragma once

#include <QWidget>

namespace verdict {

class PlainLabel;
class Stepper;

/// The left side of the first run: what this is, how far one has come, and two things that are worth knowing.
class StartSide : public QWidget {
    Q_OBJECT

public:
    explicit StartSide(QWidget *parent = nullptr);

    void setSteps(const QString &title, const QStringList &steps, int current);
    [[nodiscard]] Stepper *stepper() const { return m_stepper; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PlainLabel *m_title;
    Stepper *m_stepper;
};

} // namespace verdict
