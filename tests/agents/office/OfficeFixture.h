#pragma once

#include "tests/agents/office/OfficeRig.h"

#include <gtest/gtest.h>

namespace qd::test {

/// An office of a small team whose models answer well.
class OfficeFixture : public testing::Test {
protected:
    explicit OfficeFixture(const Organisation& organisation = smallTeam(), StoreLimits limits = {0, 0}) : rig(organisation, limits) {}

    OfficeRig rig;
    Mailbox mailbox;
    const AgentId boss{QStringLiteral("boss")};

    void SetUp() override
    {
        writesWell();
        rig.answers.set("review", {QStringLiteral(
            R"({"verdict":"accept","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
            R"("praise":"The order of the argument is good.","reasoning":"The opening says what is at stake for readers.",)"
            R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})")});
    }
    void writesWell()
    {
        rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    }
    void rules(const char* ruling)
    {
        rig.answers.set("escalation", {QStringLiteral(R"({"ruling":"%1","reasoning":"One more try costs nothing and may well work.",)"
                                                      R"("subject":"About it","message":"This is what I make of it."})").arg(QLatin1String(ruling))});
    }
    void clears(const char* verdict)
    {
        rig.answers.set("clearance", {QStringLiteral(R"({"verdict":"%1","reasoning":"It says what was asked for and backs it.",)"
                                                     R"("subject":"Cleared","message":"It can go out, well done."})").arg(QLatin1String(verdict))});
    }
    SubmitBrief brief(bool approveAll = false) const
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Write about the work of today");
        brief.approveAll = approveAll;
        return brief;
    }
    RunId submit(bool approveAll = false)
    {
        const Result<Receipt> receipt = rig.issue(brief(approveAll));
        EXPECT_TRUE(receipt) << receipt.error().text.toStdString();
        EXPECT_TRUE(rig.settle());
        return receipt ? receipt->run : RunId{};
    }
    /// What is kept is found from here on: the index follows behind the record.
    void found()
    {
        bool there = false;
        rig.store->whenIndexed(&mailbox, [&there] { there = true; });
        ASSERT_TRUE(waitUntil([&there] { return there; }));
    }
    Approval waiting() const
    {
        return rig.state().inbox.approvals.isEmpty() ? Approval{} : rig.state().inbox.approvals.first();
    }
    DecideApproval decision(Verdict verdict, const QString& note = {}) const
    {
        DecideApproval command;
        command.approval = waiting().id;
        command.sha256 = waiting().sha256;
        command.verdict = verdict;
        command.note = note;
        command.delegateTo = boss;
        return command;
    }
    qsizetype asked(const char* reply)
    {
        const std::lock_guard lock(rig.answers.mutex);
        return rig.answers.asked.count(QString::fromLatin1(reply));
    }
    bool waitForAsked(const char* reply, qsizetype times = 1)
    {
        return waitUntil([&] { return asked(reply) >= times; });
    }
    /// No agent began a turn before the one before it had ended, and none has begun while everything was stopped.
    void expectOneTurnAtATime()
    {
        QMap<AgentId, TurnId> busy;
        bool stopped = false;
        for (const StoredFact& stored : rig.facts()) {
            if (std::holds_alternative<AllStopped>(stored.fact) || std::holds_alternative<AllResumed>(stored.fact))
                stopped = std::holds_alternative<AllStopped>(stored.fact);
            if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
                EXPECT_TRUE(busy.value(started->agent).isNull()) << started->agent.text.toStdString() << " at " << stored.sequence;
                EXPECT_FALSE(stopped) << "fact " << stored.sequence;
                busy[started->agent] = started->turn;
            } else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
                EXPECT_EQ(busy.take(finished->agent), finished->turn);
            } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
                EXPECT_EQ(busy.take(failed->agent), failed->turn);
            }
        }
    }
    /// Each effect left once, and none without its intent.
    void expectEachEffectOnce(qsizetype effects)
    {
        EXPECT_EQ(rig.outside.count(), effects);
        QSet<EffectId> confirmed;
        for (const EffectConfirmed& fact : rig.all<EffectConfirmed>()) {
            EXPECT_FALSE(confirmed.contains(fact.effect));
            confirmed.insert(fact.effect);
        }
        EXPECT_EQ(confirmed.size(), effects);
    }
};

} // namespace qd::test
