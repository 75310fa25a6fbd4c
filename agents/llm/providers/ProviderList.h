#pragma once

#include "agents/llm/providers/ModelProvider.h"

namespace qd::agents {

/// A model and who has it.
struct ChosenModel {
    ModelProvider provider;
    ModelTraits traits;
};

/// The providers that there are. @thread any; it does not change after it was read.
class ProviderList {
public:
    /// The files that ship with the program, then `home`/providers/*.json in the order of their names; a provider that appears
    /// again replaces the earlier one as a whole; and what their servers were heard to hold (ModelWindows.h). Error::Parse names the file and the place in it, Error::Store what cannot be read.
    static Result<ProviderList> read(const QString& home = {});
    /// Adds one file.
    Result<Done> add(const QByteArray& json, const QString& file);

    /// "provider:model". Error::Rule, in one sentence, for a provider or a model that is not known, and for one without an address.
    Result<ChosenModel> find(const QString& model) const;
    /// Null when there is none of that id.
    const ModelProvider* provider(const QString& id) const;
    /// In the order of their ids.
    QList<ModelProvider> providers() const { return m_providers.values(); }

private:
    TokenCount windowOf(const ModelProvider& provider, const QString& model) const;

    QMap<QString, ModelProvider> m_providers;
    QMap<QString, QMap<QString, TokenCount>> m_windows; ///< what servers were heard to hold, by provider; a file that says it is believed instead
};

} // namespace qd::agents
