#pragma once

#include "tests/support/fakeworld/CountFile.h"
#include "tests/support/fakeworld/Delivery.h"
#include "tests/support/fakeworld/FaultTable.h"
#include "tests/support/fakeworld/models/Provider.h"
#include "tests/support/fakeworld/outside/BlogSite.h"
#include "tests/support/fakeworld/outside/CalendarServer.h"
#include "tests/support/fakeworld/outside/HookReceiver.h"
#include "tests/support/fakeworld/outside/MailHost.h"
#include "tests/support/fakeworld/outside/services/Services.h"

#include <QTcpServer>

#include <memory>

namespace fakeworld {

/// An HTTP server on the loopback that takes everything, writes down what came and then answers, well or badly.
/// Where models are asked, also for what texts mean (POST …/embeddings), Provider answers; …/mcp is answered by toolEcho(), /hooks/… by
/// HookReceiver, /blog/… by BlogSite, /cal/… by CalendarServer, /api/… by Services; all else is "ok".
/// What stands below /_world/ is for tests and is not counted:
/// POST faults {"path":"/send","fault":…}  scripts a path ("/cal/*": all that begin so; "*": all others); see Fault; "also": besides what is scripted there
/// POST clear                              takes all faults away
/// POST refuse {"for_ms":N}                nobody listens for so long; "drop": what is connected is cut off
/// POST script [rules]                     what models say; see Script
/// POST batches {…}                       how batches of calls fare; see Batches::script()
/// GET hooks                               how often each event was acted upon; see HookReceiver::acts()
/// GET hooks-at                            how often at each path; see HookReceiver::actsAt()
/// GET blog                               what a site of WordPress holds; see BlogSite::acts(). POST: somebody there changes it
/// GET calendars                           what calendars hold, and whom they mailed; see CalendarServer::acts(). POST: somebody puts something there
/// GET mail                               what a mail server holds, which listens from then on; see MailHost::told(). POST: it misbehaves
/// GET services                           how often services did what they were asked for, by account; see Services::acts()
/// GET doubles                             how often they did not do something anew, and said no more than that; see Services::doubles()
/// GET totals                              what the meter stands at, and how many are connected
class World final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString count;        ///< file that what comes is appended to
        quint16 port = 0;     ///< 0: one that is free
        bool syncs = true;    ///< each line is on the disk, and not only with the system, before anything is answered
        Provider::Settings models{};
    };
    explicit World(QObject* parent = nullptr);
    /// Listens on 127.0.0.1. @returns what is wrong; empty: nothing.
    QString start(const Settings& settings);
    quint16 port() const { return m_port; }

private:
    struct Visitor; ///< one connection
    void accept();
    void serve(const std::shared_ptr<Visitor>& visitor);
    void answer(const std::shared_ptr<Visitor>& visitor, const HttpRequest& request);
    Plan planFor(const HttpRequest& request, const Fault& fault, qint64 number);
    void deliver(const std::shared_ptr<Visitor>& visitor, const HttpRequest& request, const Plan& plan, qint64 number);
    Reply control(const HttpRequest& request);
    Reply refuse(const QJsonObject& json);
    Reply scriptFault(const QJsonObject& json);

    CountFile m_count;
    FaultTable m_faults;
    Provider m_provider;
    HookReceiver m_hooks;
    BlogSite m_blog;
    CalendarServer m_calendars;
    MailHost m_mail;
    Services m_services;
    QList<QTcpSocket*> m_open;
    quint16 m_port = 0;
    int m_visitors = 0;
    QTcpServer m_server; // last, since its sockets tell the others of their end
};

} // namespace fakeworld
