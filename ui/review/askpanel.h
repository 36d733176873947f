#pragma once

#include "core/case/clock.h"

#include <QWidget>
#include <array>

namespace verdict {

class ActionButton;
class PlainField;
class PlainLabel;
class SegmentedControl;

/// A question that must be answered before a case leaves the desk: why it is escalated, until when it is set aside,
/// whether it is given back. It stands where the fields of an override stand.
class AskPanel : public QWidget {
    Q_OBJECT

public:
    enum class Question { None, Escalate, SetAside, Release };

    explicit AskPanel(QWidget *parent = nullptr);

    /// `now` places the times on offer.
    void ask(Question question, Time now);
    void close();
    [[nodiscard]] Question question() const { return m_question; }
    [[nodiscard]] bool isTyping() const;
    /// Answers with what stands there; says what is missing otherwise.
    void confirm();

Q_SIGNALS:
    void escalated(const QString &why);
    void setAside(verdict::Time until, const QString &why);
    void released();
    void opened();
    void closed();

private:
    [[nodiscard]] QString titleOf(Question question) const;

    PlainLabel *m_title;
    PlainLabel *m_lack;
    SegmentedControl *m_until;
    PlainField *m_why;
    ActionButton *m_confirm;
    ActionButton *m_cancel;
    Question m_question = Question::None;
    Time m_now;
};

/// The moments that "in an hour", "this afternoon", "tomorrow" and "in a week" name; mornings are at eight by the local
/// clock.
std::array<Time, 4> setAsideTimes(Time now);

} // namespace verdict
