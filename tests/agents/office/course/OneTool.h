#pragma once

#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {

/// A bench with one tool, which the test answers for.
class OneTool final : public agents::ToolBench {
public:
    QList<agents::ToolOffer> offers() const override
    {
        return {{QStringLiteral("read-page"), QStringLiteral("Reads a page."), QByteArrayLiteral("{\"type\":\"object\"}")}};
    }
    void use(const agents::ToolWish& wish, Mailbox* replyTo, Given given) override
    {
        const std::lock_guard lock(mutex);
        wishes.append(wish);
        agents::ToolGiven came;
        came.text = QStringLiteral("Bees like asters.");
        came.label.integrity = Integrity::Untrusted;
        came.label.confidentiality = Confidentiality::Public;
        came.sources = {{QStringLiteral("https://example.org/bees"), QStringLiteral("Bees"), QByteArray(32, 'x'), {}}};
        came.isUnpaid = unpaid;
        if (holds)
            m_held = [replyTo, given, came] { replyTo->post([given, came] { given(came); }); };
        else
            replyTo->post([given, came] { given(came); });
    }
    Result<agents::ToolPrice> priceOf(const QString&) const override
    {
        const std::lock_guard lock(mutex);
        return price;
    }
    QString whyNot(const QString& tool) const override { return tool == u"mcp_shop_sell" ? QStringLiteral("it acts on the world, so no agent may use it; you can, by hand") : QString(); }
    void charge(const Result<agents::ToolPrice>& now)
    {
        const std::lock_guard lock(mutex);
        price = now;
    }
    /// What was held is given.
    void release()
    {
        const std::lock_guard lock(mutex);
        if (m_held)
            std::exchange(m_held, {})();
    }
    void cancelAll() override { ++cancelled; }

    mutable std::mutex mutex;
    Result<agents::ToolPrice> price = agents::ToolPrice{};
    std::atomic<bool> unpaid = false; ///< whoever takes money for it is not asked
    QList<agents::ToolWish> wishes;
    std::atomic<bool> holds = false;
    std::atomic<int> cancelled = 0;

private:
    std::function<void()> m_held;
};

inline Organisation teamWithTool()
{
    Organisation team = smallTeam();
    for (AgentProfile& agent : team.agents)
        agent.tools = {QStringLiteral("read-page")};
    team.workflows.first().steps.first().tools = {QStringLiteral("read-page")};
    team.index();
    return team;
}

/// An office whose writer may read pages; on top of `Fixture`.
template <class Fixture>
class WithTool : public Fixture {
protected:
    WithTool() : Fixture(teamWithTool()) { reopen(); }
    using Fixture::rig;

    void reopen()
    {
        rig.close();
        rig.tools = bench;
        rig.open();
    }
    /// The writer asks for `name` in its first `rounds` calls, and then writes.
    void asksFirst(const QString& name, qsizetype rounds = 1)
    {
        rig.answers.instead = [this, name, rounds](const agents::LlmRequest& request) -> std::optional<Result<agents::LlmAnswer>> {
            if (request.replyName != u"draft")
                return std::nullopt;
            seen.append(request);
            if (request.exchanges.size() >= rounds)
                return std::nullopt;
            agents::LlmAnswer answer;
            answer.text = QStringLiteral("I look it up.");
            answer.stopReason = agents::StopReason::Tools;
            answer.calls = {{QStringLiteral("call-%1").arg(request.exchanges.size()), name, QStringLiteral("{\"address\":\"https://example.org/bees\"}")}};
            answer.usage = {{500}, {20}, {}, {}};
            answer.rehearsal = true;
            return answer;
        };
    }
    std::shared_ptr<OneTool> bench = std::make_shared<OneTool>();
    QList<agents::LlmRequest> seen;
};

} // namespace qd::test
