#pragma once

#include "ui/shell/actions.h"

namespace verdict {

class ReviewPage;

/// Lets each action of the Review screen do what it says.
void connectReviewActions(const Actions &actions, ReviewPage &page);

/// Whether an action asks for words or shows what is read in the main window, so that the keys must go there.
bool goesOnInMainWindow(Act act);

/// Whether an action makes sense only while a case is open.
bool needsCase(Act act);

} // namespace verdict
