#include "core/workspace/demo/demofiles.h"

#include "core/case/caserecordwriter.h"
#include "core/journal/publish.h"
#include "core/workspace/demo/pngfile.h"

#include <filesystem>

namespace verdict {
namespace {

namespace fs = std::filesystem;

} // namespace

DemoFiles::~DemoFiles()
{
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

Result<std::string> DemoFiles::write(const DemoBatch &batch) const
{
    std::error_code code;
    fs::create_directories(m_folder + "/pictures", code);
    if (code)
        return Error{ErrorKind::Storage, "The folder \"" + m_folder + "\" could not be made: " + code.message() + "."};
    std::string lines;
    for (const auto &one : batch.cases) {
        lines += toJson(one.record) + '\n';
        for (const auto &picture : one.pictures)
            if (const auto written =
                    publish(m_folder + '/' + picture.path, toPng(drawLesion(picture.look), lesionMmPerPixel));
                !written)
                return written.error();
    }
    const std::string list = m_folder + "/cases.jsonl";
    if (const auto written = publish(list, lines); !written)
        return written.error();
    return list;
}

std::string DemoFiles::firstReason(const std::string &rejectsFile) const
{
    const auto rejects = readFile(rejectsFile);
    return rejects ? rejects->substr(0, rejects->find('\n')) : rejects.error().reason;
}

} // namespace verdict
