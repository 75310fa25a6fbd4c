#pragma once

#include "core/model/Decision.h"

namespace qd {

/// One file of a rendered effect.
struct EffectFile {
    QString path; ///< below the destination, with '/'
    QByteArray sha256;
    QString mediaType;
    qint64 bytes = 0;

    template <class V> void fields(V& v)
    {
        v("path", path);
        v("sha256", sha256);
        v("media_type", mediaType);
        v("bytes", bytes);
    }
};

/// An action on the world, fully rendered: everything that leaves the house, and nothing else, decides its hash.
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
    }
};

/// SHA-256 of the canonical text of `content`; what an approval is bound to (promise P4).
QByteArray contentHash(const EffectContent& content);

/// Where an effect stands (promises, part 3).
enum class EffectStatus { Planned, Authorised, Intended, Confirmed, Refused, Unknown, Withdrawn };
template <> struct EnumWords<EffectStatus> {
    static constexpr std::array words{"planned", "authorised", "intended", "confirmed", "refused", "unknown", "withdrawn"};
};

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
    }
};

} // namespace qd
