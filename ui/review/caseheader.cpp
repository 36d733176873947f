#include "ui/review/caseheader.h"

#include "ui/controls/marks.h"
#include "ui/controls/stakes.h"
#include "ui/review/queuemodel.h"
#include "ui/review/timeleft.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace verdict {
namespace {

/// The clock beside the time left; an octagon once the deadline has passed.
class DueMark : public QWidget {
public:
    explicit DueMark(QWidget *parent) : QWidget(parent) { setFixedSize(16, 16); }
    void setLate(bool late)
    {
        m_late = late;
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_late)
            paintMark(painter, QRectF(rect()).adjusted(2, 2, -2, -2), Mark::Crit, Theme::current());
        else
            paintIcon(painter, rect(), QStringLiteral("clock"), Theme::current().color(Color::TextSecondary));
    }

private:
    bool m_late = false;
};

constexpr int widestFact = 200; ///< px

QString subtitleOf(const CaseInHand &hand, Time now)
{
    const CaseFile &file = hand.file();
    QStringList parts;
    for (const std::string &text : {file.kind, file.subtitle})
        if (!text.empty())
            parts << visible(text, LineBreaks::Join);
    parts << visible(caseText(file), LineBreaks::Join);
    if (file.received)
        parts << CaseHeader::tr("received %1").arg(momentText(*file.received, now));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

CaseHeader::CaseHeader(QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel(QString(), TypeStyle::Title)),
      m_subtitle(new ElidedLabel(QString(), TypeStyle::Body, Color::TextSecondary)), m_stakesGlyph(new StakesGlyph(1)),
      m_lateMark(new DueMark(this))
{
    m_title->setFocusPolicy(Qt::StrongFocus);
    m_title->setProperty("quietFocus", true);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 15, 24, 15);
    row->setSpacing(20);
    row->addLayout(words, 1);
    row->addWidget(makeFact(tr("Stakes"), m_stakes, m_stakesGlyph));
    row->addWidget(m_dueFact = makeFact(tr("Due in"), m_due, m_lateMark));
    row->addWidget(makeFact(tr("Domain"), m_domain, nullptr));
    row->addWidget(m_appealFact = makeFact(tr("Appeal"), m_appeal, nullptr));
    m_appeal->setText(tr("Second look"));
}

QWidget *CaseHeader::makeFact(const QString &name, PlainLabel *&value, QWidget *mark)
{
    auto *fact = new QWidget(this);
    auto *caption = new PlainLabel(name, TypeStyle::Micro, Color::TextSecondary);
    value = new ElidedLabel(QString(), TypeStyle::Control);
    value->setMaximumWidth(widestFact);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    if (mark)
        line->addWidget(mark, 0, Qt::AlignVCenter);
    line->addWidget(value);
    line->addStretch();
    auto *column = new QVBoxLayout(fact);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addStretch(1);
    column->addWidget(caption);
    column->addLayout(line);
    column->addStretch(1);
    if (name == tr("Due in"))
        m_dueName = caption;
    return fact;
}

void CaseHeader::setCase(const CaseInHand &hand, Time now)
{
    const CaseFile &file = hand.file();
    const QString title = visible(file.title.empty() ? caseText(file) : file.title, LineBreaks::Join);
    m_title->setText(title);
    m_title->setAccessibleName(title);
    m_subtitle->setText(subtitleOf(hand, now));
    m_stakesGlyph->setLevel(int(file.stakes) + 1);
    m_stakes->setText(stakesText(file.stakes));
    const std::string &domain = hand.terms().rules.name;
    m_domain->setText(visible(domain.empty() ? file.domain : domain, LineBreaks::Join));
    m_appealFact->setVisible(file.appeal);
    m_deadline = file.deadline;
    m_dueFact->setVisible(m_deadline.has_value());
    setNow(now);
}

void CaseHeader::setNow(Time now)
{
    const TimeLeft left = timeLeft(m_deadline, now);
    m_due->setText(left.shown);
    m_due->setColor(left.late ? Color::Crit : Color::TextPrimary);
    m_due->setAccessibleName(left.spoken);
    m_dueName->setText(left.late ? tr("Deadline") : tr("Due in"));
    static_cast<DueMark *>(m_lateMark)->setLate(left.late);
}

void CaseHeader::focusTitle() { m_title->setFocus(Qt::OtherFocusReason); }

QWidget *CaseHeader::titleWidget() const { return m_title; }

} // namespace verdict
