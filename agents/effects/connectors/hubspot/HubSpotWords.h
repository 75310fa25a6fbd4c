#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What HubSpot is asked and answers (its own description of CRM v3 contacts: POST /crm/v3/objects/contacts/batch/read, …/batch/upsert,
/// …/gdpr-delete; developers.hubspot.com). Pure.
namespace qd::agents {

/// Somebody as HubSpot has them.
struct HubSpotContact {
    QString id;
    QString email;                   ///< in small letters
    QMap<QString, QString> values;   ///< by HubSpot's property
    QMap<QString, QString> changed;  ///< when each was written last, as they say it
};

/// Somebody as they are to stand there.
struct HubSpotInput {
    QString email;
    QMap<QString, QString> values; ///< by HubSpot's property; never empty ones
};

constexpr int kMostHubSpotContacts = 50; ///< of one read that asks when values were written

/// HubSpot's property for a field of people here; empty: there is none. Names are not among them: HubSpot keeps two for each.
QString hubSpotProperty(const QString& field);
QStringList hubSpotFields();

HttpRequest hubSpotRead(const ConnectorFile& file, const QStringList& emails, const QStringList& properties);
/// `trace`: shown with each, so that their support can tell the writes apart.
HttpRequest hubSpotWrite(const ConnectorFile& file, const QList<HubSpotInput>& people, const QString& trace);
/// Erases somebody for good (their "GDPR delete").
HttpRequest hubSpotErase(const ConnectorFile& file, const QString& email);

/// Those of a read that are there; who is not there is not among them. Error::Parse: the answer is none; Error::Rule: it says that
/// something else is wrong.
Result<QList<HubSpotContact>> hubSpotContactsIn(const QByteArray& body);
/// How many a write has taken, and of how many it says that it has not, with the first category of what was wrong.
struct HubSpotWritten {
    QStringList ids;
    int refused = 0;
    QString category;
};
Result<HubSpotWritten> hubSpotWrittenIn(const QByteArray& body);
/// The category by which HubSpot says what was wrong; not its words, which may repeat what was sent.
QString hubSpotComplaintIn(const QByteArray& body);

/// By what it is told whether these properties have been written since: of when, never of what. "absent" where nobody is there.
QString digestOf(const HubSpotContact* contact, const QStringList& properties);
/// Whether nothing is lost by writing it: each property is empty there, or stands there already.
bool fillsOnly(const HubSpotContact* contact, const HubSpotInput& wanted);
/// Whether all of it stands there.
bool standsThere(const HubSpotContact* contact, const HubSpotInput& wanted);

} // namespace qd::agents
