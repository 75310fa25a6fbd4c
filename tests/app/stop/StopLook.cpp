#include "tests/app/stop/StopLook.h"

#include <QJsonArray>

namespace qd::test {

bool StopLook::look()
{
    return readFacts(m_file, m_last, [this](const SeenFact& fact) { take(fact); });
}

void StopLook::take(const SeenFact& fact)
{
    m_last = fact.sequence;
    const QString& kind = fact.kind;
    if (m_stopped && (kind == QLatin1String("turn-started") || kind == QLatin1String("effect-intended")))
        ++begunWhileStopped;
    if (kind == QLatin1String("turn-started"))
        m_turns.insert(fact.text("turn"));
    else if (kind == QLatin1String("turn-finished") || kind == QLatin1String("turn-failed"))
        m_turns.remove(fact.text("turn"));
    else if (kind == QLatin1String("run-started"))
        started.insert(fact.text("run"));
    else if (kind == QLatin1String("run-finished"))
        finished.insert(fact.text("run"), fact.text("outcome"));
    else if (kind == QLatin1String("all-stopped"))
        takeStop(fact);
    else if (kind == QLatin1String("all-resumed"))
        m_stopped = false;
    else if (kind.startsWith(QLatin1String("effect-")))
        takeEffect(fact);
}

void StopLook::takeStop(const SeenFact& fact)
{
    m_stopped = true;
    atWork = int(m_turns.size());
    toSend = int(m_toSend.size());
    sending = int(m_sending.size());
    listed.clear();
    for (const QJsonValue& line : fact.body.value(QLatin1String("in_flight")).toArray())
        listed.append(line.toString());
}

void StopLook::takeEffect(const SeenFact& fact)
{
    if (fact.kind == QLatin1String("effect-planned")) {
        const QJsonObject effect = fact.body.value(QLatin1String("effect")).toObject();
        effects.insert(effect.value(QLatin1String("id")).toString(), effect.value(QLatin1String("run")).toString());
        return;
    }
    const QString id = fact.text("effect");
    m_toSend.remove(id);
    m_sending.remove(id);
    if (fact.kind == QLatin1String("effect-authorised") || fact.kind == QLatin1String("effect-deferred"))
        m_toSend.insert(id);
    else if (fact.kind == QLatin1String("effect-intended"))
        m_sending.insert(id);
    else if (fact.kind == QLatin1String("effect-confirmed"))
        ++confirmed[id];
}

} // namespace qd::test
