#include "agents/reading/markup/HtmlText.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/reports/ItemReport.h"
#include "app/commands/review/Answers.h"
#include "app/engine/SourceFolder.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("list FILE, show FILE ID, approve FILE ID, changes FILE ID, reject FILE ID, undo FILE ID");

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

/// By its id, or its number in the list.
Result<Approval> itemIn(const Review& review, const QString& text)
{
    for (qsizetype i = 0; i < review.items.size(); ++i)
        if (review.items[i].id.toString() == text.toLower() || QString::number(i + 1) == text)
            return review.items[i];
    return Error{Error::Parse, QStringLiteral("there is no item %1 in the file").arg(text), QStringLiteral("ID"), QStringLiteral("its id or number, as \"review list\" shows them")};
}

QString saidOn(const std::optional<DecideApproval>& decision)
{
    return decision ? wordOf(decision->verdict) : QString();
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
        }));
        return kDone;
    }
    call.say(QStringLiteral("What waited in \"%1\" at %2, signed by the home %3.").arg(review.title, toRfc3339(review.madeAt), QString::fromLatin1(review.home.toHex())));
    for (qsizetype i = 0; i < review.items.size(); ++i) {
        const QString said = saidOn(desk.answers.on(review.items[i].id));
        call.say(QStringLiteral("%1  %2%3").arg(i + 1).arg(itemLine(review.items[i]), said.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(said)));
    }
    sayStays(call, review);
    return kDone;
}

/// The piece itself, as words.
QString textOf(const Review& review, const Approval& item)
{
    if (!item.draft.isEmpty())
        return QString::fromUtf8(review.bytes(item.draft));
    const QString shown = QString::fromUtf8(review.bytes(item.preview));
    if (item.previewType.startsWith(QLatin1String("text/html")))
        return agents::htmlPage(shown, {}).text;
    return item.previewType.startsWith(QLatin1String("text/")) ? shown : QStringLiteral("There is no text to read here: --out writes the files.");
}

/// What would leave, and what it looks like, as files. Error::Store.
Result<Done> writeFiles(const Review& review, const Approval& item, const QString& folder)
{
    QMap<QString, QByteArray> files;
    for (const EffectFile& file : item.content.files)
        if (review.kept.contains(file.sha256))
            files.insert(file.path, file.sha256);
    for (const SentRequest& request : item.content.requests)
        if (review.kept.contains(request.sha256))
            files.insert(QStringLiteral("sent-") + request.name, request.sha256);
    if (review.kept.contains(item.preview))
        files.insert(item.previewType.startsWith(QLatin1String("text/html")) ? QStringLiteral("preview.html") : QStringLiteral("preview"), item.preview);
    for (auto one = files.begin(); one != files.end(); ++one) {
        const QString path = QDir::cleanPath(one.key());
        const QString wanted = folder + QLatin1Char('/') + path;
        if (path.startsWith(QLatin1String("..")) || QDir::isAbsolutePath(path))
            return Error{Error::Rule, QStringLiteral("a file of it wants to be at %1").arg(one.key()), folder, QStringLiteral("look at its text without --out")};
        QFile file(wanted);
        if (!QDir().mkpath(QFileInfo(wanted).path()) || !file.open(QIODevice::WriteOnly) || file.write(review.bytes(one.value())) < 0)
            return Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(wanted, file.errorString()), QStringLiteral("--out"), QStringLiteral("a folder that you may write to")};
    }
    return Done{};
}

int show(const Invocation& call, const Desk& desk, const QString& id, const QString& folder)
{
    const Result<Approval> item = itemIn(desk.review, id);
    if (!item)
        return call.fail(item.error());
    if (!folder.isEmpty())
        if (const Result<Done> written = writeFiles(desk.review, *item, folder); !written)
            return call.fail(written.error());
    if (call.json) {
        call.print(encode(*item));
        return kDone;
    }
    sayYes(call, *item);
    sayChanges(call, *item);
    for (const EffectFile& file : item->content.files)
        call.say(QStringLiteral("  %1  %2 bytes").arg(file.path).arg(file.bytes));
    sayGrounds(call, *item);
    if (const QString said = saidOn(desk.answers.on(item->id)); !said.isEmpty())
        call.say(QStringLiteral("  you said: %1").arg(said));
    call.say(QLatin1Char('\n') + textOf(desk.review, *item));
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
        decision.verdict = Verdict::Reject;
        decision.note = parser.value(QStringLiteral("reason"));
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

int decide(const Invocation& call, Desk& desk, const QString& verb, const QStringList& ids, const QCommandLineParser& parser)
{
    const Instant now = SystemClock().now();
    if (verb == QLatin1String("approve") && parser.isSet(QStringLiteral("edits")) && ids.size() > 1)
        return call.fail({Error::Parse, QStringLiteral("an edited text is of one item"), QStringLiteral("--edits"), QStringLiteral("one id")});
    for (const QString& id : ids) {
        const Result<Approval> item = itemIn(desk.review, id);
        if (!item)
            return call.fail(item.error());
        if (verb == QLatin1String("undo")) {
            if (!desk.answers.takeBack(item->id))
                return call.fail({Error::Rule, QStringLiteral("nothing was said on \"%1\"").arg(item->title), {}, {}});
            continue;
        }
        const Result<DecideApproval> decision = decisionOn(*item, verb, parser, now);
        if (!decision)
            return call.fail(decision.error());
        desk.answers.put(*decision, now);
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
        call.say(QStringLiteral("%1 of %2 decided, in %3. It counts once \"quarterdeck inbox take\" has taken that file there.").arg(desk.answers.size()).arg(desk.review.items.size()).arg(desk.file));
    return kDone;
}

} // namespace

int reviewCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list FILE | show FILE ID [--out FOLDER] | approve FILE ID… [--edits TEXT-FILE] | changes FILE ID… --note T | reject FILE ID… [--reason T] | undo FILE ID…\n"
                                                    "FILE is what \"inbox export\" wrote in another home; nothing of that home is needed here, nor a network.\n"
                                                    "What you decide is signed with the key of this home (\"quarterdeck deputies key\"), and counts where that key was named."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("out", "show: writes what would leave, and what it looks like, as files below it.", "FOLDER");
    option("edits", "approve: file with the whole new text.", "TEXT-FILE");
    option("note", "changes: what should change.", "TEXT");
    option("reason", "reject: why not.", "TEXT");
    option("answers", "Where the answers are; beside FILE without it.", "FILE");
    option("of", "The key of the home that it has to be from.", "KEY");
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    static const QStringList kDeciding{QStringLiteral("approve"), QStringLiteral("changes"), QStringLiteral("reject"), QStringLiteral("undo")};
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
