#include "agents/keys/KeysAtHand.h"

#include "agents/keys/KeyNames.h"

namespace qd::agents {

KeysAtHand::KeysAtHand(KeyShelf& shelf, Mailbox* mailbox, std::function<void(const QString&)> changed)
    : m_shelf(shelf)
{
    m_guest = shelf.enter(mailbox, [this, changed = std::move(changed)](const QString& name) {
        m_known.remove(name);
        ++m_changes[name];
        if (changed)
            changed(name);
    });
}

KeysAtHand::~KeysAtHand()
{
    m_shelf.leave(m_guest);
}

void KeysAtHand::find(const QString& name, const QString& address, KeyShelf::Found found)
{
    if (const SharedSecret known = m_known.value(name)) {
        const Result<Done> goes = checkGoesTo(*known, name, address);
        return found(goes ? Result<SharedSecret>(known) : Result<SharedSecret>(goes.error()));
    }
    m_shelf.ask(m_guest, name, address, [this, name, change = m_changes.value(name), found = std::move(found)](const Result<SharedSecret>& result) {
        if (result && !(*result)->isBrief() && change == m_changes.value(name)) // else it is used this once; the next asks anew
            m_known.insert(name, *result);
        found(result);
    });
}

} // namespace qd::agents
