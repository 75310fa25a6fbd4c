#pragma once

#include "agents/effects/connectors/ads/AdItem.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What Meta's Marketing API is asked and answers (developers.facebook.com/docs/marketing-api/reference/ad-account, …/ad-campaign-group, …/ad-campaign;
/// …/docs/marketing-api/currencies). Without keys. Pure.
namespace qd::agents {

HttpRequest metaAdAccount(const ConnectorFile& file);
HttpRequest metaAdRead(const ConnectorFile& file, const CampaignChange& change);
/// Absolute values. `isTrial`: Meta says whether it would, and does nothing.
HttpRequest metaAdWrite(const ConnectorFile& file, const CampaignChange& change, const QString& currency, bool isTrial);

/// Of how many millionths the smallest part of a currency is, as Meta counts it: mostly a hundredth, of some the whole.
qint64 metaPart(const QString& currency);

struct MetaAdAccount {
    QString name;
    QString currency;
    bool isActive = false;
};
/// Error::Parse: the answer is none, or of another account.
Result<MetaAdAccount> metaAdAccountIn(const QByteArray& body, const QString& account);
Result<AdItem> metaAdItemIn(const QByteArray& body, const CampaignChange& change, const QString& account, const QString& currency);
/// That it was done, or would be.
Result<QString> metaYesIn(const QByteArray& body);

} // namespace qd::agents
