#include "agents/llm/wire/RateWindow.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace qd::agents {

namespace {

constexpr Duration kLongestWait = std::chrono::minutes(10);
constexpr Duration kLongestWindow = std::chrono::hours(24);
constexpr double kMomentSeconds = 1e9;       // a number of seconds beyond is a moment since 1970
constexpr double kMomentMilliseconds = 1e11; // and beyond this one of milliseconds

std::optional<double> readNumber(QByteArrayView text)
{
    bool isNumber = false;
    const double number = text.trimmed().toByteArray().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<Duration> bounded(std::optional<double> ms, Duration most)
{
    if (!ms || *ms < 0)
        return std::nullopt;
    return Duration(qint64(std::min(*ms, double(most.count()))));
}

/// From now until a moment that stands as text; 0 when it has passed.
std::optional<double> untilMoment(const QDateTime& moment, Instant now)
{
    if (!moment.isValid())
        return std::nullopt;
    return std::max(0.0, double(moment.toMSecsSinceEpoch()) - double(now.ms));
}

/// RFC 9110, 5.6.7: the form of today and the two that were.
QDateTime readHttpDate(QByteArrayView text)
{
    static const QString kMonths = QStringLiteral("JanFebMarAprMayJunJulAugSepOctNovDec");
    static const QRegularExpression today(QStringLiteral("^\\w+, (?<d>\\d\\d)[ -](?<m>\\w{3})[ -](?<y>\\d{2}|\\d{4}) (?<t>\\d\\d:\\d\\d:\\d\\d) GMT$"));
    static const QRegularExpression asctime(QStringLiteral("^\\w{3} (?<m>\\w{3}) (?<d>\\d{1,2}) (?<t>\\d\\d:\\d\\d:\\d\\d) (?<y>\\d{4})$"));
    const QString words = QString::fromLatin1(text).simplified();
    QRegularExpressionMatch match = today.match(words);
    if (!match.hasMatch())
        match = asctime.match(words);
    const qsizetype month = match.hasMatch() ? kMonths.indexOf(match.captured(u"m")) : -1;
    if (month < 0 || month % 3 != 0)
        return {};
    const int year = match.captured(u"y").toInt();
    return QDateTime(QDate(year < 100 ? 2000 + year : year, int(month / 3) + 1, match.captured(u"d").toInt()),
                     QTime::fromString(match.captured(u"t"), QStringLiteral("HH:mm:ss")), Qt::UTC);
}

std::optional<Duration> readReset(QByteArrayView text, Instant now)
{
    if (const std::optional<double> number = readNumber(text)) {
        if (*number >= kMomentMilliseconds)
            return bounded(std::max(0.0, *number - double(now.ms)), kLongestWindow);
        if (*number >= kMomentSeconds)
            return bounded(std::max(0.0, *number * 1000 - double(now.ms)), kLongestWindow);
        return bounded(*number * 1000, kLongestWindow);
    }
    if (const std::optional<Duration> duration = readDuration(text))
        return std::min(*duration, kLongestWindow);
    return bounded(untilMoment(QDateTime::fromString(QString::fromLatin1(text).trimmed(), Qt::ISODate), now), kLongestWindow);
}

qint64 readCount(QByteArrayView text)
{
    bool isNumber = false;
    const qint64 count = text.trimmed().toByteArray().toLongLong(&isNumber);
    return isNumber && count >= 0 ? count : -1;
}

} // namespace

QByteArray headerOf(const HttpHeaders& headers, QByteArrayView lowerCaseName)
{
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

std::optional<Duration> readDuration(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    if (const std::optional<double> seconds = readNumber(trimmed))
        return bounded(*seconds * 1000, kLongestWindow);
    static constexpr std::pair<const char*, double> kUnits[] = {{"ms", 1}, {"us", 1e-3}, {"\xc2\xb5s", 1e-3}, {"ns", 1e-6},
                                                                {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}};
    double ms = 0;
    qsizetype at = 0;
    while (at < trimmed.size()) {
        qsizetype end = at;
        while (end < trimmed.size() && ((trimmed[end] >= '0' && trimmed[end] <= '9') || trimmed[end] == '.'))
            ++end;
        const std::optional<double> number = readNumber(trimmed.sliced(at, end - at));
        const auto unit = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const auto& u) { return trimmed.sliced(end).startsWith(u.first); });
        if (end == at || !number || unit == std::end(kUnits))
            return std::nullopt;
        ms += *number * unit->second;
        at = end + qsizetype(qstrlen(unit->first));
    }
    return trimmed.isEmpty() ? std::nullopt : bounded(ms, kLongestWindow);
}

QList<RateWindow> rateWindows(const HttpHeaders& headers, Instant now)
{
    static constexpr struct { RateWindow::Of of; const char* limit; const char* remaining; const char* reset; } kNames[] = {
        {RateWindow::Requests, "anthropic-ratelimit-requests-limit", "anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"},
        {RateWindow::Tokens, "anthropic-ratelimit-tokens-limit", "anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"},
        {RateWindow::InputTokens, "anthropic-ratelimit-input-tokens-limit", "anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"},
        {RateWindow::OutputTokens, "anthropic-ratelimit-output-tokens-limit", "anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"},
        {RateWindow::Requests, "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"},
        {RateWindow::Tokens, "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"},
        {RateWindow::Requests, "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"},
    };
    QList<RateWindow> windows;
    for (const auto& names : kNames) {
        RateWindow window{names.of, readCount(headerOf(headers, names.limit)), readCount(headerOf(headers, names.remaining)), Duration(-1)};
        if (window.limit < 0 && window.remaining < 0)
            continue;
        window.resetIn = readReset(headerOf(headers, names.reset), now).value_or(Duration(-1));
        windows.append(window);
    }
    return windows;
}

std::optional<Duration> retryAfter(int status, const HttpHeaders& headers, Instant now)
{
    if (const std::optional<Duration> ms = bounded(readNumber(headerOf(headers, "retry-after-ms")), kLongestWait))
        return ms;
    const QByteArray after = headerOf(headers, "retry-after");
    if (const std::optional<double> seconds = readNumber(after)) {
        if (const std::optional<Duration> wait = bounded(*seconds * 1000, kLongestWait))
            return wait;
    } else if (const std::optional<Duration> wait = bounded(untilMoment(readHttpDate(after), now), kLongestWait)) {
        return wait;
    }
    std::optional<Duration> longest;
    if (status == 429)
        for (const RateWindow& window : rateWindows(headers, now))
            if (window.remaining == 0 && window.resetIn >= Duration(0))
                longest = std::max(longest.value_or(Duration(0)), std::min(window.resetIn, kLongestWait));
    return longest;
}

} // namespace qd::agents
