#include "app/decoder/decoderprocess.h"
#include "app/passphrase/passphrase.h"
#include "app/verdict/teamstarter.h"
#include "core/workspace/config.h"
#include "core/workspace/lock.h"
#include "core/workspace/teamservice.h"
#include "core/workspace/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/unlock.h"
#include "ui/start/startwindow.h"
#include "ui/text/visible.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#ifdef VERDICT_DESKTOP_PORTAL
#include "ui/theme/desktopportal.h"
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QThreadPool>

using namespace verdict;

namespace {

constexpr int cannotOpen = 4;

/// The folder named on the command line, else the one of VERDICT_HOME, else one among this person's data.
QString workspaceFolder(const QCommandLineParser &line)
{
    const QStringList named = line.positionalArguments();
    const QString chosen = line.value(QStringLiteral("workspace"));
    const QString first = named.isEmpty() ? chosen : named.constFirst();
    const QString folder = first.isEmpty() ? qEnvironmentVariable("VERDICT_HOME") : first;
    if (!folder.isEmpty())
        return QDir(folder).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/verdict/workspace");
}

/// Opens the workspace, asking for the passphrase until it fits or the person gives up.
std::unique_ptr<Workspace> openWorkspace(const QString &folder, const std::shared_ptr<const Clock> &clock)
{
    const auto decoder = std::make_shared<DecoderProcess>();
    const auto offered = offeredPassphrase(folder.toStdString());
    QString why = offered ? QString() : visible(offered.error().reason);
    std::optional<std::string> passphrase = offered ? *offered : std::nullopt;
    while (passphrase || (passphrase = askPassphrase(folder, why))) {
        auto opened = Workspace::open({folder.toStdString(), *passphrase, decoder, clock});
        if (opened)
            return std::move(opened).value();
        why = visible(opened.error().reason);
        if (opened.error().kind != ErrorKind::Locked) {
            tellCannotOpen(folder, why);
            return nullptr;
        }
        passphrase.reset();
    }
    return nullptr;
}

/// Shows the first screens until they are finished or closed.
std::unique_ptr<Workspace> throughStart(TeamStarter &starter, StartWindow &window)
{
    QEventLoop loop;
    bool finished = false;
    QObject::connect(&window, &StartWindow::finished, &loop, [&] {
        finished = true;
        loop.quit();
    });
    QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &loop, &QEventLoop::quit);
    const bool quits = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    window.show();
    loop.exec();
    window.hide();
    QGuiApplication::setQuitOnLastWindowClosed(quits);
    return finished ? starter.takeWorkspace() : nullptr;
}

/// Founding or joining, where the folder holds no workspace yet.
std::unique_ptr<Workspace> beginWorkspace(const QString &folder, const std::shared_ptr<const Clock> &clock)
{
    TeamStarter starter(std::make_shared<DecoderProcess>(), clock);
    StartWindow window(starter);
    window.begin(folder);
    return throughStart(starter, window);
}

/// The six words again, for whoever has joined and is not admitted yet.
std::unique_ptr<Workspace> waitForAdmission(const QString &folder, const std::shared_ptr<const Clock> &clock,
                                            std::unique_ptr<Workspace> workspace, const std::string &words)
{
    TeamStarter starter(std::make_shared<DecoderProcess>(), clock);
    starter.adopt(std::move(workspace));
    StartWindow window(starter);
    window.wait(folder, QString::fromStdString(words));
    return throughStart(starter, window);
}

std::unique_ptr<Workspace> anyWorkspace(const QString &folder, const std::shared_ptr<const Clock> &clock)
{
    const WorkspaceFiles files{folder.toStdString()};
    if (!QFileInfo::exists(QString::fromStdString(files.config())) &&
        !QFileInfo::exists(QString::fromStdString(files.database())))
        return beginWorkspace(folder, clock);
    auto workspace = openWorkspace(folder, clock);
    const auto config = readConfig(files);
    if (!workspace || !config || config->waitingWords.empty())
        return workspace;
    return waitForAdmission(folder, clock, std::move(workspace), config->waitingWords);
}

/// Unlocking asks for the passphrase on another thread, since it takes its time.
void makeLockable(MainWindow &window, const WorkspaceFiles &files)
{
    window.setLockable(true);
    QObject::connect(&window, &MainWindow::unlockRequested, &window, [&window, files](const std::string &passphrase) {
        QThreadPool::globalInstance()->start([&window, files, passphrase] {
            const auto checked = checkPassphrase(files, passphrase);
            QMetaObject::invokeMethod(&window, [&window, checked] {
                if (checked)
                    window.unlock();
                else
                    window.refuseUnlock(visible(checked.error().reason));
            });
        });
    });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("verdict"));
    QApplication::setOrganizationName(QStringLiteral("verdict"));
    QApplication::setApplicationVersion(QStringLiteral(VERDICT_VERSION));
    QCommandLineParser line;
    line.addPositionalArgument(QStringLiteral("DIR"), QCoreApplication::translate("main", "The workspace to open."));
    line.addOption({QStringLiteral("workspace"), QCoreApplication::translate("main", "The workspace to open."),
                    QStringLiteral("DIR")});
    line.addHelpOption();
    line.addVersionOption();
    line.process(app);

    const QString folder = workspaceFolder(line);
    Theme theme(app);
    QApplication::setStyle(new VerdictStyle(theme));
#ifdef VERDICT_DESKTOP_PORTAL
    const DesktopPortal portal(theme);
#endif
    const auto clock = std::make_shared<const SystemClock>();
    const auto workspace = anyWorkspace(folder, clock);
    if (!workspace)
        return cannotOpen;
    QSettings settings;
    MainWindow window(*workspace, *clock, theme, settings);
    TeamService team(*workspace);
    window.setTeam(&team, workspace->member());
    makeLockable(window, workspace->parts().files);
    window.show();
    workspace->watch();
    window.start();
    const int code = QApplication::exec();
    // A passphrase may still be tried for a window that goes with this function.
    QThreadPool::globalInstance()->waitForDone();
    return code;
}
