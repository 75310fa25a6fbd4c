#pragma once

#include "agents/keys/KeyShelf.h"
#include "agents/llm/providers/ModelProvider.h"
#include "agents/transport/Transport.h"
#include "app/commands/Invocation.h"

#include <QMap>

namespace qd::app {

/// There is such a model, and what it costs is known. `use` as in UseModels; `where` it was written.
Result<Done> checkModel(const Invocation& call, const QString& use, const QString& where);

/// The keys that are in no keyring and only in the memory of who is at work, each with an organisation that is worked on.
QMap<QString, QString> keysAtWork(const Invocation& call);

/// The key that the provider is asked with; null where it takes none. Error::Rule: there is none here, and who has it, when somebody does.
Result<agents::SharedSecret> keyOf(const Invocation& call, const agents::ModelProvider& provider);

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
