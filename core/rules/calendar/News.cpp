#include "core/rules/calendar/News.h"

#include "core/facts/FactCodec.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Shifting.h"

namespace qd::rules {

namespace {
const QString kAgain = QStringLiteral("again"), kWouldShift = QStringLiteral("shift");

template <class... Facts> QStringList namesOf()
{
    return {QString::fromLatin1(Facts::kName)...};
}

/// No news to anybody.
QStringList silentKinds()
{
    return namesOf<RulesSet, EpochRaised, AuthorityProposed, AuthorityAnswered, AuthorityReverted, LabelRaised, DeputySet, ApprovalStale, ApprovalsMerged, BundleTaken,
                   EffectDeferred, EffectLookedUp, EffectAbsent, EffectRuled, EffectStepped, EffectsSplit, ConnectorSet, Suppressed, SuppressionLifted,
                   NetworkNoted, ContactKept, ConsentNoted, ContactErased, PersonalRead, RetentionSet, PackTaken, PackAdopted, PackRemoved>();
}
}

Values newsOf(const OfficeState& state, const Fact& fact)
{
    Values values = factValues(fact);
    if (const auto* spent = std::get_if<ChannelSpent>(&fact))
        values.insert(kAgain, isAgain(state, *spent));
    if (const auto* noted = std::get_if<MetricNoted>(&fact))
        values.insert(kWouldShift, isShiftNews(state, noted->measurement));
    return values;
}

QStringList newsKinds()
{
    static const QStringList silent = silentKinds();
    QStringList kinds = factNames();
    kinds.removeIf([](const QString& kind) { return silent.contains(kind); });
    return kinds;
}

Fields newsFields(const QString& kind)
{
    Fields fields = factFields(kind);
    if (kind == QLatin1String(ChannelSpent::kName))
        fields.insert(kAgain, FieldKind::YesNo);
    if (kind == QLatin1String(MetricNoted::kName))
        fields.insert(kWouldShift, FieldKind::YesNo);
    return fields;
}

} // namespace qd::rules
