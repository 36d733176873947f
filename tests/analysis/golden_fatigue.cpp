#include "golden_json.h"
namespace golden {
void addFatigueAdapters(Adapters &) {}
} // namespace golden
