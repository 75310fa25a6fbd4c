#include "core/model/Escalation.h"

#include "core/model/outside/Ruling.h"

namespace qd {

namespace {

Remedy rulingWay(Ruling ruling, const QString& title, const QString& effect)
{
    return {wordOf(ruling), title, effect, {}};
}

} // namespace

QList<Remedy> Escalation::ways() const
{
    if (!remedies.isEmpty())
        return remedies;
    QList<Remedy> ways;
    for (const Option& option : options)
        ways.append({option.id, option.title, option.effect, {}});
    if (!ways.isEmpty() || !isUnknownOutcome())
        return ways;
    return {rulingWay(Ruling::WentOut, QStringLiteral("It went out"), QStringLiteral("It counts as sent, with your word as its receipt, and the run goes on.")),
            rulingWay(Ruling::DidNot, QStringLiteral("It did not go out"), QStringLiteral("It is taken back, and its step is done again from the start.")),
            rulingWay(Ruling::SendAgain, QStringLiteral("Send it again"), QStringLiteral("The same goes out once more, at once. If it is there already, it is there twice then."))};
}

} // namespace qd
