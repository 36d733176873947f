#include "golden_json.h"
namespace golden {
void addSelectionAdapters(Adapters &) {}
} // namespace golden
