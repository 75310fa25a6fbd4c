#include "ui/pages/calls/CallWords.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QLocale>

namespace qd::ui {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::CallWords)
};

} // namespace

QString words(CallEnd end)
{
    switch (end) {
    case CallEnd::UnderWay: return Texts::tr("under way");
    case CallEnd::Lies: return Texts::tr("lies with its provider");
    case CallEnd::Answered: return Texts::tr("answered");
    case CallEnd::Asked: return Texts::tr("asked for tools");
    case CallEnd::Failed: return Texts::tr("failed");
    case CallEnd::Stopped: return Texts::tr("stopped");
    }
    return {};
}

TurnId repeated(const ModelCall& call)
{
    return call.finished ? call.finished->answerOf : TurnId{};
}

QString endText(const ModelCall& call)
{
    return repeated(call).isNull() ? words(call.end()) : Texts::tr("answered as before");
}

QString stepTitle(const OfficeState& state, const StepId& step)
{
    for (const Workflow& workflow : state.org.organisation().workflows)
        if (const Step* found = workflow.step(step); found && !found->title.isEmpty())
            return found->title;
    return opened(step.text);
}

QString timesText(const ModelCall& call, const OfficeState& state)
{
    QStringList parts{stepTitle(state, call.started.step)};
    if (call.started.round > 1)
        parts << Texts::tr("round %1").arg(call.started.round);
    if (call.started.part > 0)
        parts << Texts::tr("part %1").arg(call.started.part);
    if (call.started.attempt > 1)
        parts << Texts::tr("attempt %1").arg(call.started.attempt);
    return parts.join(QStringLiteral(" · "));
}

QString callMoneyText(Money amount)
{
    constexpr qint64 kDollar = 1'000'000;
    return amount.micro > 0 && amount.micro < kDollar ? QLatin1Char('$') + QLocale().toString(double(amount.micro) / kDollar, 'f', 4) : moneyText(amount);
}

QString costText(const ModelCall& call)
{
    const Spend spend = call.spend();
    if (spend.cost.micro == 0 && spend.wouldHaveCost.micro > 0)
        return Texts::tr("would have cost %1").arg(callMoneyText(spend.wouldHaveCost));
    return callMoneyText(spend.cost);
}

QString outcomeText(const ModelCall& call, Instant now)
{
    QStringList parts{endText(call)};
    if (call.ended)
        parts << costText(call);
    parts << durationText(call.took(now)) << agoText(call.began, now);
    return parts.join(QStringLiteral(" · "));
}

} // namespace qd::ui
