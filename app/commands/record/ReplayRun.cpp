#include "app/commands/record/ReplayRun.h"

#include "agents/llm/Market.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/skills/Typeface.h"
#include "agents/turn/PromptShelf.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/record/PastQuestion.h"
#include "app/tries/RecordingReader.h"

namespace qd::app {

namespace {

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
    const Result<agents::Market> market = agents::Market::read(call.home.path());
    if (!market)
        return market.error();
    const agents::SkillLibrary skills;
    const agents::PromptShelf prompts(call.home.path());
    const agents::TurnTools tools{&skills, &market->prices, &prompts, &market->providers};
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
    (*past)->catchUp(call);
    Result<agents::Recording> recording = waitFor<agents::Recording>([&](Mailbox* here, auto done) { readRecording((*past)->reader(), *id, here, {}, done); });
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
