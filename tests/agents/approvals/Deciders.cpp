#include "tests/agents/approvals/Deciders.h"

#include "tests/agents/approvals/ApprovedHome.h"
#include "tests/support/PromiseTable.h"

#include <barrier>
#include <random>
#include <thread>

namespace qd::test {

namespace {

constexpr int kDeciders = 64;
constexpr int kRoundsPerRecord = 25;

/// What the facts say, in their order, by rules of its own.
class Judge {
public:
    QStringList wrong;
    int decided = 0;
    int undone = 0;
    QMap<EffectId, int> confirmed;

    void take(const Fact& fact)
    {
        if (const auto* asked = std::get_if<ApprovalAsked>(&fact)) {
            m_items.insert(asked->approval.id, {asked->approval.effect, asked->approval.sha256, {}, false});
        } else if (const auto* by = std::get_if<ApprovalDecided>(&fact)) {
            ++decided;
            Item& item = m_items[by->approval];
            if (item.verdict || item.isGone)
                wrong.append(QStringLiteral("decided a second time"));
            if (by->sha256 != item.sha256)
                wrong.append(QStringLiteral("decided about something else"));
            item.verdict = by->verdict;
        } else if (const auto* undo = std::get_if<ApprovalUndone>(&fact)) {
            ++undone;
            Item& item = m_items[undo->approval];
            if (!isYes(item))
                wrong.append(QStringLiteral("taken back what was no yes"));
            item.verdict.reset();
        } else if (const auto* replaced = std::get_if<ApprovalReplaced>(&fact)) {
            m_items[replaced->approval].isGone = true;
        } else if (const auto* intended = std::get_if<EffectIntended>(&fact)) {
            if (!isAllowed(intended->effect))
                wrong.append(QStringLiteral("sent without a yes that holds"));
        } else if (const auto* done = std::get_if<EffectConfirmed>(&fact)) {
            if (++confirmed[done->effect] > 1)
                wrong.append(QStringLiteral("sent twice"));
        }
    }

private:
    struct Item {
        EffectId effect;
        QByteArray sha256;
        std::optional<Verdict> verdict;
        bool isGone = false;
    };
    static bool isYes(const Item& item) { return item.verdict == Verdict::Approve || item.verdict == Verdict::ApproveWithEdits; }
    bool isAllowed(const EffectId& effect) const
    {
        return std::any_of(m_items.begin(), m_items.end(), [&](const Item& item) { return item.effect == effect && isYes(item); });
    }

    QMap<ApprovalId, Item> m_items;
};

Command wishOf(const Approval& item, unsigned dice, Instant now)
{
    DecideApproval decision;
    decision.approval = item.id;
    decision.sha256 = item.sha256;
    if (dice % kDeciders == 0) // seldom: whoever takes a yes back leaves it to the next
        return UndoApproval{item.id};
    switch (dice % 7) {
    case 0:
    case 1: break;
    case 2:
        decision.verdict = Verdict::ApproveWithEdits;
        decision.edits = QStringLiteral("# A piece\n\nOther words, %1 of them.").arg(dice % 997);
        break;
    case 3:
        decision.verdict = Verdict::AskChanges;
        decision.note = QStringLiteral("Say it more plainly");
        break;
    case 4:
        decision.verdict = Verdict::Reject;
        decision.note = QStringLiteral("Not this one");
        break;
    case 5: return SnoozeItem{{item.id.uuid}, now + std::chrono::hours(1)};
    default: decision.sha256[int(dice / 8 % 32)] ^= 1; // of something that she has not seen
    }
    return decision;
}

struct Sum {
    int broken = 0;
    int commands = 0;
    int accepted = 0;
    int sent = 0;
};

class Round {
public:
    Round(OfficeRig& rig, std::mt19937& random) : m_rig(rig), m_random(random) {}

    /// @returns what is wrong.
    QStringList play(Sum& sum)
    {
        const Result<Receipt> began = m_rig.issue(aBrief());
        if (!began || !m_rig.settle() || m_rig.state().inbox.approvals.size() != 1)
            return {QStringLiteral("nothing to decide")};
        decide(m_rig.state().inbox.approvals.first(), sum);
        m_rig.pass(std::chrono::minutes(1));
        if (!m_rig.settle())
            return {QStringLiteral("it did not come to an end")};
        const QStringList wrong = judge(began->run, sum);
        endWhatWaits();
        return wrong;
    }

private:
    /// All at once, each from a thread of its own.
    void decide(const Approval& item, Sum& sum)
    {
        std::vector<unsigned> dice(kDeciders);
        for (unsigned& one : dice)
            one = unsigned(m_random());
        const Instant now = m_rig.clock.now();
        std::barrier start(kDeciders);
        std::vector<std::thread> deciders;
        for (const unsigned one : dice)
            deciders.emplace_back([this, &start, item, one, now] {
                const Command wish = wishOf(item, one, now);
                const CommandId id = CommandId::make(now);
                start.arrive_and_wait();
                QMetaObject::invokeMethod(m_rig.office.get(), [this, id, wish] {
                    m_asked.append(id);
                    m_rig.office->handle(id, wish, human());
                }, Qt::QueuedConnection);
            });
        for (std::thread& decider : deciders)
            decider.join();
        waitUntil([this] { return m_asked.size() == kDeciders && std::all_of(m_asked.begin(), m_asked.end(), [this](const CommandId& id) { return m_rig.answered.contains(id); }); });
        sum.commands += int(m_asked.size());
    }
    QStringList judge(const RunId& run, Sum& sum)
    {
        Judge judge;
        for (const StoredFact& stored : m_rig.facts())
            if (stored.correlation == run)
                judge.take(stored.fact);
        int accepted = 0;
        for (const CommandId& id : m_asked) {
            const auto answer = m_rig.answered.constFind(id);
            if (answer == m_rig.answered.constEnd())
                judge.wrong.append(QStringLiteral("somebody got no answer"));
            else
                accepted += bool(*answer);
        }
        if (judge.decided + judge.undone > accepted)
            judge.wrong.append(QStringLiteral("%1 decisions and %2 of them taken back by %3 who were told yes").arg(judge.decided).arg(judge.undone).arg(accepted));
        if (judge.decided == 0)
            judge.wrong.append(QStringLiteral("nobody's decision held"));
        sum.accepted += accepted;
        sum.sent += int(judge.confirmed.size());
        return judge.wrong;
    }
    void endWhatWaits()
    {
        const QMap<ApprovalId, Approval> waiting = m_rig.state().inbox.approvals;
        for (const Approval& item : waiting) {
            DecideApproval no;
            no.approval = item.id;
            no.sha256 = item.sha256;
            no.verdict = Verdict::Reject;
            no.note = QStringLiteral("The round is over");
            (void)m_rig.issue(no);
        }
        m_rig.settle();
    }

    OfficeRig& m_rig;
    std::mt19937& m_random;
    QList<CommandId> m_asked;
};

} // namespace

bool tryDeciders(int rounds, unsigned seed)
{
    std::mt19937 random(seed);
    Sum sum;
    std::unique_ptr<OfficeRig> rig;
    qsizetype sentBefore = 0;
    for (int i = 0; i < rounds; ++i) {
        if (i % kRoundsPerRecord == 0) {
            rig = std::make_unique<OfficeRig>(askingTeam());
            answerWell(*rig);
            sentBefore = 0;
        }
        const int sent = sum.sent;
        QStringList wrong = Round(*rig, random).play(sum);
        if (rig->outside.count() - sentBefore != sum.sent - sent)
            wrong.append(QStringLiteral("%1 left, and %2 are on record").arg(rig->outside.count() - sentBefore).arg(sum.sent - sent));
        sentBefore = rig->outside.count();
        sum.broken += !wrong.isEmpty();
        for (const QString& line : wrong)
            std::printf("round %d: %s\n", i, qPrintable(line));
    }
    printPromise("P4", QStringLiteral("rounds of 64 who decide one item at once"), rounds, sum.broken,
                 QStringLiteral("%1 commands, %2 taken, %3 pieces sent").arg(sum.commands).arg(sum.accepted).arg(sum.sent));
    return sum.broken == 0;
}

} // namespace qd::test
