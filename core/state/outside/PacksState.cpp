#include "core/state/outside/PacksState.h"

namespace qd {

QStringList PacksState::unread(const PackId& pack) const
{
    QStringList names;
    const auto found = held.constFind(pack);
    if (found == held.constEnd())
        return names;
    for (auto text = found->pack.texts.begin(); text != found->pack.texts.end(); ++text)
        if (found->adopted.value(text.key()) != *text)
            names.append(text.key());
    return names;
}

void PacksState::apply(const StoredFact& stored)
{
    if (const auto* taken = std::get_if<PackTaken>(&stored.fact)) {
        Held& one = held[taken->pack.id]; // what she had adopted of an earlier version holds where the text is the same
        one.pack = taken->pack;
        one.organisation = taken->organisation;
        one.organisation.index();
        one.taken = stored.time;
    } else if (const auto* adopted = std::get_if<PackAdopted>(&stored.fact)) {
        if (const auto one = held.find(adopted->pack); one != held.end())
            for (auto text = adopted->texts.begin(); text != adopted->texts.end(); ++text)
                one->adopted.insert(text.key(), *text);
    } else if (const auto* removed = std::get_if<PackRemoved>(&stored.fact)) {
        held.remove(removed->pack);
    }
}

} // namespace qd
