#include "app/window/Window.h"

#include "app/control/ControlClient.h"
#include "app/control/ControlServer.h"
#include "app/engine/Department.h"
#include "app/engine/Signals.h"
#include "app/window/ControlRoom.h"
#include "ui/style/Tokens.h"
#include "ui/words/Language.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>

namespace qd::app {

namespace {

constexpr QLatin1String kPaceKey("rehearsal/pace");
constexpr double kPace = 0.3;

/// Another process holds the home: its window is the one that she means.
std::optional<int> showTheOther(const Invocation& call)
{
    Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(call.home, call.organisation);
    if (!holder)
        return call.fail(holder.error());
    if (!*holder)
        return std::nullopt;
    const Result<Done> raised = (*holder)->raise();
    return raised ? kDone : call.fail(raised.error());
}

/// How much of its plausible time the rehearsal model takes: by default so little that the first approval waits within
/// a minute, and so much that the hand-overs can still be watched.
double rehearsalPace(const QSettings& kept)
{
    bool isNumber = false;
    const double pace = kept.value(kPaceKey).toDouble(&isNumber);
    return isNumber && pace >= 0 ? pace : kPace;
}

} // namespace

int openWindow(int argc, char** argv, const Invocation& call, const WindowWish& wish)
{
    QApplication application(argc, argv);
    ui::speak(&application, QLocale());
    if (const std::optional<int> shown = showTheOther(call))
        return *shown;
    DepartmentSettings settings;
    settings.organisation = call.organisation;
    QSettings kept(call.home.settingsFile(), QSettings::IniFormat);
    settings.pace = rehearsalPace(kept);
    Department department(call.home, settings);
    if (const Result<Done> opened = department.open(); !opened)
        return call.fail(opened.error());
    if (call.organisation != call.home.currentOrganisation()) // once it could be opened: the next window opens it again
        call.home.setCurrentOrganisation(call.organisation);
    ControlServer server(department, QStringLiteral("window"));
    if (const Result<Done> listening = server.listen(); !listening)
        return call.fail(listening.error());
    kept.setValue(kPaceKey, settings.pace); // so that whoever looks for it finds it
    ControlRoom room(department, kept);
    QObject::connect(&server, &ControlServer::raiseAsked, &room, &ControlRoom::raise);
    room.show();
    if (wish.exitAfterStartup)
        room.whenPainted([] { QCoreApplication::exit(kDone); });
    EndOnSignal end;
    const int code = QApplication::exec();
    room.save();
    return code;
}

} // namespace qd::app
