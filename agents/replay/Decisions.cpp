#include "agents/replay/Decisions.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

bool isCall(const Evidence& evidence)
{
    return evidence.kind == QLatin1String("prompt") || evidence.kind == QLatin1String("reply");
}

QList<DecisionRecord> decisionsIn(const QList<StoredFact>& facts)
{
    QList<DecisionRecord> decisions;
    for (const StoredFact& stored : facts)
        if (const auto* made = std::get_if<DecisionMade>(&stored.fact))
            decisions.append(made->decision);
    return decisions;
}

QList<QByteArray> textsOf(const QList<DecisionRecord>& decisions)
{
    static const QRegularExpression kId(QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
    QList<QByteArray> texts;
    for (DecisionRecord decision : decisions) {
        decision.id = {};
        decision.run = {};
        decision.time = {};
        for (ActionItem& action : decision.actions)
            action.due.reset();
        for (Evidence& evidence : decision.evidence)
            if (evidence.kind == QLatin1String("fact"))
                evidence.reference = QStringLiteral("id"); // its place in the record, which is another in the sandbox's
        texts.append(QString::fromUtf8(encode(decision)).replace(kId, QStringLiteral("id")).toUtf8());
    }
    return texts;
}

/// What an older program would have written: its calls were others, and what it rendered has other bytes in the same place.
void dropWhatPasses(DecisionRecord& decision)
{
    erase_if(decision.evidence, isCall);
    for (Evidence& evidence : decision.evidence)
        if (evidence.kind == QLatin1String("effect"))
            evidence.reference.clear();
}

/// An older program trusted more of it: all of a piece that she had edited in part.
void trustAsThen(Label& label, const Label& then)
{
    label.integrity = std::max(label.integrity, then.integrity);
}

/// Leaves out of `decision` what an older program did not write down at all.
void dropWhatIsNewer(DecisionRecord& decision, const DecisionRecord& older)
{
    if (older.actions.isEmpty())
        decision.actions.clear();
    erase_if(decision.evidence, [&](const Evidence& evidence) {
        return std::none_of(older.evidence.begin(), older.evidence.end(), [&](const Evidence& known) { return known.kind == evidence.kind; });
    });
    trustAsThen(decision.label, older.label);
    for (qsizetype i = 0; i < std::min(decision.evidence.size(), older.evidence.size()); ++i)
        trustAsThen(decision.evidence[i].label, older.evidence[i].label);
}

} // namespace

QList<QByteArray> decisionTexts(const QList<StoredFact>& facts)
{
    return textsOf(decisionsIn(facts));
}

DecisionTexts decisionTexts(const QList<StoredFact>& first, const QList<StoredFact>& second, Match match)
{
    QList<DecisionRecord> then = decisionsIn(first);
    QList<DecisionRecord> now = decisionsIn(second);
    for (qsizetype i = 0; match == Match::ByPlace && i < then.size(); ++i) {
        dropWhatPasses(then[i]);
        if (i >= now.size())
            continue;
        dropWhatPasses(now[i]);
        dropWhatIsNewer(now[i], then[i]);
    }
    return {textsOf(then), textsOf(now)};
}

std::optional<DecisionDifference> firstDifference(const QList<QByteArray>& first, const QList<QByteArray>& second)
{
    for (qsizetype at = 0; at < qMax(first.size(), second.size()); ++at)
        if (first.value(at) != second.value(at))
            return DecisionDifference{at, first.value(at), second.value(at)};
    return std::nullopt;
}

} // namespace qd::agents
