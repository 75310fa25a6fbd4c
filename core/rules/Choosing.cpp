#include "core/rules/Choosing.h"

namespace qd::rules {

Result<Done> judgeUse(const QString& use, const QString& where)
{
    const bool isName = use == QLatin1String(ModelsState::kRehearsal) || use == QLatin1String(ModelsState::kTiers);
    const qsizetype colon = use.indexOf(u':');
    if (!isName && (colon < 1 || colon + 1 == use.size() || use.size() > 200))
        return Error{Error::Parse, QStringLiteral("“%1” names no models that agents could ask.").arg(use.left(200)), where,
                     QStringLiteral("“rehearsal”, “tiers”, or one model for all as “provider:model”")};
    return Done{};
}

Result<QList<Fact>> judgeModels(const OfficeState& state, const UseModels& command, const Asking& asking)
{
    if (const Result<Done> right = judgeUse(command.use, QStringLiteral("models use")); !right)
        return right.error();
    return command.use == state.models.use ? QList<Fact>{} : QList<Fact>{ModelsChosen{command.use, asking.by}};
}

} // namespace qd::rules
