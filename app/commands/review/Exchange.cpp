#include "app/commands/review/Exchange.h"

#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/inbox/Aftermath.h"
#include "app/commands/inbox/EscalationReport.h"
#include "app/commands/inbox/Fates.h"
#include "app/commands/review/ReviewFile.h"
#include "core/base/Digest.h"
#include "core/rules/authority/Trusting.h"

namespace qd::app {

namespace {

bool isOpen(const Approval& item)
{
    return item.decider == human() && (item.status == ApprovalStatus::Waiting || item.status == ApprovalStatus::Stale);
}

/// What goes along, and a line for each thing that stays here.
struct Packed {
    QList<Approval> items;
    QList<Escalation> questions;
    QStringList stays;

    bool isEmpty() const { return items.isEmpty() && questions.isEmpty(); }
};

Result<Deputy> deputyNamed(const OfficeState& state, const QString& name, Instant now)
{
    const auto found = state.rules.deputies.constFind(name == QLatin1String("me") ? human() : AgentId{name});
    if (found == state.rules.deputies.constEnd())
        return Error{Error::Parse, QStringLiteral("nobody called \"%1\" may decide in your place").arg(name), QStringLiteral("--for"), QStringLiteral("one of those that quarterdeck deputies lists")};
    if (found->until && *found->until <= now)
        return Error{Error::Rule, QStringLiteral("the key of %1 counted until %2").arg(name, toRfc3339(*found->until)), QStringLiteral("--for"), QStringLiteral("\"deputies add\" names a later moment")};
    return *found;
}

/// Those that she named.
Result<Packed> itemsNamed(const OfficeState& state, const QStringList& ids)
{
    Packed packed;
    for (const QString& text : ids) {
        const Result<ApprovalId> id = idArgument<ApprovalId>(text, QStringLiteral("an inbox item"));
        if (!id)
            return id.error();
        const auto found = state.inbox.approvals.constFind(*id);
        const auto asked = state.inbox.escalations.constFind({id->uuid});
        if (found != state.inbox.approvals.constEnd() && isOpen(*found))
            packed.items.append(*found);
        else if (asked == state.inbox.escalations.constEnd() || asked->with != human())
            return Error{Error::Parse, QStringLiteral("no item %1 waits for you").arg(text), QStringLiteral("ID"), QStringLiteral("quarterdeck inbox list shows what does")};
        else if (const QString why = rules::whyItStays(*asked); !why.isEmpty())
            return Error{Error::Rule, QStringLiteral("\"%1\" is answered here alone: %2").arg(asked->issue.simplified(), why), QStringLiteral("ID"), {}};
        else
            packed.questions.append(*asked);
    }
    return packed;
}

/// All that waits for her: what can be decided elsewhere, and what cannot.
Packed allOf(const OfficeState& state)
{
    Packed packed;
    for (const Approval& item : state.inbox.approvals)
        if (isOpen(item))
            packed.items.append(item);
    for (const Escalation& item : state.inbox.escalations) {
        const QString why = rules::whyItStays(item);
        if (item.with == human() && why.isEmpty())
            packed.questions.append(item);
        else if (item.with == human())
            packed.stays.append(QStringLiteral("%1: %2 (%3)").arg(kindOf(item), item.issue.simplified(), why));
    }
    return packed;
}

Result<Packed> packedFor(const OfficeState& state, const Export& wanted, Instant now)
{
    Packed packed = allOf(state);
    if (!wanted.ids.isEmpty()) {
        const Result<Packed> named = itemsNamed(state, wanted.ids);
        if (!named)
            return named.error();
        packed = *named;
    }
    if (!wanted.deputy.isEmpty()) {
        const Result<Deputy> person = deputyNamed(state, wanted.deputy, now);
        if (!person)
            return person.error();
        for (const Approval& item : std::as_const(packed.items))
            if (rules::isBeyond(*person, item))
                packed.stays.append(QStringLiteral("%1 may not decide it: %2").arg(wanted.deputy, item.title.simplified()));
        packed.items.removeIf([&](const Approval& item) { return rules::isBeyond(*person, item); });
        for (const Escalation& item : std::as_const(packed.questions))
            if (!rules::mayRule(state, *person, item))
                packed.stays.append(QStringLiteral("%1 may not answer it: %2: %3").arg(wanted.deputy, kindOf(item), item.issue.simplified()));
        packed.questions.removeIf([&](const Escalation& item) { return !rules::mayRule(state, *person, item); });
    }
    if (!packed.isEmpty())
        return packed;
    const QString nothing = wanted.deputy.isEmpty() ? QStringLiteral("nothing waits for you that could be taken along") : QStringLiteral("nothing waits that %1 may decide").arg(wanted.deputy);
    return Error{Error::Rule, packed.stays.isEmpty() ? nothing : QStringLiteral("%1; %2").arg(nothing, staysInWords(packed.stays.size())), {}, {}};
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
    for (const Source& source : item.sources + item.lineage)
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

void sayExported(const Invocation& call, const QString& file, const Review& review)
{
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            field(out, "file", file);
            field(out, "items", qint64(review.items.size()));
            field(out, "questions", qint64(review.questions.size()));
            field(out, "stays", review.stays);
            field(out, "key", review.home);
        }));
    const qsizetype count = review.size();
    call.say(QStringLiteral("%1 in %2. \"quarterdeck review list %2\" shows them on any machine; what is in the file can be read by whoever has it.\nThe key of this home is %3.")
                 .arg(count == 1 ? QStringLiteral("1 item is") : QStringLiteral("%1 items are").arg(count), file, QString::fromLatin1(review.home.toHex())));
    sayStays(call, review);
}

/// What the record says came of it.
Result<BundleTaken> takenOf(const Invocation& call, const SignedFile& held, Sequence since)
{
    const Result<Json> text = Json::parse(held.text.toUtf8());
    const std::optional<BundleId> id = text ? BundleId::fromString(text->at(u"id").toString()) : std::nullopt;
    std::optional<BundleTaken> taken;
    const Result<Done> read = readFacts(call, since + 1, [&](const StoredFact& stored) {
        if (const auto* one = std::get_if<BundleTaken>(&stored.fact); one && id && one->bundle == *id && one->key == held.key)
            taken = *one;
    });
    if (!read)
        return read.error();
    return taken ? Result<BundleTaken>(*taken) : Result<BundleTaken>(Error{Error::Store, QStringLiteral("the record does not say what came of these decisions"), {}, QStringLiteral("quarterdeck log verify says whether it is whole")});
}

QString titleOf(const OfficeState& state, const Uuid& item)
{
    const auto asked = state.inbox.escalations.constFind({item});
    return (asked != state.inbox.escalations.constEnd() ? asked->issue : state.inbox.approvals.value({item}).title).simplified();
}

/// Those that do not count, each with the words on it: of what is gone what became of it, of the rest why.
Result<QList<BundleRefused>> leftInWords(const Invocation& call, const QList<BundleRefused>& left)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return state.error();
    QList<Uuid> gone;
    for (const BundleRefused& one : left)
        if (!isInInbox(*state, one.approval.uuid))
            gone.append(one.approval.uuid);
    const Result<QMap<Uuid, Error>> fates = fatesOf(call, gone);
    if (!fates)
        return fates.error();
    QList<BundleRefused> words;
    for (const BundleRefused& one : left) {
        const Uuid item = one.approval.uuid;
        const QString what = gone.contains(item) ? item.toString() : u'"' + titleOf(*state, item) + u'"';
        const auto fate = fates->constFind(item);
        words.append({one.approval, fate != fates->constEnd() ? fate->text : QStringLiteral("%1, because %2").arg(what, one.why)});
    }
    return words;
}

/// What came by now of those that count (aftermathOf). Error::Store.
Result<QStringList> cameOf(const Invocation& call, const OfficeState& before, const QList<ApprovalId>& taken)
{
    const Result<OfficeState> after = stateNow(call);
    if (!after)
        return after.error();
    QList<Uuid> said;
    for (const ApprovalId& item : taken)
        said.append(item.uuid);
    return aftermathOf(before, *after, said, SystemClock().now());
}

} // namespace

int exportItems(const Invocation& call, const Export& wanted)
{
    if (wanted.file.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("it does not say where the items are to be written"), QStringLiteral("--out"), QStringLiteral("the name of a file")});
    const Instant now = SystemClock().now();
    Result<std::unique_ptr<Past>> past = Past::open(call);
    const Result<OfficeState> state = past ? (*past)->state() : Result<OfficeState>(past.error());
    const Result<Packed> packed = state ? packedFor(*state, wanted, now) : Result<Packed>(state.error());
    if (!packed)
        return call.fail(packed.error());
    const Result<SigningKey> key = SigningKey::readOrMake(call.home.keyFile());
    if (!key)
        return call.fail(key.error());
    const Organisation& organisation = state->org.organisation();
    Review review{QString::fromLatin1(Review::kFormat), key->publicPart(), organisation.id, organisation.title, now, packed->items, {}, packed->stays};
    for (const Escalation& item : packed->questions)
        review.questions.append(rules::shownQuestion(*state, item));
    if (const Result<Done> filled = fill(review, (*past)->reader()); !filled)
        return call.fail(filled.error());
    if (const Result<Done> written = writeSigned(wanted.file, encode(review), *key); !written)
        return call.fail(written.error());
    sayExported(call, wanted.file, review);
    return kDone;
}

int takeAnswers(const Invocation& call, const QString& file)
{
    const Result<SignedFile> held = readSigned(file);
    const Result<OfficeState> before = held ? stateNow(call) : Result<OfficeState>(held.error());
    const Result<Receipt> receipt = before ? sendCommand(call, Command(TakeBundle{held->text, held->key, held->signature})) : Result<Receipt>(before.error());
    const Result<BundleTaken> taken = receipt ? takenOf(call, *held, before->sequence) : Result<BundleTaken>(receipt.error());
    const Result<QList<BundleRefused>> left = taken ? leftInWords(call, taken->refused) : Result<QList<BundleRefused>>(taken.error());
    if (!left)
        return call.fail(left.error());
    const Result<QStringList> came = cameOf(call, *before, taken->taken);
    if (!came)
        return call.fail(came.error());
    QStringList said{receipt->text.section(u'\n', 0, 0)}; // how many count
    for (const BundleRefused& one : *left)
        said.append(QStringLiteral("Left as it is: %1.").arg(one.why));
    said += *came;
    call.say(said.join(u'\n'));
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "done", said);
            field(out, "decided", taken->taken);
            fieldList(out, "left", *left, [&](const BundleRefused& one) {
                field(out, "id", one.approval);
                field(out, "why", one.why);
            });
        }));
    if (left->isEmpty())
        return came->isEmpty() ? kDone : kWaiting;
    return taken->taken.isEmpty() ? kRefused : kFailed;
}

Result<QString> reasonOf(const QCommandLineParser& parser)
{
    const QString reason = parser.value(QStringLiteral("reason")).trimmed();
    if (reason.isEmpty())
        return Error{Error::Parse, QStringLiteral("it does not say why it is rejected"), QStringLiteral("--reason"), QStringLiteral("a sentence; it stands on record, and whoever made it learns from it")};
    return reason;
}

} // namespace qd::app
