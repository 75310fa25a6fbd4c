#pragma once

#include "core/model/authority/Trace.h"
#include "core/model/outside/Lookup.h"
#include "core/model/outside/Ruling.h"

namespace qd {

/// One file of a rendered effect.
struct EffectFile {
    QString path; ///< below the destination, with '/'
    QByteArray sha256;
    QString mediaType;
    qint64 bytes = 0;
    ContactId sealedFor{}; ///< the blob is sealed with this person's key; null: it is as it leaves

    template <class V> void fields(V& v)
    {
        v("path", path);
        v("sha256", sha256);
        v("media_type", mediaType);
        v("bytes", bytes);
        v("sealed_for", sealedFor);
    }
};

/// An action on the world, fully rendered: everything that leaves the house, and nothing else, decides its hash.
/// A member may only be added that is absent while it is empty: what waits for a yes is bound to the hash that it has.
struct EffectContent {
    ActionKind kind;
    ConnectorId connector;
    QString destination; ///< where it goes, as the connector names it
    QString audience;    ///< who will see it, in words
    QString title;
    QList<EffectFile> files;
    Values details;      ///< what the connector needs besides: slug, summary, date
    bool reversible = true;
    Money cost;
    bool rehearsal = false;
    QString account;                    ///< one of the connector's; empty: "main"
    std::optional<Audience> reach{};    ///< who will see it, and how many
    QList<Recipient> recipients{};
    std::optional<SendWindow> window{}; ///< when it may leave; none: at any time
    std::optional<Money> priceCap{};    ///< it does not leave for more
    QString target{};                   ///< digest of what it changes, as that stood when she was asked
    QStringList hosts{};                ///< where bytes go
    std::optional<Confidentiality> carries{}; ///< the most that is in it
    QString variant{};                  ///< of several that are tried against each other: the group and the letter
    QList<SentRequest> requests{};      ///< what leaves, byte for byte

    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("connector", connector);
        v("destination", destination);
        v("audience", audience);
        v("title", title);
        v("files", files);
        v("details", details);
        v("reversible", reversible);
        v("cost_micro_usd", cost);
        v("rehearsal", rehearsal);
        v("account", account);
        v("reach", reach);
        v("recipients", recipients);
        v("window", window);
        v("price_cap_micro_usd", priceCap);
        v("target", target);
        v("hosts", hosts);
        v("carries", carries);
        v("variant", variant);
        v("requests", requests);
    }
};

/// SHA-256 of the canonical text of `content`; what an approval is bound to (promise P4).
QByteArray contentHash(const EffectContent& content);

/// Where an effect stands (promises, part 3).
enum class EffectStatus { Planned, Authorised, Intended, Confirmed, Refused, Unknown, Withdrawn, Deferred, Reconciling, Absent, Ruled, Split };
template <> struct EnumWords<EffectStatus> {
    static constexpr std::array words{"planned", "authorised", "intended", "confirmed", "refused", "unknown", "withdrawn",
                                      "deferred", "reconciling", "absent", "ruled", "split"};
};

/// Nobody can tell whether it has left, and nobody may send it again unasked.
constexpr bool isUnknown(EffectStatus status) { return status == EffectStatus::Unknown || status == EffectStatus::Reconciling; }
/// It certainly has not left, and can be taken back.
constexpr bool isStillHere(EffectStatus status)
{
    return status == EffectStatus::Planned || status == EffectStatus::Authorised || status == EffectStatus::Deferred || status == EffectStatus::Absent;
}

struct Effect {
    EffectId id;
    RunId run;
    StepId step;
    AgentId agent; ///< who asks for it
    EffectContent content;
    QByteArray sha256; ///< contentHash(content)
    Autonomy level = Autonomy::L3;
    EffectStatus status = EffectStatus::Planned;
    std::optional<Instant> notBefore; ///< end of the grace time
    int attempt = 0;
    QString receipt; ///< where it went, or why not
    Instant changed;
    std::optional<AuthorityTrace> trace{};    ///< why it may leave, or asks
    std::optional<Label> label{};             ///< of what it was made from
    QString key{};                            ///< the same for each attempt: what the other side knows it by
    std::optional<qint64> epoch{};            ///< of the rules when it was allowed
    std::optional<Deferral> deferral{};       ///< Deferred: why it waits
    std::optional<Instant> deferredUntil{};   ///< Deferred: looked at again then; none: when what it waits for comes
    std::optional<Lookup> lookup{};           ///< Unknown, Reconciling: what was looked for
    QString providerId{};                     ///< what the other side calls it
    QMap<QString, QString> stepped{};         ///< requests of its delivery that are done: what the other side calls their results
    EffectId parent{};                        ///< of which it is a part
    QList<EffectId> children{};               ///< Split: its parts
    EffectId again{};                         ///< sent anew in the place of this one, whose outcome nobody could tell

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("content", content);
        v("sha256", sha256);
        v("level", level);
        v("status", status);
        v("not_before", notBefore);
        v("attempt", attempt);
        v("receipt", receipt);
        v("changed", changed);
        v("trace", trace);
        v("label", label);
        v("key", key);
        v("epoch", epoch);
        v("deferral", deferral);
        v("deferred_until", deferredUntil);
        v("lookup", lookup);
        v("provider_id", providerId);
        v("stepped", stepped);
        v("parent", parent);
        v("children", children);
        v("again", again);
    }
};

} // namespace qd
