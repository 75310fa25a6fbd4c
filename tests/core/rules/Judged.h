#pragma once

#include "core/rules/Judge.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

/// Commands are judged on a record of the small team, and what they become is told to it.
class Judged : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    Result<QList<Fact>> asked(const Command& command, const AgentId& by = human())
    {
        rules::Asking asking{by, record.now, {}, {}};
        asking.effect = record.id<EffectId>();
        asking.proposal = record.id<ProposalId>();
        return rules::judge(record.state, command, asking);
    }
    /// What it says against it, or "accepted", and then it is so.
    QString does(const Command& command, const AgentId& by = human())
    {
        const Result<QList<Fact>> facts = asked(command, by);
        if (!facts)
            return facts.error().text;
        for (const Fact& fact : *facts)
            record.tell(fact, run, {}, by);
        return QStringLiteral("accepted");
    }
};

} // namespace qd::test
