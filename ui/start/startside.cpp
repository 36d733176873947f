#include "ui/start/startside.h"

#include "ui/controls/iconview.h"
#include "ui/controls/stepper.h"
#include "ui/start/brandview.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int sideWidth = 400;
constexpr int inset = 48;

QLayout *noteLine(const QString &icon, const QString &text)
{
    auto *mark = new IconView(20);
    mark->setIcon(icon, Color::TextSecondary);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(new PlainLabel(text, TypeStyle::Body, Color::TextSecondary), 1);
    return row;
}

} // namespace

StartSide::StartSide(QWidget *parent)
    : QWidget(parent), m_title(new PlainLabel(TypeStyle::Display)), m_stepper(new Stepper)
{
    setFixedWidth(sideWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(12);
    column->addWidget(new BrandView);
    column->addSpacing(4);
    column->addWidget(m_title);
    column->addWidget(new PlainLabel(tr("Verdict works from this computer. Cases, evidence and your decisions stay "
                                        "here until they can be shared."),
                                     TypeStyle::Evidence, Color::TextSecondary));
    column->addSpacing(20);
    column->addWidget(m_stepper);
    column->addSpacing(24);
    column->addLayout(noteLine(QStringLiteral("lock"),
                               tr("Your key never leaves this computer. It signs your decisions so nobody can change "
                                  "them, you included.")));
    column->addLayout(noteLine(QStringLiteral("offline"), tr("No connection now? Work on. Everything you file is kept "
                                                             "and sent later.")));
    column->addStretch(1);
    followTheme(this);
}

void StartSide::setSteps(const QString &title, const QStringList &steps, int current)
{
    m_title->setText(title);
    m_stepper->setSteps(steps, current);
}

void StartSide::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Color::Window));
    painter.fillRect(QRect(isRightToLeft() ? 0 : width() - 1, 0, 1, height()), theme.color(Color::LineSubtle));
}

} // namespace verdict
