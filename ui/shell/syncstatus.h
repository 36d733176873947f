#pragma once

#include "core/workspace/teamdesk.h"
#include "ui/controls/paintedbutton.h"
#include "ui/shell/syncwords.h"

#include <QPointer>
#include <QTimer>

namespace verdict {

class SyncPopover;

/// The left end of the status line: always the same place and the same grey. Pressing it syncs and shows what stands
/// behind the words. Without a team it is not there.
class SyncStatus : public PaintedButton {
    Q_OBJECT

public:
    explicit SyncStatus(const Clock &clock, QWidget *parent = nullptr);

    /// Null = none.
    void setTeam(TeamDesk *team);
    /// Syncs unless a sync runs already.
    void syncNow();
    void openPopover();
    [[nodiscard]] SyncPopover *popover() const { return m_popover; }
    [[nodiscard]] const SyncText &words() const { return m_words; }
    [[nodiscard]] QString spokenName() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A sync that was asked for did not go through, for another reason than a store out of reach; a sentence.
    void trouble(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void take(const Result<std::string> &answer);

    const Clock &m_clock;
    QPointer<TeamDesk> m_team;
    SyncPopover *m_popover;
    SyncText m_words;
    QTimer m_timer;
};

} // namespace verdict
