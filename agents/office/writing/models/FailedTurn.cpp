#include "agents/office/writing/models/FailedTurn.h"

#include "agents/office/writing/models/ModelChoice.h"
#include "agents/office/writing/Outcomes.h"
#include "core/rules/course/Course.h"

namespace qd::agents {

namespace {

/// How long before a model is asked again that could not be.
constexpr Backoff kWayBackoff{Duration(20'000), 1, Duration(20'000)};
constexpr int kPaidInVain = 2; ///< so often a call is paid of which nothing came; then it is not asked again by itself

/// A number from 0 to 1 that is as random as the id.
double lotOf(const TurnId& turn)
{
    return double(qHash(turn, 0x51u) % 10'000u) / 10'000.0;
}

/// Its model was not asked, or would not have it: nothing was spent.
bool wasFree(const TurnOrder& order, const TurnReport& report)
{
    return order.work == Work::Ask && report.spend.model.isEmpty() && !report.isCostUnknown && !report.hung && report.error->kind != Error::Cancelled;
}

/// The call was written and not taken, and would be refused again. What is refused among others may be taken alone.
bool isRefusal(const TurnReport& report)
{
    if (report.requestHash.isEmpty() || report.spend.batched)
        return false;
    return report.error->kind == Error::Rule || report.error->kind == Error::Store || report.error->kind == Error::Model;
}

/// What it would change could not be looked at, since we were not let in (Connector::look()). Nothing has left yet.
bool wantsKey(const TurnOrder& order, const Error& why)
{
    return order.work == Work::Render && (why.kind == Error::Rule || why.kind == Error::Store) && why.where == QLatin1String("key");
}

/// Nothing came by the way to the model: it is asked again when there is one, however often that takes, unless it is paid each time.
void wayFailed(TurnFailed& failed, const TurnOrder& order, const TurnReport& report, Instant now)
{
    failed.retryAt = now + rules::pause(kWayBackoff, 2, lotOf(order.turn));
    failed.stopped = !report.isCostUnknown;
    failed.again = failed.stopped || order.attempt < kPaidInVain;
    if (!failed.again)
        failed.reason += QStringLiteral(" It was asked, and paid, %1 times for nothing, so it is not asked again by itself.").arg(order.attempt);
}

} // namespace

FailedTurn judgedFailure(const OfficeState& state, const TurnOrder& order, const TurnReport& report, const OfficeSettings& settings, Instant now)
{
    FailedTurn made{failedOf(order, report)};
    TurnFailed& failed = made.fact;
    if (wasFree(order, report) && canGoElsewhere(state, order, settings)) {
        failed.stopped = failed.again = true; // at once
    } else if (wantsKey(order, *report.error)) {
        made.wantsKey = failed.stopped = failed.again = true; // it is no fault of its agent
    } else if (report.outside) {
        wayFailed(failed, order, report, now);
    } else if (wasFree(order, report) && isRefusal(report)) {
        made.asksHer = report.error->kind != Error::Model && !canBeAsked(state, order.model);
        failed.stopped = failed.again = made.asksHer;
    } else if (failed.again && !failed.stopped && order.step.backoff) {
        failed.retryAt = now + rules::pause(*order.step.backoff, order.attempt + 1, lotOf(order.turn));
        if (settings.delay)
            settings.delay(state, order, failed);
    }
    return made;
}

} // namespace qd::agents
