#include "core/rules/outside/Door.h"

#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

class DoorTest : public Judged {
protected:
    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
    }
    static QByteArray index(char of) { return QByteArray(32, of); }
};

} // namespace

TEST_F(DoorTest, NobodyOfASuppressedAddressIsReachedByThatChannelOrAny)
{
    const Recipient anna{{}, QStringLiteral("anna@example.com"), index('a'), {}, {}};
    EXPECT_EQ(whyNotReached(record.state, anna, QStringLiteral("e-mail")), QString());
    ASSERT_EQ(does(Suppress{{index('a'), QStringLiteral("e-mail"), QStringLiteral("opted out"), {}}}, system()), QStringLiteral("accepted"));
    EXPECT_EQ(whyNotReached(record.state, anna, QStringLiteral("e-mail")), QStringLiteral("must not be reached by e-mail: opted out"));
    EXPECT_EQ(whyNotReached(record.state, anna, QStringLiteral("sms")), QString());
    EXPECT_TRUE(asked(Suppress{{index('a'), QStringLiteral("e-mail"), QStringLiteral("bounced"), {}}})->isEmpty()) << "so already";
    ASSERT_EQ(does(Suppress{{index('a'), {}, QStringLiteral("complained"), {}}}), QStringLiteral("accepted"));
    EXPECT_NE(whyNotReached(record.state, anna, QStringLiteral("sms")), QString()) << "by any";
    const Recipient other{{}, {}, index('b'), {}, {}};
    EXPECT_EQ(whyNotReached(record.state, other, QStringLiteral("e-mail")), QString());
}

TEST_F(DoorTest, OnlySheLetsSomebodyBeReachedAgain)
{
    ASSERT_EQ(does(Suppress{{index('a'), QStringLiteral("sms"), QStringLiteral("opted out"), {}}}), QStringLiteral("accepted"));
    EXPECT_EQ(does(LiftSuppression{index('a'), QStringLiteral("sms"), QStringLiteral("asked")}, system()), QStringLiteral("system may not let anybody be reached again: only you may"));
    EXPECT_EQ(does(LiftSuppression{index('a'), QStringLiteral("sms"), {}}), QStringLiteral("it does not say how it is known that this is wished for"));
    EXPECT_EQ(does(LiftSuppression{index('a'), QStringLiteral("sms"), QStringLiteral("anna@example.com wrote so")}), QStringLiteral("an address or a number stands in it, and these words are not sealed"));
    EXPECT_EQ(does(LiftSuppression{index('a'), {}, QStringLiteral("asked")}), QStringLiteral("nothing keeps this one from being reached so"));
    ASSERT_EQ(does(LiftSuppression{index('a'), QStringLiteral("sms"), QStringLiteral("she wrote so")}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.door.suppressed.isEmpty());
}

TEST_F(DoorTest, SuppressionsAreHeldAgainstForm)
{
    EXPECT_EQ(does(Suppress{{QByteArray("anna@example.com"), {}, QStringLiteral("x"), {}}}), QStringLiteral("the index has 16 bytes")) << "an address has no place on record";
    EXPECT_EQ(does(Suppress{{index('a'), QStringLiteral("E Mail"), QStringLiteral("x"), {}}}), QStringLiteral("\"E Mail\" is no channel"));
    EXPECT_EQ(does(Suppress{{index('a'), {}, {}, {}}}), QStringLiteral("it does not say why"));
    for (const char* words : {"anna@example.com rang", "rang from 0151 12345678"})
        EXPECT_EQ(does(Suppress{{index('a'), {}, QString::fromLatin1(words), {}}}), QStringLiteral("an address or a number stands in it, and these words are not sealed")) << words;
    EXPECT_EQ(does(Suppress{{index('a'), {}, QStringLiteral("x"), {}}}, {QStringLiteral("writer")}), QStringLiteral("writer may not say who is not to be reached"));
}

TEST_F(DoorTest, AnAccountIsSetUpChangedAndTakenOut)
{
    ConnectorSetting setting;
    setting.connector = {QStringLiteral("wordpress")};
    setting.account = {QStringLiteral("main")};
    EXPECT_EQ(does(SetConnector{setting, false}, system()), QStringLiteral("system may not set accounts up: only you may"));
    EXPECT_EQ(does(SetConnector{setting, true}), QStringLiteral("\"wordpress/main\" is not set up"));
    ASSERT_EQ(does(SetConnector{setting, false}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.door.accounts.contains(QStringLiteral("wordpress/main")));
    EXPECT_TRUE(asked(SetConnector{setting, false})->isEmpty());
    setting.on = false;
    ASSERT_EQ(does(SetConnector{setting, false}), QStringLiteral("accepted"));
    EXPECT_FALSE(record.state.door.accounts.first().on);
    setting.settings = "short";
    EXPECT_EQ(does(SetConnector{setting, false}), QStringLiteral("the digest has 5 bytes"));
    setting.settings.clear();
    setting.account = {QStringLiteral("Main One")};
    EXPECT_EQ(does(SetConnector{setting, false}), QStringLiteral("\"Main One\" is no account"));
    setting.account = {QStringLiteral("main")};
    ASSERT_EQ(does(SetConnector{setting, true}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.door.accounts.isEmpty());
}

TEST_F(DoorTest, TheProgramNotesThatTheNetworkWentAndCame)
{
    EXPECT_EQ(does(NoteNetwork{false}), QStringLiteral("whether there is a network is noted by the program itself"));
    EXPECT_TRUE(asked(NoteNetwork{true}, system())->isEmpty()) << "it is there until something else is said";
    ASSERT_EQ(does(NoteNetwork{false}, system()), QStringLiteral("accepted"));
    EXPECT_FALSE(record.state.door.reachable);
    EXPECT_EQ(record.state.door.reachableSince, record.now);
}

TEST_F(DoorTest, WhatAnAccountBeginsToSendIsCountedInWindows)
{
    const ApprovalId item = record.ask(run, "publish");
    const EffectId effect = record.state.inbox.approvals.value(item).effect;
    record.tell(EffectIntended{effect, 1}, run);
    const auto sent = [&] { return record.state.door.sent.value(QStringLiteral("/main")); };
    EXPECT_EQ(sent().inMinute, 1);
    record.tell(EffectIntended{effect, 2}, run);
    EXPECT_EQ(sent().inMinute, 2);
    record.now = record.now + Duration(60'000);
    record.tell(EffectIntended{effect, 3}, run);
    EXPECT_EQ(sent().inMinute, 1);
    EXPECT_EQ(sent().inDay, 3);
    record.now = record.now + std::chrono::days(40);
    record.tell(EffectIntended{effect, 4}, run);
    EXPECT_EQ(sent().inMonth, 1);
}

TEST_F(DoorTest, WhatWasHeldBackCountsAgainstNoLimit)
{
    const ApprovalId item = record.ask(run, "publish");
    const EffectId effect = record.state.inbox.approvals.value(item).effect;
    const StepId publish{QStringLiteral("publish")};
    const auto sent = [&] { return record.state.door.sent.value(QStringLiteral("/main")); };
    const EffectDeferred held{effect, run, publish, std::nullopt, Deferral::Key, QStringLiteral("there is no key")};
    record.tell(EffectIntended{effect, 1}, run);
    record.tell(held, run);
    EXPECT_EQ(sent().inMinute, 0);
    EXPECT_EQ(sent().inMonth, 0);
    record.tell(held, run);
    EXPECT_EQ(sent().inDay, 0) << "it waits for another reason: nothing was counted in between";
    for (int i = 0; i < 2; ++i)
        record.tell(EffectIntended{effect, 2 + i}, run);
    record.now = record.now + Duration(60'000);
    record.tell(held, run);
    EXPECT_EQ(sent().inDay, 1) << "one attempt is given back, not both";
    record.tell(EffectIntended{effect, 4}, run);
    record.now = record.now + std::chrono::days(1);
    record.tell(EffectIntended{record.state.inbox.approvals.value(record.ask(run, "other")).effect, 1}, run);
    record.tell(held, run);
    EXPECT_EQ(sent().inDay, 1) << "what was counted yesterday takes nothing from today";
}

TEST_F(DoorTest, WhatMayBeOutStaysCountedUntilItIsCertain)
{
    const StepId publish{QStringLiteral("publish")};
    const auto sent = [&] { return record.state.door.sent.value(QStringLiteral("/main")); };
    const auto leave = [&] {
        const EffectId id = record.id<EffectId>();
        Effect effect;
        effect.id = id;
        effect.run = run;
        effect.step = publish;
        effect.sha256 = contentHash(effect.content);
        record.tell(EffectPlanned{effect}, run);
        record.tell(EffectAuthorised{id, human(), effect.sha256, record.now, QStringLiteral("yes"), AuthorityTrace{}, 7}, run);
        record.tell(EffectIntended{id, 1}, run);
        return id;
    };
    const EffectId refused = leave();
    record.tell(EffectRefused{refused, run, publish, QStringLiteral("no such user")}, run);
    EXPECT_EQ(sent().inDay, 1) << "it was asked for there";
    const EffectId lost = leave();
    record.tell(EffectUnknown{lost, run, publish, QStringLiteral("cut off")}, run);
    EXPECT_EQ(sent().inDay, 2);
    record.tell(EffectAbsent{lost, run, publish, QStringLiteral("it is not there")}, run);
    EXPECT_EQ(sent().inDay, 1);
    for (const auto& [ruling, counted] : {std::pair{Ruling::WentOut, 2}, std::pair{Ruling::SendAgain, 3}, std::pair{Ruling::DidNot, 3}}) {
        const EffectId asked = leave();
        record.tell(EffectUnknown{asked, run, publish, QStringLiteral("cut off")}, run);
        record.tell(EffectRuled{asked, run, publish, ruling, human(), {}, EffectId()}, run);
        EXPECT_EQ(sent().inDay, counted) << wordOf(ruling).toStdString();
    }
    const EffectId begun = leave();
    record.tell(EffectStepped{begun, run, QStringLiteral("picture"), QStringLiteral("7")}, run);
    record.tell(EffectDeferred{begun, run, publish, std::nullopt, Deferral::Busy, QStringLiteral("busy")}, run);
    EXPECT_EQ(sent().inDay, 4) << "one of its requests was done";
}

TEST_F(DoorTest, WhatCameInIsKnownAgainForAtLeastFifteenDays)
{
    Inbound in;
    in.id = QStringLiteral("one");
    record.tell(InboundTaken{in});
    EXPECT_TRUE(record.state.door.hasTaken(QStringLiteral("one")));
    EXPECT_FALSE(record.state.door.hasTaken(QStringLiteral("two")));
    record.now = record.now + std::chrono::days(15);
    in.id = QStringLiteral("two");
    record.tell(InboundTaken{in});
    EXPECT_TRUE(record.state.door.hasTaken(QStringLiteral("one")));
    for (int i = 0; i < 2; ++i) {
        record.now = record.now + std::chrono::days(16);
        in.id = QStringLiteral("later-%1").arg(i);
        record.tell(InboundTaken{in});
    }
    EXPECT_FALSE(record.state.door.hasTaken(QStringLiteral("one"))) << "and not for ever";
}

} // namespace qd::test
