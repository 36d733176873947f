#pragma once

#include "ui/shell/settings.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;
class QVBoxLayout;

namespace verdict {

class SegmentedControl;

/// What a person can choose for this machine. Every change takes effect at once.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit SettingsPage(std::vector<double> scales, QWidget *parent = nullptr);

    void show(const Settings &settings);
    void focusFirst();

Q_SIGNALS:
    void changed(const verdict::Settings &settings);

private:
    void addRow(const QString &name, QWidget *field, const QString &note);
    void tell();

    std::vector<double> m_scales;
    Settings m_settings;
    QVBoxLayout *m_rows;
    SegmentedControl *m_mode;
    SegmentedControl *m_scale;
    QSpinBox *m_undo;
    QCheckBox *m_advance;
    QCheckBox *m_motion;
};

} // namespace verdict
