#include "core/state/memory/MemoryState.h"

namespace qd {

namespace {

QString textAt(const Values& values, const QString& name)
{
    const Value value = values.value(name);
    const QString* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

double numberAt(const Values& values, const QString& name)
{
    const Value value = values.value(name);
    if (const double* real = std::get_if<double>(&value))
        return *real;
    const qint64* whole = std::get_if<qint64>(&value);
    return whole ? double(*whole) : 0;
}

bool isYes(const QString& verdict)
{
    return verdict == QLatin1String("approved") || verdict == QLatin1String("edited");
}

} // namespace

void OutcomeTally::count(const QString& verdict, double ratio, int by)
{
    if (verdict == QLatin1String("approved"))
        approvedUnedited += by;
    else if (verdict == QLatin1String("changes"))
        changes += by;
    else if (verdict == QLatin1String("rejected"))
        rejected += by;
    else if (verdict == QLatin1String("edited")) {
        edited += by;
        editRatio = edited == 0 ? 0 : editRatio + by * ratio;
    }
}

QString MemoryState::spaceOf(const MemoryId& entry) const
{
    for (auto space = entries.begin(); space != entries.end(); ++space)
        if (space->contains(entry))
            return space.key();
    return {};
}

MemoryId MemoryState::entryOf(const QString& space, const QString& key, bool isHers) const
{
    const QMap<MemoryId, QString> there = entries.value(space);
    for (auto entry = there.begin(); entry != there.end() && !key.isEmpty(); ++entry)
        if (entry.value() == key && hers.contains(entry.key()) == isHers)
            return entry.key();
    return {};
}

void MemoryState::keep(const MemoryEntry& entry)
{
    entries[entry.space].insert(entry.id, entry.key);
    if (entry.isHers())
        hers.insert(entry.id, entry.space);
    if (entry.space != outcomeSpace())
        return;
    Revocable outcome{entry.run, {textAt(entry.values, outcome::action())}, {textAt(entry.values, outcome::agent())},
                      textAt(entry.values, outcome::verdict()), numberAt(entry.values, outcome::editRatio())};
    if (outcome.action.isEmpty() || outcome.agent.isEmpty())
        return; // she may keep a note of her own there; it counts nothing
    byAction[outcome.action].count(outcome.verdict, outcome.editRatio, 1);
    byAgent[outcome.agent].count(outcome.verdict, outcome.editRatio, 1);
    if (isYes(outcome.verdict))
        revocable.insert(entry.key, outcome);
}

void MemoryState::takeBack(const ApprovalId& approval)
{
    const auto found = revocable.constFind(approval.toString());
    if (found == revocable.constEnd())
        return;
    byAction[found->action].count(found->verdict, found->editRatio, -1);
    byAgent[found->agent].count(found->verdict, found->editRatio, -1);
    revocable.erase(found);
}

void MemoryState::apply(const StoredFact& stored)
{
    if (const auto* kept = std::get_if<MemoryKept>(&stored.fact)) {
        keep(kept->entry);
    } else if (const auto* forgotten = std::get_if<MemoryForgotten>(&stored.fact)) {
        hers.remove(forgotten->entry);
        if (const auto space = entries.find(forgotten->space); space != entries.end()) {
            space->remove(forgotten->entry);
            if (space->isEmpty())
                entries.erase(space);
        }
    } else if (const auto* document = std::get_if<DocumentKept>(&stored.fact)) {
        const Document& d = document->document;
        documents.insert(d.id, {d.title, d.origin, d.pieces.size()});
    } else if (const auto* gone = std::get_if<DocumentForgotten>(&stored.fact)) {
        documents.remove(gone->document);
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact)) {
        takeBack(undone->approval);
    } else if (const auto* chosen = std::get_if<MeaningChosen>(&stored.fact)) {
        meaning = chosen->source;
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        if (!revocable.isEmpty())
            revocable.removeIf([over](const auto& entry) { return entry.value().run == over->run; });
    }
}

} // namespace qd
