#include "tests/agents/approvals/OfflineBundles.h"

#include "tests/agents/approvals/ApprovedHome.h"
#include "tests/agents/approvals/BadBundles.h"
#include "tests/agents/approvals/OfflineAnswers.h"
#include "tests/support/PromiseTable.h"

namespace qd::test {

namespace {

constexpr int kRoundsPerRecord = 10;
constexpr int kBadPerRound = 10;

struct Sum {
    int bad = 0;
    int refused = 0; ///< of them whole
    int good = 0;
    int taken = 0; ///< of them, as they say
    int broken = 0;
};

/// An office in which one thing waits, and who may decide it elsewhere.
class Desk {
public:
    /// @returns what is wrong.
    QStringList play(BadBundles::Way& way, std::mt19937& random, Sum& sum)
    {
        if (!m_rig.issue(aBrief()) || !m_rig.settle() || m_rig.state().inbox.approvals.size() != 1)
            return {QStringLiteral("nothing to decide")};
        const rules::Bundle older = bundle(Verdict::Approve);
        DecideApproval changes = older.decisions.first().decision;
        changes.verdict = Verdict::AskChanges;
        changes.note = QStringLiteral("Once more");
        if (!m_rig.issue(changes) || !m_rig.settle() || m_rig.state().inbox.approvals.size() != 1)
            return {QStringLiteral("nothing to decide after changes")};
        QStringList wrong;
        BadBundles bad(m_signers, random);
        for (int i = 0; i < kBadPerRound; ++i) {
            way = BadBundles::Way((way + 1) % BadBundles::Ways);
            if (way == BadBundles::Replayed && m_taken.text.isEmpty())
                continue;
            wrong += handIn(way, bad.make(way, bundle(Verdict::Approve), older, m_taken), sum);
        }
        return wrong + handInGood(sum);
    }

private:
    rules::Bundle bundle(Verdict verdict) const
    {
        const Approval item = m_rig.state().inbox.approvals.first();
        const Instant now = m_rig.clock.now();
        DecideApproval decision{item.id, verdict, item.sha256, {}, {}, {}};
        if (verdict == Verdict::ApproveWithEdits)
            decision.edits = QStringLiteral("# A piece\n\nOther words, written elsewhere.");
        return {QString::fromLatin1(rules::Bundle::kFormat), BundleId::make(now), m_id, m_rig.state().org.organisation().id, now, {{now, decision}}};
    }
    /// Nothing may come of it.
    QStringList handIn(BadBundles::Way way, const TakeBundle& command, Sum& sum)
    {
        const QByteArray before = encode(m_rig.state().inbox.approvals.first());
        const qsizetype left = m_rig.outside.count();
        const Result<Receipt> answer = m_rig.issue(command, way == BadBundles::Courier ? AgentId{QStringLiteral("writer")} : human());
        m_rig.settle();
        ++sum.bad;
        sum.refused += !answer;
        const bool isAsItWas = m_rig.state().inbox.approvals.size() == 1 && encode(m_rig.state().inbox.approvals.first()) == before && m_rig.outside.count() == left;
        return isAsItWas ? QStringList() : QStringList(QStringLiteral("%1: it was taken").arg(QLatin1String(BadBundles::name(way))));
    }
    /// What it says has to come of it, once.
    QStringList handInGood(Sum& sum)
    {
        const bool isEdited = sum.good % 5 == 4;
        const rules::Bundle good = bundle(isEdited ? Verdict::ApproveWithEdits : Verdict::Approve);
        const QByteArray asked = good.decisions.first().decision.sha256;
        const qsizetype left = m_rig.outside.count();
        m_taken = sealed(good, sum.good % 2 ? m_signers.anna : m_signers.laptop);
        ++sum.good;
        if (const Result<Receipt> answer = m_rig.issue(m_taken); !answer)
            return {QStringLiteral("a good one: %1").arg(answer.error().text)};
        m_rig.pass(std::chrono::minutes(1));
        m_rig.settle();
        if (m_rig.outside.count() != left + 1 || !m_rig.state().inbox.approvals.isEmpty())
            return {QStringLiteral("a good one: %1 left").arg(m_rig.outside.count() - left)};
        if (isEdited == (contentHash(m_rig.outside.delivered.last()) == asked))
            return {QStringLiteral("a good one: something else left")};
        ++sum.taken;
        return {};
    }

    SignedOffice m_office{askingTeam()};
    OfficeRig& m_rig = m_office.rig;
    const Signers& m_signers = m_office.signers;
    const QByteArray m_id = m_office.id;
    TakeBundle m_taken;
};

} // namespace

bool tryBundles(int count, unsigned seed)
{
    std::mt19937 random(seed);
    Sum sum;
    BadBundles::Way way = BadBundles::Key;
    std::unique_ptr<Desk> desk;
    for (int i = 0; sum.bad < count; ++i) {
        if (i % kRoundsPerRecord == 0)
            desk = std::make_unique<Desk>();
        const QStringList wrong = desk->play(way, random, sum);
        sum.broken += int(wrong.size());
        for (const QString& line : wrong)
            std::printf("round %d: %s\n", i, qPrintable(line));
        if (!wrong.isEmpty())
            desk = std::make_unique<Desk>();
    }
    printPromise("P4", QStringLiteral("bad bundles of decisions made elsewhere"), sum.bad, sum.broken,
                 QStringLiteral("%1 refused whole, %2 decided nothing; %3 of %4 good ones taken between them").arg(sum.refused).arg(sum.bad - sum.refused).arg(sum.taken).arg(sum.good));
    return tryAnswers((count + 1) / 2, seed) && sum.broken == 0;
}

} // namespace qd::test
