#pragma once

#include <QString>

namespace fakeworld {

/// The world's own count of tokens: four letters or digits of a word are one, so is every other character that is no white
/// space. Never more than the UTF-8 bytes of the text.
qint64 tokensOf(QStringView text);

/// The longest beginning that has no more than `most` tokens.
QString firstTokens(const QString& text, qint64 most);

} // namespace fakeworld
