#include "agents/inbound/hooks/HookFolder.h"
#include "agents/inbound/hooks/HookListener.h"

#include "tests/agents/inbound/hooks/HookSamples.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>

namespace qd::test {

using namespace agents;

namespace {

/// A desk whose record is a list.
struct Rig {
    Rig() { desk = make(); }
    std::shared_ptr<HookDesk> make()
    {
        HookDesk::Parts parts;
        parts.senders = {HookSamples::standard(), HookSamples::twilio(), HookSamples::sendGrid()};
        parts.senders[0].connector = QStringLiteral("shop");
        parts.clock = &clock;
        parts.findKey = [this](const HookSender& sender, const KeyShelf::Found& found) {
            if (!hasKeys)
                return found(Error{Error::Store, QStringLiteral("the keyring is locked"), {}, {}});
            found(HookSamples::secret(sender.form == HookForm::Twilio ? "12345" : HookSamples::kSecret));
        };
        parts.openIndex = [this]() -> Result<HookDesk::Index> {
            if (!hasIndex)
                return Error{Error::Store, QStringLiteral("the keys of people cannot be read"), {}, {}};
            return HookDesk::Index([](const QString& channel, const QString& address) { return QCryptographicHash::hash((channel + address).toUtf8(), QCryptographicHash::Sha256); });
        };
        parts.keep = [this](const QList<HookDesk::Came>& came, const HookDesk::Kept& then) {
            if (isFull)
                return then(Error{Error::Store, QStringLiteral("the disk is full"), {}, {}});
            kept += came;
            then(Done{});
        };
        return std::make_shared<HookDesk>(parts);
    }
    int taken(const HookRequest& request, bool isRelayed = false)
    {
        int status = 0;
        desk->take(request, isRelayed, [&](int answered) { status = answered; });
        return status;
    }
    ManualClock clock{Instant{HookSamples::kNow * 1'000}};
    bool hasKeys = true, hasIndex = true, isFull = false;
    QList<HookDesk::Came> kept;
    std::shared_ptr<HookDesk> desk;
};

QByteArray bytesOf(const HookRequest& request)
{
    QByteArray bytes = request.method + ' ' + request.path + " HTTP/1.1\r\nHost: h\r\n";
    for (const auto& [name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

/// The status that comes back, or 0 where the connection ends without one.
int said(HookListener& listener, const QByteArray& bytes, bool ends = false)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, listener.port());
    EXPECT_TRUE(waitUntil([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    socket.write(bytes);
    if (ends)
        socket.disconnectFromHost();
    EXPECT_TRUE(waitUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    const QByteArray answer = socket.readAll();
    EXPECT_TRUE(answer.isEmpty() || answer.endsWith("Content-Length: 0\r\nConnection: close\r\n\r\n")) << answer.toStdString();
    return answer.split(' ').value(1).toInt();
}

} // namespace

TEST(HookDesk, WhatHoldsIsKeptAndAnsweredOnceItIs)
{
    Rig rig;
    EXPECT_EQ(rig.taken(HookSamples::standardPost()), 200);
    ASSERT_EQ(rig.kept.size(), 1);
    const Inbound first = rig.kept.first().inbound;
    EXPECT_EQ(first.connector.text, QStringLiteral("shop"));
    EXPECT_EQ(first.kind, InboundKind::Status);
    EXPECT_TRUE(first.id.startsWith(QStringLiteral("hook/orders/"))) << first.id.toStdString();
    EXPECT_TRUE(first.sha256.isEmpty()) << "what came holds addresses: it is not kept";
    EXPECT_EQ(rig.taken(HookSamples::standardPost()), 200);
    EXPECT_EQ(rig.kept.last().inbound.id, first.id) << "the same again is the same: the record takes it once";
    EXPECT_EQ(rig.taken(HookSamples::standardPost("{}", "msg_2")), 200);
    EXPECT_NE(rig.kept.last().inbound.id, first.id);
    EXPECT_EQ(rig.desk->counts().taken, 3);
    rig.isFull = true;
    EXPECT_EQ(rig.taken(HookSamples::standardPost("{}", "msg_3")), 503) << "its sender comes again";
    EXPECT_EQ(rig.desk->counts().putOff, 1);
}

TEST(HookDesk, WhatAReaderDidCountsOnceForEachMailHoweverOftenTheyDoIt)
{
    Rig rig;
    HookDesk::Parts parts;
    parts.clock = &rig.clock;
    HookSender sender = HookSamples::mandrill();
    const auto idOf = [&](const char* event, const char* effect, const char* address, int at) {
        const QByteArray json = QByteArray("[{\"event\":\"") + event + "\",\"_id\":\"m1\",\"ts\":" + QByteArray::number(1'795'000'000 + at) + ",\"msg\":{\"email\":\"" + address + "\",\"metadata\":{\"effect\":\"" + effect + "\"}}}]";
        const QByteArray sum = QMessageAuthenticationCode::hash("https://hooks.example/in/mandrillmandrill_events" + json, "key-of-mandrill", QCryptographicHash::Sha1).toBase64();
        const HookRequest request = HookSamples::post("/in/mandrill", "mandrill_events=" + json.toPercentEncoding(), {{"content-type", "application/x-www-form-urlencoded"}, {"x-mandrill-signature", sum}});
        const SharedSecret key = HookSamples::secret("key-of-mandrill");
        const Result<QList<HookDesk::Came>> came = HookDesk::readFor(sender, request, key.get(), parts, false);
        EXPECT_TRUE(came && came->size() == 1) << event << (came ? "" : came.error().text.toStdString());
        return came && came->size() == 1 ? came->first().inbound.id : QString();
    };
    const QString once = idOf("open", "abc", "ada@press.example", 0);
    EXPECT_TRUE(once.startsWith(QStringLiteral("opened/mandrill/"))) << once.toStdString();
    EXPECT_EQ(idOf("open", "abc", "Ada@Press.example", 60), once) << "the same reader again";
    EXPECT_NE(idOf("open", "abc", "bo@press.example", 0), once);
    EXPECT_NE(idOf("open", "abd", "ada@press.example", 0), once) << "another mail";
    EXPECT_TRUE(idOf("click", "abc", "ada@press.example", 0).startsWith(QStringLiteral("clicked/mandrill/")));
    EXPECT_TRUE(idOf("delivered", "abc", "ada@press.example", 0).startsWith(QStringLiteral("hook/mandrill/")));
    EXPECT_NE(idOf("open", "", "ada@press.example", 0), idOf("open", "", "ada@press.example", 60)) << "of no mail of ours: each by itself";
}

TEST(HookDesk, WhoIsNotLetInIsCountedAndNothingElse)
{
    Rig rig;
    HookRequest wrong = HookSamples::standardPost();
    wrong.body = R"({"type":"approve.everything"})";
    EXPECT_EQ(rig.taken(wrong), 401);
    EXPECT_EQ(rig.taken(HookSamples::standardPost("{}", "m", HookSamples::kNow - 301)), 401) << "too late";
    EXPECT_EQ(rig.taken(HookSamples::post("/in/orders", "{}")), 401);
    EXPECT_EQ(rig.desk->counts().refused, 3);
    HookRequest elsewhere = HookSamples::standardPost();
    for (const char* path : {"/in/nobody", "/in/", "/", "/in/orders/", "/in/%6frders", "/in/../in/orders"}) {
        elsewhere.path = path;
        EXPECT_EQ(rig.taken(elsewhere), 404) << path;
    }
    HookRequest get = HookSamples::standardPost();
    get.method = "GET";
    EXPECT_EQ(rig.taken(get), 405);
    get.method = "HEAD";
    EXPECT_EQ(rig.taken(get), 200);
    EXPECT_EQ(rig.taken(HookSamples::standardPost("no JSON")), 400) << "signed, and says nothing";
    EXPECT_EQ(rig.desk->counts().malformed, 8);
    EXPECT_TRUE(rig.kept.isEmpty());
    rig.hasKeys = false;
    EXPECT_EQ(rig.taken(HookSamples::standardPost()), 503) << "a keyring that is locked opens some time";
    rig.hasKeys = true;
    rig.desk->setStopped(true);
    EXPECT_EQ(rig.taken(HookSamples::standardPost()), 503);
    rig.desk->setStopped(false);
    EXPECT_EQ(rig.taken(HookSamples::standardPost()), 200);
    EXPECT_EQ(rig.kept.size(), 1);
}

TEST(HookDesk, WhomItSpeaksOfIsAHash)
{
    Rig rig;
    const QByteArray form = "From=%2B4915112345678&Body=STOP&MessageSid=SM9";
    const QByteArray text = "https://mycompany.com/myapp.phpBodySTOPFrom+4915112345678MessageSidSM9";
    EXPECT_EQ(rig.taken(HookSamples::post("/in/sms", form, {{"content-type", "application/x-www-form-urlencoded"}, {"x-twilio-signature", QMessageAuthenticationCode::hash(text, "12345", QCryptographicHash::Sha1).toBase64()}})), 200);
    ASSERT_EQ(rig.kept.size(), 1);
    const Inbound in = rig.kept.first().inbound;
    EXPECT_EQ(in.kind, InboundKind::OptedOut);
    EXPECT_EQ(in.index, QCryptographicHash::hash("sms+4915112345678", QCryptographicHash::Sha256));
    EXPECT_FALSE(encode(in).contains("4915112345678"));
    rig.hasIndex = false;
    EXPECT_EQ(rig.taken(HookSamples::standardPost("{}", "msg_7")), 503) << "nobody who opted out is missed";
}

TEST(HookDesk, WhatARelayKeptMayBeOlder)
{
    Rig rig;
    EXPECT_EQ(rig.taken(HookSamples::standardPost("{}", "m", HookSamples::kNow - 86'400), true), 200);
    EXPECT_EQ(rig.taken(HookSamples::standardPost("{}", "m2", HookSamples::kNow - 4 * 86'400), true), 401);
}

TEST(HookListener, TakesARequestAndAnswersWithAStatusAlone)
{
    Rig rig;
    HookListener listener(*rig.desk);
    ASSERT_TRUE(listener.listen(QHostAddress::LocalHost, 0));
    EXPECT_EQ(said(listener, bytesOf(HookSamples::standardPost())), 200);
    EXPECT_EQ(rig.kept.size(), 1);
    HookRequest wrong = HookSamples::standardPost();
    wrong.body += ' ';
    EXPECT_EQ(said(listener, bytesOf(wrong)), 401);
    EXPECT_EQ(said(listener, "GET /in/orders HTTP/1.1\r\n\r\n"), 405);
    EXPECT_EQ(said(listener, "GET / HTTP/1.1\r\n\r\n"), 404);
    EXPECT_EQ(said(listener, "\x16\x03\x01 hello\r\n\r\n"), 400);
    EXPECT_EQ(said(listener, "POST /in/orders HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), 411);
    EXPECT_EQ(said(listener, "POST /in/orders HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n"), 413);
    EXPECT_EQ(said(listener, "POST /" + QByteArray(20'000, 'a')), 431);
    EXPECT_EQ(said(listener, bytesOf(HookSamples::standardPost()) + bytesOf(HookSamples::standardPost("{}", "msg_2"))), 200);
    EXPECT_EQ(rig.kept.size(), 2) << "one request a connection";
    HookListener second(*rig.desk);
    EXPECT_FALSE(second.listen(QHostAddress::LocalHost, listener.port())) << "somebody listens there";
}

TEST(HookListener, NobodyHoldsItUp)
{
    Rig rig;
    HookListener listener(*rig.desk, {2, Duration(150)});
    ASSERT_TRUE(listener.listen(QHostAddress::LocalHost, 0));
    EXPECT_EQ(said(listener, "POST /in/orders HTTP/1.1\r\nContent-Length: 5\r\n\r\nab"), 0) << "the rest never comes, and its time ends";
    QTcpSocket one, two;
    for (QTcpSocket* slow : {&one, &two}) {
        slow->connectToHost(QHostAddress::LocalHost, listener.port());
        ASSERT_TRUE(waitUntil([&] { return slow->state() == QAbstractSocket::ConnectedState; }));
        slow->write("POST");
    }
    QTcpSocket third;
    third.connectToHost(QHostAddress::LocalHost, listener.port());
    ASSERT_TRUE(waitUntil([&] { return third.state() == QAbstractSocket::UnconnectedState; })) << "two at once";
    ASSERT_TRUE(waitUntil([&] { return one.state() == QAbstractSocket::UnconnectedState && two.state() == QAbstractSocket::UnconnectedState; }));
    EXPECT_EQ(said(listener, bytesOf(HookSamples::standardPost())), 200);
    EXPECT_EQ(rig.kept.size(), 1);
}

TEST(HookFolder, TakesWhatARelayLeftAndMovesAwayWhatIsNone)
{
    Rig rig;
    TempHome home;
    const QDir folder(home.path());
    const auto leave = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const auto names = [&] { return folder.entryList(QDir::Files | QDir::System, QDir::Name); };
    HookRequest wrong = HookSamples::standardPost();
    wrong.body += ' ';
    leave(QStringLiteral("1.http"), bytesOf(HookSamples::standardPost()));
    leave(QStringLiteral("2.http"), bytesOf(wrong));
    leave(QStringLiteral("3.http"), "half a request");
    leave(QStringLiteral("4.part"), bytesOf(HookSamples::standardPost("{}", "msg_4")));
    leave(QStringLiteral("elsewhere"), bytesOf(HookSamples::standardPost("{}", "msg_5")));
    ASSERT_TRUE(QFile::link(folder.filePath(QStringLiteral("elsewhere")), folder.filePath(QStringLiteral("5.http"))));
    HookFolder watched(*rig.desk, folder.path(), Duration(20));
    int answered = 0;
    QObject::connect(&watched, &HookFolder::answered, &watched, [&] { ++answered; });
    watched.begin();
    ASSERT_TRUE(waitUntil([&] { return answered == 3; }));
    EXPECT_EQ(rig.kept.size(), 1);
    EXPECT_EQ(names(), QStringList({QStringLiteral("2.http.refused"), QStringLiteral("3.http.refused"), QStringLiteral("4.part"), QStringLiteral("5.http"), QStringLiteral("elsewhere")})) << names().join(u' ').toStdString();
    rig.isFull = true;
    leave(QStringLiteral("6.http"), bytesOf(HookSamples::standardPost("{}", "msg_6")));
    ASSERT_TRUE(waitUntil([&] { return rig.desk->counts().putOff >= 2; })) << "it is tried again";
    rig.isFull = false;
    ASSERT_TRUE(waitUntil([&] { return rig.kept.size() == 2; }));
    EXPECT_TRUE(waitUntil([&] { return !names().contains(QStringLiteral("6.http")); }));
}

} // namespace qd::test
