#include "app/engine/ceilings/HomeCeilings.h"

#include "core/rules/authority/Ceiling.h"
#include "core/store/Replay.h"
#include "core/store/Schema.h"

namespace qd::app {

namespace {

Result<std::optional<Ceilings>> ceilingsOf(const QString& file, const QString& keyFile)
{
    Database database;
    if (const Result<Done> opened = database.open(file, Database::ReadOnly); !opened)
        return opened.error();
    if (const Result<Done> readable = checkReadable(database); !readable)
        return readable.error();
    FactKinds kinds;
    kinds.load(database, false);
    const Result<Replayed> end = replay(database, kinds, SnapshotSeal::with(keyFile));
    if (!end)
        return end.error();
    return end->state.rules.ceilings;
}

QByteArray asText(Ceilings ceilings)
{
    ceilings.accounts.reset(); // each has its own
    return encode(ceilings);
}

} // namespace

std::optional<Ceilings> homeCeilings(const Home& home, const QString& except)
{
    std::optional<Ceilings> all;
    for (const QString& name : home.recorded()) {
        if (name == except)
            continue;
        const Result<std::optional<Ceilings>> its = ceilingsOf(home.record(name), home.keyFile());
        Ceilings unread;
        unread.level = Autonomy::L3;
        if (!its || *its)
            all = rules::smaller(all.value_or(Ceilings{}), its ? **its : unread);
    }
    if (all)
        all->accounts.reset();
    return all;
}

QStringList withOtherCeilings(const Home& home, const QString& than, const std::optional<Ceilings>& hers)
{
    QStringList others;
    for (const QString& name : home.recorded()) {
        if (name == than)
            continue;
        const Result<std::optional<Ceilings>> its = ceilingsOf(home.record(name), home.keyFile());
        if (!its || asText(its->value_or(Ceilings{})) != asText(hers.value_or(Ceilings{})))
            others.append(name);
    }
    return others;
}

} // namespace qd::app
