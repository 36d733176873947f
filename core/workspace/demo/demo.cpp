#include "core/workspace/demo/demo.h"

#include "core/journal/publish.h"
#include "core/workspace/demo/demopolicy.h"
#include "core/workspace/founding.h"
#include "core/workspace/policies.h"

#include <array>
#include <filesystem>
#include <sodium.h>

namespace verdict {
namespace {

namespace fs = std::filesystem;

constexpr int mostCases = 2000;
constexpr const char *passphraseNote = "This passphrase lies here because a demo has no keychain. Never keep a real "
                                       "team's passphrase beside its workspace.";

/// Says of the demo's own pictures what the program knows of them, where nothing better can open them.
class OwnPictures final : public PictureDecoder {
public:
    Result<PictureInfo> check(std::string_view, std::stop_token) override
    {
        return PictureInfo{PictureFormat::Png, lesionPictureWidth, lesionPictureHeight, lesionMmPerPixel, true};
    }
    Result<Bitmap> decode(std::string_view, int, int, std::optional<PictureRegion>) override
    {
        return Error{ErrorKind::NotAllowed, "Pictures cannot be opened here: the picture helper is missing."};
    }
};

std::string randomPassphrase()
{
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return toHex(bytes.data(), bytes.size());
}

std::int64_t casesOf(const DemoPlan &plan)
{
    std::size_t count = plan.today.cases.size() + plan.open.cases.size();
    for (const auto &batch : plan.past)
        count += batch.cases.size();
    return static_cast<std::int64_t>(count);
}

/// Lives the plan through, from the first day to the present.
Result<void> live(DemoHistory &history, const DemoPlan &plan, const std::function<void()> &progress)
{
    for (const auto &day : plan.past) {
        if (const auto received = history.receive(day); !received)
            return received;
        if (const auto decided = history.decide(day); !decided)
            return decided;
        progress();
    }
    if (const auto received = history.receive(plan.today); !received)
        return received;
    if (const auto decided = history.decideWithSecondThoughts(plan.today); !decided)
        return decided;
    progress();
    if (const auto received = history.receive(plan.open); !received)
        return received;
    progress();
    return history.setOneAside(plan.open);
}

/// What goes on in a workspace that is founded already.
Result<DemoCounts> fill(const OpenOptions &options, SteppingClock &clock, const DemoPlan &plan, std::uint64_t seed,
                        const DemoProgress &progress, const std::stop_token &stop)
{
    auto workspace = Workspace::open(options);
    if (!workspace)
        return workspace.error();
    if (const auto version = publishPolicy((*workspace)->parts(), demoPolicy()); !version)
        return version.error();
    DemoHistory history(**workspace, clock, seed, stop);
    const std::int64_t total = casesOf(plan);
    const auto lived = live(history, plan, [&] { progress(history.counts().cases, total); });
    return lived ? Result<DemoCounts>(history.counts()) : lived.error();
}

Result<DemoReport> make(const DemoRequest &request, const DemoProgress &progress, const std::stop_token &stop)
{
    const DemoPlan plan = planDemo(request.seed, request.cases, request.clock->now());
    const auto clock = std::make_shared<SteppingClock>(plan.founded);
    const std::string passphrase = randomPassphrase();
    if (const auto founded = foundTeam(request.directory, "Demo reviewer", passphrase, *clock); !founded)
        return founded.error();
    DemoReport report;
    report.workspaces = {fs::absolute(request.directory).lexically_normal().string()};
    report.passphraseFile = report.workspaces.front() + "/passphrase.txt";
    auto written = publish(report.passphraseFile, passphrase + '\n' + passphraseNote + '\n');
    const auto decoder = request.decoder ? request.decoder : std::make_shared<OwnPictures>();
    const auto counts =
        written ? fill({request.directory, passphrase, decoder, clock}, *clock, plan, request.seed, progress, stop)
                : Result<DemoCounts>(written.error());
    if (!counts) {
        std::error_code ignored;
        fs::remove_all(report.workspaces.front(), ignored);
        return counts.error();
    }
    report.counts = *counts;
    return report;
}

} // namespace

Result<DemoReport> makeDemo(const DemoRequest &request, const DemoProgress &progress, const std::stop_token &stop)
{
    if (request.cases < 1 || request.cases > mostCases)
        return Error{ErrorKind::BadInput, "A demo has from 1 to " + std::to_string(mostCases) + " open cases."};
    return make(request, progress, stop);
}

} // namespace verdict
