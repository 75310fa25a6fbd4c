#include "agents/llm/providers/ModelProvider.h"

#include "agents/llm/KnownMembers.h"
#include "core/model/Memory.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <optional>

namespace qd::agents {

namespace {

constexpr qint64 kMostTokens = 100'000'000; // beyond is a slip of the pen

/// A provider's file as it stands. Models are read over the defaults.
struct ProviderFile {
    QString id, title, dialect, baseUrl, query, batches, date, source, tried;
    KeyForm key;
    QMap<QString, QString> headers;
    bool anyModel = false;
    Json defaults;
    QList<Json> models;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("dialect", dialect);
        v("base_url", baseUrl);
        v("key", key);
        v("headers", headers);
        v("query", query);
        v("any_model", anyModel);
        v("defaults", defaults);
        v("models", models);
        v("batches", batches);
        v("date", date);
        v("source", source);
        v("tried", tried);
    }
};

/// Gathers the first fault of one file.
class Reading {
public:
    explicit Reading(QString file) : m_file(std::move(file)) {}
    const std::optional<Error>& fault() const { return m_fault; }

    void wrong(const QString& place, const QString& text, const QString& hint)
    {
        if (!m_fault)
            m_fault = Error{Error::Parse, QStringLiteral("The provider file is not usable: %1.").arg(text), m_file + place, hint};
    }
    template <class T> void members(const Json& object, const QString& place)
    {
        if (const std::optional<QString> at = unknownMember<T>(object, place))
            wrong(*at, QStringLiteral("it has a member that is not known"), QStringLiteral("resources/providers/README.md lists the members"));
    }
    /// Reads `json` into `value`, which keeps what `json` does not say.
    template <class T> void into(T& value, const Json& json, const QString& place)
    {
        members<T>(json, place);
        Decoder in(json);
        in.read(value);
        if (in.failed())
            wrong(place + in.error().where, in.error().text, in.error().hint);
    }

private:
    QString m_file;
    std::optional<Error> m_fault;
};

bool isHeaderName(const QString& name)
{
    static const QRegularExpression token(QStringLiteral("\\A[A-Za-z0-9-]{1,64}\\z"));
    static const QSet<QString> ours{QStringLiteral("host"), QStringLiteral("content-length"), QStringLiteral("content-type"), QStringLiteral("accept"),
                                    QStringLiteral("connection"), QStringLiteral("transfer-encoding"), QStringLiteral("cookie")};
    return token.match(name).hasMatch() && !ours.contains(name.toLower());
}

bool isPlain(const QString& value)
{
    static const QRegularExpression printable(QStringLiteral("\\A[ -~]{0,200}\\z"));
    return printable.match(value).hasMatch();
}

void checkUrl(const QString& text, Reading& reading)
{
    if (text.isEmpty())
        return; // a template
    const QString place = QStringLiteral("/base_url");
    const QString like = QStringLiteral("as https://host/v1, or http://localhost:11434/v1 on this machine");
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || !web)
        return reading.wrong(place, QStringLiteral("\"%1\" is no address of an API").arg(text), like);
    if (!url.userInfo().isEmpty() || text.contains(u'@') || url.hasQuery() || url.hasFragment() || text.endsWith(u'/'))
        return reading.wrong(place, QStringLiteral("the address holds more than host and path, or a slash at its end"), like);
    if (url.scheme() == QLatin1String("http") && !MeaningSource::isLoopback(text))
        reading.wrong(place, QStringLiteral("%1 would send prompts unencrypted").arg(text), QStringLiteral("https, or an address of this machine"));
}

void checkHeaders(const ProviderFile& file, Reading& reading)
{
    if (!file.key.header.isEmpty() && !isHeaderName(file.key.header))
        reading.wrong(QStringLiteral("/key/header"), QStringLiteral("\"%1\" is no header for a key").arg(file.key.header), QStringLiteral("\"x-api-key\" or \"Authorization\""));
    if (!isPlain(file.key.prefix))
        reading.wrong(QStringLiteral("/key/prefix"), QStringLiteral("the prefix is no plain text"), QStringLiteral("\"Bearer \""));
    for (auto header = file.headers.begin(); header != file.headers.end(); ++header) {
        static const QRegularExpression secret(QStringLiteral("key|auth|token|secret"), QRegularExpression::CaseInsensitiveOption);
        if (!isHeaderName(header.key()) || !isPlain(header.value()) || secret.match(header.key()).hasMatch())
            reading.wrong(QStringLiteral("/headers/") + header.key(), QStringLiteral("it is no header that may stand in a file"),
                          QStringLiteral("keys are kept in the keyring; \"key\" says in which header they go"));
    }
}

void checkTraits(const ModelTraits& traits, bool isNamed, const QString& place, Reading& reading)
{
    const auto fits = [](TokenCount count) { return count.value >= 0 && count.value <= kMostTokens; };
    if (isNamed && traits.model.isEmpty())
        reading.wrong(place + QStringLiteral("/model"), QStringLiteral("a model has no name"), QStringLiteral("the name that the API knows"));
    if (!fits(traits.context) || !fits(traits.mostOutput) || !fits(traits.imageTokens) || (isNamed && (traits.context.value == 0 || traits.mostOutput.value == 0))
        || (traits.context.value > 0 && traits.mostOutput > traits.context))
        reading.wrong(place, QStringLiteral("context and most_output are missing or do not fit together"), QStringLiteral("tokens, as 200000 and 64000"));
    if (traits.imagePatch < 0 || traits.imagePatch > 4096 || traits.imageWeight < 1 || traits.imageWeight > 10'000 || traits.imageEdge < 64 || traits.imageEdge > 16'384
        || traits.imageBytes < 10'000 || traits.imageBytes > 50'000'000)
        reading.wrong(place, QStringLiteral("what it says of pictures is out of range"), QStringLiteral("\"image_patch\": 28, \"image_weight\": 110, \"image_edge\": 1568, \"image_bytes\": 3700000"));
    static const QSet<QString> idle{{}, QStringLiteral("disabled"), QStringLiteral("between_tools"), QStringLiteral("none"), QStringLiteral("minimal"),
                                    QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};
    if (!idle.contains(traits.idleThinking))
        reading.wrong(place + QStringLiteral("/idle_thinking"), QStringLiteral("\"%1\" is no way to think little").arg(traits.idleThinking),
                      QStringLiteral("\"disabled\", \"between_tools\", \"none\", \"minimal\", \"low\", \"medium\" or \"high\""));
}

void checkNames(const ProviderFile& file, Reading& reading)
{
    static const QRegularExpression id(QStringLiteral("\\A[a-z0-9][a-z0-9-]{0,39}\\z"));
    static const QRegularExpression query(QStringLiteral("\\A[A-Za-z0-9=&._-]{0,100}\\z"));
    if (!id.match(file.id).hasMatch())
        reading.wrong(QStringLiteral("/id"), QStringLiteral("\"%1\" is no id").arg(file.id), QStringLiteral("lower-case letters, digits and hyphens, as \"my-server\""));
    if (file.title.trimmed().isEmpty())
        reading.wrong(QStringLiteral("/title"), QStringLiteral("it has no title"), QStringLiteral("the name that people know"));
    if (!enumOf<Dialect>(file.dialect))
        reading.wrong(QStringLiteral("/dialect"), QStringLiteral("\"%1\" is no dialect").arg(file.dialect),
                      QStringLiteral("\"anthropic\", \"openai-responses\", \"openai-chat\" or \"openai-images\""));
    if (!file.batches.isEmpty() && !enumOf<BatchWay>(file.batches))
        reading.wrong(QStringLiteral("/batches"), QStringLiteral("\"%1\" is no way to take batches").arg(file.batches), QStringLiteral("\"anthropic\", \"openai\" or \"none\""));
    if (!query.match(file.query).hasMatch())
        reading.wrong(QStringLiteral("/query"), QStringLiteral("\"%1\" is no query").arg(file.query), QStringLiteral("as \"api-version=preview\""));
}

void readModels(const ProviderFile& file, ModelProvider& provider, Reading& reading)
{
    if (!file.defaults.isNull())
        reading.into(provider.defaults, file.defaults, QStringLiteral("/defaults"));
    checkTraits(provider.defaults, false, QStringLiteral("/defaults"), reading);
    QSet<QString> names;
    for (qsizetype i = 0; i < file.models.size(); ++i) {
        const QString place = QStringLiteral("/models/%1").arg(i);
        ModelTraits traits = provider.defaults;
        reading.into(traits, file.models[i], place);
        checkTraits(traits, true, place, reading);
        if (names.contains(traits.model))
            reading.wrong(place + QStringLiteral("/model"), QStringLiteral("\"%1\" stands twice").arg(traits.model), QStringLiteral("once"));
        names.insert(traits.model);
        provider.models.append(traits);
    }
}

} // namespace

QString ModelProvider::origin() const
{
    const QUrl url(baseUrl, QUrl::StrictMode);
    return isTemplate() ? QString() : url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

bool ModelProvider::isOnThisMachine() const
{
    return MeaningSource::isLoopback(baseUrl);
}

Result<ModelProvider> readProvider(const QByteArray& json, const QString& file)
{
    const Result<Json> document = Json::parse(json);
    if (!document)
        return Error{Error::Parse, QStringLiteral("The provider file is not usable: %1.").arg(document.error().text), file, document.error().hint};
    Reading reading(file);
    ProviderFile read;
    reading.into(read, *document, {});
    reading.members<KeyForm>(document->at(u"key"), QStringLiteral("/key"));
    ModelProvider provider{read.id, read.title, enumOf<Dialect>(read.dialect).value_or(Dialect::OpenAiChat), read.baseUrl, read.key,
                           read.headers, read.query, read.anyModel, {}, {}, enumOf<BatchWay>(read.batches).value_or(BatchWay::None), read.date, read.source, read.tried};
    checkNames(read, reading);
    checkUrl(read.baseUrl, reading);
    checkHeaders(read, reading);
    readModels(read, provider, reading);
    if (reading.fault())
        return *reading.fault();
    return provider;
}

} // namespace qd::agents
