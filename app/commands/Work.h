#pragma once

#include "app/commands/Invocation.h"
#include "app/control/ControlClient.h"
#include "app/control/ControlServer.h"
#include "app/engine/Department.h"
#include "app/engine/Signals.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// The past of the organisation that a call is about, open for reading; nothing while nothing has happened there.
class Past {
public:
    /// Error::Store when there is a record that cannot be read.
    static Result<std::unique_ptr<Past>> open(const Invocation& call);
    bool isEmpty() const { return !m_reader; }
    HistoryReader& reader() { return *m_reader; }
    /// The state at the end of the record; of a record that does not exist yet, the organisation at rest, below the ceilings that it will begin with.
    Result<OfficeState> state();

    /// Waits until pages find everything that was stored when it was called: whoever holds the organisation catches up, else this
    /// process does, as after a power cut. Says on standard error what is left out when that takes too long. Blocks.
    void catchUp(const Invocation& call);

private:
    IndexReach reach();
    std::unique_ptr<HistoryReader> m_reader;
    OfficeState m_atRest;
};

/// Past::state() of the organisation that a call is about.
Result<OfficeState> stateNow(const Invocation& call);

/// Before anything is asked outside by hand: reading, testing and signing in, too. Error::Rule while everything is stopped; `then` is what she wanted, as "the
/// test".
Result<Done> mayAskOutside(const Invocation& call, const QString& then);
/// The same of a state that is known.
Result<Done> mayAskOutside(const OfficeState& state, const QString& then);

/// Has a command judged by whoever holds the organisation, or by this process, which then works until nothing is left to do.
Result<Receipt> sendCommand(const Invocation& call, const Command& command);
/// Sends it and prints what was done, or why not. @returns the exit code.
int carryOut(const Invocation& call, const Result<Command>& command);

/// The department at work in this process, where other commands reach it meanwhile. Ctrl+C and a polite kill end what waits for it, so
/// that it closes in order: who was not asked yet is not paid.
struct Here {
    Department department;
    ControlServer server;
    EndOnSignal end;
    /// `called` as ControlServer has it.
    Here(const Invocation& call, const DepartmentSettings& settings, const QString& called);
};

/// Whoever does the work of this call: another process that holds the organisation, or else this one.
struct Doer {
    std::unique_ptr<ControlClient> there;
    std::unique_ptr<Here> here; ///< open, and reached by others
};
/// `settings` are for this process, its organisation is the call's; `called` as ControlServer has it.
Result<Doer> whoDoesIt(const Invocation& call, DepartmentSettings settings, const QString& called = QStringLiteral("command"));
/// Before this process ends in order: waits for those who are connected, and for what they had done here. Blocks.
void serveOthers(const Invocation& call, Here& here);
/// Has it judge the command, and waits for the answer. Error::Cancelled after Ctrl+C, as the next.
Result<Receipt> issueAndWait(Department& department, const Command& command);
/// Waits until the moment has come, or a second has passed if that is sooner: whoever waits looks again then.
void waitTowards(Instant moment);
/// Waits until nothing is under way and nothing is due, and history() finds all of it. That is so until the event loop runs
/// again. Error::Store when the record cannot be written.
Result<Done> waitSettled(Department& department);

/// An id given as an argument. Error::Parse says what one looks like.
template <class T>
Result<T> idArgument(const QString& text, const QString& what)
{
    const std::optional<T> id = T::fromString(text.toLower());
    if (id)
        return *id;
    return Error{Error::Parse, QStringLiteral("\"%1\" is no id of %2").arg(text, what), what,
                 QStringLiteral("36 characters as the list shows them")};
}

} // namespace qd::app
