#include "ui/shell/settingspage.h"

#include "ui/controls/segmented.h"
#include "ui/text/plainlabel.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

namespace verdict {
namespace {

constexpr int nameWidth = 200;
constexpr int widest = 760;

QStringList scaleTexts(const std::vector<double> &scales)
{
    QStringList texts;
    for (const double scale : scales)
        texts << SettingsPage::tr("%1 %").arg(qRound(scale * 100));
    return texts;
}

} // namespace

SettingsPage::SettingsPage(std::vector<double> scales, QWidget *parent)
    : QWidget(parent), m_scales(std::move(scales)), m_rows(new QVBoxLayout),
      m_mode(new SegmentedControl({tr("System"), tr("Light"), tr("Dark")})),
      m_scale(new SegmentedControl(scaleTexts(m_scales))), m_undo(new QSpinBox),
      m_advance(new QCheckBox(tr("Open the next case after filing"))), m_motion(new QCheckBox(tr("Reduce motion")))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_undo->setRange(5, 60);
    m_undo->setMinimumWidth(96);
    m_undo->setSuffix(tr(" s"));
    auto *body = new QWidget;
    body->setMaximumWidth(widest);
    body->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(20);
    m_rows->addWidget(new PlainLabel(tr("Settings"), TypeStyle::Title));
    addRow(tr("Appearance"), m_mode, {});
    addRow(tr("Text size"), m_scale, {});
    addRow(tr("Motion"), m_motion, {});
    addRow(tr("Next case"), m_advance, {});
    addRow(tr("Undo stays for"), m_undo, tr("Never longer than the policy's grace period. Amending has no limit."));
    m_rows->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 20, 24, 20);
    row->addWidget(body, 1);
    row->addStretch(1);
    connect(m_mode, &SegmentedControl::chosen, this, &SettingsPage::tell);
    connect(m_scale, &SegmentedControl::chosen, this, &SettingsPage::tell);
    connect(m_undo, &QSpinBox::valueChanged, this, &SettingsPage::tell);
    connect(m_advance, &QCheckBox::clicked, this, &SettingsPage::tell);
    connect(m_motion, &QCheckBox::clicked, this, &SettingsPage::tell);
}

void SettingsPage::addRow(const QString &name, QWidget *field, const QString &note)
{
    field->setAccessibleName(qobject_cast<QCheckBox *>(field) ? QString() : name);
    auto *caption = new PlainLabel(name, TypeStyle::Body, Color::TextSecondary);
    caption->setMinimumWidth(nameWidth);
    auto *line = new QHBoxLayout;
    line->addWidget(caption);
    line->addWidget(field);
    line->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(line);
    if (!note.isEmpty())
        column->addWidget(new PlainLabel(note, TypeStyle::Label, Color::TextSecondary));
    m_rows->addLayout(column);
}

void SettingsPage::show(const Settings &settings)
{
    m_settings = settings;
    m_mode->setCurrent(int(settings.mode));
    for (std::size_t i = 0; i < m_scales.size(); ++i)
        if (std::abs(m_scales[i] - settings.textScale) < 0.01)
            m_scale->setCurrent(int(i));
    const QSignalBlocker quiet(m_undo);
    m_undo->setValue(settings.undoSeconds);
    m_advance->setChecked(settings.autoAdvance);
    m_motion->setChecked(settings.reducedMotion);
}

void SettingsPage::focusFirst()
{
    if (auto *first = m_mode->findChild<QAbstractButton *>())
        first->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::tell()
{
    m_settings.mode = Theme::Mode(m_mode->current());
    if (m_scale->current() >= 0)
        m_settings.textScale = m_scales[std::size_t(m_scale->current())];
    m_settings.undoSeconds = m_undo->value();
    m_settings.autoAdvance = m_advance->isChecked();
    m_settings.reducedMotion = m_motion->isChecked();
    Q_EMIT changed(m_settings);
}

} // namespace verdict
