#include "app/connections/outside/WaySignIn.h"

#include "app/network/OwnCa.h"

#include <QPointer>

namespace qd::app {

WaySignIn::WaySignIn(agents::SignInPlace place, agents::KeyShelf& keys, Home home, QObject* parent) : QObject(parent), m_place(std::move(place)), m_keys(keys), m_home(std::move(home)) {}

WaySignIn::~WaySignIn() = default;

void WaySignIn::begin(std::function<void(const QString&)> opened, agents::SignIn::Ended ended)
{
    m_opened = std::move(opened);
    m_ended = std::move(ended);
    if (m_place.secret.isEmpty())
        return ask({});
    m_keys.find(m_place.secret, m_place.tokenUrl, [self = QPointer<WaySignIn>(this)](const Result<agents::SharedSecret>& secret) {
        if (self)
            secret ? self->ask(*secret) : self->m_ended(secret.error());
    });
}

void WaySignIn::ask(const agents::SharedSecret& secret)
{
    m_signIn = std::make_unique<agents::SignIn>(m_place, secret, wayOf(m_home), m_clock);
    const Result<QString> address = m_signIn->begin(m_ended);
    address ? m_opened(*address) : m_ended(address.error());
}

} // namespace qd::app
