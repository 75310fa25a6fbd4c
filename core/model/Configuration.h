#pragma once

#include "core/model/Organisation.h"

namespace qd {

/// How an agent is set up to work. Versions of it are numbered per agent, from 1; 0 is what the organisation's file says.
struct Configuration {
    QString role;         ///< what it answers for, as the model is told
    Personality personality;
    QString instructions; ///< what it is told besides
    QString model;        ///< in place of its tier's; empty: that
    QStringList fallbacks;
    std::optional<double> temperature;
    std::optional<TokenCount> thinking;
    QStringList tools;

    template <class V> void fields(V& v)
    {
        v("role", role);
        v("personality", personality);
        v("instructions", instructions);
        v("model", model);
        v("fallbacks", fallbacks);
        v("temperature", temperature);
        v("thinking_tokens", thinking);
        v("tools", tools);
    }
};

/// What two ways of setting an agent up are compared by; each is a number from 0 to 1 for a piece of work, the more the better.
enum class TrialMeasure {
    ApprovedFirstTime, ///< the first word on it was a yes to it as it was: 1; edited, sent back or rejected: 0
    Quality,           ///< the mean of what skills that measure it gave it, of 100, when it was first about to go out
    Kept,              ///< the share of its words that the first word on it left standing; sent back or rejected: 0
};
template <> struct EnumWords<TrialMeasure> {
    static constexpr std::array words{"approved-first-time", "quality", "kept"};
};

/// Two versions of an agent's configuration, tried side by side. Each run that begins meanwhile goes to one of them, by lot;
/// nothing changes by itself when a difference is shown.
struct Trial {
    TrialId id;
    AgentId agent;
    int a = 0;          ///< version
    int b = 0;          ///< version that it is compared with
    double share = 0.5; ///< of its runs that go to b
    TrialMeasure measure = TrialMeasure::ApprovedFirstTime;
    double error = 0.05;   ///< how likely a difference may be found where there is none
    int most = 200;     ///< pieces of work of each version, after which nothing more is counted

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("agent", agent);
        v("a", a);
        v("b", b);
        v("share", share);
        v("measure", measure);
        v("error", error);
        v("most", most);
    }
};

} // namespace qd
