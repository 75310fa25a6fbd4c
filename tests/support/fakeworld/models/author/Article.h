#pragma once

#include "tests/support/fakeworld/models/author/Material.h"

namespace fakeworld {

/// A title with the keyword in front; each `variant` another one.
QString articleTitle(const QString& keyword, int variant);
/// The headings below the title, in order.
QStringList articleHeadings(const Material& material);
/// About 1,500 words of Markdown in plain English on whatever the brief says, with the keyword where readers look for it, in the
/// brand's words, without a figure. Another text for a draft that was sent back.
QString article(const Material& material);

} // namespace fakeworld
