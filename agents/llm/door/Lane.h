#pragma once

#include "core/base/Clock.h"
#include "core/model/money/Spend.h"

#include <array>
#include <optional>

namespace qd::agents {

/// When one more call may go to one model with one key, for providers limit each by itself (Anthropic, "Rate limits": applied
/// separately for each model; OpenAI: they vary by model): how many at once, how many tokens, and whether it is well. All who ask it
/// share it, so that nobody finds out again what another was told. Pure: time is the caller's, monotonic.
///
/// So many calls at once as went well lately: one more after each that did, half as many after "too many" (additive increase,
/// multiplicative decrease; D.-M. Chiu and R. Jain, Analysis of the Increase and Decrease Algorithms, 1989). Three failures in
/// a row of the provider itself open the breaker: then nobody is sent until a single call goes to see, after a pause that
/// doubles up to kLongestPause, or as long as it asked for; its random part (see Backoff) keeps several programs from marching in step.
/// @thread one.
class Lane final {
public:
    explicit Lane(int mostAtOnce) : m_most(mostAtOnce) {}

    static constexpr Duration kLongestPause{15'000};

    /// How long a call waits after its failure when it has failed so often before; `lot` from 0 to 1: from half of a time that
    /// doubles, to all of it.
    static Duration pauseAfter(int before, double lot);

    /// Tokens that a call is likely to use.
    struct Wanted {
        qint64 in = 0;
        qint64 out = 0;
    };
    /// Whether a call that uses so much may be sent now.
    bool mayStart(Duration now, const Wanted& wanted) const;
    /// When to ask again if it may not; nothing where that depends on a call that is under way.
    std::optional<Duration> nextLook(Duration now, const Wanted& wanted) const;
    /// When nothing that was said or asked for stands against such a call, whatever is under way; long past where nothing does.
    Duration availableAt(const Wanted& wanted) const;
    void started(const Wanted& wanted);

    enum class Outcome {
        Well,    ///< answered
        Refused, ///< answered, not as wished; no word about the provider's health
        TooMany, ///< 429: slower
        Ill,     ///< overloaded, broken, in conflict with itself, not to be reached
        Nothing, ///< cancelled: nobody knows
    };
    /// `after`: the provider asked to wait so long; `lot` from 0 to 1.
    void ended(Outcome outcome, Duration now, double lot, std::optional<Duration> after = {});
    enum Of { Requests, Tokens, InputTokens, OutputTokens };
    /// What its headers said, of each kind by itself, for a provider may limit several at once: so much is left, of `limit` (-1: not said), which is whole again `resetIn` from now. It comes back
    /// evenly until then (Anthropic, "Rate limits": token bucket; OpenAI, "Rate limits": time until the limit is reset to its initial state).
    void told(Of of, qint64 remaining, qint64 limit, Duration resetIn, Duration now);

    /// Somebody else was told that nobody is to ask for so long; it comes back up to a tenth later, as after a word of its own.
    void hold(Duration now, Duration left, double lot);

    bool isOpen() const { return m_isOpen; }
    int underWay() const { return m_underWay; }
    int atOnce() const { return m_atOnce; }

private:
    struct Left {
        qint64 count = -1; ///< -1: not known
        qint64 limit = -1;
        Duration at{0};
        Duration whole{0};
    };
    static qint64 partOf(Of of, const Wanted& wanted);
    static Duration availableAt(const Left& left, qint64 wanted);
    void pause(Duration now, double lot, std::optional<Duration> after);

    int m_most;
    int m_atOnce = 4;
    int m_underWay = 0;
    int m_failures = 0;   ///< of the provider, in a row
    int m_pauses = 0;     ///< since it was well last
    bool m_isOpen = false;
    Duration m_notBefore{0};
    std::array<Left, OutputTokens + 1> m_left; ///< by what it is of
};

} // namespace qd::agents
