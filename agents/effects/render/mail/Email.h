#pragma once

#include "agents/effects/render/Rendered.h"

#include "core/model/Brand.h"

namespace qd::agents {

/// Everything that an e-mail is made of.
struct EmailMaterial {
    QString slug;      ///< names its files
    QString subject;   ///< one line, at most 200 characters
    QString preheader; ///< what inboxes show after the subject; one line
    QString text;      ///< Markdown
    QString link;      ///< https address that a button at its end leads to; empty: none
    Instant date;      ///< as the message says it
    bool rehearsal = false;
};

/// An e-mail as its connector takes it: the title is the subject; <slug>/message.txt of text/plain, wrapped, and <slug>/message.html of
/// text/html, which loads nothing, runs nothing and is legible by day and by night. content.details: slug, subject, preheader, date (RFC 3339). Its
/// destination is its connector's place.
/// It cannot be taken back. Same material, same bytes. Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderEmail(const EmailMaterial& material, const Brand& brand);

} // namespace qd::agents
