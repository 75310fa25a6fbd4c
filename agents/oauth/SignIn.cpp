#include "agents/oauth/SignIn.h"

#include "agents/keys/Wipe.h"
#include "core/base/Digest.h"

#include <QtNetworkAuth/QAbstractOAuthReplyHandler>
#include <QtNetworkAuth/QOAuth2AuthorizationCodeFlow>

#include <sodium/randombytes.h>

namespace qd::agents {

namespace {

constexpr Duration kTokenDeadline = std::chrono::seconds(30);

/// 32 random bytes as 43 characters (RFC 7636, 4.1).
QByteArray unguessable()
{
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    const QByteArray text = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    wipe(bytes);
    return text;
}

/// Where the browser comes back to, and nothing more: what comes is taken by Landing, and so Qt asks for no token.
class ComesBackTo final : public QAbstractOAuthReplyHandler {
public:
    explicit ComesBackTo(QString address) : m_address(std::move(address)) {}
    QString callback() const override { return m_address; }
    void networkReplyFinished(QNetworkReply*) override {}

private:
    QString m_address;
};

} // namespace

SignIn::SignIn(SignInPlace place, SharedSecret secret, Way way, const Clock& clock, Duration longest, QObject* parent)
    : QObject(parent), m_place(std::move(place)), m_secret(std::move(secret)), m_clock(clock), m_transport(std::move(way))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(longest);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(Error{Error::Cancelled, QStringLiteral("nobody came back from %1 in %2 minutes").arg(m_place.service).arg(std::chrono::duration_cast<std::chrono::minutes>(m_patience.intervalAsDuration()).count()), {}, QStringLiteral("sign in anew")});
    });
}

SignIn::~SignIn() = default;

Result<QString> SignIn::begin(Ended ended)
{
    QByteArray verifier = unguessable();
    const QByteArray state = unguessable();
    const QByteArray digest = sha256(verifier);
    const QByteArray challenge = m_place.isHexChallenge ? digest.toHex() : digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    m_verifier = Secret::of(verifier);
    wipe(verifier);
    m_landing = std::make_unique<Landing>(Secret::of(state), [this](const Result<SharedSecret>& code) { code ? exchange(*code) : end(Error{code.error().kind, QStringLiteral("%1: %2").arg(m_place.service, code.error().text), code.error().where, QStringLiteral("sign in anew")}); });
    if (const Result<Done> listens = m_landing->listen(m_place.port); !listens)
        return listens.error();
    m_redirect = m_landing->address(m_place.host);
    m_ended = std::move(ended);
    m_patience.start();
    return addressFor(challenge, state);
}

QString SignIn::addressFor(const QByteArray& challenge, const QByteArray& state) const
{
    QOAuth2AuthorizationCodeFlow flow;
    ComesBackTo back(m_redirect);
    flow.setReplyHandler(&back);
    flow.setAuthorizationUrl(QUrl(m_place.authorizeUrl));
    flow.setAccessTokenUrl(QUrl(m_place.tokenUrl)); // it wants one, and is not let ask there
    flow.setClientIdentifier(m_place.client);
    flow.setScope(m_place.scope.join(m_place.between));
    flow.setState(QString::fromLatin1(state));
    flow.setModifyParametersFunction([this, &challenge](QAbstractOAuth::Stage, QMultiMap<QString, QVariant>* fields) { // 6.4 knows no PKCE
        fields->insert(QStringLiteral("code_challenge"), QString::fromLatin1(challenge));
        fields->insert(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
        if (!m_place.clientName.isEmpty()) {
            fields->remove(QStringLiteral("client_id"));
            fields->insert(m_place.clientName, m_place.client);
        }
        for (const auto& [name, value] : m_place.extras)
            fields->insert(name, value);
    });
    QString address;
    connect(&flow, &QAbstractOAuth::authorizeWithBrowser, &flow, [&address](const QUrl& url) { address = QString::fromLatin1(url.toEncoded()); });
    flow.grant();
    return address;
}

void SignIn::exchange(const SharedSecret& code)
{
    TokenAsk ask{TokenAsk::ByCode, code, m_verifier, m_redirect, m_place.tokenUrl, m_place.client, m_secret, m_place.clientName};
    HttpRequest request = tokenRequest(ask);
    request.deadline = kTokenDeadline;
    m_transport.send(request, [this, body = request.body](HttpAnswer answer) mutable {
        wipe(body);
        Result<TokenGrant> grant = grantIn(answer, m_place.tokenUrl, m_clock.now());
        if (!grant)
            return end(Error{grant.error().kind, QStringLiteral("%1 gave no tokens: %2").arg(m_place.service, grant.error().text), grant.error().where, QStringLiteral("sign in anew")});
        grant->tokenUrl = m_place.tokenUrl;
        grant->client = m_place.client;
        grant->secret = m_place.secret;
        grant->clientName = m_place.clientName;
        if (grant->scope.isEmpty())
            grant->scope = m_place.scope;
        end(keyOf(*grant, m_place.origin));
    });
}

void SignIn::end(const Result<SharedSecret>& result)
{
    m_patience.stop();
    QTimer::singleShot(0, this, [this, result] { // whoever hears it may let go of this, and of the page that is being written
        m_landing.reset();
        if (const Ended ended = std::exchange(m_ended, {}))
            ended(result);
    });
}

} // namespace qd::agents
