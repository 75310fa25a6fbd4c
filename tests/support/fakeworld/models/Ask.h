#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace fakeworld {

/// The ways in which models are spoken to:
/// Anthropic   POST …/v1/messages          platform.claude.com/docs/en/api/messages
/// Chat        POST …/v1/chat/completions  developers.openai.com/api/reference/resources/chat
/// Responses   POST …/v1/responses         developers.openai.com/api/reference/resources/responses
enum class Dialect { Anthropic, Chat, Responses };

/// The dialect of a path, whatever it begins with; nothing when no model is asked there.
std::optional<Dialect> dialectOf(const QByteArray& path);

struct Tool {
    QString name;
    QJsonObject schema;
};

/// What a model is asked, whatever the dialect.
struct Ask {
    Dialect dialect = Dialect::Anthropic;
    QString model;
    QString system;
    QString prompt;            ///< what the user says, all of it
    QStringList toolResults;
    QList<Tool> tools;
    QString forced;            ///< the tool that must be called; "*": any
    QJsonObject schema;        ///< of the answer; empty: free text
    QString schemaName;
    qint64 maxTokens = 4096;
    qint64 input = 0;          ///< tokens, by the world's own count, cached ones included
    qint64 cachedPrefix = 0;   ///< of them, those that the client marks for the cache
    QByteArray cacheKey;       ///< of what is marked
    qint64 thinking = 0;       ///< tokens it may think with
    bool streams = false;
    bool streamsUsage = true;  ///< Chat: "stream_options":{"include_usage":true}
    int images = 0;
    QStringList imageHashes;   ///< SHA-256 of each, in hex
};

/// Reads a body. Where it is none that the API takes, `wrong` says what would be right.
Ask readAsk(Dialect dialect, const QByteArray& body, QString& wrong);

} // namespace fakeworld
