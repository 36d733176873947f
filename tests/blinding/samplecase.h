#pragma once

#include "core/blinding/composer.h"

namespace verdict::sample {

/// A record with something in every field.
CaseRecord fullRecord();

/// A policy that names the domain of fullRecord().
Policy policy();

/// What the router says to fullRecord() under policy().
Route route();

/// The case file of a record in an arm, its second piece of evidence (a picture) attached.
CaseFile compose(const CaseRecord &record, const Policy &policy, Arm arm);

} // namespace verdict::sample
