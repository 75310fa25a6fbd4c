#pragma once

#include "agents/effects/render/LinkedInPost.h"

namespace qd::agents {

/// What a post of a business in Google's search and maps has besides a post's own.
struct LocalPostMaterial {
    PostMaterial post;     ///< without hashtags; its link is where the button leads, or where an offer is redeemed
    QString topic;         ///< "standard", "event" or "offer"; empty: "standard"
    QString action;        ///< the button: one of localActions(); empty: "learn-more" where there is a link, else none
    QString start;         ///< of an event or an offer: "2026-12-01", or "2026-12-01T18:30" as clocks there show it
    QString end;
    QString coupon;        ///< of an offer; empty: none
    QString terms;         ///< of an offer; empty: none
    QString imageLink;     ///< the public address where the very JPEG stands that is made of the graphic; empty: a post without a picture
};

/// "learn-more", "book", "order", "shop", "sign-up", "call".
QStringList localActions();

/// A post for a connector of the kind "business-profile": post.txt, its bytes exactly the text, and picture.jpg where it has one. Same material, same bytes.
/// content.details: slug, title, date, link, text, characters, language, topic, action, start, end, coupon, terms, image_link.
/// Preview: the post with its button, as whoever finds the business sees it. Error::Parse names the member that is wrong. @thread any.
Result<Rendered> renderLocalPost(const LocalPostMaterial& material, const Brand& brand);

/// A day, and the time of day where there is one: "2026-12-01", "2026-12-01T18:30". An invalid one: the text is none.
struct LocalMoment {
    int year = 0, month = 0, day = 0;
    int hours = -1, minutes = 0; ///< -1: the whole day
};
std::optional<LocalMoment> localMomentIn(const QString& text);

} // namespace qd::agents
