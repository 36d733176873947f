#pragma once

#include <QObject>
#include <functional>

class QWidget;

namespace verdict {

class ActionButton;
class PlainLabel;
class Sheet;

/// What is asked before something that cannot be taken back.
struct Confirmation {
    QString title;
    QString text;    ///< says what will happen
    QString large;   ///< what to compare, such as six words; empty = nothing
    QString confirm; ///< a verb
};

/// Asks on a sheet over the window. Nothing is confirmed by a stray key: the focus starts on "Not now".
class ConfirmSheet : public QObject {
    Q_OBJECT

public:
    explicit ConfirmSheet(QWidget *window);

    void ask(const Confirmation &what, std::function<void()> confirmed);
    [[nodiscard]] Sheet *sheet() const { return m_sheet; }

private:
    Sheet *m_sheet;
    PlainLabel *m_title;
    PlainLabel *m_text;
    PlainLabel *m_large;
    ActionButton *m_cancel;
    ActionButton *m_confirm;
    std::function<void()> m_confirmed;
};

} // namespace verdict
