#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

class QApplication;
class QWidget;

namespace verdict {

/// Keeps one focus frame around whatever has the focus. Text fields and item views are left out, because the style and
/// the delegates show focus inside them, and so are titles that take the focus only to be read out: they carry the
/// property "quietFocus". The radius comes from the widget's "focusRadius" property, else the control's.
class FocusRing : public QObject {
public:
    FocusRing(QApplication &app, QObject *parent);

private:
    void follow(QWidget *now);

    QPointer<QFocusFrame> m_frame;
};

} // namespace verdict
