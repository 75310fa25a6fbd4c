#pragma once

#include "agents/effects/render/Html.h"

/// The parts of a post as its reader sees it, which previews are put together from.
namespace qd::agents {

/// Whose it is.
void showAuthor(HtmlWriter& out, const QString& name);
/// By paragraphs, with links that can be followed.
void showText(HtmlWriter& out, const QString& text);
/// The picture of that file's name.
void showPicture(HtmlWriter& out, const QString& file, const QString& alt);

} // namespace qd::agents
