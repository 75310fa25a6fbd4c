#include "agents/keys/Wipe.h"

#include <sodium/utils.h>

namespace qd::agents {

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty()) // not data(): it would overwrite a copy of its own and leave the shared one
        sodium_memzero(const_cast<char*>(bytes.constData()), size_t(bytes.size()));
    bytes.clear();
}

} // namespace qd::agents
