#pragma once

#include "agents/effects/http/Verdict.h"
#include "agents/effects/settings/ConnectorFile.h"

/// What TikTok's Content Posting API is asked and answers (developers.tiktok.com/doc/content-posting-api-reference-photo-post,
/// .../content-posting-api-reference-query-creator-info, .../content-posting-api-reference-get-video-status). Without keys. Pure.
namespace qd::agents {

HttpRequest tikTokCreator(const ConnectorFile& file);
/// Posts at once, with a picture that TikTok fetches.
HttpRequest tikTokPost(const ConnectorFile& file, const QString& title, const QString& text, const QString& pictureAt);
HttpRequest tikTokStatus(const ConnectorFile& file, const QString& publication);

/// TikTok's own word for whoever may see it: "PUBLIC_TO_EVERYONE" of "public".
QString tikTokPrivacy(const QString& privacy);

struct TikTokCreator {
    QString user;
    QStringList privacies; ///< what the account lets be chosen
};
/// Error::Parse: the answer is no such thing.
Result<TikTokCreator> tikTokCreatorIn(const QByteArray& body);
/// The number of a publication ("p_pub_url~v2.123").
Result<QString> tikTokPublicationIn(const QByteArray& body);

struct TikTokState {
    enum Is { Working, Done, Failed };
    Is is = Working;
    QString reason; ///< Failed
    QString post;   ///< Done: its number; empty: TikTok does not say it yet
};
Result<TikTokState> tikTokStateIn(const QByteArray& body);

/// TikTok's word for what was wrong ("spam_risk_too_many_posts"); empty: nothing.
QString tikTokComplaintIn(const QByteArray& body);
/// verdictOf(), and what the words say where the status does not.
Outcome tikTokVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now);

} // namespace qd::agents
