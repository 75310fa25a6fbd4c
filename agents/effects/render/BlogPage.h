#pragma once

#include "agents/effects/render/Rendered.h"

#include "core/model/Approval.h"
#include "core/model/Brand.h"

namespace qd::agents {

/// Everything that a blog page is made of.
struct PageMaterial {
    QString title;
    QString metaTitle;    ///< for <title>; empty: the title
    QString description;  ///< for search results
    QString summary;      ///< under the headline; empty: the description, unless the text begins with it
    QString slug;
    QString keyword;
    QString markdown;
    QByteArray headerPng; ///< empty: a page without an image
    QString headerAlt;
    QString author;       ///< empty: the brand's
    Instant date;
    bool rehearsal = false;
    QString update;        ///< number of the post on her site that it takes the place of; empty: a new one (renderWebPost())
    QList<Source> sources; ///< those that the text cites are named at the end as a reader would, except personal and secret ones and what only tools
                           ///< read (tables); local paths never appear
};

/// The page as files for the connector folder-site: posts/<slug>/index.html and posts/<slug>/header.png.
/// The page is HTML5 that is also well-formed XML, has no script but its JSON-LD (schema.org BlogPosting, as Google's
/// "Article structured data" asks for it) and loads nothing but its own image. Same material, same bytes.
/// The brand's call to action and the link to its site stand below the text where the text does not have them.
/// content.details: slug, title, summary, date (RFC 3339), url, author, keyword, image, image_alt, language, site_title,
/// site_tagline, site_url, colour_*: what lists and feeds need.
/// Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderBlogPage(const PageMaterial& material, const Brand& brand);

/// The same as a post for a site that has a look of its own (connectors of the kind "wordpress"): <slug>/post.html, the text alone, and
/// <slug>/header.png. content.details: slug, title, summary, date, image, image_alt, update. Errors and thread as above.
Result<Rendered> renderWebPost(const PageMaterial& material, const Brand& brand);

} // namespace qd::agents
