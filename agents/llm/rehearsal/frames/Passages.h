#pragma once

#include <span>

/// The passages of an essay that belong to no theme. Slots as in Theme.h, and besides: {K} keyword and {S} second keyword
/// (always in quotation marks or after a colon, since a keyword may be any string), {F} a quoted statement with its
/// source, {P} words of the brand, {X} a word that the brand avoids, {Y} a human's wish.
namespace qd::agents::rehearsal {

using Passages = std::span<const char* const>;

Passages openings();        ///< the first paragraph, strong
Passages weakOpenings();    ///< the first paragraph of somebody in a hurry
Passages promises();        ///< second paragraph: what the piece does; names the keyword
Passages plainPromises();   ///< the same without the keyword
Passages quotingLines();    ///< how a statement of a source is brought in
Passages afterQuotes();     ///< what follows from it
Passages proofLines();      ///< how the brand speaks of its own record
Passages keywordLines();
Passages secondaryLines();
Passages brandWordLines();
Passages avoidedLines();
Passages conclusions();
Passages invitations();     ///< the sentence before the call to action
Passages conclusionHeadings();
Passages titles();          ///< {N}: number of sections, {K} keyword or topic, {A}
Passages wishLines();       ///< answers a human's note

} // namespace qd::agents::rehearsal
