#pragma once

#include "agents/llm/providers/ModelProvider.h"
#include "agents/transport/Transport.h"
#include "app/commands/Invocation.h"

namespace qd::app {

/// A good answer of a provider.
struct ProviderSaid {
    QByteArray body;
    bool tookKey = false;
};

/// Asks a provider something that is not charged, by hand and with its key. `path`: behind its address; `body` empty: a GET.
/// Error: there is no key, nobody answers, or it refuses, in its own words.
Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const QString& path, const QByteArray& body = {});

/// "quarterdeck models count PROVIDER:MODEL FILE".
int countTokens(const Invocation& call, const QString& model, const QString& file);

} // namespace qd::app
