#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/record/AsItWas.h"
#include "app/commands/record/KeptWords.h"
#include "app/commands/record/Proofs.h"
#include "core/facts/FactCodec.h"
#include "core/model/KeptText.h"
#include "core/rules/course/Terms.h"
#include "core/store/safety/IndexProof.h"

#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

#include <cstdio>
#include <utility>

namespace qd::app {

namespace {

constexpr qint64 kPage = 2'000;

QByteArray lineOf(const StoredFact& stored)
{
    return document([&](JsonWriter& out) {
        field(out, "seq", stored.sequence);
        field(out, "time", stored.time);
        field(out, "kind", factName(stored.fact));
        field(out, "actor", stored.actor);
        field(out, "cause", stored.cause);
        field(out, "correlation", stored.correlation);
        field(out, "rehearsal", stored.label.rehearsal);
        out.key("body");
        out.raw(encodeFact(stored.fact));
    });
}

/// Gives every fact from `first` on to `take`, page by page.
Result<Done> eachFact(Past& past, Sequence first, const std::function<bool(const StoredFact&)>& take)
{
    while (!past.isEmpty()) {
        const Result<QList<StoredFact>> page = waitFor<QList<StoredFact>>([&](Mailbox* here, auto done) {
            past.reader().facts(first, kPage, here, done);
        });
        if (!page)
            return page.error();
        for (const StoredFact& stored : *page)
            if (!take(stored))
                return Error{Error::Store, QStringLiteral("the export could not be written"), {}, QStringLiteral("a folder with room, with --out")};
        if (page->size() < kPage)
            break;
        first = page->last().sequence + 1;
    }
    return Done{};
}

int verify(const Invocation& call, Past& past)
{
    Verification found;
    if (!past.isEmpty()) {
        const Result<Verification> result = waitFor<Verification>([&](Mailbox* here, auto done) { past.reader().verify(here, done); });
        if (!result)
            return call.fail(result.error());
        found = *result;
    }
    const double seconds = double(found.took.count()) / 1000.0;
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "facts", found.facts);
            field(out, "ok", found.ok);
            out.key("first_bad_sequence");
            found.firstBad == 0 ? out.null() : out.value(found.firstBad);
            field(out, "what", found.what);
            field(out, "seconds", seconds);
            proofFields(out, found);
        }));
    if (found.ok)
        call.say(QStringLiteral("%1 facts and %2 blobs, untouched. %3 s").arg(found.facts).arg(found.blobs).arg(seconds));
    else
        call.say(found.firstBad == 0 ? found.what : QStringLiteral("Fact %1 is not what was recorded: %2").arg(found.firstBad).arg(found.what));
    for (const QString& line : proofInWords(found))
        call.say(line);
    return found.ok ? kDone : kFailed;
}

int exportLines(const Invocation& call, Past& past, const QString& name)
{
    if (name.isEmpty()) {
        const Result<Done> all = eachFact(past, 1, [&](const StoredFact& stored) { call.print(lineOf(stored)); return true; });
        return all ? kDone : call.fail(all.error());
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return call.fail({Error::Store, QStringLiteral("%1: %2").arg(name, file.errorString()), name, QStringLiteral("a file that you may write")});
    const Result<Done> all = eachFact(past, 1, [&](const StoredFact& stored) { return file.write(lineOf(stored) + '\n') > 0; });
    if (!all)
        return call.fail(all.error());
    if (!file.commit())
        return call.fail({Error::Store, QStringLiteral("%1: %2").arg(name, file.errorString()), name, QStringLiteral("a disk with room")});
    call.say(QStringLiteral("%1 is written.").arg(name));
    return kDone;
}

Error notWritten(const QSaveFile& file)
{
    return {Error::Store, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()), file.fileName(), QStringLiteral("a file that you may write, on a disk with room")};
}

/// Bytes that facts name by their hash: as they are, or as a document that says whether they are text.
int printBlob(const Invocation& call, const QString& wanted, const QString& fileName)
{
    const QByteArray hash = keptHash(wanted.toLower());
    if (hash.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("\"%1\" is no hash").arg(wanted), wanted,
                          QStringLiteral("64 hexadecimal digits as \"quarterdeck decisions show ID\" prints them")});
    const Result<QByteArray> bytes = keptBytes(call, hash);
    if (!bytes)
        return call.fail(bytes.error());
    if (!fileName.isEmpty()) {
        QSaveFile file(fileName);
        if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
            return call.fail(notWritten(file));
        call.say(QStringLiteral("%1 is written.").arg(fileName));
    }
    if (call.json) {
        QStringDecoder decode(QStringDecoder::Utf8);
        const QString text = decode(*bytes);
        const std::optional<QString> readable = decode.hasError() || text.contains(QChar(0)) ? std::nullopt : std::optional(text);
        call.print(document([&](JsonWriter& out) {
            field(out, "sha256", hash);
            field(out, "bytes", qint64(bytes->size()));
            field(out, "text", readable);
        }));
    } else if (fileName.isEmpty()) {
        std::fwrite(bytes->constData(), 1, size_t(bytes->size()), stdout);
    }
    return kDone;
}

Result<Sequence> sinceArgument(const QCommandLineParser& parser)
{
    if (!parser.isSet(QStringLiteral("since")))
        return Sequence(0);
    bool isNumber = false;
    const QString text = parser.value(QStringLiteral("since"));
    const Sequence since = text.toLongLong(&isNumber);
    if (isNumber && since >= 0)
        return since;
    return Error{Error::Parse, QStringLiteral("--since cannot be \"%1\"").arg(text), QStringLiteral("--since"), QStringLiteral("the number of a fact, from 0")};
}

/// The first of these values that the fact has, as a text.
QString firstOf(const Values& values, std::initializer_list<const char*> names)
{
    for (const char* const name : names)
        if (const auto found = values.constFind(QLatin1String(name)); found != values.constEnd())
            return rules::textOf(*found).simplified();
    return {};
}

/// What a fact is about in a few words: its step, and why or what. "review: nothing came in time".
QString aboutOf(const Fact& fact)
{
    constexpr qsizetype kLongest = 120;
    const Values values = factValues(fact);
    const QString step = firstOf(values, {"step", "effect.step", "approval.step", "escalation.step", "artefact.step", "parent.step", "trigger"});
    QString why = firstOf(values, {"reason", "why", "summary", "receipt", "escalation.issue", "note", "message.subject", "decision.decision", "artefact.title",
                                   "approval.title", "effect.content.title", "task", "title", "entry.text", "document.title"});
    if (why.size() > kLongest)
        why = why.left(kLongest - 1) + QChar(0x2026);
    return step.isEmpty() ? why : why.isEmpty() ? step : step + QStringLiteral(": ") + why;
}

int show(const Invocation& call, Past& past, const QCommandLineParser& parser)
{
    const Result<Sequence> since = sinceArgument(parser);
    if (!since)
        return call.fail(since.error());
    bool isFirst = true;
    const Result<Done> all = eachFact(past, *since + 1, [&](const StoredFact& stored) {
        if (call.json) // one document, however long the record is
            call.print((std::exchange(isFirst, false) ? "{\"facts\":[" : ",") + lineOf(stored));
        else
            call.say(QStringLiteral("%1  %2  %3  %4  %5").arg(stored.sequence, 7).arg(toRfc3339(stored.time)).arg(factName(stored.fact), -18)
                         .arg(stored.actor.text, -18).arg(aboutOf(stored.fact)));
        return true;
    });
    if (!all)
        return call.fail(all.error());
    if (call.json)
        call.print(isFirst ? "{\"facts\":[]}" : "]}");
    return kDone;
}

int reindex(const Invocation& call)
{
    const Result<std::unique_ptr<Hold>> held = call.home.hold(call.organisation);
    if (!held)
        return call.fail(held.error());
    const QString record = call.home.record(call.organisation);
    if (!QFile::exists(record))
        return call.fail({Error::Store, QStringLiteral("There is no record yet."), record, {}});
    if (const Result<Done> filled = fillIndexAnew(record, call.home.keyFile()); !filled)
        return call.fail(filled.error());
    if (call.json)
        call.print(document([](JsonWriter& out) { field(out, "ok", true); }));
    call.say(QStringLiteral("What the facts are found by is filled anew from them."));
    return kDone;
}

/// A verb with what belongs to it, and nothing else.
std::optional<Error> wrongWords(const QStringList& words)
{
    static const QStringList kAlone{QStringLiteral("show"), QStringLiteral("verify"), QStringLiteral("export"), QStringLiteral("replay"),
                                     QStringLiteral("reindex")};
    const QString verb = words.value(0, QStringLiteral("show"));
    if (verb == QLatin1String("blob") ? words.size() == 2 : kAlone.contains(verb) && words.size() < 2)
        return std::nullopt;
    return Error{Error::Parse, QStringLiteral("log cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("show, verify, export, replay --to MOMENT, blob SHA256, reindex")};
}

} // namespace

int logCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("show [--since SEQ] | verify | export [--format jsonl] [--out FILE] | replay --to SEQ|TIME | blob SHA256 [--out FILE] | reindex"));
    parser.addOption({QStringLiteral("since"), QStringLiteral("Only after this sequence."), QStringLiteral("SEQ")});
    parser.addOption({QStringLiteral("format"), QStringLiteral("jsonl: one JSON object a line."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("out"), QStringLiteral("File to write; standard output otherwise."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("to"), QStringLiteral("replay: the fact, or the time, at which everything is shown as it was."), QStringLiteral("SEQ|TIME")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    if (const std::optional<Error> wrong = wrongWords(words))
        return call.fail(*wrong);
    const QString verb = words.value(0, QStringLiteral("show"));
    if (verb == QLatin1String("blob"))
        return printBlob(call, words[1], parser.value(QStringLiteral("out")));
    if (verb == QLatin1String("reindex"))
        return reindex(call);
    const QString format = parser.isSet(QStringLiteral("format")) ? parser.value(QStringLiteral("format")) : QStringLiteral("jsonl");
    if (format != QLatin1String("jsonl"))
        return call.fail({Error::Parse, QStringLiteral("--format cannot be \"%1\"").arg(format), QStringLiteral("--format"), QStringLiteral("jsonl")});
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return call.fail(past.error());
    if (verb == QLatin1String("verify"))
        return verify(call, **past);
    if (verb == QLatin1String("replay"))
        return printAsItWas(call, **past, parser.value(QStringLiteral("to")));
    if (verb == QLatin1String("export"))
        return exportLines(call, **past, parser.value(QStringLiteral("out")));
    return show(call, **past, parser);
}

} // namespace qd::app
