#include "core/rules/outside/Ruled.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Outside.h"
#include "core/rules/outside/Splitting.h"

namespace qd::rules {

namespace {

/// Why her rules do not let it be sent any more, whoever let it out then; empty: they do, or it is not known what it was judged by.
QString whyForbidden(const OfficeState& state, const Effect& effect, Instant now)
{
    return effect.trace ? judged(state, effect.trace->traits, effect.agent, effect.run, now, {}, effect.trace->choice).forbidden : QString();
}

bool isAbout(const Escalation& escalation, const Effect& effect)
{
    if (!escalation.isUnknownOutcome())
        return false;
    return escalation.effect.isNull() ? escalation.run == effect.run && escalation.step == effect.step : escalation.effect == effect.id;
}

QString receiptOf(const QString& note)
{
    return note.isEmpty() ? QStringLiteral("You said that it went out.") : QStringLiteral("You said that it went out: %1").arg(note);
}

/// What follows from it, but for the question.
QList<Fact> followsFrom(const OfficeState& state, const Effect& effect, Ruling ruling, const QString& note, const Asking& asking)
{
    switch (ruling) {
    case Ruling::WentOut: {
        EffectConfirmed confirmed{effect.id, effect.run, effect.step, receiptOf(note)};
        confirmed.how = ConfirmedBy::Ruled;
        confirmed.evidence = note;
        return {confirmed};
    }
    case Ruling::DidNot: return {EffectWithdrawn{effect.id, QStringLiteral("%1 said that it did not go out").arg(asking.by.text)}};
    case Ruling::SendAgain: break;
    }
    EffectAuthorised authorised{asking.effect, asking.by, effect.sha256, asking.now, QStringLiteral("to be sent again, although it may be out already"), effect.trace, state.rules.epoch};
    return {EffectPlanned{sentAgain(effect, asking.effect, asking.now)}, authorised};
}

/// Of many: those alone of which nobody can tell. What the others have stays with them, so nothing is done anew by its step.
QList<Fact> judgeParts(const OfficeState& state, const Effect& whole, Ruling ruling, const QString& note, const Asking& asking)
{
    const QList<Fact> ruled = ruledParts(state, whole, ruling, asking.by, note, asking.now);
    const auto* withdrawn = std::get_if<EffectWithdrawn>(&ruled.last());
    const bool isAnew = withdrawn && withdrawn->effect == whole.id; // it went to nobody
    QList<Fact> facts;
    for (const Escalation& question : state.inbox.escalations)
        if (isAbout(question, whole))
            facts.append(EscalationSettled{question.id, question.run, question.step, asking.by, isAnew, note, wordOf(ruling)});
    return facts + ruled;
}

} // namespace

Effect sentAgain(const Effect& old, const EffectId& id, Instant now)
{
    Effect effect = old;
    effect.id = id;
    effect.status = EffectStatus::Planned;
    effect.notBefore.reset();
    effect.attempt = 0;
    effect.receipt.clear();
    effect.changed = now;
    effect.key.clear();
    effect.lookup.reset();
    effect.providerId.clear();
    effect.stepped.clear();
    effect.again = old.id;
    return effect;
}

QList<EffectId> askedAbout(const OfficeState& state, const Escalation& escalation)
{
    QList<EffectId> about;
    for (const Effect& effect : state.effects.open)
        if (isUnknown(effect.status) && isAbout(escalation, effect))
            about.append(effect.id);
    return about;
}

Result<QList<Fact>> judgeRuling(const OfficeState& state, const SettleEffect& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not say what became of it: only you may").arg(asking.by.text));
    const auto effect = state.effects.open.constFind(command.effect);
    if (effect == state.effects.open.constEnd())
        return refuse(QStringLiteral("what became of this is known, or was ruled already"));
    if (!isUnknown(effect->status))
        return refuse(QStringLiteral("\"%1\" is %2: nobody has to say what became of it").arg(effect->content.title, wordOf(effect->status)), QStringLiteral("one whose outcome is unknown"));
    if (command.ruling == Ruling::SendAgain && isGivenUp(state, *effect))
        return refuse(QStringLiteral("the run of \"%1\" has ended or is being undone, so nothing of it is sent any more").arg(effect->content.title), QStringLiteral("say that it went out, or that it did not"));
    if (const QString why = command.ruling == Ruling::SendAgain ? whyForbidden(state, *effect, asking.now) : QString(); !why.isEmpty())
        return refuse(QStringLiteral("\"%1\" may not be sent any more: %2").arg(effect->content.title, why), QStringLiteral("say that it went out, or that it did not"));
    const QString note = command.note.trimmed();
    if (const Effect* whole = wholeOf(state, *effect))
        return refuse(QStringLiteral("this is one of many of \"%1\"").arg(whole->content.title), QStringLiteral("say it of all of whom nobody can tell: %1").arg(whole->id.toString()));
    if (isSplit(*effect))
        return judgeParts(state, *effect, command.ruling, note, asking);
    QList<Fact> facts{EffectRuled{effect->id, effect->run, effect->step, command.ruling, asking.by, note, command.ruling == Ruling::SendAgain ? asking.effect : EffectId()}};
    // The question is answered before what follows: only what did not go out is done anew by its step.
    for (const Escalation& question : state.inbox.escalations)
        if (isAbout(question, *effect))
            facts.append(EscalationSettled{question.id, question.run, question.step, asking.by, command.ruling == Ruling::DidNot, note, wordOf(command.ruling)});
    return facts + followsFrom(state, *effect, command.ruling, note, asking);
}

Result<QList<Fact>> judgeOutcome(const OfficeState& state, const Escalation& escalation, const SettleEscalation& command, const Asking& asking)
{
    const QList<EffectId> about = askedAbout(state, escalation);
    const std::optional<Ruling> ruling = enumOf<Ruling>(command.option);
    if (!ruling)
        return wrong(QStringLiteral("option"), command.option.isEmpty() ? QStringLiteral("it is not said what became of it") : QStringLiteral("there is no option \"%1\" here").arg(command.option),
                     QStringLiteral("one of: went-out, did-not, send-again (which may do it twice)"));
    return judgeRuling(state, {about.value(0), *ruling, command.note}, asking);
}

} // namespace qd::rules
