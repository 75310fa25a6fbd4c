#include "agents/oauth/TokenLeg.h"

#include "agents/keys/KeyNames.h"
#include "agents/keys/Wipe.h"
#include "agents/transport/KeyText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QUrl>

#include <sodium/utils.h>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr QByteArrayView kForm = "application/x-www-form-urlencoded";
constexpr qint64 kMostAnswered = 256 * 1024;
constexpr qint64 kLeast = 60, kMost = qint64(366) * 86'400, kUnsaid = 3'600; ///< seconds

/// One field of the form; null: its place, which the transport fills.
void add(QByteArray& body, QByteArrayView name, QByteArrayView value)
{
    body.append(body.isEmpty() ? "" : "&").append(name).append('=');
    if (value.isNull())
        body.append(PinnedKey::kPlace);
    else
        appendEscaped(body, value, kForm);
}

/// Overwrites what the text shares with the answer that it was read from.
SharedSecret takenFrom(const QString& text)
{
    QByteArray bytes = text.toLatin1();
    const SharedSecret secret = isTokenText(bytes) && bytes.size() == text.size() ? Secret::of(bytes) : SharedSecret();
    wipe(bytes);
    if (!text.isEmpty())
        sodium_memzero(const_cast<QChar*>(text.constData()), size_t(text.size()) * sizeof(QChar));
    return secret;
}

Duration lifeIn(const Json& said)
{
    const qint64 seconds = said.kind() == Json::Integer ? said.toInteger() : said.kind() == Json::String ? said.toString().toLongLong() : said.kind() == Json::Real && said.toReal() > 0 && said.toReal() < double(kMost) ? qint64(said.toReal()) : 0;
    return std::chrono::seconds(seconds <= 0 ? kUnsaid : std::clamp(seconds, kLeast, kMost));
}

Error refusal(const HttpAnswer& answer, const Result<Json>& json, const QString& place)
{
    static const QRegularExpression word(QStringLiteral("\\A[a-z_]{1,60}\\z"));
    const QString said = json ? json->at(u"error").toString() : QString();
    const QString code = word.match(said).hasMatch() ? said : QString(); // not their sentences: these may repeat what they were sent
    const QString text = QStringLiteral("%1 answered %2%3").arg(place).arg(answer.status).arg(code.isEmpty() ? QString() : QStringLiteral(": ") + code);
    const bool isNo = answer.status >= 400 && answer.status < 500 && answer.status != 408 && answer.status != 425 && answer.status != 429 && code != QLatin1String("temporarily_unavailable");
    return {isNo ? Error::Rule : Error::Network, text, code, {}};
}

} // namespace

HttpRequest tokenRequest(const TokenAsk& ask)
{
    HttpRequest request;
    request.url = ask.tokenUrl;
    request.contentType = kForm.toByteArray();
    request.mostBytes = kMostAnswered;
    const bool isByCode = ask.what == TokenAsk::ByCode;
    const QByteArrayView token = ask.clientSecret ? ask.token->bytes() : QByteArrayView();
    QByteArray body;
    body.reserve(1'024 + 3 * (ask.token->bytes().size() + ask.redirect.size() + ask.client.size())); // growing would leave a copy behind
    add(body, "grant_type", isByCode ? "authorization_code" : "refresh_token");
    add(body, ask.clientName.isEmpty() ? QByteArray("client_id") : ask.clientName.toLatin1(), QByteArrayView(ask.client.toUtf8()));
    if (isByCode) {
        add(body, "redirect_uri", QByteArrayView(ask.redirect.toUtf8()));
        add(body, "code_verifier", ask.verifier->bytes());
    }
    add(body, isByCode ? "code" : "refresh_token", token);
    if (ask.clientSecret)
        add(body, "client_secret", {});
    request.body = body;
    request.key.secret = ask.clientSecret ? ask.clientSecret : ask.token;
    request.key.form = PinnedKey::BodyField;
    request.key.origin = originOf(ask.tokenUrl);
    return request;
}

Result<TokenGrant> grantIn(HttpAnswer& answer, const QString& tokenUrl, Instant now)
{
    const QString place = QUrl(tokenUrl).authority();
    if (answer.delivery != HttpAnswer::Answered || !answer.trouble.isEmpty())
        return Error{answer.isCancelled ? Error::Cancelled : Error::Network, answer.trouble, {}, {}};
    const Result<Json> json = Json::parse(answer.body);
    wipe(answer.body);
    if (answer.status != 200)
        return refusal(answer, json, place);
    TokenGrant grant;
    grant.access = json ? takenFrom(json->at(u"access_token").toString()) : SharedSecret();
    grant.refresh = json ? takenFrom(json->at(u"refresh_token").toString()) : SharedSecret();
    const QString type = json ? json->at(u"token_type").toString() : QString();
    if (!grant.access)
        return Error{Error::Network, QStringLiteral("%1 answered 200 without an access token").arg(place), {}, {}};
    if (!type.isEmpty() && type.compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        return Error{Error::Rule, QStringLiteral("%1 gives tokens of another kind than \"bearer\"").arg(place), QStringLiteral("token_type"), {}};
    grant.since = now;
    grant.until = now + lifeIn(json->at(u"expires_in"));
    static const QRegularExpression between(QStringLiteral("[ ,]+")); // LinkedIn's are parted by commas
    for (const QString& one : json->at(u"scope").toString().split(between, Qt::SkipEmptyParts))
        if (isTokenText(one.toUtf8()) && grant.scope.size() < 50)
            grant.scope.append(one.left(200));
    return grant;
}

} // namespace qd::agents
