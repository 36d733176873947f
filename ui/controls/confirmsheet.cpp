#include "ui/controls/confirmsheet.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/sheet.h"
#include "ui/text/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

namespace verdict {
namespace {

constexpr int inset = 24;

} // namespace

ConfirmSheet::ConfirmSheet(QWidget *window)
    : QObject(window), m_sheet(new Sheet(QString(), window)), m_title(new PlainLabel(TypeStyle::Title)),
      m_text(new PlainLabel(TypeStyle::Body, Color::TextSecondary)), m_large(new PlainLabel(TypeStyle::Display)),
      m_cancel(new ActionButton(tr("Not now"), Prominence::Outlined)), m_confirm(new ActionButton(QString()))
{
    m_cancel->setKey(QKeySequence(Qt::Key_Escape));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_confirm);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_large);
    column->addSpacing(8);
    column->addLayout(foot);
    m_sheet->content()->addLayout(column);
    connect(m_cancel, &ActionButton::clicked, m_sheet, &Sheet::dismiss);
    connect(m_confirm, &ActionButton::clicked, this, [this] {
        const auto confirmed = std::exchange(m_confirmed, nullptr);
        m_sheet->dismiss();
        if (confirmed)
            confirmed();
    });
}

void ConfirmSheet::ask(const Confirmation &what, std::function<void()> confirmed)
{
    m_confirmed = std::move(confirmed);
    m_sheet->setAccessibleName(what.title + QLatin1Char(' ') + what.text + QLatin1Char(' ') + what.large);
    m_title->setText(what.title);
    m_text->setText(what.text);
    m_large->setText(what.large);
    m_large->setVisible(!what.large.isEmpty());
    m_confirm->setText(what.confirm);
    m_sheet->open(m_cancel);
}

} // namespace verdict
