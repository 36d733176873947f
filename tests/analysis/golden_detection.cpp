#include "golden_json.h"
namespace golden {
void addDetectionAdapters(Adapters &) {}
} // namespace golden
