#include "ui/shell/reviewactions.h"

#include "ui/review/reviewpage.h"

namespace verdict {
namespace {

void connectDeciding(const Actions &actions, ReviewPage &page)
{
    for (int i = 0; i < 9; ++i)
        QObject::connect(actions.of(Act(int(Act::Label1) + i)), &QAction::triggered, &page,
                         [&page, i] { page.digit(i); });
    QObject::connect(actions.of(Act::Accept), &QAction::triggered, &page, &ReviewPage::accept);
    QObject::connect(actions.of(Act::File), &QAction::triggered, &page, &ReviewPage::file);
    QObject::connect(actions.of(Act::Escalate), &QAction::triggered, &page, &ReviewPage::askEscalate);
    QObject::connect(actions.of(Act::Undo), &QAction::triggered, &page, &ReviewPage::undo);
    QObject::connect(actions.of(Act::Amend), &QAction::triggered, &page, &ReviewPage::amend);
    QObject::connect(actions.of(Act::Agreement), &QAction::triggered, &page, &ReviewPage::startAgreement);
    QObject::connect(actions.of(Act::Reasons), &QAction::triggered, &page, &ReviewPage::startReasons);
    QObject::connect(actions.of(Act::Rationale), &QAction::triggered, &page, &ReviewPage::goToRationale);
    QObject::connect(actions.of(Act::Confidence), &QAction::triggered, &page, [&page] { page.stepConfidence(1); });
    QObject::connect(actions.of(Act::ConfidenceBack), &QAction::triggered, &page, [&page] { page.stepConfidence(-1); });
}

void connectLooking(const Actions &actions, ReviewPage &page)
{
    QObject::connect(actions.of(Act::Details), &QAction::triggered, &page, [&page] { page.details(1); });
    QObject::connect(actions.of(Act::DetailsBack), &QAction::triggered, &page, [&page] { page.details(-1); });
    QObject::connect(actions.of(Act::DetailsWindow), &QAction::triggered, &page, &ReviewPage::toggleWindow);
    QObject::connect(actions.of(Act::Back), &QAction::triggered, &page, &ReviewPage::back);
    QObject::connect(actions.of(Act::Overlay), &QAction::triggered, &page, &ReviewPage::toggleHighlights);
    QObject::connect(actions.of(Act::Zoom), &QAction::triggered, &page, &ReviewPage::zoom);
    QObject::connect(actions.of(Act::ZoomIn), &QAction::triggered, &page, [&page] { page.zoomBy(1); });
    QObject::connect(actions.of(Act::ZoomOut), &QAction::triggered, &page, [&page] { page.zoomBy(-1); });
    QObject::connect(actions.of(Act::Measure), &QAction::triggered, &page, &ReviewPage::measure);
    QObject::connect(actions.of(Act::EvidenceNext), &QAction::triggered, &page, [&page] { page.stepEvidence(1); });
    QObject::connect(actions.of(Act::EvidencePrevious), &QAction::triggered, &page, [&page] { page.stepEvidence(-1); });
}

void connectMoving(const Actions &actions, ReviewPage &page)
{
    QObject::connect(actions.of(Act::Next), &QAction::triggered, &page, [&page] { page.step(1); });
    QObject::connect(actions.of(Act::Previous), &QAction::triggered, &page, [&page] { page.step(-1); });
    QObject::connect(actions.of(Act::SetAside), &QAction::triggered, &page, &ReviewPage::askSetAside);
    QObject::connect(actions.of(Act::Release), &QAction::triggered, &page, &ReviewPage::askRelease);
    QObject::connect(actions.of(Act::SetAsideList), &QAction::triggered, &page, &ReviewPage::toggleSetAsideList);
}

} // namespace

void connectReviewActions(const Actions &actions, ReviewPage &page)
{
    connectDeciding(actions, page);
    connectLooking(actions, page);
    connectMoving(actions, page);
}

bool goesOnInMainWindow(Act act)
{
    switch (act) {
    case Act::Escalate:
    case Act::SetAside:
    case Act::Release:
    case Act::Rationale:
    case Act::Find:
    case Act::Review:
    case Act::Settings:
    case Act::Storage:
    case Act::Team:
    case Act::Invite:
    case Act::SyncDetails:
    case Act::Lock:
    case Act::Commands:
    case Act::Keys: return true;
    default: return false;
    }
}

bool needsCase(Act act)
{
    switch (act) {
    case Act::Undo:
    case Act::Amend:
    case Act::Back:
    case Act::Next:
    case Act::Previous:
    case Act::SetAsideList: return false;
    default: return Actions::spec(act).review;
    }
}

} // namespace verdict
