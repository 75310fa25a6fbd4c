#pragma once

#include <QString>

namespace qd::agents {

/// The character that HTML names so, without '&' and ';'; 0: none that is known here. Known are HTML 4's 252 names and those of
/// HTML 5 for ASCII; what else there is (WHATWG HTML, 13.5) stays as it is written, which changes no word.
char32_t namedCharacter(QStringView name);

/// Reads the reference that begins at text[at] == '&' (WHATWG HTML, 13.2.5.72 ff.), also without its ';' where that counts.
/// @returns the character, and moves `at` behind it; 0 when there is none, and `at` stays.
char32_t characterReference(QStringView text, qsizetype& at, bool inAttribute);

/// `text` with every reference in its place. Null bytes are left out. O(text).
QString withoutReferences(QStringView text, bool inAttribute);

/// What windows-1252 means by the byte 0x80 … 0x9F (WHATWG Encoding, index-windows-1252).
char32_t windowsCharacter(quint8 byte);

} // namespace qd::agents
