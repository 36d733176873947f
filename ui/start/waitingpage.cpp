#include "ui/start/waitingpage.h"

#include "ui/controls/actionbutton.h"
#include "ui/start/startkeys.h"
#include "ui/text/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int wordsInALine = 3;

} // namespace

QString sixWordLines(const QString &words)
{
    const QStringList list = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList lines;
    for (qsizetype at = 0; at < list.size(); at += wordsInALine)
        lines << list.mid(at, wordsInALine).join(QStringLiteral("  "));
    return lines.join(QLatin1Char('\n'));
}

WaitingPage::WaitingPage(QWidget *parent)
    : StartPage(tr("Waiting to be admitted"),
                tr("Read these six words to your lead, by voice. If they see the same ones, they let you in."), parent),
      m_words(new PlainLabel(TypeStyle::Display)), m_state(new PlainLabel(TypeStyle::Body, Color::TextSecondary)),
      m_look(new ActionButton(tr("Look again")))
{
    m_words->setFocusPolicy(Qt::StrongFocus); // to be read out
    m_words->setProperty("quietFocus", true);
    m_look->setKey(startKey(StartKey::LookAgain));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_look);
    row->addWidget(m_state, 1);
    column()->addWidget(m_words);
    column()->addLayout(row);
    connect(m_look, &ActionButton::clicked, this, &WaitingPage::lookWanted);
}

void WaitingPage::setWords(const QString &sixWords)
{
    m_sixWords = sixWords;
    m_words->setText(sixWordLines(sixWords));
    m_words->setAccessibleName(tr("Six words: %1").arg(sixWords));
    setLooked(tr("Your lead has not admitted you yet."), false);
}

void WaitingPage::setLooking()
{
    m_look->setEnabled(false);
    m_state->setColor(Color::TextSecondary);
    m_state->setText(tr("Looking…"));
}

void WaitingPage::setLooked(const QString &sentence, bool failed)
{
    m_look->setEnabled(true);
    m_state->setColor(failed ? Color::Crit : Color::TextSecondary);
    m_state->setText(sentence);
}

void WaitingPage::setAdmitted()
{
    setLooked(tr("You are admitted. Cases come with the next sync."), false);
    m_look->setEnabled(false);
}

void WaitingPage::focusFirst() { m_words->setFocus(Qt::OtherFocusReason); }

} // namespace verdict
