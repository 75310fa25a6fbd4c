#include "core/store/history/RunIndex.h"

#include "core/state/money/ToolHold.h"

namespace qd {

struct RunIndex::Statements {
    explicit Statements(Database& d)
        : brief(d, "INSERT INTO runs(run, brief, sample, started) VALUES(?1, ?2, ?3, ?4) "
                   "ON CONFLICT(run) DO UPDATE SET brief = excluded.brief, sample = excluded.sample, started = excluded.started")
        , start(d, "INSERT INTO runs(run, title, workflow, started, root, campaign) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
                   "ON CONFLICT(run) DO UPDATE SET title = excluded.title, workflow = excluded.workflow, root = excluded.root, campaign = excluded.campaign")
        , parent(d, "SELECT ifnull(root, run), campaign FROM runs WHERE run = ?1")
        , rename(d, "UPDATE runs SET title = ?2 WHERE run = ?1")
        , finish(d, "UPDATE runs SET outcome = ?2, summary = ?3, ended = ?4, waits = 0 WHERE run = ?1")
        , again(d, "UPDATE runs SET outcome = '', ended = NULL WHERE run = ?1")
        , wait(d, "UPDATE runs SET waits = max(0, waits + ?2) WHERE run = ?1")
        , clear(d, "UPDATE runs SET hidden = 1 WHERE sample = 1 AND hidden = 0")
        , spend(d, "UPDATE runs SET calls = calls + ?8, tokens_in = tokens_in + ?2, tokens_out = tokens_out + ?3, "
                   "cache_read = cache_read + ?4, cache_write = cache_write + ?5, cost = cost + ?6, would = would + ?7 WHERE run = ?1")
        , tally(d, "INSERT INTO tally(by, day, key, calls, tokens_in, tokens_out, cache_read, cache_write, cost, would) "
                   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(by, day, key) DO UPDATE SET "
                   "calls = calls + ?4, tokens_in = tokens_in + ?5, tokens_out = tokens_out + ?6, cache_read = cache_read + ?7, "
                   "cache_write = cache_write + ?8, cost = cost + ?9, would = would + ?10")
    {
    }
    Statement brief, start, parent, rename, finish, again, wait, clear, spend, tally;
};

void addTo(Sums& sums, const Spent& spent, const Spend& spend)
{
    sums[{TallyOf::Agent, spent.day, spent.agent.text}].add(spend);
    sums[{TallyOf::Rank, spent.day, spent.rank}].add(spend);
    sums[{TallyOf::Model, spent.day, spend.model}].add(spend);
    sums[{TallyOf::Run, spent.day, spent.run.toString()}].add(spend);
    sums[{TallyOf::Day, spent.day, {}}].add(spend);
}

RunIndex::RunIndex(Database& database)
    : m_database(database)
    , m_statements(std::make_unique<Statements>(database))
{
}

RunIndex::~RunIndex() = default;

void RunIndex::load()
{
    m_ranks.clear();
    m_sums.clear();
    m_runSums.clear();
    Statement agents(m_database, "SELECT id, rank FROM agents");
    while (agents.next())
        m_ranks.insert(agents.text(0), agents.text(1));
    m_campaigns.clear();
    Statement campaigns(m_database, "SELECT id FROM campaigns");
    while (campaigns.next())
        m_campaigns.insert(campaigns.text(0));
    loadHidden();
}

void RunIndex::loadHidden()
{
    m_hidden.clear();
    Statement hidden(m_database, "SELECT run FROM runs WHERE hidden = 1");
    while (hidden.next())
        m_hidden.insert({hidden.uuid(0)});
}

void RunIndex::empty()
{
    m_database.run("DELETE FROM tally; DELETE FROM campaigns; DELETE FROM runs WHERE hidden = 0; UPDATE runs SET calls = 0, tokens_in = 0, tokens_out = 0, "
                   "cache_read = 0, cache_write = 0, cost = 0, would = 0, waits = 0, outcome = '', ended = NULL");
    m_campaigns.clear(); // a run knows those that there were when it began
    m_sums.clear();
    m_runSums.clear();
}

bool RunIndex::hideSamples()
{
    const qsizetype before = m_hidden.size();
    m_statements->clear.with().run();
    loadHidden();
    return m_hidden.size() > before;
}

bool RunIndex::take(const StoredFact& stored)
{
    if (const auto* brief = std::get_if<BriefSubmitted>(&stored.fact))
        m_statements->brief.with(brief->run.uuid, brief->text, brief->sample, stored.time).run();
    else if (const auto* started = std::get_if<RunStarted>(&stored.fact))
        begin(*started, stored.time);
    else if (const auto* done = std::get_if<TurnFinished>(&stored.fact))
        takeTurn(stored, *done);
    else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
        spend(stored, failed->run, failed->agent, failed->spend);
    else if (const auto* used = std::get_if<ToolUsed>(&stored.fact))
        spend(stored, used->run, used->agent, spendOf(*used));
    else if (const auto* finished = std::get_if<RunFinished>(&stored.fact))
        m_statements->finish.with(finished->run.uuid, wordOf(finished->outcome), finished->summary, stored.time).run();
    else if (const auto* undoing = std::get_if<RunUndoing>(&stored.fact))
        m_statements->again.with(undoing->run.uuid).run();
    else if (const auto* adopted = std::get_if<OrganisationAdopted>(&stored.fact))
        adopt(adopted->organisation);
    else if (std::holds_alternative<SamplesCleared>(stored.fact))
        return hideSamples();
    else
        takeWaiting(stored);
    return false;
}

/// What it is about counts for the campaign that whoever began it named, if there was such a one; else for that of the run that
/// began it.
void RunIndex::begin(const RunStarted& started, Instant at)
{
    const auto named = started.input.constFind(QStringLiteral("campaign"));
    const QString* campaign = named == started.input.constEnd() ? nullptr : std::get_if<QString>(&*named);
    QString about = campaign && m_campaigns.contains(*campaign) ? *campaign : QString();
    Uuid root = started.run.uuid;
    if (started.parent && m_statements->parent.with(started.parent->run.uuid).next()) {
        root = m_statements->parent.uuid(0);
        if (about.isEmpty())
            about = m_statements->parent.text(1);
    }
    m_statements->parent.reset();
    m_statements->start.with(started.run.uuid, started.title, started.workflow.text, at, root, about).run();
}

/// A reply's title names the run from then on, as in the state.
void RunIndex::takeTurn(const StoredFact& stored, const TurnFinished& done)
{
    spend(stored, done.run, done.agent, done.spend);
    const auto title = done.values.constFind(QStringLiteral("title"));
    const QString* text = title == done.values.constEnd() ? nullptr : std::get_if<QString>(&*title);
    if (text && !text->isEmpty())
        m_statements->rename.with(done.run.uuid, *text).run();
}

void RunIndex::takeWaiting(const StoredFact& stored)
{
    if (const auto* asked = std::get_if<ApprovalAsked>(&stored.fact))
        waits(asked->approval.run, 1);
    else if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact))
        waits(decided->run, decided->verdict == Verdict::Delegate ? 0 : -1);
    else if (const auto* expired = std::get_if<ApprovalExpired>(&stored.fact))
        waits(expired->run, -1);
    else if (std::holds_alternative<ApprovalReplaced>(stored.fact))
        waits(stored.correlation, -1);
    else if (std::holds_alternative<ApprovalUndone>(stored.fact))
        waits(stored.correlation, 1);
}

void RunIndex::waits(const RunId& run, int more)
{
    if (more != 0)
        m_statements->wait.with(run.uuid, more).run();
}

void RunIndex::adopt(const Organisation& organisation)
{
    Statement agent(m_database, "INSERT OR REPLACE INTO agents(id, title, rank) VALUES(?1, ?2, ?3)");
    for (const AgentProfile& profile : organisation.agents) {
        agent.with(profile.id.text, profile.title, wordOf(profile.rank)).run();
        m_ranks.insert(profile.id.text, wordOf(profile.rank));
    }
    Statement workflow(m_database, "INSERT OR REPLACE INTO workflows(id, title) VALUES(?1, ?2)");
    for (const Workflow& flow : organisation.workflows)
        workflow.with(flow.id.text, flow.title).run();
    Statement campaign(m_database, "INSERT OR REPLACE INTO campaigns(id, title) VALUES(?1, ?2)");
    for (const Campaign& one : organisation.campaigns) {
        campaign.with(one.id.text, one.title).run();
        m_campaigns.insert(one.id.text);
    }
}

void RunIndex::spend(const StoredFact& stored, const RunId& run, const AgentId& agent, const Spend& spend)
{
    if (spend.model.isEmpty())
        return; // a skill, a turn that never reached a model, a tool that is free
    m_runSums[run].add(spend);
    if (isHidden(run))
        return;
    addTo(m_sums, {dayOf(stored.time), run, agent, m_ranks.value(agent.text)}, spend);
}

void RunIndex::flush()
{
    for (auto it = m_sums.cbegin(); it != m_sums.cend(); ++it)
        m_statements->tally.with(int(it.key().of), it.key().day, it.key().key, it->calls, it->usage.in.value, it->usage.out.value,
                                 it->usage.cacheRead.value, it->usage.cacheWrite.value, it->cost.micro, it->wouldHaveCost.micro).run();
    for (auto it = m_runSums.cbegin(); it != m_runSums.cend(); ++it)
        m_statements->spend.with(it.key().uuid, it->usage.in.value, it->usage.out.value, it->usage.cacheRead.value,
                                 it->usage.cacheWrite.value, it->cost.micro, it->wouldHaveCost.micro, it->calls).run();
    m_sums.clear();
    m_runSums.clear();
}

} // namespace qd
