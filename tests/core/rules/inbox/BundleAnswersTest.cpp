#include "core/rules/course/Detours.h"
#include "core/rules/inbox/Bundles.h"
#include "core/rules/money/Incidents.h"
#include "core/rules/money/Limits.h"
#include "core/rules/people/FreeWords.h"
#include "core/rules/talk/FailedRuns.h"
#include "core/store/safety/SigningKey.h"
#include "tests/core/rules/Judged.h"
#include "tests/support/TempHome.h"

namespace qd::test {

namespace {

using namespace rules;

/// Everything that waits for her without being an approval, and answers to it that were signed on her laptop.
class BundleAnswersTest : public Judged {
protected:
    const QByteArray home{32, 'h'};
    const StepId publish{QStringLiteral("publish")};
    TempHome folder;
    const SigningKey hers = *SigningKey::readOrMake(folder.file(QStringLiteral("private/hers.key")));
    const SigningKey annas = *SigningKey::readOrMake(folder.file(QStringLiteral("private/annas.key")));
    const Deputy laptop{human(), QStringLiteral("My laptop"), hers.publicPart(), {}, {}, {}};
    const Deputy anna{{QStringLiteral("anna")}, QStringLiteral("Anna Berg"), annas.publicPart(), {}, {}, {}};

    void SetUp() override
    {
        record.adopt(record.team());
        ASSERT_EQ(does(SetDeputy{laptop, false}), QStringLiteral("accepted"));
        ASSERT_EQ(does(SetDeputy{anna, false}), QStringLiteral("accepted"));
    }
    Escalation raised(const char* reason)
    {
        run = record.brief();
        Escalation item;
        item.id = record.id<EscalationId>();
        item.run = run;
        item.step = publish;
        item.raisedBy = {QStringLiteral("writer")};
        item.with = human();
        item.reason = QString::fromLatin1(reason);
        item.issue = QStringLiteral("What now?");
        item.label.integrity = Integrity::Internal;
        return item;
    }
    EscalationId put(const Escalation& item)
    {
        record.tell(EscalationRaised{item}, item.run);
        return item.id;
    }
    EscalationId question() { return put(raised(Escalation::kQuestion)); }
    EscalationId decision()
    {
        Escalation item = raised(Escalation::kDecision);
        item.asked = true;
        item.options = {{QStringLiteral("keep"), QStringLiteral("Keep it"), QStringLiteral("It stays as it is."), {}}, {QStringLiteral("drop"), QStringLiteral("Drop it"), QStringLiteral("It is written anew."), {}}};
        return put(item);
    }
    EscalationId failed()
    {
        run = record.brief();
        const QList<Fact> ending = ended(record.state, run, RunOutcome::Failed, QStringLiteral("no words came"));
        const Escalation item = *failedRunOf(record.state, record.state.runs.open.value(run), ending, record.now);
        for (const Fact& fact : ending)
            record.tell(fact, run);
        return put(item);
    }
    EscalationId outcome()
    {
        Escalation item = raised(Escalation::kUnknownOutcome);
        const EffectId effect = record.state.inbox.approvals.value(record.ask(run, "publish")).effect;
        record.tell(EffectIntended{effect, 1}, run);
        record.tell(EffectUnknown{effect, run, publish, QStringLiteral("cut off")}, run);
        return put(item);
    }
    EscalationId incident()
    {
        const Budget budget{wholeOrganisation(), BudgetPeriod::Day, Money{10'000'000}};
        EXPECT_EQ(does(SetBudget{budget, false, {}}), QStringLiteral("accepted"));
        return put(*incidentOf(record.state, {budget, pageOf(budget.period, record.now), 100, budget.grains(), {}}, record.now));
    }
    QMap<QString, QByteArray> shown(const EscalationId& id) const { return partsOf(shownQuestion(record.state, record.state.inbox.escalations.value(id))); }
    Bundle bundle(const QList<SettleEscalation>& answers)
    {
        Bundle made{QString::fromLatin1(Bundle::kFormat), record.id<BundleId>(), home, record.state.org.organisation().id, record.now, {}};
        for (const SettleEscalation& answer : answers)
            made.answers.append({record.now, answer, shown(answer.escalation)});
        return made;
    }
    static TakeBundle sealed(const Bundle& bundle, const SigningKey& key)
    {
        const QByteArray text = encode(bundle);
        return {QString::fromUtf8(text), key.publicPart(), key.sign(text)};
    }
    Result<QList<Fact>> judged(const TakeBundle& command)
    {
        Asking asking{human(), record.now, record.id<BriefId>(), record.id<RunId>(), record.id<EffectId>(), {}, home};
        return judge(record.state, command, asking);
    }
    /// What it says against all of it, or why it leaves some; "taken": it leaves none, and then it is so.
    QString takes(const TakeBundle& command)
    {
        const Result<QList<Fact>> facts = judged(command);
        if (!facts)
            return facts.error().text;
        QStringList why;
        for (const BundleRefused& one : std::get<BundleTaken>(facts->first()).refused)
            why.append(one.why);
        for (const Fact& fact : *facts)
            record.tell(fact, run);
        return why.isEmpty() ? QStringLiteral("taken") : why.join(QStringLiteral("; "));
    }
    QString takes(const SettleEscalation& answer) { return takes(sealed(bundle({answer}), hers)); }
    template <class T> QList<T> told() const
    {
        QList<T> all;
        for (const StoredFact& stored : record.facts)
            if (const T* fact = std::get_if<T>(&stored.fact))
                all.append(*fact);
        return all;
    }
};

} // namespace

TEST_F(BundleAnswersTest, AQuestionIsAnsweredInHerWords)
{
    const EscalationId id = question();
    EXPECT_EQ(takes({id, true, QStringLiteral("  "), {}}), QStringLiteral("the question is not answered"));
    EXPECT_EQ(takes({id, true, QStringLiteral("Ask ann@example.com"), {}}).left(20), addressIn(QStringLiteral("ann@example.com"), {})->text.left(20)) << "nothing that identifies somebody comes on record so";
    EXPECT_EQ(takes({id, true, QStringLiteral("In blue"), {}}), QStringLiteral("taken"));
    ASSERT_EQ(told<EscalationSettled>().size(), 1);
    EXPECT_EQ(told<EscalationSettled>().first().note, QStringLiteral("In blue"));
    EXPECT_EQ(told<EscalationSettled>().first().by, human());
    EXPECT_EQ(told<BundleTaken>().last().taken, QList<ApprovalId>{ApprovalId{id.uuid}}) << "which of them was answered elsewhere, and by which key, stands there";
}

TEST_F(BundleAnswersTest, OneOfTheOptionsIsTaken)
{
    const EscalationId id = decision();
    EXPECT_EQ(takes({id, true, {}, {}}), QStringLiteral("no answer is named"));
    EXPECT_EQ(takes({id, true, {}, QStringLiteral("sell")}), QStringLiteral("there is no option \"sell\" here"));
    EXPECT_EQ(takes({id, true, {}, QStringLiteral("drop")}), QStringLiteral("taken"));
    EXPECT_EQ(told<EscalationSettled>().last().option, QStringLiteral("drop"));
}

TEST_F(BundleAnswersTest, RunsThatFailedAreDoneAgainEachUnderAnIdOfItsOwn)
{
    const EscalationId one = failed();
    const EscalationId other = failed();
    const EscalationId left = failed();
    const qsizetype before = told<RunStarted>().size();
    EXPECT_EQ(takes(sealed(bundle({{one, true, {}, QStringLiteral("again")}, {other, true, {}, QStringLiteral("again")}, {left, false, {}, {}}}), hers)), QStringLiteral("taken"));
    const QList<RunStarted> started = told<RunStarted>().mid(before);
    ASSERT_EQ(started.size(), 2);
    EXPECT_NE(started.first().run, started.last().run);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
}

TEST_F(BundleAnswersTest, WhatNobodyCanTellIsRuledOnAsItStands)
{
    const EscalationId id = outcome();
    const Bundle made = bundle({{id, true, QStringLiteral("I see it there"), QStringLiteral("went-out")}});
    EXPECT_TRUE(shownQuestion(record.state, record.state.inbox.escalations.value(id)).about.first().startsWith(QStringLiteral("“A page” to ")));
    EXPECT_EQ(takes(sealed(made, hers)), QStringLiteral("taken"));
    ASSERT_EQ(told<EffectConfirmed>().size(), 1);
    EXPECT_EQ(told<EffectConfirmed>().first().how, ConfirmedBy::Ruled);
    const EscalationId known = outcome();
    const Bundle late = bundle({{known, true, {}, QStringLiteral("did-not")}});
    const EffectId effect = record.state.effects.open.lastKey();
    record.tell(EffectConfirmed{effect, run, publish, QStringLiteral("there")}, run);
    EXPECT_NE(takes(sealed(late, hers)), QStringLiteral("taken")) << "what became of it is known by now";
    EXPECT_EQ(told<EffectWithdrawn>().size(), 0);
}

TEST_F(BundleAnswersTest, ABudgetIsRaisedUnlessItIsAnotherByNow)
{
    const EscalationId id = incident();
    const Bundle made = bundle({{id, true, {}, QStringLiteral("raise")}});
    ASSERT_EQ(does(SetBudget{{wholeOrganisation(), BudgetPeriod::Day, Money{30'000'000}}, false, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(sealed(made, hers)), QStringLiteral("this has changed since it was shown: what it is about"));
    EXPECT_EQ(takes({id, false, {}, {}}), QStringLiteral("taken"));
    EXPECT_EQ(told<EscalationSettled>().last().carryOn, false);
}

TEST_F(BundleAnswersTest, WhatChangedIsNamed)
{
    const EscalationId id = decision();
    const TakeBundle before = sealed(bundle({{id, true, {}, QStringLiteral("keep")}}), hers);
    Escalation changed = record.state.inbox.escalations.value(id);
    changed.options.first().effect = QStringLiteral("It is sold.");
    changed.issue = QStringLiteral("What then?");
    record.tell(EscalationRaised{changed}, run);
    EXPECT_EQ(takes(before), QStringLiteral("this has changed since it was shown: the answers, what is asked"));
    Bundle blind = bundle({{id, true, {}, QStringLiteral("keep")}});
    blind.answers.first().shown.clear();
    EXPECT_NE(takes(sealed(blind, hers)), QStringLiteral("taken")) << "it is bound to nothing";
    blind = bundle({{id, true, {}, QStringLiteral("keep")}});
    blind.answers.first().shown.insert(QStringLiteral("more"), QByteArray(32, 'x'));
    EXPECT_EQ(takes(sealed(blind, hers)), QStringLiteral("this has changed since it was shown: something that is not shown of it"));
    EXPECT_TRUE(told<EscalationSettled>().isEmpty());
}

TEST_F(BundleAnswersTest, AnAnswerCountsOnceAndInItsTime)
{
    const EscalationId id = decision();
    const Bundle made = bundle({{id, true, {}, QStringLiteral("keep")}});
    Bundle again = made;
    again.id = record.id<BundleId>();
    EXPECT_EQ(takes(sealed(made, hers)), QStringLiteral("taken"));
    EXPECT_EQ(takes(sealed(made, hers)), QStringLiteral("these decisions have come in already"));
    EXPECT_EQ(takes(sealed(again, hers)), QStringLiteral("this does not wait any more: it was answered, its time was over, or its run went on without it"));
    Escalation brief = raised(Escalation::kDecision);
    brief.asked = true;
    brief.options = {{QStringLiteral("keep"), QStringLiteral("Keep it"), {}, {}}};
    brief.expires = record.now + Duration(1'000);
    const TakeBundle late = sealed(bundle({{put(brief), true, {}, QStringLiteral("keep")}}), hers);
    record.now = record.now + Duration(1'000);
    EXPECT_EQ(takes(late), QStringLiteral("this item has expired"));
    Bundle odd = bundle({{question(), true, QStringLiteral("Blue"), {}}});
    odd.answers.first().at = record.now - kOldestBundle - Duration(1);
    EXPECT_TRUE(takes(sealed(odd, hers)).endsWith(QLatin1String("which is too long ago")));
    odd.answers.first().at = odd.madeAt + kClocksDiffer + Duration(1);
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("it says that it was decided after it was signed"));
    odd.answers.append(odd.answers.first());
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("an item is decided twice in it"));
}

TEST_F(BundleAnswersTest, WhatSeveralAskInTheSameWordsIsAnsweredTogether)
{
    const QList<EscalationId> runs{failed(), failed()};
    const QList<EscalationId> asked{question(), question()};
    const EscalationId unknown = outcome();
    (void)outcome();
    Escalation other = raised(Escalation::kQuestion);
    other.issue = QStringLiteral("What else?");
    (void)put(other);
    const auto with = [&](const EscalationId& id) { return alikeWith(record.state, record.state.inbox.escalations.value(id)); };
    EXPECT_EQ(with(runs.first()), runs);
    EXPECT_EQ(with(asked.last()), (QList<EscalationId>{asked.last(), asked.first()})) << "itself first";
    EXPECT_EQ(with(unknown), QList<EscalationId>{unknown}) << "each of them may have gone out or not";
    EXPECT_EQ(with(other.id), QList<EscalationId>{other.id});
    Escalation gone = record.state.inbox.escalations.value(runs.last());
    gone.impact = QStringLiteral("This has gone out, and stays out: a page.");
    record.tell(EscalationRaised{gone}, gone.run);
    EXPECT_EQ(with(runs.first()), QList<EscalationId>{runs.first()}) << "what has gone out is looked at by itself";
}

TEST_F(BundleAnswersTest, ItIsHersAndALimitedKeyRulesOnItsActionsAlone)
{
    const EscalationId asked = question();
    const EscalationId unknown = outcome();
    const QList<SettleEscalation> both{{asked, true, QStringLiteral("Blue"), {}}, {unknown, true, {}, QStringLiteral("went-out")}};
    EXPECT_EQ(takes(sealed(bundle(both), annas)), QStringLiteral("anna may not decide this; anna may not decide this"));
    Deputy narrow = laptop;
    narrow.kinds = {{QStringLiteral("letter")}};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(sealed(bundle(both), hers)), QStringLiteral("human may not decide this; human may not decide this")) << "a laptop can be lost";
    narrow.kinds.clear();
    narrow.most = Money{1'000'000};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(sealed(bundle(both), hers)), QStringLiteral("human may not decide this")) << "the question is about no action";
    EXPECT_EQ(told<EscalationSettled>().last().escalation, unknown);
    ASSERT_EQ(does(SetDeputy{laptop, true}), QStringLiteral("accepted"));
    EXPECT_TRUE(takes(sealed(bundle({both.first()}), hers)).startsWith(QLatin1String("nobody who may decide here has the key")));
}

TEST_F(BundleAnswersTest, WhatIsWithSomebodyElseOrChangesTheRulesIsAnsweredHereAlone)
{
    Escalation other = raised("priorities");
    other.with = {QStringLiteral("boss")};
    EXPECT_EQ(takes({put(other), true, {}, {}}), QStringLiteral("this does not wait for you: it is with boss"));
    EXPECT_TRUE(takes({put(raised(Escalation::kProposal)), false, {}, {}}).startsWith(QLatin1String("it is answered here alone: a rule is taken where")));
    EXPECT_EQ(takes({put(raised("priorities")), false, {}, {}}), QStringLiteral("taken"));
    EXPECT_TRUE(record.state.runs.open.value(run).id.isNull()) << "a no to an escalation ends its run, as ever";
}

} // namespace qd::test
