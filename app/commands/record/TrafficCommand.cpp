#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/record/RecordFields.h"

#include <QThread>

namespace qd::app {

namespace {

constexpr unsigned long kLookAgainMs = 250;

void printMessage(const Invocation& call, const TrafficRow& row)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) { messageFields(out, row); }));
    call.say(QStringLiteral("%1  %2 → %3  [%4]  %6%5").arg(toRfc3339(row.message.time).mid(11, 8), row.message.from.text,
                                                        row.message.to.text, wordOf(row.message.type), row.message.subject,
                                                        rehearsalMark(row.message.label.rehearsal)));
}

/// What the arguments ask for.
struct Wanted {
    TrafficFilter filter;
    Sequence since = 0;
};

Result<Wanted> wantedBy(const QCommandLineParser& parser)
{
    Wanted wanted;
    wanted.filter.agent = {parser.value(QStringLiteral("agent"))};
    const QString type = parser.value(QStringLiteral("type"));
    if (parser.isSet(QStringLiteral("type")) && !(wanted.filter.type = enumOf<MessageType>(type)))
        return Error{Error::Parse, QStringLiteral("there is no message type \"%1\"").arg(type), QStringLiteral("--type"),
                     QStringLiteral("directive, request, answer, assignment, proposal, objection, decision, hand-over, review, "
                                    "approval, escalation or notice")};
    const QString since = parser.value(QStringLiteral("since"));
    bool isNumber = true;
    wanted.since = parser.isSet(QStringLiteral("since")) ? since.toLongLong(&isNumber) : 0;
    if (!isNumber || wanted.since < 0)
        return Error{Error::Parse, QStringLiteral("--since cannot be \"%1\"").arg(since), QStringLiteral("--since"),
                     QStringLiteral("a sequence: a whole number from 0")};
    return wanted;
}

/// Somebody who neither works here nor ever wrote or was written to is a slip of the pen.
Result<Done> checkAgent(const Invocation& call, const TrafficFilter& filter)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return state.error();
    if (filter.agent.text.isEmpty() || filter.agent == human() || filter.agent == system() || state->org.organisation().agent(filter.agent))
        return Done{};
    TrafficFilter anything;
    anything.agent = filter.agent;
    const Result<TrafficPage> page = ask<TrafficPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.traffic(anything, 0, 1, m, done); });
    if (!page || !page->rows.isEmpty())
        return page ? Result<Done>(Done{}) : Result<Done>(page.error());
    QStringList names{human().text};
    for (const AgentProfile& agent : state->org.organisation().agents)
        names.append(agent.id.text);
    return Error{Error::Parse, QStringLiteral("%1 has no agent \"%2\"").arg(state->org.organisation().title, filter.agent.text),
                 QStringLiteral("--agent"), QStringLiteral("one of: %1").arg(names.join(QLatin1String(", ")))};
}

} // namespace

int trafficCommand(const Invocation& call)
{
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("agent", "Sender or receiver.", "AGENT");
    option("type", "Kind of message.", "TYPE");
    option("since", "Only after this sequence.", "SEQ");
    parser.addOption({QStringLiteral("follow"), QStringLiteral("Goes on with what comes.")});
    const Result<bool> read = readArguments(parser, call, {});
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const Result<Wanted> wanted = wantedBy(parser);
    if (!wanted)
        return call.fail(wanted.error());
    if (const Result<Done> known = checkAgent(call, wanted->filter); !known)
        return call.fail(known.error());
    for (qint64 first = 0;;) {
        const Result<TrafficPage> page = ask<TrafficPage>(
            call, [&](HistoryReader& r, Mailbox* m, auto done) { r.traffic(wanted->filter, first, kPage, m, done); });
        if (!page)
            return call.fail(page.error());
        for (const TrafficRow& row : page->rows)
            if (row.sequence > wanted->since)
                printMessage(call, row);
        first += page->rows.size();
        if (!page->rows.isEmpty())
            continue;
        if (!parser.isSet(QStringLiteral("follow")))
            return kDone;
        QThread::msleep(kLookAgainMs); // the process has nothing else to do; a timer would need a loop to say the same
    }
}

} // namespace qd::app
