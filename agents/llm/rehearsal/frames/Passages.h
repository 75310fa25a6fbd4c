#pragma once

#include <span>

/// The passages of an essay that belong to no theme. Slots as in Theme.h and Ties.h, and besides: {K} keyword and {S} second keyword
/// (in quotation marks, since a keyword may be any string; a plain noun loses them), {F} a quoted statement with its
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
Passages titleTails();      ///< what follows "Topic: " in a title; {N} number of sections, {A}
Passages newsTails();       ///< the same for something of the brand's own that is made known; {C}
Passages troubleTails();    ///< the same for something that nobody wants more of; {N}, {A}
Passages seriesLines();     ///< {Q}: the series that the piece opens
Passages wishLines();       ///< answers a human's note

} // namespace qd::agents::rehearsal
