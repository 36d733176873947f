// What each key does on the Review screen. Presses that come before the case's key evidence is painted are dropped.
#include "ui/review/askpanel.h"
#include "ui/review/casepage.h"
#include "ui/review/decisionbar.h"
#include "ui/review/details/detailspane.h"
#include "ui/review/details/picturepanel.h"
#include "ui/review/evidencewindow.h"
#include "ui/review/overridepanel.h"
#include "ui/review/queuepanel.h"
#include "ui/review/reviewpage.h"
#include "ui/review/suggestioncard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTabBar>
#include <algorithm>

namespace verdict {
namespace {

constexpr quint32 firstDigitScanCode = 10; ///< of the row of digits under X11 and Wayland
constexpr int digitKeys = 9;

/// The digit that stands on a key of the upper row, whatever the layout writes on it unshifted; −1 for other keys.
int physicalDigit(const QKeyEvent &event)
{
    const quint32 code = event.nativeScanCode();
    const bool digit = code >= firstDigitScanCode && code < firstDigitScanCode + digitKeys;
    return digit && event.modifiers() == Qt::NoModifier ? int(code - firstDigitScanCode) : -1;
}

} // namespace

void ReviewPage::digit(int index)
{
    if (!takesKeys() || isAsking())
        return;
    if (m_mode == KeyMode::Reasons)
        return m_controller.toggleReason(index);
    if (m_mode == KeyMode::Agreement) {
        constexpr std::array grades{Agreement::Agree, Agreement::WrongConfidence, Agreement::Partial,
                                    Agreement::Disagree};
        if (index < int(grades.size()))
            m_controller.grade(grades[std::size_t(index)]);
        return setMode(KeyMode::Labels);
    }
    m_controller.chooseLabel(index);
}

void ReviewPage::accept()
{
    if (takesKeys() && !isAsking())
        m_controller.accept();
}

void ReviewPage::file()
{
    if (!takesKeys())
        return;
    if (isAsking())
        return m_case->bar()->ask()->confirm();
    setMode(KeyMode::Labels);
    m_controller.file();
}

void ReviewPage::askEscalate()
{
    if (takesKeys() && !isAsking())
        m_case->bar()->ask()->ask(AskPanel::Question::Escalate, m_controller.clock().now());
}

void ReviewPage::askSetAside()
{
    if (takesKeys() && !isAsking())
        m_case->bar()->ask()->ask(AskPanel::Question::SetAside, m_controller.clock().now());
}

void ReviewPage::askRelease()
{
    if (takesKeys() && !isAsking())
        m_case->bar()->ask()->ask(AskPanel::Question::Release, m_controller.clock().now());
}

void ReviewPage::startAgreement()
{
    if (!takesKeys() || isAsking() || !m_controller.hand()->terms().suggested)
        return;
    m_case->bar()->override()->openAnyway();
    setMode(KeyMode::Agreement);
}

void ReviewPage::startReasons()
{
    if (!takesKeys() || isAsking() || m_controller.hand()->terms().rules.reasons.empty())
        return;
    m_case->bar()->override()->openAnyway();
    setMode(KeyMode::Reasons);
}

void ReviewPage::goToRationale()
{
    if (takesKeys() && !isAsking())
        m_case->bar()->override()->focusField(DecisionField::Rationale);
}

void ReviewPage::stepConfidence(int by)
{
    if (takesKeys() && !isAsking())
        m_case->bar()->stepConfidence(by);
}

void ReviewPage::details(int by)
{
    if (!takesKeys())
        return;
    if (by < 0 && m_case->detailsOpen())
        return m_case->details()->openNext(by);
    m_case->openDetails();
}

void ReviewPage::toggleWindow()
{
    if (takesKeys())
        m_case->toggleWindow();
}

/// Esc, one step a press: digits mean labels again, the question closes, the field is left, the details close, the
/// label is cleared. The details' own window closes from within; here Esc leaves it alone.
void ReviewPage::back()
{
    QWidget *focus = QApplication::focusWidget();
    const bool inField = qobject_cast<QLineEdit *>(focus) || m_case->bar()->override()->isTyping();
    const bool inWindow = m_case->evidenceWindow()->isActiveWindow();
    if (m_mode != KeyMode::Labels)
        setMode(KeyMode::Labels);
    else if (isAsking())
        m_case->bar()->ask()->close();
    else if (inField && m_queue->isAncestorOf(focus))
        m_queue->closeFind();
    else if (inField && inWindow)
        m_case->windowFocus()->setFocus(Qt::OtherFocusReason);
    else if (inField)
        focusTitle();
    else if (m_case->isDetached() ? inWindow : m_case->detailsOpen())
        m_case->closeDetails();
    else
        m_controller.clearLabel();
}

void ReviewPage::toggleHighlights()
{
    if (takesKeys())
        m_case->toggleHighlights();
}

void ReviewPage::zoom()
{
    if (PicturePanel *picture = m_case->picture(); picture && takesKeys())
        picture->view()->toggleZoom();
}

void ReviewPage::zoomBy(int steps)
{
    if (PicturePanel *picture = m_case->picture(); picture && takesKeys())
        picture->view()->zoomBy(steps);
}

void ReviewPage::measure()
{
    if (PicturePanel *picture = m_case->picture(); picture && takesKeys())
        picture->view()->toggleMeasure();
}

void ReviewPage::stepEvidence(int by)
{
    if (takesKeys())
        m_case->stepEvidence(by);
}

void ReviewPage::step(int by)
{
    if (m_controller.stage() == ReviewController::Stage::Case && !takesKeys())
        return;
    m_controller.step(by);
}

void ReviewPage::togglePart(QueuePart part)
{
    m_controller.showPart(m_model.part() == part ? QueuePart::Waiting : part);
    m_queue->setSummary(m_controller.summary());
    foldQueue();
}

void ReviewPage::amend()
{
    if (!m_controller.amend() && m_model.part() != QueuePart::Decided)
        toggleDecidedList();
}

void ReviewPage::find() { m_queue->openFind(); }

void ReviewPage::nextArea(int by, QWidget *status)
{
    std::vector<QWidget *> areas{m_queue->list()};
    if (m_controller.stage() == ReviewController::Stage::Case) {
        areas.push_back(m_case->evidenceFocus());
        if (QWidget *details = m_case->windowFocus())
            areas.push_back(details);
        if (m_case->suggestion()->isVisible())
            areas.push_back(m_case->suggestion());
        if (QWidget *label = m_case->bar()->firstLabel())
            areas.push_back(label);
    }
    areas.push_back(status);
    const QWidget *focus = QApplication::focusWidget();
    const auto inside = [&](QWidget *area) {
        const bool apart = area->window() != window() && focus && focus->window() == area->window();
        return apart || area == focus || area->isAncestorOf(focus);
    };
    auto here = std::find_if(areas.begin(), areas.end(), inside);
    const int count = int(areas.size());
    const int at = here == areas.end() ? (by > 0 ? 0 : 1) : int(here - areas.begin());
    QWidget *next = areas[std::size_t((at + by + count) % count)];
    next->window()->activateWindow();
    next->setFocus(Qt::ShortcutFocusReason);
}

void ReviewPage::keyPressEvent(QKeyEvent *event) { takeKey(event); }

/// Keys that no widget with the focus wanted, here or in the window of the details.
void ReviewPage::takeKey(QKeyEvent *event)
{
    if (event->isAutoRepeat())
        return;
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        return step(event->key() == Qt::Key_Down ? 1 : -1);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
            return button->click();
        return file();
    }
    if (const int physical = physicalDigit(*event); physical >= 0)
        return digit(physical);
    QWidget::keyPressEvent(event);
}

} // namespace verdict
