#pragma once

namespace verdict::test {

// Apart from the test, because moc of Qt 6.4 stumbles over raw strings that hold JSON.
extern const char *const fullLine;   ///< fullCase() as a line of the decisions export
extern const char *const hiddenLine; ///< hiddenCase() as a line of the decisions export

} // namespace verdict::test
