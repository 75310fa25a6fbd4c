#include "app/commands/packs/PackReport.h"

#include "app/commands/Fields.h"
#include "app/commands/record/PastQuestion.h"
#include "core/rules/outside/PackTexts.h"

namespace qd::app {

namespace {

qsizetype unreadOf(const PacksState::Held& held)
{
    PacksState state;
    state.held.insert(held.pack.id, held);
    return state.unread(held.pack.id).size();
}

void fields(JsonWriter& out, const PacksState::Held& held)
{
    field(out, "id", held.pack.id);
    field(out, "title", held.pack.title);
    field(out, "publisher", held.pack.publisher);
    field(out, "version", held.pack.version);
    field(out, "licence", held.pack.licence);
    field(out, "key", held.pack.key);
    field(out, "sha256", held.pack.sha256);
    field(out, "taken", held.taken);
    field(out, "text_count", qint64(held.pack.texts.size()));
    field(out, "unread", qint64(unreadOf(held)));
    field(out, "wants", held.pack.wants);
}

QString stateOf(const PackText& text)
{
    return text.isAdopted ? QStringLiteral("adopted") : text.wasAdopted ? QStringLiteral("changed since you adopted it") : QStringLiteral("not read");
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

Result<PacksState::Held> heldPack(const Invocation& call, const QString& id)
{
    const Error none = packNotHeld(id);
    if (!agents::isSlug(id))
        return none;
    const Result<bool> recorded = call.home.hasRecord(id);
    if (!recorded || !*recorded)
        return recorded ? none : recorded.error();
    Invocation there = call;
    there.organisation = id;
    const Result<OfficeState> state = stateNow(there);
    if (!state)
        return state.error();
    const auto held = state->packs.held.constFind({id});
    return held == state->packs.held.constEnd() ? Result<PacksState::Held>(none) : *held;
}

Result<QList<PackText>> packTexts(const Invocation& call, const PacksState::Held& held, const QStringList& names)
{
    for (const QString& name : names)
        if (!held.pack.texts.contains(name))
            return Error{Error::Parse, QStringLiteral("the pack has no text \"%1\"").arg(name), QStringLiteral("TEXT"), held.pack.texts.keys().join(QLatin1String(", "))};
    QList<PackText> all = packTexts(held);
    if (!names.isEmpty())
        all.removeIf([&names](const PackText& text) { return !names.contains(text.name); });
    EarlierTexts earlier(held, all);
    Invocation there = call;
    there.organisation = held.pack.id.text;
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

void printPacks(const Invocation& call, const QList<PacksState::Held>& packs)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) { fieldList(out, "packs", packs, [&](const PacksState::Held& held) { fields(out, held); }); }));
    if (packs.isEmpty())
        call.say(QStringLiteral("No pack is held: packs take FILE takes one."));
    for (const PacksState::Held& held : packs)
        call.say(QStringLiteral("%1 %2, version %3, from %4 (%5); %6 of %7 texts not adopted").arg(held.pack.id.text, -22).arg(held.pack.title, held.pack.version, held.pack.publisher, signerInWords(held.pack))
                     .arg(unreadOf(held)).arg(held.pack.texts.size()));
}

void printPack(const Invocation& call, const PacksState::Held& held, const QList<PackText>& texts)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            fields(out, held);
            fieldList(out, "texts", texts, [&](const PackText& text) {
                field(out, "name", text.name);
                field(out, "sha256", text.sha256);
                field(out, "adopted", text.isAdopted);
                field(out, "changed", text.wasAdopted);
                field(out, "text", text.text);
            });
        }));
    call.say(QStringLiteral("%1, version %2, from %3, %4\nLicence: %5").arg(held.pack.title, held.pack.version, held.pack.publisher, signerInWords(held.pack), held.pack.licence));
    call.say(held.pack.wants.isEmpty() ? QStringLiteral("It would do nothing outside.") : QStringLiteral("It would do outside, each time as far as your rules let it: %1").arg(held.pack.wants.join(QLatin1String(", "))));
    call.say(QStringLiteral("What its agents are told (packs diff %1 TEXT shows it, packs adopt %1 TEXT makes it yours):").arg(held.pack.id.text));
    for (const PackText& text : texts)
        call.say(QStringLiteral("  %1 %2").arg(text.name, -36).arg(stateOf(text)));
}

void printDifferences(const Invocation& call, const PacksState::Held& held, const QList<PackText>& texts)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            field(out, "id", held.pack.id);
            fieldList(out, "texts", texts, [&](const PackText& text) {
                field(out, "name", text.name);
                field(out, "sha256", text.sha256);
                field(out, "adopted_before", text.wasAdopted);
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

void printTaken(const Invocation& call, const agents::ReadPack& read, const PacksState::Held& held, const QString& said)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            fields(out, held);
            field(out, "left_out", read.leftOut);
        }));
    call.say(said);
    call.say(QStringLiteral("It is from %1, %2; that says who made it, and lets it do nothing.").arg(read.pack.publisher, signerInWords(read.pack)));
    for (const QString& line : read.leftOut)
        call.say(line);
    call.say(QStringLiteral("%1 of its %2 texts are to be read: packs diff %3. A run of it: run --org %3 --brief TEXT").arg(unreadOf(held)).arg(held.pack.texts.size()).arg(held.pack.id.text));
}

} // namespace qd::app
