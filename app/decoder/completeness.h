#pragma once

#include <QImage>

#include <string_view>

namespace verdict::decoder {

/// Listens to what Qt's jpeg reader reports while it fills missing parts with grey and calls that a success. One at a
/// time; it takes the program's message handler, so Qt's messages about strangers' bytes go nowhere.
class DamageReports {
public:
    DamageReports();
    ~DamageReports();
    DamageReports(const DamageReports &) = delete;
    DamageReports &operator=(const DamageReports &) = delete;
    [[nodiscard]] static bool any();
};

/// The rows above the equal rows at the lower edge, which is where a reader stopped that had nothing more to write.
int rowsBeforeTail(const QImage &image);

/// Whether the first frame's pixel data end before their end mark: Qt's gif reader shows such a frame without a word.
bool gifEndsEarly(std::string_view bytes);

} // namespace verdict::decoder
