#pragma once

#include "core/case/clock.h"
#include "ui/shell/settings.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace verdict {

class SegmentedControl;
class SyncPane;
class TeamPane;

/// What a person can choose for this machine, where the team shares, and who belongs to it. A choice for this machine
/// takes effect at once.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    enum Part { Appearance, Review, Storage, Team };

    /// Sheets open over `window`.
    SettingsPage(std::vector<double> scales, const Clock &clock, QWidget *window, QWidget *parent = nullptr);

    void show(const Settings &settings);
    /// Storage and Team are there only with a team.
    void setHasTeam(bool has);
    /// The time until the window locks is there only where it can lock.
    void setLockable(bool lockable);
    void setPart(Part part);
    [[nodiscard]] Part part() const;
    void focusFirst();
    [[nodiscard]] SyncPane *storage() const { return m_storage; }
    [[nodiscard]] TeamPane *team() const { return m_team; }

Q_SIGNALS:
    void changed(const verdict::Settings &settings);
    void partChanged();

private:
    void makeTabs();
    QWidget *makeAppearance();
    QWidget *makeReview();
    QWidget *addRow(QVBoxLayout *rows, const QString &name, QWidget *field, const QString &note);
    void connectFields();
    void tell();

    std::vector<double> m_scales;
    Settings m_settings;
    QTabBar *m_tabs;
    QStackedWidget *m_parts;
    SegmentedControl *m_mode;
    SegmentedControl *m_scale;
    QSpinBox *m_undo;
    QSpinBox *m_lock;
    QWidget *m_lockRow = nullptr;
    QCheckBox *m_advance;
    QCheckBox *m_motion;
    SyncPane *m_storage;
    TeamPane *m_team;
};

} // namespace verdict
