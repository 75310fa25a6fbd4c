// A real Radicale, whose files say what stands in its calendar. It stands behind a wire that this cuts, and is killed and started again.
#include "tests/agents/effects/connectors/caldav/CalDavRig.h"

#include <QDir>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

#include <random>

namespace qd::test {

using agents::Outcome;

namespace {

quint16 freePort()
{
    QTcpServer server;
    EXPECT_TRUE(server.listen(QHostAddress::LocalHost));
    return server.serverPort();
}

/// The server, and the wire to it.
class Calendar {
public:
    enum Death { None, BeforeRequest, WithRequest, AfterAnswer };

    Calendar() : m_port(freePort())
    {
        EXPECT_TRUE(m_wire.listen(QHostAddress::LocalHost));
        QObject::connect(&m_wire, &QTcpServer::newConnection, &m_wire, [this] {
            while (QTcpSocket* client = m_wire.nextPendingConnection())
                join(client);
        });
        begin();
    }
    ~Calendar() { kill(); }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1/ann/shop").arg(m_wire.serverPort()); }
    /// It dies once, around the next PUT, so long after that.
    void dies(Death when, int afterMs = 0)
    {
        m_death = when;
        m_afterMs = afterMs;
        m_hasDied = false;
    }
    bool hasDied() const { return m_hasDied; }
    void begin()
    {
        m_server.start(QStringLiteral("radicale"), {QStringLiteral("--config"), qEnvironmentVariable("QD_RADICALE_CONFIG"), QStringLiteral("--server-hosts"), QStringLiteral("127.0.0.1:%1").arg(m_port)});
        EXPECT_TRUE(waitUntil([this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(200);
        }, std::chrono::seconds(30))) << m_server.readAllStandardError().toStdString();
    }
    void kill()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

private:
    void die(QTcpSocket* client)
    {
        m_death = None;
        m_hasDied = true;
        m_isPut = false;
        kill();
        client->abort();
    }
    void join(QTcpSocket* client)
    {
        auto* const server = new QTcpSocket(client);
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        QObject::connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        server->connectToHost(QHostAddress::LocalHost, m_port);
        if (!server->waitForConnected(2'000))
            return client->abort();
        QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server] { asked(client, server); });
        QObject::connect(server, &QTcpSocket::readyRead, client, [this, client, server] { answered(client, server); });
        asked(client, server);
    }
    void asked(QTcpSocket* client, QTcpSocket* server)
    {
        const QByteArray bytes = client->readAll();
        if (bytes.isEmpty())
            return;
        m_isPut = m_isPut || bytes.startsWith("PUT ");
        if (m_isPut && m_death == BeforeRequest)
            return die(client);
        server->write(bytes);
        server->flush();
        if (m_isPut && m_death == WithRequest && bytes.contains("END:VCALENDAR"))
            QTimer::singleShot(m_afterMs, client, [this, client] { m_death == WithRequest ? die(client) : void(); });
    }
    void answered(QTcpSocket* client, QTcpSocket* server)
    {
        if (std::exchange(m_isPut, false) && m_death == AfterAnswer)
            return die(client);
        client->write(server->readAll());
    }

    const quint16 m_port;
    QTcpServer m_wire;
    QProcess m_server;
    Death m_death = None;
    int m_afterMs = 0;
    bool m_isPut = false;
    bool m_hasDied = false;
};

/// What Radicale keeps of that event: the texts of its files.
QByteArrayList kept(const QString& uid)
{
    const QDir folder(qEnvironmentVariable("QD_CALENDAR_FILES"));
    QByteArrayList texts;
    for (const QString& name : folder.entryList({QStringLiteral("*.ics")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll().replace("\r\n", "\n").replace("\n ", "");
        if (text.contains("UID:" + uid.toUtf8() + '\n'))
            texts.append(text);
    }
    return texts;
}

struct Rig : CalDavRig {
    explicit Rig(const Calendar& calendar) : CalDavRig(calendar.url(), "ann", "correct horse", QStringLiteral("Ann Shop <ann@shop.example>")) {}
};

} // namespace

TEST(CalDavTrial, OneEventStandsThereAsApproved)
{
    Calendar calendar;
    Rig rig(calendar);
    const Result<QString> tried = rig.tried();
    ASSERT_TRUE(tried) << tried.error().text.toStdString();
    EXPECT_EQ(*tried, QStringLiteral("The calendar “Shop” lets ann write. Its server mails nobody by itself."));
    const agents::Delivery event = rig.lookedAt(rig.event({QStringLiteral("ada@press.example")}));
    EXPECT_EQ(rig.found(event).found, Found::No);
    const Outcome outcome = rig.sent(event);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    ASSERT_EQ(kept(event.key).size(), 1);
    const Result<agents::CalendarEntry> there = agents::calendarEntry(kept(event.key).first());
    ASSERT_TRUE(there);
    EXPECT_EQ(there->title, QStringLiteral("Shop talk, with coffee"));
    EXPECT_EQ(there->start, "20261201T080000Z");
    EXPECT_EQ(there->effect, event.key);
    EXPECT_TRUE(kept(event.key).first().contains("SCHEDULE-AGENT=CLIENT:mailto:ada@press.example"));
    EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.found(event).found, Found::Yes);
    EXPECT_EQ(kept(event.key).size(), 1);
    EXPECT_FALSE(rig.seen(rig.event({QStringLiteral("ada@press.example")}, QStringLiteral("yes")))) << "nobody would mail that invitation";
}

/// Three places of death, at several moments each; then the same again, as the office sends it.
TEST(CalDavTrial, WheneverTheServerIsKilledNothingIsDoubledOrDropped)
{
    Calendar calendar;
    Rig rig(calendar);
    std::mt19937 random(20'261'123);
    int doubled = 0, dropped = 0, wrong = 0, deaths = 0, done = 0;
    for (int round = 0; round < 45; ++round) {
        const Calendar::Death where = std::array{Calendar::BeforeRequest, Calendar::WithRequest, Calendar::AfterAnswer}[round % 3];
        const agents::Delivery event = rig.event();
        calendar.dies(where, int(random() % 12));
        Outcome outcome = rig.sent(event);
        deaths += calendar.hasDied() ? 1 : 0;
        const bool wasThere = kept(event.key).size() == 1;
        done += wasThere ? 1 : 0;
        wrong += outcome.kind == Outcome::Confirmed && !wasThere ? 1 : 0;
        wrong += outcome.kind == Outcome::Refused || outcome.kind == Outcome::NotSent ? 1 : 0;
        calendar.dies(Calendar::None); // one that came too late for its request is not the next one's
        calendar.kill();
        calendar.begin();
        wrong += rig.found(event).found != (wasThere ? Found::Yes : Found::No) ? 1 : 0;
        outcome = rig.sent(event);
        EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
        doubled += kept(event.key).size() > 1 ? 1 : 0;
        dropped += kept(event.key).isEmpty() ? 1 : 0;
    }
    EXPECT_EQ(doubled, 0);
    EXPECT_EQ(dropped, 0);
    EXPECT_EQ(wrong, 0);
    EXPECT_GE(deaths, 30);
    EXPECT_GE(done, 15) << "some had arrived";
    std::printf("45 events, %d deaths, %d had arrived when their answer was lost: doubled %d, dropped %d\n", deaths, done, doubled, dropped);
}

TEST(CalDavTrial, AChangeMeetsTheEventThatSheSaw)
{
    Calendar calendar;
    Rig rig(calendar);
    const agents::Delivery first = rig.event();
    ASSERT_EQ(rig.sent(first).kind, Outcome::Confirmed);
    const agents::Delivery change = rig.lookedAt(rig.event({}, {}, first.key, QStringLiteral("Shop talk, later")));
    calendar.dies(Calendar::AfterAnswer);
    EXPECT_EQ(rig.sent(change).kind, Outcome::Unknown);
    calendar.begin();
    EXPECT_EQ(rig.sent(change).kind, Outcome::Confirmed);
    ASSERT_EQ(kept(first.key).size(), 1);
    EXPECT_TRUE(kept(first.key).first().contains("SUMMARY:Shop talk\\, later\n") && kept(first.key).first().contains("SEQUENCE:1\n")) << kept(first.key).first().toStdString();
    const agents::Delivery late = rig.lookedAt(rig.event({}, {}, first.key, QStringLiteral("Too late")));
    ASSERT_EQ(rig.sent(rig.lookedAt(rig.event({}, {}, first.key, QStringLiteral("Somebody else's")))).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.sent(late).kind, Outcome::Refused);
    EXPECT_TRUE(kept(first.key).first().contains("Somebody else"));
}

} // namespace qd::test
