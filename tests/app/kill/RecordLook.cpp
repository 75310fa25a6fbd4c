#include "tests/app/kill/RecordLook.h"

#include "tests/app/RecordFacts.h"

namespace qd::test {

namespace {

void take(RecordLook& look, const SeenFact& fact)
{
    look.hashes.insert(fact.sequence, fact.hash);
    if (fact.kind == QLatin1String("turn-finished"))
        ++look.steps[look.started.value(fact.text("run")) + QLatin1Char(' ') + fact.text("step") + QLatin1Char(' ') + fact.text("agent")];
    else if (fact.kind == QLatin1String("approval-asked"))
        ++look.asked[fact.body.value(QLatin1String("approval")).toObject().value(QLatin1String("id")).toString()];
    else if (fact.kind == QLatin1String("approval-decided"))
        ++look.decided[fact.text("approval")];
    else if (fact.kind == QLatin1String("effect-intended"))
        ++look.intended[fact.text("effect")];
    else if (fact.kind == QLatin1String("effect-confirmed"))
        ++look.confirmed[fact.text("effect")];
    else if (fact.kind == QLatin1String("run-started"))
        look.started.insert(fact.text("run"), fact.text("workflow"));
    else if (fact.kind == QLatin1String("run-finished"))
        look.finished.insert(fact.text("run"), fact.text("outcome"));
}

} // namespace

QStringList RecordLook::waiting() const
{
    QStringList waiting;
    for (auto item = asked.begin(); item != asked.end(); ++item)
        if (!decided.contains(item.key()))
            waiting.append(item.key());
    return waiting;
}

QStringList RecordLook::ends() const
{
    QStringList ends;
    for (auto run = finished.begin(); run != finished.end(); ++run)
        ends.append(started.value(run.key()) + QLatin1Char(' ') + run.value());
    ends.sort();
    return ends;
}

void RecordLook::add(const RecordLook& later)
{
    hashes.insert(later.hashes);
    started.insert(later.started);
    finished.insert(later.finished);
    intended.insert(later.intended);
    asked.insert(later.asked);
    decided.insert(later.decided);
}

RecordLook lookAt(const QString& file, qint64 after)
{
    RecordLook look;
    look.read = readFacts(file, after, [&look](const SeenFact& fact) { take(look, fact); });
    return look;
}

} // namespace qd::test
