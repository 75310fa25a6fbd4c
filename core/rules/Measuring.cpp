#include "core/rules/Measuring.h"

#include "core/rules/Keeping.h"
#include "core/rules/Refusals.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Limits.h"

#include <QRegularExpression>

#include <cmath>

namespace qd::rules {

namespace {

constexpr Duration kAhead = std::chrono::days(1); ///< clocks elsewhere, and days that are over there already
constexpr qsizetype kLongestText = 200;

bool isSlug(const QString& text)
{
    static const QRegularExpression kSlug(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    return text.size() <= 64 && kSlug.match(text).hasMatch();
}

bool isOneLine(const QString& text, qsizetype most)
{
    return text.size() <= most && std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c == QChar::ReplacementCharacter; });
}

Result<Done> notable(const Measurement& m, Instant now)
{
    const QString slug = QStringLiteral("small letters, digits and single hyphens, as in \"click-rate\"");
    if (!isSlug(m.name))
        return wrong(QStringLiteral("name"), QStringLiteral("a metric cannot be called \"%1\"").arg(m.name), slug);
    if (!std::isfinite(m.value))
        return wrong(QStringLiteral("value"), QStringLiteral("%1 has no value").arg(m.name), QStringLiteral("a number"));
    if (!m.channel.isEmpty() && !isSlug(m.channel))
        return wrong(QStringLiteral("channel"), QStringLiteral("a channel cannot be called \"%1\"").arg(m.channel), slug);
    if (!m.campaign.isEmpty() && !isSlug(m.campaign))
        return wrong(QStringLiteral("campaign"), QStringLiteral("a campaign cannot be called \"%1\"").arg(m.campaign), slug);
    if (!isOneLine(m.unit, 16))
        return wrong(QStringLiteral("unit"), QStringLiteral("the unit of %1 is too long, or no line of text").arg(m.name), QStringLiteral("at most 16 characters, as \"%\""));
    if (!isOneLine(m.from, kLongestText) || !isOneLine(m.title, kLongestText))
        return wrong(QStringLiteral("from"), QStringLiteral("where %1 comes from is too long, or no line of text").arg(m.name), QStringLiteral("at most 200 characters"));
    if (!m.kind.isEmpty() && m.run.isNull())
        return wrong(QStringLiteral("piece"), QStringLiteral("%1 names a kind of piece and no run").arg(m.name), QStringLiteral("the id of the run that made it"));
    if (m.measured.ms <= 0 || m.measured - now > kAhead)
        return wrong(QStringLiteral("measured"), QStringLiteral("%1 cannot have been measured at %2").arg(m.name, toRfc3339(m.measured)), QStringLiteral("a moment that has passed"));
    return Done{};
}

/// What leads and revenue can be, so that sums of them are sums, and of which campaigns.
Result<Done> countable(const OfficeState& state, const Measurement& m)
{
    const bool isRevenue = m.name == MetricsState::kRevenue;
    if (!isRevenue && m.name != MetricsState::kLeads)
        return Done{};
    const double most = isRevenue ? double(kMostMoney.micro) / 1e6 : double(kMostCounted);
    if (std::abs(m.value) > most || (!isRevenue && m.value < 0))
        return wrong(QStringLiteral("value"), QStringLiteral("%1 cannot be %2").arg(m.name).arg(m.value), isRevenue
            ? QStringLiteral("at most %1; less than nothing is what was paid back").arg(dollarText(kMostMoney)) : QStringLiteral("nothing or more, and at most %1").arg(kMostCounted));
    const Organisation& organisation = state.org.organisation();
    if (m.campaign.isEmpty() || organisation.campaign({m.campaign}))
        return Done{};
    QStringList known;
    for (const Campaign& one : organisation.campaigns)
        known.append(one.id.text);
    return wrong(QStringLiteral("campaign"), QStringLiteral("%1 has no campaign \"%2\" that %3 could count for").arg(organisation.title, m.campaign, m.name),
                 known.isEmpty() ? QStringLiteral("no campaign: the organisation has none") : QStringLiteral("one of: %1").arg(known.join(QLatin1String(", "))));
}

} // namespace

Result<QList<Fact>> judgeNote(const OfficeState& state, const NoteMetrics& command, const Asking& asking)
{
    if (command.measurements.isEmpty() || command.measurements.size() > kMeasurementsAtOnce)
        return wrong(QStringLiteral("measurements"), QStringLiteral("there are %1 measurements").arg(command.measurements.size()),
                     QStringLiteral("1 to %1 at once").arg(kMeasurementsAtOnce));
    QList<Fact> facts;
    for (Measurement measurement : command.measurements) {
        if (const Result<Done> may = notable(measurement, asking.now); !may)
            return may.error();
        if (measurement.campaign.isEmpty() && !measurement.run.isNull())
            measurement.campaign = subjectOf(state, measurement.run).first.text; // where its cost counts
        if (const Result<Done> may = countable(state, measurement); !may)
            return may.error();
        const auto known = state.metrics.latest.constFind(measurement.key());
        const bool there = known != state.metrics.latest.constEnd() && known->measured == measurement.measured && known->value == measurement.value;
        if (!there)
            facts.append(MetricNoted{measurement, asking.by});
    }
    return facts;
}

Label labelOf(const Measurement& measurement)
{
    Label label;
    label.integrity = Integrity::Untrusted;
    label.sources = QStringList{measurement.from.isEmpty() ? QStringLiteral("metrics") : measurement.from};
    return label;
}

QString valueText(const Measurement& measurement)
{
    const QString value = measurement.name + QLatin1Char(' ') + QString::number(measurement.value, 'g', 12);
    return measurement.unit.isEmpty() ? value : value + QLatin1Char(' ') + measurement.unit;
}

QString outcomeText(const OfficeState& state, const RunId& run)
{
    QStringList parts;
    for (const Measurement& one : state.metrics.of(run)) {
        QStringList of{one.kind, one.channel};
        of.removeAll(QString());
        parts.append(of.isEmpty() ? valueText(one) : QStringLiteral("%1 (%2)").arg(valueText(one), of.join(QStringLiteral(", "))));
    }
    return parts.join(QStringLiteral(", "));
}

QString subjectText(const Measurement& m)
{
    QStringList parts;
    if (!m.run.isNull())
        parts.append(QStringLiteral("“%1”").arg(m.title.isEmpty() ? m.run.toString() : m.title) + (m.kind.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(m.kind)));
    if (!m.channel.isEmpty())
        parts.append(QStringLiteral("on %1").arg(m.channel));
    if (!m.campaign.isEmpty())
        parts.append(QStringLiteral("in %1").arg(m.campaign));
    return parts.isEmpty() ? QStringLiteral("the department") : parts.join(QStringLiteral(", "));
}

MemoryEntry performanceOf(const OfficeState& state, const Measurement& measurement, const AgentId& by)
{
    MemoryEntry entry;
    entry.space = outcomeSpace();
    entry.key = QStringLiteral("performance/") + measurement.key().section(QLatin1Char('/'), 1);
    entry.by = by;
    entry.run = measurement.run;
    entry.label = labelOf(measurement);
    QStringList values;
    for (const Measurement& other : state.metrics.latest) {
        if (other.key().section(QLatin1Char('/'), 1) != measurement.key().section(QLatin1Char('/'), 1))
            continue;
        values.append(valueText(other));
        entry.values.insert(other.name, other.value);
        entry.label = joined(entry.label, labelOf(other));
    }
    entry.text = QStringLiteral("How it performed: %1: %2 (measured %3, according to %4).")
                     .arg(subjectText(measurement), values.join(QStringLiteral(", ")), toRfc3339(measurement.measured).left(10),
                          entry.label.sources.join(QStringLiteral(", ")));
    entry.text.truncate(kLongestEntry);
    return entry;
}

} // namespace qd::rules
