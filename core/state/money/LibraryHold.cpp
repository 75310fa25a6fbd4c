#include "core/state/money/LibraryHold.h"

#include "core/state/money/ToolHold.h"

namespace qd {

namespace {

constexpr QLatin1String kLibrary("library");

} // namespace

TurnId newLibraryHold(Instant now)
{
    return holdOf(TurnId::make(now), kLibrary);
}

bool isLibraryHold(const TurnId& name, const LedgerState::Reservation& held)
{
    return isHold(name) && held.run.isNull();
}

QString libraryTool(const LedgerState::Reservation& held)
{
    return kLibrary + QLatin1Char(':') + payeeOf(held);
}

QString payeeOf(const LedgerState::Reservation& held)
{
    constexpr QLatin1String kModel("model:");
    for (const QString& scope : held.scopes)
        if (scope.startsWith(kModel))
            return scope.mid(kModel.size());
    return {};
}

} // namespace qd
