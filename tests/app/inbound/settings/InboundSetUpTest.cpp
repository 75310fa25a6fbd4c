// Mailboxes and webhooks as a page sets them up, in the files that those at work read.
#include "agents/inbound/hooks/HooksFile.h"
#include "agents/inbound/mail/MailAccounts.h"
#include "agents/keys/KeyNames.h"
#include "app/inbound/HookRoom.h"
#include "app/inbound/MailSeen.h"
#include "app/inbound/settings/HooksSetUp.h"
#include "app/inbound/settings/MailboxesSetUp.h"
#include "tests/agents/inbound/hooks/HookSamples.h"
#include "tests/agents/inbound/mail/ImapHost.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace qd::test {

using namespace Qt::StringLiterals;

class InboundSetUpTest : public testing::Test {
protected:
    const QString name = u"marketing-department"_s;
    TempHome folder;
    app::Home home{folder.path()};
    QObject owner;
    agents::KeyShelf keys{home.settingsFile(), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0)};
    int looks = 0;
    app::MailboxesSetUp mailboxes{home, name, keys, [this] { ++looks; }};
    app::HooksSetUp hooks{home, name, keys};

    void keep(const QString& key, const char* secret, const QString& origin)
    {
        keys.keep(key, agents::Secret::of(secret, origin), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
    }
    template <class T> T answerTo(const std::function<void(QObject*, std::function<void(T)>)>& ask)
    {
        return answerOf<T>([&](auto done) { ask(&owner, done); });
    }
    Result<ui::Boxes> boxes()
    {
        return answerTo<Result<ui::Boxes>>([&](QObject* asker, auto done) { mailboxes.look(asker, done); });
    }
    Result<Done> add(const ui::BoxWish& wish)
    {
        return answerTo<Result<Done>>([&](QObject* asker, auto done) { mailboxes.add(wish, asker, done); });
    }
    Result<QString> test(const QString& id)
    {
        return answerTo<Result<QString>>([&](QObject* asker, auto done) { mailboxes.test(id, asker, done); });
    }
    Result<ui::Hooks> read()
    {
        return answerTo<Result<ui::Hooks>>([&](QObject* asker, auto done) { hooks.look(asker, done); });
    }
    Result<Done> add(const ui::HookWish& wish)
    {
        return answerTo<Result<Done>>([&](QObject* asker, auto done) { hooks.add(wish, asker, done); });
    }
    Result<Done> put(const ui::HookDoor& door)
    {
        return answerTo<Result<Done>>([&](QObject* asker, auto done) { hooks.put(door, asker, done); });
    }
    Result<QStringList> test(const QString& id, const QByteArray& bytes)
    {
        const QString path = folder.file(u"one.http"_s);
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
        out.close();
        return answerTo<Result<QStringList>>([&](QObject* asker, auto done) { hooks.test(id, path, asker, done); });
    }
};

TEST_F(InboundSetUpTest, AMailboxIsAddedTriedTurnedOffAndRemoved)
{
    ImapHost host;
    ASSERT_TRUE(boxes());
    EXPECT_TRUE(boxes()->lines.isEmpty());
    const Result<Done> wrong = add({u"answers"_s, u"smtp"_s, u"mail.example.org"_s, u"press"_s, u"INBOX"_s, 5});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, Error::Parse);
    EXPECT_TRUE(wrong.error().hint.contains(u"imaps://"_s)) << wrong.error().hint.toStdString();
    EXPECT_FALSE(QFile::exists(agents::mailFileOf(home.path())));
    ASSERT_TRUE(add({u"answers"_s, u"smtp"_s, host.url(), u"press"_s, u"INBOX"_s, 15}));
    EXPECT_EQ(add({u"answers"_s, u"smtp"_s, host.url(), u"press"_s, u"INBOX"_s, 15}).error().kind, Error::Rule) << "twice";
    ui::BoxLine box = boxes()->lines.value(0);
    EXPECT_EQ(box.key, u"mail-in-answers"_s);
    EXPECT_EQ(box.organisation, name);
    EXPECT_EQ(box.minutes, 15);
    EXPECT_FALSE(test(u"answers"_s)) << "it has no password";
    keep(box.key, "right-password", agents::originOf(host.url()));
    const Result<QString> found = test(u"answers"_s);
    ASSERT_TRUE(found) << found.error().text.toStdString();
    EXPECT_TRUE(found->contains(u"lets us in as press"_s)) << found->toStdString();
    ASSERT_TRUE(answerTo<Result<Done>>([&](QObject* asker, auto done) { mailboxes.turn(u"answers"_s, false, asker, done); }));
    EXPECT_FALSE(agents::mailAccountsOf(home.path())->mailboxes.value(0).isOn);
    ASSERT_TRUE(answerTo<Result<Done>>([&](QObject* asker, auto done) { mailboxes.remove(u"answers"_s, asker, done); }));
    EXPECT_TRUE(boxes()->lines.isEmpty());
    EXPECT_EQ(test(u"answers"_s).error().kind, Error::Parse);
}

TEST_F(InboundSetUpTest, WhatCameOfTheLastLookIsTold)
{
    ASSERT_TRUE(add({u"answers"_s, u"smtp"_s, u"imaps://mail.example.org:993"_s, u"press"_s, u"INBOX"_s, 5}));
    app::MailSeen seen;
    seen.boxes[u"answers"_s] = {{}, 7, 12, Instant{1'000}, u"it hung"_s, 3, 40};
    ASSERT_TRUE(app::writeMailSeen(home, name, seen));
    const ui::BoxLine box = boxes()->lines.value(0);
    EXPECT_EQ(box.looked.ms, 1'000);
    EXPECT_EQ(box.trouble, u"it hung"_s);
    EXPECT_EQ(box.taken, 3);
    EXPECT_EQ(box.passed, 40);
    int told = 0;
    mailboxes.whenLooked(&owner, [&told] { ++told; });
    mailboxes.lookNow();
    EXPECT_EQ(looks, 1);
    mailboxes.tellLooked();
    EXPECT_EQ(told, 1);
}

TEST_F(InboundSetUpTest, AFileThatCannotBeUsedIsLeftAsItIs)
{
    ASSERT_TRUE(home.make());
    QFile out(agents::mailFileOf(home.path()));
    ASSERT_TRUE(out.open(QIODevice::WriteOnly) && out.write("{\"v\": 2}") > 0);
    out.close();
    EXPECT_EQ(boxes().error().kind, Error::Parse);
    EXPECT_EQ(add({u"answers"_s, u"smtp"_s, u"imaps://mail.example.org:993"_s, u"press"_s, u"INBOX"_s, 5}).error().kind, Error::Parse);
    ASSERT_TRUE(out.open(QIODevice::ReadOnly));
    EXPECT_EQ(out.readAll(), "{\"v\": 2}");
}

TEST_F(InboundSetUpTest, TheWayInForWebhooksIsOpenedAndCounted)
{
    EXPECT_FALSE(read()->door.isOn);
    EXPECT_EQ(put({true, u"everywhere"_s, 9000, {}}).error().kind, Error::Parse);
    ASSERT_TRUE(put({true, u"127.0.0.1"_s, 9000, u"/var/relay"_s}));
    const Result<agents::HooksFile> file = agents::hooksOf(home.path());
    EXPECT_TRUE(file->isOn);
    EXPECT_EQ(file->port, 9000);
    EXPECT_EQ(file->folder, u"/var/relay"_s);
    const QString counts = app::HookRoom::countFile(home, name);
    ASSERT_TRUE(QDir().mkpath(QFileInfo(counts).path()));
    QFile out(counts);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly) && out.write(R"({"taken":7,"refused":1,"malformed":0,"put_off":2})") > 0);
    out.close();
    EXPECT_EQ(read()->taken, 7);
    EXPECT_EQ(read()->putOff, 2);
}

TEST_F(InboundSetUpTest, ASenderIsAddedTriedTurnedOffAndRemoved)
{
    EXPECT_EQ(add(ui::HookWish{u"sms"_s, u"twilio"_s, {}, {}, {}}).error().kind, Error::Parse) << "without the address that it signs";
    EXPECT_EQ(add(ui::HookWish{u"bird"_s, u"pigeon"_s, {}, {}, {}}).error().kind, Error::Parse);
    ASSERT_TRUE(add(ui::HookWish{u"orders"_s, u"standard"_s, u"shop"_s, {}, {}}));
    EXPECT_EQ(add(ui::HookWish{u"orders"_s, u"github"_s, {}, {}, {}}).error().kind, Error::Rule) << "twice";
    const ui::HookLine hook = read()->lines.value(0);
    EXPECT_EQ(hook.key, u"hook-in-orders"_s);
    EXPECT_EQ(hook.connector, u"shop"_s);
    const agents::HookRequest post = HookSamples::standardPost(R"({"type":"order.paid"})", "msg_1", QDateTime::currentSecsSinceEpoch());
    QByteArray bytes = "POST /in/orders HTTP/1.1\r\nHost: h\r\n";
    for (const auto& [header, value] : post.headers)
        bytes += header + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(post.body.size()) + "\r\n\r\n" + post.body;
    EXPECT_FALSE(test(u"orders"_s, bytes)) << "it has no secret";
    keep(hook.key, HookSamples::kSecret, u"hook-in://orders"_s);
    const Result<QStringList> said = test(u"orders"_s, bytes);
    ASSERT_TRUE(said) << said.error().text.toStdString();
    EXPECT_EQ(*said, QStringList{u"status: order.paid"_s});
    EXPECT_FALSE(test(u"orders"_s, QByteArray(bytes).replace("order.paid", "order.lost"))) << "another hand wrote that";
    EXPECT_EQ(test(u"orders"_s, "GET"_ba).error().kind, Error::Parse);
    ASSERT_TRUE(answerTo<Result<Done>>([&](QObject* asker, auto done) { hooks.turn(u"orders"_s, false, asker, done); }));
    EXPECT_FALSE(agents::hooksOf(home.path())->senders.value(0).isOn);
    ASSERT_TRUE(answerTo<Result<Done>>([&](QObject* asker, auto done) { hooks.remove(u"orders"_s, asker, done); }));
    EXPECT_TRUE(read()->lines.isEmpty());
    EXPECT_EQ(test(u"orders"_s, bytes).error().kind, Error::Parse);
}

} // namespace qd::test
