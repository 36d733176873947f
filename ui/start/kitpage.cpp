#include "ui/start/kitpage.h"

#include "ui/controls/actionbutton.h"
#include "ui/start/startkeys.h"
#include "ui/text/plainlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {

KitPage::KitPage(QWidget *parent)
    : StartPage(tr("Move your recovery kit to a safe place"),
                tr("It is a small file with 24 words. With them your team comes back if this computer is lost."),
                parent),
      m_path(new PlainLabel(TypeStyle::Evidence)), m_copy(new ActionButton(tr("Copy the path"))),
      m_copied(new PlainLabel(TypeStyle::Label, Color::TextSecondary))
{
    m_copy->setKey(startKey(StartKey::CopyPath));
    m_path->setAccessibleName(tr("Where the recovery kit lies"));
    auto *beside = new QHBoxLayout;
    beside->setSpacing(12);
    beside->addWidget(m_copy);
    beside->addWidget(m_copied, 1);
    auto *place = new QVBoxLayout;
    place->setSpacing(6);
    place->addWidget(new PlainLabel(tr("It lies here now"), TypeStyle::BodyStrong));
    place->addWidget(m_path);
    column()->addLayout(place);
    column()->addLayout(beside);
    column()->addWidget(new PlainLabel(
        tr("Move it to a stick or print it, and keep it away from this computer. Whoever holds it can act as you."),
        TypeStyle::Body));
    connect(m_copy, &ActionButton::clicked, this, &KitPage::copyPath);
}

void KitPage::setKit(const QString &path)
{
    m_kit = path;
    m_path->setText(path);
    m_path->setAccessibleName(tr("The recovery kit lies in %1").arg(path));
    m_copied->setText({});
}

void KitPage::copyPath()
{
    QGuiApplication::clipboard()->setText(m_kit);
    m_copied->setText(tr("Copied."));
}

void KitPage::focusFirst() { m_copy->setFocus(Qt::OtherFocusReason); }

} // namespace verdict
