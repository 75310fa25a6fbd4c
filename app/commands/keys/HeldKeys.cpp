#include "app/commands/keys/HeldKeys.h"

#include "app/control/ControlClient.h"

#include <algorithm>

namespace qd::app {

namespace {

QStringList namesOf(const QList<agents::KeptKey>& keys)
{
    QStringList names;
    for (const agents::KeptKey& key : keys)
        names.append(key.name);
    return names;
}

/// Null: nobody works on it.
std::unique_ptr<ControlClient> holderOf(const Invocation& call)
{
    Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(call.home, call.organisation);
    return holder ? std::move(*holder) : nullptr;
}

QStringList heldBy(ControlClient& holder, const agents::KeyShelf& here)
{
    const Result<QList<agents::KeptKey>> keys = holder.keys();
    QStringList names = keys ? namesOf(*keys) : QStringList();
    const QStringList own = namesOf(here.kept());
    names.removeIf([&own](const QString& name) { return own.contains(name); });
    return names;
}

} // namespace

QStringList heldElsewhere(const Invocation& call, const agents::KeyShelf& here)
{
    const std::unique_ptr<ControlClient> holder = holderOf(call);
    return holder ? heldBy(*holder, here) : QStringList();
}

std::optional<Result<QStringList>> triedElsewhere(const Invocation& call, const agents::KeyShelf& here, const QString& key, const QString& what, const QString& id, const QString& file)
{
    const std::unique_ptr<ControlClient> holder = key.isEmpty() ? nullptr : holderOf(call);
    if (!holder || !heldBy(*holder, here).contains(key))
        return std::nullopt;
    return holder->tryOut(what, id, file);
}

} // namespace qd::app
