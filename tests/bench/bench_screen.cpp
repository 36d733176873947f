// From a key press to the next case painted, beside a repaint of the unchanged panel and one display frame; see
// docs/performance.md.
#include "core/workspace/routing.h"
#include "tests/bench/figure.h"
#include "tests/bench/place.h"
#include "tests/bench/sampledata.h"
#include "ui/review/casepage.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTest>
#include <cstring>
#include <functional>

using namespace verdict;
using namespace verdict::bench;

namespace {

constexpr int rounds = 5;
constexpr int perRound = 100;
constexpr double frameMilliseconds = 1e3 / 60;
constexpr double patienceSeconds = 5;

/// Runs the event loop until `done`; ends the program if it never is.
void waitFor(const std::function<bool()> &done)
{
    const double start = secondsNow();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        if (secondsNow() - start > patienceSeconds)
            exitWith({ErrorKind::Conflict, "The screen did not show the next case."});
    }
}

/// The real window on a long queue, worked by keys.
class Hand {
public:
    explicit Hand(MainWindow &window) : m_window(window), m_page(*window.review()) {}

    [[nodiscard]] bool ready() const
    {
        return m_page.controller().takesKeys() && m_page.controller().hand() != nullptr;
    }

    /// Seconds from accepting a case to the next one fully painted, the commit running behind it.
    double acceptOne()
    {
        waitFor([this] { return ready(); });
        QCoreApplication::processEvents();
        const Token before = token();
        const double start = secondsNow();
        QTest::keyClick(&m_window, Qt::Key_A);
        waitFor([this, before] { return ready() && token() != before; });
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest);
        return secondsNow() - start;
    }

    double repaintUnchanged()
    {
        const double start = secondsNow();
        m_page.casePage()->repaint();
        return secondsNow() - start;
    }

private:
    [[nodiscard]] Token token() const { return m_page.controller().hand()->token(); }

    MainWindow &m_window;
    ReviewPage &m_page;
};

void fillQueue(Workspace &workspace, const Place &place, std::int64_t cases)
{
    const std::string file = place.file("cases.jsonl");
    writeCaseFile(file, {cases, 1024, 3});
    ingestInto(workspace, file);
    orExit(routeAll(workspace.parts(), [](std::int64_t) {}, {}));
}

void measure(Hand &hand)
{
    Figure panel("next case painted, p99, to a repaint", "ms", 2.0);
    Figure median("next case painted, median, to a repaint", "ms");
    Figure frame("next case painted, p99, to a frame", "ms", 1.0);
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> next;
        std::vector<double> same;
        for (int i = 0; i < perRound; ++i) {
            next.push_back(hand.acceptOne() * 1e3);
            same.push_back(hand.repaintUnchanged() * 1e3);
        }
        panel.addRound(quantile(next, 0.99), quantile(same, 0.99));
        median.addRound(quantile(next, 0.5), quantile(same, 0.5));
        frame.addRound(quantile(next, 0.99), frameMilliseconds);
    }
    panel.print();
    median.print();
    frame.print();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const bool full = argc > 1 && std::strcmp(argv[1], "--full") == 0;
    Theme theme(app);
    QApplication::setStyle(new VerdictStyle(theme));
    const Place place;
    foundIn(place.file("workspace"));
    const auto workspace = openIn(place.file("workspace"));
    fillQueue(*workspace, place, full ? 1'000'000 : 100'000);
    QSettings settings(QString::fromStdString(place.file("settings.ini")), QSettings::IniFormat);
    const SystemClock clock;
    MainWindow window(*workspace, clock, theme, settings);
    window.resize(1440, 900);
    window.show();
    // Where no window manager runs, nobody else gives it the keys.
    window.activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(&window));
    workspace->watch();
    window.start();
    Hand hand(window);
    measure(hand);
    return 0;
}
