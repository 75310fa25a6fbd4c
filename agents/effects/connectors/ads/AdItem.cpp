#include "agents/effects/connectors/ads/AdItem.h"

#include "agents/effects/render/Html.h"
#include "core/base/Digest.h"

#include <algorithm>

namespace qd::agents {

namespace {

QString orNone(const std::optional<qint64>& amount, const QString& currency)
{
    return amount ? amountText(*amount, currency) : QStringLiteral("none");
}

QString stateWords(AdItem::State state)
{
    return state == AdItem::On ? QStringLiteral("running") : state == AdItem::Off ? QStringLiteral("paused") : QStringLiteral("removed");
}

QString arrow(const QString& before, const QString& after)
{
    return before == after ? after + QStringLiteral(", as it is") : before + QStringLiteral(" → ") + after;
}

/// That its budget is of the same sort, and its own.
QString whyNoBudget(const AdItem& item, const CampaignChange& change, const QString& currency)
{
    if (change.daily && !item.daily)
        return item.total ? QStringLiteral("%1 has a budget of its whole time (%2), and none of a day").arg(nameOf(change), amountText(*item.total, currency)) : QStringLiteral("%1 has no budget of its own").arg(nameOf(change));
    if (change.total && !item.total)
        return QStringLiteral("%1 has no budget of its whole time").arg(nameOf(change));
    if (item.isShared)
        return QStringLiteral("the budget of %1 is that of other campaigns, too: it is changed where all of them are seen").arg(nameOf(change));
    return {};
}

QString whyEndless(const AdItem& item, const CampaignChange& change)
{
    if (!item.end.isValid())
        return QStringLiteral("nothing ends %1 there, should nobody look: it wants an end at the platform").arg(nameOf(change));
    if (item.end > change.until)
        return QStringLiteral("%1 ends there on %2, and may spend until %3").arg(nameOf(change), item.end.toString(Qt::ISODate), change.until.toString(Qt::ISODate));
    return {};
}

QString whyNotThis(const AdItem* item, const CampaignChange& change, const QString& currency)
{
    if (!item)
        return QStringLiteral("the account has no %1").arg(nameOf(change));
    if (item->state == AdItem::Gone)
        return QStringLiteral("%1 is removed or archived").arg(nameOf(change));
    if (const QString why = change.daily || change.total ? whyNoBudget(*item, change, currency) : QString(); !why.isEmpty())
        return why;
    if (change.was && item->daily != change.was && item->daily != change.daily)
        return QStringLiteral("the daily budget of %1 is %2 there, and not %3").arg(nameOf(change), orNone(item->daily, currency), amountText(*change.was, currency));
    return change.until.isValid() ? whyEndless(*item, change) : QString();
}

QString wordsOf(const AdItem& item, const CampaignChange& change, const QString& currency)
{
    QStringList words;
    if (change.daily)
        words.append(QStringLiteral("daily budget ") + arrow(orNone(item.daily, currency), amountText(*change.daily, currency)));
    if (change.total)
        words.append(QStringLiteral("budget of its whole time ") + arrow(orNone(item.total, currency), amountText(*change.total, currency)));
    if (change.isOn)
        words.append(arrow(stateWords(item.state), stateWords(*change.isOn ? AdItem::On : AdItem::Off)));
    else
        words.append(stateWords(item.state));
    words.append(item.end.isValid() ? QStringLiteral("ends there on ") + item.end.toString(Qt::ISODate) : QStringLiteral("has no end there"));
    return words.join(QStringLiteral("; "));
}

} // namespace

const AdItem* itemOf(const QList<AdItem>& items, const CampaignChange& change)
{
    const auto found = std::find_if(items.begin(), items.end(), [&change](const AdItem& item) { return item.isAdSet == change.isAdSet && item.id == change.id; });
    return found == items.end() ? nullptr : &*found;
}

bool standsThere(const AdItem& item, const CampaignChange& change)
{
    return (!change.daily || item.daily == change.daily) && (!change.total || item.total == change.total) && (!change.isOn || item.state == (*change.isOn ? AdItem::On : AdItem::Off));
}

QString digestOf(const AdItem* item)
{
    if (!item)
        return {};
    const QStringList all{item->id, item->name, QString::number(item->state), item->daily ? QString::number(*item->daily) : QString(), item->total ? QString::number(*item->total) : QString(),
                          item->end.toString(Qt::ISODate), item->budget};
    return QString::fromLatin1(sha256(all.join(u'\n').toUtf8()).toHex().left(32));
}

QString digestOf(const AdAccount& account, const CampaignPlan& plan)
{
    QStringList all;
    for (const CampaignChange& change : plan.changes)
        all.append(digestOf(itemOf(account.items, change)));
    return all.join(u'.');
}

QString whyNot(const AdAccount& account, const CampaignPlan& plan)
{
    for (const CampaignChange& change : plan.changes)
        if (const QString why = whyNotThis(itemOf(account.items, change), change, plan.currency); !why.isEmpty())
            return why;
    return account.currency == plan.currency ? QString() : QStringLiteral("the account is kept in %1, and the amounts are in %2").arg(account.currency, plan.currency);
}

QString whyStale(const AdAccount& account, const CampaignPlan& plan, const QString& target)
{
    const QStringList asked = target.split(u'.');
    for (qsizetype i = 0; i < plan.changes.size(); ++i) {
        const AdItem* const item = itemOf(account.items, plan.changes[i]);
        if (!item || (digestOf(item) != asked.value(i) && !standsThere(*item, plan.changes[i])))
            return QStringLiteral("%1 is not as it was when you were asked: somebody has changed it there").arg(nameOf(plan.changes[i]));
    }
    return {};
}

QString differenceOf(const AdAccount& account, const CampaignPlan& plan)
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("What changes there"));
    out.open("ul");
    for (const CampaignChange& change : plan.changes)
        if (const AdItem* const item = itemOf(account.items, change))
            out.element("li", {}, QStringLiteral("%1 \"%2\": %3").arg(change.isAdSet ? QStringLiteral("Ad set") : QStringLiteral("Campaign"), item->name, wordsOf(*item, change, plan.currency)));
    out.close("ul");
    return out.take();
}

/// A day more at each end: the account's clock is another.
qint64 mostSpent(const CampaignPlan& plan, PaidDays paid)
{
    qint64 all = 0;
    for (const CampaignChange& change : plan.changes) {
        const qint64 before = change.isOn.value_or(false) ? 0 : change.was.value_or(0);
        const qint64 days = change.until.isValid() ? plan.from.daysTo(change.until) + 2 : 0;
        all += change.isOn == false ? 0 : change.total ? *change.total : change.daily ? std::max<qint64>(0, *change.daily - before) * paid(days) : 0;
    }
    return all;
}

} // namespace qd::agents
