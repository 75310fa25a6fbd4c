#include "agents/library/Librarian.h"
#include "agents/llm/Market.h"
#include "app/commands/Commands.h"
#include "app/commands/memory/LibraryMeaning.h"
#include "app/commands/memory/MemoryFields.h"
#include "app/commands/record/PastQuestion.h"
#include "app/engine/SourceFolder.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

constexpr qint64 kUsual = 8;
constexpr qint64 kMost = 100;

struct Added {
    DocumentId id;
    QString title;
    qint64 pieces = 0;
};

/// What the fact at `sequence` kept.
Added addedAt(const Invocation& call, Sequence sequence)
{
    const Result<QList<StoredFact>> facts = ask<QList<StoredFact>>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.facts(sequence, 1, m, done); });
    const DocumentKept* kept = facts && !facts->isEmpty() ? std::get_if<DocumentKept>(&facts->first().fact) : nullptr;
    return kept ? Added{kept->document.id, kept->document.title, kept->document.pieces.size()} : Added{};
}

int add(const Invocation& call, const QStringList& places)
{
    QList<Added> all;
    for (const QString& place : places) {
        const Result<QList<GivenSource>> texts = readSources(place);
        if (!texts)
            return call.fail(texts.error());
        for (const GivenSource& text : *texts) {
            const Result<Receipt> receipt = sendCommand(call, KeepDocument{text.name, text.origin, text.text});
            if (!receipt)
                return call.fail(receipt.error());
            all.append(addedAt(call, receipt->sequence));
            call.say(QStringLiteral("%1  %2: %3 pieces").arg(all.last().id.toString(), all.last().title).arg(all.last().pieces));
        }
    }
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "documents", all, [&](const Added& added) {
                field(out, "id", added.id);
                field(out, "title", added.title);
                field(out, "pieces", added.pieces);
            });
        }));
    return kDone;
}

int list(const Invocation& call)
{
    HoldingFilter filter;
    filter.documents = true;
    const Result<HoldingPage> page = ask<HoldingPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.holdings(filter, 0, kPage, m, done); });
    if (!page)
        return call.fail(page.error());
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "documents", page->rows, [&](const Holding& row) { documentFields(out, row.document.value_or(Document{}), false); });
            field(out, "total", page->total);
        }));
        return kDone;
    }
    for (const Holding& row : page->rows)
        if (row.document)
            call.say(QStringLiteral("%1  %2  %3: %4 pieces").arg(row.document->id.toString(), toRfc3339(row.document->time).left(16), row.document->title)
                         .arg(row.document->pieces.size()));
    return kDone;
}

/// What memory and documents say about the question, by the way that was chosen.
Result<PieceFindings> findings(const Invocation& call, const PieceQuestion& question)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return state.error();
    const SystemClock clock;
    const Result<agents::Market> market = agents::Market::read(call.home.path());
    if (!market)
        return market.error();
    std::unique_ptr<agents::Librarian> librarian; // outlives the reader, which answers to it
    return ask<PieceFindings>(call, [&](HistoryReader& reader, Mailbox* here, auto done) {
        librarian = std::make_unique<agents::Librarian>(agents::Librarian::Parts{&reader, nullptr, &clock, Duration(1'000), &market->providers, &market->prices, nullptr, wayOf(call.home)});
        librarian->start(state->memory.meaning, state->org.stopped);
        librarian->find(question, here, done);
    });
}

void sayFound(const Invocation& call, const agents::RankedPiece& one)
{
    const FoundPiece& piece = one.piece;
    call.say(QStringLiteral("%1  %2, part %3 of %4%5\n    %6").arg(piece.name(), piece.title.isEmpty() ? piece.space : piece.title)
                 .arg(piece.place + 1).arg(piece.pieces).arg(piece.heading.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(piece.heading),
                      rehearsalMark(piece.label.rehearsal) + piece.text.simplified().left(200)));
}

int search(const Invocation& call, const QString& text, const QString& space, qint64 limit)
{
    PieceQuestion question = agents::questionAbout(text, space);
    question.limit = qMax(question.limit, limit);
    const Result<PieceFindings> found = findings(call, question);
    if (!found)
        return call.fail(found.error());
    const QList<agents::RankedPiece> ranked = agents::fused(*found).mid(0, limit);
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "pieces", ranked, [&](const agents::RankedPiece& piece) { pieceFields(out, piece); });
            field(out, "searched", found->searched);
            field(out, "by", found->by);
            field(out, "because", found->instead.isEmpty() ? std::nullopt : std::optional(found->instead));
        }));
        return kDone;
    }
    for (const agents::RankedPiece& one : ranked)
        sayFound(call, one);
    if (ranked.isEmpty())
        call.say(QStringLiteral("Nothing says anything about that, of %1 pieces.").arg(found->searched));
    if (!found->instead.isEmpty())
        call.say(QStringLiteral("(Compared by the local way: %1.)").arg(found->instead));
    else if (!found->by.isEmpty() && found->by != question.embedder)
        call.say(QStringLiteral("(Compared by %1.)").arg(found->by));
    return kDone;
}

int show(const Invocation& call, const QString& text)
{
    const Result<DocumentId> id = idArgument<DocumentId>(text.section(u'#', 0, 0), QStringLiteral("a document"));
    if (!id)
        return call.fail(id.error());
    HoldingFilter filter;
    filter.id = id->uuid;
    const Result<HoldingPage> page = ask<HoldingPage>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.holdings(filter, 0, 1, m, done); });
    if (!page)
        return call.fail(page.error());
    if (page->rows.isEmpty() || !page->rows.first().document)
        return call.fail({Error::Rule, QStringLiteral("the library has no document %1").arg(text), {}, QStringLiteral("quarterdeck library list shows what it has")});
    const Document kept = *page->rows.first().document;
    const Result<QByteArray> bytes = ask<QByteArray>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.blob(kept.sha256, m, done); });
    if (!bytes)
        return call.fail(bytes.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            documentFields(out, kept, true);
            field(out, "text", QString::fromUtf8(*bytes));
        }));
    call.say(QString::fromUtf8(*bytes));
    return kDone;
}

int forget(const Invocation& call, const QString& text)
{
    const Result<DocumentId> id = idArgument<DocumentId>(text, QStringLiteral("a document"));
    const Result<Receipt> receipt = id ? sendCommand(call, ForgetDocument{*id}) : Result<Receipt>(id.error());
    return receipt ? printKept(call, text, receipt->text) : call.fail(receipt.error());
}

Result<qint64> limitArgument(const QCommandLineParser& parser)
{
    if (!parser.isSet(QStringLiteral("limit")))
        return kUsual;
    bool isNumber = false;
    const qint64 limit = parser.value(QStringLiteral("limit")).toLongLong(&isNumber);
    if (isNumber && limit >= 1 && limit <= kMost)
        return limit;
    return Error{Error::Parse, QStringLiteral("--limit cannot be \"%1\"").arg(parser.value(QStringLiteral("limit"))), QStringLiteral("--limit"),
                 QStringLiteral("a number from 1 to %1").arg(kMost)};
}

} // namespace

int libraryCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("add FILE… | list | search TEXT [--in NAMESPACE] [--limit N] | show ID | forget ID | "
                                                    "meaning [--endpoint URL --model NAME | --local]"));
    parser.addOption({QStringLiteral("in"), QStringLiteral("search: only in this namespace; sources are the documents."), QStringLiteral("NAMESPACE")});
    parser.addOption({QStringLiteral("limit"), QStringLiteral("search: so many pieces at most."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("endpoint"), QStringLiteral("meaning: this one says what pieces mean, as OpenAI's API has it; https, or on this machine."), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("model"), QStringLiteral("meaning: the model that the endpoint is asked for."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("local"), QStringLiteral("meaning: no endpoint; pieces are compared by their words' parts, here.")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const Result<qint64> limit = limitArgument(parser);
    if (!limit)
        return call.fail(limit.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() <= 1)
        return list(call);
    if (verb == QLatin1String("add") && words.size() >= 2)
        return add(call, words.mid(1));
    if (verb == QLatin1String("search") && words.size() >= 2)
        return search(call, words.mid(1).join(QLatin1Char(' ')), parser.value(QStringLiteral("in")), *limit);
    if (verb == QLatin1String("meaning") && words.size() == 1)
        return meaning(call, parser);
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, words[1]);
    if (verb == QLatin1String("forget") && words.size() == 2)
        return forget(call, words[1]);
    return call.fail({Error::Parse, QStringLiteral("library cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("add FILE…, list, search TEXT, show ID, forget ID, meaning")});
}

} // namespace qd::app
