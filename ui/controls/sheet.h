#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace verdict {

/// A panel over the window and a scrim between them: keys, palette, publish, break. It covers its parent, keeps the
/// focus inside while it is open, closes on Esc, and gives the focus back to where it was.
class Sheet : public QWidget {
    Q_OBJECT

public:
    enum class Place {
        Middle,
        Top, ///< hung under the page header, for the palette
    };

    /// `title` is the accessible name. The sheet stays hidden until `open()`.
    Sheet(const QString &title, QWidget *over);

    /// Where the content goes; it has no margins, so that a palette can fill the panel to its edge.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    void setPlace(Place place);
    /// Width in px the panel asks for; it never grows over its parent.
    void setPanelWidth(int width);
    [[nodiscard]] QWidget *panel() const { return m_panel; }

    /// Shows the sheet; the focus goes to `first`, or to the first widget inside that takes it.
    void open(QWidget *first = nullptr);
    /// Hides the sheet and gives the focus back.
    void dismiss();

Q_SIGNALS:
    void opened();
    void dismissed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void holdFocus(QWidget *now);
    [[nodiscard]] QWidget *neighbour(QWidget *from, bool next) const;

    QWidget *m_panel;
    QVBoxLayout *m_content;
    QPointer<QWidget> m_before;
    Place m_place = Place::Middle;
    int m_panelWidth = 560;
};

} // namespace verdict
