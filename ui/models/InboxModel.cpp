#include "ui/models/InboxModel.h"

#include "core/rules/outside/Splitting.h"
#include "core/rules/outside/Stuck.h"
#include "ui/words/Amounts.h"
#include "ui/words/WaitWords.h"

#include <algorithm>
#include <utility>

namespace qd::ui {

namespace {

/// A row with what it is sorted by: the smaller stands first.
struct Due {
    qint64 place;
    qint64 due;
    InboxKey key;
    auto operator<=>(const Due&) const = default;
};

qint64 placeOf(InboxModel::Order order, Instant asked, int level)
{
    switch (order) {
    case InboxModel::Order::SoonestFirst: return 0;
    case InboxModel::Order::NewestFirst: return -asked.ms;
    case InboxModel::Order::HighestLevelFirst: return level;
    }
    return 0;
}

Instant dueOf(const InboxState& inbox, const InboxKey& key)
{
    if (key.kind == InboxKey::Escalated)
        return inbox.escalations.value({key.id}).answerBy;
    return inbox.approvals.value({key.id}).expires;
}

/// In all that a row shows; the rest of an item does not change while it has its hash.
bool looksTheSame(const Approval& a, const Approval& b)
{
    return a.status == b.status && a.leaves == b.leaves && a.expires == b.expires && a.decider == b.decider && a.stale.size() == b.stale.size() && a.merged.size() == b.merged.size()
        && a.sha256 == b.sha256 && a.title == b.title && a.costSoFar == b.costSoFar && a.content.cost == b.content.cost;
}

/// What was on its way already keeps no preview: the text itself, as it is sent.
void showText(Approval& item)
{
    for (const char* const type : {"text/html", "text/plain"})
        for (const EffectFile& file : std::as_const(item.content.files))
            if (item.preview.isEmpty() && file.sealedFor.isNull() && file.mediaType == QLatin1String(type)) {
                item.preview = file.sha256;
                item.previewType = file.mediaType;
            }
}

} // namespace

InboxModel::InboxModel(QObject* parent) : QAbstractListModel(parent) {}

void InboxModel::show(const OfficeState& state)
{
    learnNames(state);
    const InboxState& inbox = state.inbox;
    const bool questions = !m_inbox.escalations.isSharedWith(inbox.escalations) || !m_inbox.snoozed.isSharedWith(inbox.snoozed);
    m_inbox.escalations = inbox.escalations;
    m_inbox.snoozed = inbox.snoozed;
    Taken taken = take(inbox);
    takeStuck(state, taken);
    if (taken.isOther || questions)
        become(rowsOf(m_inbox));
    repaint(taken, learnWaits(state) || questions);
}

/// @returns whether one of them waits for something else than before.
bool InboxModel::learnWaits(const OfficeState& state)
{
    QMap<EffectId, Wait> waits;
    QSet<EffectId> paused;
    for (const Approval& a : std::as_const(m_inbox.approvals)) {
        const auto effect = a.status == ApprovalStatus::Held ? state.effects.open.constFind(a.effect) : state.effects.open.constEnd();
        if (const std::optional<rules::Stuck> one = effect == state.effects.open.constEnd() ? std::nullopt : rules::goingOut(state, *effect))
            waits.insert(a.effect, {rules::isSplit(*effect) ? tallyWords(rules::tallyOf(state, *effect)) : QString(), waitWords(*one, m_now)});
        if (a.status == ApprovalStatus::Held && !rules::pausedFor(state, a).isNull())
            paused.insert(a.effect);
    }
    const bool wasStopped = std::exchange(m_isStopped, state.org.stopped);
    const bool isOther = std::exchange(m_paused, paused) != paused;
    return std::exchange(m_waits, waits) != waits || isOther || wasStopped != m_isStopped;
}

/// A row for each, as of an item that has its yes.
void InboxModel::takeStuck(const OfficeState& state, Taken& taken)
{
    QMap<ApprovalId, Approval> now;
    for (const rules::Stuck& one : rules::stuck(state)) {
        Approval item;
        item.id = {one.effect.id.uuid};
        item.effect = one.effect.id;
        item.run = one.effect.run;
        item.step = one.effect.step;
        item.from = one.effect.agent;
        item.kind = one.effect.content.kind;
        item.level = one.effect.level;
        item.status = ApprovalStatus::Held;
        item.title = one.effect.content.title;
        item.content = one.effect.content;
        showText(item);
        item.sha256 = one.effect.sha256;
        item.trace = one.effect.trace;
        item.asked = item.expires = one.effect.changed;
        item.leaves = one.effect.changed;
        now.insert(item.id, item);
    }
    if (now.isEmpty() && m_stuck.isEmpty())
        return;
    taken.isOther = taken.isOther || now.keys() != m_stuck.keys();
    for (auto one = m_stuck.constBegin(); one != m_stuck.constEnd(); ++one)
        if (!now.contains(one.key()))
            m_inbox.approvals.remove(one.key());
    for (auto one = now.constBegin(); one != now.constEnd(); ++one)
        m_inbox.approvals.insert(one.key(), *one);
    m_stuck = now;
}

QString InboxModel::waitText(const Approval& approval) const
{
    const bool isHeld = approval.status == ApprovalStatus::Held, isPaused = isHeld && m_paused.contains(approval.effect);
    const Wait waits = m_waits.value(approval.effect);
    QString why = waits.why;
    if (isPaused)
        why = m_isStopped ? tr("leaves when work goes on, and its run") : tr("leaves when its run goes on");
    else if (isHeld && m_isStopped)
        why = tr("leaves when work goes on");
    return waits.tally.isEmpty() || why.isEmpty() ? waits.tally + why : QStringLiteral("%1, %2").arg(waits.tally, why);
}

/// Writes only what is others than before: were the copies shared with the state, the next fact would have it copy them all.
InboxModel::Taken InboxModel::take(const InboxState& inbox)
{
    QMap<ApprovalId, Approval>& own = m_inbox.approvals;
    Taken taken;
    auto at = own.begin();
    const auto drop = [&](auto isGone) {
        while (at != own.end() && isGone(at.key())) {
            const bool isStuck = m_stuck.contains(at.key()); // it is no item of the inbox
            taken.isOther = taken.isOther || !isStuck;
            at = isStuck ? std::next(at) : own.erase(at);
        }
    };
    for (auto now = inbox.approvals.constBegin(); now != inbox.approvals.constEnd(); ++now) {
        drop([&](const ApprovalId& id) { return id < now.key(); });
        if (at == own.end() || now.key() < at.key()) {
            at = own.insert(at, now.key(), *now);
            taken.isOther = true;
        } else if (!looksTheSame(*at, *now)) {
            *at = *now;
            taken.isOther = true;
            taken.changed.append({now->status == ApprovalStatus::Held ? InboxKey::Leaving : InboxKey::Waiting, now.key().uuid});
        }
        ++at;
    }
    drop([](const ApprovalId&) { return true; });
    return taken;
}

/// Says which rows are others than before: of thousands mostly none, for what was decided has gone.
void InboxModel::repaint(const Taken& taken, bool questions)
{
    constexpr qsizetype kOneByOne = 64;
    if (m_rows.isEmpty())
        return;
    if (questions || taken.changed.size() > kOneByOne)
        return void(emit dataChanged(index(0), index(int(m_rows.size()) - 1)));
    for (const InboxKey& key : taken.changed)
        if (const int row = rowOf(key); row >= 0)
            emit dataChanged(index(row), index(row));
}

void InboxModel::setOrder(Order order)
{
    m_order = order;
    become(rowsOf(m_inbox));
}

void InboxModel::learnNames(const OfficeState& state)
{
    if (state.org.current == m_organisation && !m_names.isEmpty())
        return;
    m_organisation = state.org.current;
    m_names.clear();
    for (const AgentProfile& agent : state.org.organisation().agents)
        m_names.insert(agent.id, agent.shortTitle.isEmpty() ? agent.title : agent.shortTitle);
}

void InboxModel::setNow(Instant now)
{
    const std::optional<Instant> next = m_inbox.nextReturn(qMin(m_now, now)); // also when somebody sets the clock back
    const bool moves = next && *next <= qMax(m_now, now);
    m_now = now;
    if (moves)
        become(rowsOf(m_inbox));
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), moves ? QList<int>() : QList<int>{ExpiredRole});
}

InboxModel::Rows InboxModel::rowsOf(const InboxState& inbox) const
{
    std::vector<Due> waiting;
    std::vector<Due> leaving;
    std::vector<Due> later;
    const auto place = [&](Due due) {
        if (const std::optional<Instant> until = inbox.putOffUntil({due.key.id}, m_now))
            later.push_back({0, until->ms, due.key});
        else
            waiting.push_back(due);
    };
    for (const Approval& a : inbox.approvals) {
        if (a.status == ApprovalStatus::Held)
            leaving.push_back({0, a.leaves.value_or(a.expires).ms, {InboxKey::Leaving, a.id.uuid}});
        else if ((a.status == ApprovalStatus::Waiting || a.status == ApprovalStatus::Stale) && a.decider == human())
            place({placeOf(m_order, a.asked, int(a.level)), a.expires.ms, {InboxKey::Waiting, a.id.uuid}});
    }
    for (const Escalation& e : inbox.escalations)
        if (e.with == human())
            place({placeOf(m_order, e.raised, -1), e.answerBy.ms, {InboxKey::Escalated, e.id.uuid}});
    Rows rows;
    rows.keys.reserve(qsizetype(waiting.size() + leaving.size() + later.size() + 2));
    const auto append = [&rows](std::vector<Due>& group, InboxKey::Kind heading) {
        std::sort(group.begin(), group.end());
        if (heading != InboxKey::Nothing && !group.empty())
            rows.keys.append(InboxKey{heading, {}});
        for (const Due& due : group)
            rows.keys.append(due.key);
    };
    append(waiting, InboxKey::Nothing);
    append(leaving, InboxKey::Heading);
    append(later, InboxKey::LaterHeading);
    for (const Due& due : later)
        rows.later.insert(due.key);
    return rows;
}

void InboxModel::removeOthers(const QSet<InboxKey>& kept)
{
    for (int last = int(m_rows.size()) - 1; last >= 0;) {
        if (kept.contains(m_rows.at(last))) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !kept.contains(m_rows.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first - 1;
    }
}

bool InboxModel::isPartOf(const QList<InboxKey>& next) const
{
    qsizetype found = 0;
    for (const InboxKey& key : next)
        if (found < m_rows.size() && m_rows.at(found) == key)
            ++found;
    return found == m_rows.size();
}

void InboxModel::become(const Rows& next)
{
    QSet<InboxKey> kept(next.keys.begin(), next.keys.end());
    m_chosen.intersect(kept);
    m_sent.intersect(kept); // decided, it is another row or none
    // What was put off or came back goes and comes: so the rows that stay are still in their order.
    kept.subtract((next.later - m_later) + (m_later - next.later));
    removeOthers(kept);
    m_later = next.later;
    if (isPartOf(next.keys)) {
        insert(next.keys);
    } else { // a due moved past another one: rare, and no range says it
        beginResetModel();
        m_rows = next.keys;
        endResetModel();
    }
    count();
}

void InboxModel::count()
{
    m_waiting = 0;
    m_leaving = 0;
    for (const InboxKey& key : std::as_const(m_rows)) {
        m_leaving += key.kind == InboxKey::Leaving ? 1 : 0;
        m_waiting += key.isItem() && key.kind != InboxKey::Leaving && !m_later.contains(key) ? 1 : 0;
    }
}

void InboxModel::insert(const QList<InboxKey>& next)
{
    for (int row = 0; row < int(next.size()); ++row) {
        if (row < m_rows.size() && m_rows.at(row) == next.at(row))
            continue;
        int end = row;
        while (end < next.size() && (row >= m_rows.size() || next.at(end) != m_rows.at(row)))
            ++end;
        beginInsertRows({}, row, end - 1);
        for (int at = row; at < end; ++at)
            m_rows.insert(at, next.at(at));
        endInsertRows();
        row = end - 1;
    }
}

int InboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

InboxKey InboxModel::key(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row) : InboxKey{};
}

int InboxModel::rowOf(const InboxKey& key) const
{
    return int(m_rows.indexOf(key));
}

const Approval* InboxModel::approval(const InboxKey& key) const
{
    if (key.kind != InboxKey::Waiting && key.kind != InboxKey::Leaving)
        return nullptr;
    const auto found = m_inbox.approvals.constFind({key.id});
    return found == m_inbox.approvals.cend() ? nullptr : &*found;
}

const Escalation* InboxModel::escalation(const InboxKey& key) const
{
    if (key.kind != InboxKey::Escalated)
        return nullptr;
    const auto found = m_inbox.escalations.constFind({key.id});
    return found == m_inbox.escalations.cend() ? nullptr : &*found;
}

QString InboxModel::nameOf(const AgentId& agent) const
{
    return agent == human() ? tr("You") : agent == system() ? QStringLiteral("Quarterdeck") : m_names.value(agent, agent.text);
}

InboxKey InboxModel::newestLeaving() const
{
    const auto newest = std::find_if(m_rows.crbegin(), m_rows.crend(), [this](const InboxKey& k) { return canUndo(k); });
    return newest == m_rows.crend() ? InboxKey{} : *newest;
}

std::optional<Instant> InboxModel::putOffUntil(const InboxKey& key) const
{
    return isPutOff(key) ? m_inbox.putOffUntil({key.id}, m_now) : std::nullopt;
}

bool InboxModel::expiresFirst(const InboxKey& key) const
{
    const std::optional<Instant> until = putOffUntil(key);
    const Approval* a = approval(key);
    return until && a && a->expires < *until;
}

std::optional<Instant> InboxModel::expiry(const InboxKey& key) const
{
    if (const Approval* a = approval(key))
        return a->expires;
    const Escalation* e = escalation(key); // most wait for her as long as it takes
    return e ? e->expires : std::nullopt;
}

void InboxModel::setChosen(const InboxKey& key, bool chosen)
{
    if (key.kind != InboxKey::Waiting)
        return;
    if (chosen)
        m_chosen.insert(key);
    else
        m_chosen.remove(key);
    const int row = rowOf(key);
    if (row >= 0)
        emit dataChanged(index(row), index(row), {ChosenRole});
}

void InboxModel::setSent(const InboxKey& key, bool sent)
{
    if (sent)
        m_sent.insert(key);
    else
        m_sent.remove(key);
    const int row = rowOf(key);
    if (row >= 0)
        emit dataChanged(index(row), index(row));
}

QList<InboxKey> InboxModel::chosen() const
{
    QList<InboxKey> list;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(list), [this](const InboxKey& k) { return isChosen(k); });
    return list;
}

Qt::ItemFlags InboxModel::flags(const QModelIndex& index) const
{
    return key(index.row()).isItem() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant InboxModel::data(const QModelIndex& index, int role) const
{
    const InboxKey k = key(index.row());
    if (role == KeyRole)
        return QVariant::fromValue(k);
    if (role == KindRole)
        return int(k.kind);
    if (role == ChosenRole)
        return isChosen(k);
    if (role == ExpiredRole)
        return k.kind != InboxKey::Leaving && k.isItem() && dueOf(m_inbox, k) <= m_now;
    if (role == Qt::ToolTipRole && k.isItem()) // a title that has no room in its row
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (k.kind == InboxKey::Heading)
        return tr("Going out, %n item(s)", nullptr, int(m_leaving));
    if (k.kind == InboxKey::LaterHeading)
        return tr("Later, %n item(s)", nullptr, int(m_later.size()));
    if (const std::optional<Instant> until = putOffUntil(k); until && role == Qt::AccessibleTextRole)
        return tr("%1, put off, back %2", "item, when").arg(spoken(k), momentText(*until, m_now));
    return role == Qt::DisplayRole ? titleOf(k) : spoken(k);
}

QString InboxModel::titleOf(const InboxKey& key) const
{
    if (const Escalation* e = escalation(key))
        return e->issue;
    const Approval* a = approval(key);
    return a ? a->title : QString();
}

QString InboxModel::spoken(const InboxKey& key) const
{
    if (const Escalation* e = escalation(key))
        return tr("Question from %1: %2").arg(nameOf(e->raisedBy), e->issue);
    const Approval* a = approval(key);
    if (!a)
        return {};
    const QString one = tr("%1, %2, from %3").arg(wordOf(a->level), a->title, nameOf(a->from));
    return a->merged.isEmpty() ? one : tr("%1, %n piece(s) of work ask for the same", nullptr, int(a->merged.size()) + 1).arg(one);
}

} // namespace qd::ui
