#include "ui/review/messagepage.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/iconview.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int textWidth = 560;

} // namespace

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent), m_icon(new IconView(24)), m_title(new PlainLabel(TypeStyle::Title)),
      m_text(new PlainLabel(TypeStyle::Evidence, Color::TextSecondary)), m_buttons(new QHBoxLayout)
{
    m_title->setFocusPolicy(Qt::StrongFocus);
    m_title->setProperty("quietFocus", true);
    m_text->setFixedWidth(textWidth);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    m_buttons->setSpacing(8);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(2);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addLayout(m_buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
    connect(&Theme::current(), &Theme::changed, this, &MessagePage::showIcon);
}

void MessagePage::say(const QString &icon, const QString &title, const QString &text)
{
    m_iconName = icon;
    showIcon();
    m_title->setText(title);
    m_title->setAccessibleName(title + QLatin1Char(' ') + text);
    m_text->setText(text);
    clearButtons();
}

void MessagePage::showIcon()
{
    m_icon->setVisible(!m_iconName.isEmpty());
    if (m_iconName.isEmpty())
        return;
    m_icon->setIcon(m_iconName, m_iconName == QLatin1String("warning") ? Color::Warn : Color::TextPrimary);
}

void MessagePage::addButton(const QString &text, const QKeySequence &key, std::function<void()> pressed)
{
    auto *button = new ActionButton(text);
    button->setKey(key);
    connect(button, &ActionButton::clicked, this, std::move(pressed));
    m_buttons->insertWidget(m_buttons->count() > 0 ? m_buttons->count() - 1 : 0, button);
}

void MessagePage::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_buttons->addStretch(1);
}

void MessagePage::focusTitle() { m_title->setFocus(Qt::OtherFocusReason); }

} // namespace verdict
