#include "ui/start/checkedfield.h"

#include "ui/text/visible.h"

#include <QFuture>
#include <QLineEdit>

namespace verdict {

CheckedField::CheckedField(const QString &name, const QString &hint, const QString &empty, Check check, QWidget *parent)
    : FormField(name, new QLineEdit, hint, parent), m_edit(static_cast<QLineEdit *>(field())), m_hint(hint),
      m_empty(empty), m_check(std::move(check))
{
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        ++m_ticket; // an answer to what stood there before is no answer
        m_known.clear();
        setError({});
        setHint(m_hint);
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (!text().isEmpty() && m_known != text())
            look({});
    });
}

void CheckedField::setText(const QString &text)
{
    m_edit->setText(text);
    if (!text.isEmpty())
        look({});
}

QString CheckedField::text() const { return m_edit->text().trimmed(); }

void CheckedField::check(std::function<void()> good)
{
    if (!text().isEmpty())
        return look(std::move(good));
    setError(m_empty);
    if (!m_empty.isEmpty())
        m_edit->setFocus(Qt::OtherFocusReason);
    else
        good();
}

void CheckedField::look(std::function<void()> good)
{
    const int ticket = ++m_ticket;
    if (good)
        Q_EMIT busyChanged(true);
    setError({});
    setHint(tr("Checking…"));
    m_check(text().toStdString()).then(this, [this, ticket, good](const Result<std::string> &answer) {
        if (good)
            Q_EMIT busyChanged(false);
        if (ticket == m_ticket)
            take(answer, good);
    });
}

void CheckedField::take(const Result<std::string> &answer, const std::function<void()> &good)
{
    setHint(answer ? visible(*answer) : m_hint);
    setError(answer ? QString() : visible(answer.error().reason));
    m_known = answer ? text() : QString();
    if (!good)
        return;
    if (answer)
        good();
    else
        m_edit->setFocus(Qt::OtherFocusReason);
}

} // namespace verdict
