#include "app/commands/inbox/ItemFate.h"

#include <gtest/gtest.h>

namespace qd::app {

namespace {

const Uuid kItem = *Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000001"));
const Uuid kOther = *Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000002"));
const DecisionId kDecision{*Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-000000000003"))};

/// What a record says of items, one fact after the other.
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
        return *this;
    }
    Told& asked()
    {
        Approval item;
        item.id = {kItem};
        item.title = QStringLiteral("Launch day");
        return then(ApprovalAsked{item});
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
    QString hint() const { return m_fate.inWords() ? m_fate.inWords()->hint : QString(); }

private:
    ItemFate m_fate;
    Sequence m_last = 0;
};

} // namespace

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
