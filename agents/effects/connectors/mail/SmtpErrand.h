#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/mail/MailMessage.h"
#include "agents/effects/connectors/mail/SmtpLine.h"
#include "agents/effects/settings/ConnectorFile.h"

namespace qd::agents {

/// One delivery: to each of its recipients a message of its own, one after the other. What became of each stands on record before and after its message
/// goes (Delivery::step, "to/<number>"), so that however often it is delivered nobody gets it twice: of whom nobody knows is left alone.
/// @thread the dispatcher's.
class SmtpErrand final : public std::enable_shared_from_this<SmtpErrand> {
public:
    /// `common`: what all its dialogues have, without from, to and message.
    SmtpErrand(const ConnectorFile& file, SmtpLine& line, Delivery delivery, Gate gate, SmtpTalk common);

    using Ended = std::function<void(Outcome)>;
    void start(Ended ended);
    /// It was asked to end.
    void cancel();

private:
    struct Tally {
        int taken = 0, refused = 0, doubtful = 0, open = 0;
        QStringList words;    ///< of those that were not taken, without who they are
        QString queued;       ///< the server's words on the last that it took
        std::optional<Duration> after;
        std::optional<Deferral> why;
        bool isStopped = false; ///< here, before it left
        bool isOver = false;    ///< no use to go on with the others now
        bool isRefused = false; ///< all of it, whoever it is for
    };
    void next();
    void begin(const Person& person);
    void opened();
    void came(const SmtpEnd& end);
    void finished(const QString& word);
    void noted(const QString& word, std::function<void()> then);
    void turnedAway(const SmtpEnd& end);
    void tell();
    QByteArray messageFor(const Person& person, const MailAddress& to) const;
    QString nameOf(qsizetype number) const { return QStringLiteral("to/%1").arg(number + 1); }
    QString ordinal() const;

    const ConnectorFile m_file;
    SmtpLine& m_line;
    const Delivery m_delivery;
    const Gate m_gate;
    const SmtpTalk m_common;
    Ended m_ended;
    SmtpLine::Reins m_reins;
    Tally m_tally;
    qsizetype m_at = -1;
    bool m_isCancelled = false;
};

/// What a connector calls the message to the recipient of that number: of the effect's key, the same at each attempt (RFC 5322, 3.6.4).
QByteArray messageIdOf(const QString& key, qsizetype number, const QString& fromAddress);

} // namespace qd::agents
