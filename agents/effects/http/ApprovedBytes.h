#pragma once

#include "agents/effects/Connector.h"

#include <optional>

namespace qd::agents {

/// Nothing leaves that is not what was approved: each file of it is there, with the size and the SHA-256 that it was approved with.
/// Error::Rule names the one that is not.
Result<Done> checkApproved(const Delivery& delivery);

/// Its words, details.text, are its only file of text/plain, by their size; checkApprovedText() looks at the bytes. Error::Rule names the
/// renderer that makes such a post.
Result<Done> checkTextFile(const EffectContent& content, const char* renderer);
/// checkApproved(), and that its words are what that file holds.
Result<Done> checkApprovedText(const Delivery& delivery);

/// The text that an effect's details hold under that name; empty: there is none.
QString detailIn(const EffectContent& content, QLatin1String name);

/// The number, and the list of texts, that they hold; nothing, and an empty one, where there is none.
std::optional<qint64> numberOf(const EffectContent& content, QLatin1String name);
QStringList listIn(const EffectContent& content, QLatin1String name);

/// Whether the effect was meant for that place: the place itself, or what its renderer puts below it, which is its first file or that one's folder, by the
/// slug that a look found free. Whatever else is below a place is another place.
bool isMeantFor(const EffectContent& content, const QString& place);

/// Its only file of that type ("image/" takes any such), or nullptr where there is none or more than one.
const EffectFile* onlyFile(const EffectContent& content, QLatin1String type);

} // namespace qd::agents
