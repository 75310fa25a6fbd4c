#include "app/commands/Commands.h"
#include "app/commands/packs/PackReport.h"
#include "app/packs/PackFiles.h"

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("list, take FILE, show ID, diff ID [TEXT …], adopt ID TEXT … or --all, remove ID");

Invocation callAbout(Invocation call, const QString& id)
{
    call.organisation = id;
    return call;
}

int list(const Invocation& call)
{
    QList<PacksState::Held> packs;
    for (const QString& name : call.home.recorded()) {
        const Result<OfficeState> state = stateNow(callAbout(call, name));
        if (!state)
            return call.fail(state.error());
        packs += state->packs.held.values();
    }
    printPacks(call, packs);
    return kDone;
}

/// Keeps its file and has the pack taken; where it is not, the file of before stands there again.
int take(const Invocation& call, const QString& file)
{
    const Result<ShelvedPack> shelved = shelvePack(call.home, file);
    if (!shelved)
        return call.fail(shelved.error());
    const agents::ReadPack& read = shelved->read;
    const QString id = read.pack.id.text;
    const Result<Receipt> receipt = sendCommand(callAbout(call, id), TakePack{read.pack, read.organisation});
    const Result<PacksState::Held> held = receipt ? heldPack(call, id) : Result<PacksState::Held>(receipt.error());
    if (!held) {
        const Result<Done> back = unshelvePack(call.home, *shelved);
        return call.fail(back ? held.error() : back.error());
    }
    printTaken(call, read, *held, receipt->text);
    return kDone;
}

int show(const Invocation& call, const QString& id, const QStringList& names, bool differences)
{
    const Result<PacksState::Held> held = heldPack(call, id);
    if (!held)
        return call.fail(held.error());
    Result<QList<PackText>> texts = packTexts(call, *held, names);
    if (!texts)
        return call.fail(texts.error());
    if (!differences) {
        printPack(call, *held, *texts);
        return kDone;
    }
    if (names.isEmpty())
        texts->removeIf([](const PackText& text) { return text.isAdopted; });
    printDifferences(call, *held, *texts);
    return kDone;
}

int adopt(const Invocation& call, const QString& id, const QStringList& names, bool all)
{
    if (names.isEmpty() != all)
        return call.fail({Error::Parse, QStringLiteral("adopt is not told what"), QStringLiteral("TEXT"), QStringLiteral("the names of texts that packs show %1 lists, or --all").arg(id)});
    const Result<PacksState::Held> held = heldPack(call, id);
    const Result<QList<PackText>> texts = held ? packTexts(call, *held, names) : Result<QList<PackText>>(held.error());
    if (!texts)
        return call.fail(texts.error());
    AdoptPack command{{id}, {}};
    for (const PackText& text : *texts)
        command.texts.insert(text.name, text.sha256);
    return carryOut(callAbout(call, id), Command(command));
}

int remove(const Invocation& call, const QString& id, const QString& reason)
{
    if (const Result<PacksState::Held> held = heldPack(call, id); !held)
        return call.fail(held.error());
    const int code = carryOut(callAbout(call, id), Command(RemovePack{{id}, reason}));
    if (code != kDone)
        return code;
    const Result<Done> gone = agents::keepPack(call.home.path(), id, {});
    return gone ? kDone : call.fail(gone.error());
}

} // namespace

int packsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | take FILE | show ID | diff ID [TEXT …] | adopt ID TEXT … | adopt ID --all | remove ID\n"
                                                    "Organisations that somebody else made. They are data: they may do what both their rules and yours let them, and what their agents are told is a stranger's word until you adopt it."));
    parser.addOption({QStringLiteral("all"), QStringLiteral("adopt: every text of the pack.")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("remove: why; it is kept in the record."), QStringLiteral("TEXT")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() <= 1)
        return list(call);
    if (verb == QLatin1String("take") && words.size() == 2)
        return take(call, words[1]);
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, words[1], {}, false);
    if (verb == QLatin1String("diff") && words.size() >= 2)
        return show(call, words[1], words.mid(2), true);
    if (verb == QLatin1String("adopt") && words.size() >= 2)
        return adopt(call, words[1], words.mid(2), parser.isSet(QStringLiteral("all")));
    if (verb == QLatin1String("remove") && words.size() == 2)
        return remove(call, words[1], parser.value(QStringLiteral("reason")));
    return call.fail({Error::Parse, QStringLiteral("packs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), words.value(0), kVerbs});
}

} // namespace qd::app
