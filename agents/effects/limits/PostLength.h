#pragma once

#include "core/base/Result.h"

namespace qd::agents {

/// What a platform takes of the words of a post, by its documentation.
struct PostLimits {
    const char* platform = ""; ///< "Instagram"
    qsizetype characters = 0;
    int hashtags = 0;  ///< 0: as many as fit
    int mentions = 0;  ///< 0: as many as fit
};

/// Slack cuts what is longer (docs.slack.dev, chat.postMessage: "Truncating content").
inline constexpr PostLimits kSlackLimits{"Slack", 40'000, 0, 0};
/// The longest post that Facebook takes.
inline constexpr PostLimits kFacebookLimits{"Facebook", 63'206, 0, 0};
/// developers.facebook.com, IG User Media: captions.
inline constexpr PostLimits kInstagramLimits{"Instagram", 2'200, 30, 20};
/// support.google.com/business, "Create & manage posts"; its interface says no number.
inline constexpr PostLimits kBusinessLimits{"Google", 1'500, 0, 0};
/// developers.tiktok.com, Photo post: "description", and "title".
inline constexpr PostLimits kTikTokLimits{"TikTok", 4'000, 0, 0};
inline constexpr qsizetype kMostTikTokTitle = 90;

/// Hashtags ("#" and a letter or digit) and mentions ("@" and a letter or digit) that begin a word.
int hashtagsIn(const QString& text);
int mentionsIn(const QString& text);

/// Characters are UTF-16 units here, the strictest reading of the word, so that nothing is approved here and refused there.
/// Error::Rule says how much of what there is, and how much is taken.
Result<Done> checkLength(const QString& text, const PostLimits& limits);

} // namespace qd::agents
