#include "ui/review/askpanel.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/segmented.h"
#include "ui/review/lackwords.h"
#include "ui/review/plainfield.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr int morning = 8;

Time morningIn(Time now, int days)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(now.ms).date().addDays(days);
    return {QDateTime(day, QTime(morning, 0)).toMSecsSinceEpoch()};
}

} // namespace

std::array<Time, 4> setAsideTimes(Time now)
{
    return {now + hourMs, now + 4 * hourMs, morningIn(now, 1), morningIn(now, 7)};
}

AskPanel::AskPanel(QWidget *parent)
    : QWidget(parent), m_title(new PlainLabel(QString(), TypeStyle::BodyStrong)),
      m_lack(new PlainLabel(QString(), TypeStyle::BodyStrong, Color::Warn)),
      m_until(new SegmentedControl({tr("In 1 hour"), tr("In 4 hours"), tr("Tomorrow 8:00"), tr("In a week")})),
      m_why(new PlainField), m_confirm(new ActionButton(QString(), Prominence::Outlined)),
      m_cancel(new ActionButton(tr("Not now"), Prominence::Quiet))
{
    m_confirm->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_cancel->setKey(QKeySequence(Qt::Key_Escape));
    m_why->setAccessibleName(tr("Why"));
    m_until->setAccessibleName(tr("Until when"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_until);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_lack, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_why);
    column->addLayout(foot);
    connect(m_confirm, &ActionButton::clicked, this, &AskPanel::confirm);
    connect(m_cancel, &ActionButton::clicked, this, &AskPanel::close);
}

QString AskPanel::titleOf(Question question) const
{
    switch (question) {
    case Question::Escalate: return tr("Escalate to your lead. What should they look at?");
    case Question::SetAside: return tr("Set this case aside. It returns by itself. What are you waiting for?");
    case Question::Release:
    case Question::None: break;
    }
    return tr("Give this case back? Someone else will decide it.");
}

void AskPanel::ask(Question question, Time now)
{
    m_question = question;
    m_now = now;
    m_title->setText(titleOf(question));
    m_confirm->setText(question == Question::Escalate   ? tr("Escalate")
                       : question == Question::SetAside ? tr("Set aside")
                                                        : tr("Give back"));
    m_until->setVisible(question == Question::SetAside);
    m_until->setCurrent(0);
    m_why->setVisible(question != Question::Release);
    m_why->clear();
    m_lack->setText(QString());
    Q_EMIT opened();
    show();
    if (question == Question::Release)
        m_confirm->setFocus(Qt::OtherFocusReason);
    else
        m_why->setFocus(Qt::OtherFocusReason);
}

void AskPanel::close()
{
    if (m_question == Question::None)
        return;
    m_question = Question::None;
    hide();
    Q_EMIT closed();
}

bool AskPanel::isTyping() const { return m_why->hasFocus(); }

void AskPanel::confirm()
{
    const QString why = m_why->toPlainText().trimmed();
    const Question question = m_question;
    const auto lack = question == Question::Release ? std::nullopt : lackOfRationale(why.toStdString());
    if (lack) {
        m_lack->setText(lackText(*lack, {}));
        m_why->setFocus(Qt::OtherFocusReason);
        return;
    }
    const Time until = setAsideTimes(m_now)[std::size_t(std::max(0, m_until->current()))];
    close();
    if (question == Question::Escalate)
        Q_EMIT escalated(why);
    else if (question == Question::SetAside)
        Q_EMIT setAside(until, why);
    else if (question == Question::Release)
        Q_EMIT released();
}

} // namespace verdict
