#pragma once

#include <QWidget>

class QHBoxLayout;

namespace verdict {

class IconView;
class PlainLabel;

/// A field with its name above it and a line below: a hint or, instead, what is wrong with what stands in the field.
class FormField : public QWidget {
    Q_OBJECT

public:
    /// The field takes `name` as its accessible name.
    FormField(const QString &name, QWidget *field, const QString &hint = {}, QWidget *parent = nullptr);

    /// A button at the right of the field, such as "Choose…".
    void addBeside(QWidget *button);
    void setHint(const QString &hint);
    /// A sentence about what is wrong; empty = nothing. Assistive programs hear it as the field's description.
    void setError(const QString &sentence);
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QWidget *field() const { return m_field; }

private:
    void showNote();

    QWidget *m_field;
    QHBoxLayout *m_row;
    IconView *m_mark;
    PlainLabel *m_note;
    QString m_hint;
    QString m_error;
};

} // namespace verdict
