#include "ui/shell/settingspage.h"

#include "ui/controls/segmented.h"
#include "ui/shell/syncpane.h"
#include "ui/shell/teampane.h"
#include "ui/text/plainlabel.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <cmath>

namespace verdict {
namespace {

constexpr int nameWidth = 200;
constexpr int widest = 960;
constexpr int longestLock = 240;

QStringList scaleTexts(const std::vector<double> &scales)
{
    QStringList texts;
    for (const double scale : scales)
        texts << SettingsPage::tr("%1 %").arg(qRound(scale * 100));
    return texts;
}

QVBoxLayout *rowsOf(QWidget *part)
{
    auto *rows = new QVBoxLayout(part);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(20);
    return rows;
}

} // namespace

SettingsPage::SettingsPage(std::vector<double> scales, const Clock &clock, QWidget *window, QWidget *parent)
    : QWidget(parent), m_scales(std::move(scales)), m_tabs(new QTabBar), m_parts(new QStackedWidget),
      m_mode(new SegmentedControl({tr("System"), tr("Light"), tr("Dark")})),
      m_scale(new SegmentedControl(scaleTexts(m_scales))), m_undo(new QSpinBox), m_lock(new QSpinBox),
      m_advance(new QCheckBox(tr("Open the next case after filing"))), m_motion(new QCheckBox(tr("Reduce motion"))),
      m_storage(new SyncPane(clock)), m_team(new TeamPane(clock, window))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *body = new QWidget;
    body->setMaximumWidth(widest);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(new PlainLabel(tr("Settings"), TypeStyle::Title));
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    m_parts->addWidget(makeAppearance());
    m_parts->addWidget(makeReview());
    m_parts->addWidget(m_storage);
    m_parts->addWidget(m_team);
    makeTabs();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 20, 24, 20);
    row->addWidget(body, 100);
    row->addStretch(1);
    connectFields();
    setHasTeam(false);
    setLockable(false);
}

void SettingsPage::makeTabs()
{
    m_tabs->setAccessibleName(tr("Parts of the settings"));
    m_tabs->setDrawBase(true);
    for (const QString &name : {tr("Appearance"), tr("Review"), tr("Sync and storage"), tr("Team")})
        m_tabs->addTab(name);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int part) {
        m_parts->setCurrentIndex(part);
        Q_EMIT partChanged();
    });
}

QWidget *SettingsPage::makeAppearance()
{
    auto *part = new QWidget;
    QVBoxLayout *rows = rowsOf(part);
    addRow(rows, tr("Appearance"), m_mode, {});
    addRow(rows, tr("Text size"), m_scale, {});
    addRow(rows, tr("Motion"), m_motion, {});
    rows->addStretch(1);
    return part;
}

QWidget *SettingsPage::makeReview()
{
    m_undo->setRange(5, 60);
    m_undo->setMinimumWidth(96);
    m_undo->setSuffix(tr(" s"));
    m_lock->setRange(0, longestLock);
    m_lock->setMinimumWidth(96);
    m_lock->setSuffix(tr(" min"));
    m_lock->setSpecialValueText(tr("Never"));
    auto *part = new QWidget;
    QVBoxLayout *rows = rowsOf(part);
    addRow(rows, tr("Next case"), m_advance, {});
    addRow(rows, tr("Undo stays for"), m_undo,
           tr("Never longer than the policy's grace period. Amending has no limit."));
    m_lockRow = addRow(rows, tr("Lock after"), m_lock,
                       tr("Without a key or the pointer. Ctrl+L locks at once; your passphrase opens it again."));
    rows->addStretch(1);
    return part;
}

void SettingsPage::connectFields()
{
    connect(m_mode, &SegmentedControl::chosen, this, &SettingsPage::tell);
    connect(m_scale, &SegmentedControl::chosen, this, &SettingsPage::tell);
    connect(m_undo, &QSpinBox::valueChanged, this, &SettingsPage::tell);
    connect(m_lock, &QSpinBox::valueChanged, this, &SettingsPage::tell);
    connect(m_advance, &QCheckBox::clicked, this, &SettingsPage::tell);
    connect(m_motion, &QCheckBox::clicked, this, &SettingsPage::tell);
}

QWidget *SettingsPage::addRow(QVBoxLayout *rows, const QString &name, QWidget *field, const QString &note)
{
    field->setAccessibleName(qobject_cast<QCheckBox *>(field) ? QString() : name);
    field->setAccessibleDescription(note);
    auto *caption = new PlainLabel(name, TypeStyle::Body, Color::TextSecondary);
    caption->setMinimumWidth(nameWidth);
    auto *line = new QHBoxLayout;
    line->addWidget(caption);
    line->addWidget(field);
    line->addStretch(1);
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    if (!note.isEmpty())
        column->addWidget(new PlainLabel(note, TypeStyle::Label, Color::TextSecondary));
    rows->addWidget(row);
    return row;
}

void SettingsPage::setHasTeam(bool has)
{
    m_tabs->setTabVisible(Storage, has);
    m_tabs->setTabVisible(Team, has);
}

void SettingsPage::setLockable(bool lockable) { m_lockRow->setVisible(lockable); }

void SettingsPage::setPart(Part part) { m_tabs->setCurrentIndex(part); }

SettingsPage::Part SettingsPage::part() const { return Part(m_tabs->currentIndex()); }

void SettingsPage::show(const Settings &settings)
{
    m_settings = settings;
    m_mode->setCurrent(int(settings.mode));
    for (std::size_t i = 0; i < m_scales.size(); ++i)
        if (std::abs(m_scales[i] - settings.textScale) < 0.01)
            m_scale->setCurrent(int(i));
    const QSignalBlocker quiet(m_undo);
    const QSignalBlocker quietLock(m_lock);
    m_undo->setValue(settings.undoSeconds);
    m_lock->setValue(settings.lockMinutes);
    m_advance->setChecked(settings.autoAdvance);
    m_motion->setChecked(settings.reducedMotion);
}

void SettingsPage::focusFirst()
{
    if (part() == Storage)
        return m_storage->focusFirst();
    if (part() == Team)
        return m_team->focusFirst();
    if (part() == Review)
        return m_advance->setFocus(Qt::OtherFocusReason);
    if (auto *first = m_mode->findChild<QAbstractButton *>())
        first->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::tell()
{
    m_settings.mode = Theme::Mode(m_mode->current());
    if (m_scale->current() >= 0)
        m_settings.textScale = m_scales[std::size_t(m_scale->current())];
    m_settings.undoSeconds = m_undo->value();
    m_settings.lockMinutes = m_lock->value();
    m_settings.autoAdvance = m_advance->isChecked();
    m_settings.reducedMotion = m_motion->isChecked();
    Q_EMIT changed(m_settings);
}

} // namespace verdict
