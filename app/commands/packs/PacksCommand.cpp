#include "app/commands/Commands.h"
#include "app/commands/packs/PackReport.h"
#include "app/packs/PackFiles.h"

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("list, take FILE [--into ORGANISATION], show ID, diff ID [TEXT …], adopt ID TEXT … or --all, remove ID");

Invocation callAbout(Invocation call, const QString& id)
{
    call.organisation = id;
    return call;
}

int list(const Invocation& call)
{
    const Result<QList<FoundPack>> packs = foundPacks(call);
    if (!packs)
        return call.fail(packs.error());
    printPacks(call, *packs);
    return kDone;
}

/// Keeps its file and has the pack taken; where it is not, the file of before stands there again.
int take(const Invocation& call, const QString& file, const QString& into)
{
    const Result<ShelvedPack> shelved = shelvePack(call.home, file, into);
    if (!shelved)
        return call.fail(shelved.error());
    const agents::ReadPack& read = shelved->read;
    const auto undo = [&](const Error& why) {
        const Result<Done> back = unshelvePack(call.home, *shelved);
        return call.fail(back ? why : back.error());
    };
    if (!into.isEmpty() && shelved->into.isEmpty())
        return undo({Error::Parse, QStringLiteral("\"%1\" brings an organisation of its own").arg(read.pack.id.text), QStringLiteral("--into"), QStringLiteral("nothing: only prompts and forms of replies that come alone are for one of yours")});
    const Result<Receipt> receipt = sendCommand(callAbout(call, shelved->organisation()), TakePack{read.pack, read.organisation});
    const Result<FoundPack> held = receipt ? heldPack(call, read.pack.id.text, shelved->organisation()) : Result<FoundPack>(receipt.error());
    if (!held)
        return undo(held.error());
    printTaken(call, read, *held, receipt->text);
    return kDone;
}

int show(const Invocation& call, const Result<FoundPack>& pack, const QStringList& names, bool differences)
{
    if (!pack)
        return call.fail(pack.error());
    Result<QList<PackText>> texts = packTexts(call, *pack, names);
    if (!texts)
        return call.fail(texts.error());
    if (!differences) {
        printPack(call, *pack, *texts);
        return kDone;
    }
    if (names.isEmpty())
        texts->removeIf([](const PackText& text) { return text.isAdopted; });
    printDifferences(call, *pack, *texts);
    return kDone;
}

int adopt(const Invocation& call, const Result<FoundPack>& pack, const QStringList& names, bool all)
{
    if (!pack)
        return call.fail(pack.error());
    if (names.isEmpty() != all)
        return call.fail({Error::Parse, QStringLiteral("adopt is not told what"), QStringLiteral("TEXT"), QStringLiteral("the names of texts that packs show %1 lists, or --all").arg(pack->held.pack.id.text)});
    const Result<QList<PackText>> texts = packTexts(call, *pack, names);
    if (!texts)
        return call.fail(texts.error());
    AdoptPack command{pack->held.pack.id, {}};
    for (const PackText& text : *texts)
        command.texts.insert(text.name, text.sha256);
    if (pack->isForHers())
        if (const Result<Done> whole = fits(call.home, pack->state.org.organisation(), pack->held.organisation, command.texts.keys()); !whole)
            return call.fail(whole.error());
    return carryOut(callAbout(call, pack->organisation), Command(command));
}

int remove(const Invocation& call, const Result<FoundPack>& pack, const QString& reason)
{
    if (!pack)
        return call.fail(pack.error());
    const PackId id = pack->held.pack.id;
    const int code = carryOut(callAbout(call, pack->organisation), Command(RemovePack{id, reason}));
    if (code != kDone)
        return code;
    const Result<Done> gone = agents::keepPack(call.home.path(), id.text, {}, pack->isForHers() ? pack->organisation : QString());
    return gone ? kDone : call.fail(gone.error());
}

} // namespace

int packsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | take FILE [--into ORGANISATION] | show ID | diff ID [TEXT …] | adopt ID TEXT … | adopt ID --all | remove ID\n"
                                                    "Organisations that somebody else made, and prompts and forms of replies for one of yours. They are data: they may do what both their rules and yours let them, and what agents are told of them is a stranger's word until you adopt it."));
    parser.addOption({QStringLiteral("all"), QStringLiteral("adopt: every text of the pack.")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("remove: why; it is kept in the record."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("into"), QStringLiteral("The organisation of yours that a pack's texts are for, where it brings none."), QStringLiteral("ORGANISATION")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    const QString into = parser.value(QStringLiteral("into"));
    const auto pack = [&] { return heldPack(call, words[1], into); };
    if (verb == QLatin1String("list") && words.size() <= 1)
        return list(call);
    if (verb == QLatin1String("take") && words.size() == 2)
        return take(call, words[1], into);
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, pack(), {}, false);
    if (verb == QLatin1String("diff") && words.size() >= 2)
        return show(call, pack(), words.mid(2), true);
    if (verb == QLatin1String("adopt") && words.size() >= 2)
        return adopt(call, pack(), words.mid(2), parser.isSet(QStringLiteral("all")));
    if (verb == QLatin1String("remove") && words.size() == 2)
        return remove(call, pack(), parser.value(QStringLiteral("reason")));
    return call.fail({Error::Parse, QStringLiteral("packs cannot \"%1\"").arg(words.join(QLatin1Char(' '))), words.value(0), kVerbs});
}

} // namespace qd::app
