#pragma once

#include "core/workspace/demo/demoparts.h"

#include <string>
#include <vector>

namespace verdict {

/// Words that the model weighs, exactly as they stand in the message.
struct MarkedPhrase {
    std::string words;
    double weight = 0.5;
};

/// One message of a thread. The reported one carries the marks.
struct ThreadMessage {
    std::string author;
    std::string text;
    std::vector<MarkedPhrase> marks;
    bool reported = false;
};

/// A conversation that somebody reported, with the right label for its reported message.
struct DemoThread {
    std::string language;
    std::string kind; ///< "Post", "Comment", …
    std::string title;
    std::string truth;
    bool oneTarget = false; ///< the message addresses one person
    std::vector<ThreadMessage> messages;
};

/// Every thread; which language stands where does not matter.
const std::vector<DemoThread> &demoThreads();

std::span<const SmallSignal> moderationSignals();

} // namespace verdict
