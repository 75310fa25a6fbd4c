// What is for many leaves as many: each of them alone, one after the other, and what became of each is known.
#include "agents/people/PersonKeys.h"
#include "core/rules/people/Reaching.h"
#include "tests/agents/office/EngineFixture.h"

#include <QSet>

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

using agents::Outcome;

class SplittingTest : public EngineFixture {
protected:
    const QString mail = u"e-mail"_s;

    /// One step that sends a text to everybody on the list, who agreed to it.
    void work(int people, const char* action = "daily-social-post", const QList<ChannelPace>& paces = {})
    {
        Step step = effectStep("send", action);
        step.input = {{u"render"_s, u"sms"_s}, {u"slug"_s, u"a-piece"_s}, {u"text"_s, u"Read it"_s}, {u"to"_s, u"segment:customers"_s}};
        Organisation team = teamWith({workflowOf("flow", {step})});
        team.paces = paces;
        rig = std::make_unique<OfficeRig>(team);
        rig->outside.channel = mail;
        rig->outside.clearance = Confidentiality::Pii;
        rig->outside.repeatable = false;
        keep(people);
    }
    void keep(int people)
    {
        QList<ContactId> ids;
        for (int i = 0; i < people; ++i)
            ids.append({Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(i)}});
        const auto keys = agents::PersonKeyFile(rig->home.path()).readOrMake(ids);
        ASSERT_TRUE(keys);
        KeepContacts kept;
        for (int i = 0; i < people; ++i) {
            Contact contact = *keys->sealed(ids[i], {{u"name"_s, u"Reader %1"_s.arg(i)}, {mail, u"reader%1@press.example"_s.arg(i)}});
            contact.segments = {u"customers"_s};
            contact.source = u"form"_s;
            kept.contacts.append(contact);
        }
        ASSERT_TRUE(rig->issue(kept));
        for (const ContactId& id : std::as_const(ids))
            ASSERT_TRUE(rig->issue(NoteConsent{{id, mail, {}, true, u"form"_s, rig->clock.now(), {}}}));
    }
    /// Whom what arrived was for; each of them once.
    QStringList readers()
    {
        const std::lock_guard lock(rig->outside.mutex);
        QStringList readers;
        for (const EffectContent& content : std::as_const(rig->outside.delivered)) {
            EXPECT_EQ(content.recipients.size(), 1);
            readers.append(content.recipients.value(0).address);
        }
        EXPECT_EQ(QSet<QString>(readers.begin(), readers.end()).size(), readers.size()) << "nobody has it twice";
        return readers;
    }
    QList<Escalation> questions() const { return rig->state().inbox.escalations.values(); }
    Result<Receipt> settle(const char* option) { return rig->issue(SettleEscalation{questions().value(0).id, true, {}, QString::fromLatin1(option)}); }
    QString lastReceipt()
    {
        const QList<EffectConfirmed> all = rig->all<EffectConfirmed>();
        return all.isEmpty() ? QString() : all.last().receipt;
    }
};

TEST_F(SplittingTest, EachIsSentAloneWithAKeyOfItsOwnAndOpenedAlone)
{
    work(3);
    const RunId run = begin();
    EXPECT_EQ(readers().size(), 3);
    EXPECT_EQ(QSet<QString>(rig->outside.keys.begin(), rig->outside.keys.end()).size(), 3);
    for (const auto& opened : std::as_const(rig->outside.people))
        EXPECT_EQ(opened.size(), 1);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(lastReceipt(), u"3 sent"_s);
    ASSERT_EQ(rig->all<EffectsSplit>().size(), 1);
    EXPECT_EQ(rig->all<EffectAuthorised>().size(), 1) << "one yes for all of them";
    for (const PersonalRead& read : rig->all<PersonalRead>())
        EXPECT_EQ(read.contacts.size(), 1);
    EXPECT_TRUE(rig->state().effects.open.isEmpty());
}

TEST_F(SplittingTest, OneThatNobodyKnowsIsOneItemAndIsSentAgainToNobodyElse)
{
    work(4);
    rig->outside.outcomes = {Outcome::Confirmed, Outcome::Unknown, Outcome::Confirmed, Outcome::Confirmed};
    const RunId run = begin();
    EXPECT_EQ(readers().size(), 3) << "the others are not held up";
    ASSERT_EQ(questions().size(), 1);
    EXPECT_TRUE(questions().first().issue.endsWith(u": 3 sent, 1 unknown"_s)) << questions().first().issue.toStdString();
    EXPECT_FALSE(outcome(run)) << "its run waits for all of them";
    const Result<Receipt> again = settle("send-again");
    ASSERT_TRUE(again) << again.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 4);
    EXPECT_EQ(rig->outside.reached, 5);
    EXPECT_EQ(QSet<QString>(rig->outside.keys.begin(), rig->outside.keys.end()).size(), 5) << "another effect, another key";
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(lastReceipt(), u"4 sent"_s);
}

TEST_F(SplittingTest, WhoMustNotBeReachedAnyMoreIsLeftOutAlone)
{
    work(3, "blog-post");
    const RunId run = begin();
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    const Approval item = rig->state().inbox.approvals.first();
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    ASSERT_TRUE(rig->issue(yes));
    ASSERT_TRUE(rig->issue(Suppress{{item.content.recipients[1].index, mail, u"bounced"_s, {}}}));
    rig->pass(std::chrono::hours(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 2);
    EXPECT_FALSE(readers().contains(item.content.recipients[1].address));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(lastReceipt().startsWith(u"2 sent, 1 not sent (%1: "_s.arg(item.content.recipients[1].address))) << lastReceipt().toStdString();
    EXPECT_TRUE(questions().isEmpty());
    EXPECT_TRUE(rig->state().inbox.approvals.isEmpty());
}

TEST_F(SplittingTest, ThePaceOfItsWayOutHoldsForEach)
{
    ChannelPace pace;
    pace.connector = {u"folder-linkedin"_s};
    pace.perMinute = 2;
    work(5, "daily-social-post", {pace});
    rig->clock.advance(Duration(60'000 - rig->clock.now().ms % 60'000)); // a minute begins
    begin();
    EXPECT_EQ(readers().size(), 2);
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 4);
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 5);
    EXPECT_EQ(lastReceipt(), u"5 sent"_s);
}

TEST_F(SplittingTest, AfterAStartItGoesOnWhereItWas)
{
    work(4);
    rig->outside.next = {{Outcome::Confirmed, u"there"_s}, {Outcome::Later, u"the door was shut"_s, {}, std::chrono::minutes(10)}};
    begin();
    EXPECT_EQ(readers().size(), 1);
    rig->close();
    rig->open();
    for (int i = 0; i < 3; ++i) {
        rig->pass(std::chrono::minutes(20));
        ASSERT_TRUE(rig->settle());
    }
    EXPECT_EQ(readers().size(), 4);
    EXPECT_EQ(lastReceipt(), u"4 sent"_s);
}

TEST_F(SplittingTest, ACrashLeavesOneUnknownAndNobodyHasItTwice)
{
    work(4);
    std::unique_lock slow(rig->outside.mutex);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    slow.unlock();
    rig->awaitsCommand = true;
    rig->close(); // it arrived, and nobody wrote that down
    rig->awaitsCommand = false;
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 4);
    ASSERT_EQ(questions().size(), 1);
    EXPECT_TRUE(questions().first().issue.endsWith(u": 3 sent, 1 unknown"_s)) << questions().first().issue.toStdString();
    ASSERT_TRUE(settle("went-out"));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(lastReceipt(), u"4 sent"_s);
    EXPECT_EQ(rig->outside.reached, 4);
}

TEST_F(SplittingTest, WhereThreeAreUnknownTheRestWaitsForHerWord)
{
    work(6);
    rig->outside.outcomes = {Outcome::Unknown, Outcome::Unknown, Outcome::Unknown};
    const RunId run = begin();
    EXPECT_EQ(rig->outside.reached, 3);
    ASSERT_EQ(questions().size(), 1);
    EXPECT_TRUE(questions().first().issue.endsWith(u": 0 sent, 3 unknown, 3 to be sent"_s)) << questions().first().issue.toStdString();
    ASSERT_TRUE(settle("did-not"));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 3);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(lastReceipt().startsWith(u"3 sent, 3 not sent ("_s)) << lastReceipt().toStdString();
    EXPECT_EQ(lastReceipt().count(u": you said that it did not go out"_s), 3);
}

TEST_F(SplittingTest, WhatIsFoundOutsideNeedsNoWordOfHers)
{
    work(3);
    rig->outside.canLookUp = true;
    rig->close();
    rig->open();
    rig->outside.outcomes = {Outcome::Confirmed, Outcome::Confirmed, Outcome::Unknown};
    rig->outside.found = {{Found::Yes, u"it is there"_s, u"7"_s}};
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return questions().size() == 1; }));
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(lastReceipt(), u"3 sent"_s);
    EXPECT_TRUE(questions().isEmpty());
}

TEST_F(SplittingTest, AStoppedRunSendsNoMoreOfIt)
{
    work(4);
    rig->outside.next = {{Outcome::Confirmed, u"there"_s}, {Outcome::Later, u"the door was shut"_s, {}, std::chrono::minutes(10)}};
    const RunId run = begin();
    ASSERT_TRUE(rig->issue(SteerRun{run, RunWish::Stop, u"enough"_s}));
    rig->pass(std::chrono::hours(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(readers().size(), 1);
    EXPECT_TRUE(rig->state().effects.open.isEmpty());
}

TEST_F(SplittingTest, WhileOthersWaitForDaysSheIsAskedAtOnceAndTheyStillLeave)
{
    ChannelPace pace;
    pace.connector = {u"folder-linkedin"_s};
    pace.perDay = 1;
    work(4, "daily-social-post", {pace});
    rig->outside.outcomes = {Outcome::Unknown, Outcome::Confirmed, Outcome::Unknown, Outcome::Confirmed};
    const RunId run = begin();
    EXPECT_EQ(rig->outside.reached, 1);
    ASSERT_EQ(questions().size(), 1) << "nobody can tell of one, and the next leaves tomorrow";
    const Escalation first = questions().first();
    EXPECT_TRUE(first.issue.endsWith(u": 0 sent, 1 unknown, 3 to be sent"_s)) << first.issue.toStdString();
    const auto dayPasses = [this] {
        rig->pass(std::chrono::days(1));
        ASSERT_TRUE(rig->settle());
    };
    dayPasses();
    EXPECT_EQ(rig->outside.reached, 2) << "it goes on without her word";
    ASSERT_EQ(questions().size(), 1);
    EXPECT_EQ(questions().first().id, first.id) << "nobody else is unknown";
    dayPasses();
    EXPECT_EQ(rig->outside.reached, 3);
    ASSERT_EQ(questions().size(), 1) << "one item for all of them";
    EXPECT_NE(questions().first().id, first.id) << "her word to the first question says nothing of the second one";
    EXPECT_TRUE(questions().first().issue.endsWith(u": 1 sent, 2 unknown, 1 to be sent"_s)) << questions().first().issue.toStdString();
    EXPECT_FALSE(rig->issue(SettleEscalation{first.id, true, {}, u"went-out"_s}));
    ASSERT_TRUE(settle("went-out"));
    dayPasses();
    EXPECT_EQ(rig->outside.reached, 4);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(lastReceipt(), u"4 sent"_s);
    EXPECT_TRUE(questions().isEmpty());
}

TEST_F(SplittingTest, WhoIsAskedAboutIsAskedOnceAlsoAfterAStartAndKnowsWhenNobodyWaitsAnyMore)
{
    ChannelPace pace;
    pace.connector = {u"folder-linkedin"_s};
    pace.perDay = 1;
    work(2, "daily-social-post", {pace});
    rig->outside.outcomes = {Outcome::Unknown, Outcome::Confirmed};
    const RunId run = begin();
    ASSERT_EQ(questions().size(), 1);
    const Escalation first = questions().first();
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(questions().size(), 1);
    EXPECT_EQ(questions().first().id, first.id);
    rig->pass(std::chrono::days(1));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(questions().size(), 1);
    EXPECT_TRUE(questions().first().issue.endsWith(u": 1 sent, 1 unknown"_s)) << questions().first().issue.toStdString();
    EXPECT_NE(questions().first().impact, first.impact);
    ASSERT_TRUE(settle("did-not"));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->outside.reached, 2);
}

TEST_F(SplittingTest, WhyAndToWhomItWasNotSentIsSaid)
{
    work(6);
    rig->outside.next = {{Outcome::Confirmed, u"there"_s}};
    for (int i = 0; i < 5; ++i)
        rig->outside.next.append({Outcome::Refused, u"550 5.1.%1 no such user here"_s.arg(i)});
    begin();
    const QString receipt = lastReceipt();
    EXPECT_TRUE(receipt.startsWith(u"1 sent, 5 not sent (contact:"_s)) << receipt.toStdString();
    EXPECT_TRUE(receipt.contains(u": 550 5.1.0 no such user here; contact:"_s)) << receipt.toStdString();
    EXPECT_TRUE(receipt.endsWith(u": 550 5.1.2 no such user here; and 2 more)"_s)) << receipt.toStdString();
}

TEST_F(SplittingTest, WhereAllAreRefusedSheIsToldWhy)
{
    work(2);
    rig->outside.next = {{Outcome::Refused, u"550 no such user"_s}, {Outcome::Refused, u"552 full"_s}};
    begin();
    ASSERT_EQ(questions().size(), 1);
    const QString issue = questions().first().issue;
    EXPECT_TRUE(issue.contains(u"it went to nobody: 0 sent, 2 not sent (contact:"_s)) << issue.toStdString();
    EXPECT_TRUE(issue.contains(u": 550 no such user; contact:"_s)) << issue.toStdString();
    EXPECT_TRUE(issue.endsWith(u": 552 full)"_s)) << issue.toStdString();
}

TEST_F(SplittingTest, WhatIsNotKnownAnyMoreAfterAStartIsSaidToBeSo)
{
    work(3);
    rig->outside.next = {{Outcome::Refused, u"550 no such user"_s}, {Outcome::Later, u"the door was shut"_s, {}, std::chrono::minutes(10)}, {Outcome::Refused, u"552 full"_s}};
    begin();
    rig->close();
    rig->open();
    for (int i = 0; i < 3; ++i) {
        rig->pass(std::chrono::minutes(20));
        ASSERT_TRUE(rig->settle());
    }
    EXPECT_TRUE(lastReceipt().startsWith(u"1 sent, 2 not sent (contact:"_s)) << lastReceipt().toStdString();
    EXPECT_TRUE(lastReceipt().endsWith(u": 552 full; and 1 before the program was started anew: quarterdeck log show says why)"_s)) << lastReceipt().toStdString();
}

TEST_F(SplittingTest, AListOfHundredsGetsThrough)
{
    const int people = qEnvironmentVariableIsSet("QD_LIST") ? qEnvironmentVariableIntValue("QD_LIST") : 150;
    work(people);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->office->isIdle(); }, std::chrono::minutes(20)));
    EXPECT_EQ(readers().size(), people);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(lastReceipt(), u"%1 sent"_s.arg(people));
}

} // namespace
