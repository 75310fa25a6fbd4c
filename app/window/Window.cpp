#include "app/window/Window.h"

#include "agents/organisation/packs/PackShelf.h"
#include "app/control/ControlClient.h"
#include "app/control/ControlServer.h"
#include "app/engine/Department.h"
#include "app/engine/Shelves.h"
#include "app/engine/Signals.h"
#include "app/engine/StartAgain.h"
#include "app/keys/HomeKeys.h"
#include "app/window/ControlRoom.h"
#include "app/window/FailureBox.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/TopBar.h"
#include "ui/style/Tokens.h"
#include "ui/words/Language.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>

namespace qd::app {

namespace {

constexpr QLatin1String kPaceKey("rehearsal/pace");
constexpr double kPace = 0.3;

/// Says why nothing opens where a terminal shows it and where a screen does. @returns the exit code.
int failSeen(const Invocation& call, const WindowWish& wish, const Error& error)
{
    const int code = call.fail(error);
    if (wish.exitAfterStartup)
        return code; // nobody is there to close anything
    ui::applyScheme(ui::chosenScheme(QSettings(call.home.settingsFile(), QSettings::IniFormat)));
    FailureBox box(error);
    box.stay();
    return code;
}

/// Another process holds the organisation: its window is the one that she means.
std::optional<int> showTheOther(const Invocation& call, const WindowWish& wish)
{
    Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(call.home, call.organisation);
    if (!holder)
        return failSeen(call, wish, holder.error());
    if (!*holder)
        return std::nullopt;
    const Result<Done> raised = (*holder)->raise();
    return raised ? kDone : failSeen(call, wish, raised.error());
}

/// How much of its plausible time the rehearsal model takes: by default so little that the first approval waits within
/// a minute, and so much that the hand-overs can still be watched.
double rehearsalPace(const QSettings& kept)
{
    bool isNumber = false;
    const double pace = kept.value(kPaceKey).toDouble(&isNumber);
    return isNumber && pace >= 0 ? pace : kPace;
}

/// How a sitting with one organisation ended.
struct Sitting {
    int code = kDone;
    QString next; ///< the organisation that she goes on with; empty: none
};

/// The organisations of the home. `titled` reads each file for what people call it, which is too much for a start.
QList<ui::OrganisationChoice> choices(const Home& home, const Shelves& shelves, bool titled)
{
    QList<ui::OrganisationChoice> choices;
    for (const QString& name : shelves.organisations().names() + agents::packNames(home.path())) {
        ui::OrganisationChoice choice{name, name};
        if (titled)
            if (const Result<Organisation> organisation = shelves.organisation(name); organisation && !organisation->title.isEmpty())
                choice.title = organisation->title;
        choices.append(choice);
    }
    return choices;
}

/// Offers the home's other organisations. Choosing one ends the sitting and stands in `next`.
void offerOthers(ui::MainWindow* window, const Department& department, QString& next)
{
    window->setOrganisations(choices(department.home(), department.shelves(), false), department.organisation());
    QObject::connect(window, &ui::MainWindow::organisationsAsked, window, [window, &department] {
        window->setOrganisations(choices(department.home(), Shelves(department.home()), true), department.organisation()); // files may have come since
    });
    QObject::connect(window, &ui::MainWindow::organisationChosen, window, [&next](const QString& name) {
        next = name;
        QCoreApplication::exit(kDone);
    });
}

/// One organisation, from opening its record to closing it.
Result<Sitting> sit(const Home& home, agents::KeyShelf& keys, const QString& organisation, const WindowWish& wish, const QString& note)
{
    QSettings kept(home.settingsFile(), QSettings::IniFormat);
    DepartmentSettings settings;
    settings.organisation = organisation;
    settings.keys = &keys;
    settings.pace = rehearsalPace(kept);
    settings.backups = true;
    settings.asksMeanings = true;
    settings.startsAgain = mayStartAgain();
    Department department(home, settings);
    if (const Result<Done> opened = department.open(); !opened)
        return opened.error();
    if (organisation != home.currentOrganisation()) // once it could be opened: the next window opens it again
        home.setCurrentOrganisation(organisation);
    ControlServer server(department, QStringLiteral("window"));
    if (const Result<Done> listening = server.listen(); !listening)
        return listening.error();
    kept.setValue(kPaceKey, settings.pace); // so that whoever looks for it finds it
    ControlRoom room(department, kept);
    Sitting sitting;
    offerOthers(room.window(), department, sitting.next);
    QObject::connect(&server, &ControlServer::raiseAsked, &room, &ControlRoom::raise);
    room.show();
    if (!note.isEmpty())
        room.window()->toasts()->say(note, ui::Toasts::Tone::Bad);
    if (wish.exitAfterStartup)
        room.whenPainted([] { QCoreApplication::exit(kDone); });
    QObject::connect(&department, &Department::wornOut, &room, [] { QCoreApplication::exit(kStartAgain); });
    QObject::connect(&keys, &agents::KeyShelf::waits, &room, [&room](const QString& sentence) { room.window()->toasts()->say(sentence); });
    EndOnSignal end;
    sitting.code = QApplication::exec();
    room.save();
    return sitting;
}

} // namespace

int openWindow(int argc, char** argv, const Invocation& call, const WindowWish& wish)
{
    QApplication application(argc, argv);
    ui::speak(&application, QLocale());
    if (const std::optional<int> shown = showTheOther(call, wish))
        return *shown;
    QString organisation = call.organisation;
    QString before; // what was open before she chose another
    QString note = wasStartedAgain() ? ControlRoom::tr("So many threads hung that the program started itself again. Work goes on where it was.") : QString();
    const std::unique_ptr<agents::KeyShelf> keys = keysOf(call.home); // what has no keyring lasts over a change of organisation
    for (;;) {
        const Result<Sitting> sitting = sit(call.home, *keys, organisation, wish, note);
        if (!sitting && before.isEmpty())
            return failSeen(call, wish, sitting.error());
        if (sitting && sitting->next.isEmpty())
            return sitting->code;
        note = sitting ? QString() : sitting.error().text;
        const QString next = sitting ? sitting->next : before;
        before = sitting ? organisation : QString();
        organisation = next;
    }
}

} // namespace qd::app
