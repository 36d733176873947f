#pragma once

#include <QWidget>

class QButtonGroup;

namespace verdict {

/// A row of segments of which one or none is chosen, such as Unsure · Leaning · Fairly sure · Sure. Arrow keys move
/// the choice. Nothing is chosen at first: a default would be an answer nobody gave.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(const QStringList &segments, QWidget *parent = nullptr);

    /// The chosen segment from 0, or -1.
    [[nodiscard]] int current() const;
    /// Chooses a segment, or none with -1; emits currentChanged when that is a change.
    void setCurrent(int index);
    void setSegmentEnabled(int index, bool enabled);
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void currentChanged(int index);
    /// A person chose, with mouse, key or assistive program.
    void chosen(int index);

private:
    QButtonGroup *m_group;
    int m_current = -1;
};

} // namespace verdict
