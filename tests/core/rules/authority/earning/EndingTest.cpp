#include "core/rules/authority/earning/Ending.h"

#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/earning/PuttingToHer.h"
#include "tests/core/rules/authority/RandomActions.h"
#include "tests/core/rules/authority/earning/Words.h"

namespace qd::test {

namespace {

using namespace rules;
using namespace Qt::StringLiterals;

/// She took the rule that her yeses earned.
class EndingTest : public WordsTest {
protected:
    Proposal proposal;

    void put()
    {
        actions(30, HerWord::Yes);
        proposal = *level();
        tellAll(putToHer(record.state, proposal, past, system(), record.now));
    }
    void take()
    {
        put();
        ASSERT_EQ(does(AnswerProposal{proposal.id, true, {}}), u"accepted"_s);
        past.proposals = {{proposal.id, record.now, ProposalKind::Level, Autonomy::L4, true, record.now}};
    }
    Autonomy levelOf(Instant at) const { return judged(record.state, traits(), {u"writer"_s}, {}, at).level; }
    ActionTraits traits() const
    {
        EffectContent content;
        content.kind = kPost;
        content.connector = {u"folder"_s};
        content.reach = Audience{AudienceClass::List, 12};
        return traitsOf(content, {Integrity::Internal, Confidentiality::Public, false, {}}, {Integrity::Human, Confidentiality::Public, false, {}});
    }
};

template <class T> QList<T> among(const QList<Fact>& facts)
{
    QList<T> found;
    for (const Fact& fact : facts)
        if (const T* one = std::get_if<T>(&fact))
            found.append(*one);
    return found;
}

} // namespace

TEST_F(EndingTest, ItStandsInTheInboxInPlainWordsAndOneAnswerTakesIt)
{
    put();
    EXPECT_EQ(levelOf(record.now), Autonomy::L3) << "it is only put";
    ASSERT_EQ(record.state.inbox.escalations.size(), 1);
    const Escalation question = record.state.inbox.escalations.first();
    EXPECT_EQ(question.id.uuid, proposal.id.uuid);
    EXPECT_EQ(question.issue, u"Should things of the kind “post” go out without asking you first? You said yes to 30 of 30 as they were; 95 % certain that you would to at least 90 %."_s);
    EXPECT_EQ(question.attempts, QStringList{u"Tried on the last 30 days: 0 of 30 of this kind would still have asked you."_s});
    EXPECT_EQ(question.ways().size(), 2);
    EXPECT_EQ(does(SettleEscalation{question.id, true, {}, {}}), u"it is not said whether you take the rule"_s);
    EXPECT_EQ(does(SettleEscalation{question.id, true, {}, u"take"_s}, {u"boss"_s}), u"boss may not settle this"_s);
    ASSERT_EQ(does(SettleEscalation{question.id, true, {}, u"take"_s}), u"accepted"_s);
    EXPECT_EQ(levelOf(record.now), Autonomy::L4);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    EXPECT_TRUE(record.state.rules.proposals.isEmpty());
    EXPECT_EQ(record.state.rules.taken.size(), 1);
}

TEST_F(EndingTest, ANoLeavesAllAsItIs)
{
    put();
    ASSERT_EQ(does(SettleEscalation{record.state.inbox.escalations.firstKey(), false, u"not yet"_s, {}}), u"accepted"_s);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    EXPECT_TRUE(record.state.rules.rules.isEmpty());
    EXPECT_EQ(levelOf(record.now), Autonomy::L3);
}

TEST_F(EndingTest, TheCommandAnswersTheQuestionToo)
{
    put();
    ASSERT_EQ(does(AnswerProposal{proposal.id, true, {}}), u"accepted"_s);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
}

TEST_F(EndingTest, NobodyAnsweringIsANo)
{
    put();
    EXPECT_TRUE(endedByTime(record.state, record.now + std::chrono::days(13)).isEmpty());
    EXPECT_EQ(nextEnd(record.state), record.now + std::chrono::days(14));
    tellAll(endedByTime(record.state, record.now + std::chrono::days(14)));
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    EXPECT_TRUE(record.state.rules.proposals.isEmpty());
    EXPECT_EQ(levelOf(record.now), Autonomy::L3);
}

TEST_F(EndingTest, WhenItsTimeIsOverItDecidesNothingAndIsSaidToHaveEnded)
{
    take();
    const Instant end = record.now + std::chrono::days(90);
    EXPECT_EQ(nextEnd(record.state), end);
    EXPECT_EQ(levelOf(end - Duration(1)), Autonomy::L4);
    EXPECT_EQ(levelOf(end), Autonomy::L3) << "before anybody has looked at the clock";
    EXPECT_TRUE(endedByTime(record.state, end - Duration(1)).isEmpty());
    const QList<Fact> facts = endedByTime(record.state, end);
    ASSERT_EQ(among<AuthorityReverted>(facts).size(), 1);
    EXPECT_EQ(among<AuthorityReverted>(facts).first().reason, u"time"_s);
    const qint64 epoch = record.state.rules.epoch;
    tellAll(facts);
    EXPECT_TRUE(record.state.rules.rules.isEmpty());
    EXPECT_TRUE(record.state.rules.taken.isEmpty());
    EXPECT_GT(record.state.rules.epoch, epoch) << "what was allowed by it is looked at anew";
    EXPECT_TRUE(endedByTime(record.state, end).isEmpty());
}

TEST_F(EndingTest, WhenSheDoesNotAgreeAnyMoreItEnds)
{
    take();
    actions(2, HerWord::TookBack, Autonomy::L4);
    EXPECT_TRUE(endedByDisagreement(record.state, kPost, past).isEmpty()) << "30 of 32: 82 of 100 are certain";
    actions(1, HerWord::No);
    const QList<Fact> facts = endedByDisagreement(record.state, kPost, past);
    ASSERT_EQ(among<AuthorityReverted>(facts).size(), 1);
    EXPECT_EQ(among<AuthorityReverted>(facts).first().reason, u"disagreement"_s);
    EXPECT_TRUE(endedByDisagreement(record.state, {u"letter"_s}, past).isEmpty()) << "another kind";
    tellAll(facts);
    EXPECT_EQ(levelOf(record.now), Autonomy::L3);
}

TEST_F(EndingTest, WhatIsNotDoneAnyMoreEndsNothing)
{
    take();
    record.now = record.now + std::chrono::days(89);
    EXPECT_TRUE(endedByDisagreement(record.state, kPost, past).isEmpty()) << "her words of then still count";
    EXPECT_EQ(lookBackOf(record.state, kPost, record.now), record.now - std::chrono::days(179));
}

TEST_F(EndingTest, ARuleForOneThingEndsWhenSheKeepsTakingItBack)
{
    take();
    past.proposals.first().form = ProposalKind::Rule;
    actions(1, HerWord::TookBack, Autonomy::L4);
    past.actions.last().time = record.now;
    EXPECT_TRUE(endedByDisagreement(record.state, kPost, past).isEmpty()) << "once may be an accident";
    actions(1, HerWord::TookBack, Autonomy::L4);
    past.actions.last().time = record.now;
    EXPECT_EQ(among<AuthorityReverted>(endedByDisagreement(record.state, kPost, past)).size(), 1);
}

TEST_F(EndingTest, WhatAsksStandsBeforeWhatItTakesThePlaceOf)
{
    take();
    actions(10, HerWord::TookBack, Autonomy::L4);
    past.proposals.clear();
    const std::optional<Proposal> asks = level();
    ASSERT_TRUE(asks);
    EXPECT_EQ(asks->to, Autonomy::L3);
    tellAll(putToHer(record.state, *asks, past, system(), record.now));
    ASSERT_EQ(does(AnswerProposal{asks->id, true, {}}), u"accepted"_s);
    EXPECT_EQ(levelOf(record.now), Autonomy::L3);
    EXPECT_EQ(record.state.rules.rules.size(), 1) << "the one that it covers is gone";
    EXPECT_TRUE(endedByTime(record.state, record.now + std::chrono::days(1'000)).isEmpty()) << "it stays until she changes it";
}

/// Whatever agents, the program itself and time do, in whatever order: nothing is let out that asked her before.
TEST_F(EndingTest, NoSequenceOfWhatAgentsDoRaisesALevel)
{
    RandomActions random(20261123);
    const QList<AgentId> others{{u"writer"_s}, {u"boss"_s}, system(), {u"nobody"_s}};
    for (int round = 0; round < 60; ++round) {
        record = FactBuilder(quint32(round) + 1);
        past = {};
        adopt(Autonomy(random.below(4)));
        run = record.brief();
        QList<AuthorityRule> hers;
        for (int i = random.below(3); i > 0; --i) {
            hers.append(random.rule());
            hers.last().id = {u"hers-%1"_s.arg(i)};
            hers.last().until.reset(); // one that she let end may have asked more than what is behind it
        }
        record.tell(RulesSet{hers, random.ceilings(), {}, 1, human(), {}, {}});
        QList<ActionTraits> looked;
        QList<Autonomy> before;
        for (int i = 0; i < 40; ++i) {
            looked.append(random.action());
            if (i % 2 == 0)
                looked.last().kind = kPost;
            before.append(judged(record.state, looked.last(), {u"writer"_s}, {}, record.now).level);
        }
        for (int i = 0; i < 60; ++i) {
            const AgentId by = others[random.below(int(others.size()))];
            const ApprovalId item = record.state.inbox.approvals.isEmpty() ? record.id<ApprovalId>() : record.state.inbox.approvals.firstKey();
            const ProposalId put = record.state.rules.proposals.isEmpty() ? record.id<ProposalId>() : record.state.rules.proposals.firstKey();
            switch (random.below(9)) {
            case 0: does(SetRules{{random.rule()}, {}, u"please"_s}, by); break;
            case 1: does(ProposeRule{item, Autonomy::L4, {}}, by); break;
            case 2: does(AnswerProposal{put, true, {}}, by); break;
            case 3: does(SettleEscalation{{put.uuid}, true, {}, u"take"_s}, by); break;
            case 4: does(DecideApproval{item, Verdict::Approve, record.state.inbox.approvals.value(item).sha256, {}, {}, {}}, by); break;
            case 5: record.ask(run, "publish"); break;
            case 6: action(HerWord(random.below(6)), Autonomy(random.below(4))).madeFrom = Integrity(random.below(6)); break;
            case 7:
                if (const std::optional<Proposal> proposal = level())
                    tellAll(putToHer(record.state, *proposal, past, system(), record.now));
                tellAll(endedByDisagreement(record.state, kPost, past));
                break;
            default:
                record.now = record.now + std::chrono::hours(random.below(200));
                tellAll(endedByTime(record.state, record.now));
            }
        }
        for (qsizetype i = 0; i < looked.size(); ++i)
            ASSERT_LE(judged(record.state, looked[i], {u"writer"_s}, {}, record.now).level, before[i]) << round << ": " << i;
    }
}

/// However rules lie one before the other: none whose time is over is the one that decides.
TEST_F(EndingTest, NoRuleDecidesPastItsTime)
{
    RandomActions random(8);
    int past = 0;
    for (int i = 0; i < 3'000; ++i) {
        QList<AuthorityRule> rules;
        for (int n = 0; n < 4; ++n) {
            rules.append(random.rule());
            rules.last().id = {u"rule-%1"_s.arg(n)};
            rules.last().until = Instant{random.below(4) * 1'000};
        }
        record.tell(RulesSet{rules, {}, {}, i + 1, human(), {}, {}});
        const Instant now{random.below(4) * 1'000};
        const AuthorityTrace trace = judged(record.state, random.action(), random.agent(), {}, now).trace;
        if (trace.ruleFrom != u"home"_s)
            continue;
        ++past;
        EXPECT_GT(rules[trace.rule.text.right(1).toInt()].until->ms, now.ms);
    }
    EXPECT_GT(past, 100) << "some have decided";
}

} // namespace qd::test
