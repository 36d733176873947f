#pragma once

#include <QWidget>

class QVBoxLayout;

namespace verdict {

/// One page of the first run: a title, a line that explains it, and what is asked.
class StartPage : public QWidget {
    Q_OBJECT

public:
    StartPage(const QString &title, const QString &note, QWidget *parent = nullptr);

    /// What takes the focus when the page comes up.
    virtual void focusFirst() = 0;
    /// Goes to where something is wrong, or on: `ready` says that all that is asked is there and can be used.
    virtual void advance() { Q_EMIT ready(); }
    /// Opens the choice of a file or folder, where there is one.
    virtual void choose() {}

Q_SIGNALS:
    void ready();
    void busyChanged(bool busy);

protected:
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

} // namespace verdict
