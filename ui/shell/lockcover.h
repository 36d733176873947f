#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;
class QWidget;

namespace verdict {

class UnlockPage;

/// Takes everything out of a window and puts the unlock page in its place, and back again with the focus where it was.
/// While it is covered nothing of what was there is in the window's tree of widgets, so nothing can show or read it.
class LockCover : public QObject {
    Q_OBJECT

public:
    explicit LockCover(QMainWindow &window);
    ~LockCover() override;

    void cover();
    void uncover();
    [[nodiscard]] bool isCovered() const { return !m_work.isNull(); }
    [[nodiscard]] UnlockPage *page() const { return m_page; }

private:
    void closeWhatFloats();

    QMainWindow &m_window;
    UnlockPage *m_page;
    QPointer<QWidget> m_work; ///< what stood in the window; null while it stands there
    QPointer<QWidget> m_focus;
};

} // namespace verdict
