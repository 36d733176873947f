#include "ui/start/sentencepage.h"

#include "ui/controls/iconview.h"
#include "ui/text/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace verdict {

SentencePage::SentencePage(const QString &title, const QString &note, QWidget *parent)
    : StartPage(title, note, parent), m_sentence(new PlainLabel(TypeStyle::Evidence)), m_mark(new IconView(16)),
      m_error(new PlainLabel(TypeStyle::Body, Color::Crit))
{
    m_mark->setIcon(QStringLiteral("octagon"), Color::Crit);
    for (PlainLabel *label : {m_sentence, m_error}) {
        label->setFocusPolicy(Qt::StrongFocus); // to be read out
        label->setProperty("quietFocus", true);
    }
    auto *wrong = new QHBoxLayout;
    wrong->setSpacing(8);
    wrong->addWidget(m_mark, 0, Qt::AlignTop);
    wrong->addWidget(m_error, 1);
    column()->addWidget(m_sentence);
    column()->addLayout(wrong);
    refuse({});
}

void SentencePage::say(const QString &sentence)
{
    m_sentence->setText(sentence);
    refuse({});
}

void SentencePage::refuse(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    m_mark->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        m_error->setFocus(Qt::OtherFocusReason);
}

void SentencePage::focusFirst() { m_sentence->setFocus(Qt::OtherFocusReason); }

} // namespace verdict
