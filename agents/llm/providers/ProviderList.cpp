#include "agents/llm/providers/ProviderList.h"

#include "agents/llm/FilesOfHome.h"
#include "agents/llm/providers/ModelWindows.h"

namespace qd::agents {

namespace {

Error unknown(const QString& model, const QString& text, const QString& hint)
{
    return {Error::Rule, text, model, hint};
}

} // namespace

Result<Done> ProviderList::add(const QByteArray& json, const QString& file)
{
    const Result<ModelProvider> provider = readProvider(json, file);
    if (!provider)
        return provider.error();
    auto known = std::make_shared<Known>(*m_known.now());
    known->providers.insert(provider->id, *provider);
    m_known.show(known);
    return Done{};
}

Result<ProviderList> ProviderList::read(const QString& home)
{
    ProviderList list;
    if (const Result<Done> all = readFilesOfHome(QStringLiteral("providers"), home, QStringLiteral("provider file"), [&list](const QByteArray& bytes, const QString& path) { return list.add(bytes, path); }); !all)
        return all.error();
    auto known = std::make_shared<Known>(*list.m_known.now());
    const Result<QMap<QString, ModelWindows>> windows = keptWindows(home, known->providers);
    if (!windows)
        return windows.error();
    known->windows = *windows;
    list.m_known.show(known);
    return list;
}

std::shared_ptr<const ModelProvider> ProviderList::provider(const QString& id) const
{
    const std::shared_ptr<const Known> known = m_known.now();
    const auto found = known->providers.find(id);
    return found == known->providers.end() ? nullptr : std::shared_ptr<const ModelProvider>(known, &*found);
}

/// Ollama lists a model by its tag, and takes it without one ("llama3" for "llama3:latest").
TokenCount ProviderList::windowOf(const ModelProvider& provider, const QString& model) const
{
    const QMap<QString, TokenCount> windows = m_known.now()->windows.value(provider.id);
    return windows.value(model, windows.value(model + QStringLiteral(":latest")));
}

Result<ChosenModel> ProviderList::find(const QString& model) const
{
    const QString id = model.section(u':', 0, 0);
    const QString name = model.section(u':', 1);
    const auto found = provider(id);
    const QString files = QStringLiteral("a file in the folder “providers” of the home");
    if (!found)
        return unknown(model, QStringLiteral("No provider “%1” is known, so the model “%2” cannot be used.").arg(id, model), files);
    if (found->isTemplate())
        return unknown(model, QStringLiteral("%1 has no address yet, so the model “%2” cannot be used.").arg(found->title, model), files + QStringLiteral(" with \"base_url\""));
    for (const ModelTraits& traits : found->models)
        if (traits.model == name)
            return ChosenModel{*found, traits};
    if (!found->anyModel || name.isEmpty())
        return unknown(model, QStringLiteral("%1 has no model “%2” that is known here, so it cannot be used.").arg(found->title, name), files + QStringLiteral(", and its price in “prices”"));
    ChosenModel chosen{*found, found->defaults};
    chosen.traits.model = name;
    if (chosen.traits.context.value == 0)
        chosen.traits.context = windowOf(*found, name);
    return chosen;
}

} // namespace qd::agents
