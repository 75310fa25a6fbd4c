#include "agents/llm/batches/BatchDoor.h"

#include "agents/keys/Secret.h"
#include "agents/llm/providers/ProviderRequest.h"
#include "core/rules/course/Course.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kHandOver{120'000}; // a file of many prompts is large
constexpr Duration kQuestion{30'000};
constexpr int kMostTries = 4;
constexpr Duration kLongestPause{60'000}; ///< whoever is asked to wait longer goes alone

/// What a status says of a creation that came back: only a clear no leaves nothing behind.
BatchMade notMade(bool isClear, const QString& why)
{
    return {isClear ? BatchMade::Refused : BatchMade::Unclear, {}, {}, why};
}

} // namespace

struct BatchDoor::Gathering {
    ModelProvider provider;
    BatchStanding standing;
    BatchSeen seen;
    Seen told;
};

QString BatchDoor::Reply::why() const
{
    if (http.delivery != HttpAnswer::Answered || !http.trouble.isEmpty())
        return http.trouble;
    return refusal().sentence;
}

ModelRefusal BatchDoor::Reply::refusal() const
{
    return readRefusal(http.status, http.headers, http.body, SystemClock().now(), maskOf(key));
}

/// By its own word: after a fault of the provider's, or of a gateway's, it may lie there all the same.
bool BatchDoor::Reply::isPutOff() const
{
    if (http.delivery != HttpAnswer::Answered || http.status / 100 < 4)
        return false;
    const ModelRefusal why = refusal();
    return why.mayRetry && !why.mayBeBilled && why.kind != ModelRefusal::Broken;
}

bool BatchDoor::Reply::isClearNo() const
{
    const bool isRefused = http.delivery == HttpAnswer::Answered && http.status / 100 == 4 && http.status != 408;
    const bool isBusy = http.delivery == HttpAnswer::Answered && http.status / 100 == 5 && refusal().kind == ModelRefusal::Overloaded && !refusal().mayBeBilled;
    return isRefused || isBusy || http.delivery == HttpAnswer::NotSent;
}

bool BatchDoor::Reply::holdsKey(const QString& text) const
{
    return key && agents::holdsKey(text, key->bytes());
}

BatchDoor::BatchDoor(const ProviderList& providers, FindKey findKey, Way way, QObject* parent)
    : QObject(parent), m_providers(providers), m_findKey(std::move(findKey)), m_transport(std::move(way))
{
}

/// Without its key nothing is sent.
void BatchDoor::send(const ModelProvider& provider, const BatchCall& call, Duration deadline, Arrived arrived)
{
    if (provider.key.header.isEmpty())
        return post(provider, call, deadline, {}, arrived);
    m_findKey(provider.id, [door = QPointer(this), provider, call, deadline, arrived](const Result<SharedSecret>& found) {
        if (!door)
            return;
        const Result<SharedSecret> key = keyFrom(provider.key, found);
        if (!key) {
            Reply none;
            none.http.delivery = HttpAnswer::NotSent;
            none.http.trouble = key.error().text;
            return arrived(none);
        }
        door->post(provider, call, deadline, *key, arrived);
    });
}

void BatchDoor::post(const ModelProvider& provider, const BatchCall& call, Duration deadline, const SharedSecret& secret, const Arrived& arrived)
{
    HttpRequest http = requestTo(provider, call.path, secret, call.headers);
    http.method = call.method;
    http.body = call.body;
    http.contentType = call.contentType;
    http.deadline = deadline;
    m_transport.send(http, [arrived, secret](const HttpAnswer& answer) {
        arrived({answer, secret});
    });
}

/// How long to wait before it is handed over again; nothing: it is not.
std::optional<Duration> BatchDoor::pauseAfter(const Reply& reply, int tries) const
{
    if (tries >= kMostTries || !reply.isPutOff())
        return std::nullopt;
    const Backoff backoff{m_pause, 4, Duration::max()};
    const Duration pause = std::max(rules::pause(backoff, tries + 1, 1), reply.refusal().retryAfter.value_or(Duration(0)));
    if (pause > kLongestPause)
        return std::nullopt;
    // Not less than what it asked for, so chance only adds to it.
    return pause + Duration(qint64(double(pause.count()) * QRandomGenerator::global()->generateDouble() / 4));
}

void BatchDoor::handOver(const ModelProvider& provider, const BatchCall& call, const Arrived& arrived, int tries)
{
    send(provider, call, kHandOver, [this, provider, call, arrived, tries](const Reply& reply) {
        const std::optional<Duration> pause = pauseAfter(reply, tries);
        if (!pause)
            return arrived(reply);
        QTimer::singleShot(*pause, this, [this, provider, call, arrived, tries] { handOver(provider, call, arrived, tries + 1); });
    });
}

void BatchDoor::create(const QString& id, const QList<BatchedCall>& calls, Made made)
{
    const auto known = m_providers.provider(id);
    const std::unique_ptr<BatchWire> wire = known ? batchWireOf(known->batches) : nullptr;
    if (!wire)
        return made(notMade(true, QStringLiteral("“%1” takes no batches").arg(id)));
    QList<BatchItem> items;
    for (const BatchedCall& call : calls) {
        const Result<ChosenModel> model = m_providers.find(call.request.model);
        if (!model || model->provider.id != id)
            return made(notMade(true, model ? QStringLiteral("%1 is no model of %2").arg(call.request.model, id) : model.error().text));
        items.append({call.id, call.request, model->traits});
    }
    const std::optional<BatchCall> upload = wire->upload(items, known->dialect);
    if (!upload)
        return make(*known, items, {}, made);
    handOver(*known, *upload, [this, provider = *known, items, made](const Reply& reply) {
        const Result<QString> file = reply.isGood() ? batchWireOf(provider.batches)->uploaded(reply.http.body) : Result<QString>(Error{Error::Network, reply.why(), {}, {}});
        if (!file) // a file alone is done nothing with
            return made(notMade(true, file.error().text));
        make(provider, items, *file, made);
    });
}

void BatchDoor::make(const ModelProvider& provider, const QList<BatchItem>& items, const QString& uploaded, const Made& made)
{
    const BatchCall call = batchWireOf(provider.batches)->create(items, provider.dialect, uploaded);
    handOver(provider, call, [way = provider.batches, made](const Reply& reply) {
        if (!reply.isGood())
            return made(notMade(reply.isClearNo(), reply.why()));
        const Result<BatchStanding> standing = batchWireOf(way)->standing(reply.http.body);
        if (!standing)
            return made(notMade(false, standing.error().text));
        if (reply.holdsKey(standing->batch)) // its name goes on record
            return made(notMade(false, QStringLiteral("it calls the batch by the key that it was asked with")));
        made({BatchMade::Taken, standing->batch, standing->expires, {}});
    });
}

void BatchDoor::look(const QString& id, const QString& batch, Seen seen)
{
    const auto known = m_providers.provider(id);
    const std::unique_ptr<BatchWire> wire = known ? batchWireOf(known->batches) : nullptr;
    if (!wire)
        return seen({BatchSeen::Silent, {}, false, QStringLiteral("“%1” takes no batches").arg(id)});
    send(*known, wire->look(batch), kQuestion, [this, provider = *known, seen](const Reply& reply) {
        const bool isGone = reply.http.delivery == HttpAnswer::Answered && reply.http.status == 404;
        if (!reply.isGood())
            return seen({isGone ? BatchSeen::Gone : BatchSeen::Silent, {}, false, reply.why()});
        const Result<BatchStanding> standing = batchWireOf(provider.batches)->standing(reply.http.body);
        if (!standing)
            return seen({BatchSeen::Silent, {}, false, standing.error().text});
        if (!standing->hasEnded)
            return seen({BatchSeen::Working, {}, false, {}});
        fetch(std::make_shared<Gathering>(Gathering{provider, *standing, {BatchSeen::Ended, {}, false, maskOf(reply.key)(standing->why)}, seen}));
    });
}

/// One place of the results after the other.
void BatchDoor::fetch(const std::shared_ptr<Gathering>& gathering)
{
    BatchStanding& standing = gathering->standing;
    BatchSeen& seen = gathering->seen;
    if (standing.results.isEmpty()) {
        const auto answered = std::count_if(seen.results.begin(), seen.results.end(), [](const BatchResult& one) { return one.kind == BatchResult::Answered || one.kind == BatchResult::Withheld; });
        seen.isComplete = answered >= standing.answered;
        return gathering->told(seen);
    }
    const BatchCall call = batchWireOf(gathering->provider.batches)->fetch(standing.results.takeFirst());
    send(gathering->provider, call, kHandOver, [this, gathering](const Reply& reply) {
        Result<QList<BatchResult>> came = reply.isGood() ? batchWireOf(gathering->provider.batches)->results(reply.http.body, maskOf(reply.key))
                                                         : Result<QList<BatchResult>>(Error{Error::Network, reply.why(), {}, {}});
        if (!came)
            return gathering->told({BatchSeen::Silent, {}, false, came.error().text});
        for (BatchResult& one : *came)
            if (one.kind == BatchResult::Answered && reply.holdsKey(QString::fromUtf8(one.body)))
                one.kind = BatchResult::Withheld;
        gathering->seen.results += *came;
        fetch(gathering);
    });
}

void BatchDoor::cancel(const QString& id, const QString& batch)
{
    const auto known = m_providers.provider(id);
    if (const std::unique_ptr<BatchWire> wire = known ? batchWireOf(known->batches) : nullptr)
        send(*known, wire->cancel(batch), kQuestion, [](const Reply&) {}); // what came of it shows when one looks
}

} // namespace qd::agents
