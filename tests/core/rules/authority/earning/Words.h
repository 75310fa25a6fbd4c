#pragma once

#include "core/rules/authority/earning/Earning.h"
#include "tests/core/rules/Judged.h"

namespace qd::test {

/// A team whose posts ask her, and what she said of those of the last days.
class WordsTest : public Judged {
protected:
    const ActionKind kPost{QStringLiteral("post")};
    KindPast past;

    void SetUp() override { adopt(Autonomy::L3); }
    void adopt(Autonomy level)
    {
        Organisation team = record.team();
        team.agents[1].authority = {50'000'000};
        team.autonomy = {AutonomyRule{kPost, level, QStringLiteral("Posts"), Duration(5'000), Duration(60'000), {}}};
        record.adopt(team);
    }
    /// One of an hour ago.
    PastAction& action(HerWord said, Autonomy level = Autonomy::L3)
    {
        PastAction made;
        made.effect = record.id<EffectId>();
        made.sequence = past.actions.size() + 1;
        made.time = record.now - std::chrono::hours(1);
        made.agent = {QStringLiteral("writer")};
        made.title = QStringLiteral("Post %1").arg(past.actions.size() + 1);
        made.kind = kPost;
        made.connector = {QStringLiteral("folder")};
        made.reach = {AudienceClass::List, 12};
        made.cost = {1'000'000};
        made.madeFrom = Integrity::Internal;
        made.chosenBy = Integrity::Human;
        made.level = level;
        made.said = said;
        made.saidAt = said == HerWord::Nothing ? Instant{} : record.now - std::chrono::minutes(30);
        past.actions.append(made);
        return past.actions.last();
    }
    void actions(int count, HerWord said, Autonomy level = Autonomy::L3)
    {
        for (int i = 0; i < count; ++i)
            action(said, level);
    }
    std::optional<Proposal> level() { return rules::levelFor(record.state, kPost, past, record.id<ProposalId>(), record.now); }
    void tellAll(const QList<Fact>& facts, const AgentId& by = system())
    {
        for (const Fact& fact : facts)
            record.tell(fact, {}, {}, by);
    }
};

} // namespace qd::test
