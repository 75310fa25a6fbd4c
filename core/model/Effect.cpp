#include "core/model/Effect.h"

#include "core/base/Digest.h"

namespace qd {

QByteArray contentHash(const EffectContent& content)
{
    return sha256(encode(content)); // members in declared order, maps by key: one content, one text
}

} // namespace qd
