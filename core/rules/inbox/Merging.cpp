#include "core/rules/inbox/Merging.h"

#include "core/rules/Refusals.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace qd::rules {

namespace {

bool isAsked(const Approval& item)
{
    return item.status == ApprovalStatus::Waiting && item.decider == human();
}

/// While it waits for a word, or for the end of its grace time.
bool standsForOthers(const Approval& item)
{
    return item.status == ApprovalStatus::Waiting || item.status == ApprovalStatus::Held;
}

/// It says when it was rendered, and always at the same length.
bool isStamped(const QString& mediaType)
{
    static const QStringList kTypes{QStringLiteral("text/html"), QStringLiteral("text/calendar"), QStringLiteral("application/json"),
                                    QStringLiteral("application/ld+json"), QStringLiteral("application/atom+xml")};
    return kTypes.contains(mediaType.section(u';', 0, 0).trimmed());
}

QString unstampedOf(const EffectContent& content)
{
    const auto found = content.details.constFind(kUnstamped);
    const QString* hash = found == content.details.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return hash ? *hash : QString();
}

bool isTheSameFile(const EffectFile& a, const EffectFile& b, bool sameText)
{
    return a.path == b.path && a.mediaType == b.mediaType && a.sealedFor == b.sealedFor
        && (a.sha256 == b.sha256 || (sameText && isStamped(a.mediaType) && a.bytes == b.bytes));
}

/// Without its files, and without what rendering it again would make otherwise: when that was, and which effect looked at its target.
QByteArray hashOfTheRest(EffectContent content)
{
    content.files.clear();
    content.details.remove(QStringLiteral("date"));
    content.details.remove(QStringLiteral("effect"));
    return contentHash(content);
}

/// `sameText`: both were made from the same words.
bool isTheSameContent(const EffectContent& a, const EffectContent& b, bool sameText)
{
    return a.title == b.title && a.connector == b.connector && a.destination == b.destination && a.kind == b.kind && a.account == b.account
        && std::equal(a.files.begin(), a.files.end(), b.files.begin(), b.files.end(), [&](const EffectFile& x, const EffectFile& y) { return isTheSameFile(x, y, sameText); })
        && hashOfTheRest(a) == hashOfTheRest(b);
}

/// The same for any two of the same content, however they were rendered.
QByteArray looksOf(const EffectContent& content)
{
    QStringList looks{content.title, content.connector.text, content.destination, content.kind.text, content.account};
    for (const EffectFile& file : content.files)
        looks << file.path << file.mediaType << QString::number(file.bytes);
    return looks.join(u'\0').toUtf8();
}

/// Those that ask for the same as it, itself among them, in the order in which they were asked.
QList<Approval> alike(const InboxState& inbox, const Approval& item)
{
    QList<Approval> items;
    for (const Approval& other : inbox.approvals)
        if (areTheSame(item, other))
            items.append(other);
    std::sort(items.begin(), items.end(), [](const Approval& a, const Approval& b) { return std::pair(a.asked, a.id) < std::pair(b.asked, b.id); });
    return items;
}

/// Whether the same was allowed to leave, nobody can take it back any more, and what became of it is not known yet.
bool isLeaving(const OfficeState& state, const EffectContent& content, const QList<Approval>& items)
{
    return std::any_of(state.effects.open.begin(), state.effects.open.end(), [&](const Effect& effect) {
        return effect.status != EffectStatus::Planned && isTheSameContent(effect.content, content, true)
            && std::none_of(items.begin(), items.end(), [&](const Approval& item) { return item.effect == effect.id; });
    });
}

QString titleOf(const OfficeState& state, const RunId& run)
{
    const auto open = state.runs.open.constFind(run);
    if (open != state.runs.open.constEnd())
        return open->title.simplified();
    const auto ended = std::find_if(state.runs.recent.begin(), state.runs.recent.end(), [&](const RunSummary& one) { return one.id == run; });
    return ended == state.runs.recent.end() ? run.toString() : ended->title.simplified();
}

} // namespace

bool areTheSame(const Approval& a, const Approval& b)
{
    const bool fromOneDraft = !a.draft.isEmpty() && a.draft == b.draft;
    const bool atOneMoment = !unstampedOf(a.content).isEmpty() && unstampedOf(a.content) == unstampedOf(b.content);
    return a.sha256 == b.sha256 || isTheSameContent(a.content, b.content, fromOneDraft || atOneMoment);
}

const Approval* standingFor(const InboxState& inbox, const ApprovalId& item)
{
    const auto found = inbox.approvals.constFind(item);
    if (found == inbox.approvals.constEnd() || found->status != ApprovalStatus::Merged)
        return nullptr;
    for (const Approval& other : inbox.approvals)
        if (standsForOthers(other) && other.merged.contains(item))
            return &other;
    return nullptr;
}

QList<ApprovalId> mayBeMerged(const InboxState& inbox)
{
    QHash<QByteArray, int> seen;
    for (const Approval& item : inbox.approvals) {
        ++seen[item.sha256];
        ++seen[looksOf(item.content)];
    }
    QList<ApprovalId> all;
    for (const Approval& item : inbox.approvals)
        if (item.status == ApprovalStatus::Merged || seen.value(item.sha256) > 1 || seen.value(looksOf(item.content)) > 1)
            all.append(item.id);
    return all;
}

QList<ApprovalId> leftAlone(const InboxState& inbox)
{
    QSet<ApprovalId> stoodFor;
    for (const Approval& item : inbox.approvals)
        if (standsForOthers(item))
            for (const ApprovalId& id : item.merged)
                stoodFor.insert(id);
    QList<ApprovalId> alone;
    for (const Approval& item : inbox.approvals)
        if (item.status == ApprovalStatus::Merged && !stoodFor.contains(item.id))
            alone.append(item.id);
    return alone;
}

QList<Approval> togetherWith(const InboxState& inbox, const Approval& item)
{
    QList<Approval> all{item};
    for (const ApprovalId& id : item.merged)
        if (const auto other = inbox.approvals.constFind(id); other != inbox.approvals.constEnd())
            all.append(*other);
    return all;
}

QStringList askersOf(const OfficeState& state, const Approval& item)
{
    QStringList titles;
    for (const Approval& one : togetherWith(state.inbox, item))
        titles.append(titleOf(state, one.run));
    return titles;
}

QString askersInWords(const OfficeState& state, const Approval& item)
{
    const QStringList titles = askersOf(state, item);
    return titles.size() < 2 ? QString()
                             : QStringLiteral("%1 pieces of work ask for the same: “%2”").arg(titles.size()).arg(titles.join(QStringLiteral("”, “")));
}

Error standsInWords(const InboxState& inbox, const ApprovalId& item)
{
    const Approval* standing = standingFor(inbox, item);
    return standing ? refuse(QStringLiteral("another item stands for this one"), QStringLiteral("decide that one: %1").arg(standing->id.toString()))
                    : refuse(QStringLiteral("another item stood for this one, and is leaving"), QStringLiteral("it is done when that has gone out, and waits for you again if it does not"));
}

QList<ApprovalsMerged> mergesDue(const OfficeState& state, const ApprovalId& of)
{
    const auto found = state.inbox.approvals.constFind(of);
    if (found == state.inbox.approvals.constEnd())
        return {};
    const QList<Approval> items = alike(state.inbox, *found);
    if (items.size() < 2 && found->status != ApprovalStatus::Merged)
        return {};
    const QList<ApprovalId> alone = leftAlone(state.inbox);
    const bool leaving = !alone.isEmpty() && isLeaving(state, found->content, items);
    QList<Approval> candidates;
    for (const Approval& item : items)
        if (isAsked(item) || (alone.contains(item.id) && !leaving))
            candidates.append(item);
    auto kept = std::find_if(candidates.begin(), candidates.end(), isAsked);
    QList<ApprovalsMerged> facts;
    if (kept == candidates.end()) {
        if (candidates.isEmpty())
            return {};
        kept = candidates.begin();
        facts.append({kept->id, {}, kept->run, QStringLiteral("the item that stood for it does not wait any more, and nothing has gone out")});
    }
    QSet<RunId> asking;
    for (const Approval& one : togetherWith(state.inbox, *kept))
        asking.insert(one.run);
    for (const Approval& other : std::as_const(candidates)) {
        if (other.id == kept->id || asking.contains(other.run)) // what one run asks for twice is for her to see
            continue;
        for (const Approval& one : togetherWith(state.inbox, other)) {
            asking.insert(one.run);
            facts.append({kept->id, {one.id}, kept->run, QStringLiteral("they ask for the very same")});
        }
    }
    return facts;
}

QList<Approval> carried(const InboxState& inbox, const EffectContent& content)
{
    QList<Approval> items;
    for (const ApprovalId& id : leftAlone(inbox))
        if (const Approval item = inbox.approvals.value(id); isTheSameContent(item.content, content, true))
            items.append(item);
    return items;
}

QList<Fact> goneOutWith(const OfficeState& state, const Approval& item, const EffectConfirmed& sent)
{
    const QString reason = QStringLiteral("the very same has gone out for “%1” (run %2)").arg(titleOf(state, sent.run), sent.run.toString());
    return {EffectWithdrawn{item.effect, reason}, StepSettled{item.run, item.step, false, reason, {{QStringLiteral("receipt"), sent.receipt}}}};
}

Result<QList<Fact>> saidToAll(const OfficeState& state, const DecideApproval& command, const Asking& asking, const Result<QList<Fact>>& first)
{
    const Approval item = state.inbox.approvals.value(command.approval);
    if (!first || item.merged.isEmpty())
        return first;
    OfficeState after = state;
    QList<Fact> facts;
    const auto take = [&](const QList<Fact>& more) {
        for (const Fact& fact : more) {
            after.apply(StoredFact{after.sequence + 1, asking.now, asking.by, 0, {}, {}, fact});
            facts.append(fact);
        }
    };
    take(*first);
    for (const ApprovalId& id : item.merged) {
        const auto other = after.inbox.approvals.find(id);
        if (other == after.inbox.approvals.end())
            continue; // its run has ended with that of the first
        other->status = ApprovalStatus::Waiting; // for the judgement alone
        other->decider = item.decider;
        DecideApproval same = command;
        same.approval = id;
        same.sha256 = other->sha256;
        same.lookedAt = Duration(0); // she has looked once
        Result<QList<Fact>> its = judge(after, same, asking);
        if (!its)
            continue;
        for (Fact& fact : *its)
            if (auto* decided = std::get_if<ApprovalDecided>(&fact))
                decided->many = true;
        take(*its);
    }
    return facts;
}

} // namespace qd::rules
