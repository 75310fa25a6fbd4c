#include "core/rules/outside/Leaving.h"

#include "core/rules/calendar/Moments.h"
#include "core/rules/outside/Door.h"
#include "core/rules/outside/Pacing.h"
#include "core/rules/people/Reaching.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTimeZone>

namespace qd::rules {

namespace {

const QString kClock = QStringLiteral("HH:mm");

/// The later of two waits.
void stricter(Leave& leave, const Leave& other)
{
    if (leave.kind == Leave::Now || *other.until > *leave.until)
        leave = other;
}

bool isFor(const ChannelPace& pace, const EffectContent& content)
{
    return pace.connector == content.connector
        && (pace.account.isEmpty() || accountKey(pace.connector, pace.account) == accountKey(content.connector, content.account));
}

/// By one of them, at the moment at which it would leave.
Leave byPace(const OfficeState& state, const EffectContent& content, const ChannelPace& pace, HeldBy::Whose whose, Instant now)
{
    const DoorState::Sent sent = state.door.sent.value(accountKey(content.connector, content.account));
    Leave leave;
    const auto wait = [&](const HeldBy& held, Deferral reason) { stricter(leave, {Leave::Waits, endOf(held, now), reason, inWords(held)}); };
    const auto count = [&](const std::optional<qint64>& most, HeldBy::Limit limit, Deferral reason) {
        if (most && holds({whose, limit, *most}, sent, now))
            wait({whose, limit, *most}, reason);
    };
    count(pace.perMinute, HeldBy::Minute, Deferral::Rate);
    count(pace.perHour, HeldBy::Hour, Deferral::Rate);
    count(pace.perDay, HeldBy::Day, Deferral::Quota);
    count(pace.perMonth, HeldBy::Month, Deferral::Quota);
    const QTimeZone zone = zoneOf(pace.timeZone.isEmpty() ? state.org.organisation().timeZone : pace.timeZone);
    if (quietEnd(pace.quietFrom, pace.quietUntil, zone, now))
        wait({whose, HeldBy::Quiet, 0, pace.quietFrom, pace.quietUntil, QString::fromUtf8(zone.id())}, Deferral::QuietHours);
    return leave;
}

} // namespace

Leave mayLeaveAt(const OfficeState& state, const Effect& effect, bool needsNetwork, Instant now, const QList<ChannelPace>& own)
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
    const auto hold = [&](const QList<ChannelPace>& paces, HeldBy::Whose whose) {
        for (const ChannelPace& pace : paces)
            if (isFor(pace, effect.content))
                if (const Leave one = byPace(state, effect.content, pace, whose, now); one.kind == Leave::Waits)
                    stricter(leave, one);
    };
    hold(own, HeldBy::Hers); // first: of two that hold it equally long hers is named
    hold(state.org.organisation().paces, HeldBy::Departments);
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
    else if (!pace.quietFrom.isEmpty() && pace.quietFrom == pace.quietUntil)
        faults.append(QStringLiteral("quiet hours end at another time than they begin"));
    if (!pace.timeZone.isEmpty() && !QTimeZone(pace.timeZone.toUtf8()).isValid())
        faults.append(QStringLiteral("\"%1\" is no time zone, as in \"Europe/Berlin\"").arg(pace.timeZone));
    for (const std::optional<qint64>& most : {pace.perMinute, pace.perHour, pace.perDay, pace.perMonth})
        if (most && *most < 1)
            faults.append(QStringLiteral("a limit is 1 or more"));
    return faults;
}

} // namespace qd::rules
