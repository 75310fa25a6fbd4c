#include "core/rules/course/Detours.h"
#include "core/rules/course/Steering.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

/// One run of a workflow that nobody thought of, driven by the rules alone: every step that may begin does, and ends as the
/// dice say. Between them somebody takes a hand in it.
class Play {
public:
    explicit Play(quint32 seed) : m_record(seed)
    {
        Organisation team = m_record.team(QStringLiteral("Team %1").arg(seed));
        team.workflows[0].steps = drawn();
        m_record.adopt(team);
        m_run = m_record.brief();
    }

    /// @returns why the run hangs; empty when it came to its end, or was left while somebody was at it.
    QString hang()
    {
        for (int turn = 0; turn < 80; ++turn) {
            go();
            if (!isOpen())
                return {};
            if (const std::optional<StepId> dead = deadEnd(flow(), run()))
                return inWords(*dead);
            if (underWay().isEmpty())
                return inWords({});
            somethingHappens(turn > 50);
        }
        return {};
    }
    RunOutcome outcome() const { return isOpen() || m_record.state.runs.recent.isEmpty() ? RunOutcome::Rejected : m_record.state.runs.recent.first().outcome; }
    bool spared() const { return m_spared; }
    bool stoodIn() const { return m_stoodIn; }

private:
    /// Steps may come after any of lower rank; one that stands in has the rank of the other, and comes after none that it needs.
    QList<Step> drawn()
    {
        QList<Step> steps;
        QList<int> ranks;
        const int count = 2 + m_record.below(7);
        for (int i = 0; i < count; ++i) {
            Step step;
            step.id = {QStringLiteral("s%1").arg(i)};
            step.title = step.id.text;
            step.agent = {QStringLiteral("writer")};
            step.onFailure = OnFailure(m_record.below(4));
            int rank = 2 * i;
            const int of = i > 0 && m_record.below(3) == 0 ? m_record.below(i) : -1;
            if (of >= 0 && steps[of].fallbackFor.isEmpty() && steps[of].undoes.isEmpty()) {
                if (m_record.below(3) == 0)
                    step.undoes = steps[of].id;
                else
                    step.fallbackFor = steps[of].id;
                rank = step.undoes.isEmpty() ? ranks[of] : rank;
            }
            connect(step, rank, steps, ranks);
            steps.append(step);
            ranks.append(step.fallbackFor.isEmpty() ? rank : rank + 1);
        }
        return steps;
    }
    void connect(Step& step, int rank, const QList<Step>& steps, const QList<int>& ranks)
    {
        for (qsizetype i = 0; i < steps.size() && step.undoes.isEmpty(); ++i)
            if (ranks[i] < rank && steps[i].undoes.isEmpty() && m_record.below(2) == 0)
                step.after.append(steps[i].id);
        if (step.after.size() > 1 && m_record.below(2) == 0)
            step.join = Join{JoinOf(m_record.below(3)), 1 + m_record.below(int(step.after.size()))};
        if (step.after.isEmpty())
            return;
        const StepId before = step.after[m_record.below(int(step.after.size()))];
        if (m_record.below(3) == 0)
            step.when = asks(before);
        if (m_record.below(4) == 0 && step.fallbackFor.isEmpty())
            step.loop = Loop{before, asks(step.id), 2, m_record.below(2) ? QStringLiteral("escalate") : QStringLiteral("continue")};
        if (m_record.below(4) == 0) {
            step.kind = StepKind::Effect;
            step.uses = {before};
        }
    }
    static Condition asks(const StepId& step)
    {
        Condition condition;
        condition.path = step.text + QStringLiteral(".ok");
        condition.is = Value(true);
        return condition;
    }

    bool isOpen() const { return m_record.state.runs.open.contains(m_run); }
    RunState run() const { return m_record.state.runs.open.value(m_run); }
    const Workflow& flow() const { return m_record.state.org.organisation().workflows.first(); }
    void enter(const QList<Fact>& facts)
    {
        for (const Fact& fact : facts)
            m_record.tell(fact, m_run);
    }
    QList<StepId> underWay() const
    {
        QList<StepId> ids;
        const RunState now = run();
        for (auto it = now.steps.begin(); it != now.steps.end(); ++it)
            if (it->status == StepStatus::Waits || it->status == StepStatus::Escalated)
                ids.append(it.key());
        return ids;
    }

    void go()
    {
        for (bool moved = true; moved && isOpen();) {
            const QList<StepId> failed = stranded(flow(), run());
            moved = !failed.isEmpty();
            if (moved) {
                rest(failed.first());
                continue;
            }
            for (const StepId& id : openSteps(flow(), run()))
                if (isOpen() && run().statusOf(id) == StepStatus::Pending) {
                    open(*flow().step(id));
                    moved = true;
                }
        }
        if (isOpen() && isComplete(flow(), run()))
            enter(ended(m_record.state, m_run, run().undone ? RunOutcome::Undone : RunOutcome::Finished, {}));
    }
    void open(const Step& step)
    {
        const Opening opening = openingOf(flow(), run(), step);
        if (opening.kind == Opening::TooLittle)
            return fail(step);
        if (step.join && !run().undone)
            for (const StepId& needless : superseded(flow(), step, run()))
                enter(leftOut(m_record.state, run(), needless, QStringLiteral("enough")));
        if (opening.kind == Opening::LeaveOut) {
            m_spared = m_spared || opening.reason.startsWith(QStringLiteral("what it comes after"));
            return enter({StepSkipped{m_run, step.id, opening.reason}});
        }
        if (!step.fallbackFor.isEmpty()) {
            m_stoodIn = true;
            enter({StepStandsIn{m_run, step.id, step.fallbackFor, {}}});
        }
        enter({StepWaits{m_run, step.id, {}, {}, {}, {}}});
    }
    void fail(const Step& step)
    {
        enter({StepSettled{m_run, step.id, true, QStringLiteral("no"), {}}});
        if (!fallbackOf(flow(), run(), step.id))
            rest(step.id);
    }
    void rest(const StepId& id)
    {
        if (const auto facts = afterFailure(m_record.state, run(), *flow().step(id), QStringLiteral("no")))
            enter(*facts);
        else
            raise(id);
    }
    void raise(const StepId& id)
    {
        Escalation escalation;
        escalation.id = m_record.id<EscalationId>();
        escalation.run = m_run;
        escalation.step = id;
        escalation.with = human();
        escalation.reason = QStringLiteral("failure");
        enter({EscalationRaised{escalation}});
    }
    void finish(const Step& step)
    {
        enter({StepSettled{m_run, step.id, false, {}, {{QStringLiteral("ok"), m_record.below(2) == 0}}}});
        const LoopSays says = run().undone ? LoopSays::GoOn : loopSays(step, run());
        if (says == LoopSays::GoBack)
            enter(goneBack(m_record.state, run(), step.id, step.loop->backTo, QStringLiteral("again")));
        else if (says == LoopSays::LimitEscalate)
            raise(step.id);
    }
    void somethingHappens(bool onlyWell)
    {
        const QList<StepId> going = underWay();
        const Step& step = *flow().step(going[m_record.below(int(going.size()))]);
        if (!onlyWell && m_record.below(8) == 0)
            return steer();
        if (run().statusOf(step.id) == StepStatus::Waits)
            return onlyWell || m_record.below(3) != 0 ? finish(step) : fail(step);
        for (const Escalation& open : m_record.state.inbox.escalations)
            if (open.step == step.id)
                return enter(m_record.below(2) == 0 ? leftOut(m_record.state, run(), step.id, QStringLiteral("without"))
                                                    : QList<Fact>{EscalationSettled{open.id, m_run, step.id, human(), true, {}}});
    }
    void steer()
    {
        const Step& step = flow().steps[m_record.below(int(flow().steps.size()))];
        const Asking asking{human(), m_record.now, {}, {}};
        const int what = m_record.below(9);
        const Result<QList<Fact>> facts = what == 0 ? judgeRun(m_record.state, SteerRun{m_run, RunWish::Undo, {}}, asking)
            : judgeStep(m_record.state, SteerStep{m_run, step.id, what < 5 ? StepWish::Retry : what < 8 ? StepWish::Skip : StepWish::Reassign, {QStringLiteral("editor")}, {}}, asking);
        if (facts)
            enter(*facts);
    }

    QString inWords(const StepId& dead) const
    {
        QStringList lines{QStringLiteral("nothing goes on, \"%1\" is left").arg(dead.text)};
        const RunState now = run();
        for (const Step& step : flow().steps) {
            QStringList after;
            for (const StepId& before : step.after)
                after.append(before.text);
            lines.append(QStringLiteral("%1 %2, after %3, join %4, for %5, undoes %6").arg(step.id.text, wordOf(now.statusOf(step.id)), after.join(u' '),
                             step.join ? wordOf(step.join->of) : QString(), step.fallbackFor.text, step.undoes.text));
        }
        return lines.join(u'\n');
    }

    FactBuilder m_record;
    RunId m_run;
    bool m_spared = false;
    bool m_stoodIn = false;
};

} // namespace

TEST(Graphs, ARunNeverHangsWhateverItsWorkflow)
{
    QMap<RunOutcome, int> outcomes;
    int spared = 0;
    int stoodIn = 0;
    for (quint32 seed = 1; seed <= 4'000; ++seed) {
        Play play(seed);
        ASSERT_EQ(play.hang().toStdString(), std::string()) << "seed " << seed;
        ++outcomes[play.outcome()];
        spared += play.spared() ? 1 : 0;
        stoodIn += play.stoodIn() ? 1 : 0;
    }
    EXPECT_GT(outcomes[RunOutcome::Finished], 1'000);
    EXPECT_GT(outcomes[RunOutcome::Failed], 300);
    EXPECT_GT(outcomes[RunOutcome::Undone], 300);
    EXPECT_LT(outcomes[RunOutcome::Rejected], 200) << "those that did not come to an end in their time";
    EXPECT_GT(spared, 50);
    EXPECT_GT(stoodIn, 300);
}

} // namespace qd::test
