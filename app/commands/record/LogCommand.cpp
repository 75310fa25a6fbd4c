#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/record/AsItWas.h"
#include "core/facts/FactCodec.h"

#include <QSaveFile>

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
            found.ok ? out.null() : out.value(found.firstBad);
            field(out, "what", found.what);
            field(out, "seconds", seconds);
        }));
    call.say(found.ok ? QStringLiteral("%1 facts, untouched. %2 s").arg(found.facts).arg(seconds)
                      : QStringLiteral("Fact %1 is not what was recorded: %2").arg(found.firstBad).arg(found.what));
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

} // namespace

int logCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("show [--since SEQ] | verify | export [--format jsonl] [--out FILE] | replay --to SEQ|TIME"));
    parser.addOption({QStringLiteral("since"), QStringLiteral("Only after this sequence."), QStringLiteral("SEQ")});
    parser.addOption({QStringLiteral("format"), QStringLiteral("jsonl: one JSON object a line."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("out"), QStringLiteral("File to write; standard output otherwise."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("to"), QStringLiteral("replay: the fact, or the time, at which everything is shown as it was."), QStringLiteral("SEQ|TIME")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return call.fail(past.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("show"));
    if (verb == QLatin1String("verify"))
        return verify(call, **past);
    if (verb == QLatin1String("replay"))
        return printAsItWas(call, **past, parser.value(QStringLiteral("to")));
    const QString format = parser.isSet(QStringLiteral("format")) ? parser.value(QStringLiteral("format")) : QStringLiteral("jsonl");
    if (format != QLatin1String("jsonl"))
        return call.fail({Error::Parse, QStringLiteral("--format cannot be \"%1\"").arg(format), QStringLiteral("--format"), QStringLiteral("jsonl")});
    if (verb == QLatin1String("export"))
        return exportLines(call, **past, parser.value(QStringLiteral("out")));
    if (verb != QLatin1String("show"))
        return call.fail({Error::Parse, QStringLiteral("log cannot \"%1\"").arg(verb), verb, QStringLiteral("show, verify, export, replay")});
    const Sequence since = parser.value(QStringLiteral("since")).toLongLong();
    const Result<Done> all = eachFact(**past, since + 1, [&](const StoredFact& stored) {
        if (call.json)
            call.print(lineOf(stored));
        call.say(QStringLiteral("%1  %2  %3  %4").arg(stored.sequence, 7).arg(toRfc3339(stored.time).mid(11, 12), factName(stored.fact), stored.actor.text));
        return true;
    });
    return all ? kDone : call.fail(all.error());
}

} // namespace qd::app
