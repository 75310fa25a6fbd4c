#include "core/rules/outside/Ruled.h"

#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

class RuledTest : public Judged {
protected:
    EffectId effect;
    EscalationId question;
    const StepId publish{QStringLiteral("publish")};

    /// Something is under way, and nobody can tell what became of it.
    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
        effect = record.state.inbox.approvals.value(record.ask(run, "publish")).effect;
        record.tell(EffectIntended{effect, 1}, run);
        record.tell(EffectUnknown{effect, run, publish, QStringLiteral("cut off")}, run);
        Escalation escalation;
        escalation.id = question = record.id<EscalationId>();
        escalation.run = run;
        escalation.step = publish;
        escalation.with = human();
        escalation.reason = QString::fromLatin1(Escalation::kUnknownOutcome);
        record.tell(EscalationRaised{escalation}, run);
    }
    StepStatus status() const { return record.state.runs.open.value(run).statusOf(publish); }
    template <class T> const T* told() const
    {
        const T* last = nullptr;
        for (const StoredFact& stored : record.facts)
            if (const T* fact = std::get_if<T>(&stored.fact))
                last = fact;
        return last;
    }
};

} // namespace

TEST_F(RuledTest, WhatWentOutIsConfirmedOnHerWord)
{
    ASSERT_EQ(status(), StepStatus::Escalated);
    ASSERT_EQ(does(SettleEffect{effect, Ruling::WentOut, QStringLiteral("I see it there")}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Done) << "it is not done again";
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    ASSERT_TRUE(told<EffectConfirmed>());
    EXPECT_EQ(told<EffectConfirmed>()->how, ConfirmedBy::Ruled);
    EXPECT_EQ(told<EffectConfirmed>()->receipt, QStringLiteral("You said that it went out: I see it there"));
    EXPECT_EQ(does(SettleEffect{effect, Ruling::DidNot, {}}), QStringLiteral("what became of this is known, or was ruled already"));
}

TEST_F(RuledTest, WhatDidNotGoOutIsDoneAgainFromTheStart)
{
    ASSERT_EQ(does(SettleEffect{effect, Ruling::DidNot, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Pending);
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_FALSE(told<EffectConfirmed>());
    EXPECT_TRUE(told<EffectWithdrawn>());
}

TEST_F(RuledTest, SentAgainItIsANewEffectThatNamesTheOldOne)
{
    const Effect before = record.state.effects.open.value(effect);
    ASSERT_EQ(does(SettleEffect{effect, Ruling::SendAgain, {}}), QStringLiteral("accepted"));
    ASSERT_EQ(record.state.effects.open.size(), 1);
    const Effect now = record.state.effects.open.first();
    EXPECT_NE(now.id, effect);
    EXPECT_EQ(now.again, effect);
    EXPECT_EQ(now.sha256, before.sha256) << "the same content";
    EXPECT_EQ(now.status, EffectStatus::Authorised);
    EXPECT_EQ(now.attempt, 0);
    EXPECT_EQ(status(), StepStatus::Running) << "its step waits for this one now";
    EXPECT_EQ(record.state.runs.open.value(run).step(publish).effect, now.id);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    EXPECT_EQ(told<EffectRuled>()->again, now.id);
}

TEST_F(RuledTest, WhatHerRulesForbidByNowIsNotSentAgain)
{
    const Effect effectBefore = record.state.effects.open.value(effect);
    EffectAuthorised allowed{effect, human(), effectBefore.sha256, record.now, QStringLiteral("approved")};
    allowed.trace = AuthorityTrace();
    allowed.trace->traits.kind = effectBefore.content.kind;
    allowed.trace->traits.connector = effectBefore.content.connector;
    allowed.trace->traits.account = effectBefore.content.account;
    record.tell(allowed, run);
    record.tell(EffectUnknown{effect, run, publish, QStringLiteral("cut off")}, run);
    SetRules rules;
    rules.ceilings = Ceilings{};
    rules.ceilings->accounts = QStringList{QStringLiteral("elsewhere/main")};
    ASSERT_EQ(does(rules), QStringLiteral("accepted"));
    const QString why = does(SettleEffect{effect, Ruling::SendAgain, {}});
    EXPECT_TRUE(why.startsWith(QStringLiteral("\"A page\" may not be sent any more: "))) << why.toStdString();
    EXPECT_EQ(record.state.effects.open.size(), 1);
    EXPECT_EQ(does(SettleEffect{effect, Ruling::WentOut, {}}), QStringLiteral("accepted"));
}

TEST_F(RuledTest, NothingOfARunThatHasEndedIsSentAgain)
{
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    EXPECT_EQ(does(SettleEffect{effect, Ruling::SendAgain, {}}), QStringLiteral("the run of \"A page\" has ended or is being undone, so nothing of it is sent any more"));
    ASSERT_EQ(does(SettleEffect{effect, Ruling::WentOut, {}}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
}

TEST_F(RuledTest, OnlySheSaysWhatBecameOfItAndOnlyWhereNobodyKnows)
{
    EXPECT_EQ(does(SettleEffect{effect, Ruling::WentOut, {}}, {QStringLiteral("boss")}), QStringLiteral("boss may not say what became of it: only you may"));
    const EffectId planned = record.state.inbox.approvals.value(record.ask(run, "post")).effect;
    EXPECT_EQ(does(SettleEffect{planned, Ruling::WentOut, {}}), QStringLiteral("\"A page\" is planned: nobody has to say what became of it"));
}

TEST_F(RuledTest, ToCarryOnDoesNotSendItAgainUnseen)
{
    const Result<QList<Fact>> plain = asked(SettleEscalation{question, true, {}, {}});
    ASSERT_FALSE(plain);
    EXPECT_EQ(plain.error().text, QStringLiteral("it is not said what became of it"));
    EXPECT_EQ(plain.error().hint, QStringLiteral("one of: went-out, did-not, send-again (which may do it twice)"));
    EXPECT_EQ(does(SettleEscalation{question, true, {}, QStringLiteral("perhaps")}), QStringLiteral("there is no option \"perhaps\" here"));
    ASSERT_EQ(does(SettleEscalation{question, true, QStringLiteral("it is there"), QStringLiteral("went-out")}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Done);
}

TEST_F(RuledTest, ToEndTheRunLeavesNobodyWithAQuestion)
{
    ASSERT_EQ(does(SettleEscalation{question, false, {}, {}}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_FALSE(record.state.runs.open.contains(run));
}

TEST_F(RuledTest, WhatIsBeingLookedForIsStillHersToRule)
{
    record.tell(EffectLookedUp{effect, run, 1, Found::Unclear, QStringLiteral("nothing yet"), record.now + Duration(60'000)}, run);
    EXPECT_EQ(record.state.effects.open.value(effect).status, EffectStatus::Reconciling);
    ASSERT_EQ(does(SettleEffect{effect, Ruling::WentOut, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Done);
}

TEST_F(RuledTest, TheQuestionOffersTheThreeAnswers)
{
    QStringList ids;
    for (const Remedy& way : record.state.inbox.escalations.value(question).ways())
        ids.append(way.id);
    EXPECT_EQ(ids, (QStringList{QStringLiteral("went-out"), QStringLiteral("did-not"), QStringLiteral("send-again")}));
}

} // namespace qd::test
