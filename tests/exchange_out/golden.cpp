#include "tests/exchange_out/golden.h"

namespace verdict::test {

const char *const fullLine =
    R"({"id":"tx-829301","domain":"payments","reviewer":"m-0123456789abcdef","arm":"blind","firstLabel":"fraud",)"
    R"("firstConfidence":"leaning","label":"legitimate","agreement":"disagree","reasons":["amount","history"],)"
    R"("rationale":"Known \"payee\".","ownConfidence":"sure","predicted":"fraud","confidence":0.95,"override":true,)"
    R"("seconds":34.5,"details":[{"section":"similar","seconds":4.25}],"priority":0.55,"check":false,)"
    R"("truth":"legitimate","decidedAt":"2023-11-14T22:13:54.500Z",)"
    R"("supersedes":"0000000000000000000000000000000000000000000000000000000000000000",)"
    R"("modelVersion":"fraud-2026.11","policyVersion":7})"
    "\n";

const char *const hiddenLine =
    R"({"id":"C-AAAABK","domain":"payments","reviewer":"m-0123456789abcdef","arm":null,"firstLabel":"fraud",)"
    R"("firstConfidence":null,"label":"fraud","agreement":null,"reasons":[],"rationale":"","ownConfidence":null,)"
    R"("predicted":null,"confidence":null,"override":null,"seconds":0,"details":[],"priority":null,"check":null,)"
    R"("truth":null,"decidedAt":"2023-11-14T22:13:54.500Z","supersedes":null,"modelVersion":null,"policyVersion":7})"
    "\n";

} // namespace verdict::test
