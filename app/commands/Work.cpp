#include "app/commands/Work.h"

#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/engine/Shelves.h"
#include "app/engine/ceilings/HomeCeilings.h"
#include "core/store/EventStore.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <algorithm>

namespace qd::app {

namespace {

constexpr qint64 kCatchUpMs = 2'000;
constexpr unsigned long kLookAgainMs = 20;
constexpr qint64 kOthersWereQuickerMs = 5'000;
constexpr Duration kUntilSaid{1'000};

/// Opens and closes the record, which brings its index to the end. Only where nobody else holds the organisation.
/// @returns whether somebody else is at work there and will do the same.
bool closeProperly(const Invocation& call)
{
    const Result<std::unique_ptr<Hold>> held = call.home.hold(call.organisation);
    if (!held)
        return held.error().kind == Error::Busy;
    const SystemClock clock;
    EventStore store(clock);
    if (store.open(call.home.record(call.organisation), call.home.keyFile()))
        store.close();
    return false;
}

} // namespace

Result<std::unique_ptr<Past>> Past::open(const Invocation& call)
{
    auto past = std::make_unique<Past>();
    const Result<bool> recorded = call.home.hasRecord(call.organisation);
    if (!recorded)
        return recorded.error();
    if (*recorded) {
        past->m_reader = std::make_unique<HistoryReader>(call.home.record(call.organisation), call.home.keyFile());
        if (const Result<Done> opened = past->m_reader->open(); !opened)
            return opened.error();
        return past;
    }
    const Result<Organisation> organisation = Shelves(call.home).organisation(call.organisation);
    if (!organisation)
        return organisation.error();
    StoredFact adopted;
    adopted.fact = OrganisationAdopted{*organisation, QByteArray("at rest"), {}};
    past->m_atRest.apply(adopted);
    past->m_atRest.rules.ceilings = homeCeilings(call.home, call.organisation); // as it has them from its first moment on
    return past;
}

Result<OfficeState> Past::state()
{
    if (isEmpty())
        return m_atRest;
    return waitFor<OfficeState>([this](Mailbox* here, auto done) { m_reader->state(here, done); });
}

IndexReach Past::reach()
{
    const Result<IndexReach> reach = waitFor<IndexReach>([this](Mailbox* here, auto done) { m_reader->reach(here, done); });
    return reach ? *reach : IndexReach{}; // a record that cannot be read says so where it is asked for more
}

void Past::catchUp(const Invocation& call)
{
    if (isEmpty())
        return;
    IndexReach now = reach();
    const Sequence wanted = now.last;
    if (now.found >= wanted)
        return;
    const bool isHeld = closeProperly(call);
    QElapsedTimer watch;
    watch.start();
    for (now = reach(); isHeld && now.found < wanted && watch.elapsed() < kCatchUpMs; now = reach())
        QThread::msleep(kLookAgainMs);
    if (now.found < wanted)
        call.note(QStringLiteral("The newest %1 facts of the record are not in what follows; quarterdeck log shows them.").arg(wanted - now.found));
}

Result<OfficeState> stateNow(const Invocation& call)
{
    Result<std::unique_ptr<Past>> past = Past::open(call);
    return past ? (*past)->state() : Result<OfficeState>(past.error());
}

Result<Done> mayAskOutside(const Invocation& call, const QString& then)
{
    const Result<OfficeState> state = stateNow(call);
    return state ? mayAskOutside(*state, then) : Result<Done>(state.error());
}

Result<Done> mayAskOutside(const OfficeState& state, const QString& then)
{
    if (state.org.stopped)
        return Error{Error::Rule, QStringLiteral("everything is stopped, so nothing is asked outside"), {}, QStringLiteral("quarterdeck resume, then %1").arg(then)};
    return Done{};
}

Here::Here(const Invocation& call, const DepartmentSettings& settings, const QString& called)
    : department(call.home, settings)
    , server(department, called)
{
    QObject::connect(&department, &Department::noted, &department, [&call](const QString& text) { call.note(text); });
    QObject::connect(&department, &Department::waysNotReady, &department, [&call](qsizetype count) {
        call.note(count == 1 ? QStringLiteral("One way out of this machine is not ready; quarterdeck connectors list says why.")
                             : QStringLiteral("%1 ways out of this machine are not ready; quarterdeck connectors list says why.").arg(count));
    });
}

Result<Doer> whoDoesIt(const Invocation& call, DepartmentSettings settings, const QString& called)
{
    settings.organisation = call.organisation;
    for (const QDeadlineTimer limit(kOthersWereQuickerMs);; QThread::msleep(kLookAgainMs)) {
        Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(call.home, call.organisation);
        if (!holder)
            return holder.error();
        if (*holder)
            return Doer{std::move(*holder), {}};
        auto here = std::make_unique<Here>(call, settings, called);
        Result<Done> open = here->department.open();
        if (!open && open.error().kind == Error::Busy && !limit.hasExpired())
            continue; // somebody else was quicker
        if (open)
            open = here->server.listen();
        if (!open)
            return open.error();
        return Doer{{}, std::move(here)};
    }
}

void serveOthers(const Invocation& call, Here& here)
{
    QTimer said;
    said.setSingleShot(true);
    QObject::connect(&said, &QTimer::timeout, &said, [&call] { call.note(QStringLiteral("Another command works with this one; this ends once that has.")); });
    said.start(kUntilSaid);
    if (here.server.isOwed())
        here.department.letOut(); // others wait until nothing is due, also where the command here was refused
    while (here.server.isOwed()) {
        if (!waitSettled(here.department))
            return; // the record cannot be written: who waits is told that this has ended
        if (!here.server.hasCallers())
            continue;
        const auto gone = QObject::connect(&here.server, &ControlServer::callersGone, &here.server, [] { QCoreApplication::exit(); });
        QCoreApplication::exec();
        QObject::disconnect(gone);
    }
    here.server.close();
}

namespace {

Error interrupted()
{
    return {Error::Cancelled, QStringLiteral("It was interrupted; what is on record goes on with \"quarterdeck serve\"."), {}, {}};
}

} // namespace

Result<Receipt> issueAndWait(Department& department, const Command& command)
{
    const CommandId id = CommandId::make(SystemClock().now());
    std::optional<Result<Receipt>> answer;
    const auto connection = QObject::connect(&department, &Department::answered, &department,
                                             [&](const CommandId& answered, const Result<Receipt>& receipt) {
        if (answered != id)
            return;
        answer = receipt;
        QCoreApplication::exit();
    });
    department.issue(id, command);
    while (!answer && !EndOnSignal::isAsked())
        QCoreApplication::exec();
    QObject::disconnect(connection);
    return answer ? *answer : Result<Receipt>(interrupted());
}

namespace {

/// Waits until the office has said that it is settled, and no fact has come since.
Result<Done> untilSettled(Department& department)
{
    std::optional<Result<Done>> over;
    if (department.isSettled()) // said before anybody waited for it
        over = Done{};
    const auto end = [&over](Result<Done> how) {
        over = std::move(how);
        QCoreApplication::exit();
    };
    const auto settled = QObject::connect(&department, &Department::settled, &department, [&] { end(Done{}); });
    const auto troubled = QObject::connect(&department, &Department::troubled, &department, [&](const QString& why) {
        end(Error{Error::Store, why, {}, {}});
    });
    while (!over && !EndOnSignal::isAsked())
        QCoreApplication::exec();
    QObject::disconnect(settled);
    QObject::disconnect(troubled);
    return EndOnSignal::isAsked() ? Result<Done>(interrupted()) : *over;
}

} // namespace

Result<Done> waitSettled(Department& department)
{
    do { // what falls due while the index is waited for brings facts in
        if (const Result<Done> settled = untilSettled(department); !settled)
            return settled;
        if (const Result<Done> found = waitFor<Done>([&](Mailbox*, auto done) { department.whenIndexed([done] { done(Done{}); }); }); !found)
            return found;
    } while (!department.isSettled());
    return Done{};
}

void waitTowards(Instant moment)
{
    constexpr Duration kLeast{20}; // the office may be a moment behind the clock
    constexpr Duration kMost{1'000};
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [] { QCoreApplication::exit(); });
    timer.start(std::clamp(moment - SystemClock().now(), kLeast, kMost));
    QCoreApplication::exec();
}

Result<Receipt> sendCommand(const Invocation& call, const Command& command)
{
    DepartmentSettings settings;
    settings.pace = 0; // nobody watches
    settings.awaitsCommand = true;
    Result<Doer> doer = whoDoesIt(call, settings);
    if (!doer)
        return doer.error();
    if (doer->there)
        return doer->there->send(CommandId::make(SystemClock().now()), command);
    const Result<Receipt> receipt = issueAndWait(doer->here->department, command);
    if (receipt)
        if (const Result<Done> settled = waitSettled(doer->here->department); !settled)
            return settled.error();
    serveOthers(call, *doer->here);
    return receipt;
}

int carryOut(const Invocation& call, const Result<Command>& command)
{
    const Result<Receipt> receipt = command ? sendCommand(call, *command) : Result<Receipt>(command.error());
    if (!receipt)
        return call.fail(receipt.error());
    call.say(receipt->text);
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", QStringList{receipt->text}); }));
    return kDone;
}

} // namespace qd::app
