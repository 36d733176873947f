#pragma once

#include "core/case/result.h"
#include "ui/controls/formfield.h"

#include <functional>

template <class T> class QFuture;
class QLineEdit;

namespace verdict {

/// A field for a place, checked when it is left or asked about: below it stands what is there, or why it cannot be
/// used.
class CheckedField : public FormField {
    Q_OBJECT

public:
    using Check = std::function<QFuture<Result<std::string>>(const std::string &)>;

    /// `empty` is the sentence for a field that must not be empty; where there is none, it may be.
    CheckedField(const QString &name, const QString &hint, const QString &empty, Check check,
                 QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    /// Checks what stands there now; `good` is called if it can be used. Otherwise the focus goes to the field.
    void check(std::function<void()> good);

Q_SIGNALS:
    /// A check began or ended.
    void busyChanged(bool busy);

private:
    void look(std::function<void()> good);
    void take(const Result<std::string> &answer, const std::function<void()> &good);

    QLineEdit *m_edit;
    QString m_hint;
    QString m_empty;
    Check m_check;
    QString m_known; ///< what was found good
    int m_ticket = 0;
};

} // namespace verdict
