#include "ui/review/details/signalspane.h"

#include "ui/review/details/tableevidence.h"
#include "ui/text/visible.h"

#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace verdict {
namespace {

std::string weightText(const Feature &signal)
{
    if (!signal.importance)
        return {};
    const QString number = QLocale().toString(std::abs(*signal.importance), 'g', 3);
    return ((*signal.importance < 0 ? QStringLiteral("− ") : QStringLiteral("+ ")) + number).toStdString();
}

} // namespace

SignalsPane::SignalsPane(QWidget *parent) : QWidget(parent), m_filter(new QLineEdit), m_table(new TableEvidence)
{
    m_filter->setPlaceholderText(tr("Filter by name or value"));
    m_filter->setAccessibleName(tr("Filter the signals"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    m_table->setAccessibleName(tr("All signals"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &SignalsPane::fill);
}

void SignalsPane::setSignals(const std::vector<Feature> &signalList, bool weights)
{
    m_signals = signalList;
    m_weights = weights;
    m_filter->clear();
    fill();
}

void SignalsPane::fill()
{
    std::vector<std::string> columns{tr("Signal").toStdString(), tr("This case").toStdString()};
    if (m_weights)
        columns.push_back(tr("Weight, + for and − against the suggestion").toStdString());
    std::vector<std::vector<std::string>> rows;
    for (const Feature &signal : m_signals) {
        const QString words = QString::fromStdString(signal.name + ' ' + signal.value);
        if (!words.contains(m_filter->text(), Qt::CaseInsensitive))
            continue;
        rows.push_back({signal.name, signal.value});
        if (m_weights)
            rows.back().push_back(weightText(signal));
    }
    m_table->setTable(columns, rows);
}

} // namespace verdict
