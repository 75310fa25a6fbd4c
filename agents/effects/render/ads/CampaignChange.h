#pragma once

#include "agents/effects/render/Rendered.h"

#include <QDate>

#include <optional>

namespace qd::agents {

/// What is to stand of one campaign, or of one ad set, at an ad platform. What is not said stays as it is. Amounts are in millionths of the account's currency.
struct CampaignChange {
    bool isAdSet = false;          ///< Meta's; else a campaign
    QString id;                    ///< its number there
    std::optional<qint64> daily{}; ///< the budget of a day
    std::optional<qint64> total{}; ///< the budget of its whole time
    std::optional<qint64> was{};   ///< that of a day as it stands there; nothing: not said
    std::optional<bool> isOn{};    ///< whether it runs
    QDate until{};                 ///< the last day on which it may spend; invalid: it lets nothing be spent
};

struct CampaignChangeMaterial {
    QString title;
    QStringList campaigns; ///< a line each: "23851 daily=80.00 was=50.00 until=2026-12-31", "23851 daily=80 status=on until=…", "adset/77 total=500 until=…", "23851 status=off"
    QString currency;      ///< of the account: "EUR"
    Instant date;          ///< from then on it may be spent
    bool rehearsal = false;
};

/// At most 50 of them: campaigns.json, absolute values. Whatever lets money be spent says for how long, and what is set running says its budget.
/// content.details: count, currency, from (a day), campaigns (the lines as they are read). Kind "budget-change", or "campaign-pause" where all it does is to stop some.
/// Error::Parse names the line that is wrong. @thread any.
Result<Rendered> renderCampaignChange(const CampaignChangeMaterial& material);

/// What such details say, and the bytes of campaigns.json that say the same. Error::Parse: they are none.
struct CampaignPlan {
    QList<CampaignChange> changes;
    QString currency;
    QDate from;
};
Result<CampaignPlan> campaignPlanIn(const EffectContent& content);
QByteArray fileOf(const CampaignPlan& plan);

/// "campaign 23851", "ad set 77".
QString nameOf(const CampaignChange& change);
/// "80.00 EUR".
QString amountText(qint64 micro, const QString& currency);

} // namespace qd::agents
