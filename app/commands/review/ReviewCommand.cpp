#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/inbox/EscalationReport.h"
#include "app/commands/inbox/ItemReport.h"
#include "app/commands/review/Answers.h"
#include "app/commands/review/Exchange.h"
#include "app/commands/inbox/PieceText.h"
#include "app/commands/inbox/TraceReport.h"
#include "app/engine/SourceFolder.h"
#include "core/rules/people/FreeWords.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <algorithm>

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("list FILE, show FILE ID, approve FILE ID, changes FILE ID, reject FILE ID, settle FILE ID, undo FILE ID");

/// A file of items, what was decided on them so far, and this machine's key.
struct Desk {
    Review review;
    QString file;
    SigningKey key;
    Answers answers;
};

Result<Desk> deskFor(const Invocation& call, const QString& file, const QCommandLineParser& parser)
{
    const Result<Review> review = readReview(file);
    if (!review)
        return review.error();
    const QString home = parser.value(QStringLiteral("of"));
    if (!home.isEmpty() && QByteArray::fromHex(home.toLatin1()) != review->home)
        return Error{Error::Rule, QStringLiteral("%1 is signed by the home %2").arg(file, QString::fromLatin1(review->home.toHex())), QStringLiteral("--of"), QStringLiteral("have it given to you again, by whoever it should be from")};
    const QString out = parser.isSet(QStringLiteral("answers")) ? parser.value(QStringLiteral("answers")) : file + QStringLiteral(".answers");
    const Result<SigningKey> key = SigningKey::readOrMake(call.home.keyFile());
    if (!key)
        return key.error();
    const Result<Answers> answers = Answers::open(out, *review, *key);
    return answers ? Result<Desk>(Desk{*review, out, *key, *answers}) : Result<Desk>(answers.error());
}

/// One of the two.
struct Named {
    std::optional<Approval> item;
    std::optional<rules::ShownQuestion> question;

    InboxItemId id() const { return {item ? item->id.uuid : question->question.id.uuid}; }
    QString title() const { return (item ? item->title : question->question.issue).simplified(); }
};

/// By its id, or its number in the list: questions come after what is to be approved.
Result<Named> itemIn(const Review& review, const QString& text)
{
    for (qsizetype i = 0; i < review.items.size(); ++i)
        if (review.items[i].id.toString() == text.toLower() || QString::number(i + 1) == text)
            return Named{review.items[i], {}};
    for (qsizetype i = 0; i < review.questions.size(); ++i)
        if (review.questions[i].question.id.toString() == text.toLower() || QString::number(review.items.size() + i + 1) == text)
            return Named{{}, review.questions[i]};
    return Error{Error::Parse, QStringLiteral("there is no item %1 in the file").arg(text), QStringLiteral("ID"), QStringLiteral("its id or number, as \"review list\" shows them")};
}

QString saidOn(const std::optional<DecideApproval>& decision)
{
    return decision ? wordOf(decision->verdict) : QString();
}

/// "again: seen to", "no", "In blue": as it was said.
QString saidOn(const std::optional<SettleEscalation>& answer)
{
    if (!answer)
        return {};
    QStringList said;
    if (!answer->carryOn)
        said.append(QStringLiteral("no"));
    else if (!answer->option.isEmpty())
        said.append(answer->option);
    else if (answer->note.isEmpty())
        said.append(QStringLiteral("carry on"));
    if (!answer->note.isEmpty())
        said.append(answer->note.simplified());
    return said.join(QStringLiteral(": "));
}

int list(const Invocation& call, const Desk& desk)
{
    const Review& review = desk.review;
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            field(out, "home", review.home);
            field(out, "organisation", review.organisation);
            field(out, "made_at", review.madeAt);
            field(out, "stays", review.stays);
            fieldList(out, "items", review.items, [&](const Approval& item) {
                field(out, "id", item.id);
                field(out, "title", item.title);
                field(out, "kind", item.kind);
                field(out, "sha256", item.sha256);
                field(out, "expires", item.expires);
                field(out, "decided", saidOn(desk.answers.on(item.id)));
            });
            fieldList(out, "questions", review.questions, [&](const rules::ShownQuestion& shown) {
                questionFields(out, shown);
                field(out, "decided", saidOn(desk.answers.on(shown.question.id)));
            });
        }));
        return kDone;
    }
    call.say(QStringLiteral("What waited in \"%1\" at %2, signed by the home %3.").arg(review.title, toRfc3339(review.madeAt), QString::fromLatin1(review.home.toHex())));
    for (qsizetype i = 0; i < review.items.size(); ++i) {
        const QString said = saidOn(desk.answers.on(review.items[i].id));
        call.say(QStringLiteral("%1  %2%3").arg(i + 1).arg(itemLine(review.items[i]), said.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(said)));
    }
    for (qsizetype i = 0; i < review.questions.size(); ++i) {
        const QString said = saidOn(desk.answers.on(review.questions[i].question.id));
        call.say(QStringLiteral("%1  %2%3").arg(review.items.size() + i + 1).arg(questionLine(review.questions[i]), said.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(said)));
    }
    sayStays(call, review);
    return kDone;
}

/// Of what the file carries; empty for what it does not.
PieceBytes bytesOf(const Review& review)
{
    return [&review](const QByteArray& sha256) { return Result<QByteArray>(review.bytes(sha256)); };
}

/// How it is answered here.
QString answeringOf(const Escalation& item)
{
    const QString command = QStringLiteral("quarterdeck review settle FILE %1").arg(item.id.toString());
    if (item.isQuestion())
        return QStringLiteral("%1 --note \"your answer\" answers it; with --end as well, the answer is a no.").arg(command);
    if (!item.ways().isEmpty())
        return QStringLiteral("%1 --option NAME chooses; with --end it is a no.").arg(command);
    return QStringLiteral("%1 lets it go on; with --end it is a no.").arg(command);
}

int show(const Invocation& call, const Desk& desk, const rules::ShownQuestion& shown)
{
    if (call.json) {
        call.print(encode(shown));
        return kDone;
    }
    sayQuestion(call, shown);
    if (const QString said = saidOn(desk.answers.on(shown.question.id)); !said.isEmpty())
        call.say(QStringLiteral("  you said: %1").arg(said));
    call.say(answeringOf(shown.question));
    return kDone;
}

int show(const Invocation& call, const Desk& desk, const QString& id, const QString& folder)
{
    const Result<Named> named = itemIn(desk.review, id);
    if (!named)
        return call.fail(named.error());
    if (named->question)
        return show(call, desk, *named->question);
    const std::optional<Approval>& item = named->item;
    if (!folder.isEmpty())
        if (const Result<Done> written = writePiece(*item, folder, bytesOf(desk.review)); !written)
            return call.fail(written.error());
    const Result<PieceShown> piece = pieceShown(*item, bytesOf(desk.review));
    if (!piece)
        return call.fail(piece.error());
    if (call.json) {
        call.print(withLinks(encode(*item), piece->links));
        return kDone;
    }
    sayYes(call, *item);
    if (item->trace)
        sayTrace(call, *item->trace, {}); // her rules by their ids: their titles stay in that home
    sayChanges(call, *item);
    for (const EffectFile& file : item->content.files)
        call.say(QStringLiteral("  %1  %2 bytes").arg(file.path).arg(file.bytes));
    sayGrounds(call, *item);
    if (const QString said = saidOn(desk.answers.on(item->id)); !said.isEmpty())
        call.say(QStringLiteral("  you said: %1").arg(said));
    call.say(QLatin1Char('\n') + piece->text);
    sayLinks(call, piece->links);
    return kDone;
}

/// What she says on an item; what could not hold there is not taken down here.
Result<DecideApproval> decisionOn(const Approval& item, const QString& verb, const QCommandLineParser& parser, Instant now)
{
    DecideApproval decision;
    decision.approval = item.id;
    decision.sha256 = item.sha256;
    if (item.expires <= now)
        return Error{Error::Rule, QStringLiteral("\"%1\" has expired").arg(item.title), {}, {}};
    if (verb == QLatin1String("changes")) {
        decision.verdict = Verdict::AskChanges;
        decision.note = parser.value(QStringLiteral("note"));
        if (decision.note.trimmed().isEmpty())
            return Error{Error::Parse, QStringLiteral("it does not say what should change"), QStringLiteral("--note"), QStringLiteral("a sentence or two")};
        return decision;
    }
    if (verb == QLatin1String("reject")) {
        const Result<QString> reason = reasonOf(parser);
        if (!reason)
            return reason.error();
        decision.verdict = Verdict::Reject;
        decision.note = *reason;
        return decision;
    }
    if (item.status == ApprovalStatus::Stale)
        return Error{Error::Rule, QStringLiteral("what \"%1\" is about has changed since it was put to you").arg(item.title), {}, QStringLiteral("it can be rejected, or changes asked for")};
    if (parser.isSet(QStringLiteral("edits"))) {
        const Result<QString> text = readTextFile(parser.value(QStringLiteral("edits")));
        if (!text)
            return text.error();
        if (text->trimmed().isEmpty())
            return Error{Error::Parse, QStringLiteral("the edited text is empty"), QStringLiteral("--edits"), QStringLiteral("the whole new text")};
        decision.verdict = Verdict::ApproveWithEdits;
        decision.edits = *text;
    }
    return decision;
}

/// Her answer to what is no approval; what could not hold there is not taken down here.
Result<SettleEscalation> answerTo(const Escalation& item, const QCommandLineParser& parser, Instant now)
{
    const QString title = item.issue.simplified();
    SettleEscalation answer{item.id, !parser.isSet(QStringLiteral("end")), parser.value(QStringLiteral("note")).trimmed(), parser.value(QStringLiteral("option"))};
    const QList<Remedy> ways = item.ways();
    QStringList known;
    for (const Remedy& way : ways)
        known.append(QStringLiteral("%1 (%2)").arg(way.id, way.title));
    if (item.expires && *item.expires <= now)
        return Error{Error::Rule, QStringLiteral("\"%1\" has expired").arg(title), {}, {}};
    if (!answer.carryOn && !answer.option.isEmpty())
        return Error{Error::Parse, QStringLiteral("an answer is chosen, and no is said as well"), QStringLiteral("--end"), QStringLiteral("one or the other")};
    if (answer.carryOn && item.isQuestion() && answer.note.isEmpty())
        return Error{Error::Parse, QStringLiteral("\"%1\" is not answered").arg(title), QStringLiteral("--note"), QStringLiteral("the words that its run goes on with")};
    if (answer.option.isEmpty() && answer.carryOn && !ways.isEmpty())
        return Error{Error::Parse, QStringLiteral("no answer to \"%1\" is chosen").arg(title), QStringLiteral("--option"), QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
    if (!answer.option.isEmpty() && std::none_of(ways.begin(), ways.end(), [&](const Remedy& way) { return way.id == answer.option; }))
        return Error{Error::Parse, QStringLiteral("there is no answer \"%1\" to \"%2\"").arg(answer.option, title), QStringLiteral("--option"),
                     known.isEmpty() ? QStringLiteral("none: it is answered by going on, or with --end") : QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
    answer.note = rules::withoutAddresses(answer.note);
    return answer;
}

/// Takes down what is said on one. Error: it cannot be said so.
Result<Done> putDown(const Invocation& call, Desk& desk, const QString& verb, const Named& on, const QCommandLineParser& parser, Instant now)
{
    if (verb == QLatin1String("undo"))
        return desk.answers.takeBack(on.id()) ? Result<Done>(Done{}) : Result<Done>(Error{Error::Rule, QStringLiteral("nothing was said on \"%1\"").arg(on.title()), {}, {}});
    const bool isSettling = verb == QLatin1String("settle");
    if (isSettling && on.item)
        return Error{Error::Rule, QStringLiteral("\"%1\" is to be approved or rejected, not answered").arg(on.title()), {}, QStringLiteral("approve, changes or reject")};
    if (!isSettling && on.question)
        return Error{Error::Rule, QStringLiteral("\"%1\" is a question to you: there is nothing in it that would go out, so it is answered").arg(on.title()), {},
                     QStringLiteral("quarterdeck review settle FILE %1").arg(on.id().toString())};
    if (on.item) {
        const Result<DecideApproval> decision = decisionOn(*on.item, verb, parser, now);
        if (!decision)
            return decision.error();
        desk.answers.put(*decision, now);
        return Done{};
    }
    const Result<SettleEscalation> answer = answerTo(on.question->question, parser, now);
    if (!answer)
        return answer.error();
    if (answer->note != parser.value(QStringLiteral("note")).trimmed())
        call.note(QStringLiteral("Addresses and numbers by which somebody is known do not go on record so; your answer reads: %1").arg(answer->note));
    desk.answers.put(*answer, *on.question, now);
    return Done{};
}

int decide(const Invocation& call, Desk& desk, const QString& verb, const QStringList& ids, const QCommandLineParser& parser)
{
    const Instant now = SystemClock().now();
    if (verb == QLatin1String("approve") && parser.isSet(QStringLiteral("edits")) && ids.size() > 1)
        return call.fail({Error::Parse, QStringLiteral("an edited text is of one item"), QStringLiteral("--edits"), QStringLiteral("one id")});
    for (const QString& id : ids) {
        const Result<Named> named = itemIn(desk.review, id);
        const Result<Done> said = named ? putDown(call, desk, verb, *named, parser, now) : Result<Done>(named.error());
        if (!said)
            return call.fail(said.error());
    }
    if (const Result<Done> written = desk.answers.write(desk.key, now); !written)
        return call.fail(written.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "answers", desk.file);
            field(out, "decided", qint64(desk.answers.size()));
            field(out, "key", desk.key.publicPart());
        }));
    else if (desk.answers.size() == 0)
        call.say(QStringLiteral("Nothing is decided any more."));
    else
        call.say(QStringLiteral("%1 of %2 decided, in %3. It counts once \"quarterdeck inbox take\" has taken that file there.").arg(desk.answers.size()).arg(desk.review.size()).arg(desk.file));
    return kDone;
}

} // namespace

int reviewCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list FILE | show FILE ID [--out FOLDER] | approve FILE ID… [--edits TEXT-FILE] | changes FILE ID… --note T | reject FILE ID… --reason T | settle FILE ID… [--option NAME | --end] [--note T] | undo FILE ID…\n"
                                                    "FILE is what \"inbox export\" wrote in another home; nothing of that home is needed here, nor a network.\n"
                                                    "What you decide is signed with the key of this home (\"quarterdeck deputies key\"), and counts where that key was named."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("out", "show: writes what would leave, and what it looks like, as files below it.", "FOLDER");
    option("edits", "approve: file with the whole new text.", "TEXT-FILE");
    option("note", "changes: what should change. settle: your words; to a question, the answer that its run goes on with.", "TEXT");
    option("option", "settle: which of the answers that \"show\" names; where there are several, one has to be named.", "NAME");
    option("reason", "reject: why not.", "TEXT");
    option("answers", "Where the answers are; beside FILE without it.", "FILE");
    option("of", "The key of the home that it has to be from.", "KEY");
    parser.addOption({QStringLiteral("end"), QStringLiteral("settle: a no; \"show\" says what it does.")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    static const QStringList kDeciding{QStringLiteral("approve"), QStringLiteral("changes"), QStringLiteral("reject"), QStringLiteral("settle"), QStringLiteral("undo")};
    const bool isRight = (verb == QLatin1String("list") && words.size() == 2) || (verb == QLatin1String("show") && words.size() == 3) || (kDeciding.contains(verb) && words.size() >= 3);
    if (!isRight)
        return call.fail({Error::Parse, words.isEmpty() ? QStringLiteral("review needs to know what to do") : QStringLiteral("review cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
    Result<Desk> desk = deskFor(call, words[1], parser);
    if (!desk)
        return call.fail(desk.error());
    if (verb == QLatin1String("list"))
        return list(call, *desk);
    return verb == QLatin1String("show") ? show(call, *desk, words[2], parser.value(QStringLiteral("out"))) : decide(call, *desk, verb, words.mid(2), parser);
}

} // namespace qd::app
