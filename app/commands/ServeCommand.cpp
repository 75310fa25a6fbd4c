#include "agents/effects/connectors/FolderConnector.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/inbox/HeldReport.h"
#include "app/engine/StartAgain.h"
#include "app/inbound/HookRoom.h"
#include "app/inbound/MailRoom.h"
#include "app/window/NetworkWatch.h"
#include "core/rules/calendar/Waits.h"

#include <QThread>
#include <QTimer>

#include <algorithm>

namespace qd::app {

namespace {

struct ServeWish {
    DepartmentSettings settings;
    bool approveAll = false;
    bool untilIdle = false;
};

void describeServe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Goes on with whatever the record says is open, without a window."));
    parser.addOption({QStringLiteral("until-idle"), QStringLiteral("Ends when nothing is left to do, nothing goes on by itself at some time, or only you can go on.")});
    parser.addOption({QStringLiteral("approve"), QStringLiteral("ask (default), or all: a trial that approves what waits."), QStringLiteral("HOW")});
    parser.addOption({QStringLiteral("pace"), QStringLiteral("How much of its time the rehearsal model takes: 0 to 1 (default)."), QStringLiteral("NUMBER")});
}

Result<ServeWish> readWish(const QCommandLineParser& parser)
{
    ServeWish wish;
    const Result<double> pace = paceArgument(parser, 1);
    if (!pace)
        return pace.error();
    wish.settings.pace = *pace;
    const QString approve = parser.isSet(QStringLiteral("approve")) ? parser.value(QStringLiteral("approve")) : QStringLiteral("ask");
    if (approve != QLatin1String("ask") && approve != QLatin1String("all"))
        return Error{Error::Parse, QStringLiteral("--approve cannot be \"%1\"").arg(approve), QStringLiteral("--approve"),
                     QStringLiteral("ask or all")};
    wish.approveAll = approve == QLatin1String("all");
    wish.untilIdle = parser.isSet(QStringLiteral("until-idle"));
    return wish;
}

/// Whether it may be somebody outside who gets to see it.
using Leaves = std::function<bool(const EffectContent&)>;

/// A yes to what waits for the human and stays on this machine, as a trial run says it.
QList<Command> approvalsOf(const OfficeState& state, const Leaves& leaves)
{
    QList<Command> decisions;
    for (const Approval& approval : state.inbox.approvals) {
        if (approval.status != ApprovalStatus::Waiting || approval.decider != human() || leaves(approval.content))
            continue;
        DecideApproval decision;
        decision.approval = approval.id;
        decision.sha256 = approval.sha256;
        decision.note = QStringLiteral("A trial run approves as you would.");
        decisions.append(decision);
    }
    return decisions;
}

int report(const Invocation& call, const OfficeState& state)
{
    const QList<rules::Stuck> stuck = rules::stuck(state);
    const QList<Effect> stopped = stoppedOnItsWay(state);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "log_sequence", state.sequence);
            field(out, "waiting", qint64(state.inbox.waiting()));
            field(out, "open_runs", qint64(state.runs.open.size()));
            goingOutFields(out, stuck, stopped);
        }));
    for (const rules::Stuck& one : stuck)
        call.note(stuckLine(one, SystemClock().now()));
    for (const Effect& effect : stopped)
        call.note(stoppedLine(effect));
    return state.inbox.waiting() > 0 || !stuck.isEmpty() || !stopped.isEmpty() ? kWaiting : kDone;
}

/// What stays on this machine.
QSet<ConnectorId> foldersOf(const Invocation& call)
{
    QSet<ConnectorId> folders;
    for (const auto& connector : agents::folderConnectors(call.home.published(), call.organisation))
        folders.insert(connector->id());
    return folders;
}

/// The work is being done already: waits for its end where that was asked for.
int serveThere(const Invocation& call, const ServeWish& wish, ControlClient& holder)
{
    if (wish.approveAll && !wish.untilIdle)
        return call.fail({Error::Busy, QStringLiteral("another copy works on %1 in this home and asks you for approvals").arg(call.organisation),
                          QStringLiteral("--approve"), QStringLiteral("close it, or add --until-idle to approve until it rests")});
    call.note(QStringLiteral("another copy works on %1 in this home already").arg(call.organisation));
    const Leaves leaves = [folders = foldersOf(call)](const EffectContent& content) { return !folders.contains(content.connector) && !content.rehearsal; };
    for (;;) {
        const Result<Settled> settled = wish.untilIdle ? holder.waitSettled() : Result<Settled>(Settled{});
        const Result<OfficeState> state = settled ? stateNow(call) : Result<OfficeState>(settled.error());
        if (!state)
            return call.fail(state.error());
        if (wish.untilIdle && state->sequence > settled->sequence)
            continue; // something fell due meanwhile
        const QList<Command> decisions = wish.approveAll ? approvalsOf(*state, leaves) : QList<Command>();
        const std::optional<Instant> due = wish.untilIdle ? rules::goesOn(*state, SystemClock().now(), settled->working) : std::nullopt;
        if (decisions.isEmpty() && due) {
            waitTowards(*due);
            continue;
        }
        if (decisions.isEmpty())
            return wish.untilIdle ? report(call, *state) : (report(call, *state), int(kDone));
        for (const Command& decision : decisions)
            if (const Result<Receipt> receipt = holder.send(CommandId::make(SystemClock().now()), decision); !receipt)
                return call.fail(receipt.error());
    }
}

int serveHere(const Invocation& call, const ServeWish& wish, Here& here)
{
    Department& department = here.department;
    const Leaves leaves = [&department](const EffectContent& content) { return department.isOutward(content.connector) && !content.rehearsal; };
    QTimer again; // what is due is looked at when its moment has passed: it may wait for something else besides
    again.setSingleShot(true);
    const auto endWhenIdle = [&] {
        constexpr Duration kLongest = std::chrono::hours(24);
        const Instant now = SystemClock().now();
        const std::optional<Instant> due = rules::goesOn(department.feed().state(), now, department.workingSince());
        if (due)
            again.start(std::clamp(*due - now, Duration(0), kLongest) + rules::kOnItsWay + Duration(100));
        else if (department.isSettled() && !here.server.isOwed()) // who is connected hears first what became of it
            QCoreApplication::exit(kDone);
    };
    QObject::connect(&again, &QTimer::timeout, &department, endWhenIdle);
    QObject::connect(&here.server, &ControlServer::callersGone, &department, [&] {
        if (wish.untilIdle && (!wish.approveAll || approvalsOf(department.feed().state(), leaves).isEmpty()))
            endWhenIdle();
    });
    QObject::connect(&department, &Department::settled, &department, [&] {
        const QList<Command> decisions = wish.approveAll ? approvalsOf(department.feed().state(), leaves) : QList<Command>();
        for (const Command& decision : decisions)
            department.issue(CommandId::make(SystemClock().now()), decision);
        if (wish.untilIdle && decisions.isEmpty())
            endWhenIdle();
    });
    QObject::connect(&department, &Department::troubled, &department, [&](const QString& why) { call.note(why); });
    QObject::connect(&department, &Department::backedUp, &department, [&](const QString& file) { call.note(QStringLiteral("backup: %1").arg(file)); });
    QObject::connect(&department, &Department::wornOut, &department, [&] {
        call.note(QStringLiteral("too many threads hang: starting again, work goes on where it was"));
        QCoreApplication::exit(kStartAgain);
    });
    NetworkWatch network; // what waits for it goes out when it is there
    QObject::connect(&network, &NetworkWatch::changed, &department, [&department](ui::Network is) { department.noteNetwork(isThere(is)); });
    if (!wish.untilIdle)
        QTimer::singleShot(0, &network, &NetworkWatch::begin);
    HookRoom hooks(department);
    QObject::connect(&hooks, &HookRoom::noted, &department, [&](const QString& what) { call.note(what); });
    MailRoom mail(department);
    QObject::connect(&mail, &MailRoom::noted, &department, [&](const QString& what) { call.note(what); });
    if (!wish.untilIdle) {
        hooks.begin();
        mail.begin();
    }
    call.note(QStringLiteral("serving %1").arg(call.home.path()));
    const int code = QCoreApplication::exec();
    if (code == kStartAgain)
        return code;
    const int reported = report(call, department.feed().state());
    return code != kDone ? code : reported;
}

/// A command that works in this home ends by itself: who is to serve from now on waits for that, and takes its place.
Result<Doer> whoServes(const Invocation& call, const ServeWish& wish)
{
    constexpr unsigned long kLookAgainMs = 200;
    DepartmentSettings settings = wish.settings;
    settings.backups = true;
    settings.asksMeanings = true;
    settings.startsAgain = mayStartAgain();
    for (bool said = false;; QThread::msleep(kLookAgainMs)) {
        Result<Doer> doer = whoDoesIt(call, settings, QStringLiteral("server"));
        if (!doer || doer->here || wish.untilIdle || !doer->there->isPassing())
            return doer;
        if (!std::exchange(said, true))
            call.note(QStringLiteral("a command works on %1 in this home; this takes its place once that has ended").arg(call.organisation));
    }
}

} // namespace

int serveCommand(const Invocation& call)
{
    QCommandLineParser parser;
    describeServe(parser);
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const Result<ServeWish> wish = readWish(parser);
    if (!wish)
        return call.fail(wish.error());
    Result<Doer> doer = whoServes(call, *wish);
    if (!doer)
        return call.fail(doer.error());
    return doer->there ? serveThere(call, *wish, *doer->there) : serveHere(call, *wish, *doer->here);
}

} // namespace qd::app
