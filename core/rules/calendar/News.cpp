#include "core/rules/calendar/News.h"

#include "core/facts/FactCodec.h"
#include "core/rules/money/Campaigns.h"

namespace qd::rules {

namespace {
const QString kAgain = QStringLiteral("again");
}

Values newsOf(const OfficeState& state, const Fact& fact)
{
    Values values = factValues(fact);
    if (const auto* spent = std::get_if<ChannelSpent>(&fact))
        values.insert(kAgain, isAgain(state, *spent));
    return values;
}

Fields newsFields(const QString& kind)
{
    Fields fields = factFields(kind);
    if (kind == QLatin1String(ChannelSpent::kName))
        fields.insert(kAgain, FieldKind::YesNo);
    return fields;
}

} // namespace qd::rules
