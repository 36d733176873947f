// What a person puts into the case in hand: label, grade, reasons, words, confidence, and looks at its details.
#include "ui/review/reviewcontroller.h"

namespace verdict {

void ReviewController::chooseLabel(int index)
{
    if (!m_hand)
        return;
    const std::vector<std::string> labels = m_hand->labels();
    if (index < 0 || index >= int(labels.size()))
        return;
    m_hand->chooseLabel(labels[std::size_t(index)]);
    changed();
}

void ReviewController::clearLabel()
{
    if (!m_hand || m_hand->draft().label.empty())
        return;
    m_hand->clearLabel();
    changed();
}

void ReviewController::proposeLabel(const QString &text)
{
    if (!m_hand)
        return;
    m_hand->proposeLabel(text.toStdString());
    changed();
}

void ReviewController::grade(Agreement agreement)
{
    if (!m_hand)
        return;
    m_hand->grade(agreement);
    changed();
}

void ReviewController::toggleReason(int index)
{
    if (!m_hand)
        return;
    const std::vector<CodeText> &reasons = m_hand->terms().rules.reasons;
    if (index < 0 || index >= int(reasons.size()))
        return;
    m_hand->toggleReason(reasons[std::size_t(index)].code);
    changed();
}

void ReviewController::explain(const QString &rationale)
{
    if (!m_hand)
        return;
    m_hand->explain(rationale.toStdString());
    changed();
}

void ReviewController::setConfidence(std::optional<OwnConfidence> confidence)
{
    if (!m_hand)
        return;
    m_hand->setConfidence(confidence);
    changed();
}

void ReviewController::openDetails(const QString &section)
{
    if (!m_hand)
        return;
    const Moment now = moment();
    if (!allowed(m_hand->session.openDetails(section.toStdString(), now)))
        return;
    m_detailsSince = now;
}

void ReviewController::closeDetails()
{
    if (m_hand && m_detailsSince)
        (void)m_hand->session.closeDetails(moment());
    m_detailsSince.reset();
}

std::optional<qint64> ReviewController::detailsSeconds() const
{
    if (!m_detailsSince)
        return std::nullopt;
    return (moment().steady.ms - m_detailsSince->steady.ms) / 1000;
}

void ReviewController::missing(const QString &evidence)
{
    if (m_hand)
        m_hand->session.missing(evidence.toStdString());
}

} // namespace verdict
