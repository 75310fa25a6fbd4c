#include "tests/support/fakeworld/models/wire/Wire.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

constexpr qsizetype kPiece = 48; // UTF-16 units

/// platform.claude.com/docs/en/api/errors
QString anthropicType(int status)
{
    switch (status) {
    case 401: return u"authentication_error"_s;
    case 402: return u"billing_error"_s;
    case 403: return u"permission_error"_s;
    case 404: return u"not_found_error"_s;
    case 409: return u"conflict_error"_s;
    case 413: return u"request_too_large"_s;
    case 429: return u"rate_limit_error"_s;
    case 504: return u"timeout_error"_s;
    case 529: return u"overloaded_error"_s;
    default: return status >= 500 ? u"api_error"_s : u"invalid_request_error"_s;
    }
}

/// developers.openai.com/api/docs/guides/error-codes
std::pair<QString, QString> openAiTypeAndCode(int status)
{
    switch (status) {
    case 401: return {u"invalid_request_error"_s, u"invalid_api_key"_s};
    case 404: return {u"invalid_request_error"_s, u"model_not_found"_s};
    case 429: return {u"requests"_s, u"rate_limit_exceeded"_s};
    default: return {status >= 500 ? u"server_error"_s : u"invalid_request_error"_s, {}};
    }
}

} // namespace

QByteArray toText(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QStringList piecesOf(const QString& text)
{
    QStringList pieces;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = std::min(text.size(), from + kPiece);
        if (to < text.size() && text[to].isLowSurrogate())
            ++to;
        pieces.append(text.mid(from, to - from));
        from = to;
    }
    return pieces;
}

QJsonValue told(qint64 tokens, const QString& lie, bool first)
{
    if (lie == "zero"_L1)
        return 0;
    if (lie == "negative"_L1)
        return -tokens - 1;
    if (lie == "huge"_L1)
        return qint64(1'000'000'000'000);
    if (lie == "text"_L1)
        return QString::number(tokens);
    if (lie == "decreasing"_L1)
        return first ? tokens + 500 : tokens / 2;
    return tokens;
}

QByteArray wholeBody(const Ask& ask, const Said& said)
{
    return ask.dialect == Dialect::Anthropic ? anthropic::wholeBody(ask, said)
        : ask.dialect == Dialect::Chat       ? chat::wholeBody(ask, said)
                                             : responses::wholeBody(ask, said);
}

QList<Event> streamOf(const Ask& ask, const Said& said)
{
    return ask.dialect == Dialect::Anthropic ? anthropic::streamOf(ask, said)
        : ask.dialect == Dialect::Chat       ? chat::streamOf(ask, said)
                                             : responses::streamOf(ask, said);
}

Event errorEvent(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Anthropic:
        return {"error", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"};
    case Dialect::Chat:
        return {{}, R"({"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}})"};
    case Dialect::Responses:
        return {"error", R"({"type":"error","code":"server_error","message":"The server had an error while processing your request.","param":null,"sequence_number":7})"};
    }
    return {};
}

QByteArray errorBody(Dialect dialect, int status, const QString& message, const QString& type)
{
    if (dialect == Dialect::Anthropic)
        return toText({{u"type"_s, u"error"_s},
                       {u"error"_s, QJsonObject{{u"type"_s, type.isEmpty() ? anthropicType(status) : type}, {u"message"_s, message}}},
                       {u"request_id"_s, u"req_world"_s}});
    const auto [usual, code] = openAiTypeAndCode(status);
    return toText({{u"error"_s, QJsonObject{{u"message"_s, message}, {u"type"_s, type.isEmpty() ? usual : type}, {u"param"_s, QJsonValue::Null},
                                            {u"code"_s, code.isEmpty() ? QJsonValue() : QJsonValue(code)}}}});
}

} // namespace fakeworld
