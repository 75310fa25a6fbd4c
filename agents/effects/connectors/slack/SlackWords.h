#pragma once

#include "agents/effects/http/Verdict.h"
#include "agents/effects/settings/ConnectorFile.h"

/// What Slack's Web API is asked and answers (docs.slack.dev/reference/methods: chat.postMessage, conversations.history, chat.getPermalink,
/// auth.test; docs.slack.dev/messaging/message-metadata). It answers 200 also where it did nothing: "ok" says which. Pure.
namespace qd::agents {

/// The text stands in the channel as it is: nothing in it is read as markup, as a mention or as a link to be unfolded. `key` stands in the
/// message's metadata, which nobody in the channel sees.
HttpRequest slackPost(const ConnectorFile& file, const QString& text, const QString& key);
/// The channel's messages since then, the newest first, with their metadata.
HttpRequest slackHistory(const ConnectorFile& file, Instant since);
HttpRequest slackPermalink(const ConnectorFile& file, const QString& message);
HttpRequest slackWho(const ConnectorFile& file);

/// What Slack says that was wrong ("channel_not_found"); empty: nothing.
QString slackComplaintIn(const QByteArray& body);
/// verdictOf(), and what Slack says where its status says nothing.
Outcome slackVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now);

/// What Slack calls a message that it took in that channel (its "ts"). Error::Parse: it is no such answer.
Result<QString> slackMessageIn(const QByteArray& body, const QString& channel);
Result<QString> slackPermalinkIn(const QByteArray& body);

struct SlackFound {
    QString message;   ///< the one that bears the key; empty: none
    qsizetype seen = 0;
    bool isAll = true; ///< no further page
};
/// Error::Parse: it is no such list.
Result<SlackFound> slackFoundIn(const QByteArray& body, const QString& key);

/// Whose token it is.
struct SlackWho {
    QString team;
    QString user;
};
Result<SlackWho> slackWhoIn(const QByteArray& body);

} // namespace qd::agents
