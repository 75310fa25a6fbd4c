#include "core/store/history/HistoryIndex.h"

#include "core/store/calls/CallIndex.h"
#include "core/store/history/Keys.h"

#include <QElapsedTimer>

namespace qd {

namespace {

constexpr qsizetype kExpectedAtMost = 16'384; // beyond it facts are read again from the record
constexpr qsizetype kKeysAtMost = 20'000;
constexpr Sequence kPortion = 64;            // read at once; what a slice has no time for is read in vain

/// What the detail of a run is made of.
bool belongsToDetail(const Fact& fact)
{
    return std::holds_alternative<ArtefactMade>(fact) || std::holds_alternative<DecisionMade>(fact)
           || std::holds_alternative<ApprovalAsked>(fact) || std::holds_alternative<ApprovalDecided>(fact)
           || std::holds_alternative<ApprovalUndone>(fact) || std::holds_alternative<ApprovalExpired>(fact)
           || std::holds_alternative<ApprovalReplaced>(fact) || std::holds_alternative<EffectPlanned>(fact)
           || std::holds_alternative<EffectAuthorised>(fact) || std::holds_alternative<EffectIntended>(fact)
           || std::holds_alternative<EffectConfirmed>(fact) || std::holds_alternative<EffectRefused>(fact)
           || std::holds_alternative<EffectUnknown>(fact) || std::holds_alternative<EffectWithdrawn>(fact)
           || std::holds_alternative<EffectDeferred>(fact) || std::holds_alternative<EffectAbsent>(fact)
           || std::holds_alternative<EffectLookedUp>(fact) || std::holds_alternative<EffectRuled>(fact)
           || std::holds_alternative<ApprovalStale>(fact) || std::holds_alternative<ApprovalsMerged>(fact)
           || std::holds_alternative<RunFinished>(fact);
}

} // namespace

struct HistoryIndex::Statements {
    explicit Statements(Database& d)
        : key(d, "SELECT id, count FROM keys WHERE name = ?1")
        , newKey(d, "INSERT INTO keys(name, count) VALUES(?1, 0) RETURNING id")
        , count(d, "UPDATE keys SET count = ?2 WHERE id = ?1")
        , posting(d, "INSERT INTO posting(key, n, place) VALUES(?1, ?2, ?3)")
        , message(d, "INSERT INTO traffic(n, sequence, sender, receiver, type, priority, run) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        , messageText(d, "INSERT INTO traffic_text(rowid, subject, body) VALUES(?1, ?2, ?3)")
        , decision(d, "INSERT INTO decisions(n, sequence, maker, kind, run) VALUES(?1, ?2, ?3, ?4, ?5)")
        , decisionText(d, "INSERT INTO decisions_text(rowid, decision, reasoning, alternatives, evidence) VALUES(?1, ?2, ?3, ?4, ?5)")
        , reached(d, "INSERT OR REPLACE INTO meta(name, value) VALUES('indexed', ?1)")
        , facts(d, kSelectFacts)
    {
    }
    Statement key, newKey, count, posting, message, messageText, decision, decisionText, reached, facts;
};

HistoryIndex::HistoryIndex(Database& database, const FactKinds& kinds)
    : m_database(database)
    , m_kinds(kinds)
    , m_statements(std::make_unique<Statements>(database))
    , m_runs(database)
    , m_search(database)
    , m_actions(database)
{
    load();
}

HistoryIndex::~HistoryIndex() = default;

void HistoryIndex::load()
{
    m_keys.clear();
    m_counted.clear();
    m_reached = m_database.number("SELECT value FROM meta WHERE name = 'indexed'");
    m_messages = m_database.number("SELECT max(n) FROM traffic");
    m_decisions = m_database.number("SELECT max(n) FROM decisions");
    m_runs.load();
    m_search.load();
}

void HistoryIndex::expect(const QList<StoredFact>& facts)
{
    const Sequence next = m_expected.empty() ? m_reached + 1 : m_expected.back().last().sequence + 1;
    if (facts.first().sequence != next || m_expectedFacts + facts.size() > kExpectedAtMost)
        forgetExpected(); // it has fallen behind: what is missing is read again
    if (m_expected.empty() && facts.first().sequence != m_reached + 1)
        return;
    m_expected.push_back(facts);
    m_expectedFacts += facts.size();
}

void HistoryIndex::forgetExpected()
{
    m_expected.clear();
    m_expectedFacts = 0;
}

/// Of those that are found by now; a batch of which a part is left stays.
void HistoryIndex::dropReached()
{
    while (!m_expected.empty() && m_expected.front().last().sequence <= m_reached) {
        m_expectedFacts -= m_expected.front().size();
        m_expected.pop_front();
    }
}

QList<StoredFact> HistoryIndex::portion(Sequence last)
{
    if (!m_expected.empty() && m_expected.front().first().sequence <= m_reached + 1)
        return m_expected.front();
    forgetExpected();
    QList<StoredFact> facts;
    m_statements->facts.with(m_reached + 1, qMin(last, m_reached + kPortion));
    while (m_statements->facts.next())
        if (Result<StoredFact> fact = readFact(m_statements->facts, m_kinds))
            facts.append(std::move(*fact));
    return facts;
}

HistoryIndex::Left HistoryIndex::slice(Duration most, Sequence last)
{
    if (m_reached >= last)
        return Left::Nothing;
    m_database.clear();
    bool isTaken = false;
    m_database.run("PRAGMA synchronous=NORMAL");
    {
        Transaction transaction(m_database);
        const qint64 facts = fill(most, last);
        m_statements->reached.with(m_reached).run();
        isTaken = facts > 0 && transaction.commit();
    }
    if (!isTaken) {
        m_database.clear();
        forgetExpected();
        load();
    }
    m_database.run("PRAGMA synchronous=FULL");
    if (!isTaken)
        return Left::Failed;
    return m_reached < last ? Left::Some : Left::Nothing;
}

qint64 HistoryIndex::fill(Duration most, Sequence last)
{
    const qint64 taken = takePortions(most, last);
    writeCounts();
    m_runs.flush();
    return taken;
}

/// Takes facts in until the time is over or there are none. @returns how many.
qint64 HistoryIndex::takePortions(Duration most, Sequence last)
{
    QElapsedTimer watch;
    watch.start();
    qint64 taken = 0;
    while (m_reached < last) {
        const QList<StoredFact> facts = portion(last);
        const qint64 before = taken;
        for (const StoredFact& fact : facts) {
            if (fact.sequence <= m_reached)
                continue; // of a batch that was begun the last time
            const bool anew = take(fact);
            m_reached = fact.sequence;
            ++taken;
            if (anew) {
                fillAnew();
                return taken;
            }
            if (taken % 16 == 0 && watch.elapsed() >= most.count())
                break;
        }
        dropReached();
        if (taken == before || watch.elapsed() >= most.count())
            break;
    }
    return taken;
}

void HistoryIndex::fillAnew()
{
    m_database.run("DELETE FROM keys; DELETE FROM posting; DELETE FROM traffic; DELETE FROM decisions; DELETE FROM actions; DELETE FROM proposals; "
                   "INSERT INTO traffic_text(traffic_text) VALUES('delete-all'); "
                   "INSERT INTO decisions_text(decisions_text) VALUES('delete-all'); "
                   "INSERT INTO meta(name, value) VALUES('refilled', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1");
    m_runs.empty();
    m_search.empty();
    m_keys.clear();
    m_counted.clear();
    forgetExpected();
    m_reached = m_messages = m_decisions = 0;
}

bool HistoryIndex::take(const StoredFact& stored)
{
    const auto* sent = std::get_if<MessageSent>(&stored.fact);
    const auto* made = std::get_if<DecisionMade>(&stored.fact);
    if (sent && !m_runs.isHidden(sent->message.correlation))
        take(stored, sent->message);
    else if (made && !m_runs.isHidden(made->decision.run))
        take(stored, made->decision);
    if (!stored.correlation.isNull() && belongsToDetail(stored.fact))
        post(keys::detail(stored.correlation), stored.sequence);
    if (!m_runs.isHidden(stored.correlation))
        m_actions.take(stored);
    if (!m_runs.isHidden(stored.correlation))
        postCall(stored, {[this](const QString& name) { return isKnown(name); }, [this](const QString& name, Sequence place) { post(name, place); }});
    const auto* memory = std::get_if<MemoryKept>(&stored.fact);
    if (!memory || !m_runs.isHidden(memory->entry.run))
        m_search.take(stored);
    else
        m_search.leaveOut(memory->entry.id.uuid);
    return m_runs.take(stored);
}

void HistoryIndex::take(const StoredFact& stored, const Message& message)
{
    const qint64 n = ++m_messages;
    const qint64 sender = post(keys::party(message.from), n);
    const qint64 receiver = message.to == message.from ? sender : post(keys::party(message.to), n);
    const qint64 type = post(keys::type(message.type), n);
    const qint64 priority = post(keys::priority(message.priority), n);
    const qint64 run = message.correlation.isNull() ? 0 : post(keys::run(message.correlation), n);
    m_statements->message.with(n, stored.sequence, sender, receiver, type, priority, run).run();
    m_statements->messageText.with(n, message.subject, message.body).run();
}

void HistoryIndex::take(const StoredFact& stored, const DecisionRecord& decision)
{
    const qint64 n = ++m_decisions;
    const qint64 maker = post(keys::maker(decision.maker), n);
    const qint64 kind = post(keys::kind(decision.kind), n);
    const qint64 run = decision.run.isNull() ? 0 : post(keys::decisionRun(decision.run), n);
    m_statements->decision.with(n, stored.sequence, maker, kind, run).run();
    m_statements->decisionText.with(n, decision.decision, decision.reasoning, keys::alternativesText(decision), keys::evidenceText(decision)).run();
}

qint64 HistoryIndex::post(const QString& name, qint64 place)
{
    Key& key = keyOf(name);
    m_statements->posting.with(key.id, ++key.count, place).run();
    m_counted.insert(name);
    return key.id;
}

bool HistoryIndex::isKnown(const QString& name)
{
    if (m_keys.contains(name))
        return true;
    const bool isThere = m_statements->key.with(name).next();
    m_statements->key.reset();
    return isThere;
}

HistoryIndex::Key& HistoryIndex::keyOf(const QString& name)
{
    if (const auto known = m_keys.find(name); known != m_keys.end())
        return *known;
    Key key;
    if (m_statements->key.with(name).next())
        key = {m_statements->key.integer(0), m_statements->key.integer(1)};
    else if (m_statements->newKey.with(name).next())
        key = {m_statements->newKey.integer(0), 0};
    m_statements->key.reset();
    m_statements->newKey.reset();
    return *m_keys.insert(name, key);
}

void HistoryIndex::writeCounts()
{
    for (const QString& name : std::as_const(m_counted)) {
        const Key& key = m_keys[name];
        m_statements->count.with(key.id, key.count).run();
    }
    m_counted.clear();
    if (m_keys.size() > kKeysAtMost)
        m_keys.clear();
}

} // namespace qd
