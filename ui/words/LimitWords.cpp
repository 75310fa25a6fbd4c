#include "ui/words/LimitWords.h"

#include "core/rules/outside/Pacing.h"
#include "ui/words/Amounts.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

struct LimitWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::LimitWords)
};

QString limitOf(const rules::HeldBy& held)
{
    const QString most = countText(held.most);
    switch (held.limit) {
    case rules::HeldBy::Minute: return LimitWords::tr("No more than %1 a minute go out there").arg(most);
    case rules::HeldBy::Hour: return LimitWords::tr("No more than %1 an hour go out there").arg(most);
    case rules::HeldBy::Day: return LimitWords::tr("No more than %1 a day go out there").arg(most);
    case rules::HeldBy::Month: return LimitWords::tr("No more than %1 a month go out there").arg(most);
    case rules::HeldBy::Quiet: return LimitWords::tr("Nothing goes out there from %1 to %2 (%3)").arg(held.from, held.until, held.zone);
    }
    return {};
}

} // namespace

QString limitWords(const rules::Stuck& one, Instant now)
{
    const std::optional<rules::HeldBy> held = rules::heldByOf(one.text);
    if (!held)
        return {};
    const std::optional<Instant> until = rules::heldUntil(one, now);
    const QString limit = until ? LimitWords::tr("%1; it waits until %2.", "which limit").arg(limitOf(*held), momentText(*until, now)) : LimitWords::tr("%1.", "which limit").arg(limitOf(*held));
    return limit + u' ' + (held->whose == rules::HeldBy::Hers ? LimitWords::tr("You have set that yourself, in the settings at Connections.") : LimitWords::tr("That is a rule of the department."));
}

} // namespace qd::ui
