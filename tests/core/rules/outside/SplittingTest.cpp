#include "core/rules/outside/Splitting.h"

#include "core/rules/Restoring.h"
#include "core/rules/outside/Stuck.h"
#include "tests/core/rules/Judged.h"

#include <QSet>

namespace qd::test {

namespace {

using namespace rules;

/// Something for many that was allowed, and has become one for each of them.
class SplittingTest : public Judged {
protected:
    EffectId whole;
    const StepId publish{QStringLiteral("publish")};

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
    }
    static EffectContent letter(int people)
    {
        EffectContent content;
        content.title = QStringLiteral("The news");
        content.files = {{QStringLiteral("message.txt"), QByteArray(32, 'f'), QStringLiteral("text/plain"), 10, {}}};
        for (int i = 0; i < people; ++i)
            content.recipients.append({QString(), QStringLiteral("contact:018f6b1e-0000-7000-8000-%1").arg(i, 12, 16, QLatin1Char('0')), QByteArray(32, char(i)), QString(), QStringLiteral("e-mail")});
        content.cost = {people * 10};
        return content;
    }
    void split(int people)
    {
        Effect effect;
        effect.id = whole = record.id<EffectId>();
        effect.run = run;
        effect.step = publish;
        effect.content = letter(people);
        effect.sha256 = contentHash(effect.content);
        record.tell(EffectPlanned{effect}, run);
        record.tell(EffectAuthorised{whole, human(), effect.sha256, record.now, QStringLiteral("yes"), AuthorityTrace{}, 7}, run);
        EffectsSplit fact{whole, run, publish, {}, QStringLiteral("recipient"), 1};
        for (const Effect& part : partsOf(effect, QList<Money>(people, {10}), record.now)) {
            record.tell(EffectPlanned{part}, run);
            fact.parts.append(part.id);
        }
        record.tell(fact, run);
    }
    const Effect& theWhole() const { return *record.state.effects.open.constFind(whole); }
    Effect part(qsizetype at) const { return record.state.effects.open.value(theWhole().children.value(at)); }
    StepStatus status() const { return record.state.runs.open.value(run).statusOf(publish); }
    EffectId intend()
    {
        const EffectId id = nextPart(record.state, theWhole())->id;
        record.tell(EffectIntended{id, 1}, run);
        return id;
    }
    void send() { record.tell(EffectConfirmed{intend(), run, publish, QStringLiteral("there")}, run); }
    void lose() { record.tell(EffectUnknown{intend(), run, publish, QStringLiteral("cut off")}, run); }
    QString tally() const { return tallyInWords(tallyOf(record.state, theWhole())); }
    /// She is asked about the whole.
    void ask()
    {
        record.tell(EffectUnknown{whole, run, publish, QStringLiteral("some are unknown")}, run);
        record.tell(EscalationRaised{questionOnParts(record.state, theWhole(), record.now)}, run);
    }
};

} // namespace

TEST_F(SplittingTest, EachPartIsWhatWasAgreedToForOneAlone)
{
    split(3);
    EXPECT_EQ(theWhole().status, EffectStatus::Split);
    QSet<QByteArray> hashes;
    for (qsizetype i = 0; i < 3; ++i) {
        EXPECT_EQ(part(i).status, EffectStatus::Authorised) << "the one yes lets all of them";
        EXPECT_EQ(part(i).epoch, 7);
        EXPECT_EQ(part(i).parent, whole);
        EXPECT_EQ(part(i).sha256, contentHash(part(i).content));
        EXPECT_EQ(part(i).content.recipients, QList<Recipient>{theWhole().content.recipients[i]});
        EXPECT_TRUE(isPartOf(theWhole().content, part(i).content));
        hashes.insert(part(i).sha256);
    }
    EXPECT_EQ(hashes.size(), 3);
    EXPECT_EQ(status(), StepStatus::Running);
}

TEST_F(SplittingTest, WhatIsOtherwiseInAnythingIsNoPart)
{
    const EffectContent all = letter(3);
    const EffectContent one = partOf(all, 1, {10});
    ASSERT_TRUE(isPartOf(all, one));
    const auto isPart = [&](const auto& change) {
        EffectContent other = one;
        change(other);
        return isPartOf(all, other);
    };
    EXPECT_FALSE(isPart([](EffectContent& c) { c.title += QLatin1Char('!'); }));
    EXPECT_FALSE(isPart([](EffectContent& c) { c.files.first().sha256 = QByteArray(32, 'x'); }));
    EXPECT_FALSE(isPart([](EffectContent& c) { c.recipients.first().address = QStringLiteral("contact:somebody else"); }));
    EXPECT_FALSE(isPart([](EffectContent& c) { c.recipients.append(c.recipients.first()); }));
    EXPECT_FALSE(isPart([](EffectContent& c) { c.recipients.clear(); }));
    EXPECT_FALSE(isPart([](EffectContent& c) { c.cost = {31}; })) << "no more than all of them together";
    EXPECT_FALSE(isPart([](EffectContent& c) { c.account = QStringLiteral("other"); }));
}

TEST_F(SplittingTest, WhatIsSealedForOneStandsInNoOtherPart)
{
    EffectContent all = letter(2);
    const ContactId second = *ContactId::fromString(QStringView(all.recipients[1].address).mid(8));
    all.files.append({QStringLiteral("own.txt"), QByteArray(32, 'o'), QStringLiteral("text/plain"), 10, second});
    EXPECT_EQ(partOf(all, 0, {}).files.size(), 1);
    EXPECT_EQ(partOf(all, 1, {}).files.size(), 2);
}

TEST_F(SplittingTest, OnlyWhatEachReadsAloneIsSplit)
{
    Effect effect;
    effect.content = letter(2);
    EXPECT_TRUE(isForEach(effect));
    effect.content.target = QStringLiteral("as it stands");
    EXPECT_FALSE(isForEach(effect)) << "looked at as a whole";
    effect.content = letter(2);
    effect.content.files.first().mediaType = QStringLiteral("text/calendar");
    EXPECT_FALSE(isForEach(effect)) << "one event for all of its guests";
    effect.content = letter(1);
    EXPECT_FALSE(isForEach(effect));
}

TEST_F(SplittingTest, TheStepWaitsForAllAndHearsOfTheWholeAlone)
{
    split(3);
    const qint64 published = record.state.activity.days.value(record.now.ms / 86'400'000).published;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(status(), StepStatus::Running);
        send();
    }
    EXPECT_EQ(status(), StepStatus::Running);
    EXPECT_EQ(record.state.effects.open.size(), 1);
    EXPECT_EQ(tally(), QStringLiteral("3 sent"));
    EXPECT_EQ(nextPart(record.state, theWhole()), nullptr);
    record.tell(EffectConfirmed{whole, run, publish, tally()}, run);
    EXPECT_EQ(status(), StepStatus::Done);
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_EQ(record.state.activity.days.value(record.now.ms / 86'400'000).published, published + 1) << "one piece, however many read it";
}

TEST_F(SplittingTest, OneAfterTheOtherAndNotBeyondThreeThatNobodyKnows)
{
    split(6);
    const EffectId first = intend();
    EXPECT_EQ(nextPart(record.state, theWhole()), nullptr) << "one is on its way";
    record.tell(EffectUnknown{first, run, publish, QStringLiteral("cut off")}, run);
    EXPECT_EQ(status(), StepStatus::Running) << "the others go on";
    lose();
    ASSERT_NE(nextPart(record.state, theWhole()), nullptr);
    lose();
    EXPECT_EQ(nextPart(record.state, theWhole()), nullptr);
    EXPECT_EQ(tally(), QStringLiteral("0 sent, 3 unknown, 3 to be sent"));
}

TEST_F(SplittingTest, SentAgainItGoesToThoseOnlyOfWhomNobodyKnows)
{
    split(3);
    send();
    lose();
    send();
    ask();
    EXPECT_EQ(status(), StepStatus::Escalated);
    ASSERT_EQ(record.state.inbox.escalations.size(), 1) << "one item for all of them";
    EXPECT_EQ(record.state.inbox.escalations.first().issue, QStringLiteral("The news: 2 sent, 1 unknown"));
    const Effect lost = part(0);
    ASSERT_EQ(does(SettleEscalation{record.state.inbox.escalations.first().id, true, {}, QStringLiteral("send-again")}), QStringLiteral("accepted"));
    ASSERT_EQ(theWhole().children.size(), 1);
    EXPECT_EQ(part(0).again, lost.id);
    EXPECT_EQ(part(0).content.recipients, lost.content.recipients) << "nobody else";
    EXPECT_EQ(part(0).status, EffectStatus::Authorised);
    EXPECT_EQ(theWhole().status, EffectStatus::Split);
    EXPECT_EQ(status(), StepStatus::Running);
    send();
    EXPECT_EQ(tally(), QStringLiteral("3 sent"));
}

TEST_F(SplittingTest, WhatWentOutOnHerWordEndsTheWhole)
{
    split(2);
    send();
    lose();
    ask();
    ASSERT_EQ(does(SettleEffect{whole, Ruling::WentOut, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Done);
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    EXPECT_EQ(std::get<QString>(record.state.runs.open.value(run).data.value(QStringLiteral("publish.receipt"))), QStringLiteral("2 sent"));
}

TEST_F(SplittingTest, WhatDidNotGoOutIsNotDoneAgainWhileOthersHaveIt)
{
    split(2);
    send();
    lose();
    ask();
    ASSERT_EQ(does(SettleEffect{whole, Ruling::DidNot, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Done);
    EXPECT_EQ(std::get<QString>(record.state.runs.open.value(run).data.value(QStringLiteral("publish.receipt"))), QStringLiteral("1 sent, 1 not sent"));
}

TEST_F(SplittingTest, WhereItWentToNobodyItsStepIsDoneAgain)
{
    split(2);
    lose();
    lose();
    ask();
    ASSERT_EQ(does(SettleEffect{whole, Ruling::DidNot, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(status(), StepStatus::Pending);
    EXPECT_TRUE(record.state.effects.open.isEmpty());
}

TEST_F(SplittingTest, HerWordLetsTheRestGoOn)
{
    split(5);
    for (int i = 0; i < 3; ++i)
        lose();
    ask();
    ASSERT_EQ(does(SettleEffect{whole, Ruling::DidNot, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(theWhole().status, EffectStatus::Split);
    EXPECT_EQ(status(), StepStatus::Running);
    EXPECT_EQ(tally(), QStringLiteral("0 sent, 3 not sent, 2 to be sent"));
    EXPECT_NE(nextPart(record.state, theWhole()), nullptr);
}

TEST_F(SplittingTest, WhoIsLeftLeavesWhileSheIsAsked)
{
    split(4);
    lose();
    const EffectId next = nextPart(record.state, theWhole())->id;
    record.tell(EffectDeferred{next, run, publish, std::nullopt, Deferral::Quota, QStringLiteral("enough for today")}, run);
    ask();
    EXPECT_EQ(record.state.inbox.escalations.first().issue, QStringLiteral("The news: 0 sent, 1 unknown, 3 to be sent"));
    EXPECT_TRUE(record.state.inbox.escalations.first().impact.startsWith(QStringLiteral("The others leave as soon as they may")));
    EXPECT_TRUE(isSplit(theWhole()));
    ASSERT_NE(nextPart(record.state, theWhole()), nullptr);
    const QList<Stuck> all = stuck(record.state);
    ASSERT_EQ(all.size(), 1) << "what waits is named beside the question";
    EXPECT_EQ(all.first().tally, QStringLiteral("0 sent, 1 unknown, 3 to be sent"));
    send();
    EXPECT_EQ(tally(), QStringLiteral("1 sent, 1 unknown, 2 to be sent"));
}

TEST_F(SplittingTest, HerWordEndsNothingWhileOneIsOnItsWay)
{
    for (const Ruling ruling : {Ruling::WentOut, Ruling::DidNot}) {
        split(2);
        lose();
        ask();
        const EffectId last = intend();
        ASSERT_EQ(does(SettleEffect{whole, ruling, {}}), QStringLiteral("accepted"));
        ASSERT_TRUE(record.state.effects.open.contains(whole)) << "the last of them is being sent";
        EXPECT_EQ(theWhole().status, EffectStatus::Split);
        record.tell(EffectConfirmed{last, run, publish, QStringLiteral("there")}, run);
        EXPECT_EQ(tally(), ruling == Ruling::WentOut ? QStringLiteral("2 sent") : QStringLiteral("1 sent, 1 not sent"));
        record.tell(EffectConfirmed{whole, run, publish, tally()}, run);
    }
}

TEST_F(SplittingTest, AfterARestoreNothingOfItIsSentUnaskedAndSheIsAskedOnce)
{
    split(3);
    send();
    RecordRestored restored;
    restored.taken = record.now;
    qsizetype asked = 0, unknown = 0;
    for (const Fact& fact : afterRestoring(record.state, restored, record.now)) {
        if (const auto* raised = std::get_if<EscalationRaised>(&fact); raised && ++asked > 0)
            EXPECT_EQ(raised->escalation.effect, whole);
        unknown += std::holds_alternative<EffectUnknown>(fact);
        record.tell(fact, run);
    }
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(unknown, 3) << "the whole, and the two that had not left";
    EXPECT_EQ(nextPart(record.state, theWhole()), nullptr);
    EXPECT_EQ(tally(), QStringLiteral("1 sent, 2 unknown"));
}

TEST_F(SplittingTest, OnePartAloneIsNotRuled)
{
    split(2);
    lose();
    EXPECT_EQ(does(SettleEffect{part(0).id, Ruling::WentOut, {}}), QStringLiteral("this is one of many of \"The news\""));
}

TEST_F(SplittingTest, WhatWaitsAndHasNoItemAnyMoreIsNamedWithWhatItWaitsFor)
{
    split(2);
    const EffectId next = nextPart(record.state, theWhole())->id;
    record.tell(EffectDeferred{next, run, publish, std::nullopt, Deferral::Key, QStringLiteral("there is no key for mail")}, run);
    QList<Stuck> all = stuck(record.state);
    ASSERT_EQ(all.size(), 1);
    EXPECT_EQ(all.first().effect.id, whole) << "the whole, not its parts";
    EXPECT_EQ(all.first().why, Deferral::Key);
    EXPECT_EQ(all.first().text, QStringLiteral("there is no key for mail"));
    Approval item;
    item.id = record.id<ApprovalId>();
    item.effect = whole;
    OfficeState held = record.state;
    held.inbox.approvals.insert(item.id, item);
    EXPECT_TRUE(stuck(held).isEmpty()) << "an item stands for it";
    record.tell(EffectIntended{next, 1}, run);
    EXPECT_FALSE(waitOf(record.state, theWhole())) << "it waits no more";
}

TEST_F(SplittingTest, WhatIsHalfOnItsWayIsNamedUntilTheLastHasGone)
{
    split(4);
    const auto only = [&] {
        const QList<Stuck> all = stuck(record.state);
        EXPECT_EQ(all.size(), 1);
        return all.value(0);
    };
    send();
    EXPECT_EQ(only().tally, QStringLiteral("1 sent, 3 to be sent")) << "as after a process that was killed";
    EXPECT_FALSE(isHeld(only(), record.now)) << "it could go";
    EXPECT_FALSE(only().isStopped);
    EXPECT_TRUE(only().paused.isNull());
    const EffectId second = intend();
    EXPECT_EQ(only().tally, QStringLiteral("1 sent, 3 to be sent")) << "one is being sent";
    record.tell(EffectConfirmed{second, run, publish, QStringLiteral("there")}, run);
    send();
    EXPECT_EQ(only().tally, QStringLiteral("3 sent, 1 to be sent"));
    send();
    EXPECT_TRUE(stuck(record.state).isEmpty()) << "all have it";
}

TEST_F(SplittingTest, TheStopAPausedRunAndAQuestionAreNamedAsWhatKeepsIt)
{
    split(5);
    OfficeState stopped = record.state;
    stopped.org.stopped = true;
    ASSERT_EQ(stuck(stopped).size(), 1);
    EXPECT_TRUE(stuck(stopped).first().isStopped);
    OfficeState paused = record.state;
    paused.runs.open[run].paused = true;
    ASSERT_EQ(stuck(paused).size(), 1);
    EXPECT_EQ(stuck(paused).first().paused, run);
    lose();
    lose();
    EXPECT_FALSE(stuck(record.state).value(0).asksFirst);
    lose();
    ASSERT_EQ(stuck(record.state).size(), 1) << "two have not left";
    EXPECT_TRUE(stuck(record.state).first().asksFirst);
    EXPECT_EQ(stuck(record.state).first().tally, QStringLiteral("0 sent, 3 unknown, 2 to be sent"));
}

TEST_F(SplittingTest, AQuotaThatIsFreeAgainKeepsNothing)
{
    split(2);
    const EffectId next = nextPart(record.state, theWhole())->id;
    const Instant midnight{(record.now.ms / 86'400'000 + 1) * 86'400'000};
    record.tell(EffectDeferred{next, run, publish, midnight, Deferral::Quota, QStringLiteral("by your own settings no more than 2 a day go out there")}, run);
    Stuck one = stuck(record.state).value(0);
    EXPECT_TRUE(isHeld(one, record.now));
    EXPECT_EQ(heldUntil(one, record.now), midnight);
    const Instant after = midnight + std::chrono::minutes(12);
    EXPECT_FALSE(isHeld(one, after)) << "nothing has gone out on that day";
    EXPECT_FALSE(heldUntil(one, after));
    one.sent.day = midnight.ms / 86'400'000;
    one.sent.inDay = 2;
    EXPECT_TRUE(isHeld(one, after)) << "others took it";
    EXPECT_EQ(heldUntil(one, after), midnight + std::chrono::hours(24));
    record.tell(EffectDeferred{next, run, publish, record.now, Deferral::Busy, QStringLiteral("it was held back before it left")}, run);
    one = stuck(record.state).value(0);
    EXPECT_TRUE(isHeld(one, record.now)) << "it is to be tried again";
    one.isStopped = true;
    EXPECT_FALSE(isHeld(one, record.now)) << "the stop keeps it, and nothing else";
}

} // namespace qd::test
