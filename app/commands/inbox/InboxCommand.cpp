#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/When.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/inbox/Aftermath.h"
#include "app/commands/inbox/TraceReport.h"
#include "app/commands/inbox/EscalationReport.h"
#include "app/commands/inbox/HeldReport.h"
#include "app/commands/inbox/Fates.h"
#include "app/commands/inbox/ItemReport.h"
#include "app/commands/review/Exchange.h"
#include "app/commands/inbox/PieceText.h"
#include "app/engine/SourceFolder.h"
#include "core/rules/Authority.h"
#include "core/rules/course/Terms.h"
#include "core/rules/inbox/Bulk.h"
#include "core/rules/inbox/Merging.h"
#include "core/rules/inbox/Staleness.h"
#include "core/rules/people/People.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace qd::app {

namespace {

void itemFields(JsonWriter& out, const OfficeState& state, const Approval& item)
{
    field(out, "id", item.id);
    field(out, "kind", item.kind);
    field(out, "level", item.level);
    field(out, "status", item.status);
    field(out, "title", item.title);
    field(out, "from", item.from);
    field(out, "sha256", item.sha256);
    field(out, "expires", item.expires);
    field(out, "on_expiry", item.onExpiry);
    field(out, "leaves", item.leaves);
    field(out, "cost_micro_usd", item.costSoFar);
    field(out, "would_have_cost_micro_usd", item.wouldHaveCost);
    field(out, "rehearsal", item.content.rehearsal);
    field(out, "changed", rules::inWords(item.stale));
    field(out, "asked_by", rules::askersOf(state, item));
    field(out, "merged", item.merged);
    out.key("effect");
    out.beginObject();
    field(out, "connector", item.content.connector);
    field(out, "destination", item.content.destination);
    field(out, "audience", item.content.audience);
    field(out, "reversible", item.content.reversible);
    const auto personal = item.content.details.constFind(rules::kPersonal);
    field(out, "personal", personal == item.content.details.constEnd() ? QString() : rules::textOf(*personal));
    out.endObject();
    out.key("scores");
    out.beginObject();
    for (const Score& score : item.scores) {
        out.key(score.name);
        out.value(score.value);
    }
    out.endObject();
}

/// When what was put off comes back, as it stands behind its line.
QString backText(Instant until, std::optional<Instant> expires)
{
    const QString back = QStringLiteral("  (back %1").arg(momentOnTheClock(until));
    return expires && *expires < until ? back + QStringLiteral(", expires first, %1)").arg(momentOnTheClock(*expires)) : back + QLatin1Char(')');
}

/// What is no approval, each with those that ask the very same.
QList<QList<EscalationId>> questionsIn(const OfficeState& state)
{
    QList<QList<EscalationId>> groups;
    QHash<QByteArray, qsizetype> places;
    for (const Escalation& item : state.inbox.escalations) {
        if (item.with != human())
            continue;
        const QByteArray likeness = rules::likenessOf(rules::shownQuestion(state, item));
        const auto place = likeness.isEmpty() ? places.constEnd() : places.constFind(likeness);
        if (place != places.constEnd()) {
            groups[*place].append(item.id);
            continue;
        }
        if (!likeness.isEmpty())
            places.insert(likeness, groups.size());
        groups.append(QList<EscalationId>{item.id});
    }
    return groups;
}

/// What waits, and apart from it what was put off.
void sayItems(const Invocation& call, const OfficeState& state, Instant now)
{
    const InboxState& inbox = state.inbox;
    QStringList later;
    const auto sort = [&](const QString& line, const Uuid& id, std::optional<Instant> expires) {
        if (const std::optional<Instant> until = inbox.putOffUntil({id}, now))
            later.append(line + backText(*until, expires));
        else
            call.say(line);
    };
    for (const Approval& item : inbox.approvals)
        if (item.status != ApprovalStatus::Merged)
            sort(itemLine(item) + heldWords(state, item, now), item.id.uuid, item.expires);
    for (const QList<EscalationId>& group : questionsIn(state))
        for (const EscalationId& id : group) {
            const QString line = escalationLine(state, inbox.escalations.value(id));
            const bool isFirst = id == group.first();
            const QString others = isFirst && group.size() > 1 ? QStringLiteral("  (%1 ask the same: settle %2 --alike answers all of them)").arg(group.size()).arg(id.toString()) : QString();
            sort((isFirst ? QString() : QStringLiteral("  ")) + line + others, id.uuid, {});
        }
    if (inbox.waiting(now) == 0)
        call.say(later.isEmpty() ? QStringLiteral("Nothing waits for you.") : QStringLiteral("Nothing waits for you now."));
    QStringList leaving;
    for (const rules::Stuck& one : rules::stuck(state))
        leaving.append(stuckLine(one, now));
    for (const Effect& effect : stoppedOnItsWay(state))
        leaving.append(stoppedLine(effect));
    if (!leaving.isEmpty())
        call.say(QStringLiteral("Going out:\n  ") + leaving.join(QStringLiteral("\n  ")));
    if (!later.isEmpty())
        call.say(QStringLiteral("Later:\n  ") + later.join(QStringLiteral("\n  ")));
}

int list(const Invocation& call, const OfficeState& state)
{
    const Instant now = SystemClock().now();
    if (!call.json) {
        sayItems(call, state, now);
        return kDone;
    }
    call.print(document([&](JsonWriter& out) {
        out.key("items");
        out.beginList();
        for (const Approval& item : state.inbox.approvals) {
            if (item.status == ApprovalStatus::Merged)
                continue; // another one stands there for it
            out.beginObject();
            itemFields(out, state, item);
            field(out, "later_until", state.inbox.putOffUntil({item.id.uuid}, now));
            out.endObject();
        }
        for (const QList<EscalationId>& group : questionsIn(state))
            for (const EscalationId& id : group) {
                QList<EscalationId> alike = group;
                alike.removeOne(id);
                out.beginObject();
                escalationFields(out, state, state.inbox.escalations.value(id));
                field(out, "alike", alike);
                field(out, "later_until", state.inbox.putOffUntil({id.uuid}, now));
                out.endObject();
            }
        out.endList();
        out.key("going_out");
        out.beginList();
        for (const rules::Stuck& one : rules::stuck(state)) {
            out.beginObject();
            stuckFields(out, one);
            out.endObject();
        }
        for (const Effect& effect : stoppedOnItsWay(state)) {
            out.beginObject();
            stoppedFields(out, effect);
            out.endObject();
        }
        out.endList();
    }));
    return kDone;
}

Error noSuchItem(const QString& id)
{
    return {Error::Parse, QStringLiteral("no item %1 waits").arg(id), {}, QStringLiteral("quarterdeck inbox list shows what does")};
}

Result<Approval> itemOf(const OfficeState& state, const QString& text)
{
    const Result<ApprovalId> id = idArgument<ApprovalId>(text, QStringLiteral("an inbox item"));
    if (!id)
        return id.error();
    const auto found = state.inbox.approvals.constFind(*id);
    if (found != state.inbox.approvals.constEnd())
        return *found;
    const auto asked = state.inbox.escalations.constFind({id->uuid});
    if (asked == state.inbox.escalations.constEnd())
        return noSuchItem(text);
    return Error{Error::Rule, QStringLiteral("\"%1\" is a question to you: there is nothing in it that would go out, so it is not approved, rejected or delegated, but answered, and by you alone").arg(asked->issue.simplified()),
                 {}, QStringLiteral("quarterdeck inbox settle %1").arg(text)};
}

/// Of what the record keeps, which is opened once for all of it. Error::Store.
Result<PieceBytes> keptIn(const Invocation& call)
{
    Result<std::unique_ptr<Past>> opened = Past::open(call);
    if (!opened)
        return opened.error();
    const std::shared_ptr<Past> past = std::move(*opened);
    past->catchUp(call);
    return PieceBytes([past](const QByteArray& sha256) { return waitFor<QByteArray>([&](Mailbox* here, auto done) { past->reader().blob(sha256, here, done); }); });
}

/// Why something does not wait: it was decided, or never did. O(record).
Error whyNotThere(const Invocation& call, const QString& text, const Uuid& item)
{
    const Result<QMap<Uuid, Error>> fates = fatesOf(call, {item});
    return fates ? fates->value(item, noSuchItem(text)) : fates.error();
}

int show(const Invocation& call, const OfficeState& state, const QString& id, const QString& folder)
{
    if (const std::optional<EscalationId> asked = EscalationId::fromString(id.toLower()))
        if (const auto found = state.inbox.escalations.constFind(*asked); found != state.inbox.escalations.constEnd())
            return showEscalation(call, state, *found, SystemClock().now());
    if (const std::optional<ApprovalId> asked = ApprovalId::fromString(id.toLower()); asked && !state.inbox.approvals.contains(*asked))
        return call.fail(whyNotThere(call, id, asked->uuid));
    const Result<Approval> item = itemOf(state, id);
    if (!item)
        return call.fail(item.error());
    const Result<PieceBytes> bytes = keptIn(call);
    if (!bytes)
        return call.fail(bytes.error());
    if (!folder.isEmpty())
        if (const Result<Done> written = writePiece(*item, folder, *bytes); !written)
            return call.fail(written.error());
    const Result<PieceShown> piece = pieceShown(*item, *bytes);
    if (!piece)
        return call.fail(piece.error());
    if (call.json) {
        call.print(withLinks(encode(*item), piece->links));
        return kDone;
    }
    sayYes(call, *item);
    if (item->trace)
        sayTrace(call, *item->trace, state);
    sayChanges(call, *item);
    sayOthers(call, state, *item);
    if (const QString held = heldWords(state, *item, SystemClock().now()).trimmed(); !held.isEmpty())
        call.say(QStringLiteral("  ") + held);
    if (const std::optional<Instant> until = state.inbox.putOffUntil({item->id.uuid}, SystemClock().now()))
        call.say(QStringLiteral("  put off until %1").arg(momentOnTheClock(*until)));
    for (const EffectFile& file : item->content.files)
        call.say(QStringLiteral("  %1  %2 bytes").arg(file.path).arg(file.bytes));
    sayGrounds(call, *item);
    call.say(QLatin1Char('\n') + piece->text);
    sayLinks(call, piece->links);
    return kDone;
}

Result<DecideApproval> decisionFor(const QString& verb, const Approval& item, const QCommandLineParser& parser)
{
    DecideApproval decision;
    decision.approval = item.id;
    decision.sha256 = item.sha256;
    if (verb == QLatin1String("approve") && parser.isSet(QStringLiteral("edits"))) {
        const Result<QString> text = readTextFile(parser.value(QStringLiteral("edits")));
        if (!text)
            return text.error();
        decision.verdict = Verdict::ApproveWithEdits;
        decision.edits = *text;
    } else if (verb == QLatin1String("changes")) {
        decision.verdict = Verdict::AskChanges;
        decision.note = parser.value(QStringLiteral("note"));
    } else if (verb == QLatin1String("reject")) {
        const Result<QString> reason = reasonOf(parser);
        if (!reason)
            return reason.error();
        decision.verdict = Verdict::Reject;
        decision.note = *reason;
    } else if (verb == QLatin1String("delegate")) {
        decision.verdict = Verdict::Delegate;
        decision.delegateTo = {parser.value(QStringLiteral("to"))};
    }
    return decision;
}

/// An approval or an escalation: put off, or brought back with "now".
Result<Command> postponing(const QString& text, const OfficeState& state, const QCommandLineParser& parser)
{
    const Result<InboxItemId> id = idArgument<InboxItemId>(text, QStringLiteral("an inbox item"));
    if (!id)
        return id.error();
    if (!state.inbox.approvals.contains({id->uuid}) && !state.inbox.escalations.contains({id->uuid}))
        return noSuchItem(text);
    const QString when = parser.isSet(QStringLiteral("until")) ? parser.value(QStringLiteral("until")) : QStringLiteral("tomorrow");
    if (when == QLatin1String("now"))
        return Command(ReturnItem{*id});
    const Result<Instant> until = momentArgument(when, SystemClock().now(), QStringLiteral("--until"));
    return until ? Result<Command>(SnoozeItem{*id, *until}) : Result<Command>(until.error());
}

Result<Command> commandFor(const QString& verb, const QString& id, const OfficeState& state, const QCommandLineParser& parser)
{
    if (verb == QLatin1String("undo")) {
        const Result<ApprovalId> approval = idArgument<ApprovalId>(id, QStringLiteral("an inbox item"));
        return approval ? Result<Command>(UndoApproval{*approval}) : Result<Command>(approval.error());
    }
    if (verb == QLatin1String("settle")) {
        const Result<EscalationId> escalation = idArgument<EscalationId>(id, QStringLiteral("an escalation"));
        if (!escalation)
            return escalation.error();
        return Command(SettleEscalation{*escalation, !parser.isSet(QStringLiteral("end")), parser.value(QStringLiteral("note")),
                                        parser.value(QStringLiteral("option"))});
    }
    if (verb == QLatin1String("later"))
        return postponing(id, state, parser);
    const Result<Approval> item = itemOf(state, id);
    if (!item)
        return item.error();
    const Result<DecideApproval> decision = decisionFor(verb, *item, parser);
    return decision ? Result<Command>(*decision) : Result<Command>(decision.error());
}

/// The items of that kind of action that wait for her now.
QStringList idsOf(const OfficeState& state, const QString& kind, Instant now)
{
    QStringList ids;
    for (const Approval& item : state.inbox.approvals)
        if (item.kind.text == kind && item.status == ApprovalStatus::Waiting && item.decider == human() && !state.inbox.putOffUntil({item.id.uuid}, now))
            ids.append(item.id.toString());
    return ids;
}

/// With each question those that ask the very same. Error: there is nothing in it to be alike.
Result<QStringList> withAlike(const QString& verb, const QStringList& words, const OfficeState& state)
{
    QStringList all;
    for (const QString& text : words) {
        const Result<EscalationId> id = idArgument<EscalationId>(text, QStringLiteral("an escalation"));
        if (!id)
            return id.error();
        const auto found = state.inbox.escalations.constFind(*id);
        if (verb != QLatin1String("settle") || found == state.inbox.escalations.constEnd())
            return Error{Error::Parse, QStringLiteral("%1 is no question that waits to be settled").arg(text), QStringLiteral("--alike"), QStringLiteral("inbox settle, with the id of a question")};
        for (const EscalationId& one : rules::alikeWith(state, *found))
            all.append(one.toString());
    }
    all.removeDuplicates();
    return all;
}

/// What she named, or all of a kind.
Result<QStringList> namedBy(const QString& verb, const QStringList& words, const OfficeState& state, const QCommandLineParser& parser)
{
    const QString option = QStringLiteral("all-of");
    if (parser.isSet(QStringLiteral("alike")) && !words.isEmpty())
        return withAlike(verb, words, state);
    if (!parser.isSet(option))
        return words.isEmpty() ? Result<QStringList>(Error{Error::Parse, QStringLiteral("inbox %1 needs the id of an item").arg(verb), QStringLiteral("ID"),
                                                           QStringLiteral("quarterdeck inbox list shows them")})
                               : Result<QStringList>(words);
    const QString kind = parser.value(option);
    if (!words.isEmpty())
        return Error{Error::Parse, QStringLiteral("items are named, and all of a kind as well"), QStringLiteral("--all-of"), QStringLiteral("one or the other")};
    if (verb == QLatin1String("undo") || verb == QLatin1String("settle"))
        return Error{Error::Parse, QStringLiteral("inbox %1 takes no kind").arg(verb), QStringLiteral("--all-of"), QStringLiteral("the ids of items")};
    const QStringList ids = idsOf(state, kind, SystemClock().now());
    if (!ids.isEmpty())
        return ids;
    QStringList kinds;
    for (const Approval& item : state.inbox.approvals)
        if (!kinds.contains(item.kind.text))
            kinds.append(item.kind.text);
    return Error{Error::Parse, QStringLiteral("nothing of the kind \"%1\" waits for you").arg(kind), QStringLiteral("--all-of"),
                 kinds.isEmpty() ? QStringLiteral("nothing to approve waits at all") : QStringLiteral("one of: %1").arg(kinds.join(QLatin1String(", ")))};
}

/// What is to be done, and of what was named that which cannot be, with the reason.
struct Orders {
    QList<Command> commands;
    QStringList refused;
    std::optional<Error> first; ///< why the first of those cannot be
    void leave(const Error& why, const QString& said)
    {
        first = first.value_or(why);
        refused.append(said);
    }
};

/// Of what was named that which waits no more, with what became of it. O(record) where there is such.
Result<QMap<Uuid, Error>> goneOf(const Invocation& call, const QString& verb, const QStringList& ids, const OfficeState& state)
{
    QList<Uuid> gone;
    for (const QString& id : ids)
        if (const std::optional<Uuid> item = Uuid::fromString(id.toLower()); item && verb != QLatin1String("undo") && !isInInbox(state, *item))
            gone.append(*item);
    return fatesOf(call, gone);
}

/// One command for each item; one for all of them, where one word is said on several. What of several cannot be decided so is left out,
/// unless nothing else is left.
Result<Orders> ordersFor(const Invocation& call, const QString& verb, const QStringList& ids, const OfficeState& state, const QCommandLineParser& parser)
{
    if (ids.size() > 1 && parser.isSet(QStringLiteral("edits")))
        return Error{Error::Parse, QStringLiteral("an edited text is of one item, and %1 are named").arg(ids.size()), QStringLiteral("--edits"), QStringLiteral("one id")};
    Orders orders;
    const Result<QMap<Uuid, Error>> gone = goneOf(call, verb, ids, state);
    if (!gone)
        return gone.error();
    rules::Asking asking;
    asking.now = SystemClock().now();
    DecideMany many;
    for (const QString& id : ids) {
        if (const auto fate = gone->constFind(Uuid::fromString(id.toLower()).value_or(Uuid())); fate != gone->constEnd()) {
            orders.leave(*fate, QStringLiteral("Left as it is: %1").arg(fate->text));
            continue;
        }
        const Result<Command> command = commandFor(verb, id, state, parser);
        if (!command)
            return command.error();
        const auto* one = std::get_if<DecideApproval>(&*command);
        if (!one || ids.size() == 1) {
            orders.commands.append(*command);
            continue;
        }
        if (const Result<Approval> may = rules::decidable(state, *one, asking); !may) {
            orders.leave(may.error(), QStringLiteral("Left as it is: \"%1\" (%2): %3").arg(state.inbox.approvals.value(one->approval).title.simplified(), id, may.error().text));
            continue;
        }
        many.decisions.append(*one);
        if (many.decisions.size() == rules::kMostAtOnce)
            orders.commands.append(std::exchange(many, {}));
    }
    if (!many.decisions.isEmpty())
        orders.commands.append(many);
    return orders.commands.isEmpty() && orders.first ? Result<Orders>(*orders.first) : Result<Orders>(orders);
}

/// What came of it by now (aftermathOf). Error::Store.
Result<QStringList> cameOf(const Invocation& call, const QList<Command>& commands, const OfficeState& before)
{
    const QList<Uuid> said = saidYesTo(commands);
    if (said.isEmpty())
        return QStringList();
    const Result<OfficeState> after = stateNow(call);
    return after ? Result<QStringList>(aftermathOf(before, *after, said, SystemClock().now())) : Result<QStringList>(after.error());
}

int decide(const Invocation& call, const QString& verb, const QStringList& words, const OfficeState& state,
           const QCommandLineParser& parser)
{
    const Result<QStringList> ids = namedBy(verb, words, state, parser);
    const Result<Orders> orders = ids ? ordersFor(call, verb, *ids, state, parser) : Result<Orders>(ids.error());
    if (!orders)
        return call.fail(orders.error());
    QStringList said;
    for (const Command& command : orders->commands) {
        const Result<Receipt> receipt = sendCommand(call, command);
        if (!receipt)
            return call.fail(whyRefused(call, command, receipt.error()));
        said.append(receipt->text);
        call.say(receipt->text);
    }
    const Result<QStringList> came = cameOf(call, orders->commands, state);
    if (!came)
        return call.fail(came.error());
    const QStringList left = *came + orders->refused;
    for (const QString& line : left)
        call.say(line);
    said += left;
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", said); }));
    if (!orders->refused.isEmpty())
        return kFailed;
    return left.isEmpty() ? kDone : kWaiting;
}

} // namespace

int inboxCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show ID [--out FOLDER] | approve ID… | approve ID --edits FILE | changes ID… --note T | reject ID… --reason T | "
                                                    "delegate ID… --to AGENT | later ID… [--until WHEN] | undo ID | settle ID… [--alike] [--option NAME | --end] [--note T] | export [ID…] [--for DEPUTY] --out FILE | take FILE\n"
                                                    "Several ids are decided at once; --all-of KIND stands for all that wait of one kind of action.\n"
                                                    "export writes what waits, with all that is needed to judge it, for \"quarterdeck review\" on another machine; take takes the answers that were signed there.\n"
                                                    "Without a window or a server this process does the work that a decision sets off."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("edits", "approve: file with the whole new text of the one item that is named.", "FILE");
    option("note", "changes: what should change. settle: your words; to a question, the answer that its run goes on with.", "TEXT");
    option("reason", "Why not.", "TEXT");
    option("option", "settle: which of the ways out that it names; where there are several, one has to be named. Of what nobody can tell: went-out, did-not, send-again.", "NAME");
    option("to", "Agent that decides instead.", "AGENT");
    option("all-of", "approve, changes, reject, delegate, later: all items of that kind of action, as social-post, instead of ids.", "KIND");
    option("out", "export: the file to write. show: the folder for what would leave, what it looks like, and its draft.", "FILE");
    option("for", "export: only what this deputy may decide (quarterdeck deputies).", "DEPUTY");
    option("until", "When it comes back: 2h, 1d, tomorrow (the default), monday, 18:00, 2026-11-24, 2026-11-24T14:30; now brings it back.", "WHEN");
    parser.addOption({QStringLiteral("end"), QStringLiteral("settle: ends the run instead of carrying on, or does what the question says that a no does; to a plain question it says no, and the run goes on.")});
    parser.addOption({QStringLiteral("alike"), QStringLiteral("settle: the same answer for those of other pieces of work that ask the very same, as \"inbox list\" shows them.")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.isEmpty() ? QStringLiteral("list") : words.first();
    if (verb == QLatin1String("export"))
        return exportItems(call, {words.mid(1), parser.value(QStringLiteral("for")), parser.value(QStringLiteral("out"))});
    if (verb == QLatin1String("take") && words.size() == 2)
        return takeAnswers(call, words[1]);
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    static const QStringList kDeciding{QStringLiteral("approve"), QStringLiteral("changes"), QStringLiteral("reject"),
                                       QStringLiteral("delegate"), QStringLiteral("later"), QStringLiteral("undo"), QStringLiteral("settle")};
    if (verb == QLatin1String("list"))
        return list(call, *state);
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, *state, words[1], parser.value(QStringLiteral("out")));
    if (kDeciding.contains(verb))
        return decide(call, verb, words.mid(1), *state, parser);
    return call.fail({Error::Parse, QStringLiteral("inbox cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb,
                      QStringLiteral("list, show ID, ") + kDeciding.join(QLatin1String(" ID, ")) + QStringLiteral(" ID")});
}

} // namespace qd::app
