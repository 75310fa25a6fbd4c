#pragma once

#include "agents/llm/providers/ModelProvider.h"
#include "core/base/Result.h"
#include "core/model/Memory.h"

#include <optional>

namespace qd::agents {

class PriceList;
class ProviderList;

/// What an endpoint that says what texts mean wants of whoever asks it.
struct EndpointTerms {
    QString provider; ///< whose it is: the name that its key is kept under
    KeyForm key;
    QString origin;   ///< where that key may go
    QString billed;   ///< "provider:model", whose price is to be reserved first; empty: nobody bills it
};

/// The terms of the provider whose address has the endpoint's scheme, host and port. None where nobody's is known: it is asked
/// without a key, so there is nobody who could be sent a bill. Error::Rule for one whose price is not known, or that bills for what comes
/// back: nobody could tell beforehand what that is.
/// Pure. @thread any.
Result<std::optional<EndpointTerms>> termsOf(const MeaningSource& source, const ProviderList& providers, const PriceList& prices);

} // namespace qd::agents
