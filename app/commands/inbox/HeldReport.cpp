#include "app/commands/inbox/HeldReport.h"

#include "app/commands/Fields.h"
#include "core/rules/outside/Splitting.h"

namespace qd::app {

namespace {

QString whyItWaits(Deferral why)
{
    static constexpr const char* kWhy[] = {"for the network", "for its pace", "for its quota", "for the end of quiet hours", "for its place to take it", "for a key", "for its time"};
    return QLatin1String(kWhy[size_t(why)]);
}

/// Whose leave it has: at L4 nobody was asked.
QString letOutBy(const Effect& effect)
{
    return effect.level == Autonomy::L4 ? QStringLiteral("let out by a rule") : QStringLiteral("approved");
}

/// What keeps it where it waits for nothing outside, in one word.
QString keptBy(const rules::Stuck& one)
{
    if (one.asksFirst)
        return QStringLiteral("asked");
    if (one.isStopped)
        return QStringLiteral("stopped");
    return one.paused.isNull() ? QStringLiteral("on-its-way") : QStringLiteral("paused");
}

} // namespace

QList<Effect> heldEffects(const OfficeState& state)
{
    QList<Effect> some;
    for (const Effect& effect : state.effects.open)
        if ((effect.status == EffectStatus::Deferred || effect.status == EffectStatus::Split || isUnknown(effect.status)) && !rules::wholeOf(state, effect))
            some.append(effect);
    return some;
}

QString waitInWords(const rules::Stuck& one, Instant now)
{
    QStringList keeps;
    if (rules::isHeld(one, now)) {
        const std::optional<Instant> until = rules::heldUntil(one, now);
        keeps.append(QStringLiteral("waits %1%2%3").arg(whyItWaits(one.why), until ? QStringLiteral(" until ") + toRfc3339(*until) : QString(),
                                                        one.text.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(one.text)));
    }
    if (one.asksFirst)
        keeps.append(QStringLiteral("waits for your word on those of whom nobody can tell"));
    if (one.isStopped)
        keeps.append(QStringLiteral("stays here while everything is stopped (quarterdeck resume)"));
    if (!one.paused.isNull())
        keeps.append(QStringLiteral("stays here while its run is paused (quarterdeck runs continue %1)").arg(one.paused.toString()));
    return keeps.isEmpty() ? QStringLiteral("goes out while a window or quarterdeck serve is there") : keeps.join(QStringLiteral(", and "));
}

QString heldInWords(const OfficeState& state, const Effect& effect, Instant now)
{
    const std::optional<rules::Stuck> waits = rules::goingOut(state, effect);
    if (rules::isSplit(effect)) // it is for many
        return QStringLiteral("%1: %2").arg(effect.content.title, rules::tallyInWords(rules::tallyOf(state, effect))) + (waits ? QStringLiteral("; the next one ") + waitInWords(*waits, now) : QString());
    if (effect.status == EffectStatus::Reconciling)
        return QStringLiteral("%1: nobody can tell yet whether it went out, and that is being found out").arg(effect.content.title);
    if (!waits)
        return QStringLiteral("%1: nobody can tell whether it went out").arg(effect.content.title);
    return QStringLiteral("%1: %2").arg(effect.content.title, waitInWords(*waits, now));
}

QString stuckLine(const rules::Stuck& one, Instant now)
{
    const EffectContent& content = one.effect.content;
    const QString waits = (one.tally.isEmpty() ? QStringLiteral(", and %1") : QStringLiteral("; %1; the next one %2").arg(one.tally)).arg(waitInWords(one, now));
    const QString more = rules::isHeld(one, now) ? QStringLiteral("; quarterdeck connectors show ") + content.connector.text : QString();
    return QStringLiteral("%1 → %2  (%3%4%5)").arg(content.title, content.destination, letOutBy(one.effect), waits, more);
}

void stuckFields(JsonWriter& out, const rules::Stuck& one, Instant now)
{
    const bool isHeld = rules::isHeld(one, now);
    field(out, "effect", one.effect.id);
    field(out, "run", one.effect.run);
    field(out, "title", one.effect.content.title);
    field(out, "connector", one.effect.content.connector);
    field(out, "destination", one.effect.content.destination);
    field(out, "reason", isHeld ? QString(wordOf(one.why)) : keptBy(one));
    field(out, "text", isHeld ? one.text : waitInWords(one, now));
    field(out, "until", rules::heldUntil(one, now));
    field(out, "stopped", one.isStopped);
    field(out, "level", wordOf(one.effect.level));
    field(out, "tally", one.tally.isEmpty() ? std::nullopt : std::optional(one.tally));
}

QList<Effect> stoppedOnItsWay(const OfficeState& state)
{
    QList<Effect> all;
    if (!state.org.stopped)
        return all;
    for (const Effect& effect : state.effects.open)
        if (effect.status == EffectStatus::Authorised && !rules::wholeOf(state, effect))
            all.append(effect);
    for (const Approval& item : state.inbox.approvals)
        all.removeIf([&item](const Effect& effect) { return effect.id == item.effect; });
    return all;
}

QString stoppedLine(const Effect& effect)
{
    return QStringLiteral("%1 → %2  (%3, and goes when work goes on: quarterdeck resume)").arg(effect.content.title, effect.content.destination, letOutBy(effect));
}

void stoppedFields(JsonWriter& out, const Effect& effect)
{
    field(out, "effect", effect.id);
    field(out, "run", effect.run);
    field(out, "title", effect.content.title);
    field(out, "connector", effect.content.connector);
    field(out, "destination", effect.content.destination);
    field(out, "reason", QStringLiteral("stopped"));
    field(out, "text", QStringLiteral("it goes when work goes on"));
    field(out, "until", std::optional<Instant>());
    field(out, "stopped", true);
    field(out, "level", wordOf(effect.level));
    field(out, "tally", std::optional<QString>());
}

void goingOutFields(JsonWriter& out, const QList<rules::Stuck>& stuck, const QList<Effect>& stopped)
{
    out.key("going_out");
    out.beginList();
    for (const rules::Stuck& one : stuck) {
        out.beginObject();
        stuckFields(out, one);
        out.endObject();
    }
    for (const Effect& effect : stopped) {
        out.beginObject();
        stoppedFields(out, effect);
        out.endObject();
    }
    out.endList();
}

} // namespace qd::app
