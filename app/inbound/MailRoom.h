#pragma once

#include "agents/inbound/mail/MailLook.h"
#include "agents/keys/KeysAtHand.h"
#include "app/engine/Department.h"
#include "app/inbound/MailSeen.h"
#include "app/inbound/SentMails.h"
#include "app/inbound/WritersOut.h"
#include "core/async/Worker.h"

#include <stop_token>

namespace qd::app {

/// Looks at the mailboxes of the organisation at work, as <home>/mail-in.json sets them up; where it does not, nobody is asked. Sockets are on a thread of their
/// own, one mailbox after the other; what is about something that was sent goes onto the record as TakeInbound, and how far a mailbox was read is
/// written once that is on the disk, so that a crash reads some again, which the record knows. While everything is stopped none is
/// looked at. A change of the file holds within seconds.
/// @thread main.
class MailRoom final : public QObject {
    Q_OBJECT
public:
    /// `department` is open and outlives it.
    explicit MailRoom(Department& department, QObject* parent = nullptr);
    ~MailRoom() override;
    /// Once. Looks as often as the file says, and when it is asked to.
    void begin();
    /// Each one that is on is looked at now; looked() follows when all have been.
    void lookNow();

signals:
    /// A sentence that she should know: why a mailbox cannot be read, once, and that it can again.
    void noted(QString text);
    void looked();

private:
    struct Look; ///< of one mailbox, on its way
    void watch();
    void next();
    void look(const agents::MailAccount& box);
    void came(const std::shared_ptr<Look>& look);
    void takeOut(const std::shared_ptr<Look>& look, const QMap<QString, agents::SentMail>& sent);
    void keep(const std::shared_ptr<Look>& look, const QMap<QString, agents::SentMail>& sent);
    void answered(const CommandId& id, const Result<Receipt>& receipt);
    void ended(const std::shared_ptr<Look>& look);
    QString leaveOf(const agents::MailAccount& box) const;
    agents::ImapTalk talkOf(const agents::MailAccount& box) const;
    BoxSeen& seenOf(const agents::MailAccount& box);
    void say(const QString& text);

    Department& m_department;
    SystemClock m_clock;
    Mailbox m_mailbox;
    SentMails m_sent;
    MailSeen m_seen;
    QStringList m_due;        ///< ids of those that are to be looked at
    std::shared_ptr<Look> m_now;
    QMap<CommandId, std::shared_ptr<Look>> m_open;
    Instant m_asked;
    QString m_said;           ///< last, so that it is not said every few seconds
    QTimer m_watch;
    std::stop_source m_stop;
    bool m_isRunning = false;
    Worker m_worker{QStringLiteral("mail-in")};
    WritersOut m_writers;
    std::unique_ptr<agents::KeysAtHand> m_keys;
};

} // namespace qd::app
