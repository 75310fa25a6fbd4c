#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/reports/StatusReport.h"

namespace qd::app {

int statusCommand(const Invocation& call)
{
    QCommandLineParser parser;
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const Instant now = SystemClock().now();
    if (call.json) {
        call.print(document([&](JsonWriter& out) { statusFields(out, *state, now); }));
        return kDone;
    }
    sayStatus(call, *state, now);
    if (const QString room = state->sequence > 0 ? call.home.shortOfRoom(call.organisation) : QString(); !room.isEmpty())
        call.note(room);
    return kDone;
}

} // namespace qd::app
