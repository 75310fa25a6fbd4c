#include "agents/people/KnownPeople.h"

#include "core/rules/people/People.h"

namespace qd::agents {

KeptNames::KeptNames(KnownPeople known)
    : m_known(std::move(known))
{
}

PersonalTest KeptNames::test()
{
    PersonalTest test;
    test.hosts = m_known.hosts;
    test.own = m_known.own;
    test.passesOffices = true;
    if (!m_known.names.isEmpty())
        test.isKept = [this](const QString& name) { return isKept(name); };
    return test;
}

std::optional<Error> KeptNames::fault() const
{
    return m_keys && !*m_keys ? std::optional(m_keys->error()) : std::nullopt;
}

bool KeptNames::isKept(const QString& name)
{
    if (!m_keys)
        m_keys.emplace(PersonKeyFile(m_known.home).read());
    if (!*m_keys)
        return false; // see fault()
    return rules::isNameKept(m_known.names, (*m_keys)->index(rules::kNameIndex, name));
}

} // namespace qd::agents
