#include "core/rules/setup/Trials.h"

#include <algorithm>
#include <numeric>

namespace qd::rules {

namespace {

std::optional<double> meanOf(const QList<double>& outcomes)
{
    return outcomes.isEmpty() ? std::nullopt : std::optional(std::accumulate(outcomes.begin(), outcomes.end(), 0.0) / double(outcomes.size()));
}

QString measureText(TrialMeasure measure, double mean)
{
    const int percent = qRound(mean * 100);
    switch (measure) {
    case TrialMeasure::ApprovedFirstTime: return QStringLiteral("was approved at first time in %1 %").arg(percent);
    case TrialMeasure::Quality: return QStringLiteral("was given %1 of 100").arg(percent);
    case TrialMeasure::Kept: return QStringLiteral("had %1 % of its words kept").arg(percent);
    }
    return {};
}

QString sideText(const Trial& trial, int version, const std::optional<double>& mean, qsizetype count)
{
    return mean ? QStringLiteral("version %1 %2 (%3 pieces)").arg(version).arg(measureText(trial.measure, *mean)).arg(count)
                : QStringLiteral("of version %1 nothing is known yet").arg(version);
}

QString points(double difference)
{
    const int percent = qRound(difference * 100);
    return percent > 0 ? QStringLiteral("+%1").arg(percent) : QString::number(percent);
}

} // namespace

TrialSays saidBy(const SetupsState::Tried& tried)
{
    TrialSays says;
    says.countA = tried.a.size();
    says.countB = tried.b.size();
    says.pairs = std::min(says.countA, says.countB);
    says.waiting = std::max(says.countA, says.countB) - says.pairs;
    says.meanA = meanOf(tried.a);
    says.meanB = meanOf(tried.b);
    QList<double> differences;
    for (qsizetype i = 0; i < says.pairs; ++i)
        differences.append(std::clamp(tried.b[i] - tried.a[i], -1.0, 1.0));
    says.difference = meanBetween(differences, tried.trial.error);
    says.leftOut = tried.leftOut;
    says.whyLeftOut = tried.whyLeftOut;
    says.isOver = says.pairs >= tried.trial.most;
    return says;
}

bool counts(const SetupsState::Tried& tried, int version)
{
    return (version == tried.trial.b ? tried.b : tried.a).size() < tried.trial.most;
}

QString inWords(const Trial& trial, const TrialSays& says)
{
    const QString out = says.leftOut == 0 ? QString() : QStringLiteral(" Left out: %1 (the last was %2).").arg(says.leftOut == 1 ? QStringLiteral("1 piece") : QStringLiteral("%1 pieces").arg(says.leftOut), says.whyLeftOut);
    if (says.pairs == 0)
        return QStringLiteral("Nothing can be compared yet: each version needs a piece of work that somebody has judged.") + out;
    QString text = sideText(trial, trial.b, says.meanB, says.countB) + QStringLiteral(", ") + sideText(trial, trial.a, says.meanA, says.countA);
    text[0] = text[0].toUpper();
    const QString between = QStringLiteral("between %1 and %2 points").arg(points(says.difference.low), points(says.difference.high));
    if (says.isShown())
        return text + QStringLiteral(". Shown after %1 pairs: version %2 does better (the difference lies %3).").arg(says.difference.shownAt).arg(says.better(trial)).arg(between) + out;
    return text + (says.isOver ? QStringLiteral(". No difference was shown in %1 pairs (it lies %2).") : QStringLiteral(". Not shown yet after %1 pairs (the difference lies %2).")).arg(says.pairs).arg(between) + out;
}

} // namespace qd::rules
