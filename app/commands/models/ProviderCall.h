#pragma once

#include "agents/llm/providers/ModelWindows.h"
#include "agents/llm/providers/ProviderRequest.h"
#include "app/commands/Invocation.h"

#include <QMap>

#include <functional>

namespace qd::app {

/// There is such a model, and what it costs is known. `use` as in UseModels; `where` it was written.
Result<Done> checkModel(const Invocation& call, const QString& use, const QString& where);

/// A key that is in no keyring and only in the memory of who is at work.
struct KeyAtWork {
    QString organisation; ///< that is worked on there
    QString origin;       ///< that it was given for
};
/// By name.
QMap<QString, KeyAtWork> keysAtWork(const Invocation& call);

/// Why there is no key of that name here: `missing`, or, where somebody at work has it for a session, who does, with `way` to go.
Error withoutKey(const Invocation& call, const QString& name, const Error& missing, const QString& way);

/// What a provider answered, and the key that went along: null where it takes none, or answers without one, too.
struct ProviderSaid {
    agents::HttpAnswer answer;
    agents::SharedSecret key;
};

/// Asks a provider something that is not charged, by hand. `write` makes the request with the key that was found, or null.
/// Error::Rule: there is no key here, and who has it, when somebody does; or everything is stopped. What the answer is worth is the caller's to say (agents::faultOf).
Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const std::function<agents::HttpRequest(const agents::SharedSecret&)>& write);

/// What a provider said of its models, and whether a key went along. What its server holds of them is kept for who works next.
struct ProviderHeard {
    agents::Learned learned;
    bool tookKey = false;
};
/// Asks it, by hand. Errors as askProvider(), and those of agents::readListing().
Result<ProviderHeard> hearProvider(const Invocation& call, const agents::ModelProvider& provider);

/// "quarterdeck models count PROVIDER:MODEL FILE".
int countTokens(const Invocation& call, const QString& model, const QString& file);

} // namespace qd::app
