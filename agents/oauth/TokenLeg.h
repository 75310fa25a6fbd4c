#pragma once

#include "agents/oauth/TokenGrant.h"
#include "agents/transport/Transport.h"

/// What a token endpoint is asked and answers (RFC 6749, 4.1.3, 4.1.4, 5, 6; RFC 7636, 4.5). Pure.
namespace qd::agents {

struct TokenAsk {
    enum What { ByCode, ByRefresh };
    What what = ByRefresh;
    SharedSecret token;        ///< the code, or the refresh token
    SharedSecret verifier{};   ///< ByCode: of PKCE
    QString redirect{};        ///< ByCode: where the browser came back to
    QString tokenUrl;
    QString client;
    SharedSecret clientSecret{}; ///< null: the app has none
    QString clientName{};      ///< SignInPlace::clientName
};

/// A form, sent once, whose body holds secrets: whoever sends it wipes it afterwards.
HttpRequest tokenRequest(const TokenAsk& ask);

/// What was given, without what only the asker knows (tokenUrl, client, secret; scope where they do not say). Wipes the answer's body. Error::Rule: they say no,
/// `where` is their word for it ("invalid_grant"); Error::Network: nobody knows, and it can be asked again.
/// They may say anything of its life: it is taken for between a minute and a year, and for an hour where they say nothing that makes sense.
Result<TokenGrant> grantIn(HttpAnswer& answer, const QString& tokenUrl, Instant now);

} // namespace qd::agents
