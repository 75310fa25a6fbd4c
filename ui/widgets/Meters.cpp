#include "ui/widgets/Meters.h"

#include "ui/models/Readings.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/money/MonthBand.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace qd::ui {

namespace {

QColor classColour(const QString& costClass)
{
    const Tokens& t = tokens();
    if (costClass == QLatin1String("executive"))
        return t.violet;
    if (costClass == QLatin1String("management"))
        return t.info;
    return costClass == QLatin1String("specialist") ? t.good : t.warn;
}

MeterCard::Reading todayReading(const OfficeState& state, Instant now)
{
    const bool rehearsal = isRehearsal(state);
    const bool isToday = state.ledger.day == dayOf(now);
    const Tally today = isToday ? state.ledger.today : Tally{};
    const auto budget = organisationBudget(state, BudgetPeriod::Day);
    MeterCard::Reading reading;
    reading.figure = moneyText(today.cost);
    reading.total = budget ? double(budget->micro) : double(qMax<qint64>(1, today.wouldHaveCost.micro));
    if (rehearsal && today.wouldHaveCost.micro > 0)
        reading.note = Meters::tr("would have cost %1").arg(moneyText(today.wouldHaveCost));
    else if (budget)
        reading.beside = Meters::tr("of %1").arg(roundMoneyText(*budget));
    const QMap<QString, Tally> classes = isToday ? state.ledger.classesToday : QMap<QString, Tally>{};
    for (const QString& name : {QStringLiteral("executive"), QStringLiteral("management"), QStringLiteral("specialist"), QStringLiteral("routine")}) {
        const Tally tally = classes.value(name);
        const Money amount = rehearsal ? tally.wouldHaveCost : tally.cost;
        if (amount.micro > 0)
            reading.segments.append({QStringLiteral("%1 %2").arg(costClassWords(name), moneyText(amount)), double(amount.micro), classColour(name), rehearsal});
    }
    if (const Money library = isToday ? state.ledger.agentsToday.value(system()).cost : Money{}; library.micro > 0) // what texts mean is nobody's work
        reading.segments.append({Meters::tr("The library %1").arg(moneyText(library)), double(library.micro), tokens().textMuted, rehearsal});
    if (const Money reserved = state.ledger.reservedTotal(); reserved.micro > 0)
        reading.segments.append({Meters::tr("Reserved for work under way %1").arg(moneyText(reserved)), double(reserved.micro), tokens().textFaint, true});
    reading.detail = rehearsal ? Meters::tr("Rehearsal: nothing was billed. The bar shows what the same tokens would have cost.")
                     : budget  ? Meters::tr("%1 of today's budget of %2").arg(moneyText(today.cost), moneyText(*budget))
                               : Meters::tr("No budget is set for a day.");
    return reading;
}

MeterCard::Reading monthReading(const OfficeState& state, Instant now)
{
    const bool rehearsal = isRehearsal(state);
    const Money soFar = monthToDate(state, now, false);
    const Money shown = monthToDate(state, now, rehearsal);
    const auto budget = organisationBudget(state, BudgetPeriod::Month);
    const auto forecast = monthForecast(state, now, rehearsal);
    MeterCard::Reading reading;
    reading.total = budget ? double(budget->micro) : double(qMax<qint64>(1, forecast ? forecast->high.micro : shown.micro));
    const QString of = budget ? Meters::tr("of %1").arg(roundMoneyText(*budget)) : Meters::tr("so far");
    const QString soFarText = Meters::tr("So far %1").arg(moneyText(shown));
    reading.segments.append({soFarText, double(shown.micro), tokens().info, rehearsal});
    reading.figure = moneyText(soFar);
    reading.beside = of;
    reading.detail = Meters::tr("This month to date. A forecast appears after seven days with spending.");
    if (rehearsal && shown.micro > 0) {
        reading.beside.clear();
        reading.note = Meters::tr("would have cost %1").arg(moneyText(shown));
        reading.detail = Meters::tr("Rehearsal: nothing was billed this month.");
    } else if (forecast) {
        reading.figure = roundMoneyText({std::llround(double(forecast->expected.micro) / 1e6) * 1'000'000});
        reading.beside = QStringLiteral("%1 %2").arg(bandText(*forecast), of);
        reading.segments = bandSegments(*forecast, shown, rehearsal);
        reading.total = qMax(reading.total, double(forecast->high.micro));
        reading.detail = bandDetail(*forecast) + QLatin1Char(' ') + soFarText + QLatin1Char('.');
    }
    if (state.ledger.isThisMonth(now) && state.ledger.outsideThisMonth.micro > 0)
        reading.detail += QLatin1Char(' ') + Meters::tr("Outside, for campaigns: %1; it is not in this figure.").arg(moneyText(state.ledger.outsideThisMonth));
    return reading;
}

MeterCard::Reading withoutReading(const OfficeState& state)
{
    const qint64 all = state.activity.standing();
    const qint64 hers = state.activity.standingByHuman();
    MeterCard::Reading reading;
    reading.total = double(qMax<qint64>(1, all));
    if (all == 0) {
        reading.figure = QStringLiteral("–");
        reading.beside = Meters::tr("no decisions yet");
        reading.detail = Meters::tr("The share of decisions that the department took on its own.");
        return reading;
    }
    reading.figure = percentText(double(all - hers) / double(all));
    reading.beside = Meters::tr("%1 of %2").arg(countText(all - hers, true), countText(all, true));
    reading.segments = {{Meters::tr("The department: %1").arg(countText(all - hers)), double(all - hers), tokens().good, false},
                        {Meters::tr("You: %1").arg(countText(hers)), double(hers), tokens().accent, false}};
    reading.detail = Meters::tr("The share of decisions that the department took on its own, since the record began.");
    if (state.activity.undone > 0) // on record they stay
        reading.detail += QLatin1Char(' ') + Meters::tr("What was taken back, and the taking back, is not counted: %1 of all on record.").arg(countText(state.activity.undone));
    return reading;
}

MeterCard::Reading piecesReading(const OfficeState& state, Instant now)
{
    const Week week = weekOf(state, now, 0);
    const Week before = weekOf(state, now, 1);
    const bool rehearsal = isRehearsal(state);
    MeterCard::Reading reading;
    reading.figure = countText(week.pieces);
    reading.total = double(qMax<qint64>(1, qMax(week.pieces, before.pieces)));
    reading.segments = {{Meters::tr("This week: %1").arg(countText(week.pieces)), double(week.pieces), tokens().good, false}};
    if (before.pieces > 0)
        reading.target = double(before.pieces);
    const QString last = Meters::tr("last week %1").arg(countText(before.pieces));
    if (week.pieces > 0 && !rehearsal)
        reading.beside = Meters::tr("%1 each · %2").arg(moneyText({week.cost.micro / week.pieces}), last);
    else
        reading.beside = before.pieces > 0 ? last : week.pieces == 1 ? Meters::tr("the first one") : week.pieces > 0 ? Meters::tr("the first ones") : Meters::tr("none finished yet");
    reading.detail = Meters::tr("Pieces finished since Monday. The mark on the bar is last week.");
    return reading;
}

MeterCard::Reading mixReading(const OfficeState& state)
{
    const QMap<QString, qint64>& levels = state.activity.effectsByLevel;
    const QMap<QString, double>& target = state.org.organisation().autonomyTarget;
    qint64 all = 0;
    for (const qint64 count : levels)
        all += count;
    MeterCard::Reading reading;
    reading.total = double(qMax<qint64>(1, all));
    const Tokens& t = tokens();
    const QList<std::pair<Autonomy, QColor>> order{{Autonomy::L4, t.good}, {Autonomy::L3, t.info}, {Autonomy::L2, t.warn}, {Autonomy::L1, t.bad}};
    QStringList wanted;
    for (const auto& [level, colour] : order) {
        const qint64 count = levels.value(wordOf(level));
        const double aim = target.value(wordOf(level));
        wanted.append(QString::number(std::lround(aim)));
        if (all > 0)
            reading.segments.append({Meters::tr("%1: %2, target %3").arg(words(level), percentText(double(count) / double(all)), percentText(aim / 100)),
                                     double(count), colour, false});
    }
    reading.detail = Meters::tr("How much of what went out needed you: acts alone (L4), asks for a yes (L3), with you (L2), led by you (L1). Target %1.").arg(wanted.join(QStringLiteral("/")));
    if (all == 0) {
        reading.figure = QStringLiteral("–");
        reading.beside = Meters::tr("nothing has gone out yet");
        return reading;
    }
    reading.figure = percentText(double(levels.value(QStringLiteral("L4"))) / double(all));
    if (!target.contains(QStringLiteral("L4"))) {
        reading.beside = Meters::tr("went out alone");
        return reading;
    }
    reading.beside = Meters::tr("alone · target %1").arg(percentText(target.value(QStringLiteral("L4")) / 100));
    reading.target = target.value(QStringLiteral("L4")) / 100 * double(all);
    return reading;
}

} // namespace

Meters::Meters(QWidget* parent)
    : QWidget(parent), m_today(new MeterCard(tr("Spend today"))), m_month(new MeterCard(tr("This month"))),
      m_without(new MeterCard(tr("Decided without you"))), m_pieces(new MeterCard(tr("Pieces this week"))),
      m_mix(new MeterCard(tr("Autonomy")))
{
    setObjectName(QStringLiteral("bridge.meters"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGap + 2);
    const QList<std::pair<MeterCard*, QString>> cards{{m_today, QStringLiteral("today")}, {m_month, QStringLiteral("month")}, {m_without, QStringLiteral("without")},
                                                      {m_pieces, QStringLiteral("pieces")}, {m_mix, QStringLiteral("mix")}};
    for (const auto& [card, name] : cards) {
        card->setObjectName(QStringLiteral("bridge.meters.%1").arg(name));
        line->addWidget(card, 1);
    }
    for (MeterCard* card : {m_today, m_month, m_pieces})
        connect(card, &MeterCard::activated, this, &Meters::costsAsked);
    for (MeterCard* card : {m_without, m_mix})
        connect(card, &MeterCard::activated, this, &Meters::decisionsAsked);
}

void Meters::show(const OfficeState& state, Instant now)
{
    m_today->show(todayReading(state, now));
    m_month->show(monthReading(state, now));
    m_without->show(withoutReading(state));
    m_pieces->show(piecesReading(state, now));
    m_mix->show(mixReading(state));
    align();
}

void Meters::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    align();
}

/// All cards alike: where one has no room for its words after the figure, they stand below it in every card.
void Meters::align()
{
    const QList<MeterCard*> cards{m_today, m_month, m_without, m_pieces, m_mix};
    const int width = (this->width() - 4 * layout()->spacing()) / int(cards.size());
    const bool beside = std::all_of(cards.begin(), cards.end(), [width](const MeterCard* card) { return card->fitsBeside(width); });
    for (MeterCard* card : cards)
        card->setStacked(!beside);
}

} // namespace qd::ui
