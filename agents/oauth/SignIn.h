#pragma once

#include "agents/oauth/Landing.h"
#include "agents/oauth/TokenLeg.h"

#include <QTimer>

namespace qd::agents {

/// One sign-in by the browser: Authorization Code with PKCE (S256), back to a port of this machine, with a state of its own. The address is
/// made by Qt Network Authorization; tokens are asked for by our transport, once: Qt's own would send the code again (DECISIONS.md, 71).
/// @thread everything on the one that it was made on, which has an event loop.
class SignIn final : public QObject {
    Q_OBJECT
public:
    /// `secret`: of the app, null where it has none. `clock` outlives it. `longest`: how long it waits for the browser.
    SignIn(SignInPlace place, SharedSecret secret, Way way, const Clock& clock, Duration longest = std::chrono::minutes(10), QObject* parent = nullptr);
    ~SignIn() override;

    /// What is kept of it, for the origin that the tokens go to. Error::Rule: it was not allowed; Error::Cancelled: nobody came in time; Error::Network: they
    /// did not answer.
    using Ended = std::function<void(Result<SharedSecret>)>;
    /// @returns the address to open. `ended` runs at most once, later. Once.
    Result<QString> begin(Ended ended);

private:
    QString addressFor(const QByteArray& challenge, const QByteArray& state) const;
    void exchange(const SharedSecret& code);
    void end(const Result<SharedSecret>& result);

    const SignInPlace m_place;
    const SharedSecret m_secret;
    const Clock& m_clock;
    Transport m_transport;
    QTimer m_patience;
    SharedSecret m_verifier;
    std::unique_ptr<Landing> m_landing;
    QString m_redirect;
    Ended m_ended;
};

} // namespace qd::agents
