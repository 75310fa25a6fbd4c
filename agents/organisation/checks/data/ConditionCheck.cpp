#include "agents/organisation/checks/data/ConditionCheck.h"

#include <algorithm>

namespace qd::agents {

namespace {

bool isOpen(FieldKind kind)
{
    return kind == FieldKind::Open;
}

/// The first that is not of the kind `wanted`, or nullptr.
const KindFrom* otherThan(FieldKind wanted, const QList<KindFrom>& kinds)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const KindFrom& one) { return one.kind != wanted && !isOpen(one.kind); });
    return found == kinds.end() ? nullptr : &*found;
}

void checkForm(const Condition& test, const QString& path, QList<Fault>& faults)
{
    const int compared = int(test.is.has_value()) + int(!test.sameAs.isEmpty()) + int(test.atLeast.has_value()) + int(test.below.has_value());
    const int groups = int(!test.all.isEmpty()) + int(!test.any.isEmpty()) + int(!test.none.isEmpty());
    const bool right = test.path.isEmpty() ? groups == 1 && compared == 0 : groups == 0 && compared == 1;
    if (!right)
        faults.append({path, QStringLiteral("mixes or lacks forms of a condition"),
                       QStringLiteral("expected \"path\" with one of is, same_as, at_least, below, or one of all, any, none")});
}

void checkKinds(const Condition& test, const QString& path, const LookUp& look, QList<Fault>& faults)
{
    const QList<KindFrom> kinds = look(test.path, path + QStringLiteral("/path"));
    if (const KindFrom* wrong = test.atLeast || test.below ? otherThan(FieldKind::Number, kinds) : nullptr)
        faults.append({path, QStringLiteral("compares \"%1\", %2, with a number").arg(test.path, wrong->inWords()), QStringLiteral("expected a number, or \"is\"")});
    if (const KindFrom* wrong = test.is ? otherThan(kindOf(*test.is), kinds) : nullptr)
        faults.append({path + QStringLiteral("/is"), QStringLiteral("is %1 and compared with \"%2\", %3").arg(inWords(kindOf(*test.is)), test.path, wrong->inWords()),
                       QStringLiteral("expected %1").arg(inWords(wrong->kind))});
    if (test.sameAs.isEmpty())
        return;
    const QList<KindFrom> others = look(test.sameAs, path + QStringLiteral("/same_as"));
    if (kinds.isEmpty() || others.isEmpty() || isOpen(kinds.first().kind))
        return;
    if (const KindFrom* wrong = otherThan(kinds.first().kind, others))
        faults.append({path + QStringLiteral("/same_as"), QStringLiteral("is \"%1\", %2, and \"%3\" is %4")
                           .arg(test.sameAs, wrong->inWords(), test.path, inWords(kinds.first().kind)),
                       QStringLiteral("expected values of one kind")});
}

} // namespace

void checkCondition(const Condition& test, const QString& path, const LookUp& look, QList<Fault>& faults)
{
    if (test.isEmpty() && !test.is && test.sameAs.isEmpty() && !test.atLeast && !test.below)
        return;
    checkForm(test, path, faults);
    if (!test.path.isEmpty())
        checkKinds(test, path, look, faults);
    const auto inner = [&](const QList<Condition>& tests, const char* name) {
        for (qsizetype i = 0; i < tests.size(); ++i)
            checkCondition(tests[i], path + QLatin1Char('/') + QLatin1String(name) + QLatin1Char('/') + QString::number(i), look, faults);
    };
    inner(test.all, "all");
    inner(test.any, "any");
    inner(test.none, "none");
}

} // namespace qd::agents
