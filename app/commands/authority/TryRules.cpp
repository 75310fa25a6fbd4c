#include "app/commands/authority/TryRules.h"

#include "app/commands/Fields.h"
#include "app/commands/When.h"
#include "app/commands/authority/RulesFile.h"
#include "app/commands/authority/UnknownNames.h"
#include "app/commands/record/PastQuestion.h"
#include "core/rules/authority/RuleCheck.h"
#include "core/rules/authority/trying/DryRun.h"

#include <chrono>

namespace qd::app {

namespace {

constexpr qsizetype kShown = 20;

/// As SetRules would be refused.
Result<SetRules> readChecked(const QString& file, Instant now)
{
    Result<SetRules> rules = readRules(file);
    if (!rules)
        return rules;
    for (const rules::RuleFault& fault : rules::faultsOf(rules->rules, now))
        return Error{Error::Parse, QStringLiteral("rules%1 %2").arg(fault.path, fault.wrong), QStringLiteral("rules") + fault.path, fault.right};
    for (const rules::RuleFault& fault : rules::faultsOf(rules->ceilings.value_or(Ceilings{})))
        return Error{Error::Parse, QStringLiteral("ceilings%1 %2").arg(fault.path, fault.wrong), QStringLiteral("ceilings") + fault.path, fault.right};
    return rules;
}

void printJson(const Invocation& call, const rules::DryRun& tried, int days)
{
    call.print(document([&](JsonWriter& out) {
        field(out, "days", days);
        field(out, "of", tried.of);
        field(out, "asked", tried.asked);
        field(out, "would_ask", tried.wouldAsk);
        field(out, "newly_ask", tried.newlyAsk);
        field(out, "no_longer_ask", tried.noLonger);
        field(out, "unknown", tried.unknown);
        fieldList(out, "cases", tried.cases, [&](const rules::Differing& one) {
            field(out, "effect", one.action.effect);
            field(out, "time", one.action.time);
            field(out, "kind", one.action.kind);
            field(out, "agent", one.action.agent);
            field(out, "title", one.action.title);
            field(out, "then", one.then);
            field(out, "now", one.now);
        });
    }));
}

void printWords(const Invocation& call, const rules::DryRun& tried, int days)
{
    call.say(QStringLiteral("%1 of the last %2 days' %3 actions would have asked you; %4 did.").arg(tried.wouldAsk).arg(days).arg(tried.of).arg(tried.asked));
    if (tried.newlyAsk + tried.noLonger > 0)
        call.say(QStringLiteral("%1 that went by themselves would ask, and %2 that asked would go by themselves.").arg(tried.newlyAsk).arg(tried.noLonger));
    if (tried.unknown > 0)
        call.say(QStringLiteral("Of %1 it cannot be told: it hangs on what chose them, and that was not recorded then.").arg(tried.unknown));
    for (const rules::Differing& one : tried.cases.mid(0, kShown))
        call.say(QStringLiteral("  %1  %2 → %3  %4 by %5: %6").arg(toRfc3339(one.action.time).left(16), wordOf(one.then), wordOf(one.now), one.action.kind.text, one.action.agent.text, one.action.title));
    if (tried.newlyAsk + tried.noLonger > kShown)
        call.say(QStringLiteral("  … and %1 more").arg(tried.newlyAsk + tried.noLonger - kShown));
}

} // namespace

int tryRules(const Invocation& call, const QString& file, int days)
{
    const Instant now = SystemClock().now();
    const Result<SetRules> rules = readChecked(file, now);
    if (!rules)
        return call.fail(rules.error());
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    for (const QString& sentence : unknownNames(*state, *rules, waysKnown(call.home, *state)))
        call.note(sentence);
    const Instant from = now - std::chrono::days(days);
    const Result<QList<PastAction>> actions = ask<QList<PastAction>>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.actions(from, m, done); });
    if (!actions)
        return call.fail(actions.error());
    const rules::DryRun tried = rules::dryRun(*state, {actions->constData(), size_t(actions->size())}, rules->rules, rules->ceilings, now);
    call.json ? printJson(call, tried, days) : printWords(call, tried, days);
    return kDone;
}

} // namespace qd::app
