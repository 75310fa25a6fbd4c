#include "agents/keys/SessionKeyRing.h"

namespace qd::agents {

namespace {

RingAnswer absent()
{
    return {RingAnswer::Absent, {}, QStringLiteral("no key of that name was given to this program since it was started")};
}

} // namespace

void SessionKeyRing::read(const QString& name, Answered answered)
{
    const SharedSecret secret = m_keys.value(name);
    answered(secret ? RingAnswer{RingAnswer::Done, secret, {}} : absent());
}

void SessionKeyRing::write(const QString& name, SharedSecret secret, Answered answered)
{
    m_keys.insert(name, std::move(secret));
    answered({RingAnswer::Done, {}, {}});
}

void SessionKeyRing::remove(const QString& name, Answered answered)
{
    answered(m_keys.remove(name) ? RingAnswer{RingAnswer::Done, {}, {}} : absent());
}

} // namespace qd::agents
