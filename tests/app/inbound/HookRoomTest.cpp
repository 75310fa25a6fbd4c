// Webhooks beside a department: what is said of a mail that has left long ago is about that mail.
#include "app/inbound/HookRoom.h"

#include "agents/inbound/hooks/HooksFile.h"
#include "core/base/Digest.h"
#include "core/rules/outside/Leaving.h"
#include "core/store/EventStore.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

namespace qd::test {

using namespace Qt::StringLiterals;

class HookRoomTest : public testing::Test {
protected:
    const QString name = u"marketing-department"_s;
    const QString address = u"https://hooks.example/in/mandrill"_s;
    TempHome folder;
    app::Home home{folder.path()};
    SystemClock clock;
    agents::KeyShelf keys{home.settingsFile(), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0)};
    Effect whole, part, other;
    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::HookRoom> room;

    void SetUp() override
    {
        ASSERT_TRUE(home.make());
        agents::HookSender sender;
        sender.id = u"mandrill"_s;
        sender.form = agents::HookForm::Mandrill;
        sender.organisation = name;
        sender.connector = u"smtp"_s;
        sender.key = u"mandrill"_s;
        sender.address = address;
        keys.keep(sender.key, agents::Secret::of("key-of-mandrill", sender.keyAddress()), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        agents::HooksFile file;
        file.isOn = true;
        file.port = freePort();
        file.senders = {sender};
        ASSERT_TRUE(agents::writeHooks(home.path(), file));
        sendBefore();
        app::DepartmentSettings settings;
        settings.organisation = name;
        settings.pace = 0;
        settings.keys = &keys;
        department = std::make_unique<app::Department>(home, settings);
        ASSERT_TRUE(department->open());
        room = std::make_unique<app::HookRoom>(*department);
        room->begin();
        ASSERT_TRUE(waitUntil([&] { return room->port() != 0; }));
    }
    void TearDown() override
    {
        room.reset();
        department->close();
    }
    static int freePort()
    {
        QTcpServer server;
        EXPECT_TRUE(server.listen(QHostAddress::LocalHost));
        return server.serverPort();
    }
    /// On record there is a mail to several of which one part has left, and one to one reader.
    void sendBefore()
    {
        const auto planned = [this](const QString& title) {
            Effect effect;
            effect.id = EffectId::make(clock.now());
            effect.content.connector = {u"smtp"_s};
            effect.content.title = title;
            effect.sha256 = contentHash(effect.content);
            return effect;
        };
        whole = planned(u"Three things to count"_s);
        whole.content.recipients = {{{}, u"contact:x"_s, QByteArray(32, 'x'), {}, u"e-mail"_s}, {{}, u"contact:y"_s, QByteArray(32, 'y'), {}, u"e-mail"_s}};
        whole.sha256 = contentHash(whole.content);
        part = planned(u"Three things to count, for one"_s);
        part.parent = whole.id;
        other = planned(u"Another one"_s);
        EventStore store(clock);
        ASSERT_TRUE(store.open(home.record(name), home.keyFile()));
        const Organisation organisation = app::Shelves(home).organisation(name).value();
        QList<StoredFact> facts;
        const auto tell = [&](Fact fact) { facts.append({facts.size() + 1, clock.now(), system(), 0, {}, {}, std::move(fact)}); };
        tell(OrganisationAdopted{organisation, sha256(encode(organisation)), name});
        for (const Effect& effect : {whole, part, other})
            tell(EffectPlanned{effect});
        for (const Effect& effect : {part, whole, other})
            tell(EffectConfirmed{effect.id, {}, {}, u"taken"_s, {}});
        Mailbox mailbox;
        ASSERT_TRUE((answerOf<Result<Sequence>>([&](auto done) { store.append({facts, {}, {}}, &mailbox, done); })));
    }
    /// One event, signed as its service does. @returns the status that comes back.
    int said(const char* event, const QString& key)
    {
        const QByteArray json = QByteArray("[{\"event\":\"") + event + "\",\"_id\":\"m1\",\"ts\":" + QByteArray::number(clock.now().ms / 1'000) + ",\"msg\":{\"email\":\"ada@press.example\",\"metadata\":{\"effect\":\"" + key.toLatin1() + "\"}}}]";
        const QByteArray sum = QMessageAuthenticationCode::hash(address.toLatin1() + "mandrill_events" + json, "key-of-mandrill", QCryptographicHash::Sha1).toBase64();
        const QByteArray body = "mandrill_events=" + json.toPercentEncoding();
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, room->port());
        EXPECT_TRUE(waitUntil([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
        socket.write("POST /in/mandrill HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Mandrill-Signature: " + sum + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        EXPECT_TRUE(waitUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
        return socket.readAll().split(' ').value(1).toInt();
    }
    QList<Inbound> taken()
    {
        const Result<QList<StoredFact>> facts = answerOf<Result<QList<StoredFact>>>([&](auto done) { department->history().facts(1, 500, &m_mailbox, done); });
        QList<Inbound> found;
        for (const StoredFact& stored : facts ? *facts : QList<StoredFact>())
            if (const auto* in = std::get_if<InboundTaken>(&stored.fact))
                found.append(in->inbound);
        return found;
    }

private:
    Mailbox m_mailbox;
};

TEST_F(HookRoomTest, WhatIsSaidOfAMailThatHasLeftIsAboutIt)
{
    bool isIndexed = false;
    department->whenIndexed([&isIndexed] { isIndexed = true; });
    ASSERT_TRUE(waitUntil([&] { return isIndexed; }));
    EXPECT_EQ(said("open", rules::effectKey(part)), 200);
    EXPECT_EQ(said("open", rules::effectKey(part)), 200) << "the same reader again";
    EXPECT_EQ(said("click", rules::effectKey(other)), 200);
    EXPECT_EQ(said("open", u"nobodys"_s), 200);
    const QList<Inbound> all = taken();
    ASSERT_EQ(all.size(), 3);
    EXPECT_EQ(all[0].effect, whole.id) << "of one of many that is over: the whole";
    EXPECT_EQ(all[1].effect, other.id);
    EXPECT_TRUE(all[2].effect.isNull()) << "nobody knows what that is about";
}

TEST_F(HookRoomTest, WhoHasAnotherKeyByNowIsNotLetInWithTheOneOfBefore)
{
    EXPECT_EQ(said("open", u"nobodys"_s), 200);
    agents::HooksFile file = agents::hooksOf(home.path()).value();
    file.senders.first().key = u"another"_s;
    ASSERT_TRUE(agents::writeHooks(home.path(), file));
    EXPECT_NE(said("click", u"nobodys"_s), 200) << "whether it was seen that the file changed, or not yet";
    EXPECT_EQ(taken().size(), 1);
}

} // namespace qd::test
