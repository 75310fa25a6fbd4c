#include "agents/keys/Secret.h"

#include <sodium/core.h>
#include <sodium/utils.h>

#include <cstring>

namespace qd::agents {

namespace {

bool isReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace

std::shared_ptr<const Secret> Secret::of(QByteArrayView bytes, const QString& origin, Life life)
{
    if (bytes.isEmpty() || !isReady())
        return {};
    void* memory = sodium_malloc(size_t(bytes.size()));
    if (!memory)
        return {};
    // sodium_malloc() locks its pages and does not say whether it could; locking them again changes nothing and does say.
    if (sodium_mlock(memory, size_t(bytes.size())) == 0) {
        std::memcpy(memory, bytes.data(), size_t(bytes.size()));
        if (sodium_mprotect_readonly(memory) == 0)
            return std::shared_ptr<const Secret>(new Secret(static_cast<std::byte*>(memory), bytes.size(), origin, life));
    }
    sodium_free(memory);
    return {};
}

Secret::~Secret()
{
    sodium_free(m_bytes); // which wipes, whatever the protection
}

} // namespace qd::agents
