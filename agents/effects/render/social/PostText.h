#pragma once

#include "agents/effects/render/LinkedInPost.h"

namespace qd::agents {

/// Hashtags without '#', each once. Error::Parse names the one that is none.
Result<QStringList> tagsOf(const QStringList& written);
/// The text by paragraphs, without blanks at line ends and without more than one empty line in a row.
QString tidied(const QString& text);
/// A post as it is pasted: text, link and hashtags, each a paragraph; before them what a rehearsal says of itself.
QString pasted(const QString& text, const QStringList& tags, const PostMaterial& material);

} // namespace qd::agents
