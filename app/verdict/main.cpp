#include "app/decoder/decoderprocess.h"
#include "app/passphrase/passphrase.h"
#include "core/workspace/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/unlock.h"
#include "ui/text/visible.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#ifdef VERDICT_DESKTOP_PORTAL
#include "ui/theme/desktopportal.h"
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>
#include <cstdio>

using namespace verdict;

namespace {

constexpr int usageError = 2;
constexpr int cannotOpen = 4;

/// The folder named on the command line, else the one of VERDICT_HOME.
QString workspaceFolder(const QCommandLineParser &line)
{
    const QStringList named = line.positionalArguments();
    const QString chosen = line.value(QStringLiteral("workspace"));
    const QString first = named.isEmpty() ? chosen : named.constFirst();
    const QString folder = first.isEmpty() ? qEnvironmentVariable("VERDICT_HOME") : first;
    return folder.isEmpty() ? folder : QDir(folder).absolutePath();
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
    if (folder.isEmpty()) {
        std::fputs("verdict: name the workspace to open, or set VERDICT_HOME\n", stderr);
        return usageError;
    }
    Theme theme(app);
    QApplication::setStyle(new VerdictStyle(theme));
#ifdef VERDICT_DESKTOP_PORTAL
    const DesktopPortal portal(theme);
#endif
    const auto clock = std::make_shared<const SystemClock>();
    const auto workspace = openWorkspace(folder, clock);
    if (!workspace)
        return cannotOpen;
    QSettings settings;
    MainWindow window(*workspace, *clock, theme, settings);
    window.show();
    workspace->watch();
    window.start();
    return QApplication::exec();
}
