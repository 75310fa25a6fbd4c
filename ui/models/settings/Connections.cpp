#include "ui/models/settings/Connections.h"

namespace qd::ui {

const PriceLine* Connected::price(const QString& model) const
{
    auto found = prices.constFind(model);
    if (found == prices.constEnd())
        found = prices.constFind(model.section(u':', 0, 0));
    return found == prices.constEnd() ? nullptr : &*found;
}

const ProviderLine* Connected::provider(const QString& id) const
{
    for (const ProviderLine& each : providers)
        if (each.id == id)
            return &each;
    return nullptr;
}

} // namespace qd::ui
