#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QList>

namespace qd::agents {

/// Somebody whom a key is for.
struct KeyUse {
    QString name; ///< of the key: "anthropic"
    QString what; ///< for people: "Anthropic: models"
};

/// Those that are known to the program. Keys may have other names, for providers that a home adds.
const QList<KeyUse>& keyUses();
/// For people, also of a name that is not known.
QString whatKeyIsFor(const QString& name);

/// Error::Parse unless it is 1 to 64 of a-z, 0-9 and hyphens, with a letter or digit at both ends.
Result<Done> checkKeyName(const QString& name);
/// Error::Parse unless it is 8 to 8192 printable characters of ASCII without a space, which is what a header can carry
/// (RFC 9110, 5.5). The error never holds any of it.
Result<Done> checkKey(QByteArrayView key);

} // namespace qd::agents
