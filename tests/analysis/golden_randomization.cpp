#include "golden_json.h"
namespace golden {
void addRandomizationAdapters(Adapters &) {}
} // namespace golden
