#pragma once

#include "core/model/Effect.h"
#include "core/model/outside/Change.h"

namespace qd {

struct Score {
    QString name; ///< "brand-voice", "seo", "readability", "edit-ratio"
    double value = 0;
    double outOf = 100;
    QStringList reasons;

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("value", value);
        v("out_of", outOf);
        v("reasons", reasons);
    }
};

struct Check {
    AgentId by;
    QString verdict; ///< "approved", "on brand", …
    QString note;

    template <class V> void fields(V& v)
    {
        v("by", by);
        v("verdict", verdict);
        v("note", note);
    }
};

struct Source {
    QString name;
    QString origin; ///< file, address
    QByteArray sha256;
    Label label;

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("origin", origin);
        v("sha256", sha256);
        v("label", label);
    }
};

enum class ApprovalStatus { Waiting, Held, Granted, ChangesAsked, Rejected, Expired, Replaced, Withdrawn, Stale, Merged };
template <> struct EnumWords<ApprovalStatus> {
    static constexpr std::array words{"waiting", "held", "granted", "changes-asked", "rejected", "expired", "replaced",
                                      "withdrawn", "stale", "merged"};
};

/// Something that waits for a yes: an effect with everything that is needed to judge it in ten seconds.
/// Bound to the effect's hash; a decision on another hash is refused (row X2).
struct Approval {
    ApprovalId id;
    RunId run;
    StepId step;
    EffectId effect;
    ActionKind kind;
    Autonomy level = Autonomy::L3;
    QString title;
    AgentId from;
    AgentId author;            ///< who wrote the text behind it; empty: the asker
    AgentId decider = human(); ///< after a delegation: the agent
    QByteArray sha256;         ///< of the rendered effect
    EffectContent content;
    QByteArray preview;        ///< blob that shows it as its audience will see it
    QString previewType;       ///< media type of `preview`
    QByteArray draft;          ///< blob: the editable text behind it (Markdown)
    QByteArray previousDraft;  ///< blob of the version before; empty for the first
    int version = 1;
    qint64 words = 0;
    QList<Score> scores;
    QList<Check> checks;
    QList<Alternative> turnedDown;
    QList<Source> sources;
    QString why;               ///< the rule that asks her
    Money costSoFar;
    Money wouldHaveCost;
    Instant asked;
    Instant expires;
    QString onExpiry;          ///< what happens if nobody decides
    Duration grace{10'000};
    ApprovalStatus status = ApprovalStatus::Waiting;
    std::optional<Instant> leaves; ///< while Held: when the grace time ends
    QString note;                  ///< of the decision
    Label label;
    QList<Change> stale{};       ///< what is not any more as she was asked about it
    QList<ApprovalId> merged{};  ///< that this one stands for as well
    std::optional<AuthorityTrace> trace{}; ///< why she is asked
    QList<Source> lineage{};     ///< what chose it and what it was made from
    std::optional<Money> value{}; ///< what hangs on it; what waits is put in order by it
    std::optional<AgentId> deputy{}; ///< Held: who said yes to it in her place; none: she, or the decider

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("run", run);
        v("step", step);
        v("effect", effect);
        v("kind", kind);
        v("level", level);
        v("title", title);
        v("from", from);
        v("author", author);
        v("decider", decider);
        v("sha256", sha256);
        v("content", content);
        v("preview", preview);
        v("preview_type", previewType);
        v("draft", draft);
        v("previous_draft", previousDraft);
        v("version", version);
        v("words", words);
        v("scores", scores);
        v("checks", checks);
        v("turned_down", turnedDown);
        v("sources", sources);
        v("why", why);
        v("cost_micro_usd", costSoFar);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("asked", asked);
        v("expires", expires);
        v("on_expiry", onExpiry);
        v("grace_ms", grace);
        v("status", status);
        v("leaves", leaves);
        v("note", note);
        v("label", label);
        v("stale", stale);
        v("merged", merged);
        v("trace", trace);
        v("lineage", lineage);
        v("value_micro_usd", value);
        v("deputy", deputy);
    }
};

} // namespace qd
