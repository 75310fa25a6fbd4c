#include "agents/replay/Decisions.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

bool isCall(const Evidence& evidence)
{
    return evidence.kind == QLatin1String("prompt") || evidence.kind == QLatin1String("reply");
}

} // namespace

QList<QByteArray> decisionTexts(const QList<StoredFact>& facts, Match match)
{
    static const QRegularExpression kId(QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
    QList<QByteArray> texts;
    for (const StoredFact& stored : facts) {
        const auto* made = std::get_if<DecisionMade>(&stored.fact);
        if (!made)
            continue;
        DecisionRecord decision = made->decision;
        decision.id = {};
        decision.run = {};
        decision.time = {};
        for (ActionItem& action : decision.actions)
            action.due.reset();
        if (match == Match::ByPlace)
            erase_if(decision.evidence, isCall);
        texts.append(QString::fromUtf8(encode(decision)).replace(kId, QStringLiteral("id")).toUtf8());
    }
    return texts;
}

std::optional<DecisionDifference> firstDifference(const QList<QByteArray>& first, const QList<QByteArray>& second)
{
    for (qsizetype at = 0; at < qMax(first.size(), second.size()); ++at)
        if (first.value(at) != second.value(at))
            return DecisionDifference{at, first.value(at), second.value(at)};
    return std::nullopt;
}

} // namespace qd::agents
