#pragma once

#include <QWidget>
#include <functional>

class QHBoxLayout;
class QKeySequence;

namespace verdict {

class IconView;

class PlainLabel;

/// A sentence where a case would stand: nothing waits, loading, a case that did not open, filed.
class MessagePage : public QWidget {
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);

    /// `icon` names one of our set; empty = none.
    void say(const QString &icon, const QString &title, const QString &text);
    void addButton(const QString &text, const QKeySequence &key, std::function<void()> pressed);
    void clearButtons();
    void focusTitle();

private:
    IconView *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_text;
    QHBoxLayout *m_buttons;
    QString m_iconName;
    void showIcon();
};

} // namespace verdict
