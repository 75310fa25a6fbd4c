#pragma once

#include "agents/inbound/hooks/HookDesk.h"
#include "agents/keys/KeysAtHand.h"
#include "app/engine/Department.h"
#include "app/inbound/SentMails.h"
#include "app/inbound/WritersOut.h"
#include "core/async/Worker.h"

namespace qd::agents {
class HookListener;
class HookFolder;
}

namespace qd::app {

/// Webhooks for the organisation at work, as <home>/hooks-in.json sets them up; where it does not, nothing listens. Sockets and signatures are on a
/// thread of their own; what holds goes onto the record as TakeInbound, and is answered once it is there. While everything is
/// stopped nothing is taken. A change of the file holds within seconds.
/// @thread main.
class HookRoom final : public QObject {
    Q_OBJECT
public:
    /// `department` is open and outlives it.
    explicit HookRoom(Department& department, QObject* parent = nullptr);
    ~HookRoom() override;
    /// Once. Reads the file now.
    void begin();
    /// Where it listens; 0: nowhere. Blocks for a moment.
    quint16 port();

    /// What came, as the one who is at work counted it last, in the home: for those who look from another process.
    static QString countFile(const Home& home, const QString& organisation);

signals:
    /// A sentence that she should know: it listens, or why it does not.
    void noted(QString text);

private:
    struct Rooms; ///< what lives on the thread
    struct Batch;
    bool read();
    void open(const agents::HooksFile& file);
    void shut();
    void takeOut(QList<agents::HookDesk::Came> came, const agents::HookDesk::Kept& kept);
    void keep(const QList<agents::HookDesk::Came>& came, const agents::HookDesk::Kept& kept);
    void answered(const CommandId& id, const Result<Receipt>& receipt);
    void issue(const QList<agents::HookDesk::Came>& came, const QMap<QString, agents::SentMail>& sent, const agents::HookDesk::Kept& kept);
    EffectId effectOf(const QString& key) const;
    void writeCounts();

    Department& m_department;
    SentMails m_sent;
    QByteArray m_read; ///< the file as it was read
    bool m_isRunning = false;
    Mailbox m_mailbox;
    QMap<CommandId, std::shared_ptr<Batch>> m_open;
    agents::HookCounts m_counts;
    QTimer m_watch;
    QTimer m_writing;
    Worker m_worker{QStringLiteral("hooks")};
    WritersOut m_writers;
    std::unique_ptr<agents::KeysAtHand> m_keys;
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace qd::app
