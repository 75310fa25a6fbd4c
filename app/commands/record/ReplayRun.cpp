#include "app/commands/record/ReplayRun.h"

#include "agents/llm/PriceList.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/skills/Typeface.h"
#include "agents/turn/PromptShelf.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/record/PastQuestion.h"

namespace qd::app {

namespace {

constexpr qint64 kFactsAtOnce = 2'000;

bool ends(const StoredFact& stored, const RunId& run)
{
    const auto* finished = std::get_if<RunFinished>(&stored.fact);
    return finished && finished->run == run;
}

/// The facts from `first` to the end of the run, or of the record.
Result<QList<StoredFact>> factsOf(HistoryReader& reader, Sequence first, const RunId& run)
{
    QList<StoredFact> facts;
    for (;;) {
        const Result<QList<StoredFact>> page = waitFor<QList<StoredFact>>([&](Mailbox* here, auto done) {
            reader.facts(first, kFactsAtOnce, here, done);
        });
        if (!page)
            return page.error();
        for (const StoredFact& stored : *page) {
            facts.append(stored);
            if (ends(stored, run))
                return facts;
        }
        if (page->size() < kFactsAtOnce)
            return facts;
        first = page->last().sequence + 1;
    }
}

Result<agents::Recording> readRecording(const Invocation& call, Past& past, const RunId& run)
{
    past.catchUp(call);
    const Result<RunDetail> detail = waitFor<RunDetail>([&](Mailbox* here, auto done) { past.reader().run(run, here, done); });
    if (!detail)
        return detail.error();
    const Instant before = detail->row.started - Duration(1);
    const Result<OfficeState> state = waitFor<OfficeState>([&](Mailbox* here, auto done) { past.reader().stateAt(before, here, done); });
    if (!state && state.error().kind != Error::Parse) // that one says that nothing was recorded before it
        return state.error();
    const OfficeState ground = state ? *state : OfficeState{};
    const Result<QList<StoredFact>> facts = factsOf(past.reader(), ground.sequence + 1, run);
    if (!facts)
        return facts.error();
    Result<agents::Recording> recording = agents::recordingOf(ground, *facts, run);
    if (!recording)
        return recording;
    for (const QByteArray& sha256 : recording->wanted()) {
        const Result<QByteArray> bytes = waitFor<QByteArray>([&](Mailbox* here, auto done) { past.reader().blob(sha256, here, done); });
        if (!bytes)
            return bytes.error();
        recording->blobs.insert(sha256, *bytes);
    }
    return recording;
}

void print(const Invocation& call, const agents::ReplayResult& result)
{
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "same", result.same);
            field(out, "calls", 0);
            field(out, "decisions", result.recorded);
            field(out, "replayed", result.replayed);
            out.key("first_difference");
            if (result.difference.isEmpty())
                return out.null();
            out.beginObject();
            field(out, "what", result.difference);
            field(out, "recorded", QString::fromUtf8(result.first));
            field(out, "replayed", QString::fromUtf8(result.second));
            out.endObject();
        }));
    if (result.same)
        return call.say(QStringLiteral("All %1 decisions came out the same, byte by byte. Nobody was called.").arg(result.recorded));
    call.say(result.difference);
    if (!result.first.isEmpty() || !result.second.isEmpty())
        call.say(QStringLiteral("  recorded: %1\n  replayed: %2").arg(QString::fromUtf8(result.first), QString::fromUtf8(result.second)));
}

} // namespace

Result<agents::ReplayResult> doneAgain(const Invocation& call, const agents::Recording& recording, const agents::ReplayWish& wish)
{
    agents::Typeface::open();
    const Result<agents::PriceList> prices = agents::PriceList::read(call.home.path());
    if (!prices)
        return prices.error();
    const agents::SkillLibrary skills;
    const agents::PromptShelf prompts(call.home.path());
    const agents::TurnTools tools{&skills, &*prices, &prompts};
    agents::RunReplay again(recording, tools, wish);
    return waitFor<agents::ReplayResult>([&](Mailbox*, auto done) {
        QObject::connect(&again, &agents::RunReplay::finished, &again, [done](const agents::ReplayResult& result) { done(result); });
        if (const Result<Done> begun = again.begin(); !begun)
            done(begun.error());
    });
}

Result<RecordedRun> recordedRun(const Invocation& call, const QString& run)
{
    const Result<RunId> id = idArgument<RunId>(run, QStringLiteral("a run"));
    if (!id)
        return id.error();
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    if ((*past)->isEmpty())
        return Error{Error::Parse, QStringLiteral("Nothing has been recorded yet."), {}, QStringLiteral("`quarterdeck run` begins a record")};
    Result<agents::Recording> recording = readRecording(call, **past, *id);
    if (!recording)
        return recording.error();
    return RecordedRun{std::move(*past), std::move(*recording)};
}

int replayRun(const Invocation& call, const QString& run)
{
    const Result<RecordedRun> recorded = recordedRun(call, run);
    if (!recorded)
        return call.fail(recorded.error());
    const Result<agents::ReplayResult> result = doneAgain(call, recorded->recording, {call.home.path()});
    if (!result)
        return call.fail(result.error());
    print(call, *result);
    return result->same ? kDone : kFailed;
}

} // namespace qd::app
