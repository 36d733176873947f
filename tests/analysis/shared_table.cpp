#include "shared_table.h"

#include <QFile>

#include <algorithm>

namespace {

// Splits separated values; a quoted field may hold separators, line breaks and doubled quotes.
std::vector<std::vector<QByteArray>> fieldsOf(const QByteArray &text, char separator)
{
    std::vector<std::vector<QByteArray>> rows(1);
    QByteArray field;
    bool quoted = false;
    const auto endField = [&] {
        rows.back().push_back(field);
        field.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            field.append(text[++i]);
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == separator || c == '\n')) {
            endField();
            if (c == '\n')
                rows.emplace_back();
        } else if (quoted || c != '\r')
            field.append(c);
    }
    if (!field.isEmpty() || !rows.back().empty())
        endField();
    std::erase_if(rows, [](const auto &row) { return row.empty() || (row.size() == 1 && row[0].isEmpty()); });
    return rows;
}

} // namespace

QString sharedFile(const char *file) { return QStringLiteral(VERDICT_SHARED_DIR "/data/") + QString::fromLatin1(file); }

std::optional<SharedTable> SharedTable::read(const char *file, char separator, bool header)
{
    QFile source(sharedFile(file));
    if (!source.open(QIODevice::ReadOnly))
        return std::nullopt;
    SharedTable table;
    table.m_rows = fieldsOf(source.readAll(), separator);
    if (header) {
        table.m_header = table.m_rows.front();
        table.m_rows.erase(table.m_rows.begin());
    }
    return table;
}

std::size_t SharedTable::column(const char *name) const
{
    const auto found = std::find(m_header.begin(), m_header.end(), QByteArray(name));
    Q_ASSERT(found != m_header.end());
    return std::size_t(found - m_header.begin());
}

std::vector<double> SharedTable::numbers(const char *name) const
{
    const std::size_t at = column(name);
    std::vector<double> values;
    for (std::size_t row = 0; row < rows(); ++row)
        values.push_back(number(row, at));
    return values;
}
