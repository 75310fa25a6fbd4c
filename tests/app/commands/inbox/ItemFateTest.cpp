#include "app/commands/inbox/ItemFate.h"

#include "core/state/InboxState.h"

#include <gtest/gtest.h>

#include <functional>

namespace qd::app {

namespace {

const Uuid kItem = *Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000001"));
const Uuid kOther = *Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000002"));
const DecisionId kDecision{*Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000003"))};

const RunId kRun{*Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000004"))};
const RunId kOtherRun{*Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000005"))};
const EffectId kEffect{*Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000006"))};
const StepId kStep{QStringLiteral("post")};

EffectWithdrawn withdrawn(const char* why, const EffectId& effect = kEffect)
{
    return {effect, QString::fromUtf8(why)};
}

EffectRefused refused(const char* why)
{
    return {kEffect, kRun, kStep, QString::fromUtf8(why)};
}

EffectIntended intended()
{
    EffectIntended fact;
    fact.effect = kEffect;
    return fact;
}

EffectsSplit split()
{
    EffectsSplit fact;
    fact.parent = kEffect;
    return fact;
}

ApprovalStale changed()
{
    return {{kItem}, kRun, kStep, {{QStringLiteral("price"), QStringLiteral("$0.25"), QStringLiteral("$0.50")}}, {}};
}

RunFinished over(const char* summary, const RunId& run = kRun)
{
    RunFinished fact;
    fact.run = run;
    fact.outcome = RunOutcome::Stopped;
    fact.summary = QString::fromUtf8(summary);
    return fact;
}

/// What a record says of items, one fact after the other; and what the inbox holds by then.
class Told {
public:
    explicit Told(const Uuid& item) : m_fate(item) {}
    Told& then(const Fact& fact, Sequence cause = 0)
    {
        StoredFact stored;
        stored.sequence = ++m_last;
        stored.time = {1'795'363'643'000};
        stored.cause = cause;
        stored.fact = fact;
        m_fate.take(stored);
        m_inbox.apply(stored);
        return *this;
    }
    Told& asked()
    {
        Approval item;
        item.id = {kItem};
        item.title = QStringLiteral("Launch day");
        item.run = kRun;
        item.step = kStep;
        item.effect = kEffect;
        return then(ApprovalAsked{item});
    }
    Told& raised(const char* reason)
    {
        Escalation question;
        question.id = {kItem};
        question.issue = QStringLiteral("Which of the two?");
        question.run = kRun;
        question.step = kStep;
        question.reason = QString::fromLatin1(reason);
        return then(EscalationRaised{question});
    }
    Told& decided(Verdict verdict, const Uuid& item = kItem)
    {
        ApprovalDecided said;
        said.approval = {item};
        said.verdict = verdict;
        said.by = human();
        return then(said);
    }
    Told& written(Sequence cause)
    {
        DecisionRecord record;
        record.id = kDecision;
        return then(DecisionMade{record}, cause);
    }
    QString text() const { return m_fate.inWords() ? m_fate.inWords()->text : QString(); }
    /// "you approved it": without what it is called and when that was.
    std::string how() const
    {
        const QString all = text();
        return all.section(QStringLiteral(" waits no more: "), 1).section(QStringLiteral(", 2026-11-"), 0, -2).toStdString();
    }
    bool isInInbox() const { return m_inbox.approvals.contains({kItem}) || m_inbox.escalations.contains({kItem}); }
    QString hint() const { return m_fate.inWords() ? m_fate.inWords()->hint : QString(); }

private:
    ItemFate m_fate;
    InboxState m_inbox;
    Sequence m_last = 0;
};

/// How something ended, told from when it was asked.
struct End {
    const char* name;
    std::function<void(Told&)> tell;
};

const QList<End>& ends()
{
    static const QList<End> kEnds{
        {"rejected", [](Told& told) { told.asked().decided(Verdict::Reject); }},
        {"changes asked for", [](Told& told) { told.asked().decided(Verdict::AskChanges); }},
        {"expired", [](Told& told) { told.asked().then(ApprovalExpired{{kItem}, kRun, kStep, {}}); }},
        {"replaced", [](Told& told) { told.asked().then(ApprovalReplaced{{kItem}, {kOther}, QStringLiteral("changed")}); }},
        {"changed, and withdrawn", [](Told& told) { told.asked().then(changed()).then(withdrawn("it would not be taken")); }},
        {"its run ended", [](Told& told) { told.asked().then(over("Stopped by human: not needed")); }},
        {"delegated, and its run ended", [](Told& told) { told.asked().decided(Verdict::Delegate).then(over("Stopped")); }},
        {"approved, and its run ended", [](Told& told) { told.asked().decided(Verdict::Approve).then(over("Stopped")); }},
        {"approved, and withdrawn", [](Told& told) { told.asked().decided(Verdict::Approve).then(withdrawn("its run has ended")); }},
        {"approved, and refused", [](Told& told) { told.asked().decided(Verdict::Approve).then(refused("550")); }},
        {"it waited, and may be out", [](Told& told) { told.asked().then(EffectUnknown{kEffect, kRun, kStep, {}}); }},
        {"approved, and may be out", [](Told& told) { told.asked().decided(Verdict::Approve).then(EffectUnknown{kEffect, kRun, kStep, {}}); }},
        {"on its way", [](Told& told) { told.asked().decided(Verdict::Approve).then(intended()); }},
        {"on its way to many", [](Told& told) { told.asked().decided(Verdict::Approve).then(split()); }},
        {"settled", [](Told& told) { told.raised("failure").then(EscalationSettled{{kItem}, kRun, kStep, human(), true, {}, {}}); }},
        {"raised, and its run ended", [](Told& told) { told.raised("failure").then(over("Stopped")); }},
        {"asked, and its run ended", [](Told& told) { told.raised(Escalation::kQuestion).then(over("Stopped")); }},
        {"asked, and its step settled", [](Told& told) { told.raised(Escalation::kQuestion).then(StepSettled{kRun, kStep, false, {}, {}}); }},
        {"asked, and its step left out", [](Told& told) { told.raised(Escalation::kQuestion).then(StepSkipped{kRun, kStep, {}}); }},
    };
    return kEnds;
}

} // namespace

TEST(ItemFate, WhateverTakesSomethingOutOfTheInboxHasItsWords)
{
    for (const End& end : ends()) {
        Told told(kItem);
        end.tell(told);
        EXPECT_FALSE(told.isInInbox()) << end.name;
        EXPECT_NE(told.text(), QString()) << end.name;
        EXPECT_NE(told.how(), "") << end.name << ": " << told.text().toStdString();
    }
}

TEST(ItemFate, WhatTheSystemTookAwayNobodyAnswered)
{
    Told told(kItem);
    told.raised("failure").then(EscalationSettled{{kItem}, kRun, kStep, system(), false, QStringLiteral("it is asked anew"), {}});
    EXPECT_TRUE(told.text().contains(QStringLiteral("it needs no answer any more: it is asked anew"))) << told.text().toStdString();
}

TEST(ItemFate, WhatStaysInTheInboxHasNone)
{
    const auto stays = [](Told told) {
        EXPECT_TRUE(told.isInInbox());
        EXPECT_EQ(told.text(), QString());
    };
    stays(Told(kItem).asked().then(changed()));
    stays(Told(kItem).asked().then(withdrawn("of another", {kOther})).then(over("Done", kOtherRun)));
    stays(Told(kItem).asked().decided(Verdict::Delegate));
    stays(Told(kItem).asked().then(StepSettled{kRun, kStep, false, {}, {}}));
    stays(Told(kItem).raised("failure").then(StepSkipped{kRun, kStep, {}}));
    stays(Told(kItem).raised(Escalation::kUnknownOutcome).then(over("Stopped")));
    stays(Told(kItem).raised(Escalation::kQuestion).then(StepSkipped{kRun, {QStringLiteral("other")}, {}}));
}

TEST(ItemFate, WhatChangedUnderHerSaysInWhatAndWhatEndedWithItsRunHow)
{
    EXPECT_EQ(Told(kItem).asked().then(changed()).then(withdrawn("it would not be taken as it was asked about")).how(),
              "it was withdrawn: it would not be taken as it was asked about (the price was $0.25 and is $0.50)");
    EXPECT_EQ(Told(kItem).asked().then(changed()).then(EpochRaised{}).then(withdrawn("its run has ended")).then(over("Stopped by human: late.")).how(),
              "it was withdrawn: its run has ended (Stopped by human: late)")
        << "the change is not why";
    EXPECT_EQ(Told(kItem).asked().then(withdrawn("its run has ended")).then(over("of it", kOtherRun)).then(over("Stopped by human: late")).how(), "it was withdrawn: its run has ended (Stopped by human: late)");
    EXPECT_EQ(Told(kItem).asked().then(withdrawn("the very same has gone out")).then(EpochRaised{}).then(over("Done")).how(), "it was withdrawn: the very same has gone out") << "that its run ended, too, is nothing new";
    EXPECT_EQ(Told(kItem).raised("failure").then(over("Stopped by human: late")).how(), "its run has ended (Stopped by human: late)");
    EXPECT_EQ(Told(kItem).asked().then(over("")).how(), "its run has ended");
}

TEST(ItemFate, WhatAYesDidNotLetOutIsSaidBesideIt)
{
    const auto agreed = [] { return Told(kItem).asked().decided(Verdict::Approve); };
    EXPECT_EQ(agreed().then(refused("its price cannot be paid")).how(), "you approved it, but it was refused: its price cannot be paid") << "before it left";
    EXPECT_EQ(agreed().then(intended()).then(refused("550 no such user")).how(), "you approved it, but it was refused: 550 no such user");
    EXPECT_EQ(agreed().then(split()).then(refused("it went to nobody")).how(), "you approved it, but it was refused: it went to nobody");
    EXPECT_EQ(agreed().then(withdrawn("its run has ended")).then(over("Stopped by human: late")).how(), "you approved it, but it was withdrawn: its run has ended (Stopped by human: late)");
    EXPECT_EQ(agreed().then(intended()).then(over("Stopped")).then(withdrawn("human said that it did not go out")).how(), "you approved it, but it was withdrawn: human said that it did not go out");
    EffectConfirmed sent;
    sent.effect = kEffect;
    EXPECT_EQ(agreed().then(intended()).then(sent).then(over("Done: Launch day")).how(), "you approved it") << "it went out";
    EXPECT_EQ(agreed().then(ApprovalUndone{{kItem}, kEffect, kRun, system()}).then(changed()).then(withdrawn("it would not be taken")).how(), "it was withdrawn: it would not be taken (the price was $0.25 and is $0.50)") << "her yes was taken back";
    EXPECT_EQ(Told(kItem).asked().decided(Verdict::Reject).then(withdrawn("rejected")).then(over("Rejected")).how(), "you rejected it");
    EXPECT_EQ(Told(kItem).asked().then(ApprovalReplaced{{kItem}, {kOther}, {}}).then(withdrawn("edited")).how(), kOther.toString().toStdString() + " took its place");
}

TEST(ItemFate, WhoDecidedItAndWhereThatStandsIsSaid)
{
    Told told(kItem);
    told.asked();
    EXPECT_EQ(told.text(), QString()) << "it waits";
    told.decided(Verdict::Reject, kOther).written(2);
    EXPECT_EQ(told.text(), QString()) << "another one was decided";
    told.decided(Verdict::Approve);
    EXPECT_EQ(told.hint(), u"quarterdeck inbox list shows what waits");
    told.written(2);
    EXPECT_EQ(told.hint(), u"quarterdeck inbox list shows what waits") << "a decision on something else";
    told.written(4);
    EXPECT_TRUE(told.text().startsWith(QStringLiteral("“Launch day” waits no more: you approved it, 2026-11-2"))) << told.text().toStdString();
    EXPECT_EQ(told.hint(), QStringLiteral("quarterdeck decisions show ") + kDecision.toString());
}

TEST(ItemFate, WhatCameBackWaitsAndIsSaidAsItEndedLast)
{
    Told told(kItem);
    told.asked().decided(Verdict::Approve).then(ApprovalUndone{{kItem}, {}, {}, human()});
    EXPECT_EQ(told.text(), QString());
    told.decided(Verdict::AskChanges);
    EXPECT_TRUE(told.text().contains(QStringLiteral("you asked for changes to it, "))) << told.text().toStdString();
    ApprovalDecided deputy;
    deputy.approval = {kItem};
    deputy.by = {QStringLiteral("anna-berg")};
    deputy.deputy = deputy.by;
    EXPECT_TRUE(Told(kItem).asked().then(deputy).text().contains(QStringLiteral("anna-berg, in your place, approved it")));
    EXPECT_TRUE(Told(kItem).asked().then(ApprovalExpired{{kItem}, {}, {}, {}}).text().contains(QStringLiteral("nobody decided it in time")));
    EXPECT_EQ(Told(kItem).decided(Verdict::Approve).text(), QString()) << "nobody was asked about it here";
}

TEST(ItemFate, OfAQuestionItsAnswerIsSaid)
{
    Escalation question;
    question.id = {kItem};
    question.issue = QStringLiteral("Which of the two?");
    EscalationSettled settled;
    settled.escalation = question.id;
    settled.by = {QStringLiteral("cmo")};
    settled.option = QStringLiteral("first");
    EXPECT_TRUE(Told(kItem).then(EscalationRaised{question}).then(settled).text().contains(QStringLiteral("cmo settled it with first, ")));
    settled.option.clear();
    settled.carryOn = false;
    settled.by = human();
    EXPECT_TRUE(Told(kItem).then(EscalationRaised{question}).then(settled).text().contains(QStringLiteral("you settled it with a no, ")));
}

} // namespace qd::app
