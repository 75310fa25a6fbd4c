#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"
#include "core/base/Clock.h"

/// What Twilio's Programmable Messaging is asked and answers (twilio.com/docs/messaging/api/message-resource; its published
/// description of version 2010-04-01; twilio.com/docs/api/errors). Pure.
namespace qd::agents {

/// Whether it is the SID of an account ("AC…"), of a key ("SK…"), of a messaging service ("MG…"), by its two letters.
bool isTwilioSid(const QString& text, QLatin1String letters);
/// Whether an SMS can be from it: a number, a short code, a messaging service, or a name of at most 11 letters and digits.
bool isTwilioSender(const QString& text);

/// The request that sends one. `valid`: so long the service may try; then it is dropped, as an SMS that comes late is none.
HttpRequest twilioSend(const ConnectorFile& file, const QString& to, const QString& text, Duration valid);
/// The request for the newest messages that the sender has sent, at most `most`. No number of a person is in its address.
HttpRequest twilioList(const ConnectorFile& file, int most);

/// A message as the service has it.
struct TwilioMessage {
    QString sid;
    QString status; ///< "queued", "accepted", "sent", "delivered", "failed", "undelivered", "canceled" …
    QString to;
    QString body;
    bool isOurs = false; ///< it was sent, and did not come in
    Instant created;
    qint64 error = 0;    ///< of one that failed
    bool isLost() const { return status == QLatin1String("failed") || status == QLatin1String("undelivered") || status == QLatin1String("canceled"); }
};
/// Error::Parse: it is none, or its SID is not one.
Result<TwilioMessage> twilioMessageIn(const QByteArray& body);
/// Error::Parse: it is no list of them.
Result<QList<TwilioMessage>> twilioMessagesIn(const QByteArray& body);

/// The number of an error ("code"); 0: it says none.
qint64 twilioCodeIn(const QByteArray& body);
/// Whether that number speaks of the one it was for, and of nobody else.
bool isAboutPerson(qint64 code);
/// What it says, for people; without what the service says itself, for that quotes numbers of people.
QString twilioInWords(qint64 code);

} // namespace qd::agents
