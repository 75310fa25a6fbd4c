#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/control/ControlServer.h"
#include "app/engine/Signals.h"

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
    parser.addOption({QStringLiteral("until-idle"), QStringLiteral("Ends when nothing is left to do or only you can go on.")});
    parser.addOption({QStringLiteral("approve"), QStringLiteral("ask (default), or all: a trial that approves what waits."), QStringLiteral("HOW")});
    parser.addOption({QStringLiteral("pace"), QStringLiteral("How much of its time the rehearsal model takes: 0 to 1 (default)."), QStringLiteral("NUMBER")});
}

Result<ServeWish> readWish(const QCommandLineParser& parser)
{
    ServeWish wish;
    const QString pace = parser.isSet(QStringLiteral("pace")) ? parser.value(QStringLiteral("pace")) : QStringLiteral("1");
    bool isNumber = false;
    wish.settings.pace = pace.toDouble(&isNumber);
    if (!isNumber || wish.settings.pace < 0)
        return Error{Error::Parse, QStringLiteral("--pace cannot be \"%1\"").arg(pace), QStringLiteral("--pace"),
                     QStringLiteral("a number from 0, at once, to 1, as a model takes its time")};
    const QString approve = parser.isSet(QStringLiteral("approve")) ? parser.value(QStringLiteral("approve")) : QStringLiteral("ask");
    if (approve != QLatin1String("ask") && approve != QLatin1String("all"))
        return Error{Error::Parse, QStringLiteral("--approve cannot be \"%1\"").arg(approve), QStringLiteral("--approve"),
                     QStringLiteral("ask or all")};
    wish.approveAll = approve == QLatin1String("all");
    wish.untilIdle = parser.isSet(QStringLiteral("until-idle"));
    return wish;
}

/// Approves all that waits for the human, as a trial run does; true when there was anything.
bool approveWaiting(Department& department)
{
    bool any = false;
    const QMap<ApprovalId, Approval> approvals = department.feed().state().inbox.approvals;
    for (const Approval& approval : approvals) {
        if (approval.status != ApprovalStatus::Waiting || approval.decider != human())
            continue;
        DecideApproval decision;
        decision.approval = approval.id;
        decision.sha256 = approval.sha256;
        decision.note = QStringLiteral("A trial run approves as you would.");
        department.issue(CommandId::make(SystemClock().now()), decision);
        any = true;
    }
    return any;
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
    Result<std::unique_ptr<Department>> here = openHere(call, wish->settings);
    if (!here)
        return call.fail(here.error());
    Department& department = **here;
    ControlServer server(department);
    if (const Result<Done> listening = server.listen(); !listening)
        return call.fail(listening.error());
    QObject::connect(&department, &Department::settled, &department, [&] {
        const bool busyAgain = wish->approveAll && approveWaiting(department);
        if (wish->untilIdle && !busyAgain)
            QCoreApplication::exit(kDone);
    });
    QObject::connect(&department, &Department::troubled, &department, [&](const QString& why) { call.note(why); });
    EndOnSignal end; // Ctrl+C and a polite kill end it in order
    call.note(QStringLiteral("serving %1").arg(call.home.path()));
    const int code = QCoreApplication::exec();
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "log_sequence", department.feed().state().sequence);
            field(out, "waiting", qint64(department.feed().state().inbox.waiting()));
            field(out, "open_runs", qint64(department.feed().state().runs.open.size()));
        }));
    return code != kDone ? code : department.feed().state().inbox.waiting() > 0 ? kWaiting : kDone;
}

} // namespace qd::app
