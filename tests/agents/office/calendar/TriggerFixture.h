#pragma once

#include "tests/agents/office/EngineFixture.h"

namespace qd::test {

/// An office whose triggers each test gives. Their runs nap for a second, so that nobody is asked for anything.
class TriggerFixture : public EngineFixture {
protected:
    void open(QList<Trigger> triggers)
    {
        Wait nap;
        nap.length = std::chrono::seconds(1);
        Organisation team = teamWith({workflowOf("nap", {waitStep("nap", {}, nap)})});
        team.triggers = std::move(triggers);
        rig = std::make_unique<OfficeRig>(team);
        ASSERT_TRUE(rig->settle());
    }
    void pass(Duration time)
    {
        rig->pass(time);
        ASSERT_TRUE(rig->settle());
    }
};

} // namespace qd::test
