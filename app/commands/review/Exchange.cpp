#include "app/commands/review/Exchange.h"

#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/review/ReviewFile.h"
#include "core/base/Digest.h"

namespace qd::app {

namespace {

bool isOpen(const Approval& item)
{
    return item.decider == human() && (item.status == ApprovalStatus::Waiting || item.status == ApprovalStatus::Stale);
}

/// Those that she named, or all that wait for her.
Result<QList<Approval>> itemsFor(const OfficeState& state, const QStringList& ids)
{
    QList<Approval> items;
    for (const QString& text : ids) {
        const Result<ApprovalId> id = idArgument<ApprovalId>(text, QStringLiteral("an inbox item"));
        if (!id)
            return id.error();
        const auto found = state.inbox.approvals.constFind(*id);
        if (found == state.inbox.approvals.constEnd() || !isOpen(*found))
            return Error{Error::Parse, QStringLiteral("no approval %1 waits for you").arg(text), QStringLiteral("ID"), QStringLiteral("quarterdeck inbox list shows what does; questions are answered here")};
        items.append(*found);
    }
    if (ids.isEmpty())
        for (const Approval& item : state.inbox.approvals)
            if (isOpen(item))
                items.append(item);
    if (items.isEmpty())
        return Error{Error::Rule, QStringLiteral("no approval waits for you, so there is nothing to take along"), {}, {}};
    return items;
}

/// What the item names by its hash and one needs to judge it. What is sealed for one person cannot be read without this home.
QList<QByteArray> namesIn(const Approval& item)
{
    QList<QByteArray> names{item.preview, item.draft, item.previousDraft};
    for (const EffectFile& file : item.content.files)
        if (file.sealedFor.isNull())
            names.append(file.sha256);
    for (const SentRequest& request : item.content.requests)
        names.append(request.sha256);
    for (const Source& source : item.sources)
        names.append(source.sha256);
    names.removeAll(QByteArray());
    return names;
}

/// Puts in what the record has of it. Error::Store when what is to be judged is not there; a source that was never kept is left out.
Result<Done> fill(Review& review, HistoryReader& reader)
{
    for (const Approval& item : std::as_const(review.items))
        for (const QByteArray& name : namesIn(item)) {
            if (review.kept.contains(name))
                continue;
            const Result<QByteArray> bytes = waitFor<QByteArray>([&](Mailbox* here, auto done) { reader.blob(name, here, done); });
            const bool isThere = bytes && sha256(*bytes) == name;
            if (isThere)
                review.kept.insert(name, QString::fromLatin1(bytes->toBase64()));
            else if (name == item.draft || name == item.preview)
                return bytes ? Error{Error::Store, QStringLiteral("the record does not have the text of \"%1\"").arg(item.title), {}, QStringLiteral("\"log verify\" says what else is missing")} : bytes.error();
        }
    return Done{};
}

} // namespace

int exportItems(const Invocation& call, const QStringList& ids, const QString& file)
{
    if (file.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("it does not say where the items are to be written"), QStringLiteral("--out"), QStringLiteral("the name of a file")});
    Result<std::unique_ptr<Past>> past = Past::open(call);
    const Result<OfficeState> state = past ? (*past)->state() : Result<OfficeState>(past.error());
    const Result<QList<Approval>> items = state ? itemsFor(*state, ids) : Result<QList<Approval>>(state.error());
    if (!items)
        return call.fail(items.error());
    const Result<SigningKey> key = SigningKey::readOrMake(call.home.keyFile());
    if (!key)
        return call.fail(key.error());
    const Organisation& organisation = state->org.organisation();
    Review review{QString::fromLatin1(Review::kFormat), key->publicPart(), organisation.id, organisation.title, SystemClock().now(), *items, {}};
    if (const Result<Done> filled = fill(review, (*past)->reader()); !filled)
        return call.fail(filled.error());
    if (const Result<Done> written = writeSigned(file, encode(review), *key); !written)
        return call.fail(written.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "file", file);
            field(out, "items", qint64(items->size()));
            field(out, "key", key->publicPart());
        }));
    else
        call.say(QStringLiteral("%1 in %2. \"quarterdeck review list %2\" shows them on any machine; what is in the file can be read by whoever has it.\nThe key of this home is %3.")
                     .arg(items->size() == 1 ? QStringLiteral("1 item is") : QStringLiteral("%1 items are").arg(items->size()), file, QString::fromLatin1(key->publicPart().toHex())));
    return kDone;
}

int takeAnswers(const Invocation& call, const QString& file)
{
    const Result<SignedFile> held = readSigned(file);
    return held ? carryOut(call, Command(TakeBundle{held->text, held->key, held->signature})) : call.fail(held.error());
}

} // namespace qd::app
