#pragma once

#include "agents/effects/http/Verdict.h"
#include "agents/effects/people/ContactChange.h"
#include "core/base/Result.h"

namespace qd::agents {

struct ConnectorFile;

/// What Salesforce is asked and answers (developer.salesforce.com/docs/platform/api-rest/guide: "Upsert Records Using sObject Collections",
/// "Composite", "Query", "Status Codes and Error Responses"). Nobody's address stands in the address of a request. Pure.

/// The field of a contact there that a field of somebody here goes into; empty: none does.
QString salesforceField(const QString& field);
QStringList salesforceFields();

constexpr int kMostSalesforceContacts = 25; ///< so that the question whether they are there stays short enough to be asked at once

/// What stands there of those, inside a composite request.
HttpRequest salesforceRead(const ConnectorFile& file, const QStringList& addresses, const QStringList& fields);
/// Creates or changes all of them, or none. Who is new gets their name, which Salesforce demands.
HttpRequest salesforceWrite(const ConnectorFile& file, const QList<ContactWish>& wishes, const QList<ContactThere>& there);
HttpRequest salesforceWho(const ConnectorFile& file);

/// Those of a read that are there. Error::Parse: the answer is none; Error::Rule: it says that something is wrong.
Result<QList<ContactThere>> salesforceContactsIn(const QByteArray& body, const QString& match);
/// The ids of what was written, joined by commas. Error::Parse: the answer is none; Error::Rule: it wrote nothing, and by which code.
Result<QString> salesforceWrittenIn(const QByteArray& body, qsizetype count);
/// The code by which it says what was wrong; not its words, which may repeat what was sent.
QString salesforceComplaintIn(const QByteArray& body);
/// verdictOf(), and what the codes say.
Outcome salesforceVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now);
/// Whose token it is.
Result<QString> salesforceUserIn(const QByteArray& body);

} // namespace qd::agents
