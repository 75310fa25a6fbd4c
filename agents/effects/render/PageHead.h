#pragma once

#include "agents/effects/render/Html.h"
#include "agents/effects/render/Look.h"
#include "agents/effects/render/Rendered.h"

namespace qd::agents {

/// What search engines and link previews are told about a page. Texts are one line each and safe to show.
struct PageFacts {
    QString title;
    QString language;      ///< of the text
    QString metaTitle;
    QString description;
    QString keyword;
    QString author;
    QString url;      ///< absolute, or empty when the brand names no site
    QString imageUrl; ///< absolute, or empty
    QString imageAlt;
    ImageSize image;
    Instant date;
    int words = 0;
    bool rehearsal = false;
};

/// Opens the document: everything down to and with <body>.
void openPage(HtmlWriter& out, const PageFacts& facts, const Brand& brand, const Look& look);
/// The same for a page that is not a post: the list of posts.
void openListPage(HtmlWriter& out, const QString& title, const QString& description, const QString& language, bool rehearsal,
                  const Look& look);
/// The bar at the top of every page; `home` is the address of the list.
void pageTop(HtmlWriter& out, const QString& home, const QString& name, const QString& tagline);

/// What a page of the rehearsal model says about itself. `title` and `text`: where they are in two languages, it says why.
QString rehearsalNote(const QString& title = {}, const QString& text = {});
/// ", which writes English only; …" when `title` is the brief's, in another language than `text`; else nothing.
QString languageNote(const QString& title, const QString& text);

/// JSON-LD of the post (schema.org BlogPosting), safe to stand in a script element of HTML and of XML.
QString structuredData(const PageFacts& facts, const Brand& brand);

} // namespace qd::agents
