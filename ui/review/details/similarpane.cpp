#include "ui/review/details/similarpane.h"

#include "ui/controls/actionbutton.h"
#include "ui/review/details/comparetable.h"
#include "ui/text/plainlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace verdict {
namespace {

constexpr int atOnce = 3;

} // namespace

SimilarPane::SimilarPane(QWidget *parent)
    : QWidget(parent), m_head(new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary)),
      m_foot(new PlainLabel(QString(), TypeStyle::Micro, Color::TextSecondary)),
      m_back(new ActionButton(tr("Nearer"), Prominence::Quiet)),
      m_on(new ActionButton(tr("Farther"), Prominence::Quiet)), m_table(new CompareTable(this))
{
    m_back->setSmall(true);
    m_on->setSmall(true);
    m_back->setKey(QKeySequence(Qt::Key_Left));
    m_on->setKey(QKeySequence(Qt::Key_Right));
    auto *head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_back);
    head->addWidget(m_on);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(m_foot);
    connect(m_back, &ActionButton::clicked, this, [this] { turn(-1); });
    connect(m_on, &ActionButton::clicked, this, [this] { turn(1); });
}

void SimilarPane::setCase(const CaseFile &file, const std::vector<CodeText> &labels)
{
    m_table->setWindow(nullptr, 0, 0);
    m_comparison = compared(file, labels);
    m_first = 0;
    fill();
}

void SimilarPane::turn(int by)
{
    const int last = std::max(0, (int(m_comparison.cases.size()) - 1) / atOnce * atOnce);
    const int next = std::clamp(m_first + by * atOnce, 0, last);
    if (next == m_first)
        return;
    m_first = next;
    fill();
}

void SimilarPane::fill()
{
    const int all = int(m_comparison.cases.size());
    const int shown = std::min(atOnce, all - m_first);
    m_table->setWindow(&m_comparison, m_first, shown);
    m_head->setText(
        all <= atOnce
            ? tr("Nearest first, by what the model compares. ≠ marks a difference from this case.")
            : tr("%1 to %2 of %3, nearest first, by what the model compares. ≠ marks a difference from this case.")
                  .arg(m_first + 1)
                  .arg(m_first + shown)
                  .arg(all));
    m_back->setVisible(all > atOnce);
    m_on->setVisible(all > atOnce);
    m_back->setEnabled(m_first > 0);
    m_on->setEnabled(m_first + shown < all);
    m_foot->setText(labelSentence(m_comparison));
}

void SimilarPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return turn(event->key() == Qt::Key_Left ? -1 : 1);
    QWidget::keyPressEvent(event);
}

} // namespace verdict
