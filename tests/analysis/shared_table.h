#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

/// A table of the shared data folder as text fields; the folder does not travel with the repository.
class SharedTable {
public:
    /// Reads a file of separated values below the folder, quotes and line breaks in fields included; nothing when it is
    /// missing.
    static std::optional<SharedTable> read(const char *file, char separator = ',', bool header = true);

    std::size_t rows() const { return m_rows.size(); }
    const QByteArray &at(std::size_t row, std::size_t column) const { return m_rows[row].at(column); }
    double number(std::size_t row, std::size_t column) const { return at(row, column).toDouble(); }
    std::size_t columns(std::size_t row) const { return m_rows[row].size(); }
    /// The first column of that name; a missing one is a broken test.
    std::size_t column(const char *name) const;
    std::vector<double> numbers(const char *name) const;

private:
    std::vector<QByteArray> m_header;
    std::vector<std::vector<QByteArray>> m_rows;
};

/// Where a file of the shared data folder would be.
QString sharedFile(const char *file);

/// Reads a table or skips the test function with a clear line.
#define READ_OR_SKIP(name, ...)                                                                                        \
    const auto read_##name = SharedTable::read(__VA_ARGS__);                                                           \
    if (!read_##name)                                                                                                  \
        QSKIP("the shared data folder is not beside this checkout");                                                   \
    const SharedTable &name = *read_##name

/// |got - wanted| <= tolerance, said with both figures.
#define NEAR(got, wanted, tolerance)                                                                                   \
    QVERIFY2(std::abs(double(got) - double(wanted)) <= (tolerance),                                                    \
             qPrintable(u"got %1, wanted %2"_qs.arg(double(got), 0, 'g', 9).arg(double(wanted), 0, 'g', 9)))
