#include "app/commands/outside/PaceOptions.h"

#include "agents/effects/settings/OwnPaces.h"
#include "app/commands/Fields.h"

#include <QTimeZone>

namespace qd::app {

namespace {

const QString kNone = QStringLiteral("none");

struct Limit {
    const char* option;
    const char* per;
    std::optional<qint64> ChannelPace::*most;
};
constexpr Limit kLimits[] = {{"per-minute", "a minute", &ChannelPace::perMinute}, {"per-hour", "an hour", &ChannelPace::perHour}, {"per-day", "a day", &ChannelPace::perDay}, {"per-month", "a month", &ChannelPace::perMonth}};

Error wrong(const QCommandLineParser& parser, const QString& option, const QString& hint)
{
    return {Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(option, parser.value(option)), QStringLiteral("--") + option, hint};
}

Result<std::optional<qint64>> mostOf(const QCommandLineParser& parser, const QString& option)
{
    if (parser.value(option) == kNone)
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 most = parser.value(option).toLongLong(&isNumber);
    if (isNumber && most >= 1 && most <= 1'000'000'000)
        return std::optional(most);
    return wrong(parser, option, QStringLiteral("a number from 1 to 1000000000, or none"));
}

/// Times are those of a zone: the one that is given, that was said before, or this machine's.
Result<Done> takeQuiet(ChannelPace& pace, const QCommandLineParser& parser)
{
    const QString option = QStringLiteral("quiet"), zone = QStringLiteral("time-zone");
    if (parser.isSet(option)) {
        const QStringList times = parser.value(option).split(u'-');
        if (parser.value(option) != kNone && times.size() != 2)
            return wrong(parser, option, QStringLiteral("two times of day, as 22:00-07:00, or none"));
        pace.quietFrom = times.size() == 2 ? times[0].trimmed() : QString();
        pace.quietUntil = times.size() == 2 ? times[1].trimmed() : QString();
    }
    if (parser.isSet(zone))
        pace.timeZone = parser.value(zone);
    else if (pace.timeZone.isEmpty() && !pace.quietFrom.isEmpty())
        pace.timeZone = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    return Done{};
}

void membersOf(JsonWriter& out, const QString& whose, const ChannelPace& pace)
{
    field(out, "whose", whose);
    field(out, "per_minute", pace.perMinute);
    field(out, "per_hour", pace.perHour);
    field(out, "per_day", pace.perDay);
    field(out, "per_month", pace.perMonth);
    field(out, "quiet_from", pace.quietFrom);
    field(out, "quiet_until", pace.quietUntil);
    field(out, "time_zone", pace.timeZone);
}

} // namespace

void addPaceOptions(QCommandLineParser& parser)
{
    for (const Limit& limit : kLimits)
        parser.addOption({QString::fromLatin1(limit.option), QStringLiteral("set: no more than so many go out there in %1; none takes that away.").arg(QLatin1String(limit.per)), QStringLiteral("N")});
    parser.addOption({QStringLiteral("quiet"), QStringLiteral("set: nothing goes out there from one time of day to another, as 22:00-07:00, also over midnight; none takes that away."), QStringLiteral("TIMES")});
    parser.addOption({QStringLiteral("time-zone"), QStringLiteral("set: whose times of day those are, as Europe/Berlin; without it this machine's."), QStringLiteral("ZONE")});
}

Result<ChannelPace> paceWith(ChannelPace before, const QCommandLineParser& parser)
{
    bool isAny = parser.isSet(QStringLiteral("quiet")) || parser.isSet(QStringLiteral("time-zone"));
    for (const Limit& limit : kLimits) {
        const QString option = QString::fromLatin1(limit.option);
        if (!parser.isSet(option))
            continue;
        isAny = true;
        const Result<std::optional<qint64>> most = mostOf(parser, option);
        if (!most)
            return most.error();
        before.*limit.most = *most;
    }
    if (!isAny)
        return Error{Error::Parse, QStringLiteral("connectors set wants to know what to set"), QStringLiteral("set"), QStringLiteral("--per-minute, --per-hour, --per-day, --per-month, --quiet, --time-zone")};
    const Result<Done> taken = takeQuiet(before, parser);
    return taken ? Result<ChannelPace>(before) : Result<ChannelPace>(taken.error());
}

int setPace(const Invocation& call, const QString& id, const QCommandLineParser& parser)
{
    const Result<QList<ChannelPace>> all = agents::ownPaces(call.home.path());
    const Result<ChannelPace> pace = all ? paceWith(agents::ownPace(*all, id), parser) : Result<ChannelPace>(all.error());
    if (!pace)
        return call.fail(pace.error());
    if (const Result<Done> made = call.home.make(); !made) // of a new home folders can be limited before anything has happened there
        return call.fail(made.error());
    if (const Result<Done> kept = agents::keepPace(call.home.path(), *pace); !kept)
        return call.fail(kept.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            membersOf(out, QStringLiteral("yours"), *pace);
        }));
    const QString words = inWords(*pace);
    call.say(words.isEmpty() ? QStringLiteral("%1: you set no limit. What the department says still holds.").arg(id)
                             : QStringLiteral("%1: %2. Where the department says something, too, the stricter of both holds.").arg(id, words));
    return kDone;
}

QString inWords(const ChannelPace& pace)
{
    QStringList limits;
    for (const Limit& limit : kLimits)
        if (const std::optional<qint64> most = pace.*limit.most)
            limits.append(QStringLiteral("%1 %2").arg(QString::number(*most), QLatin1String(limit.per)));
    QStringList parts;
    if (!limits.isEmpty())
        parts.append(QStringLiteral("at most ") + limits.join(QStringLiteral(", ")));
    if (!pace.quietFrom.isEmpty())
        parts.append(QStringLiteral("quiet from %1 to %2%3").arg(pace.quietFrom, pace.quietUntil, pace.timeZone.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(pace.timeZone)));
    return parts.join(QStringLiteral("; "));
}

QList<ChannelPace> departmentsPaces(const OfficeState& state, const QString& id)
{
    QList<ChannelPace> some = state.org.organisation().paces;
    some.removeIf([&](const ChannelPace& pace) { return pace.connector.text != id; });
    return some;
}

void sayPaces(const Invocation& call, const QString& id, const OfficeState& state)
{
    const Result<QList<ChannelPace>> all = agents::ownPaces(call.home.path());
    if (!all)
        return call.say(QStringLiteral("  nothing goes out: your own limits cannot be read: %1").arg(all.error().text));
    const QString own = inWords(agents::ownPace(*all, id));
    call.say(QStringLiteral("  your limits: %1").arg(own.isEmpty() ? QStringLiteral("none; quarterdeck connectors set %1 sets some").arg(id) : own));
    for (const ChannelPace& pace : departmentsPaces(state, id))
        call.say(QStringLiteral("  the department's: %1%2").arg(inWords(pace), pace.account.isEmpty() ? QString() : QStringLiteral(" (of the account %1)").arg(pace.account)));
}

void paceFields(JsonWriter& out, const Invocation& call, const QString& id, const OfficeState& state)
{
    QList<std::pair<QString, ChannelPace>> limits;
    const Result<QList<ChannelPace>> all = agents::ownPaces(call.home.path());
    if (const ChannelPace own = agents::ownPace(all ? *all : QList<ChannelPace>(), id); agents::isLimit(own))
        limits.append({QStringLiteral("yours"), own});
    for (const ChannelPace& pace : departmentsPaces(state, id))
        limits.append({QStringLiteral("department"), pace});
    field(out, "limits_fault", all ? QString() : all.error().text);
    fieldList(out, "limits", limits, [&](const std::pair<QString, ChannelPace>& one) { membersOf(out, one.first, one.second); });
}

} // namespace qd::app
