#include "agents/llm/wire/Refusal.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

/// What the words of an error stand for.
struct NamedStatus {
    const char* word;
    int status;
};

// https://platform.claude.com/docs/en/api/errors, https://developers.openai.com/api/docs/guides/error-codes
constexpr NamedStatus kNames[] = {
    {"invalid_request_error", 400}, {"authentication_error", 401}, {"invalid_api_key", 401}, {"billing_error", 402},
    {"insufficient_quota", 402}, {"permission_error", 403}, {"not_found_error", 404}, {"model_not_found", 404},
    {"DeploymentNotFound", 404}, {"request_too_large", 413}, {"context_length_exceeded", 413}, {"rate_limit_error", 429},
    {"moderation_blocked", 400}, {"content_policy_violation", 400}, {"image_generation_user_error", 400},
    {"rate_limit_exceeded", 429}, {"api_error", 500}, {"server_error", 500}, {"timeout_error", 504}, {"overloaded_error", 529},
};

// With these a provider says of itself that it did not do it: https://platform.claude.com/docs/en/api/errors,
// https://developers.openai.com/api/docs/guides/error-codes (which Ollama answers in too), and llama.cpp's server while it loads its model.
constexpr const char* kNotDone[] = {"overloaded_error", "api_error", "server_error", "service_unavailable_error", "server_is_overloaded", "slow_down", "unavailable_error"};

struct Told {
    QString message;
    QStringList words; ///< type and code, as they stand
    int number = 0;    ///< a code that is a status
    bool wasMade = false; ///< a filter looked at what came out, so it was made
    bool isOwn = false;   ///< in the form in which providers say what went wrong, which those before them do not have
};

Told toldBy(const Json& error)
{
    Told told;
    if (error.kind() == Json::String) {
        told.message = error.toString();
        return told;
    }
    told.isOwn = error.kind() == Json::Object;
    told.message = error.at(u"message").toString();
    told.words = {error.at(u"code").toString(), error.at(u"type").toString()};
    told.wasMade = error.at(u"moderation_details").at(u"moderation_stage").toString() == u"output";
    const qint64 code = error.at(u"code").toInteger();
    told.number = code >= 300 && code < 600 ? int(code) : 0;
    return told;
}

Told toldByBody(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json || json->kind() != Json::Object) {
        static const QRegularExpression title(QStringLiteral("<title[^>]*>([^<]*)"), QRegularExpression::CaseInsensitiveOption);
        const QString text = QString::fromUtf8(body.left(16'384));
        const QRegularExpressionMatch match = title.match(text);
        return {match.hasMatch() ? match.captured(1) : text, {}, 0};
    }
    if (const Json* error = json->find(u"error"); error && !error->isNull())
        return toldBy(*error);
    Told told = toldBy(*json);
    told.isOwn = false;
    const Json& detail = json->at(u"detail"); // FastAPI
    if (told.message.isEmpty())
        told.message = detail.kind() == Json::List && !detail.items().isEmpty() ? detail.items().first().at(u"msg").toString() : detail.toString();
    return told;
}

int statusBy(const Told& told)
{
    for (const QString& word : told.words)
        for (const NamedStatus& name : kNames)
            if (word == QLatin1String(name.word))
                return name.status;
    return told.number > 0 ? told.number : 500;
}

bool says(const Told& told, const char* word)
{
    return told.words.contains(QLatin1String(word)) || told.message.contains(QLatin1String(word), Qt::CaseInsensitive);
}

ModelRefusal::Kind kindOf(int status, const Told& told)
{
    const bool money = says(told, "insufficient_quota") || says(told, "billing_error") || says(told, "credit balance is too low");
    if (status == 402 || (money && status < 500))
        return ModelRefusal::Money;
    if (status == 400 && (says(told, "context_length_exceeded") || says(told, "prompt is too long") || says(told, "context length")))
        return ModelRefusal::TooLarge;
    // The words that OpenAI's Images API, Azure and their relays have for it.
    const bool filtered = says(told, "moderation_blocked") || says(told, "content_policy_violation") || says(told, "safety system");
    if (filtered && (status == 400 || status == 403 || status == 422 || status == 451))
        return ModelRefusal::Moderated;
    if (status == 400 && says(told, "model_not_found"))
        return ModelRefusal::UnknownModel;
    switch (status) {
    case 400: case 422: return ModelRefusal::BadRequest;
    case 401: return ModelRefusal::Key;
    case 403: return ModelRefusal::Forbidden;
    case 404: return ModelRefusal::UnknownModel;
    case 408: case 504: case 524: return ModelRefusal::Timeout;
    case 409: return ModelRefusal::Conflict;
    case 413: return ModelRefusal::TooLarge;
    case 429: return ModelRefusal::RateLimit;
    case 503: case 529: return ModelRefusal::Overloaded;
    default: return status >= 500 ? ModelRefusal::Broken : status >= 400 ? ModelRefusal::BadRequest : ModelRefusal::Strange;
    }
}

/// Whoever says 5xx may stand between the provider and us, and have lost an answer that was made. Only the provider's own word that
/// it did not do it counts.
bool isNotDone(int status, const Told& told)
{
    if (!told.isOwn || (status != 500 && status != 503 && status != 529))
        return false;
    return std::any_of(std::begin(kNotDone), std::end(kNotDone), [&told](const char* word) { return told.words.contains(QLatin1String(word)); });
}

bool isRedirect(int status)
{
    return status / 100 == 3 && status != 304;
}

QString wordsOf(ModelRefusal::Kind kind, int status)
{
    switch (kind) {
    case ModelRefusal::BadRequest: return QStringLiteral("The provider does not take this request");
    case ModelRefusal::Moderated: return QStringLiteral("The provider's filter refuses this");
    case ModelRefusal::TooLarge: return QStringLiteral("The request is too large for the model");
    case ModelRefusal::Key: return QStringLiteral("The provider does not accept the key");
    case ModelRefusal::Money: return QStringLiteral("The account at the provider has no money left");
    case ModelRefusal::Forbidden: return QStringLiteral("The provider forbids this");
    case ModelRefusal::UnknownModel: return QStringLiteral("The provider does not know this model");
    case ModelRefusal::Timeout: return QStringLiteral("The provider gave up waiting for the model");
    case ModelRefusal::Conflict: return QStringLiteral("The provider is busy with another request");
    case ModelRefusal::RateLimit: return QStringLiteral("The rate limit of the provider is reached");
    case ModelRefusal::Overloaded: return QStringLiteral("The provider is overloaded");
    case ModelRefusal::Broken: return QStringLiteral("The provider has a fault of its own");
    case ModelRefusal::Strange: break;
    }
    if (isRedirect(status))
        return QStringLiteral("The provider sends the call on to another address, which is not followed");
    return QStringLiteral("The provider answered in a way that is not understood");
}

ModelRefusal made(int status, const Told& told, const Mask& mask)
{
    ModelRefusal refusal;
    refusal.status = status;
    refusal.kind = kindOf(status, told);
    const QString reason = plainWords(told.message, mask);
    refusal.sentence = wordsOf(refusal.kind, status) + QStringLiteral(" (%1)").arg(status)
                       + (reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
    if (!refusal.sentence.endsWith(u'?') && !refusal.sentence.endsWith(u'!') && !refusal.sentence.endsWith(u'…'))
        refusal.sentence += u'.';
    using R = ModelRefusal;
    refusal.mayRetry = refusal.kind == R::Timeout || refusal.kind == R::Conflict || refusal.kind == R::RateLimit
                       || refusal.kind == R::Overloaded || refusal.kind == R::Broken;
    refusal.mayBeBilled = refusal.kind == R::Timeout || (refusal.kind == R::Moderated && told.wasMade) || (status >= 500 && !isNotDone(status, told));
    return refusal;
}

} // namespace

Error ModelRefusal::error() const
{
    switch (kind) {
    case Key: return {Error::Rule, sentence, {}, QStringLiteral("another key, in the settings")};
    case Money: return {Error::Rule, sentence, {}, QStringLiteral("credit in the provider's console")};
    case UnknownModel: return {Error::Rule, sentence, {}, QStringLiteral("a model that the provider has today")};
    case Forbidden: return {Error::Rule, sentence, {}, {}};
    case Moderated: return {Error::Rule, sentence, {}, QStringLiteral("other words for what is wanted")};
    case BadRequest: case TooLarge: return {Error::Model, sentence, {}, {}};
    case Timeout: case Conflict: case RateLimit: case Overloaded: case Broken: case Strange: break;
    }
    const bool isFinal = !mayRetry && !mayBeBilled; // it would be answered so again
    return {isFinal ? Error::Rule : Error::Network, sentence, {}, isRedirect(status) ? QStringLiteral("that address as its own, in its file in the folder “providers” of the home") : QString()};
}

ModelRefusal readRefusal(int status, const HttpHeaders& headers, const QByteArray& body, Instant now, const Mask& mask)
{
    ModelRefusal refusal = made(status, toldByBody(body), mask);
    if (headerOf(headers, "x-should-retry") == "false") // both SDKs obey it
        refusal.mayRetry = false;
    if (refusal.mayRetry)
        refusal.retryAfter = retryAfter(status, headers, now);
    refusal.requestId = requestIdOf(headers, mask);
    refusal.windows = rateWindows(headers, now);
    return refusal;
}

ModelRefusal readRefusal(const Json& error, const Mask& mask)
{
    const Told told = toldBy(error);
    return made(statusBy(told), told, mask);
}

QString requestIdOf(const HttpHeaders& headers, const Mask& mask)
{
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9_.:-]"));
    for (const char* name : {"request-id", "x-request-id", "x-generation-id", "apim-request-id"}) {
        const QString id = QString::fromLatin1(headerOf(headers, name).left(100)).remove(other);
        if (!id.isEmpty())
            return mask ? mask(id) : id;
    }
    return {};
}

} // namespace qd::agents
