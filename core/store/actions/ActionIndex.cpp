#include "core/store/actions/ActionIndex.h"

#include <algorithm>

namespace qd {

namespace {

/// What stands there is of this program, or of one with fewer words.
template <class Enum> Enum enumAt(const Statement& row, int column)
{
    return Enum(std::clamp<qint64>(row.integer(column), 0, qint64(EnumWords<Enum>::words.size()) - 1));
}

PastAction actionAt(const Statement& row)
{
    PastAction action;
    action.effect = {row.uuid(0)};
    action.sequence = row.integer(1);
    action.time = {row.integer(2)};
    action.agent = {row.text(3)};
    action.title = row.text(4);
    action.kind = {row.text(5)};
    action.connector = {row.text(6)};
    action.account = row.text(7);
    action.reach = {enumAt<AudienceClass>(row, 8), row.integer(9)};
    action.cost = {row.integer(10)};
    action.reversible = row.integer(11) != 0;
    action.carries = enumAt<Confidentiality>(row, 12);
    action.madeFrom = enumAt<Integrity>(row, 13);
    if (!row.isNull(14))
        action.chosenBy = enumAt<Integrity>(row, 14);
    action.level = enumAt<Autonomy>(row, 15);
    action.rule = {row.text(16)};
    action.said = enumAt<HerWord>(row, 17);
    action.saidAt = {row.integer(18)};
    return action;
}

PastProposal proposalAt(const Statement& row)
{
    PastProposal proposal;
    proposal.id = {row.uuid(0)};
    proposal.time = {row.integer(1)};
    proposal.form = enumAt<ProposalKind>(row, 2);
    proposal.to = enumAt<Autonomy>(row, 3);
    if (!row.isNull(4))
        proposal.accepted = row.integer(4) != 0;
    proposal.answered = {row.integer(5)};
    return proposal;
}

/// Her own word on one item alone.
HerWord wordIn(const ApprovalDecided& decided)
{
    if (decided.by != human() || decided.trial || decided.deputy || !decided.bundle.isNull() || decided.many.value_or(false))
        return HerWord::Nothing;
    switch (decided.verdict) {
    case Verdict::Approve: return HerWord::Yes;
    case Verdict::ApproveWithEdits: return HerWord::Edited;
    case Verdict::AskChanges: return HerWord::Changes;
    case Verdict::Reject: return HerWord::No;
    case Verdict::Delegate: break;
    }
    return HerWord::Nothing;
}

constexpr qint64 kUnasked = qint64(Autonomy::L4);

} // namespace

struct ActionIndex::Statements {
    explicit Statements(Database& d)
        : planned(d, "INSERT OR REPLACE INTO actions(effect, sequence, time, agent, title, kind, connector, account, who, reach, cost, reversible, carries, made, level, run) "
                     "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)")
        , known(d, "UPDATE actions SET who = ?2, reach = ?3, carries = ?4, made = ?5, chosen = ?6, level = ?7, rule = ?8 WHERE effect = ?1")
        , asked(d, "UPDATE actions SET approval = ?2 WHERE effect = ?1")
        , said(d, "UPDATE actions SET said = ?2, said_at = ?3 WHERE approval = ?1")
        , withdrawn(d, "UPDATE actions SET said = ?2, said_at = ?3 WHERE effect = ?1 AND level = ?4 AND said = 0 AND (?5 OR said_at > 0)")
        , stopped(d, "UPDATE actions SET said_at = ?2 WHERE run = ?1 AND level = ?3 AND said = 0")
        , undone(d, "UPDATE actions SET said = ?2, said_at = ?3 WHERE run = ?1 AND level = ?4 AND said = 0")
        , proposed(d, "INSERT OR REPLACE INTO proposals(proposal, time, form, kind, level) VALUES(?1, ?2, ?3, ?4, ?5)")
        , answered(d, "UPDATE proposals SET accepted = ?2, answered = ?3 WHERE proposal = ?1")
    {
    }
    Statement planned, known, asked, said, withdrawn, stopped, undone, proposed, answered;
};

ActionIndex::ActionIndex(Database& database) : m_statements(std::make_unique<Statements>(database)) {}

ActionIndex::~ActionIndex() = default;

void ActionIndex::plan(const StoredFact& stored, const Effect& effect)
{
    const EffectContent& content = effect.content;
    const Audience reach = content.reach.value_or(Audience{});
    const Label label = effect.label.value_or(stored.label);
    const Confidentiality carries = std::max(content.carries.value_or(Confidentiality::Public), label.confidentiality);
    m_statements->planned.with(effect.id.uuid, stored.sequence, stored.time, effect.agent.text, content.title, content.kind.text, content.connector.text, content.account,
                               qint64(reach.who), reach.size, content.cost.micro, qint64(content.reversible), qint64(carries), qint64(label.integrity),
                               qint64(effect.level), effect.run.uuid).run();
}

void ActionIndex::know(const EffectId& effect, const AuthorityTrace& trace)
{
    const ActionTraits& traits = trace.traits;
    m_statements->known.with(effect.uuid, qint64(traits.reach.who), traits.reach.size, qint64(traits.carries), qint64(traits.madeFrom), qint64(traits.chosenBy),
                             qint64(trace.level), trace.rule.text).run();
}

void ActionIndex::hear(const StoredFact& stored, const ApprovalDecided& decided)
{
    if (const HerWord word = wordIn(decided); word != HerWord::Nothing)
        m_statements->said.with(decided.approval.uuid, qint64(word), stored.time).run();
}

/// What went by itself, and she would not have it; or her yes was none. What was on its way when she stopped its run is withdrawn by
/// the program, once it is certain that it did not leave.
void ActionIndex::takeBack(const StoredFact& stored)
{
    if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact))
        m_statements->said.with(undone->approval.uuid, 0, 0).run();
    else if (const auto* withdrawn = std::get_if<EffectWithdrawn>(&stored.fact); withdrawn)
        m_statements->withdrawn.with(withdrawn->effect.uuid, qint64(HerWord::TookBack), stored.time, kUnasked, stored.actor == human()).run();
    else if (const auto* over = std::get_if<RunFinished>(&stored.fact); over && stored.actor == human())
        m_statements->stopped.with(over->run.uuid, stored.time, kUnasked).run();
    else if (const auto* undoing = std::get_if<RunUndoing>(&stored.fact); undoing && undoing->by == human())
        m_statements->undone.with(undoing->run.uuid, qint64(HerWord::TookBack), stored.time, kUnasked).run();
}

void ActionIndex::propose(const StoredFact& stored)
{
    if (const auto* proposed = std::get_if<AuthorityProposed>(&stored.fact)) {
        const Proposal& proposal = proposed->proposal;
        m_statements->proposed.with(proposal.id.uuid, stored.time, qint64(proposal.kind), proposal.rule.kinds.value(0).text, qint64(proposal.to)).run();
    } else if (const auto* answered = std::get_if<AuthorityAnswered>(&stored.fact)) {
        m_statements->answered.with(answered->proposal.uuid, qint64(answered->accepted), stored.time).run();
    }
}

void ActionIndex::take(const StoredFact& stored)
{
    if (const auto* planned = std::get_if<EffectPlanned>(&stored.fact)) {
        if (planned->effect.parent.isNull()) // she says yes to the whole
            plan(stored, planned->effect);
    } else if (const auto* asked = std::get_if<ApprovalAsked>(&stored.fact)) {
        m_statements->asked.with(asked->approval.effect.uuid, asked->approval.id.uuid).run();
        if (asked->approval.trace)
            know(asked->approval.effect, *asked->approval.trace);
    } else if (const auto* allowed = std::get_if<EffectAuthorised>(&stored.fact)) {
        if (allowed->trace)
            know(allowed->effect, *allowed->trace);
    } else if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact)) {
        hear(stored, *decided);
    } else {
        takeBack(stored);
        propose(stored);
    }
}

Result<QList<PastAction>> actionsSince(Database& database, Instant from, const ActionKind& kind)
{
    Statement rows(database, "SELECT effect, sequence, time, agent, title, kind, connector, account, who, reach, cost, reversible, carries, made, chosen, level, rule, said, said_at "
                             "FROM actions WHERE time >= ?1 AND (?2 = '' OR kind = ?2) ORDER BY time, sequence");
    QList<PastAction> actions;
    rows.with(from, kind.text);
    while (rows.next())
        actions.append(actionAt(rows));
    if (database.failed())
        return database.error();
    return actions;
}

Result<KindPast> pastOf(Database& database, Instant from, const ActionKind& kind)
{
    Result<QList<PastAction>> actions = actionsSince(database, from, kind);
    if (!actions)
        return actions.error();
    KindPast past{std::move(*actions), {}};
    Statement rows(database, "SELECT proposal, time, form, level, accepted, answered FROM proposals WHERE kind = ?1 ORDER BY time, proposal");
    rows.with(kind.text);
    while (rows.next())
        past.proposals.append(proposalAt(rows));
    if (database.failed())
        return database.error();
    return past;
}

} // namespace qd
