#pragma once

#include "agents/effects/render/LinkedInPost.h"

namespace qd::agents {

/// A post for X, for a connector of the kind "x": post.txt, its bytes exactly the text that is posted (text, link, hashtags, each a
/// paragraph), and graphic.png. Same material, same bytes. What is rehearsed is posted nowhere and carries no mark in its text.
/// content.details: slug, title, date, link, text, image_alt, made_with_ai ("yes" where a model has painted the image), counts (what
/// X counts at most, of 280).
/// Preview: the post as its reader sees it, links as X shortens them, and below it how many of the 280 count and why.
/// Error::Parse names the member that is wrong; also when X could count more than 280 (limits/WeightedLength.h). @thread any.
Result<Rendered> renderXPost(const PostMaterial& material, const Brand& brand);

} // namespace qd::agents
