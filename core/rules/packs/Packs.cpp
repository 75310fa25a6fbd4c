#include "core/rules/packs/Packs.h"

#include "core/base/Digest.h"
#include "core/facts/FactCodec.h"
#include "core/rules/Refusals.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/rules/packs/Taming.h"

namespace qd::rules {

namespace {

std::optional<Error> onlyHers(const Asking& asking)
{
    if (asking.by == human())
        return std::nullopt;
    return refuse(QStringLiteral("%1 may not say what of others' is used here: only you may").arg(asking.by.text));
}

/// What is held of it is what its organisation says, and that brings nothing that no pack may bring: whoever read the file looked after that.
std::optional<Error> whyNotWhole(const TakePack& command)
{
    const Pack& pack = command.pack;
    const QByteArray organisation = encode(command.organisation);
    const Organisation& brought = command.organisation;
    const Organisation tame = isSkills(brought) ? skillsOf(pack.id, pack.title, brought.prompts, brought.replies) : tamed(brought, pack.id).organisation;
    const bool isItsOwn = brought.id.text == pack.id.text && encode(tame) == organisation;
    if (!isItsOwn)
        return wrong(QStringLiteral("organisation"), QStringLiteral("the organisation is not as a pack's can be"), QStringLiteral("one that was read from its file"));
    if (pack.organisation != sha256(organisation) || pack.texts != digestsOf(textsOf(command.organisation)) || pack.wants != wantsOf(command.organisation))
        return wrong(QStringLiteral("pack"), QStringLiteral("the pack says something else than its organisation"), QStringLiteral("one that was read from its file"));
    return std::nullopt;
}

Error notHeld() { return wrong(QStringLiteral("pack"), QStringLiteral("no pack of that id is held"), QStringLiteral("the id of one that is")); }

} // namespace

Result<QList<Fact>> judgePack(const OfficeState& state, const TakePack& command, const Asking& asking)
{
    if (const std::optional<Error> refusal = onlyHers(asking))
        return *refusal;
    const Pack& pack = command.pack;
    const auto held = state.packs.held.constFind(pack.id);
    const bool isHeld = held != state.packs.held.constEnd();
    if (isHeld && (held->pack.publisher != pack.publisher || held->pack.key != pack.key))
        return refuse(QStringLiteral("\"%1\" is held already, from somebody else (%2)").arg(pack.id.text, held->pack.publisher), QStringLiteral("remove that one first"));
    if (isSkills(command.organisation)) {
        if (const std::optional<Error> refusal = whyNotFor(state, pack))
            return *refusal;
    } else if (!state.org.current.isEmpty() && state.org.organisation().pack != pack.id.text)
        return refuse(QStringLiteral("the organisation \"%1\" of this home is yours, and no pack takes its place").arg(pack.id.text), QStringLiteral("a pack whose organisation has another id"));
    if (isHeld && held->pack.sha256 == pack.sha256 && encode(held->organisation) == encode(command.organisation)) // a newer program may read it otherwise
        return QList<Fact>{};
    if (const std::optional<Error> fault = whyNotWhole(command))
        return *fault;
    return QList<Fact>{PackTaken{pack, command.organisation, asking.by}};
}

Result<QList<Fact>> judgeAdoption(const OfficeState& state, const AdoptPack& command, const Asking& asking)
{
    if (const std::optional<Error> refusal = onlyHers(asking))
        return *refusal;
    const auto held = state.packs.held.constFind(command.pack);
    if (held == state.packs.held.constEnd())
        return notHeld();
    PackAdopted adopted{command.pack, {}, asking.by};
    for (auto text = command.texts.begin(); text != command.texts.end(); ++text) {
        if (!held->pack.texts.contains(text.key()))
            return wrong(QStringLiteral("texts"), QStringLiteral("the pack has no \"%1\"").arg(text.key()), QStringLiteral("the name of one that it has"));
        if (held->pack.texts.value(text.key()) != *text)
            return refuse(QStringLiteral("\"%1\" is not what you read").arg(text.key()), QStringLiteral("look at it again, then adopt it"));
        const bool isNew = isSkills(held->organisation) ? !notTold(state, *held, {text.key()}).isEmpty() : held->adopted.value(text.key()) != *text;
        if (isNew)
            adopted.texts.insert(text.key(), *text);
    }
    if (adopted.texts.isEmpty())
        return QList<Fact>{};
    return QList<Fact>{adopted} + (isSkills(held->organisation) ? takenOver(state, *held, adopted.texts.keys(), asking) : QList<Fact>());
}

Result<QList<Fact>> judgeRemoval(const OfficeState& state, const RemovePack& command, const Asking& asking)
{
    if (const std::optional<Error> refusal = onlyHers(asking))
        return *refusal;
    const auto held = state.packs.held.constFind(command.pack);
    if (held == state.packs.held.constEnd())
        return notHeld();
    if (const RunState* run = isSkills(held->organisation) ? toldIn(state, *held) : nullptr)
        return refuse(QStringLiteral("a run that is told something of it is open: \"%1\"").arg(run->title), QStringLiteral("let it end, or stop it"));
    for (const RunState& run : state.runs.open)
        if (state.org.organisations.value(run.organisation).pack == command.pack.text)
            return refuse(QStringLiteral("a run of it is open: \"%1\"").arg(run.title), QStringLiteral("let it end, or stop it"));
    return QList<Fact>{PackRemoved{command.pack, command.reason.trimmed(), asking.by}} + (isSkills(held->organisation) ? givenBack(state, *held, asking) : QList<Fact>());
}

std::optional<Error> whyNotBegun(const OfficeState& state, const Organisation& organisation)
{
    if (organisation.pack.isEmpty() || state.packs.held.contains({organisation.pack}))
        return std::nullopt;
    return refuse(QStringLiteral("the pack \"%1\" was removed, so nothing of it begins").arg(organisation.pack), QStringLiteral("take it again first"));
}

std::optional<Error> whyNotAdopted(const OfficeState& state, const Organisation& organisation)
{
    if (organisation.pack.isEmpty())
        return std::nullopt;
    const auto held = state.packs.held.constFind({organisation.pack});
    if (held != state.packs.held.constEnd() && encode(held->organisation) == encode(organisation))
        return std::nullopt;
    return refuse(QStringLiteral("the organisation says that it came in the pack \"%1\", which is not so").arg(organisation.pack), QStringLiteral("take the pack"));
}

} // namespace qd::rules
