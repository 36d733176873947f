#include "golden_json.h"
namespace golden {
void addAgreementAdapters(Adapters &) {}
} // namespace golden
