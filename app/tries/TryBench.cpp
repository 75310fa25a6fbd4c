#include "app/tries/TryBench.h"

#include "agents/llm/rehearsal/RehearsalModel.h"
#include "agents/replay/Decisions.h"
#include "agents/turn/PromptBuilder.h"
#include "app/tries/RecordingReader.h"

namespace qd::app {

/// One attempt, from reading the record to what came of it.
struct TryBench::Job {
    ui::Attempt attempt;
    std::function<void(ui::TryProgress)> progress;
    Answer<ui::Tried> answer;
    agents::Recording recording;
    std::unique_ptr<agents::RunReplay> again;
};

namespace {

/// The model that every call of the run asked; empty when they asked several.
QString modelOf(const agents::Recording& recording)
{
    QSet<QString> models;
    for (const StoredFact& stored : recording.facts)
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact); started && !started->model.isEmpty())
            models.insert(started->model);
    return models.size() == 1 ? *models.begin() : QString();
}

/// The steps of the first run that were begun, each with what was decided there.
QList<ui::Tryable::Step> stepsOf(const agents::Recording& recording, const agents::PromptShelf& shelf)
{
    const agents::PromptShelf prompts = shelf.with(recording.organisation.prompts, recording.organisation.replies);
    QSet<StepId> begun;
    QHash<Sequence, StepId> turns;
    QHash<StepId, QList<DecisionId>> decisions;
    for (const StoredFact& stored : recording.facts) {
        if (const auto* turn = std::get_if<TurnStarted>(&stored.fact); turn && turn->run == recording.run) {
            begun.insert(turn->step);
            turns.insert(stored.sequence, turn->step);
        } else if (const auto* waits = std::get_if<StepWaits>(&stored.fact); waits && waits->run == recording.run) {
            begun.insert(waits->step);
        } else if (const auto* made = std::get_if<DecisionMade>(&stored.fact); made && turns.contains(stored.cause)) {
            decisions[turns.value(stored.cause)].append(made->decision.id);
        }
    }
    QList<ui::Tryable::Step> steps;
    const Workflow* workflow = recording.organisation.workflow(recording.start.workflow);
    for (const Step& step : workflow ? workflow->steps : QList<Step>()) {
        if (!begun.contains(step.id))
            continue;
        const Result<agents::PromptText> task = step.prompt.isEmpty() ? agents::PromptText{} : prompts.prompt(agents::promptName(step, false));
        steps.append({step.id, step.title, task ? task->text.trimmed() : QString(), decisions.value(step.id)});
    }
    return steps;
}

/// Whether each decision came out the same, byte by byte, in the order in which they were made.
QList<rules::Comparison::Decisions> replayed(const QList<StoredFact>& then, const QList<StoredFact>& now)
{
    const auto [first, second] = agents::decisionTexts(then, now, agents::Match::Exact);
    const QList<DecisionRecord> was = rules::accountOf(then).decisions;
    const QList<DecisionRecord> is = rules::accountOf(now).decisions;
    QList<rules::Comparison::Decisions> pairs;
    for (qsizetype i = 0; i < qMax(was.size(), is.size()); ++i) {
        rules::Comparison::Decisions pair;
        pair.kind = i < was.size() ? was[i].kind : is[i].kind;
        if (i < was.size())
            pair.then = was[i];
        if (i < is.size())
            pair.now = is[i];
        pair.same = first.value(i) == second.value(i);
        pairs.append(pair);
    }
    return pairs;
}

QString titleOf(const agents::Recording& recording, const StepId& id)
{
    const Workflow* workflow = recording.organisation.workflow(recording.start.workflow);
    const Step* step = workflow ? workflow->step(id) : nullptr;
    return step ? step->title : id.text;
}

} // namespace

agents::Change changeOf(const ui::Attempt& attempt)
{
    agents::Change change;
    change.from = attempt.from;
    if (!attempt.task.isEmpty())
        change.tasks.insert(attempt.from, attempt.task);
    change.model = attempt.model;
    change.level = attempt.level;
    return change;
}

TryBench::TryBench(HistoryReader& reader, Mailbox* here, QString home, const TryShelf& shelf)
    : m_reader(reader), m_home(std::move(home)), m_shelf(shelf), m_here(here), m_prompts(m_home), m_prices(agents::PriceList::read(m_home)), m_providers(agents::ProviderList::read(m_home))
{
}

TryBench::~TryBench() = default;

void TryBench::tryable(const RunId& run, Answer<ui::Tryable> answer)
{
    readRecording(m_reader, run, m_here, m_closing.get_token(), [this, answer](const Result<agents::Recording>& recording) {
        if (!recording)
            return answer(recording.error());
        ui::Tryable tryable;
        tryable.title = recording->start.title;
        tryable.steps = stepsOf(*recording, m_prompts);
        if (m_prices)
            tryable.models = m_prices->models();
        tryable.model = modelOf(*recording);
        answer(tryable);
    });
}

void TryBench::begin(const ui::Attempt& attempt, std::function<void(ui::TryProgress)> progress, Answer<ui::Tried> answer)
{
    stop();
    const auto job = std::make_shared<Job>(Job{attempt, std::move(progress), std::move(answer), {}, nullptr});
    m_job = job;
    readRecording(m_reader, attempt.run, m_here, m_closing.get_token(), [this, job](Result<agents::Recording> recording) {
        if (job != m_job)
            return; // stopped meanwhile
        if (!recording)
            return end(job, recording.error());
        job->recording = std::move(*recording);
        run(job);
    });
}

void TryBench::run(const Again& job)
{
    if (!m_prices || !m_providers)
        return end(job, !m_prices ? m_prices.error() : m_providers.error());
    agents::ReplayWish wish{m_home};
    if (!job->attempt.isReplay()) {
        wish.match = agents::Match::ByPlace;
        wish.change = changeOf(job->attempt);
        wish.makeModel = [] { return std::make_unique<agents::RehearsalModel>(0); };
        if (const Result<Done> fits = agents::check(*wish.change, job->recording, *m_prices); !fits)
            return end(job, fits.error());
    }
    job->again = std::make_unique<agents::RunReplay>(job->recording, agents::TurnTools{&m_skills, &*m_prices, &m_prompts, &*m_providers}, wish);
    QObject::connect(job->again.get(), &agents::RunReplay::progressed, job->again.get(), [job = job.get()](const agents::ReplayProgress& at) {
        job->progress({at.share, at.forked, at.given, at.asked});
    });
    QObject::connect(job->again.get(), &agents::RunReplay::finished, job->again.get(), [this, weak = std::weak_ptr(job)](const agents::ReplayResult& result) {
        m_here->post([this, weak, result] { // it goes with its job, and is still at work here
            if (const Again job = weak.lock(); job && job == m_job)
                judge(job, result);
        });
    });
    if (const Result<Done> begun = job->again->begin(); !begun)
        end(job, begun.error());
}

void TryBench::judge(const Again& job, const agents::ReplayResult& result)
{
    const bool isReplay = job->attempt.isReplay();
    if (!isReplay && (!result.ended || !result.forked))
        return end(job, Error{Error::Rule, result.ended ? QStringLiteral("Done again, the run did not come to that step.") : result.difference, job->attempt.from.text,
                              QStringLiteral("a run that today's program takes the same way up to there")});
    compare(job, result);
}

void TryBench::compare(const Again& job, const agents::ReplayResult& result)
{
    ui::Tried tried;
    tried.attempt = job->attempt;
    tried.at = SystemClock().now();
    tried.step = titleOf(job->recording, job->attempt.from);
    tried.pieces = result.pieces;
    tried.given = result.given;
    tried.putOtherwise = result.putOtherwise;
    tried.asked = result.asked;
    tried.assumed = result.assumed;
    if (job->attempt.isReplay()) {
        tried.comparison.then = rules::accountOf(job->recording.facts);
        tried.comparison.now = rules::accountOf(result.facts);
        tried.comparison.decisions = replayed(job->recording.facts, result.facts);
        tried.difference = result.difference;
        return end(job, tried);
    }
    const rules::Account then = rules::accountOf(job->recording.facts);
    QList<QByteArray> wanted;
    for (const rules::Account::Piece& piece : then.pieces)
        wanted.append(piece.sha256);
    readBlobs(m_reader, wanted, m_here, m_closing.get_token(), [this, job, tried, then, now = result.facts](const Result<QMap<QByteArray, QByteArray>>& bytes) mutable {
        if (job != m_job)
            return;
        if (!bytes)
            return end(job, bytes.error());
        tried.pieces.insert(*bytes);
        tried.comparison = rules::compared(then, rules::accountOf(now), tried.pieces);
        const Result<QString> id = m_shelf.keep(tried, job->recording.facts, now);
        if (!id)
            return end(job, id.error());
        tried.id = *id;
        end(job, tried);
    });
}

void TryBench::end(const Again& job, Result<ui::Tried> result)
{
    if (job == m_job)
        m_job.reset();
    job->answer(std::move(result));
}

void TryBench::stop()
{
    if (const Again job = std::exchange(m_job, nullptr))
        job->answer(Error{Error::Cancelled, QStringLiteral("It was stopped."), {}, {}});
}

void TryBench::close(std::function<void()> then)
{
    stop();
    m_closing.request_stop();
    m_reader.reach(m_here, [then = std::move(then)](const Result<IndexReach>&) { then(); }); // answers come in the order of the questions
}

} // namespace qd::app
