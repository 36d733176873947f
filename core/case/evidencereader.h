#pragma once

#include "core/case/fieldreader.h"

namespace verdict {

/// Reads one piece of full evidence; which fields it may have follows from its kind, others are kept as unknown.
bool readEvidence(FieldReader &reader, const simdjson::dom::element &value, const FieldPlace &place, Evidence &into);

/// Reads one piece of key evidence.
bool readKeyEvidence(FieldReader &reader, const simdjson::dom::element &value, const FieldPlace &place,
                     KeyEvidence &into);

} // namespace verdict
