#include "tests/agents/approvals/Reuse.h"

#include "tests/agents/approvals/ApprovedHome.h"
#include "tests/support/PromiseTable.h"

#include <algorithm>
#include <random>

namespace qd::test {

namespace {

constexpr int kRoundsPerRecord = 20;

DecideApproval yesTo(const Approval& item)
{
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    return yes;
}

/// What leaves within a minute.
qsizetype leaves(OfficeRig& rig)
{
    const qsizetype before = rig.outside.count();
    rig.pass(std::chrono::minutes(1));
    rig.settle();
    return rig.outside.count() - before;
}

struct Sum {
    int given = 0; ///< yeses again
    int same = 0;  ///< rounds in which both ask for one content, and are one item
    int sent = 0;
};

class Round {
public:
    Round(OfficeRig& rig, std::mt19937& random, bool same) : m_rig(rig), m_random(random), m_same(same) {}

    QStringList play(Sum& sum)
    {
        const QList<Approval> both = ask();
        if (both.size() != 2)
            return {QStringLiteral("%1 ask instead of two").arg(both.size())};
        const Approval first = both[0], second = both[1];
        const auto waiting = std::count_if(both.begin(), both.end(), [](const Approval& item) { return item.status == ApprovalStatus::Waiting; }); // a rule may be put to her besides
        if ((first.sha256 == second.sha256) != m_same || waiting != (m_same ? 1 : 2))
            return {QStringLiteral("%1 wait for her").arg(waiting)};
        sum.same += m_same;
        if (!m_rig.issue(yesTo(first)) || leaves(m_rig) != 1)
            return {QStringLiteral("what she said yes to did not leave once")};
        ++sum.sent;
        QStringList wrong;
        for (int tries = 1 + int(m_random() % 4); tries > 0; --tries, ++sum.given)
            if (const QString how = again(first, second); leaves(m_rig) != 0)
                wrong.append(QStringLiteral("it left again: ") + how);
        if (m_same) {
            if (m_rig.issue(yesTo(second)) || leaves(m_rig) != 0 || !m_rig.state().inbox.approvals.isEmpty())
                wrong.append(QStringLiteral("the same content is not done with once it has left"));
            return wrong;
        }
        if (m_rig.state().inbox.approvals.value(second.id).status != ApprovalStatus::Waiting)
            wrong.append(QStringLiteral("the second one waits no more"));
        if (!m_rig.issue(yesTo(second)) || leaves(m_rig) != 1)
            wrong.append(QStringLiteral("a yes of its own did not let it leave once"));
        ++sum.sent;
        return wrong;
    }

private:
    /// Two that were made in the same moment, of the same words or not.
    QList<Approval> ask()
    {
        if (!m_same)
            m_rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today.")),
                                        draftReply(QStringLiteral("A piece"), QStringLiteral("Other words about the work of today."))});
        else
            answerWell(m_rig);
        const bool isAsked = m_rig.issue(aBrief()) && m_rig.issue(aBrief()) && m_rig.settle();
        return isAsked ? m_rig.state().inbox.approvals.values() : QList<Approval>();
    }
    /// @returns how.
    QString again(const Approval& first, const Approval& second)
    {
        DecideApproval yes = yesTo(first);
        switch (m_random() % 4) {
        case 0: (void)m_rig.issue(yes); return QStringLiteral("the same yes");
        case 1:
            yes.verdict = Verdict::ApproveWithEdits;
            yes.edits = QStringLiteral("# A piece\n\nOther words.");
            (void)m_rig.issue(yes);
            return QStringLiteral("the same yes with edits");
        case 2:
            yes.approval = first.id;
            yes.sha256 = second.sha256;
            (void)m_rig.issue(yes);
            return QStringLiteral("the first yes with the hash of the second");
        default:
            m_rig.close();
            m_rig.open();
            answerWell(m_rig);
            (void)m_rig.issue(yes);
            return QStringLiteral("the same yes after a new start");
        }
    }

    OfficeRig& m_rig;
    std::mt19937& m_random;
    bool m_same;
};

} // namespace

bool tryReuse(int rounds, unsigned seed)
{
    std::mt19937 random(seed);
    Sum sum;
    int broken = 0;
    std::unique_ptr<OfficeRig> rig;
    for (int i = 0; i < rounds; ++i) {
        if (i % kRoundsPerRecord == 0) {
            rig = std::make_unique<OfficeRig>(askingTeam());
            answerWell(*rig);
        }
        const QStringList wrong = Round(*rig, random, i % 2 == 1).play(sum);
        broken += !wrong.isEmpty();
        for (const QString& line : wrong)
            std::printf("round %d: %s\n", i, qPrintable(line));
    }
    printPromise("P4", QStringLiteral("yeses that are given again"), sum.given, broken, QStringLiteral("%1 pieces sent in %2 rounds, in %3 of which both asked for the same content").arg(sum.sent).arg(rounds).arg(sum.same));
    return broken == 0;
}

} // namespace qd::test
