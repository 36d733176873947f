#pragma once

#include <QScrollArea>

namespace verdict {

/// As high as its content up to a bound, beyond which the content scrolls; hidden while the content is. What takes the
/// focus inside comes into view.
class BoundedScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit BoundedScroll(QWidget *content, QWidget *parent = nullptr);

    /// At most so many px.
    void setBound(int px);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void follow();

    int m_bound = QWIDGETSIZE_MAX;
};

} // namespace verdict
