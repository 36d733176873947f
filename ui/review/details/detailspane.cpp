#include "ui/review/details/detailspane.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/keycap.h"
#include "ui/review/details/factspane.h"
#include "ui/review/details/historypane.h"
#include "ui/review/details/jsontext.h"
#include "ui/review/details/signalspane.h"
#include "ui/review/details/similarpane.h"
#include "ui/review/details/textevidence.h"
#include "ui/review/details/uncertaintyfacts.h"
#include "ui/review/hairline.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

namespace verdict {
namespace {

QString otherFields(const CaseFile &file)
{
    QString text;
    for (const UnknownField &field : file.other)
        text += visible(field.path, LineBreaks::Join) + QStringLiteral(": ") + visible(indentedJson(field.json)) +
                QStringLiteral("\n\n");
    return text;
}

ActionButton *quietButton(const QString &text, const QKeySequence &key)
{
    auto *button = new ActionButton(text, Prominence::Quiet);
    button->setSmall(true);
    button->setKey(key);
    return button;
}

} // namespace

DetailsPane::DetailsPane(Desk &desk, QWidget *parent)
    : QWidget(parent), m_tabs(new QTabBar), m_stack(new QStackedWidget), m_input(new InputPane(desk)),
      m_signals(new SignalsPane), m_similar(new SimilarPane), m_history(new HistoryPane), m_uncertainty(new FactsPane),
      m_other(new TextEvidence)
{
    m_tabs->setAccessibleName(tr("Details"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (QWidget *pane :
         std::initializer_list<QWidget *>{m_input, m_signals, m_similar, m_history, m_uncertainty, m_other})
        m_stack->addWidget(pane);
    auto *close = quietButton(tr("Close"), QKeySequence(Qt::Key_Escape));
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_tabs, 1);
    head->addSpacing(8);
    head->addWidget(new KeyCap(QKeySequence(Qt::Key_D)));
    head->addSpacing(6);
    head->addWidget(new ElidedLabel(tr("Next tab"), TypeStyle::Micro, Color::TextSecondary));
    head->addWidget(close);
    auto *line = new Hairline;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(line);
    column->addSpacing(12);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailsPane::show);
    connect(close, &ActionButton::clicked, this, &DetailsPane::closeWanted);
}

void DetailsPane::addTab(const char *id, const QString &title, QWidget *pane)
{
    m_sections.push_back({id, title, pane});
    m_tabs->addTab(title);
}

void DetailsPane::setCase(const CaseInHand &hand, Time now)
{
    m_case = std::make_shared<const OpenedCase>(hand.opened());
    m_now = now;
    const CaseFile &file = m_case->file;
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    m_sections.clear();
    addTab("input", tr("Input"), m_input);
    if (!file.signalList.empty())
        addTab("signals", tr("All signals %1").arg(file.signalList.size()), m_signals);
    if (!file.similar.empty())
        addTab("similar", tr("Similar cases %1").arg(file.similar.size()), m_similar);
    addTab("history", tr("History"), m_history);
    if (file.suggestion)
        addTab("uncertainty", tr("Uncertainty"), m_uncertainty);
    if (!file.other.empty())
        addTab("other", tr("Other fields"), m_other);
    m_tabs->updateGeometry(); // a hidden tab bar keeps the height it had without tabs
    m_input->setCase(hand);
}

QStringList DetailsPane::titles() const
{
    QStringList titles;
    for (const Section &section : m_sections)
        titles << section.title;
    return titles;
}

void DetailsPane::open()
{
    const auto last = std::find_if(m_sections.begin(), m_sections.end(),
                                   [this](const Section &section) { return m_last == QLatin1String(section.id); });
    const int index = last == m_sections.end() ? 0 : int(last - m_sections.begin());
    if (m_tabs->currentIndex() == index)
        show(index);
    else
        m_tabs->setCurrentIndex(index);
}

void DetailsPane::openNext(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void DetailsPane::show(int index)
{
    if (!m_case || index < 0 || index >= int(m_sections.size()))
        return;
    const Section &section = m_sections[std::size_t(index)];
    m_last = QLatin1String(section.id);
    if (section.pane != m_input)
        m_input->leave();
    fill(m_last);
    m_stack->setCurrentWidget(section.pane);
    Q_EMIT sectionOpened(m_last);
}

void DetailsPane::fill(const QString &section)
{
    const CaseFile &file = m_case->file;
    if (section == QLatin1String("input"))
        m_input->present();
    else if (section == QLatin1String("signals"))
        m_signals->setSignals(file.signalList, file.suggestion.has_value());
    else if (section == QLatin1String("similar"))
        m_similar->setCase(file, m_case->rules.labels);
    else if (section == QLatin1String("history"))
        m_history->setEntries(m_case->history, m_now);
    else if (section == QLatin1String("uncertainty"))
        m_uncertainty->setFacts(uncertaintyFacts(file, m_case->rules.labels), QString());
    else
        m_other->setSource(otherFields(file));
}

void DetailsPane::leave() { m_input->leave(); }

QString DetailsPane::section() const { return m_last; }

bool DetailsPane::isWide() const { return m_last == QLatin1String("similar"); }

} // namespace verdict
