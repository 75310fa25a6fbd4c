#include "agents/effects/settings/SignIns.h"

#include "agents/effects/connectors/linkedin/LinkedInWords.h"
#include "agents/keys/KeyNames.h"

namespace qd::agents {

namespace {

/// learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow and …-native: an app without a secret has an address of its own.
SignInPlace linkedIn(const ConnectorFile& file)
{
    const bool isPage = isLinkedInPage(file.account);
    const QString authorize = file.clientSecret.isEmpty() ? QStringLiteral("https://www.linkedin.com/oauth/native-pkce/authorization") : QStringLiteral("https://www.linkedin.com/oauth/v2/authorization");
    return {QStringLiteral("LinkedIn"), authorize, QStringLiteral("https://www.linkedin.com/oauth/v2/accessToken"),
            isPage ? QStringList{QStringLiteral("w_organization_social"), QStringLiteral("r_organization_social")} : QStringList{QStringLiteral("openid"), QStringLiteral("profile"), QStringLiteral("w_member_social")}};
}

/// docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE", for an app without a secret (a public client).
SignInPlace x(const ConnectorFile&)
{
    return {QStringLiteral("X"), QStringLiteral("https://x.com/i/oauth2/authorize"), QStringLiteral("https://api.x.com/2/oauth2/token"),
            {QStringLiteral("tweet.read"), QStringLiteral("tweet.write"), QStringLiteral("users.read"), QStringLiteral("media.write"), QStringLiteral("offline.access")}};
}

/// developers.google.com/identity/protocols/oauth2/native-app; a token that lasts is given with consent alone.
SignInPlace google(const char* scope)
{
    return {QStringLiteral("Google"), QStringLiteral("https://accounts.google.com/o/oauth2/v2/auth"), QStringLiteral("https://oauth2.googleapis.com/token"), {QStringLiteral("https://www.googleapis.com/auth/") + QLatin1String(scope)},
            {{QStringLiteral("access_type"), QStringLiteral("offline")}, {QStringLiteral("prompt"), QStringLiteral("consent")}}};
}

/// developers.tiktok.com/doc/login-kit-desktop and …/oauth-user-access-token-management: it calls the app's id "client_key", parts scopes by commas, and
/// has the challenge in hexadecimal. It takes people back to 127.0.0.1, with any port where the app's settings say "http://127.0.0.1:*/".
SignInPlace tikTok(const ConnectorFile&)
{
    SignInPlace place{QStringLiteral("TikTok"), QStringLiteral("https://www.tiktok.com/v2/auth/authorize/"), QStringLiteral("https://open.tiktokapis.com/v2/oauth/token/"),
                      {QStringLiteral("user.info.basic"), QStringLiteral("video.publish")}};
    place.clientName = QStringLiteral("client_key");
    place.between = u',';
    place.isHexChallenge = true;
    return place;
}

/// help.salesforce.com, "OAuth 2.0 Web Server Flow", at the organisation's own address. A callback has https, or is this machine by its name, as in
/// developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_auth_connected_app.htm (http://localhost:1717/…), port and all.
SignInPlace salesforce(const ConnectorFile& file)
{
    SignInPlace place{QStringLiteral("Salesforce"), file.url + QStringLiteral("/services/oauth2/authorize"), file.url + QStringLiteral("/services/oauth2/token"), {QStringLiteral("api"), QStringLiteral("refresh_token")}};
    place.host = QStringLiteral("localhost");
    return place;
}

/// As the shelf of keys says it of a name that it does not hold.
QString typed(const ConnectorFile& file)
{
    return QStringLiteral("quarterdeck keys set %1").arg(file.key);
}

} // namespace

std::optional<SignInPlace> signInOf(const ConnectorFile& file)
{
    if (file.clientId.isEmpty())
        return std::nullopt;
    SignInPlace place;
    switch (file.kind) {
    case ConnectorKind::LinkedIn: place = linkedIn(file); break;
    case ConnectorKind::X: place = x(file); break;
    case ConnectorKind::SearchConsole: place = google("webmasters.readonly"); break;
    case ConnectorKind::Analytics: place = google("analytics.readonly"); break;
    case ConnectorKind::BusinessProfile: place = google("business.manage"); break;
    case ConnectorKind::GoogleAds: place = google("adwords"); break;
    case ConnectorKind::TikTok: place = tikTok(file); break;
    case ConnectorKind::Salesforce: place = salesforce(file); break;
    default: return std::nullopt;
    }
    if (file.isMock()) {
        place.authorizeUrl = file.url + QStringLiteral("/oauth/authorize");
        place.tokenUrl = file.url + QStringLiteral("/oauth/token");
    }
    place.client = file.clientId;
    place.secret = file.clientSecret;
    place.origin = originOf(file.url);
    place.port = quint16(file.signInPort);
    return place;
}

QString howLetIn(const ConnectorFile& file)
{
    return signInOf(file) ? QStringLiteral("quarterdeck connectors sign-in %1").arg(file.id) : typed(file);
}

Error asOfSignIn(Error why, const ConnectorFile& file)
{
    if (!signInOf(file) || why.where != file.key || why.hint != typed(file))
        return why;
    why.text = QStringLiteral("nobody has signed in to %1").arg(file.title);
    why.hint = howLetIn(file);
    return why;
}

} // namespace qd::agents
