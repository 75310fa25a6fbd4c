#include "app/commands/reports/ForecastReport.h"

#include "app/commands/Fields.h"
#include "core/rules/routing/Forecast.h"
#include "core/rules/routing/Routing.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace qd::app {

namespace {

using Hours = QList<rules::ForecastHour>;

/// "Mon 23 Nov 09:00", by the organisation's clock.
QString clockText(const OfficeState& state, Instant at)
{
    const QTimeZone zone(state.org.organisation().timeZone.toUtf8());
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at.ms, zone.isValid() ? zone : QTimeZone::systemTimeZone());
    return QLocale::c().toString(moment, QStringLiteral("ddd d MMM HH:mm"));
}

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(100 * share, 0, 'f', 1);
}

bool isSomething(const rules::ForecastHour& hour)
{
    return hour.share() > 0;
}

double meanOf(const Hours& hours)
{
    double sum = 0;
    for (const rules::ForecastHour& hour : hours)
        sum += hour.share();
    return sum / double(hours.size());
}

rules::ForecastHour fullestOf(const Hours& hours)
{
    return *std::max_element(hours.begin(), hours.end(), [](const auto& a, const auto& b) { return a.share() < b.share(); });
}

void hourFields(JsonWriter& out, const rules::ForecastHour& hour)
{
    field(out, "from", hour.from);
    field(out, "usual", hour.usual);
    field(out, "planned", hour.planned);
    field(out, "share", hour.share());
}

void agentFields(JsonWriter& out, const OfficeState& state, const AgentId& agent, const Hours& hours, Instant now)
{
    field(out, "id", agent);
    field(out, "busy_last_hour", rules::busyShare(state, agent, now));
    field(out, "mean", meanOf(hours));
    out.key("fullest");
    out.beginObject();
    hourFields(out, fullestOf(hours));
    out.endObject();
    Hours some = hours;
    some.removeIf([](const rules::ForecastHour& hour) { return !isSomething(hour); });
    fieldList(out, "hours", some, [&](const rules::ForecastHour& hour) { hourFields(out, hour); });
}

void sayHours(const Invocation& call, const OfficeState& state, const Hours& hours)
{
    for (const rules::ForecastHour& hour : hours)
        if (isSomething(hour))
            call.say(QStringLiteral("  %1  %2 of the hour: %3 as usual, %4 by the calendar%5")
                         .arg(clockText(state, hour.from)).arg(percent(hour.share()), 8).arg(percent(hour.usual), percent(hour.planned),
                              hour.share() > 1 ? QStringLiteral(" (more than fits)") : QString()));
}

} // namespace

void printForecast(const Invocation& call, const OfficeState& state, const QList<AgentId>& agents, Instant now, int hours)
{
    const QMap<AgentId, Hours> ahead = rules::forecast(state, agents, now, hours);
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            field(out, "from", Instant{LoadState::hourOf(now) * LoadState::kHour});
            field(out, "hours", hours);
            fieldList(out, "agents", agents, [&](const AgentId& agent) { agentFields(out, state, agent, ahead.value(agent), now); });
        }));
    for (const AgentId& agent : agents) {
        const Hours its = ahead.value(agent);
        const rules::ForecastHour fullest = fullestOf(its);
        const QString when = isSomething(fullest) ? QStringLiteral("fullest %1 with %2").arg(clockText(state, fullest.from), percent(fullest.share()))
                                                  : QStringLiteral("nothing known lies ahead");
        call.say(QStringLiteral("%1  %2 of the next %3 hours, %4").arg(agent.text, -22).arg(percent(meanOf(its))).arg(hours).arg(when));
        if (agents.size() == 1)
            sayHours(call, state, its);
    }
}

} // namespace qd::app
