#pragma once

#include "agents/llm/providers/ModelProvider.h"
#include "core/async/Shown.h"

namespace qd::agents {

/// A model and who has it.
struct ChosenModel {
    ModelProvider provider;
    ModelTraits traits;
};

/// The providers that there are. @thread any; after it was read it changes by take() alone.
class ProviderList {
public:
    ProviderList() { m_known.show(Known()); }
    /// The files that ship with the program, then `home`/providers/*.json in the order of their names; a provider that appears
    /// again replaces the earlier one as a whole; and what their servers were heard to hold (ModelWindows.h). Error::Parse names the file and the place in it, Error::Store what cannot be read.
    static Result<ProviderList> read(const QString& home = {});
    /// Adds one file.
    Result<Done> add(const QByteArray& json, const QString& file);

    /// Everything that stands in `newer` takes the place of what is here, for all who ask from now on. @thread one at a time, beside any that ask.
    void take(const ProviderList& newer) { m_known = newer.m_known; }

    /// "provider:model". Error::Rule, in one sentence, for a provider or a model that is not known, and for one without an address.
    Result<ChosenModel> find(const QString& model) const;
    /// Null when there is none of that id. It stays as it is for as long as it is held.
    std::shared_ptr<const ModelProvider> provider(const QString& id) const;
    /// In the order of their ids.
    QList<ModelProvider> providers() const { return m_known.now()->providers.values(); }

private:
    struct Known {
        QMap<QString, ModelProvider> providers;
        QMap<QString, QMap<QString, TokenCount>> windows; ///< what servers were heard to hold, by provider; a file that says it is believed instead
    };
    TokenCount windowOf(const ModelProvider& provider, const QString& model) const;

    Shown<Known> m_known; ///< never null
};

} // namespace qd::agents
