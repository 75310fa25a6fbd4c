#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "core/rules/calendar/Thresholds.h"

namespace qd::app {

namespace {

constexpr int kMostOccurrences = 1000;

std::optional<rules::Schedule> scheduleOf(const OfficeState& state, const Trigger& trigger)
{
    if (!trigger.schedule)
        return std::nullopt;
    const Result<rules::Schedule> read = rules::Schedule::read(*trigger.schedule, state.org.organisation().timeZone);
    return read ? std::optional(*read) : std::nullopt;
}

/// Several events, and how many of them have to come, in words.
QString severalOf(const Trigger& trigger)
{
    QStringList names;
    for (const Signal& signal : trigger.events)
        names.append(signal.as == signal.kind || signal.as.isEmpty() ? signal.kind : QStringLiteral("%1 (%2)").arg(signal.as, signal.kind));
    if (!trigger.aggregate)
        return names.join(QStringLiteral(" or "));
    switch (trigger.aggregate->of.value_or(Gather::All)) {
    case Gather::All: return names.join(QStringLiteral(" and "));
    case Gather::Any: return QStringLiteral("%1 times any of %2").arg(trigger.aggregate->count).arg(names.join(QStringLiteral(", ")));
    case Gather::Quorum: break;
    }
    return QStringLiteral("%1 different ones of %2").arg(trigger.aggregate->count).arg(names.join(QStringLiteral(", ")));
}

/// What sets it off, in words.
QString occasionOf(const Trigger& trigger)
{
    if (trigger.schedule)
        return trigger.schedule->cron.isEmpty() ? QStringLiteral("%1 at %2").arg(trigger.schedule->on.join(QLatin1String(", ")), trigger.schedule->at)
                                                : QStringLiteral("cron %1").arg(trigger.schedule->cron);
    if (trigger.event)
        return trigger.aggregate ? QStringLiteral("%1 times %2").arg(trigger.aggregate->count).arg(trigger.event->kind) : trigger.event->kind;
    if (!trigger.events.isEmpty())
        return severalOf(trigger);
    if (!trigger.threshold)
        return QStringLiteral("by command");
    const Threshold& t = *trigger.threshold;
    return QStringLiteral("%1 %2 %3").arg(rules::nameOf(t), t.risesTo ? QStringLiteral("rises to") : QStringLiteral("falls to"))
        .arg(t.risesTo ? *t.risesTo : t.fallsTo.value_or(0));
}

/// Whether it sets anything off by itself; before the organisation was ever in use, what its file says.
bool isOnNow(const OfficeState& state, const Trigger& trigger)
{
    return state.triggers.known.contains(trigger.id) ? rules::isOn(state, trigger) : trigger.enabled;
}

/// When it is due next by itself: what is on record as done or passed over is not, and nothing before now.
std::optional<Instant> nextDue(const OfficeState& state, const Trigger& trigger, Instant now)
{
    const std::optional<rules::Schedule> schedule = isOnNow(state, trigger) ? scheduleOf(state, trigger) : std::nullopt;
    const std::optional<rules::Next> next = schedule ? rules::nextOf(*schedule, state.triggers.known.value(trigger.id)) : std::nullopt;
    if (next && next->occurrence.at > now)
        return next->occurrence.at;
    const std::optional<rules::Occurrence> later = schedule ? schedule->next(now) : std::nullopt;
    return later ? std::optional(later->at) : std::nullopt;
}

void triggerFields(JsonWriter& out, const OfficeState& state, const Trigger& trigger, Instant now)
{
    const TriggerState at = state.triggers.known.value(trigger.id);
    field(out, "id", trigger.id);
    field(out, "title", trigger.title);
    field(out, "workflow", trigger.workflow);
    field(out, "occasion", occasionOf(trigger));
    field(out, "on", isOnNow(state, trigger));
    field(out, "next", nextDue(state, trigger, now));
    field(out, "last", at.lastFired);
    field(out, "last_occurrence", at.lastOccurrence);
    field(out, "last_run", at.lastRun);
    field(out, "runs", at.count);
    field(out, "missed", at.missed.count);
    field(out, "heard", QStringList(at.named.keys()));
}

int list(const Invocation& call, const OfficeState& state)
{
    const Instant now = SystemClock().now();
    const QList<Trigger>& triggers = state.org.organisation().triggers;
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "triggers", triggers, [&](const Trigger& trigger) { triggerFields(out, state, trigger, now); });
        }));
        return kDone;
    }
    if (triggers.isEmpty())
        call.say(QStringLiteral("%1 has no triggers.").arg(state.org.organisation().title));
    for (const Trigger& trigger : triggers) {
        const std::optional<rules::Schedule> schedule = scheduleOf(state, trigger);
        const std::optional<Instant> next = nextDue(state, trigger, now);
        const QString due = next ? QStringLiteral("  next %1").arg(schedule->clockText(*next)) : QString();
        call.say(QStringLiteral("%1 %2 %3  %4%5").arg(trigger.id.text, -22)
                     .arg(isOnNow(state, trigger) ? QStringLiteral("on") : QStringLiteral("off"), -4).arg(trigger.title, occasionOf(trigger), due));
    }
    return kDone;
}

int show(const Invocation& call, const OfficeState& state, const Trigger& trigger)
{
    const Instant now = SystemClock().now();
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            triggerFields(out, state, trigger, now);
            field(out, "brief", trigger.brief);
            out.key("definition");
            out.raw(encode(trigger));
        }));
        return kDone;
    }
    const TriggerState at = state.triggers.known.value(trigger.id);
    const std::optional<Instant> next = nextDue(state, trigger, now);
    call.say(QStringLiteral("%1 (%2): %3\nruns %4: %5").arg(trigger.title, isOnNow(state, trigger) ? QStringLiteral("on") : QStringLiteral("off"),
                                                            occasionOf(trigger), trigger.workflow.text, trigger.brief));
    if (next)
        call.say(QStringLiteral("next: %1").arg(scheduleOf(state, trigger)->clockText(*next)));
    if (at.lastFired)
        call.say(QStringLiteral("last: %1, run %2 (%3)").arg(toRfc3339(*at.lastFired), at.lastRun.toString(), at.lastOccurrence));
    if (!at.named.isEmpty())
        call.say(QStringLiteral("came so far: %1").arg(QStringList(at.named.keys()).join(QStringLiteral(", "))));
    if (at.missed.count > 0)
        call.say(QStringLiteral("missed: %1; the inbox asks about it").arg(at.missed.count));
    return kDone;
}

int printNext(const Invocation& call, const OfficeState& state, const Trigger& trigger, int count)
{
    const std::optional<rules::Schedule> schedule = scheduleOf(state, trigger);
    if (!schedule)
        return call.fail({Error::Rule, QStringLiteral("\"%1\" has no schedule").arg(trigger.title), {}, QStringLiteral("a trigger that comes by the calendar")});
    QList<rules::Occurrence> occurrences;
    Instant after = SystemClock().now();
    while (occurrences.size() < count) {
        const std::optional<rules::Occurrence> next = schedule->next(after);
        if (!next)
            break;
        occurrences.append(*next);
        after = next->at;
    }
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", trigger.id);
            field(out, "on", isOnNow(state, trigger));
            field(out, "time_zone", schedule->zoneName());
            fieldList(out, "next", occurrences, [&](const rules::Occurrence& occurrence) {
                field(out, "local", occurrence.local);
                field(out, "time", occurrence.at);
            });
        }));
    for (const rules::Occurrence& occurrence : occurrences)
        call.say(QStringLiteral("%1 %2  %3").arg(occurrence.local, schedule->zoneName(), schedule->clockText(occurrence.at).left(3)));
    return kDone;
}

int change(const Invocation& call, const Command& command)
{
    const Result<Receipt> receipt = sendCommand(call, command);
    if (!receipt)
        return call.fail(receipt.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "done", receipt->text);
            field(out, "run", receipt->run);
        }));
    call.say(receipt->run.isNull() ? receipt->text : QStringLiteral("%1 Run %2").arg(receipt->text, receipt->run.toString()));
    return kDone;
}

} // namespace

int triggersCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show ID | fire ID | on ID | off ID | next ID [--count N]\n"
                                                    "Without a window or a server this process does the work that a firing sets off."));
    parser.addOption({QStringLiteral("count"), QStringLiteral("How many of the next occurrences; 5 without it."), QStringLiteral("N")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call, *state);
    static const QStringList kVerbs{QStringLiteral("show"), QStringLiteral("fire"), QStringLiteral("on"), QStringLiteral("off"), QStringLiteral("next")};
    if (!kVerbs.contains(verb) || words.size() != 2)
        return call.fail({Error::Parse, QStringLiteral("triggers cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb,
                          QStringLiteral("list, ") + kVerbs.join(QLatin1String(" ID, ")) + QStringLiteral(" ID")});
    const Trigger* trigger = rules::triggerOf(*state, {words[1]});
    if (!trigger)
        return call.fail({Error::Parse, QStringLiteral("%1 has no trigger \"%2\"").arg(state->org.organisation().title, words[1]), QStringLiteral("ID"),
                          QStringLiteral("quarterdeck triggers list shows them")});
    if (verb == QLatin1String("show"))
        return show(call, *state, *trigger);
    if (verb == QLatin1String("fire"))
        return change(call, FireTrigger{trigger->id});
    if (verb != QLatin1String("next"))
        return change(call, SwitchTrigger{trigger->id, verb == QLatin1String("on")});
    bool isNumber = true;
    const int count = parser.isSet(QStringLiteral("count")) ? parser.value(QStringLiteral("count")).toInt(&isNumber) : 5;
    if (!isNumber || count < 1 || count > kMostOccurrences)
        return call.fail({Error::Parse, QStringLiteral("--count cannot be \"%1\"").arg(parser.value(QStringLiteral("count"))), QStringLiteral("--count"),
                          QStringLiteral("a number from 1 to %1").arg(kMostOccurrences)});
    return printNext(call, *state, *trigger, count);
}

} // namespace qd::app
