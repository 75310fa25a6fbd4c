#include "tests/app/outside/OutsideLook.h"

#include <QJsonObject>

namespace qd::test {

bool OutsideLook::look()
{
    return readFacts(m_file, m_last, [this](const SeenFact& fact) { take(fact); });
}

void OutsideLook::take(const SeenFact& fact)
{
    m_last = fact.sequence;
    if (fact.kind == QLatin1String("approval-asked")) {
        const QJsonObject approval = fact.body.value(QLatin1String("approval")).toObject();
        waiting.insert(approval.value(QLatin1String("id")).toString(), approval.value(QLatin1String("sha256")).toString());
    } else if (fact.kind == QLatin1String("approval-decided")) {
        waiting.remove(fact.text("approval"));
    } else if (fact.kind == QLatin1String("escalation-raised")) {
        const QJsonObject question = fact.body.value(QLatin1String("escalation")).toObject();
        if (const QString effect = question.value(QLatin1String("effect")).toString(); !effect.isEmpty()) {
            m_questions.insert(question.value(QLatin1String("id")).toString(), effect);
            asked.insert(effect);
        }
    } else if (fact.kind == QLatin1String("escalation-settled")) {
        asked.remove(m_questions.take(fact.text("escalation")));
    } else if (fact.kind == QLatin1String("inbound-taken")) {
        ++taken[fact.body.value(QLatin1String("inbound")).toObject().value(QLatin1String("id")).toString()];
    } else if (fact.kind.startsWith(QLatin1String("effect-"))) {
        takeEffect(fact);
    }
}

void OutsideLook::takeEffect(const SeenFact& fact)
{
    if (fact.kind == QLatin1String("effect-planned")) {
        const QJsonObject effect = fact.body.value(QLatin1String("effect")).toObject();
        SeenEffect& seen = effects[effect.value(QLatin1String("id")).toString()];
        seen.connector = effect.value(QLatin1String("content")).toObject().value(QLatin1String("connector")).toString();
        seen.ends = QStringLiteral("planned");
        return;
    }
    SeenEffect& seen = effects[fact.text("effect")];
    if (fact.kind == QLatin1String("effect-stepped")) {
        seen.isBegun = fact.text("provider_id") == QLatin1String("begun");
        return;
    }
    if (fact.kind == QLatin1String("effect-deferred") && fact.text("reason") != QLatin1String("key"))
        ++seen.unreached;
    const bool isLook = fact.kind == QLatin1String("effect-looked-up");
    seen.looked = isLook ? seen.looked + 1 : fact.kind == QLatin1String("effect-unknown") ? 0 : seen.looked;
    if (!isLook || seen.ends != QLatin1String("unknown")) // what nobody can tell stays so after a look that finds nothing
        seen.ends = fact.kind.mid(int(qstrlen("effect-")));
    if (fact.kind != QLatin1String("effect-intended"))
        return;
    ++seen.intended;
    seen.keyChanged = seen.keyChanged || (!seen.key.isEmpty() && seen.key != fact.text("key"));
    seen.key = fact.text("key");
}

QSet<QString> OutsideLook::onTheirWay() const
{
    QSet<QString> some;
    for (auto effect = effects.begin(); effect != effects.end(); ++effect)
        if (effect->ends == QLatin1String("intended"))
            some.insert(effect.key());
    return some;
}

QSet<QString> OutsideLook::begun() const
{
    QSet<QString> some;
    for (auto effect = effects.begin(); effect != effects.end(); ++effect)
        if (effect->ends == QLatin1String("intended") && effect->isBegun)
            some.insert(effect.key());
    return some;
}

} // namespace qd::test
