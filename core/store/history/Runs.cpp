#include "core/store/history/Runs.h"

#include "core/store/history/Costs.h"
#include "core/store/history/Keys.h"

namespace qd {

namespace {

constexpr const char* kColumns = "SELECT run, title, brief, workflow, outcome, waits, sample, started, ended, summary, calls, "
                                 "tokens_in, tokens_out, cache_read, cache_write, cost, would FROM runs ";

RunRow rowAt(const Statement& row)
{
    RunRow run;
    run.run = {row.uuid(0)};
    run.title = row.text(1);
    run.brief = row.text(2);
    run.workflow = row.text(3);
    run.state = row.text(4);
    if (run.state.isEmpty())
        run.state = row.integer(5) > 0 ? QStringLiteral("waiting") : QStringLiteral("running");
    run.sample = row.integer(6) != 0;
    run.started = {row.integer(7)};
    if (!row.isNull(8))
        run.ended = Instant{row.integer(8)};
    run.summary = row.text(9);
    run.tally = tallyAt(row, 10);
    return run;
}

/// Puts a detail together from the facts of its run, in order.
class DetailFold {
public:
    explicit DetailFold(RunDetail& detail) : m_detail(detail) {}

    void take(const StoredFact& stored)
    {
        if (std::holds_alternative<RunFinished>(stored.fact))
            m_detail.ended = stored.sequence;
        std::visit([&](const auto& fact) { on(fact, stored.time); }, stored.fact);
    }

private:
    void on(const ArtefactMade& f, Instant) { m_detail.artefacts.append(f.artefact); }
    void on(const DecisionMade& f, Instant) { m_detail.decisions.append(f.decision); }
    void on(const ApprovalAsked& f, Instant) { m_detail.approvals.append(f.approval); }
    void on(const ApprovalDecided& f, Instant)
    {
        Approval* approval = find(f.approval);
        if (!approval)
            return;
        approval->note = f.note;
        switch (f.verdict) {
        case Verdict::Approve:
        case Verdict::ApproveWithEdits:
            approval->status = f.leaves.ms > 0 && approval->grace.count() > 0 ? ApprovalStatus::Held : ApprovalStatus::Granted;
            approval->leaves = f.leaves;
            break;
        case Verdict::AskChanges: approval->status = ApprovalStatus::ChangesAsked; break;
        case Verdict::Reject: approval->status = ApprovalStatus::Rejected; break;
        case Verdict::Delegate: approval->decider = f.delegateTo; break;
        }
    }
    void on(const ApprovalUndone& f, Instant) { setStatus(f.approval, ApprovalStatus::Waiting); }
    void on(const ApprovalExpired& f, Instant) { setStatus(f.approval, ApprovalStatus::Expired); }
    void on(const ApprovalReplaced& f, Instant) { setStatus(f.approval, ApprovalStatus::Replaced); }
    void on(const EffectPlanned& f, Instant)
    {
        if (f.effect.parent.isNull()) // else the whole stands there
            m_detail.effects.append(f.effect);
    }
    void on(const EffectAuthorised& f, Instant at)
    {
        if (Effect* effect = set(f.effect, EffectStatus::Authorised, {}, at)) {
            effect->notBefore = f.notBefore;
            if (f.trace)
                effect->trace = f.trace;
        }
    }
    void on(const EffectIntended& f, Instant at)
    {
        if (Effect* effect = set(f.effect, EffectStatus::Intended, {}, at))
            effect->attempt = f.attempt;
        leaves(f.effect);
    }
    void on(const EffectsSplit& f, Instant at)
    {
        if (Effect* effect = set(f.parent, EffectStatus::Split, {}, at))
            effect->children = f.parts;
        leaves(f.parent);
    }
    /// The grace time is over.
    void leaves(const EffectId& effect)
    {
        for (Approval& approval : m_detail.approvals)
            if (approval.effect == effect && approval.status == ApprovalStatus::Held)
                approval.status = ApprovalStatus::Granted;
    }
    void on(const EffectConfirmed& f, Instant at) { set(f.effect, EffectStatus::Confirmed, f.receipt, at); }
    void on(const EffectRefused& f, Instant at) { set(f.effect, EffectStatus::Refused, f.reason, at); }
    void on(const EffectUnknown& f, Instant at) { set(f.effect, EffectStatus::Unknown, f.evidence, at); }
    void on(const EffectWithdrawn& f, Instant at) { set(f.effect, EffectStatus::Withdrawn, f.reason, at); }
    void on(const EffectDeferred& f, Instant at) { set(f.effect, EffectStatus::Deferred, f.text, at); }
    void on(const EffectAbsent& f, Instant at) { set(f.effect, EffectStatus::Absent, f.evidence, at); }
    void on(const EffectLookedUp& f, Instant at) { set(f.effect, f.next ? EffectStatus::Reconciling : EffectStatus::Unknown, f.evidence, at); }
    void on(const EffectRuled& f, Instant at) { set(f.effect, EffectStatus::Ruled, f.note, at); }
    void on(const ApprovalStale& f, Instant) { setStatus(f.approval, ApprovalStatus::Stale); }
    void on(const ApprovalsMerged& f, Instant)
    {
        if (Approval* kept = find(f.kept); kept && kept->status == ApprovalStatus::Merged)
            kept->status = ApprovalStatus::Waiting;
        for (const ApprovalId& id : f.merged)
            setStatus(id, ApprovalStatus::Merged);
    }
    template <class T> void on(const T&, Instant) {}

    Approval* find(const ApprovalId& id)
    {
        for (Approval& approval : m_detail.approvals)
            if (approval.id == id)
                return &approval;
        return nullptr;
    }
    void setStatus(const ApprovalId& id, ApprovalStatus status)
    {
        if (Approval* approval = find(id))
            approval->status = status;
    }
    Effect* set(const EffectId& id, EffectStatus status, const QString& receipt, Instant at)
    {
        for (Effect& effect : m_detail.effects)
            if (effect.id == id) {
                effect.status = status;
                effect.receipt = receipt;
                effect.changed = at;
                return &effect;
            }
        return nullptr;
    }

    RunDetail& m_detail;
};

} // namespace

Result<RunPage> Runs::page(qint64 first, qint64 limit)
{
    RunPage page;
    page.total = m_database.number("SELECT count(*) FROM runs WHERE hidden = 0");
    Statement rows(m_database, QByteArray(kColumns + QByteArray("WHERE hidden = 0 ORDER BY n DESC LIMIT ?2 OFFSET ?1")).constData());
    rows.with(qMax(qint64(0), first), qMax(qint64(0), limit));
    while (rows.next())
        page.rows.append(rowAt(rows));
    if (m_database.failed())
        return m_database.error();
    return page;
}

QString Runs::campaignOf(const RunId& run)
{
    constexpr qint64 kFormat = 5; // Schema.cpp: runs know it from then on
    if (m_database.number("PRAGMA user_version") < kFormat)
        return {};
    Statement row(m_database, "SELECT campaign FROM runs WHERE run = ?1");
    return row.with(run.uuid).next() ? row.text(0) : QString();
}

Result<RunDetail> Runs::detail(const RunId& run)
{
    RunDetail detail;
    Statement row(m_database, QByteArray(kColumns + QByteArray("WHERE run = ?1")).constData());
    if (!row.with(run.uuid).next()) {
        if (m_database.failed())
            return m_database.error();
        return Error{Error::Parse, QStringLiteral("There is no run %1 in the record.").arg(run.toString()), run.toString(),
                     QStringLiteral("`quarterdeck runs` lists them.")};
    }
    detail.row = rowAt(row);
    row.reset();
    detail.campaign = campaignOf(run);
    Statement facts(m_database, "SELECT f.sequence, f.time, f.kind, f.actor, f.cause, f.correlation, f.label, f.body, f.hash "
                                "FROM posting p JOIN facts f ON f.sequence = p.place "
                                "WHERE p.key = (SELECT id FROM keys WHERE name = ?1) ORDER BY p.n");
    facts.with(keys::detail(run));
    DetailFold fold(detail);
    while (facts.next()) {
        const Result<StoredFact> fact = readFact(facts, m_kinds);
        if (!fact)
            return fact.error();
        fold.take(*fact);
    }
    if (m_database.failed())
        return m_database.error();
    return detail;
}

} // namespace qd
