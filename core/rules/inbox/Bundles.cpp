#include "core/rules/inbox/Bundles.h"

#include "core/base/signing/Signature.h"
#include "core/rules/Refusals.h"
#include "core/rules/authority/Trusting.h"
#include "core/rules/people/FreeWords.h"

#include <QSet>

#include <algorithm>

namespace qd::rules {

namespace {

const QString kFile = QStringLiteral("file");

QString day(Instant at)
{
    return toRfc3339(at).left(16).replace(u'T', u' ') + QStringLiteral(" UTC");
}

/// The text that was signed, taken apart; only one that would be written so again.
Result<Bundle> readBundle(const QString& text)
{
    const QString hint = QStringLiteral("a file that \"quarterdeck review\" has written");
    const Result<Bundle> read = decodeText<Bundle>(text.toUtf8());
    if (!read)
        return wrong(kFile, QStringLiteral("these are no decisions: %1").arg(read.error().text), hint);
    if (read->format != QLatin1String(Bundle::kFormat))
        return wrong(kFile, QStringLiteral("what was signed are no decisions, or they are of another version of this program"), hint);
    if (encode(*read) != text.toUtf8())
        return wrong(kFile, QStringLiteral("the decisions are not written as they would be signed"), hint);
    if (read->id.isNull())
        return wrong(kFile, QStringLiteral("the decisions have no id"), hint);
    return read;
}

/// The person whose key it is.
std::optional<Deputy> ownerOf(const OfficeState& state, const QByteArray& key)
{
    const auto found = std::find_if(state.rules.deputies.begin(), state.rules.deputies.end(), [&](const Deputy& deputy) { return deputy.publicKey == key; });
    return found == state.rules.deputies.end() ? std::nullopt : std::optional(*found);
}

Result<Done> isForHere(const OfficeState& state, const Bundle& bundle, const Asking& asking)
{
    if (asking.home.isEmpty())
        return refuse(QStringLiteral("this home has no key of its own that decisions could be for"), QStringLiteral("see that its folder \"private\" can be written, and start again"));
    if (bundle.home != asking.home)
        return refuse(QStringLiteral("these decisions are for another home"), QStringLiteral("take them where the items were exported"));
    const OrganisationId here = state.org.organisation().id;
    if (bundle.organisation != here)
        return refuse(QStringLiteral("these decisions are for the organisation \"%1\", and this is \"%2\"").arg(bundle.organisation.text, here.text), QStringLiteral("choose it with --org"));
    return Done{};
}

Result<Done> isOfTheseDays(const OfficeState& state, const Bundle& bundle, const Deputy& person, Instant now)
{
    if (bundle.madeAt > now + kClocksDiffer)
        return refuse(QStringLiteral("these decisions say that they were made on %1, which is yet to come").arg(day(bundle.madeAt)), QStringLiteral("the clock of one of the two machines is wrong"));
    if (bundle.madeAt < now - kOldestBundle)
        return refuse(QStringLiteral("these decisions were made on %1, and none is taken that is older than %2 days").arg(day(bundle.madeAt)).arg(std::chrono::duration_cast<std::chrono::days>(kOldestBundle).count()),
                      QStringLiteral("export what waits, and decide anew"));
    if (person.until && *person.until <= now)
        return refuse(QStringLiteral("the key of %1 counted until %2").arg(person.id.text, day(*person.until)), QStringLiteral("\"deputies add\" names a later moment"));
    if (const auto restored = state.rules.bundles.constFind(BundleId()); restored != state.rules.bundles.constEnd() && bundle.madeAt <= *restored + kClocksDiffer)
        return refuse(QStringLiteral("these decisions were made on %1, and the record was put back on %2: they may have come in before that").arg(day(bundle.madeAt), day(*restored)),
                      QStringLiteral("export what waits, and decide anew"));
    if (state.rules.bundles.contains(bundle.id))
        return refuse(QStringLiteral("these decisions have come in already"));
    return Done{};
}

Result<Done> isInOrder(const Bundle& bundle)
{
    if (bundle.size() == 0)
        return wrong(kFile, QStringLiteral("nothing is decided in it"), QStringLiteral("at least one decision"));
    if (bundle.size() > kMostInBundle)
        return wrong(kFile, QStringLiteral("%1 items are decided in it").arg(bundle.size()), QStringLiteral("at most %1 at once").arg(kMostInBundle));
    QSet<ApprovalId> named;
    for (const SignedDecision& one : bundle.decisions)
        named.insert(one.decision.approval);
    for (const SignedAnswer& one : bundle.answers)
        named.insert({one.answer.escalation.uuid});
    return named.size() == bundle.size() ? Result<Done>(Done{}) : Result<Done>(wrong(kFile, QStringLiteral("an item is decided twice in it"), QStringLiteral("each once")));
}

/// Whether it was said when it can have been.
std::optional<Error> whyNotThen(const OpenedBundle& from, Instant at, Instant now)
{
    if (at > from.bundle.madeAt + kClocksDiffer)
        return refuse(QStringLiteral("it says that it was decided after it was signed"));
    if (at < now - kOldestBundle)
        return refuse(QStringLiteral("it was decided on %1, which is too long ago").arg(day(at)), QStringLiteral("look at it again, then decide"));
    return std::nullopt;
}

/// What the nth ruling may begin has ids that no other has.
Asking counted(const Asking& asking, const AgentId& by, qsizetype nth)
{
    Asking theirs = asking;
    theirs.by = by;
    theirs.brief.uuid.low += quint64(nth);
    theirs.run.uuid.low += quint64(nth);
    theirs.effect.uuid.low += quint64(nth);
    return theirs;
}

/// What one decision becomes, with where it was made.
Result<QList<Fact>> factsOf(const OfficeState& state, const OpenedBundle& from, const SignedDecision& one, const Asking& asking)
{
    Asking theirs = asking;
    theirs.by = from.person.id;
    Result<QList<Fact>> facts = judge(state, one.decision, theirs);
    if (!facts)
        return facts;
    for (Fact& fact : *facts) {
        if (auto* decided = std::get_if<ApprovalDecided>(&fact)) {
            const Elsewhere elsewhere = from.of(one);
            decided->bundle = elsewhere.bundle;
            decided->key = elsewhere.key;
            decided->signedAt = elsewhere.signedAt;
        } else if (auto* authorised = std::get_if<EffectAuthorised>(&fact); authorised && theirs.by == human()) {
            authorised->why = QStringLiteral("approved by the human, on another machine");
        }
    }
    return facts;
}

} // namespace

Result<OpenedBundle> opened(const OfficeState& state, const TakeBundle& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not hand in decisions from elsewhere: only you may").arg(asking.by.text));
    if (command.text.size() > kLongestBundle)
        return wrong(kFile, QStringLiteral("the decisions have %1 characters").arg(command.text.size()), QStringLiteral("at most %1").arg(kLongestBundle));
    if (!isSignedBy(command.key, command.text.toUtf8(), command.signature))
        return refuse(QStringLiteral("the signature is not of these decisions: they were changed on their way, or are not whole"), QStringLiteral("have the file given to you again"));
    const Result<Bundle> bundle = readBundle(command.text);
    if (!bundle)
        return bundle.error();
    const std::optional<Deputy> person = ownerOf(state, command.key);
    if (!person)
        return refuse(QStringLiteral("nobody who may decide here has the key that these decisions are signed with"), QStringLiteral("\"deputies add\" names one, if you know whose %1 is").arg(QString::fromLatin1(command.key.toHex())));
    for (const Result<Done>& right : {isForHere(state, *bundle, asking), isOfTheseDays(state, *bundle, *person, asking.now), isInOrder(*bundle)})
        if (!right)
            return right.error();
    return OpenedBundle{*bundle, command.key, *person};
}

std::optional<Error> whyNotTaken(const OfficeState& state, const OpenedBundle& from, const SignedDecision& one, const Asking& asking)
{
    if (const std::optional<Error> why = whyNotThen(from, one.at, asking.now))
        return why;
    Asking theirs = asking;
    theirs.by = from.person.id;
    const Result<Approval> found = decidable(state, one.decision, theirs);
    if (found && isBeyond(from.person, *found))
        return refuse(QStringLiteral("%1 may not decide this").arg(from.person.id.text));
    return found ? std::nullopt : std::optional(found.error());
}

std::optional<Error> whyNotTaken(const OfficeState& state, const OpenedBundle& from, const SignedAnswer& one, const Asking& asking)
{
    if (const std::optional<Error> why = whyNotThen(from, one.at, asking.now))
        return why;
    const auto found = state.inbox.escalations.constFind(one.answer.escalation);
    if (found == state.inbox.escalations.constEnd())
        return refuse(QStringLiteral("this does not wait any more: it was answered, its time was over, or its run went on without it"));
    if (found->with != human())
        return refuse(QStringLiteral("this does not wait for you: it is with %1").arg(found->with.text));
    if (const QString why = whyItStays(*found); !why.isEmpty())
        return refuse(QStringLiteral("it is answered here alone: %1").arg(why));
    if (!mayRule(state, from.person, *found))
        return refuse(QStringLiteral("%1 may not decide this").arg(from.person.id.text));
    if (found->expires && *found->expires <= asking.now)
        return refuse(QStringLiteral("this item has expired"));
    if (const QString changed = differenceInWords(one.shown, partsOf(shownQuestion(state, *found))); !changed.isEmpty())
        return refuse(QStringLiteral("this has changed since it was shown: %1").arg(changed), QStringLiteral("look at it again, then answer"));
    if (found->isQuestion() && one.answer.carryOn && one.answer.note.trimmed().isEmpty())
        return wrong(QStringLiteral("note"), QStringLiteral("the question is not answered"), QStringLiteral("the words that its run goes on with"));
    return addressIn(one.answer.note, QStringLiteral("note"));
}

QList<Fact> bundleFacts(const OfficeState& state, const OpenedBundle& from, const Asking& asking, const EditsDone& edited)
{
    BundleTaken taken{from.bundle.id, from.key, from.person.id, {}, {}, from.bundle.madeAt};
    QList<Fact> theirs;
    OfficeState after = state;
    const auto enter = [&](const ApprovalId& item, const Result<QList<Fact>>& facts) {
        if (!facts)
            return taken.refused.append({item, facts.error().text});
        taken.taken.append(item);
        for (const Fact& fact : *facts) {
            after.apply(StoredFact{after.sequence + 1, asking.now, asking.by, 0, {}, {}, fact});
            theirs.append(fact);
        }
    };
    for (const SignedDecision& one : from.bundle.decisions) {
        const ApprovalId item = one.decision.approval;
        if (const auto done = edited.constFind(item); done != edited.constEnd()) {
            done->isEmpty() ? taken.taken.append(item) : taken.refused.append({item, *done});
            continue;
        }
        const std::optional<Error> why = whyNotTaken(after, from, one, asking);
        enter(item, why ? Result<QList<Fact>>(*why) : factsOf(after, from, one, asking));
    }
    qsizetype nth = 0;
    for (const SignedAnswer& one : from.bundle.answers) {
        const std::optional<Error> why = whyNotTaken(after, from, one, asking);
        enter({one.answer.escalation.uuid}, why ? Result<QList<Fact>>(*why) : judge(after, one.answer, counted(asking, from.person.id, nth++)));
    }
    return QList<Fact>{taken} + theirs;
}

Result<QList<Fact>> judgeBundle(const OfficeState& state, const TakeBundle& command, const Asking& asking)
{
    const Result<OpenedBundle> from = opened(state, command, asking);
    return from ? Result<QList<Fact>>(bundleFacts(state, *from, asking, {})) : Result<QList<Fact>>(from.error());
}

} // namespace qd::rules
