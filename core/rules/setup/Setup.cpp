#include "core/rules/setup/Setup.h"

#include "core/base/Digest.h"

#include <QtEndian>

#include <cmath>

namespace qd::rules {

Configuration configurationOf(const AgentProfile& profile)
{
    return {profile.role, profile.personality, profile.instructions, profile.model, profile.fallbacks, profile.temperature, profile.thinking, profile.tools};
}

AgentProfile setUp(AgentProfile profile, const Configuration& configuration)
{
    profile.role = configuration.role;
    profile.personality = configuration.personality;
    profile.instructions = configuration.instructions;
    profile.model = configuration.model;
    profile.fallbacks = configuration.fallbacks;
    profile.temperature = configuration.temperature;
    profile.thinking = configuration.thinking;
    profile.tools = configuration.tools;
    return profile;
}

AgentProfile profileAt(const OfficeState& state, const AgentProfile& own, int version)
{
    const auto found = state.setups.agents.constFind(own.id);
    const SetupsState::Version* set = found == state.setups.agents.constEnd() ? nullptr : found->version(version);
    return set && set->like != 0 ? setUp(own, set->configuration) : own;
}

std::optional<Configuration> configurationAt(const OfficeState& state, const AgentId& agent, int version)
{
    const AgentProfile* own = state.org.organisation().agent(agent);
    const auto found = state.setups.agents.constFind(agent);
    const bool isKnown = version == 0 || (found != state.setups.agents.constEnd() && found->version(version));
    return own && isKnown ? std::optional(configurationOf(profileAt(state, *own, version))) : std::nullopt;
}

bool isSame(const Configuration& a, const Configuration& b)
{
    return encode(a) == encode(b);
}

bool goesToB(const Trial& trial, const RunId& run)
{
    const QByteArray hash = sha256((trial.id.toString() + run.toString()).toLatin1());
    const quint64 lot = qFromBigEndian<quint64>(hash.constData()) >> 11; // 53 bits: as many as a double holds
    return std::ldexp(double(lot), -53) < trial.share;
}

bool takesPart(const SetupsState::Tried& tried, const RunState& run)
{
    return run.started > tried.begun;
}

int versionFor(const OfficeState& state, const RunState& run, const AgentId& agent)
{
    if (state.setups.agents.isEmpty())
        return 0;
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    if (!tried || !takesPart(*tried, run))
        return state.setups.inUse(agent);
    return goesToB(tried->trial, run.id) ? tried->trial.b : tried->trial.a;
}

} // namespace qd::rules
