#include "app/commands/models/ProviderTitle.h"

namespace qd::app {

ProviderTitles ProviderTitles::in(const Home& home)
{
    ProviderTitles titles;
    if (Result<agents::ProviderList> providers = agents::ProviderList::read(home.path()))
        titles.m_providers = std::move(*providers);
    return titles;
}

QString ProviderTitles::of(const QString& who) const
{
    const auto provider = m_providers.provider(who.section(u':', 0, 0));
    if (!provider)
        return who;
    const QString model = who.section(u':', 1);
    return model.isEmpty() ? provider->title : QStringLiteral("%1 of %2").arg(model, provider->title);
}

} // namespace qd::app
