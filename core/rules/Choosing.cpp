#include "core/rules/Choosing.h"

namespace qd::rules {

Result<QList<Fact>> judgeModels(const OfficeState& state, const UseModels& command, const Asking& asking)
{
    const QString& use = command.use;
    const bool isName = use == QLatin1String(ModelsState::kRehearsal) || use == QLatin1String(ModelsState::kTiers);
    const qsizetype colon = use.indexOf(u':');
    if (!isName && (colon < 1 || colon + 1 == use.size() || use.size() > 200))
        return Error{Error::Parse, QStringLiteral("“%1” names no models that agents could ask.").arg(use.left(200)), QStringLiteral("models use"),
                     QStringLiteral("“rehearsal”, “tiers”, or one model for all as “provider:model”")};
    return use == state.models.use ? QList<Fact>{} : QList<Fact>{ModelsChosen{use, asking.by}};
}

} // namespace qd::rules
