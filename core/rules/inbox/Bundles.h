#pragma once

#include "core/model/wishes/PackCommands.h"
#include "core/rules/Judge.h"
#include "core/rules/inbox/Questions.h"

/// Decisions that were made and signed elsewhere. Pure.
namespace qd::rules {

/// One word on one item, and when it was said.
struct SignedDecision {
    Instant at;
    DecideApproval decision;

    template <class V> void fields(V& v)
    {
        v("at", at);
        v("decision", decision);
    }
};

/// One ruling on what is no approval, when it was said, and what was shown then.
struct SignedAnswer {
    Instant at;
    SettleEscalation answer;
    QMap<QString, QByteArray> shown; ///< partsOf() it

    template <class V> void fields(V& v)
    {
        v("at", at);
        v("answer", answer);
        v("shown", shown);
    }
};

/// What is signed: whose inbox it is about, and what is said there. Its text is encode()'s, and no other text is taken for it.
struct Bundle {
    static constexpr const char* kFormat = "quarterdeck-decisions-1"; ///< in each text, so that nothing else that a key signs can be taken for it
    QString format;
    BundleId id;
    QByteArray home; ///< public half of the key of the home that it is for
    OrganisationId organisation;
    Instant madeAt;
    QList<SignedDecision> decisions;
    QList<SignedAnswer> answers{};

    qsizetype size() const { return decisions.size() + answers.size(); }
    template <class V> void fields(V& v)
    {
        v("format", format);
        v("id", id);
        v("home", home);
        v("organisation", organisation);
        v("made_at", madeAt);
        v("decisions", decisions);
        v("answers", answers);
    }
};

/// Where a decision was made that came in so; all empty for one that was made here.
struct Elsewhere {
    BundleId bundle;
    QByteArray key;
    std::optional<Instant> signedAt;
};

/// A bundle that may be looked at one decision after another, and whose it is.
struct OpenedBundle {
    Bundle bundle;
    QByteArray key;
    Deputy person; ///< human(): she herself, on another machine

    Elsewhere of(const SignedDecision& one) const { return {bundle.id, key, one.at}; }
};

constexpr qsizetype kMostInBundle = 1'000;
constexpr qsizetype kLongestBundle = 2'000'000; ///< characters
constexpr Duration kOldestBundle = std::chrono::days(14); ///< RulesState remembers longer which have come in
constexpr Duration kClocksDiffer = std::chrono::minutes(5);

/// What holds for all of it: the signature, whose key it is, for which home and organisation, when, and that it has not come in before.
Result<OpenedBundle> opened(const OfficeState& state, const TakeBundle& command, const Asking& asking);

/// Why this person's word on that item is not taken now, whatever it says; nothing: it may be.
std::optional<Error> whyNotTaken(const OfficeState& state, const OpenedBundle& from, const SignedDecision& one, const Asking& asking);

/// The same for a ruling.
std::optional<Error> whyNotTaken(const OfficeState& state, const OpenedBundle& from, const SignedAnswer& one, const Asking& asking);

/// What became of those whose text was edited: why not, or empty where it is done. They are rendered first.
using EditsDone = QMap<ApprovalId, QString>;
/// The facts of all of it: each is judged as if it were said now, as things stand after those before it; rulings come after decisions. What
/// several of them begin has ids of its own, counted on from those of `asking`. BundleTaken names rulings by the id of what they are on. Copies the state once.
QList<Fact> bundleFacts(const OfficeState& state, const OpenedBundle& from, const Asking& asking, const EditsDone& edited);

/// Both. Edits that are not done yet count as taken.
Result<QList<Fact>> judgeBundle(const OfficeState& state, const TakeBundle& command, const Asking& asking);

} // namespace qd::rules
