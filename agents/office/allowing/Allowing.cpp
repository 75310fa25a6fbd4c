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

/// Why the way out may not carry it; empty where it may.
QString tooMuch(const Dispatcher& dispatcher, const rules::Judgement& judgement)
{
    const ActionTraits& traits = judgement.trace.traits;
    for (const ConnectorInfo& way : dispatcher.connectors())
        if (way.id == traits.connector && traits.carries > way.clearance)
            return QStringLiteral("it carries what is %1, and \"%2\" may carry what is %3 at most").arg(wordOf(traits.carries), way.title, wordOf(way.clearance));
    return {};
}

} // namespace

Result<Effect> allowed(const OfficeState& state, const Dispatcher& dispatcher, Effect effect, const Step& step, const Label& text, std::optional<Autonomy> instead, Instant now)
{
    const QList<ChoiceInput> choices = rules::choicesOf(state, state.runs.open.value(effect.run), step);
    const ActionTraits traits = rules::traitsOf(effect.content, text, rules::labelOf(choices));
    const rules::Judgement judgement = rules::judged(state, traits, effect.agent, effect.run, now, instead, choices);
    if (!judgement.forbidden.isEmpty())
        return refusal(judgement.forbidden);
    if (const QString why = tooMuch(dispatcher, judgement); !why.isEmpty())
        return refusal(why);
    if (traits.carries >= Confidentiality::Pii) { // the door looks at it again, and a yes is bound to it
        effect.content.carries = traits.carries;
        effect.sha256 = contentHash(effect.content);
    }
    effect.level = judgement.level;
    effect.trace = judgement.trace;
    return effect;
}

} // namespace qd::agents
