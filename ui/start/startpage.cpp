#include "ui/start/startpage.h"

#include "ui/text/plainlabel.h"

#include <QVBoxLayout>

namespace verdict {

StartPage::StartPage(const QString &title, const QString &note, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(20);
    auto *head = new QVBoxLayout;
    head->setSpacing(6);
    head->addWidget(new PlainLabel(title, TypeStyle::Title));
    head->addWidget(new PlainLabel(note, TypeStyle::Body, Color::TextSecondary));
    m_column->addLayout(head);
}

} // namespace verdict
