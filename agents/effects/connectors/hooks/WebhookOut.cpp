#include "agents/effects/connectors/hooks/WebhookOut.h"

#include "agents/effects/connectors/hooks/Signature.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/http/Verdict.h"
#include "core/base/Digest.h"
#include "core/base/Json.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kLargest = 256 * 1024;
constexpr qint64 kMostAnswered = 64 * 1024;

QString hostOf(const QString& url)
{
    return QUrl(url).authority();
}

/// The approved bytes, which must be JSON.
Result<QByteArray> bodyOf(const Delivery& delivery)
{
    const EffectFile& file = delivery.content.files.first();
    const QByteArray bytes = delivery.blobs.value(file.sha256);
    if (bytes.size() != file.bytes || sha256(bytes) != file.sha256)
        return unfit(QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path), file.path);
    if (const Result<Json> json = Json::parse(bytes); !json)
        return unfit(QStringLiteral("%1 is no JSON: %2").arg(file.path, json.error().text), file.path);
    return bytes;
}

Result<QString> found(const HttpAnswer& answer, const QString& host)
{
    const QString said = QStringLiteral("%1 answered %2").arg(host).arg(answer.status);
    if (answer.delivery != HttpAnswer::Answered)
        return Error{answer.isCancelled ? Error::Cancelled : Error::Network, answer.trouble, host, {}};
    if (answer.status == 404 || answer.status == 410 || answer.status >= 500)
        return Error{Error::Network, said, host, QStringLiteral("the address of the hook, as its receiver shows it")};
    if (answer.status >= 300 && answer.status < 400)
        return Error{Error::Network, said + QStringLiteral(" and sends elsewhere"), host, QStringLiteral("the address itself: nobody follows")};
    return said + QStringLiteral(". Our key can sign; whether it is the right one, the first event shows.");
}

} // namespace

Guarantees WebhookOut::guarantees() const
{
    if (file().remembersHours > 0)
        return {Guarantees::ByKey, std::chrono::hours(file().remembersHours),
                {QStringLiteral("The receiver is said to count each event once, for %1 h: what breaks off may be repeated.").arg(file().remembersHours)}};
    return {Guarantees::Never, {}, {QStringLiteral("It is sent once. When it breaks off in the middle nobody can tell whether it arrived.")}};
}

Result<Done> WebhookOut::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (content.files.size() != 1)
        return unfit(QStringLiteral("it has %1 files; an event has one, of JSON").arg(content.files.size()), QStringLiteral("files"));
    const EffectFile& file = content.files.first();
    if (file.mediaType.section(u';', 0, 0).trimmed() != QLatin1String("application/json"))
        return unfit(QStringLiteral("%1 is of the type \"%2\"; an event is of application/json").arg(file.path.left(120), file.mediaType.left(80)), file.path.left(120));
    if (file.bytes < 1 || file.bytes > kLargest)
        return unfit(QStringLiteral("%1 has %2 bytes; an event may have %3").arg(file.path.left(120)).arg(file.bytes).arg(kLargest), file.path.left(120));
    return Done{};
}

HttpRequest WebhookOut::request() const
{
    HttpRequest request;
    request.url = file().url;
    request.deadline = deadline();
    request.mostBytes = kMostAnswered;
    return request;
}

/// Signed with the time of now: a receiver takes nothing that is older than some minutes.
Result<HttpRequest> WebhookOut::event(const QString& named, const QByteArray& body, const SharedSecret& key) const
{
    const QByteArray id = named.toLatin1();
    const qint64 seconds = clock().now().ms / 1'000;
    const Result<QByteArray> signature = hookSignature(*key, id, seconds, body);
    if (!signature)
        return signature.error();
    HttpRequest post = request();
    post.body = body;
    post.headers = {{"webhook-id", id}, {"webhook-timestamp", QByteArray::number(seconds)}, {"webhook-signature", *signature}};
    if (file().remembersHours > 0)
        post.headers.append({"Idempotency-Key", id});
    return post;
}

void WebhookOut::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (delivery.key.isEmpty())
        return ended({Outcome::Refused, QStringLiteral("it has no key by which its receiver could know it again")});
    const Result<QByteArray> body = bodyOf(delivery);
    if (!body)
        return ended({Outcome::Refused, body.error().text});
    send(delivery.effect, gate, [this, named = delivery.key, body = *body](const SharedSecret& key) { return event(named, body, key); },
         [this, ended = std::move(ended)](const Result<HttpAnswer>& answer) { ended(this->ended(answer)); });
}

/// Whoever answers 410 wants no more of them (Standard Webhooks, "Response statuses").
Outcome WebhookOut::ended(const Result<HttpAnswer>& answer) const
{
    if (!answer && answer.error().kind == Error::Parse) // a key that cannot sign
        return {Outcome::Later, answer.error().text + QStringLiteral(": expected ") + answer.error().hint, {}, {}, false, Deferral::Key};
    if (!answer)
        return unsent(answer.error());
    Outcome outcome = verdictOf(*answer, {hostOf(file().url), guarantees().once}, clock().now());
    if (answer->status == 410)
        outcome.text += QStringLiteral(": it wants no more of them; switch %1 off").arg(file().title);
    return outcome;
}

void WebhookOut::test(const Gate& gate, Tested tested)
{
    const auto look = [this](const SharedSecret& key) -> Result<HttpRequest> {
        if (const Result<Done> signs = checkHookSecret(*key); !signs)
            return signs.error();
        HttpRequest head = request();
        head.method = HttpRequest::Head;
        head.accept = "*/*";
        return head;
    };
    send({}, gate, look, [host = hostOf(file().url), tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? found(*answer, host) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
