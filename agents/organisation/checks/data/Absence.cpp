#include "agents/organisation/checks/data/Absence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr int kDeepest = 8; ///< calls within calls

/// What stands in the place of the whole text; empty where it is no such text.
QString wholePlace(const Value& value)
{
    const QString* text = std::get_if<QString>(&value);
    const Places places = text ? placesIn(*text) : Places{};
    return places.isWhole ? places.names.first() : QString();
}

QString stepOf(const QString& place) { return place.section(u'.', 0, 0); }
QString fieldOf(const QString& place) { return place.section(u'.', 1); }

} // namespace

const StepOrder& Absence::orderOf(const Workflow& flow) const
{
    return m_orders.try_emplace(&flow, flow).first->second;
}

QString Absence::why(const Workflow& flow, const Step* reader, const Step& step, const QString& field, int depth) const
{
    if (reader && (reader->id == step.id || reader->undoes == step.id))
        return whyNothing(flow, step, field, depth); // it was done, or nothing would undo it
    const StepOrder& order = orderOf(flow);
    if (const Step* undone = reader && !reader->undoes.isEmpty() ? flow.step(reader->undoes) : nullptr)
        if (order.of(step, undone) != Standing::Before)
            return u"\"%1\" need not be over when \"%2\" is undone"_s.arg(step.id.text, undone->id.text);
    if (!step.when.isEmpty())
        return u"\"%1\" is done under a condition only"_s.arg(step.id.text);
    if (!step.fallbackFor.isEmpty())
        return u"\"%1\" is done only when \"%2\" has failed"_s.arg(step.id.text, step.fallbackFor.text);
    for (const Step& other : flow.steps) {
        const std::optional<Fields> fields = other.fallbackFor == step.id ? m_data.fieldsOf(other) : std::nullopt;
        if (fields && !fieldAt(*fields, field))
            return u"\"%1\", which stands in for \"%2\", gives no \"%3\""_s.arg(other.id.text, step.id.text, field);
    }
    if (reader && reader->undoes.isEmpty() && order.of(step, reader) == Standing::Perhaps)
        return u"the join does not wait for \"%1\""_s.arg(step.id.text);
    return whyNothing(flow, step, field, depth);
}

QString Absence::whyNotGiven(const Workflow& flow, const Step& step, const Value& value) const
{
    const QString place = wholePlace(value);
    const Step* read = flow.step({stepOf(place)});
    return read && read->id != step.id ? why(flow, &step, *read, fieldOf(place)) : QString();
}

/// Why a step that was done well may give none of it.
QString Absence::whyNothing(const Workflow& flow, const Step& step, const QString& field, int depth) const
{
    return step.kind == StepKind::Call ? whyNoResult(flow, step, field, depth) : whyNoEvent(step, field);
}

/// A wait that can end without what it waits for gives none of what that would have said.
QString Absence::whyNoEvent(const Step& step, const QString& field)
{
    if (step.kind != StepKind::Wait || !step.wait || field == u"outcome")
        return {};
    const Wait& wait = *step.wait;
    const bool isAnswer = !wait.question.isEmpty() || wait.raise;
    const bool byTime = wait.length.count() > 0 || !wait.until.isEmpty() || (wait.limit.count() > 0);
    const bool goesOn = byTime && !wait.failAtLimit;
    return goesOn || (isAnswer && !wait.event.isEmpty()) ? u"\"%1\" can end without it"_s.arg(step.id.text) : QString();
}

/// A call gives what its runs give; over a list without an entry that is nothing.
QString Absence::whyNoResult(const Workflow& flow, const Step& step, const QString& field, int depth) const
{
    const Workflow* called = step.call && depth < kDeepest ? m_org.workflow(step.call->workflow) : nullptr;
    const auto result = called ? called->results.constFind(field) : Values::const_iterator();
    if (!called || result == called->results.constEnd())
        return {}; // "finished", "failed", or one that it does not give, which is said elsewhere
    if (!step.call->over.isEmpty()) {
        const bool needsNone = step.call->join.of == JoinOf::All || (step.call->join.of == JoinOf::Quorum && step.call->join.needs < 1);
        return needsNone && canBeEmpty(flow, step.call->over, depth) ? u"the list of \"%1\" can be without an entry"_s.arg(step.id.text) : QString();
    }
    const QString place = wholePlace(*result);
    const Step* giver = called->step({stepOf(place)});
    const QString reason = giver ? why(*called, nullptr, *giver, fieldOf(place), depth + 1) : QString();
    return reason.isEmpty() ? reason : u"in \"%1\" %2"_s.arg(called->id.text, reason);
}

bool Absence::canBeEmpty(const Workflow& flow, const QString& list, int depth) const
{
    const QString field = fieldOf(list);
    if (stepOf(list) == u"input") {
        const QList<Giver> givers = m_data.giversOf(flow.id);
        return std::any_of(givers.begin(), givers.end(), [&](const Giver& giver) { return canBeEmpty(giver, field, depth); });
    }
    const Step* step = flow.step({stepOf(list)});
    if (!step || depth > kDeepest)
        return false;
    switch (step->kind) {
    case StepKind::Turn: return !m_known.filledLists.value(step->reply).contains(field);
    case StepKind::Skill: return !m_known.filledLists.value(step->skill.text).contains(field);
    case StepKind::Call: return !whyNoResult(flow, *step, field, depth + 1).isEmpty();
    case StepKind::Debate:
    case StepKind::Effect:
    case StepKind::Wait: break;
    }
    return true;
}

bool Absence::canBeEmpty(const Giver& giver, const QString& name, int depth) const
{
    const auto given = giver.input->constFind(name);
    if (given == giver.input->constEnd())
        return false; // which is said elsewhere
    if (const QStringList* list = std::get_if<QStringList>(&*given))
        return list->isEmpty();
    const QString place = wholePlace(*given);
    return !giver.flow || place.isEmpty() || canBeEmpty(*giver.flow, place, depth + 1);
}

} // namespace qd::agents
