#include "core/rules/Authority.h"

namespace qd::rules {

AgentId bossOf(const Organisation& organisation, const AgentId& agent)
{
    const AgentProfile* profile = organisation.agent(agent);
    return profile && !profile->reportsTo.isEmpty() ? profile->reportsTo : human();
}

Duration timePerRung(Severity severity)
{
    using namespace std::chrono_literals;
    switch (severity) {
    case Severity::Critical: return 2min;
    case Severity::High: return 10min;
    case Severity::Medium: return 30min;
    case Severity::Low: return 2h;
    }
    return 30min;
}

QString dollars(Money money)
{
    return dollarText(money);
}

} // namespace qd::rules
