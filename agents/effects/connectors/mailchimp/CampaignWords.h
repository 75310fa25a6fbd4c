#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

#include <optional>

/// What Mailchimp's Marketing API is asked and answers (mailchimp.com/developer/marketing/api: "Campaigns", "Campaign Content", "Campaign Send Checklist",
/// "Lists/Audiences", "Errors"). Pure.
namespace qd::agents {

/// What a campaign is called there, by which it is found again.
QString campaignTitle(const QString& key);

/// The requests, without a key. `id`: a campaign's.
HttpRequest audienceRequest(const ConnectorFile& file);
HttpRequest campaignsRequest(const ConnectorFile& file, Instant since);
HttpRequest campaignMake(const ConnectorFile& file, const MailParts& mail, const QString& preheader, const QString& key);
HttpRequest campaignFill(const ConnectorFile& file, const QString& id, const MailParts& mail);
HttpRequest campaignChecklist(const ConnectorFile& file, const QString& id);
HttpRequest campaignSend(const ConnectorFile& file, const QString& id);
HttpRequest campaignRead(const ConnectorFile& file, const QString& id);

/// Whether the service would fill something into that text instead of sending it as it stands ("*|FNAME|*").
bool campaignFillsIn(const QString& text);

struct Audience {
    QString name;
    qint64 members = 0; ///< who gets campaigns
};
/// Error::Parse: it is none.
Result<Audience> audienceIn(const QByteArray& body);

struct Campaign {
    QString id;
    QString status; ///< "save", "paused", "schedule", "sending", "sent", "canceled", "canceling", "archived"
    QString title;
    bool isOut() const { return status == QLatin1String("sending") || status == QLatin1String("sent"); }
};
/// Error::Parse: it is none, or its id is not one that can stand in a path.
Result<Campaign> campaignIn(const QByteArray& body);
/// Of a list, the one of that title, one that is out before drafts; nothing: none has it. Error::Parse: it is no list.
Result<std::optional<Campaign>> campaignIn(const QByteArray& body, const QString& title);

/// What stands against sending it; empty: nothing. Error::Parse: it is no checklist.
Result<QStringList> againstSending(const QByteArray& body);
/// What the service says was wrong, cleaned and without addresses; empty: nothing.
QString campaignComplaint(const QByteArray& body);

} // namespace qd::agents
