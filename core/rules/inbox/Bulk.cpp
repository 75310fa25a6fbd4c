#include "core/rules/inbox/Bulk.h"

#include "core/rules/Refusals.h"

#include <QSet>

namespace qd::rules {

Result<QList<Fact>> judgeMany(const OfficeState& state, const DecideMany& command, const Asking& asking)
{
    const QString where = QStringLiteral("decisions");
    if (command.decisions.isEmpty())
        return wrong(where, QStringLiteral("no item is named"), QStringLiteral("at least one"));
    if (command.decisions.size() > kMostAtOnce)
        return wrong(where, QStringLiteral("%1 items are named").arg(command.decisions.size()), QStringLiteral("at most %1 at once").arg(kMostAtOnce));
    OfficeState after = state;
    QList<Fact> facts;
    QSet<ApprovalId> seen;
    std::optional<Error> first;
    for (const DecideApproval& one : command.decisions) {
        if (one.verdict == Verdict::ApproveWithEdits)
            return wrong(where, QStringLiteral("an edited text is among several"), QStringLiteral("approve that one by itself"));
        if (seen.contains(one.approval))
            return wrong(where, QStringLiteral("an item is named twice"), QStringLiteral("each once"));
        seen.insert(one.approval);
        Result<QList<Fact>> its = judge(after, one, asking);
        if (!its) {
            first = first.value_or(its.error());
            continue;
        }
        for (Fact& fact : *its) {
            if (auto* decided = std::get_if<ApprovalDecided>(&fact); decided && command.decisions.size() > 1)
                decided->many = true;
            after.apply(StoredFact{after.sequence + 1, asking.now, asking.by, 0, {}, {}, fact});
            facts.append(fact);
        }
    }
    return facts.isEmpty() ? Result<QList<Fact>>(*first) : Result<QList<Fact>>(facts);
}

} // namespace qd::rules
