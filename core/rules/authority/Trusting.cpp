#include "core/rules/authority/Trusting.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/RuleCheck.h"

namespace qd::rules {

namespace {

constexpr qsizetype kKeyBytes = 32; // Ed25519, RFC 8032

/// What there is to raise: the reply of a step, or an artefact.
Result<Label> labelNow(const RunState& run, const RaiseLabel& command)
{
    if (!command.step.isEmpty()) {
        const auto step = run.steps.constFind(command.step);
        if (step == run.steps.constEnd() || step->reply.isEmpty())
            return wrong(QStringLiteral("step"), QStringLiteral("\"%1\" has brought nothing yet").arg(command.step.text), QStringLiteral("a step of the run that has a reply"));
        return step->label;
    }
    for (const QList<Artefact>& versions : run.artefacts)
        for (const Artefact& artefact : versions)
            if (artefact.id == command.artefact)
                return artefact.label;
    return wrong(QStringLiteral("artefact"), QStringLiteral("the run has no such piece"), QStringLiteral("a step, or a piece of the run"));
}

} // namespace

Result<QList<Fact>> judgeDeputy(const OfficeState& state, const SetDeputy& command, const Asking& asking)
{
    const Deputy& deputy = command.deputy;
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not name a deputy: only you may").arg(asking.by.text));
    if (command.gone && !state.rules.deputies.contains(deputy.id))
        return wrong(QStringLiteral("id"), QStringLiteral("there is no deputy \"%1\"").arg(deputy.id.text), QStringLiteral("one that was named"));
    if (command.gone)
        return QList<Fact>{DeputySet{state.rules.deputies.value(deputy.id), true, asking.by}};
    if (!isName(deputy.id.text))
        return wrong(QStringLiteral("id"), QStringLiteral("\"%1\" is no id").arg(deputy.id.text), QStringLiteral("small letters, digits and single hyphens, as in \"anna-berg\""));
    if (deputy.id == system() || state.org.organisation().agent(deputy.id))
        return wrong(QStringLiteral("id"), QStringLiteral("\"%1\" is somebody else already").arg(deputy.id.text), QStringLiteral("an id that nobody has: a deputy is another person, or \"human\": you on another machine"));
    if (deputy.title.trimmed().isEmpty())
        return wrong(QStringLiteral("title"), QStringLiteral("the deputy has no name"), QStringLiteral("the person's name"));
    if (deputy.publicKey.size() != kKeyBytes)
        return wrong(QStringLiteral("public_key"), QStringLiteral("the key has %1 bytes").arg(deputy.publicKey.size()), QStringLiteral("an Ed25519 public key: 32 bytes, 64 hexadecimal digits"));
    for (const Deputy& other : state.rules.deputies)
        if (other.publicKey == deputy.publicKey && other.id != deputy.id)
            return wrong(QStringLiteral("public_key"), QStringLiteral("that is the key of %1").arg(other.id.text), QStringLiteral("a key of their own: what is signed with it is one person's word"));
    if (deputy.until && *deputy.until <= asking.now)
        return wrong(QStringLiteral("until"), QStringLiteral("that moment has passed"), QStringLiteral("a moment that is yet to come, or none"));
    return QList<Fact>{DeputySet{deputy, false, asking.by}};
}

bool mayDeputise(const OfficeState& state, const Approval& approval, const Asking& asking)
{
    const auto deputy = state.rules.deputies.constFind(asking.by);
    if (asking.by == human() || deputy == state.rules.deputies.constEnd() || approval.decider != human() || isOver(*deputy, asking.now))
        return false;
    return !isBeyond(*deputy, approval);
}

QString whyNotTheirs(const OfficeState& state, const Approval& held, Instant now)
{
    if (held.deputy) {
        const auto deputy = state.rules.deputies.constFind(*held.deputy);
        const bool may = deputy != state.rules.deputies.constEnd() && !isBeyond(*deputy, held) && !isOver(*deputy, now);
        return may ? QString() : QStringLiteral("%1, who said yes to it in your place, may not decide it any more").arg(held.deputy->text);
    }
    if (held.decider == human() || delegates(state, held).contains(held.decider))
        return {};
    return QStringLiteral("%1, to whom you gave it, may not decide it any more").arg(held.decider.text);
}

bool isOver(const Deputy& deputy, Instant now)
{
    return deputy.until && *deputy.until <= now;
}

bool isBeyond(const Deputy& deputy, const Approval& approval)
{
    return (!deputy.kinds.isEmpty() && !deputy.kinds.contains(approval.kind)) || (deputy.most && approval.content.cost > *deputy.most);
}

Result<QList<Fact>> judgeRaise(const OfficeState& state, const RaiseLabel& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not have anything trusted more: only you may").arg(asking.by.text));
    const auto run = state.runs.open.constFind(command.run);
    if (run == state.runs.open.constEnd())
        return wrong(QStringLiteral("run"), QStringLiteral("there is no such run that is open"), QStringLiteral("the id of an open run"));
    const Result<Label> before = labelNow(*run, command);
    if (!before)
        return before.error();
    if (command.to <= before->integrity)
        return wrong(QStringLiteral("to"), QStringLiteral("it is trusted as \"%1\" already").arg(wordOf(before->integrity)), QStringLiteral("something higher"));
    if (command.note.trimmed().isEmpty())
        return wrong(QStringLiteral("note"), QStringLiteral("it does not say why this can be trusted"), QStringLiteral("a sentence: it stands on record beside what is done with it"));
    LabelRaised raised;
    raised.kind = command.step.isEmpty() ? QStringLiteral("artefact") : QStringLiteral("step");
    raised.reference = command.step.isEmpty() ? command.artefact.toString() : QString();
    raised.run = command.run;
    raised.step = command.step;
    raised.before = *before;
    raised.after = *before;
    raised.after.integrity = command.to;
    raised.by = asking.by;
    raised.how = QStringLiteral("human");
    raised.note = command.note.trimmed();
    return QList<Fact>{raised};
}

} // namespace qd::rules
