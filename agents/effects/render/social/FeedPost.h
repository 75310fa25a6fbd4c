#pragma once

#include "agents/effects/render/LinkedInPost.h"

namespace qd::agents {

/// A message for a channel, for a connector of the kind "slack": message.txt, its bytes exactly what stands there then. No picture: its link
/// shows where one is. content.details: slug, title, date, link, text, characters.
/// Preview: as whoever reads the channel sees it. Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderSlackMessage(const PostMaterial& material, const Brand& brand);

/// A post on a page, for a connector of the kind "facebook": post.txt, its bytes exactly the text, and graphic.png.
/// content.details: as of a message, and image_alt.
Result<Rendered> renderFacebookPost(const PostMaterial& material, const Brand& brand);

/// A post with its picture, for a connector of the kind "instagram": post.txt, its bytes exactly the caption, and picture.jpg, which is made of
/// the graphic: Instagram takes JPEG, from 4:5 to 1.91:1. `imageLink`: the public address where that very JPEG stands; Instagram fetches it
/// there and takes it in no other way. Same material, same bytes. content.details: as of a post, and image_link.
Result<Rendered> renderInstagramPost(const PostMaterial& material, const QString& imageLink, const Brand& brand);

/// A post with its picture, for a connector of the kind "tiktok": as one for Instagram, whose picture it wants in the same way. Its title, at
/// most 90 characters, stands above its words.
Result<Rendered> renderTikTokPost(const PostMaterial& material, const QString& imageLink, const Brand& brand);

} // namespace qd::agents
