#include "app/commands/record/ForkRun.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/rehearsal/RehearsalModel.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/record/ReplayRun.h"
#include "app/commands/reports/ComparisonReport.h"
#include "app/engine/SourceFolder.h"
#include "app/tries/TryBench.h"
#include "core/rules/Comparison.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace qd::app {

namespace {

const QString kFrom = QStringLiteral("from");
const QString kPrompt = QStringLiteral("prompt");
const QString kModel = QStringLiteral("model");
const QString kAutonomy = QStringLiteral("autonomy");
const QString kOut = QStringLiteral("out");

/// A prompt as a file of the home has it, or its text alone.
Result<QString> taskIn(const QString& file)
{
    static const QRegularExpression kVersion(QStringLiteral("^version:[^\n]*\n"));
    Result<QString> text = readTextFile(file);
    if (text)
        text->remove(kVersion);
    return text ? Result<QString>(text->trimmed()) : text;
}

Result<Done> readTasks(const QStringList& given, agents::Change& change)
{
    for (const QString& one : given) {
        const qsizetype equals = one.indexOf(QLatin1Char('='));
        if (equals < 1)
            return Error{Error::Parse, QStringLiteral("--prompt cannot be \"%1\"").arg(one), QStringLiteral("--prompt"),
                         QStringLiteral("STEP=FILE, as in --prompt review=strict.md")};
        const Result<QString> text = taskIn(one.mid(equals + 1));
        if (!text)
            return text.error();
        change.tasks.insert({one.left(equals)}, *text);
    }
    return Done{};
}

Result<agents::Change> readChange(const QCommandLineParser& parser)
{
    agents::Change change;
    change.from = {parser.value(kFrom)};
    if (change.from.isEmpty())
        return Error{Error::Parse, QStringLiteral("fork needs the step from which on things are done differently"), QStringLiteral("--from"),
                     QStringLiteral("--from STEP, as in --from draft")};
    if (const Result<Done> tasks = readTasks(parser.values(kPrompt), change); !tasks)
        return tasks.error();
    change.model = parser.value(kModel);
    if (!parser.isSet(kAutonomy))
        return change;
    change.level = enumOf<Autonomy>(parser.value(kAutonomy).toUpper());
    if (!change.level)
        return Error{Error::Parse, QStringLiteral("--autonomy cannot be \"%1\"").arg(parser.value(kAutonomy)), QStringLiteral("--autonomy"),
                     QStringLiteral("L1, L2, L3 or L4")};
    return change;
}

/// What is changed, in words.
QStringList wordsOf(const agents::Change& change)
{
    QStringList words;
    for (auto it = change.tasks.begin(); it != change.tasks.end(); ++it)
        words.append(QStringLiteral("another prompt for step \"%1\"").arg(it.key().text));
    if (!change.model.isEmpty())
        words.append(QStringLiteral("the model %1").arg(change.model));
    if (change.level)
        words.append(QStringLiteral("everything that goes out at level %1").arg(wordOf(*change.level)));
    return words;
}

Result<Done> write(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return Done{};
    return Error{Error::Store, QStringLiteral("%1: %2").arg(file, out.errorString()), file, QStringLiteral("a file that you may write, on a disk with room")};
}

/// Both versions of every piece that differs, to be read side by side.
Result<Done> writePieces(const QString& folder, const rules::Comparison& comparison, bool isRehearsed, const QMap<QByteArray, QByteArray>& bytes)
{
    if (!QDir().mkpath(folder))
        return Error{Error::Store, QStringLiteral("The folder %1 cannot be made.").arg(folder), QStringLiteral("--out"), QStringLiteral("a folder that you may write")};
    for (const rules::Comparison::Pieces& pair : comparison.pieces)
        for (const auto& [piece, name] : {std::pair{pair.then, "as-it-was"}, std::pair{pair.now, isRehearsed ? "rehearsed" : "tried"}}) {
            if (!piece || pair.changed <= 0)
                continue;
            const QString ending = piece->mediaType.section(QLatin1Char('/'), 1).section(QLatin1Char('+'), 0, 0);
            const QString file = QStringLiteral("%1/%2.%3.%4").arg(folder, pair.kind, QLatin1String(name), ending == QLatin1String("markdown") ? QStringLiteral("md") : ending);
            if (const Result<Done> written = write(file, bytes.value(piece->sha256)); !written)
                return written;
        }
    return Done{};
}

/// The bytes of what the run made as it was.
Result<Done> readPieces(RecordedRun& recorded, const rules::Account& account, QMap<QByteArray, QByteArray>& bytes)
{
    for (const rules::Account::Piece& piece : account.pieces) {
        const Result<QByteArray> found = waitFor<QByteArray>([&](Mailbox* here, auto done) { recorded.past->reader().blob(piece.sha256, here, done); });
        if (!found)
            return found.error();
        bytes.insert(piece.sha256, *found);
    }
    return Done{};
}

TryShelf shelfOf(const Invocation& call)
{
    return TryShelf(call.home.tries(call.organisation));
}

/// Keeps the try, so that the window lists it too.
Result<QString> keep(const Invocation& call, const RecordedRun& recorded, const agents::Change& change, const agents::ReplayResult& result,
                     const QMap<QByteArray, QByteArray>& pieces)
{
    ui::Tried tried;
    tried.attempt = {recorded.recording.run, change.from, change.tasks.value(change.from), change.model, change.level};
    tried.at = SystemClock().now();
    const Workflow* workflow = recorded.recording.organisation.workflow(recorded.recording.start.workflow);
    tried.step = workflow && workflow->step(change.from) ? workflow->step(change.from)->title : change.from.text;
    tried.pieces = pieces;
    tried.given = result.given;
    tried.putOtherwise = result.putOtherwise;
    tried.asked = result.asked;
    tried.assumed = result.assumed;
    return shelfOf(call).keep(tried, recorded.recording.facts, result.facts);
}

Result<agents::ReplayResult> forked(const Invocation& call, const agents::Recording& recording, const agents::Change& change)
{
    const Result<agents::PriceList> prices = agents::PriceList::read(call.home.path());
    const Result<Done> fits = prices ? agents::check(change, recording, *prices) : Result<Done>(prices.error());
    if (!fits)
        return fits.error();
    const agents::ReplayWish wish{call.home.path(), agents::Match::ByPlace, change, [] { return std::make_unique<agents::RehearsalModel>(0); }};
    Result<agents::ReplayResult> result = doneAgain(call, recording, wish);
    if (result && (!result->ended || !result->forked))
        return Error{Error::Rule, result->ended ? QStringLiteral("Done again, the run did not come to step \"%1\".").arg(change.from.text) : result->difference,
                     change.from.text, QStringLiteral("a run that today's program takes the same way up to there")};
    return result;
}

} // namespace

void addForkOptions(QCommandLineParser& parser)
{
    parser.addOption({kFrom, QStringLiteral("fork: from this step on things are done differently."), QStringLiteral("STEP")});
    parser.addOption({kPrompt, QStringLiteral("fork: what the agent is told to do at a step instead; may be repeated."), QStringLiteral("STEP=FILE")});
    parser.addOption({kModel, QStringLiteral("fork: the model whose prices count; the rehearsal model answers."), QStringLiteral("NAME")});
    parser.addOption({kAutonomy, QStringLiteral("fork: the level of everything that goes out, L1 to L4."), QStringLiteral("LEVEL")});
    parser.addOption({kOut, QStringLiteral("fork: folder for both versions of every piece that differs."), QStringLiteral("FOLDER")});
}

std::optional<Error> strayForkOption(const QCommandLineParser& parser)
{
    if (parser.positionalArguments().value(0) == QLatin1String("fork"))
        return std::nullopt;
    for (const QString& name : {kFrom, kPrompt, kModel, kAutonomy, kOut})
        if (parser.isSet(name))
            return Error{Error::Parse, QStringLiteral("--%1 belongs to runs fork").arg(name), QStringLiteral("--") + name,
                         QStringLiteral("runs fork ID --from STEP --%1 …").arg(name)};
    return std::nullopt;
}

int forkRun(const Invocation& call, const QString& run, const QCommandLineParser& parser)
{
    const Result<agents::Change> change = readChange(parser);
    if (!change)
        return call.fail(change.error());
    Result<RecordedRun> recorded = recordedRun(call, run);
    if (!recorded)
        return call.fail(recorded.error());
    const Result<agents::ReplayResult> result = forked(call, recorded->recording, *change);
    if (!result)
        return call.fail(result.error());
    const rules::Account then = rules::accountOf(recorded->recording.facts);
    QMap<QByteArray, QByteArray> bytes = result->pieces;
    if (const Result<Done> read = readPieces(*recorded, then, bytes); !read)
        return call.fail(read.error());
    const rules::Comparison comparison = rules::compared(then, rules::accountOf(result->facts), bytes);
    if (const Result<QString> kept = keep(call, *recorded, *change, *result, bytes); !kept)
        return call.fail(kept.error());
    const QString folder = parser.value(kOut);
    if (const Result<Done> written = folder.isEmpty() ? Result<Done>(Done{}) : writePieces(folder, comparison, result->asked > 0, bytes); !written)
        return call.fail(written.error());
    printComparison(call, {recorded->recording.run, change->from, wordsOf(*change)}, comparison, *result);
    return kDone;
}

int listTries(const Invocation& call, const QString& run)
{
    const Result<RunId> id = idArgument<RunId>(run, QStringLiteral("a run"));
    if (!id)
        return call.fail(id.error());
    const QList<ui::Tried> tries = shelfOf(call).of(*id);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "tries", tries, [&](const ui::Tried& tried) {
                field(out, "try", tried.id);
                field(out, "at", tried.at);
                field(out, "from", tried.attempt.from);
                field(out, "changes", wordsOf(changeOf(tried.attempt)));
                field(out, "differences", tried.comparison.differences);
            });
        }));
    for (const ui::Tried& tried : tries)
        call.say(QStringLiteral("%1  from \"%2\" with %3: %4 things differ").arg(tried.id, tried.attempt.from.text, wordsOf(changeOf(tried.attempt)).join(QStringLiteral(", ")))
                     .arg(tried.comparison.differences.size()));
    if (tries.isEmpty())
        call.say(QStringLiteral("This run was never tried differently."));
    return kDone;
}

int dropTry(const Invocation& call, const QString& run, const QString& id)
{
    const Result<RunId> of = idArgument<RunId>(run, QStringLiteral("a run"));
    if (!of)
        return call.fail(of.error());
    const TryShelf shelf = shelfOf(call);
    const QList<ui::Tried> tries = shelf.of(*of);
    if (std::none_of(tries.begin(), tries.end(), [&](const ui::Tried& tried) { return tried.id == id; }))
        return call.fail({Error::Parse, QStringLiteral("There is no try \"%1\" of that run.").arg(id), id, QStringLiteral("one that `quarterdeck runs tries %1` lists").arg(run)});
    shelf.remove(*of, id);
    call.say(QStringLiteral("It is gone."));
    return kDone;
}

} // namespace qd::app
