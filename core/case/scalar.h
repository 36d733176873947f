#pragma once

#include <string>

namespace verdict {

/// One leaf of a JSON document, as rules compare it and screens show it.
struct Scalar {
    enum class Kind { Null, Bool, Number, Text };

    Kind kind = Kind::Null;
    std::string
        text; ///< what a person reads: the text itself, "true", "false", "" for null, the shortest digits of a number
    double number = 0; ///< the number, 1 or 0 for a truth value, else 0

    friend bool operator==(const Scalar &, const Scalar &) = default;
};

/// A named leaf: `path` joins the names on the way with dots, e.g. "facts.country".
struct Field {
    std::string path;
    Scalar value;

    friend bool operator==(const Field &, const Field &) = default;
};

} // namespace verdict
