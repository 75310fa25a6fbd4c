#pragma once

#include "agents/effects/connectors/twilio/TwilioWords.h"
#include "agents/effects/http/ApiErrand.h"
#include "agents/effects/people/Addressees.h"

namespace qd::agents {

/// One SMS on its way to those that it is for, one after the other. What became of each is noted (Delivery::step) before the next is
/// asked for, so that who has it, and of whom nobody can tell, is never asked for again, in whatever attempt.
/// It goes on past somebody whom the service refuses or of whom nobody can tell; it ends at what concerns everybody.
/// @thread the dispatcher's.
class SmsErrand final : public ApiErrand {
public:
    /// As ApiErrand's. `looks`: how long it waits before each look for one that no answer came to.
    SmsErrand(const ApiConnector& of, Delivery delivery, Gate gate, QList<Duration> looks);

    void send(const QString& text, const QList<Addressee>& people, Ended ended);

private:
    void next();
    void sendTo(const Addressee& one);
    void asked(const Addressee& one, const Result<HttpAnswer>& answer);
    void look(const Addressee& one, int tries);
    void looked(const Addressee& one, int tries, const Result<HttpAnswer>& answer);
    void note(const QString& contact, const QString& what);
    void finish();
    void finish(Outcome outcome);
    QString soFar() const;

    const QList<Duration> m_looks;
    QString m_text;
    QList<Addressee> m_people;
    QMap<QString, QString> m_done; ///< by contact: a SID, or one of the words of SmsErrand.cpp
    Instant m_began;
};

/// How long the service may try to bring it: as long as it may leave at all, else four hours.
Duration smsLife(const EffectContent& content, Instant now);
/// The one message of a list that is that text to that number, not older than `since`. Nothing: there is none, or several.
std::optional<TwilioMessage> theOneIn(const QList<TwilioMessage>& list, const QString& to, const QString& text, Instant since);

} // namespace qd::agents
