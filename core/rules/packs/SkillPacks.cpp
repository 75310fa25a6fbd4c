#include "core/rules/packs/SkillPacks.h"

#include "core/base/Digest.h"
#include "core/facts/FactCodec.h"
#include "core/rules/Refusals.h"
#include "core/rules/money/Limits.h"
#include "core/rules/packs/PackTexts.h"

namespace qd::rules {

namespace {

/// Where the texts of that kind stand: "prompt/draft" among the prompts. `name` loses the kind.
QMap<QString, QString>& shelfOf(Organisation& organisation, QString& name)
{
    const bool isPrompt = name.section(u'/', 0, 0) == QLatin1String("prompt");
    name = name.section(u'/', 1);
    return isPrompt ? organisation.prompts : organisation.replies;
}

/// What the organisation is told of the pack: each text of its own that is one which was adopted of that pack.
QStringList toldOf(const Organisation& organisation, const PacksState::Held& held)
{
    QStringList names;
    Organisation own;
    own.prompts = organisation.prompts;
    own.replies = organisation.replies;
    for (auto adopted = held.adopted.begin(); adopted != held.adopted.end(); ++adopted) {
        QString name = adopted.key();
        const QMap<QString, QString>& shelf = shelfOf(own, name);
        if (const auto text = shelf.constFind(name); text != shelf.constEnd() && sha256(text->toUtf8()) == *adopted)
            names.append(adopted.key());
    }
    return names;
}

/// Nothing where it is as it was.
QList<Fact> usedAs(const OfficeState& state, const Organisation& changed, const Asking& asking)
{
    const QByteArray digest = sha256(encode(changed));
    if (digest == state.org.current)
        return {};
    return {OrganisationAdopted{changed, digest, changed.id.text, countedBefore(state, state.limits.over(changed.budgets), asking.now)}};
}

} // namespace

Organisation skillsOf(const PackId& pack, const QString& title, const QMap<QString, QString>& prompts, const QMap<QString, QString>& replies)
{
    Organisation skills;
    skills.id = {pack.text};
    skills.title = title;
    skills.pack = pack.text;
    skills.prompts = prompts;
    skills.replies = replies;
    return skills;
}

std::optional<Error> whyNotFor(const OfficeState& state, const Pack& pack)
{
    const Organisation& organisation = state.org.organisation();
    if (state.org.current.isEmpty())
        return refuse(QStringLiteral("\"%1\" brings prompts and forms of replies alone, and no organisation is here that they could be for").arg(pack.id.text), QStringLiteral("an organisation of yours"));
    if (!organisation.pack.isEmpty())
        return refuse(QStringLiteral("\"%1\" came in a pack itself, and what its agents are told is as its publisher wrote it").arg(organisation.id.text), QStringLiteral("an organisation of yours"));
    if (organisation.id.text == pack.id.text)
        return refuse(QStringLiteral("the organisation \"%1\" of this home is yours, and no pack takes its name").arg(pack.id.text), QStringLiteral("a pack of another id"));
    return std::nullopt;
}

Organisation withTakenOver(const OfficeState& state, Organisation organisation)
{
    const Organisation& before = state.org.organisation();
    if (!organisation.pack.isEmpty())
        return organisation;
    const bool isHers = before.pack.isEmpty();
    organisation.prompts = isHers ? before.prompts : QMap<QString, QString>();
    organisation.replies = isHers ? before.replies : QMap<QString, QString>();
    return organisation;
}

QStringList notTold(const OfficeState& state, const PacksState::Held& held, const QStringList& texts)
{
    const QStringList told = toldOf(state.org.organisation(), held);
    QStringList left;
    for (const QString& name : texts)
        if (!told.contains(name) || held.adopted.value(name) != held.pack.texts.value(name))
            left.append(name);
    return left;
}

QList<Fact> takenOver(const OfficeState& state, const PacksState::Held& held, const QStringList& texts, const Asking& asking)
{
    Organisation changed = state.org.organisation();
    const QMap<QString, QString> all = textsOf(held.organisation);
    for (const QString& text : texts) {
        QString name = text;
        QMap<QString, QString>& shelf = shelfOf(changed, name);
        shelf.insert(name, all.value(text));
    }
    return usedAs(state, changed, asking);
}

QList<Fact> givenBack(const OfficeState& state, const PacksState::Held& held, const Asking& asking)
{
    Organisation changed = state.org.organisation();
    const QStringList told = toldOf(changed, held);
    for (QString name : told) {
        QMap<QString, QString>& shelf = shelfOf(changed, name);
        shelf.remove(name);
    }
    return usedAs(state, changed, asking);
}

const RunState* toldIn(const OfficeState& state, const PacksState::Held& held)
{
    for (const RunState& run : state.runs.open)
        if (const auto its = state.org.organisations.constFind(run.organisation); its != state.org.organisations.constEnd() && its->pack.isEmpty() && !toldOf(*its, held).isEmpty())
            return &run;
    return nullptr;
}

} // namespace qd::rules
