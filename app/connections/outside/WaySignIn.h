#pragma once

#include "agents/keys/KeyShelf.h"
#include "agents/oauth/SignIn.h"
#include "app/engine/Home.h"

#include <memory>

namespace qd::app {

/// One sign-in for a way out: the app's secret from the shelf of keys, then the browser. What comes of it is not kept yet.
/// @thread main.
class WaySignIn final : public QObject {
    Q_OBJECT
public:
    /// `keys` outlive it.
    WaySignIn(agents::SignInPlace place, agents::KeyShelf& keys, Home home, QObject* parent = nullptr);
    ~WaySignIn() override;

    /// `opened`: the address for the browser, later or at once, and only where it came so far. `ended`: once, unless this is gone before; as agents::SignIn.
    void begin(std::function<void(const QString& address)> opened, agents::SignIn::Ended ended);

private:
    void ask(const agents::SharedSecret& secret);

    const agents::SignInPlace m_place;
    agents::KeyShelf& m_keys;
    const Home m_home;
    SystemClock m_clock;
    std::function<void(const QString&)> m_opened;
    agents::SignIn::Ended m_ended;
    std::unique_ptr<agents::SignIn> m_signIn;
};

} // namespace qd::app
