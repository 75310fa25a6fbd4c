#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace qd::agents {

/// Header fields with lower-case names, in order.
using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// The first value of that name, or empty.
QByteArray headerOf(const HttpHeaders& headers, QByteArrayView lowerCaseName);

/// How much of something a key may still use, as the provider's headers say.
/// Anthropic: anthropic-ratelimit-{requests,tokens,input-tokens,output-tokens}-{limit,remaining,reset}, times by RFC 3339.
/// OpenAI: x-ratelimit-{limit,remaining,reset}-{requests,tokens}, times as "6m0s"; Azure's are whole seconds, OpenRouter's
/// have no name behind and are moments in milliseconds.
struct RateWindow {
    enum Of { Requests, Tokens, InputTokens, OutputTokens };
    Of of = Requests;
    qint64 limit = -1;      ///< -1: not said
    qint64 remaining = -1;  ///< -1: not said
    Duration resetIn{-1};   ///< from now; -1: not said; at most a day
};

/// Windows that say at least a limit or what remains. What makes no sense is as if it were not said.
QList<RateWindow> rateWindows(const HttpHeaders& headers, Instant now);

/// How long the provider asks to wait: retry-after-ms, retry-after (seconds or an HTTP date), or, after `status` 429, the
/// longest reset of a window with nothing left. At most ten minutes; a moment that has passed is 0; a negative one is not said.
std::optional<Duration> retryAfter(int status, const HttpHeaders& headers, Instant now);

/// "1s", "6m0s", "12ms", "1h2m3.5s" (Go's notation, which OpenAI uses), or a plain number of seconds.
std::optional<Duration> readDuration(QByteArrayView text);

} // namespace qd::agents
