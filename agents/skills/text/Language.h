#pragma once

#include <QString>

/// Which language a text is in, as far as its letters and its commonest words tell. @thread any
namespace qd::agents {

/// The primary tag of BCP 47 ("en", "de", "ar"); empty when nothing tells. By script, and among Latin texts by the
/// words that hold sentences together, of which there must be two more than of any other language.
QString languageOf(const QString& text);
/// "German"; the tag itself for one that is not known.
QString nameOfLanguage(const QString& tag);
/// Whether that language is written from right to left.
bool isRightToLeft(const QString& tag);
/// Words that hold sentences of that language together, in small letters; empty for one that is not known.
const QStringList& bindingWords(const QString& tag);

} // namespace qd::agents
