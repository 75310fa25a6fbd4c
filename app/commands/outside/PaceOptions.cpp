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

const QString kQuiet = QStringLiteral("quiet"), kZone = QStringLiteral("time-zone");

Error wrong(const QString& option, const QString& said, const QString& hint)
{
    return {Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(option, said), QStringLiteral("--") + option, hint};
}

Result<std::optional<qint64>> mostOf(const QString& option, const QString& said)
{
    if (said == kNone)
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 most = said.toLongLong(&isNumber);
    if (isNumber && most >= 1 && most <= 1'000'000'000)
        return std::optional(most);
    return wrong(option, said, QStringLiteral("a number from 1 to 1000000000, or none"));
}

/// Times are those of a zone: the one that is given, that was said before, or this machine's.
Result<Done> takeQuiet(ChannelPace& pace, const QMap<QString, QString>& said)
{
    if (said.contains(kQuiet)) {
        const QString text = said.value(kQuiet);
        const QStringList times = text.split(u'-');
        if (text != kNone && times.size() != 2)
            return wrong(kQuiet, text, QStringLiteral("two times of day, as 22:00-07:00, or none"));
        pace.quietFrom = times.size() == 2 ? times[0].trimmed() : QString();
        pace.quietUntil = times.size() == 2 ? times[1].trimmed() : QString();
    }
    if (said.contains(kZone))
        pace.timeZone = said.value(kZone);
    else if (pace.timeZone.isEmpty() && !pace.quietFrom.isEmpty())
        pace.timeZone = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    return Done{};
}

} // namespace

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

void addPaceOptions(QCommandLineParser& parser)
{
    for (const Limit& limit : kLimits)
        parser.addOption({QString::fromLatin1(limit.option), QStringLiteral("set: no more than so many go out there in %1; none takes that away.").arg(QLatin1String(limit.per)), QStringLiteral("N")});
    parser.addOption({QStringLiteral("quiet"), QStringLiteral("set: nothing goes out there from one time of day to another, as 22:00-07:00, also over midnight; none takes that away."), QStringLiteral("TIMES")});
    parser.addOption({QStringLiteral("time-zone"), QStringLiteral("set: whose times of day those are, as Europe/Berlin; without it this machine's."), QStringLiteral("ZONE")});
}

QStringList paceNames()
{
    QStringList names{kQuiet, kZone};
    for (const Limit& limit : kLimits)
        names.append(QString::fromLatin1(limit.option));
    return names;
}

QMap<QString, QString> paceOptions(const QCommandLineParser& parser)
{
    QMap<QString, QString> said;
    for (const QString& name : paceNames())
        if (parser.isSet(name))
            said.insert(name, parser.value(name));
    return said;
}

Result<ChannelPace> paceWith(ChannelPace before, const QMap<QString, QString>& said)
{
    for (const Limit& limit : kLimits) {
        const QString option = QString::fromLatin1(limit.option);
        if (!said.contains(option))
            continue;
        const Result<std::optional<qint64>> most = mostOf(option, said.value(option));
        if (!most)
            return most.error();
        before.*limit.most = *most;
    }
    const Result<Done> taken = takeQuiet(before, said);
    return taken ? Result<ChannelPace>(before) : Result<ChannelPace>(taken.error());
}

Result<ChannelPace> paceOf(const Invocation& call, const QString& id, const QMap<QString, QString>& said)
{
    const Result<QList<ChannelPace>> all = agents::ownPaces(call.home.path());
    return all ? paceWith(agents::ownPace(*all, id), said) : Result<ChannelPace>(all.error());
}

Result<Done> keepPaceOf(const Invocation& call, const ChannelPace& pace)
{
    const Result<Done> made = call.home.make(); // of a new home folders can be limited before anything has happened there
    return made ? agents::keepPace(call.home.path(), pace) : made;
}

QString paceSentence(const ChannelPace& pace)
{
    const QString words = inWords(pace);
    return words.isEmpty() ? QStringLiteral("%1: you set no limit. What the department says still holds.").arg(pace.connector.text)
                           : QStringLiteral("%1: %2. Where the department says something, too, the stricter of both holds.").arg(pace.connector.text, words);
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
