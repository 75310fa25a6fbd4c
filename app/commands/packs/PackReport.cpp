#include "app/commands/packs/PackReport.h"

#include "app/commands/Fields.h"
#include "app/commands/record/PastQuestion.h"
#include "core/rules/packs/SkillPacks.h"

namespace qd::app {

namespace {

qsizetype unreadOf(const FoundPack& pack)
{
    return pack.isForHers() ? rules::notTold(pack.state, pack.held, pack.held.pack.texts.keys()).size() : pack.state.packs.unread(pack.held.pack.id).size();
}

void fields(JsonWriter& out, const FoundPack& found)
{
    const PacksState::Held& held = found.held;
    field(out, "id", held.pack.id);
    field(out, "title", held.pack.title);
    field(out, "publisher", held.pack.publisher);
    field(out, "version", held.pack.version);
    field(out, "licence", held.pack.licence);
    field(out, "key", held.pack.key);
    field(out, "sha256", held.pack.sha256);
    field(out, "taken", held.taken);
    field(out, "into", found.isForHers() ? found.organisation : QString());
    field(out, "text_count", qint64(held.pack.texts.size()));
    field(out, "unread", qint64(unreadOf(found)));
    field(out, "wants", held.pack.wants);
}

QString stateOf(const PackText& text)
{
    return text.isAdopted ? QStringLiteral("adopted") : text.wasAdopted ? QStringLiteral("changed since you adopted it") : text.isHers ? QStringLiteral("not read; another is told under that name") : QStringLiteral("not read");
}

/// What was adopted before of those that are others now, from the facts of the record.
Result<Done> readEarlier(const Invocation& call, EarlierTexts& earlier)
{
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    for (Sequence first = 1; !(*past)->isEmpty() && !earlier.isWhole();) {
        const Result<QList<StoredFact>> page = waitFor<QList<StoredFact>>([&](Mailbox* here, auto done) { (*past)->reader().facts(first, kPage, here, done); });
        if (!page)
            return page.error();
        earlier.read(*page);
        if (page->isEmpty())
            break;
        first = page->last().sequence + 1;
    }
    return Done{};
}

QString wordOfLine(rules::DiffLine::Kind kind)
{
    switch (kind) {
    case rules::DiffLine::Same: return QStringLiteral("same");
    case rules::DiffLine::Added: return QStringLiteral("added");
    case rules::DiffLine::Removed: return QStringLiteral("removed");
    }
    return {};
}

QString signOf(rules::DiffLine::Kind kind)
{
    return kind == rules::DiffLine::Added ? QStringLiteral("+ ") : kind == rules::DiffLine::Removed ? QStringLiteral("- ") : QStringLiteral("  ");
}

} // namespace

Result<QList<FoundPack>> foundPacks(const Invocation& call)
{
    QList<FoundPack> packs;
    for (const QString& name : call.home.recorded()) {
        Invocation there = call;
        there.organisation = name;
        const Result<OfficeState> state = stateNow(there);
        if (!state)
            return state.error();
        for (const PacksState::Held& held : state->packs.held)
            packs.append({held, name, *state});
    }
    return packs;
}

Result<FoundPack> heldPack(const Invocation& call, const QString& id, const QString& into)
{
    const Error none = packNotHeld(id);
    if (!agents::isSlug(id))
        return none;
    Result<QList<FoundPack>> packs = foundPacks(call);
    if (!packs)
        return packs.error();
    packs->removeIf([&](const FoundPack& pack) { return pack.held.pack.id.text != id || (!into.isEmpty() && pack.organisation != into); });
    QStringList where;
    for (const FoundPack& pack : std::as_const(*packs))
        where.append(pack.organisation);
    if (packs->size() > 1)
        return Error{Error::Parse, QStringLiteral("\"%1\" is held for %2 organisations").arg(id).arg(packs->size()), QStringLiteral("--into"), QStringLiteral("one of: %1").arg(where.join(QLatin1String(", ")))};
    return packs->isEmpty() ? Result<FoundPack>(none) : packs->first();
}

Result<QList<PackText>> packTexts(const Invocation& call, const FoundPack& pack, const QStringList& names)
{
    const PacksState::Held& held = pack.held;
    for (const QString& name : names)
        if (!held.pack.texts.contains(name))
            return Error{Error::Parse, QStringLiteral("the pack has no text \"%1\"").arg(name), QStringLiteral("TEXT"), held.pack.texts.keys().join(QLatin1String(", "))};
    QList<PackText> all = pack.isForHers() ? skillTexts(pack.state, held, agents::PromptShelf(call.home.path())) : packTexts(held);
    if (!names.isEmpty())
        all.removeIf([&names](const PackText& text) { return !names.contains(text.name); });
    if (pack.isForHers())
        return all;
    EarlierTexts earlier(held, all);
    Invocation there = call;
    there.organisation = pack.organisation;
    if (!earlier.isWhole())
        if (const Result<Done> read = readEarlier(there, earlier); !read)
            return read.error();
    earlier.putInto(all);
    return all;
}

QString signerInWords(const Pack& pack)
{
    return pack.key.isEmpty() ? QStringLiteral("not signed") : QStringLiteral("signed with the key %1").arg(QString::fromLatin1(pack.key.toHex()));
}

void printPacks(const Invocation& call, const QList<FoundPack>& packs)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) { fieldList(out, "packs", packs, [&](const FoundPack& pack) { fields(out, pack); }); }));
    if (packs.isEmpty())
        call.say(QStringLiteral("No pack is held: packs take FILE takes one."));
    for (const FoundPack& pack : packs) {
        const Pack& its = pack.held.pack;
        call.say(QStringLiteral("%1 %2, version %3, from %4 (%5)%6; %7 of %8 texts not adopted").arg(its.id.text, -22).arg(its.title, its.version, its.publisher, signerInWords(its),
                     pack.isForHers() ? QStringLiteral(", texts for %1").arg(pack.organisation) : QString()).arg(unreadOf(pack)).arg(its.texts.size()));
    }
}

void printPack(const Invocation& call, const FoundPack& found, const QList<PackText>& texts)
{
    const PacksState::Held& held = found.held;
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            fields(out, found);
            fieldList(out, "texts", texts, [&](const PackText& text) {
                field(out, "name", text.name);
                field(out, "sha256", text.sha256);
                field(out, "adopted", text.isAdopted);
                field(out, "changed", text.wasAdopted);
                field(out, "text", text.text);
            });
        }));
    call.say(QStringLiteral("%1, version %2, from %3, %4\nLicence: %5").arg(held.pack.title, held.pack.version, held.pack.publisher, signerInWords(held.pack), held.pack.licence));
    if (found.isForHers())
        call.say(QStringLiteral("Prompts and forms of replies for %1; each is told there once you have adopted it, and lets nothing that %1 does not.").arg(found.organisation));
    else
        call.say(held.pack.wants.isEmpty() ? QStringLiteral("It would do nothing outside.") : QStringLiteral("It would do outside, each time as far as your rules let it: %1").arg(held.pack.wants.join(QLatin1String(", "))));
    call.say((found.isForHers() ? QStringLiteral("What it would have agents told (") : QStringLiteral("What its agents are told (")) + QStringLiteral("packs diff %1 TEXT shows it, packs adopt %1 TEXT makes it yours):").arg(held.pack.id.text));
    for (const PackText& text : texts)
        call.say(QStringLiteral("  %1 %2").arg(text.name, -36).arg(stateOf(text)));
}

void printDifferences(const Invocation& call, const FoundPack& found, const QList<PackText>& texts)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            field(out, "id", found.held.pack.id);
            fieldList(out, "texts", texts, [&](const PackText& text) {
                field(out, "name", text.name);
                field(out, "sha256", text.sha256);
                field(out, "adopted_before", text.wasAdopted);
                field(out, "in_place_of_yours", text.isHers);
                fieldList(out, "lines", rules::linesBetween(text.before, text.text), [&](const rules::DiffLine& line) {
                    field(out, "kind", wordOfLine(line.kind));
                    field(out, "text", line.text);
                });
            });
        }));
    if (texts.isEmpty())
        call.say(QStringLiteral("You have adopted all of it as it stands."));
    for (const PackText& text : texts) {
        call.say(QStringLiteral("%1 (%2)").arg(text.name, stateOf(text)));
        for (const rules::DiffLine& line : rules::linesBetween(text.isAdopted ? text.text : text.before, text.text))
            call.say(signOf(line.kind) + line.text);
        call.say({});
    }
}

void printTaken(const Invocation& call, const agents::ReadPack& read, const FoundPack& found, const QString& said)
{
    const Pack& pack = found.held.pack;
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            fields(out, found);
            field(out, "left_out", read.leftOut);
        }));
    call.say(said);
    call.say(QStringLiteral("It is from %1, %2; that says who made it, and lets it do nothing.").arg(read.pack.publisher, signerInWords(read.pack)));
    for (const QString& line : read.leftOut)
        call.say(line);
    const QString left = QStringLiteral("%1 of its %2 texts are to be read: packs diff %3").arg(unreadOf(found)).arg(pack.texts.size()).arg(pack.id.text);
    call.say(found.isForHers() ? QStringLiteral("%1. Those that you adopt are told to the agents of %2.").arg(left, found.organisation) : QStringLiteral("%1. A run of it: run --org %2 --brief TEXT").arg(left, pack.id.text));
}

} // namespace qd::app
