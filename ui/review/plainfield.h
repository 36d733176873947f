#pragma once

#include <QPlainTextEdit>

namespace verdict {

/// A field for a few sentences: plain text, two lines high, growing to five; Tab leaves it.
class PlainField : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PlainField(QWidget *parent = nullptr);
    /// Takes the height that its text needs.
    void fit();

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace verdict
