#pragma once

#include "agents/effects/render/Rendered.h"

#include "core/model/Brand.h"

#include <QStringList>

namespace qd::agents {

/// LinkedIn refuses more with "ShareCommentary text length … exceeded the maximum allowed (3000 characters)".
constexpr int kLinkedInLimit = 3000;

/// Everything that a LinkedIn post is made of.
struct PostMaterial {
    QString slug;         ///< of the piece it is about
    QString title;
    QString text;
    QStringList hashtags; ///< with or without '#'
    QByteArray imagePng;  ///< empty: a post without an image
    QString imageAlt;
    QString link;         ///< https address of the piece; empty: none
    Instant date;
    bool rehearsal = false;
    bool isPainted = false; ///< the image was made by a model, which X is told
};

/// The post as files for the connector folder-linkedin: linkedin/<slug>/post.txt (as it is pasted), post.json (text,
/// hashtags, image, image_alt, link, rehearsal) and graphic.png. Same material, same bytes.
/// content.details: slug, title, text, characters, date, link.
/// The whole of post.txt counts towards the limit, in UTF-16 units: the strictest reading of "characters" that the
/// platform could mean, so that nothing is approved here and refused there.
/// Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderLinkedInPost(const PostMaterial& material, const Brand& brand);

} // namespace qd::agents
