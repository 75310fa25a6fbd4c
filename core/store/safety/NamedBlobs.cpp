#include "core/store/safety/NamedBlobs.h"

#include <QSet>

namespace qd {

namespace {

using Each = std::function<void(const QByteArray&)>;

void name(const QByteArray& sha256, const Each& each)
{
    if (!sha256.isEmpty())
        each(sha256);
}

template <class T>
void nameAll(const QList<T>& list, const Each& each)
{
    for (const T& one : list)
        name(one.sha256, each);
}

/// One overload for each kind that names any.
void namedBy(const BriefSubmitted& fact, const Each& each) { nameAll(fact.sources, each); }
void namedBy(const ArtefactMade& fact, const Each& each) { name(fact.artefact.sha256, each); }
void namedBy(const EffectPlanned& fact, const Each& each)
{
    nameAll(fact.effect.content.files, each);
    nameAll(fact.effect.content.requests, each);
}

void namedBy(const StepRevised& fact, const Each& each) { name(fact.reply, each); }
void namedBy(const TurnBatched& fact, const Each& each) { name(fact.order, each); }

void namedBy(const TurnFinished& fact, const Each& each)
{
    name(fact.reply, each);
    name(fact.prompt, each);
    name(fact.asks, each);
}

void namedBy(const TurnFailed& fact, const Each& each) { name(fact.prompt, each); }

void namedBy(const ToolUsed& fact, const Each& each)
{
    name(fact.input, each);
    name(fact.output, each);
}

void namedBy(const DocumentKept& fact, const Each& each)
{
    name(fact.document.sha256, each);
    name(fact.document.vectors, each);
}

void namedBy(const ApprovalAsked& fact, const Each& each)
{
    const Approval& approval = fact.approval;
    nameAll(approval.content.files, each);
    nameAll(approval.content.requests, each);
    nameAll(approval.lineage, each);
    nameAll(approval.sources, each);
    for (const QByteArray& sha256 : {approval.preview, approval.draft, approval.previousDraft})
        name(sha256, each);
}

void namedBy(const InboundTaken& fact, const Each& each) { name(fact.inbound.sha256, each); }
void namedBy(const ConsentNoted& fact, const Each& each) { name(fact.consent.evidence, each); }
void namedBy(const EffectIntended& fact, const Each& each) { nameAll(fact.requests, each); }

template <class T>
concept Naming = requires(const T& fact, const Each& each) { namedBy(fact, each); };

template <size_t... I>
QSet<QByteArray> namingKinds(std::index_sequence<I...>)
{
    QSet<QByteArray> kinds;
    const auto add = [&kinds]<class T>(const T*) {
        if constexpr (Naming<T>)
            kinds.insert(T::kName);
    };
    (add(static_cast<const std::variant_alternative_t<I, AnyFact>*>(nullptr)), ...);
    return kinds;
}

} // namespace

bool canNameBlobs(const QByteArray& kind)
{
    static const QSet<QByteArray> kinds = namingKinds(std::make_index_sequence<std::variant_size_v<AnyFact>>());
    return kinds.contains(kind);
}

void eachNamedBlob(const Fact& fact, const Each& each)
{
    std::visit([&each]<class T>(const T& payload) {
        if constexpr (Naming<T>)
            namedBy(payload, each);
    }, fact);
}

} // namespace qd
