#pragma once

#include "agents/effects/render/ads/CampaignChange.h"

/// Campaigns as they stand at an ad platform, beside what is to stand of them. Pure.
namespace qd::agents {

struct AdItem {
    enum State { On, Off, Gone };
    bool isAdSet = false;
    QString id;
    QString name;
    State state = Gone;              ///< Gone: removed or archived
    std::optional<qint64> daily{};   ///< millionths of the currency; nothing: it has no budget of a day of its own
    std::optional<qint64> total{};
    QDate end{};                     ///< the last day on which it spends, as the platform keeps it; invalid: none
    bool isShared = false;           ///< its budget is others' too
    QString budget{};                ///< what the platform calls its budget, where that is a thing of its own
};
struct AdAccount {
    QString currency;
    QList<AdItem> items;
};

/// The one that a change is of; nullptr: it is not among them.
const AdItem* itemOf(const QList<AdItem>& items, const CampaignChange& change);
/// Whether all that the change says stands there.
bool standsThere(const AdItem& item, const CampaignChange& change);
/// What a person sees of it, in 32 digits; of one that is not there none.
QString digestOf(const AdItem* item);
/// All of them, for EffectContent::target.
QString digestOf(const AdAccount& account, const CampaignPlan& plan);

/// What would not be done as it is meant, or would spend without an end; empty: nothing.
QString whyNot(const AdAccount& account, const CampaignPlan& plan);
/// The one that is neither as it was when she was asked nor as it is to be; empty: none.
QString whyStale(const AdAccount& account, const CampaignPlan& plan, const QString& target);
/// "Campaign "Spring": daily budget 50.00 EUR → 80.00 EUR", of each, as HTML.
QString differenceOf(const AdAccount& account, const CampaignPlan& plan);

/// What they may spend at most more than before, in millionths of the currency. `paid`: for how many days' budgets a platform may take money in that many days.
using PaidDays = qint64 (*)(qint64 days);
qint64 mostSpent(const CampaignPlan& plan, PaidDays paid);

} // namespace qd::agents
