#include "agents/effects/http/Verdict.h"

#include "agents/llm/wire/RateWindow.h"

namespace qd::agents {

namespace {

constexpr Duration kTryAgain = std::chrono::seconds(30);
constexpr Duration kTooMany = std::chrono::minutes(1); ///< after a 429 that does not say how long

/// Those by which a server says that it did nothing of it. What others mean, as a proxy's own 499, is the other side's secret.
bool isRefusal(int status)
{
    return (status >= 400 && status <= 407) || (status >= 410 && status <= 418) || (status >= 421 && status <= 424) || status == 426 || status == 428
        || status == 431 || status == 451;
}

QString answered(const HttpAnswer& answer, const AnswerTerms& reading)
{
    return QStringLiteral("%1 answered %2").arg(reading.place).arg(answer.status);
}

/// With a key, or where the same again changes nothing, it may be sent again.
Outcome unknown(const QString& text, const AnswerTerms& reading, Duration after)
{
    Outcome outcome{Outcome::Unknown, text};
    outcome.repeats = reading.once == Guarantees::ByKey || reading.once == Guarantees::ByContent;
    if (outcome.repeats)
        outcome.after = after;
    return outcome;
}

Outcome later(const QString& text, std::optional<Duration> after, std::optional<Deferral> why = {})
{
    return {Outcome::Later, text, {}, after, false, why};
}

Outcome taken(const HttpAnswer& answer, const AnswerTerms& reading)
{
    if (!reading.idIn)
        return {Outcome::Confirmed, answered(answer, reading)};
    const Result<QString> id = reading.idIn(answer);
    if (id)
        return {Outcome::Confirmed, answered(answer, reading), *id};
    const QString why = answer.trouble.isEmpty() ? id.error().text : answer.trouble;
    return unknown(answered(answer, reading) + QStringLiteral(", and not as it should: ") + why, reading, kTryAgain);
}

Outcome byStatus(const HttpAnswer& answer, const AnswerTerms& reading, Instant now)
{
    const QString said = answered(answer, reading);
    const std::optional<Duration> wait = retryAfter(answer.status, answer.headers, now);
    if (answer.status >= 200 && answer.status < 300)
        return taken(answer, reading);
    if (answer.status >= 300 && answer.status < 400)
        return {Outcome::Refused, said + QStringLiteral(": it sends elsewhere, and nobody follows")};
    if (answer.status == 429)
        return later(said + QStringLiteral(": too much at once"), wait.value_or(kTooMany), Deferral::Rate);
    if (answer.status == 409 && reading.conflict)
        return reading.conflict(answer);
    if (answer.status == 401)
        return later(said + QStringLiteral(": it does not take our key"), {}, Deferral::Key);
    if (answer.status == 403)
        return {Outcome::Refused, said + QStringLiteral(": what our key may do does not take that in")};
    if (isRefusal(answer.status))
        return {Outcome::Refused, said};
    return unknown(said, reading, wait.value_or(kTryAgain));
}

} // namespace

/// A keyring that is locked opens some time; a key that is not there waits for a person.
Outcome unsent(const Error& why)
{
    if (why.kind == Error::Cancelled)
        return {Outcome::NotSent, why.text};
    if (why.kind == Error::Store || why.kind == Error::Rule)
        return later(why.text, why.kind == Error::Store ? std::optional(kTryAgain) : std::nullopt, Deferral::Key);
    if (why.kind == Error::Network) // the key had to be got anew
        return later(why.text, kTryAgain, Deferral::Offline);
    return {Outcome::Refused, why.text};
}

Outcome verdictOf(const HttpAnswer& answer, const AnswerTerms& reading, Instant now)
{
    switch (answer.delivery) {
    case HttpAnswer::NotSent:
        return answer.isCancelled ? Outcome{Outcome::NotSent, answer.trouble} : later(answer.trouble, kTryAgain);
    case HttpAnswer::Unclear: return unknown(answer.trouble, reading, kTryAgain);
    case HttpAnswer::Answered: break;
    }
    return byStatus(answer, reading, now);
}

} // namespace qd::agents
