#include "agents/oauth/TokenGrant.h"

#include "agents/keys/KeyNames.h"
#include "agents/keys/Wipe.h"

#include <algorithm>
#include <optional>

namespace qd::agents {

namespace {

constexpr QByteArrayView kBegins = "{\"v\":1,\"oauth\":2,";
constexpr Duration kAhead = std::chrono::minutes(5);
constexpr Duration kClocksDiffer = std::chrono::minutes(5);

/// What stands behind a name up to the end of its value: none of them holds a quote (isTokenText()).
std::optional<QByteArrayView> textAt(QByteArrayView json, QByteArrayView name, char opens, char closes)
{
    const qsizetype at = json.indexOf(QByteArray("\"" + name.toByteArray() + "\":" + opens));
    const qsizetype from = at + name.size() + 4;
    const qsizetype to = at < 0 ? -1 : json.indexOf(closes, from);
    return to < 0 ? std::nullopt : std::optional(json.sliced(from, to - from));
}

std::optional<qint64> numberAt(QByteArrayView json, QByteArrayView name)
{
    const qsizetype at = json.indexOf(QByteArray("\"" + name.toByteArray() + "\":"));
    qsizetype to = at + name.size() + 3;
    const qsizetype from = to;
    while (at >= 0 && to < json.size() && json[to] >= '0' && json[to] <= '9')
        ++to;
    bool isNumber = false;
    const qint64 number = at < 0 ? 0 : json.sliced(from, to - from).toByteArray().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QString wordAt(QByteArrayView json, QByteArrayView name)
{
    const std::optional<QByteArrayView> text = textAt(json, name, '"', '"');
    return text ? QString::fromLatin1(*text) : QString();
}

qsizetype roomFor(const TokenGrant& grant)
{
    constexpr qsizetype kNames = 400;
    return kNames + grant.access->bytes().size() + (grant.refresh ? grant.refresh->bytes().size() : 0) + grant.scope.join(u' ').size() + 3 * grant.scope.size() + grant.tokenUrl.size() + grant.client.size()
           + grant.secret.size() + grant.clientName.size();
}

bool isWritable(const TokenGrant& grant)
{
    const auto isText = [](const QString& text) { return text.isEmpty() || isTokenText(text.toUtf8()); };
    return isTokenText(grant.access->bytes()) && (!grant.refresh || isTokenText(grant.refresh->bytes())) && isText(grant.tokenUrl) && isText(grant.client) && isText(grant.secret) && isText(grant.clientName)
           && std::all_of(grant.scope.begin(), grant.scope.end(), [](const QString& one) { return isTokenText(one.toUtf8()); });
}

} // namespace

bool isTokenText(QByteArrayView bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > ' ' && c < 127 && c != '"' && c != '\\'; });
}

Result<SharedSecret> keyOf(const TokenGrant& grant, const QString& origin)
{
    if (!isWritable(grant))
        return Error{Error::Rule, QStringLiteral("what was given as a token holds what no token has"), QStringLiteral("access_token"), {}};
    QByteArray json;
    json.reserve(roomFor(grant)); // growing would leave a copy behind
    const auto say = [&json](QByteArrayView name, QByteArrayView value) { json.append(",\"").append(name).append("\":\"").append(value).append('"'); };
    json.append(kBegins).append("\"since\":").append(QByteArray::number(grant.since.ms)).append(",\"until\":").append(QByteArray::number(grant.until.ms));
    say("token_url", grant.tokenUrl.toUtf8());
    say("client", grant.client.toUtf8());
    say("secret", grant.secret.toUtf8());
    if (!grant.clientName.isEmpty())
        say("client_name", grant.clientName.toUtf8());
    json.append(",\"scope\":[");
    for (const QString& one : grant.scope)
        json.append(json.endsWith('[') ? "\"" : ",\"").append(one.toUtf8()).append('"');
    json.append(']');
    if (grant.refresh)
        say("refresh", grant.refresh->bytes());
    say("access", grant.access->bytes());
    json.append('}');
    const Result<Done> fits = checkKey(json);
    const SharedSecret secret = fits ? Secret::of(json, origin) : SharedSecret();
    wipe(json);
    if (!fits)
        return Error{Error::Rule, QStringLiteral("the tokens are longer than what the keyring keeps"), QStringLiteral("access_token"), {}};
    return secret ? Result<SharedSecret>(secret) : Result<SharedSecret>(Error{Error::Internal, QStringLiteral("no memory could be locked for the tokens"), QStringLiteral("ulimit -l"), QStringLiteral("a limit of 64 or more")});
}

bool isGrant(const Secret& kept)
{
    return kept.bytes().startsWith(kBegins);
}

Result<TokenGrant> grantOf(const Secret& kept)
{
    const QByteArrayView json = kept.bytes();
    const std::optional<QByteArrayView> access = textAt(json, "access", '"', '"'), refresh = textAt(json, "refresh", '"', '"'), scope = textAt(json, "scope", '[', ']');
    const std::optional<qint64> since = numberAt(json, "since"), until = numberAt(json, "until");
    TokenGrant grant;
    grant.access = isGrant(kept) && access ? Secret::of(*access, kept.origin(), Secret::Brief) : SharedSecret();
    grant.refresh = refresh ? Secret::of(*refresh) : SharedSecret();
    if (!grant.access || !since || !until || !scope)
        return Error{Error::Parse, QStringLiteral("what is kept of the sign-in cannot be read"), {}, {}};
    grant.since = {*since};
    grant.until = {*until};
    for (const QString& one : QString::fromLatin1(*scope).split(u',', Qt::SkipEmptyParts))
        grant.scope.append(one.mid(1, one.size() - 2));
    grant.tokenUrl = wordAt(json, "token_url");
    grant.client = wordAt(json, "client");
    grant.secret = wordAt(json, "secret");
    grant.clientName = wordAt(json, "client_name");
    return grant;
}

bool isNearlyOver(const TokenGrant& grant, Instant now)
{
    const Duration quarter = (grant.until - grant.since) / 4;
    return now >= grant.until - std::min(kAhead, quarter) || now < grant.since - kClocksDiffer;
}

bool isOver(const TokenGrant& grant, Instant now)
{
    return now >= grant.until || now < grant.since - kClocksDiffer;
}

} // namespace qd::agents
