#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>

namespace fakeworld {

/// A channel of Slack's. Read in its documentation (docs.slack.dev/reference/methods: chat.postMessage, conversations.history, chat.getPermalink): it answers 200 also where it did
/// nothing, and says so in "ok"; it knows no key, so the same again stands there twice; the history shows what a message bears as its metadata.
class ChannelHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply post(const ServiceCall& call);

    QJsonArray m_messages; ///< the newest first
};

/// A page of Facebook's. Read in its documentation (developers.facebook.com/docs/pages-api/posts; …/docs/graph-api/reference/page/feed): a POST makes a post, also the same once
/// more, for it knows no key; what is published is listed.
class PageHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    QJsonArray m_posts; ///< the newest first
};

/// A page of LinkedIn's. Read in its documentation (learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api): 201 and the number of the post in x-restli-id,
/// without a body; it knows no key. What reads like a post that stands there is refused as its duplicate; who sends it counts as having done it again all the same.
class FeedHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply post(const ServiceCall& call);

    QJsonArray m_posts; ///< the newest first
};

} // namespace fakeworld
