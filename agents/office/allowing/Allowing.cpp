#include "agents/office/allowing/Allowing.h"

#include "agents/effects/Dispatcher.h"
#include "agents/effects/Replacing.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/people/People.h"

namespace qd::agents {

namespace {

Error refusal(const QString& why)
{
    return Error{Error::Rule, why, {}, {}};
}

/// What takes the place of something else asks, whatever lets its kind out.
void cutByTarget(rules::Judgement& judgement, const EffectContent& content)
{
    const auto replaced = content.details.constFind(kReplaces);
    if (replaced == content.details.constEnd() || judgement.level <= Autonomy::L3)
        return;
    const QString* what = std::get_if<QString>(&*replaced);
    AuthorityTrace& trace = judgement.trace;
    trace.cuts.append({QStringLiteral("target"), Autonomy::L3, QStringLiteral("it takes the place of %1").arg(what ? *what : QStringLiteral("something else"))});
    trace.why = QStringLiteral("You are asked, although \"%1\" goes out by itself: %2.").arg(content.kind.text, trace.cuts.last().why);
    judgement.level = trace.level = Autonomy::L3;
}

/// What is personal in words goes no further than its way out may carry unless she says so, and then she is told what it is (promise P6, rules R2 and R4).
void cutByWords(rules::Judgement& judgement, const EffectContent& content, const QString& tooMuch)
{
    AuthorityTrace& trace = judgement.trace;
    const Autonomy to = trace.traits.reversible ? Autonomy::L3 : Autonomy::L2;
    if (!tooMuch.isEmpty() && to < judgement.level) {
        trace.cuts.append({QStringLiteral("label"), to, tooMuch});
        trace.why += QStringLiteral(" It is not %1: %2.").arg(wordOf(judgement.level), tooMuch);
        trace.level = judgement.level = to;
    }
    const Value values = content.details.value(rules::kPersonal, QString());
    if (const QString* which = std::get_if<QString>(&values); which && !which->isEmpty())
        trace.why += QStringLiteral(" It holds personal data: %1.").arg(*which);
}

/// What is personal or secret says so in its content, and so in its hash. Whom it is for never goes where it may not lie; neither does a secret.
Result<Effect> weighed(const OfficeState& state, const Dispatcher& dispatcher, Effect effect, const ActionTraits& traits, const QList<ChoiceInput>& choices, std::optional<Autonomy> instead,
                       Instant now)
{
    rules::Judgement judgement = rules::judged(state, traits, effect.agent, effect.run, now, instead, choices);
    cutByTarget(judgement, effect.content);
    if (!judgement.forbidden.isEmpty())
        return refusal(judgement.forbidden);
    const std::optional<ConnectorInfo> way = dispatcher.infoOf(traits.connector);
    const QString why = way ? whyTooMuch(traits.carries, way->title, way->clearance) : QString();
    const bool isInWords = traits.carries == Confidentiality::Pii && effect.content.carries.value_or(Confidentiality::Public) < Confidentiality::Pii;
    if (!why.isEmpty() && !isInWords)
        return refusal(why);
    cutByWords(judgement, effect.content, why);
    if (traits.carries >= Confidentiality::Pii && why.isEmpty()) { // the door looks at it again, and a yes is bound to it
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
    Label its = text;
    if (effect.content.details.contains(rules::kPersonal)) // whatever it was made from
        its.confidentiality = std::max(its.confidentiality, Confidentiality::Pii);
    return weighed(state, dispatcher, effect, rules::traitsOf(effect.content, its, rules::labelOf(choices)), choices, instead, now);
}

Result<Effect> stillAllowed(const OfficeState& state, const Dispatcher& dispatcher, const Effect& effect, const AuthorityTrace& then, std::optional<Autonomy> instead, Instant now)
{
    ActionTraits traits = then.traits;
    traits.cost = effect.content.cost;
    return weighed(state, dispatcher, effect, traits, then.choice, instead, now);
}

} // namespace qd::agents
