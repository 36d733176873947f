#include "ui/controls/formfield.h"

#include "ui/controls/iconview.h"
#include "ui/text/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {

FormField::FormField(const QString &name, QWidget *field, const QString &hint, QWidget *parent)
    : QWidget(parent), m_field(field), m_row(new QHBoxLayout), m_mark(new IconView(16)),
      m_note(new PlainLabel(TypeStyle::Label)), m_hint(hint)
{
    m_field->setAccessibleName(name);
    m_mark->setIcon(QStringLiteral("octagon"), Color::Crit);
    auto *below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(m_mark, 0, Qt::AlignTop);
    below->addWidget(m_note, 1);
    m_row->setSpacing(8);
    m_row->addWidget(m_field, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new PlainLabel(name, TypeStyle::BodyStrong));
    column->addLayout(m_row);
    column->addLayout(below);
    showNote();
}

void FormField::addBeside(QWidget *button) { m_row->addWidget(button); }

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    showNote();
}

void FormField::setError(const QString &sentence)
{
    m_error = sentence;
    showNote();
}

void FormField::showNote()
{
    const bool wrong = !m_error.isEmpty();
    const QString note = wrong ? m_error : m_hint;
    m_mark->setVisible(wrong);
    m_note->setColor(wrong ? Color::Crit : Color::TextSecondary);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_field->setAccessibleDescription(note);
}

} // namespace verdict
