#include "agents/inbound/hooks/HookDesk.h"

#include "agents/inbound/hooks/HookSignature.h"
#include "core/base/Digest.h"

namespace qd::agents {

namespace {

constexpr int kOk = 200, kBad = 400, kNotLetIn = 401, kNowhere = 404, kNotSo = 405, kLater = 503;
constexpr Duration kRelayed = std::chrono::days(3); ///< that a relay may keep one
constexpr Duration kOldest = std::chrono::days(14); ///< of an event by its own time: the record knows ids for 15 days at least

/// Our own name for it: whatever its sender calls it. What a reader did with a delivery counts once, however often they do it.
QString idOf(const HookSender& sender, const HookEvent& event)
{
    if (!event.response.isEmpty() && !event.effect.isEmpty() && !event.address.isEmpty())
        return QStringLiteral("%1/%2/%3").arg(event.response, sender.id, QString::fromLatin1(sha256((event.effect + u' ' + event.address.trimmed().toLower()).toUtf8()).toHex().left(40)));
    return QStringLiteral("hook/%1/%2").arg(sender.id, QString::fromLatin1(sha256(event.id.toUtf8()).toHex().left(40)));
}

} // namespace

const HookSender* HookDesk::senderOf(const QByteArray& path) const
{
    for (const HookSender& sender : m_parts.senders)
        if (sender.isOn && path == "/in/" + sender.id.toLatin1())
            return &sender;
    return nullptr;
}

void HookDesk::take(const HookRequest& request, bool isRelayed, Answered answered)
{
    const HookSender* sender = senderOf(request.path);
    if (!sender || (request.method != "POST" && request.method != "HEAD")) {
        ++m_counts.malformed;
        return answered(sender ? kNotSo : kNowhere);
    }
    if (request.method == "HEAD") // by which some look whether there is somebody
        return answered(kOk);
    if (m_isStopped) {
        ++m_counts.putOff;
        return answered(kLater);
    }
    if (sender->key.isEmpty())
        return checked(*sender, request, isRelayed, SharedSecret(), answered);
    m_parts.findKey(*sender, [weak = weak_from_this(), sender = *sender, request, isRelayed, answered = std::move(answered)](const Result<SharedSecret>& key) {
        if (const auto self = weak.lock())
            self->checked(sender, request, isRelayed, key, answered);
    });
}

Result<QList<HookDesk::Came>> HookDesk::readFor(const HookSender& sender, const HookRequest& request, const Secret* key, const Parts& parts, bool isRelayed)
{
    const Instant now = parts.clock->now();
    const Duration tolerance = isRelayed ? kRelayed : std::chrono::seconds(sender.seconds);
    if (const Result<Done> its = checkSignature(sender, request, key, now, tolerance); !its)
        return its.error();
    const Result<HookEvents> events = eventsIn(sender, request);
    if (!events)
        return events.error();
    const Result<Index> index = parts.openIndex ? parts.openIndex() : Result<Index>(Index());
    if (!index)
        return index.error();
    QList<Came> came;
    for (const HookEvent& event : *events) {
        if (event.at.ms > 0 && now - event.at > kOldest)
            continue; // what is so old would not be known again
        Inbound in;
        in.id = idOf(sender, event);
        in.connector = {sender.connector.isEmpty() ? sender.id : sender.connector};
        in.kind = event.kind;
        in.effect = EffectId::fromString(event.effect).value_or(EffectId());
        in.index = *index && !event.address.isEmpty() ? (*index)(event.channel, event.address) : QByteArray();
        in.at = event.at.ms > 0 ? event.at : now;
        in.text = event.text;
        came.append({in, in.effect.isNull() ? event.effect.left(64) : QString()});
    }
    return came;
}

/// A key that is not here now may be here soon: its sender comes again.
void HookDesk::checked(const HookSender& sender, const HookRequest& request, bool isRelayed, const Result<SharedSecret>& key, const Answered& answered)
{
    if (!key) {
        ++m_counts.putOff;
        return answered(kLater);
    }
    const Result<QList<Came>> came = readFor(sender, request, key->get(), m_parts, isRelayed);
    if (!came) {
        const Error::Kind kind = came.error().kind;
        ++(kind == Error::Rule ? m_counts.refused : kind == Error::Store ? m_counts.putOff : m_counts.malformed);
        return answered(kind == Error::Rule ? kNotLetIn : kind == Error::Store ? kLater : kBad);
    }
    if (came->isEmpty()) {
        ++m_counts.taken;
        return answered(kOk);
    }
    m_parts.keep(*came, [weak = weak_from_this(), answered](const Result<Done>& kept) {
        const auto self = weak.lock();
        if (!self)
            return;
        ++(kept ? self->m_counts.taken : self->m_counts.putOff);
        answered(kept ? kOk : kLater);
    });
}

} // namespace qd::agents
