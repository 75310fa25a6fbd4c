#include "core/state/TriggersState.h"

#include <algorithm>

namespace qd {

namespace {

using Span = TriggerState::Span;

/// Adds a span to those that are there; what touches becomes one.
void include(QList<Span>& spans, Span added)
{
    spans.removeIf([&](const Span& span) {
        if (span.to < added.from || added.to < span.from)
            return false;
        added = {std::min(span.from, added.from), std::max(span.to, added.to)};
        return true;
    });
    spans.insert(std::upper_bound(spans.begin(), spans.end(), added, [](const Span& a, const Span& b) { return a.from < b.from; }), added);
    if (spans.size() <= TriggerState::kSpans)
        return;
    qsizetype closest = 1; // sooner something is not done again than done twice
    for (qsizetype i = 2; i < spans.size(); ++i)
        if (spans[i].from - spans[i - 1].to < spans[closest].from - spans[closest - 1].to)
            closest = i;
    spans[closest - 1].to = spans[closest].to;
    spans.removeAt(closest);
}

bool has(const QList<Span>& spans, Instant at)
{
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) { return span.has(at); });
}

void forgetSignals(TriggerState& at)
{
    at.heard.clear();
    at.enough = false;
    at.brief.clear();
    at.input.clear();
    at.chain.clear();
    at.model.clear();
    at.label = {};
    at.named.clear();
}

void startAnew(TriggerState& at, Instant now)
{
    include(at.passedOver, {{0}, now});
    forgetSignals(at);
    at.passed = false;
}

/// Adds a signal to those that still count.
void count(QList<Instant>& heard, const TriggerSignalled& fact, std::optional<Instant> now)
{
    heard.removeIf([&](Instant at) { return at < fact.from || at > fact.until; });
    if (now)
        heard.append(*now);
    if (heard.size() > TriggerState::kHeard)
        heard.removeFirst();
}

void cut(TriggerState& at, Instant now)
{
    at.passedOver.removeIf([&](const Span& span) { return span.from >= now; });
    for (Span& span : at.passedOver)
        span.to = std::min(span.to, now);
}

struct Fold {
    TriggersState& state;
    Instant now;
    const Label& label;

    template <class F> void operator()(const F&) {}
    void operator()(const TriggerFired& fact)
    {
        TriggerState& at = state.known[fact.trigger];
        if (fact.at && at.hasFired(*fact.at))
            return; // never twice
        if (fact.at)
            include(at.fired, {fact.since.value_or(*fact.at - Duration(1)), *fact.at});
        at.lastFired = now;
        at.lastOccurrence = fact.occurrence;
        at.lastRun = fact.run;
        ++at.count;
        at.passed = at.passed || fact.by == FiredBy::Threshold;
        if (fact.by == FiredBy::Event)
            forgetSignals(at);
        begin(fact.run, fact.chain);
    }
    void begin(const RunId& run, const QList<TriggerId>& chain)
    {
        state.begun.insert(run, chain);
        if (state.begun.size() > TriggersState::kBegun)
            state.begun.erase(state.begun.begin()); // ids of runs sort by their time
    }
    void operator()(const RunStarted& fact)
    {
        if (fact.parent && state.begun.contains(fact.parent->run))
            begin(fact.run, state.begun.value(fact.parent->run));
    }
    void operator()(const TriggerMissed& fact)
    {
        TriggerState& at = state.known[fact.trigger];
        if (fact.since)
            include(at.passedOver, {*fact.since, fact.last});
        at.missed.first = at.missed.count == 0 ? fact.first : std::min(at.missed.first, fact.first);
        at.missed.last = at.missed.count == 0 ? fact.last : std::max(at.missed.last, fact.last);
        at.missed.label = at.missed.count == 0 ? label : joined(at.missed.label, label);
        at.missed.count += fact.count;
        if (fact.since)
            return;
        at.passed = true; // a threshold: not again before it has come back
        at.missed.brief = fact.brief; // by what came last, as a run after a pause
        at.missed.input = fact.input;
        at.missed.chain = fact.chain;
        at.missed.model = fact.model;
        forgetSignals(at);
    }
    void operator()(const TriggerAnswered& fact)
    {
        TriggerState& at = state.known[fact.trigger];
        at.missed = {};
        at.asked = 0;
        at.question = {};
    }
    void operator()(const EscalationRaised& fact)
    {
        if (fact.escalation.reason != QLatin1String(Escalation::kMissedRun))
            return;
        if (const auto at = state.known.find({fact.escalation.step.text}); at != state.known.end()) {
            at->question = fact.escalation.id;
            at->asked = at->missed.count;
        }
    }
    void operator()(const TriggerSwitched& fact)
    {
        TriggerState& at = state.known[fact.trigger];
        at.on = fact.on;
        startAnew(at, now);
    }
    void operator()(const TriggerSignalled& fact)
    {
        TriggerState& at = state.known[fact.trigger];
        count(at.heard, fact, {});
        at.label = at.heard.isEmpty() ? label : joined(at.label, label);
        count(at.heard, fact, now);
        if (!fact.name.isEmpty()) {
            for (TriggerState::Named& named : at.named)
                count(named.heard, fact, {});
            at.named.removeIf([](const auto& entry) { return entry.value().heard.isEmpty(); });
            count(at.named[fact.name].heard, fact, now);
            at.named[fact.name].values = fact.values;
        }
        at.enough = at.enough || fact.enough;
        at.brief = fact.brief;
        at.input = fact.input;
        at.chain = fact.chain;
        at.model = fact.model;
    }
    void operator()(const TriggerRearmed& fact) { state.known[fact.trigger].passed = false; }
    void operator()(const ClockSetBack& fact)
    {
        for (TriggerState& at : state.known)
            cut(at, fact.to);
    }
    void operator()(const OrganisationAdopted& fact)
    {
        for (const Trigger& trigger : fact.organisation.triggers) {
            const QString rule = ruleOf(fact.organisation, trigger);
            const bool isNew = !state.known.contains(trigger.id);
            TriggerState& at = state.known[trigger.id];
            if (isNew || at.rule != rule)
                startAnew(at, now);
            at.rule = rule;
        }
        if (state.known.size() > TriggersState::kKnown)
            state.known.removeIf([&](const auto& entry) {
                return std::none_of(fact.organisation.triggers.begin(), fact.organisation.triggers.end(),
                                    [&](const Trigger& trigger) { return trigger.id == entry.key(); });
            });
    }
    /// What makes a trigger another one when it changes; not its words, its workflow and what the run is given.
    static QString ruleOf(const Organisation& organisation, const Trigger& trigger)
    {
        Trigger bare;
        bare.enabled = trigger.enabled;
        bare.schedule = trigger.schedule;
        bare.event = trigger.event;
        bare.events = trigger.events;
        bare.threshold = trigger.threshold;
        return organisation.timeZone + QLatin1Char(' ') + QString::fromUtf8(encode(bare));
    }
};

} // namespace

bool TriggerState::hasFired(Instant at) const
{
    return has(fired, at);
}

Instant TriggerState::passedFrom(Instant at) const
{
    for (bool further = true; further;) {
        further = false;
        for (const QList<Span>& spans : {fired, passedOver})
            for (const Span& span : spans)
                if (span.from <= at && at < span.to) {
                    at = span.to;
                    further = true;
                }
    }
    return at;
}

std::optional<Instant> TriggerState::passedOverUntil() const
{
    return passedOver.isEmpty() ? std::nullopt : std::optional(passedOver.last().to);
}

void TriggersState::apply(const StoredFact& stored)
{
    std::visit(Fold{*this, stored.time, stored.label}, stored.fact);
}

} // namespace qd
