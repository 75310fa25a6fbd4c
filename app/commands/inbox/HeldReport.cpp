#include "app/commands/inbox/HeldReport.h"

#include "app/commands/Fields.h"
#include "core/rules/outside/Pacing.h"
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
    std::optional<Instant> until = one.until;
    if (const std::optional<rules::HeldBy> held = rules::heldByOf(one.text); held && until && *until <= now)
        until = rules::endOf(*held, now); // a limit holds it anew
    const bool isTimed = until && *until > now;
    return QStringLiteral("waits %1%2%3").arg(whyItWaits(one.why), isTimed ? QStringLiteral(" until ") + toRfc3339(*until) : QString(),
                                              one.text.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(one.text));
}

QString heldInWords(const OfficeState& state, const Effect& effect, Instant now)
{
    const std::optional<rules::Stuck> waits = rules::waitOf(state, effect);
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
    const QString waits = one.tally.isEmpty() ? QStringLiteral(", and %1").arg(waitInWords(one, now)) : QStringLiteral("; %1; the next one %2").arg(one.tally, waitInWords(one, now));
    return QStringLiteral("%1 → %2  (%3%4; quarterdeck connectors show %5)").arg(content.title, content.destination, letOutBy(one.effect), waits, content.connector.text);
}

void stuckFields(JsonWriter& out, const rules::Stuck& one)
{
    field(out, "effect", one.effect.id);
    field(out, "run", one.effect.run);
    field(out, "title", one.effect.content.title);
    field(out, "connector", one.effect.content.connector);
    field(out, "destination", one.effect.content.destination);
    field(out, "reason", wordOf(one.why));
    field(out, "text", one.text);
    field(out, "until", one.until);
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
    field(out, "level", wordOf(effect.level));
    field(out, "tally", std::optional<QString>());
}

} // namespace qd::app
