#pragma once

#include "agents/effects/connectors/ads/AdItem.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What Google Ads is asked and answers (developers.google.com/google-ads/api/rest/common/search, …/rest/common/mutate, …/rest/auth;
/// …/api/reference/rpc/v26: Campaign, CampaignBudget, MutateGoogleAdsRequest, GoogleAdsFailure). Without keys. Pure.
namespace qd::agents {

HttpRequest googleAdsWho(const ConnectorFile& file);
HttpRequest googleAdsRead(const ConnectorFile& file, const CampaignPlan& plan);
/// Absolute values, all of them or none. `isTrial`: Google says whether it would, and does nothing.
HttpRequest googleAdsWrite(const ConnectorFile& file, const CampaignPlan& plan, const AdAccount& account, bool isTrial);
/// A budget that is not made, by which it is seen whether one could be.
HttpRequest googleAdsTry(const ConnectorFile& file);

struct GoogleAdsCustomer {
    QString name;
    QString currency;
};
/// Error::Parse: the answer is none.
Result<GoogleAdsCustomer> googleAdsCustomerIn(const QByteArray& body);
Result<AdAccount> googleAdsAccountIn(const QByteArray& body);
/// That all of `operations` were done. Error::Parse: it says nothing of them.
Result<QString> googleAdsDoneIn(const QByteArray& body, qsizetype operations);
/// How many operations a plan is.
qsizetype operationsOf(const CampaignPlan& plan);
/// What Google Ads says was wrong, in its most exact words, cleaned; empty: nothing.
QString googleAdsComplaintIn(const QByteArray& body);

} // namespace qd::agents
