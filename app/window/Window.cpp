#include "app/window/Window.h"

#include "app/control/ControlClient.h"
#include "app/control/ControlServer.h"
#include "app/engine/Department.h"
#include "app/engine/Signals.h"
#include "app/window/ControlRoom.h"
#include "ui/style/Tokens.h"

#include <QApplication>
#include <QSettings>

namespace qd::app {

namespace {

/// Another process holds the home: its window is the one that she means.
std::optional<int> showTheOther(const Invocation& call)
{
    Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(call.home);
    if (!holder)
        return call.fail(holder.error());
    if (!*holder)
        return std::nullopt;
    const Result<Done> raised = (*holder)->raise();
    return raised ? kDone : call.fail(raised.error());
}

} // namespace

int openWindow(int argc, char** argv, const Invocation& call, const WindowWish& wish)
{
    QApplication application(argc, argv);
    if (const std::optional<int> shown = showTheOther(call))
        return *shown;
    DepartmentSettings settings;
    settings.organisation = call.organisation;
    settings.pace = wish.pace;
    Department department(call.home, settings);
    if (const Result<Done> opened = department.open(); !opened)
        return call.fail(opened.error());
    ControlServer server(department);
    if (const Result<Done> listening = server.listen(); !listening)
        return call.fail(listening.error());
    QSettings kept(call.home.settingsFile(), QSettings::IniFormat);
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
