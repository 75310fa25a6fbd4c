#include "agents/office/allowing/Allowing.h"

#include "agents/effects/Dispatcher.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Lineage.h"

namespace qd::agents {

namespace {

Error refusal(const QString& why)
{
    return Error{Error::Rule, why, {}, {}};
}

/// What is personal or secret says so in its content, and so in its hash.
Result<Effect> weighed(const OfficeState& state, const Dispatcher& dispatcher, Effect effect, const ActionTraits& traits, const QList<ChoiceInput>& choices, std::optional<Autonomy> instead,
                       Instant now)
{
    const rules::Judgement judgement = rules::judged(state, traits, effect.agent, effect.run, now, instead, choices);
    if (!judgement.forbidden.isEmpty())
        return refusal(judgement.forbidden);
    const std::optional<ConnectorInfo> way = dispatcher.infoOf(traits.connector);
    if (const QString why = way ? whyTooMuch(traits.carries, way->title, way->clearance) : QString(); !why.isEmpty())
        return refusal(why);
    if (traits.carries >= Confidentiality::Pii) { // the door looks at it again, and a yes is bound to it
        effect.content.carries = traits.carries;
        effect.sha256 = contentHash(effect.content);
    }
    effect.level = judgement.level;
    effect.trace = judgement.trace;
    return effect;
}

} // namespace

Result<Effect> allowed(const OfficeState& state, const Dispatcher& dispatcher, const Effect& effect, const Step& step, const Label& text, std::optional<Autonomy> instead, Instant now)
{
    const QList<ChoiceInput> choices = rules::choicesOf(state, state.runs.open.value(effect.run), step);
    return weighed(state, dispatcher, effect, rules::traitsOf(effect.content, text, rules::labelOf(choices)), choices, instead, now);
}

Result<Effect> stillAllowed(const OfficeState& state, const Dispatcher& dispatcher, const Effect& effect, const AuthorityTrace& then, std::optional<Autonomy> instead, Instant now)
{
    ActionTraits traits = then.traits;
    traits.cost = effect.content.cost;
    return weighed(state, dispatcher, effect, traits, then.choice, instead, now);
}

} // namespace qd::agents
