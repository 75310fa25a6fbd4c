#pragma once

#include "core/base/Result.h"

#include <QString>

namespace qd::agents {

class PriceList;
class ProviderList;

/// What somebody is asked for. Whoever makes pictures answers nothing else.
enum class AskedFor { Words, Pictures };

/// That `model` ("provider:model") can be asked for that as far as files say: somebody with an address has it, at a price that is believed.
/// Without `providers` only its price is looked at. `where`: where it was written.
/// Error::Parse, in one sentence with the way out. Pure.
Result<Done> checkAskable(const QString& model, const ProviderList* providers, const PriceList& prices, const QString& where, AskedFor what = AskedFor::Words);

} // namespace qd::agents
