#include "ui/shell/looking/Absence.h"

#include "core/base/Json.h"
#include "core/rules/outside/Splitting.h"
#include "ui/words/Amounts.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace qd::ui {

namespace {

class Absence {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::Absence)
};

/// What waits for her, the most valuable first and of equal value the soonest due: the first of it is named.
QString waitingText(const OfficeState& state, Instant now)
{
    const Approval* first = nullptr;
    Money hangs;
    for (const Approval& one : state.inbox.approvals) {
        if (one.status != ApprovalStatus::Waiting || one.decider != human())
            continue;
        const Money value = one.value.value_or(Money{});
        hangs = Money{hangs.micro + value.micro};
        const Money best = first ? first->value.value_or(Money{}) : Money{};
        if (!first || best < value || (!(value < best) && one.expires < first->expires))
            first = &one;
    }
    const qsizetype waiting = state.inbox.waiting(now);
    if (waiting == 0)
        return {};
    QString text = Absence::tr("%n wait(s) for you", nullptr, int(waiting));
    if (hangs.micro > 0)
        text += Absence::tr(" (%1 hang on it)").arg(moneyText(hangs));
    return first ? Absence::tr("%1, first “%2”, %3", "what waits, the first, when it is due").arg(text, first->title, dueText(first->expires, now)) : text;
}

} // namespace

Milestone milestoneOf(const OfficeState& state, Instant now)
{
    const QMap<QString, qint64>& levels = state.activity.effectsByLevel;
    Milestone milestone;
    milestone.at = now;
    milestone.sent = std::accumulate(levels.begin(), levels.end(), qint64(0));
    milestone.withoutHer = levels.value(wordOf(Autonomy::L4));
    milestone.decided = state.activity.decisions - state.activity.decisionsByHuman;
    milestone.spent = state.ledger.ever.cost;
    return milestone;
}

QStringList newsSince(const Milestone& then, const OfficeState& state, Instant now)
{
    const Milestone is = milestoneOf(state, now);
    QStringList news;
    if (const qint64 sent = is.sent - then.sent; sent > 0) {
        const qint64 without = is.withoutHer - then.withoutHer;
        const QString text = Absence::tr("%n sent", nullptr, int(sent));
        news << (without > 0 ? Absence::tr("%1, %n of it without asking you", nullptr, int(without)).arg(text) : text);
    }
    const auto isOpen = [&](const Effect& effect) { return isUnknown(effect.status) && effect.changed > then.at && !rules::isSplit(effect); };
    if (const auto unknown = std::count_if(state.effects.open.begin(), state.effects.open.end(), isOpen); unknown > 0)
        news << Absence::tr("of %n nobody knows whether it arrived", nullptr, int(unknown));
    const auto isFailed = [&](const RunSummary& run) { return run.outcome == RunOutcome::Failed && run.ended > then.at; };
    if (const auto failed = std::count_if(state.runs.recent.begin(), state.runs.recent.end(), isFailed); failed > 0)
        news << Absence::tr("%n run(s) failed", nullptr, int(failed));
    if (const qint64 decided = is.decided - then.decided; decided > 0)
        news << Absence::tr("%n decision(s) made for you", nullptr, int(decided));
    if (then.spent < is.spent)
        news << Absence::tr("%1 spent").arg(moneyText(Money{is.spent.micro - then.spent.micro}));
    if (const QString waiting = waitingText(state, now); !waiting.isEmpty())
        news << waiting;
    return news;
}

QByteArray textOf(const Milestone& milestone)
{
    return encode(milestone);
}

std::optional<Milestone> milestoneIn(const QByteArray& text)
{
    const Result<Json> json = Json::parse(text);
    const Result<Milestone> milestone = json ? decode<Milestone>(*json) : Result<Milestone>(json.error());
    return milestone ? std::optional(*milestone) : std::nullopt;
}

} // namespace qd::ui
