#include "core/rules/outside/Leaving.h"

#include "core/model/money/Budget.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/outside/Door.h"
#include "core/rules/people/Reaching.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTimeZone>

namespace qd::rules {

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
const QString kClock = QStringLiteral("HH:mm");

Instant nextMonth(Instant at)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date();
    return {QDateTime(QDate(day.year(), day.month(), 1).addMonths(1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()};
}

/// The later of two waits.
void stricter(Leave& leave, const Leave& other)
{
    if (leave.kind == Leave::Now || *other.until > *leave.until)
        leave = other;
}

void count(Leave& leave, const std::optional<qint64>& most, qint64 sent, Instant until, Deferral reason, const char* per)
{
    if (most && sent >= *most)
        stricter(leave, {Leave::Waits, until, reason, QStringLiteral("no more than %1 a %2 go out there").arg(*most).arg(QLatin1String(per))});
}

/// In quiet hours the moment at which they end. A time that the clocks skip is the first one after it.
std::optional<Instant> quietUntil(const ChannelPace& pace, const QString& zoneName, Instant now)
{
    const QTime from = QTime::fromString(pace.quietFrom, kClock), until = QTime::fromString(pace.quietUntil, kClock);
    if (!from.isValid() || !until.isValid() || from == until)
        return std::nullopt;
    const QTimeZone zone = zoneOf(zoneName);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now.ms, zone);
    const QTime time = local.time();
    const bool isQuiet = from < until ? time >= from && time < until : time >= from || time < until;
    if (!isQuiet)
        return std::nullopt;
    const QDate day = time < until ? local.date() : local.date().addDays(1);
    return Instant{QDateTime(day, until, zone).toMSecsSinceEpoch()};
}

bool isFor(const ChannelPace& pace, const EffectContent& content)
{
    return pace.connector == content.connector
        && (pace.account.isEmpty() || accountKey(pace.connector, pace.account) == accountKey(content.connector, content.account));
}

Leave byPace(const OfficeState& state, const EffectContent& content, const ChannelPace& pace, Instant now)
{
    const DoorState::Sent sent = state.door.sent.value(accountKey(content.connector, content.account));
    const auto inWindow = [](qint64 window, qint64 in, qint64 of) { return window == of ? in : 0; };
    const qint64 minute = now.ms / kMinute, hour = now.ms / kHour, day = now.ms / kDay;
    Leave leave;
    count(leave, pace.perMinute, inWindow(sent.minute, sent.inMinute, minute), {(minute + 1) * kMinute}, Deferral::Rate, "minute");
    count(leave, pace.perHour, inWindow(sent.hour, sent.inHour, hour), {(hour + 1) * kHour}, Deferral::Rate, "hour");
    count(leave, pace.perDay, inWindow(sent.day, sent.inDay, day), {(day + 1) * kDay}, Deferral::Quota, "day");
    count(leave, pace.perMonth, inWindow(sent.month, sent.inMonth, monthOf(now)), nextMonth(now), Deferral::Quota, "month");
    const QString zone = pace.timeZone.isEmpty() ? state.org.organisation().timeZone : pace.timeZone;
    if (const std::optional<Instant> until = quietUntil(pace, zone, now))
        stricter(leave, {Leave::Waits, until, Deferral::QuietHours, QStringLiteral("nothing goes out there from %1 to %2").arg(pace.quietFrom, pace.quietUntil)});
    return leave;
}

} // namespace

Leave mayLeaveAt(const OfficeState& state, const Effect& effect, bool needsNetwork, Instant now)
{
    if (const std::optional<SendWindow>& window = effect.content.window) {
        if (now >= window->until)
            return {Leave::Over, {}, {}, QStringLiteral("it was agreed to until %1, and that has passed").arg(toRfc3339(window->until))};
        if (now < window->from)
            return {Leave::Waits, window->from, Deferral::Window, QStringLiteral("it was agreed to from %1 on").arg(toRfc3339(window->from))};
    }
    if (needsNetwork && !state.door.reachable)
        return {Leave::Waits, {}, Deferral::Offline, QStringLiteral("there is no network")};
    Leave leave;
    for (const ChannelPace& pace : state.org.organisation().paces)
        if (isFor(pace, effect.content))
            if (const Leave one = byPace(state, effect.content, pace, now); one.kind == Leave::Waits)
                stricter(leave, one);
    return leave;
}

QString effectKey(const Effect& effect)
{
    static constexpr char kLetters[] = "abcdefghijklmnopqrstuvwxyz234567";
    const QByteArray hash = QCryptographicHash::hash(effect.id.toString().toLatin1() + effect.sha256, QCryptographicHash::Blake2b_160);
    QString key;
    quint32 bits = 0;
    int held = 0;
    for (const char byte : hash) {
        bits = (bits << 8) | quint8(byte);
        for (held += 8; held >= 5; held -= 5)
            key += QLatin1Char(kLetters[(bits >> (held - 5)) & 31]);
    }
    return key;
}

QString whyNotReached(const OfficeState& state, const EffectContent& content)
{
    for (const Recipient& recipient : content.recipients)
        if (const QString why = whyNotReached(state, recipient, recipient.channel); !why.isEmpty())
            return QStringLiteral("%1 %2").arg(recipient.name.isEmpty() ? QStringLiteral("one of those that it is for") : recipient.name, why);
    return whyNotReachedNow(state, content); // whoever is kept may have said more than that
}

QStringList faultsOf(const ChannelPace& pace)
{
    QStringList faults;
    const auto wantsClock = [&](const QString& text) {
        if (!text.isEmpty() && !QTime::fromString(text, kClock).isValid())
            faults.append(QStringLiteral("\"%1\" is no time of day, as in \"22:00\"").arg(text));
    };
    wantsClock(pace.quietFrom);
    wantsClock(pace.quietUntil);
    if (pace.quietFrom.isEmpty() != pace.quietUntil.isEmpty())
        faults.append(QStringLiteral("quiet hours have a beginning and an end"));
    if (!pace.timeZone.isEmpty() && !QTimeZone(pace.timeZone.toUtf8()).isValid())
        faults.append(QStringLiteral("\"%1\" is no time zone, as in \"Europe/Berlin\"").arg(pace.timeZone));
    for (const std::optional<qint64>& most : {pace.perMinute, pace.perHour, pace.perDay, pace.perMonth})
        if (most && *most < 1)
            faults.append(QStringLiteral("a limit is 1 or more"));
    return faults;
}

} // namespace qd::rules
