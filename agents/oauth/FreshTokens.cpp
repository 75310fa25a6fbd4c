#include "agents/oauth/FreshTokens.h"

#include "agents/keys/Wipe.h"

#include <QDir>
#include <QLockFile>
#include <QPointer>
#include <QTimer>

#include <sodium/utils.h>

namespace qd::agents {

namespace {

constexpr Duration kDeadline = std::chrono::seconds(30);
constexpr Duration kLookAgain = std::chrono::milliseconds(200); ///< at the lock of another process
constexpr int kMostTries = 300;
constexpr Duration kYoung = std::chrono::minutes(1); ///< what was not taken so soon would be no better the next time

bool isSame(const SharedSecret& a, const SharedSecret& b)
{
    return a && b && a->bytes().size() == b->bytes().size() && sodium_memcmp(a->bytes().data(), b->bytes().data(), size_t(a->bytes().size())) == 0;
}

Error signInAgain(const QString& name, const QString& why)
{
    return {Error::Rule, QStringLiteral("the sign-in for %1 %2; sign in again").arg(name, why), name, QStringLiteral("quarterdeck connectors sign-in with the connection that it is for, or \"Sign in\" in the settings")};
}

} // namespace

FreshTokens::FreshTokens(KeyShelf& shelf, std::function<Way()> way, const Clock& clock, QString locks) : m_shelf(shelf), m_way(std::move(way)), m_clock(clock), m_locks(std::move(locks)) {}

FreshTokens::~FreshTokens() = default;

void FreshTokens::make(const QString& name, const SharedSecret& kept, Made made)
{
    const Result<TokenGrant> grant = grantOf(*kept);
    if (!grant)
        return made(signInAgain(name, QStringLiteral("cannot be read")));
    const Instant now = m_clock.now();
    if (isSame(m_ended.value(name), kept))
        return made(signInAgain(name, QStringLiteral("is not taken any more")));
    if (const auto at = m_renewals.find(name); at != m_renewals.end())
        return at->second.waiting.append(std::move(made));
    if (!isNearlyOver(*grant, now) || (!grant->refresh && !isOver(*grant, now)))
        return made(grant->access);
    if (!grant->refresh)
        return made(signInAgain(name, QStringLiteral("has run out")));
    begin(name, {kept, {}, {std::move(made)}});
}

void FreshTokens::refused(const QString& name, const SharedSecret& kept, const SharedSecret& shown)
{
    const Result<TokenGrant> grant = grantOf(*kept);
    if (!grant || !isSame(grant->access, shown) || m_renewals.contains(name))
        return; // there is another one already, or will be
    if (!grant->refresh || m_clock.now() - grant->since < kYoung) {
        m_ended.insert(name, kept);
        return;
    }
    begin(name, {kept, shown});
}

void FreshTokens::begin(const QString& name, Renewal renewal)
{
    QDir().mkpath(m_locks);
    renewal.lock = std::make_unique<QLockFile>(m_locks + QStringLiteral("/%1.renewal.lock").arg(name));
    renewal.lock->setStaleLockTime(std::chrono::minutes(2));
    m_renewals.emplace(name, std::move(renewal));
    lock(name);
}

/// Two that asked with one refresh token would look like a thief to the service (RFC 9700, 4.14.2).
void FreshTokens::lock(const QString& name)
{
    Renewal& renewal = m_renewals.at(name);
    if (renewal.lock->tryLock(0))
        return m_shelf.readAgain(name, [this, self = QPointer<FreshTokens>(this), name](const Result<SharedSecret>& kept) {
            if (self)
                look(name, kept);
        });
    if (++renewal.tries >= kMostTries)
        return end(name, Error{Error::Network, QStringLiteral("another process of this home has been renewing the sign-in for %1 for long").arg(name), name, {}});
    QTimer::singleShot(kLookAgain, this, [this, name] { lock(name); });
}

/// Another process may have got another one meanwhile.
void FreshTokens::look(const QString& name, const Result<SharedSecret>& kept)
{
    const Result<TokenGrant> grant = kept ? grantOf(**kept) : Result<TokenGrant>(kept.error());
    if (!grant)
        return end(name, kept ? signInAgain(name, QStringLiteral("cannot be read")) : kept.error());
    const bool isTaken = !isSame(grant->access, m_renewals.at(name).notTaken);
    if (isTaken && !isNearlyOver(*grant, m_clock.now()))
        return end(name, grant->access);
    if (!grant->refresh)
        return end(name, signInAgain(name, QStringLiteral("has run out")));
    findSecret(name, *kept, *grant);
}

void FreshTokens::findSecret(const QString& name, const SharedSecret& kept, const TokenGrant& before)
{
    if (before.secret.isEmpty())
        return ask(name, kept, before, {});
    m_shelf.find(before.secret, before.tokenUrl, [this, self = QPointer<FreshTokens>(this), name, kept, before](const Result<SharedSecret>& secret) {
        if (self)
            secret ? ask(name, kept, before, *secret) : fail(name, before, secret.error());
    });
}

void FreshTokens::ask(const QString& name, const SharedSecret& kept, const TokenGrant& before, const SharedSecret& clientSecret)
{
    HttpRequest request = tokenRequest({TokenAsk::ByRefresh, before.refresh, {}, {}, before.tokenUrl, before.client, clientSecret, before.clientName});
    request.deadline = kDeadline;
    Renewal& renewal = m_renewals.at(name);
    renewal.transport = std::make_unique<Transport>(m_way());
    renewal.transport->send(request, [this, name, kept, before, body = request.body](HttpAnswer answer) mutable {
        wipe(body);
        take(name, kept, before, answer);
    });
}

void FreshTokens::take(const QString& name, const SharedSecret& kept, const TokenGrant& before, HttpAnswer& answer)
{
    Result<TokenGrant> grant = grantIn(answer, before.tokenUrl, m_clock.now());
    if (!grant && grant.error().kind == Error::Rule && grant.error().where == QLatin1String("invalid_grant")) {
        m_ended.insert(name, kept);
        return end(name, signInAgain(name, QStringLiteral("is not taken any more (%1)").arg(grant.error().text)));
    }
    if (!grant)
        return fail(name, before, grant.error());
    if (!grant->refresh)
        grant->refresh = before.refresh; // RFC 6749, 6: the old one stays
    if (grant->scope.isEmpty())
        grant->scope = before.scope;
    grant->tokenUrl = before.tokenUrl;
    grant->client = before.client;
    grant->secret = before.secret;
    const Result<SharedSecret> another = keyOf(*grant, kept->origin());
    if (!another)
        return end(name, another.error());
    const Result<TokenGrant> shown = grantOf(**another);
    m_shelf.renew(name, *another, [this, self = QPointer<FreshTokens>(this), name, access = shown->access] {
        if (self)
            end(name, access);
    });
}

/// While the old one lasts nobody has to wait.
void FreshTokens::fail(const QString& name, const TokenGrant& before, const Error& error)
{
    const bool isGood = !isOver(before, m_clock.now()) && !isSame(before.access, m_renewals.at(name).notTaken);
    if (isGood)
        return end(name, before.access);
    const QString text = QStringLiteral("the sign-in for %1 could not be renewed: %2").arg(name, error.text);
    end(name, Error{error.kind == Error::Cancelled ? Error::Network : error.kind, text, name, error.hint});
}

void FreshTokens::end(const QString& name, const Result<SharedSecret>& shown)
{
    const auto at = m_renewals.find(name);
    if (at == m_renewals.end())
        return;
    const QList<Made> waiting = std::move(at->second.waiting);
    at->second.lock->unlock();
    if (at->second.transport)
        at->second.transport.release()->deleteLater(); // its answer may be what ended this
    m_renewals.erase(at);
    for (const Made& made : waiting)
        made(shown);
}

} // namespace qd::agents
