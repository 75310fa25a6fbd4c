#pragma once

#include "agents/effects/render/Rendered.h"

#include "core/model/Brand.h"

namespace qd::agents {

/// Everything that an entry of the newsletter is made of.
struct NewsletterMaterial {
    QString slug;      ///< of the piece it is about
    QString title;
    QString subject;   ///< one line, at most 200 characters
    QString preheader; ///< what inboxes show after the subject; one line
    QString text;      ///< Markdown
    QString link;      ///< https address of the piece; empty: none
    Instant date;
    bool rehearsal = false;
};

/// The entry as files for the connector folder-newsletter: newsletter/<slug>/entry.html (a whole page with its style
/// inlined, without images and tables), entry.txt and entry.json (subject, preheader, link, rehearsal).
/// content.details: slug, title, subject, preheader, date, link.
/// Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderNewsletterEntry(const NewsletterMaterial& material, const Brand& brand);

} // namespace qd::agents
