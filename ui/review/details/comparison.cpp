#include "ui/review/details/comparison.h"

#include "ui/review/caseinhand.h"
#include "ui/text/visible.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace verdict {
namespace {

struct ComparisonWords {
    Q_DECLARE_TR_FUNCTIONS(CaseComparison)
};

QString line(const std::string &text) { return visible(text, LineBreaks::Join); }

const Field *find(const std::vector<Field> &fields, const std::string &path)
{
    const auto hit = std::find_if(fields.begin(), fields.end(), [&](const Field &field) { return field.path == path; });
    return hit == fields.end() ? nullptr : &*hit;
}

std::vector<std::string> pathsOf(const CaseFile &file)
{
    std::vector<std::string> paths;
    const auto add = [&](const std::vector<Field> &fields) {
        for (const Field &field : fields)
            if (std::find(paths.begin(), paths.end(), field.path) == paths.end())
                paths.push_back(field.path);
    };
    add(file.facts);
    for (const SimilarCase &one : file.similar)
        add(one.facts);
    return paths;
}

ComparedCell cellOf(const Field *mine, const Field *theirs)
{
    if (!theirs)
        return {};
    return {line(theirs->value.text), mine && mine->value != theirs->value, mine != nullptr};
}

ComparedRow rowOf(const CaseFile &file, const std::string &path)
{
    const Field *mine = find(file.facts, path);
    ComparedRow row{line(path), mine ? line(mine->value.text) : QString(), {}};
    for (const SimilarCase &one : file.similar)
        row.theirs.push_back(cellOf(mine, find(one.facts, path)));
    return row;
}

ComparedCase headOf(const SimilarCase &one, const std::vector<CodeText> &labels)
{
    const QString id = line(one.id);
    QStringList note;
    if (!one.title.empty())
        note << id;
    if (one.similarity)
        note << ComparisonWords::tr("similarity %1").arg(QLocale().toString(*one.similarity, 'f', 2));
    return {one.title.empty() ? id : line(one.title), note.join(QStringLiteral(" · ")),
            line(wordsFor(labels, one.label)), line(one.outcome)};
}

std::vector<LabelCount> countLabels(const std::vector<ComparedCase> &cases)
{
    std::vector<LabelCount> counts;
    for (const ComparedCase &one : cases) {
        if (one.label.isEmpty())
            continue;
        auto hit =
            std::find_if(counts.begin(), counts.end(), [&](const LabelCount &c) { return c.label == one.label; });
        if (hit == counts.end())
            counts.push_back({one.label, 1});
        else
            ++hit->count;
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const LabelCount &a, const LabelCount &b) { return a.count > b.count; });
    return counts;
}

} // namespace

CaseComparison compared(const CaseFile &file, const std::vector<CodeText> &labels)
{
    CaseComparison comparison;
    for (const SimilarCase &one : file.similar)
        comparison.cases.push_back(headOf(one, labels));
    for (const std::string &path : pathsOf(file))
        comparison.rows.push_back(rowOf(file, path));
    comparison.labels = countLabels(comparison.cases);
    return comparison;
}

QString labelSentence(const CaseComparison &comparison)
{
    QStringList parts;
    for (const LabelCount &one : comparison.labels) {
        parts << QStringLiteral("%1 %2").arg(one.label).arg(one.count);
    }
    if (parts.isEmpty())
        return {};
    return ComparisonWords::tr("Labels of the similar cases that tell one: ") + parts.join(QStringLiteral(", ")) +
           QLatin1Char('.');
}

} // namespace verdict
