#pragma once

#include "core/model/authority/AuthorityRule.h"
#include "core/model/authority/Ceilings.h"

#include <random>

namespace qd::test {

/// Makes actions, ceilings and rules out of few values each, so that they meet often. The same for the same seed.
class RandomActions {
public:
    explicit RandomActions(quint32 seed) : m_random(seed) {}

    int below(int bound) { return int(m_random() % quint32(bound)); }
    Autonomy level() { return Autonomy(below(4)); }
    Money money() { return {below(4) * 1'000'000}; }
    ActionKind kind() { return {QStringLiteral("kind-%1").arg(below(3))}; }
    ConnectorId connector() { return {QStringLiteral("connector-%1").arg(below(2))}; }
    AgentId agent() { return {QStringLiteral("agent-%1").arg(below(2))}; }
    AudienceClass audience() { return AudienceClass(below(6)); }

    ActionTraits action()
    {
        ActionTraits traits;
        traits.kind = kind();
        traits.connector = connector();
        traits.account = below(2) ? QString() : QStringLiteral("second");
        traits.reach = {audience(), below(3) * 50, false};
        traits.cost = money();
        traits.reversible = below(2);
        traits.carries = Confidentiality(below(4));
        traits.chosenBy = Integrity(below(6));
        traits.madeFrom = Integrity(below(6));
        traits.risk = ActionRisk(below(3));
        return traits;
    }
    Ceilings ceilings()
    {
        Ceilings made;
        made.level = maybe([this] { return level(); });
        for (int i = below(3); i > 0; --i)
            made.kinds.insert(kind(), level());
        made.irreversible = maybe([this] { return level(); });
        made.untrusted = maybe([this] { return level(); });
        made.perAction = maybe([this] { return money(); });
        made.reach = maybe([this] { return qint64(below(3) * 50); });
        made.accounts = maybe([this] { return below(2) ? QStringList{QStringLiteral("connector-0/main")} : QStringList{QStringLiteral("connector-1/second"), QStringLiteral("connector-0/main")}; });
        return made;
    }
    AuthorityRule rule()
    {
        AuthorityRule made;
        made.id = {QStringLiteral("rule")};
        if (below(2))
            made.kinds = {kind()};
        if (below(3) == 0)
            made.connectors = {connector()};
        if (below(4) == 0)
            made.agents = {agent()};
        made.above = rarely([this] { return money(); });
        made.upTo = rarely([this] { return money(); });
        if (below(4) == 0)
            made.audiences = {audience(), audience()};
        made.reachesOver = rarely([this] { return qint64(below(3) * 50); });
        made.reachesUpTo = rarely([this] { return qint64(below(3) * 50); });
        made.reversible = rarely([this] { return below(2) == 0; });
        made.carriesUpTo = rarely([this] { return Confidentiality(below(4)); });
        made.carriesOver = rarely([this] { return Confidentiality(below(4)); });
        made.chosenByAtLeast = rarely([this] { return Integrity(below(6)); });
        made.madeFromAtLeast = rarely([this] { return Integrity(below(6)); });
        made.madeFromBelow = rarely([this] { return Integrity(below(6)); });
        made.until = rarely([this] { return Instant{below(3) * 1000}; });
        made.level = level();
        return made;
    }

private:
    template <class Make> auto maybe(Make make) -> std::optional<decltype(make())>
    {
        return below(2) ? std::optional(make()) : std::nullopt;
    }
    template <class Make> auto rarely(Make make) -> std::optional<decltype(make())>
    {
        return below(5) == 0 ? std::optional(make()) : std::nullopt;
    }

    std::mt19937 m_random;
};

} // namespace qd::test
