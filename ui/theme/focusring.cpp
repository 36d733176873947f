#include "ui/theme/focusring.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace verdict {
namespace {

template <class... Kinds> bool isAny(const QWidget *widget) { return (qobject_cast<const Kinds *>(widget) || ...); }

bool showsItsOwnFocus(const QWidget *widget)
{
    return isAny<QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QAbstractItemView, QMenu, QComboBox, QTabBar>(
               widget) ||
           widget->property("quietFocus").toBool();
}

} // namespace

FocusRing::FocusRing(QApplication &app, QObject *parent) : QObject(parent)
{
    connect(&app, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *now)
{
    const bool wanted = now && !now->isWindow() && !showsItsOwnFocus(now);
    if (wanted && !m_frame)
        m_frame = new QFocusFrame(now);
    if (m_frame)
        m_frame->setWidget(wanted ? now : nullptr);
}

} // namespace verdict
