#include "core/policy/default.h"

namespace verdict {
namespace {

std::vector<CodeText> commonReasons()
{
    return {
        {"evidence-differs", "The evidence says otherwise"}, {"missing-information", "The model lacked information"},
        {"wrong-data", "The data it was given are wrong"},   {"unusual-case", "An unusual case"},
        {"guidelines", "The guidelines decide it"},          {"other", "Something else"}};
}

} // namespace

Policy defaultPolicy()
{
    Policy policy;
    policy.open.otherDomains.reasons = commonReasons();
    return policy;
}

} // namespace verdict
