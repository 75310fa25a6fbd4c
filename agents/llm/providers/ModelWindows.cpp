#include "agents/llm/providers/ModelWindows.h"

#include "agents/llm/providers/ProviderRequest.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSaveFile>

namespace qd::agents {

namespace {

constexpr Duration kQuestion{5'000}; // on this machine, or not at all
constexpr qint64 kLeast = 256;
constexpr qint64 kMost = 100'000'000;

struct Kept {
    struct Server {
        QString address;
        ModelWindows windows;
        template <class V> void fields(V& v)
        {
            v("address", address);
            v("windows", windows);
        }
    };
    QMap<QString, Server> servers; ///< by provider

    template <class V> void fields(V& v) { v("servers", servers); }
};

QString fileIn(const QString& home)
{
    return home + QStringLiteral("/learned/windows.json");
}

Result<Kept> readKept(const QString& home)
{
    QFile file(fileIn(home));
    if (home.isEmpty() || !file.exists())
        return Kept{};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Store, QStringLiteral("What servers said that their models hold cannot be read: %1.").arg(file.errorString()), file.fileName(), {}};
    Result<Kept> kept = decodeText<Kept>(file.readAll());
    if (!kept)
        return Error{Error::Parse, QStringLiteral("What servers said that their models hold cannot be read: %1.").arg(kept.error().text), file.fileName(),
                     QStringLiteral("remove the file; quarterdeck models test asks again")};
    return kept;
}

void take(ModelWindows& windows, const QString& model, const Json& tokens)
{
    const qint64 count = tokens.toInteger();
    if (!model.isEmpty() && count >= kLeast && count <= kMost)
        windows.insert(model, TokenCount{count});
}

/// Where a server has what is not of OpenAI's API: beside its "/v1".
ModelProvider rootOf(ModelProvider provider)
{
    if (provider.baseUrl.endsWith(QLatin1String("/v1")))
        provider.baseUrl.chop(3);
    return provider;
}

/// Asks one place after the other until one says something.
class Asking : public std::enable_shared_from_this<Asking> {
public:
    Asking(Transport& transport, const ModelProvider& provider, SharedSecret key, std::function<void(const Result<Learned>&)> done)
        : m_transport(&transport), m_provider(provider), m_key(std::move(key)), m_done(std::move(done))
    {
    }

    void begin()
    {
        m_transport->send(listingOf(m_provider, m_key), [self = shared_from_this()](const HttpAnswer& came) {
            const Result<ModelListing> listing = readListing(self->m_provider, self->m_key, came);
            if (!listing)
                return self->m_done(listing.error());
            self->m_learned.listing = *listing;
            if (!asksForWindows(self->m_provider))
                return self->m_done(self->m_learned);
            self->heard(came.body);
        });
    }

private:
    void heard(const QByteArray& body)
    {
        m_learned.windows = readWindows(body, m_learned.listing.models);
        if (!m_learned.windows.isEmpty() || m_places.isEmpty() || !m_transport)
            return m_done(m_learned);
        HttpRequest request = requestTo(rootOf(m_provider), m_places.takeFirst(), m_key);
        request.method = HttpRequest::Get;
        request.deadline = kQuestion;
        m_transport->send(request, [self = shared_from_this()](const HttpAnswer& came) {
            const bool isGood = came.delivery == HttpAnswer::Answered && came.status / 100 == 2 && came.trouble.isEmpty();
            self->heard(isGood ? came.body : QByteArray());
        });
    }

    QPointer<Transport> m_transport;
    const ModelProvider m_provider;
    const SharedSecret m_key;
    const std::function<void(const Result<Learned>&)> m_done;
    QStringList m_places{QStringLiteral("/api/v0/models"), QStringLiteral("/api/ps"), QStringLiteral("/props")};
    Learned m_learned;
};

} // namespace

ModelWindows readWindows(const QByteArray& answer, const QStringList& models)
{
    ModelWindows windows;
    const Result<Json> json = Json::parse(answer);
    if (!json)
        return windows;
    for (const Json& model : json->at(u"data").items()) {
        const QString id = model.at(u"id").toString();
        take(windows, id, model.at(u"max_model_len"));
        take(windows, id, model.at(u"meta").at(u"n_ctx"));
        take(windows, id, model.at(u"loaded_context_length"));
    }
    for (const Json& model : json->at(u"models").items())
        take(windows, model.at(u"model").toString(), model.at(u"context_length"));
    if (models.size() == 1) // a server that has one says it of itself
        take(windows, models.first(), json->at(u"default_generation_settings").at(u"n_ctx"));
    return windows;
}

bool asksForWindows(const ModelProvider& provider)
{
    return provider.anyModel && provider.dialect == Dialect::OpenAiChat && provider.defaults.context.value == 0;
}

void learnModels(Transport& transport, const ModelProvider& provider, const SharedSecret& key, std::function<void(const Result<Learned>&)> done)
{
    std::make_shared<Asking>(transport, provider, key, std::move(done))->begin();
}

Result<Done> keepWindows(const QString& home, const ModelProvider& provider, const ModelWindows& windows)
{
    if (windows.isEmpty())
        return Done{};
    Result<Kept> kept = readKept(home);
    if (!kept)
        return kept.error();
    kept->servers.insert(provider.id, {provider.baseUrl, windows});
    const QByteArray bytes = encode(*kept);
    QSaveFile file(fileIn(home));
    if (!QDir().mkpath(home + QStringLiteral("/learned")) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Store, QStringLiteral("What %1 says that its models hold cannot be written: %2.").arg(provider.title, file.errorString()), file.fileName(), {}};
    return Done{};
}

Result<QMap<QString, ModelWindows>> keptWindows(const QString& home, const QMap<QString, ModelProvider>& providers)
{
    const Result<Kept> kept = readKept(home);
    if (!kept)
        return kept.error();
    QMap<QString, ModelWindows> all;
    for (auto server = kept->servers.begin(); server != kept->servers.end(); ++server) {
        const auto provider = providers.constFind(server.key());
        if (provider != providers.constEnd() && asksForWindows(*provider) && server->address == provider->baseUrl)
            all.insert(server.key(), server->windows);
    }
    return all;
}

} // namespace qd::agents
