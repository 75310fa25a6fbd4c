#pragma once

#include "core/base/Clock.h"
#include "core/base/Money.h"
#include "core/base/Result.h"
#include "core/model/Ids.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace qd::agents {

class PriceList;

/// What can be billed for saying what texts mean. All pure.
///
/// An upper bound of the tokens, for reservations: a token stands for a byte of UTF-8 at least; and room for the marks that models put around
/// each text.
TokenCount tokensAtMost(const QStringList& texts);
/// A lower estimate, as TokenBound's: one for every ten bytes, and one for each text.
TokenCount tokensAtLeast(const QStringList& texts);

/// What came of a request, to whoever pays for it.
struct MeaningBill {
    enum Outcome {
        NotOwed,  ///< nothing was sent, or it was refused
        Unknown,  ///< it was sent, and nobody saw a whole answer
        Answered,
    };
    Outcome outcome = Unknown;
    std::optional<TokenCount> tokens{}; ///< that a whole answer reports; none: it reports none, or nonsense
    Duration again{0}; ///< it said that it is not to be asked for so long; 0: it said nothing
};

/// The tokens that are paid: what was reported, at most what was reserved. All that was reserved where nobody can tell, and where less was
/// reported than it can be (DECISIONS.md, 95).
TokenCount tokensOwed(const MeaningBill& bill, TokenCount least, TokenCount reserved);

/// What so many tokens cost, at the dearest way of billing input. `model`: "openai:text-embedding-3-small". Error::Rule: nobody knows, or
/// it does not fit.
Result<Money> priceOf(const PriceList& prices, const QString& model, TokenCount tokens);

/// Whoever keeps the money. Both functions are called on the thread of whoever asks; `promised` runs there, later.
struct MeaningMoney {
    using Promised = std::function<void(Result<TurnId>)>;
    /// Reserves it, on the disk; gives the name to settle it by. Error::Rule: a limit stands in the way. Null: nobody reserves anything, and
    /// what costs is not asked.
    std::function<void(const QString& model, Money most, Promised promised)> promise{};
    /// What was owed in the end; the rest is free again.
    std::function<void(const TurnId& hold, Money owed)> settle{};
};

} // namespace qd::agents
