#include "app/connections/outside/WaysRoom.h"

#include "app/connections/outside/WayForms.h"
#include "resources/Resources.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/agents/oauth/SignInHost.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

#include <QDesktopServices>
#include <QFile>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5"; // what the receiver gave (HookReceiver::kSecret)

/// What the desktop would open.
class Browser final : public QObject {
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    QList<QUrl> opened;

public slots:
    void open(const QUrl& address) { opened.append(address); }
};

class WaysRoomTest : public testing::Test {
protected:
    WaysRoomTest()
    {
        openResources();
        keys = std::make_unique<agents::KeyShelf>(home.settingsFile(), std::make_unique<FakeKeyRing>());
        EXPECT_TRUE(home.make());
        room = std::make_unique<app::WaysRoom>(home, u"outpost"_s, *keys);
    }
    Result<Done> add(const ui::WayWish& wish)
    {
        return answerOf<Result<Done>>([&](auto done) { room->add(wish, &owner, done); });
    }
    ui::Ways look()
    {
        return *answerOf<Result<ui::Ways>>([this](auto done) { room->look(&owner, done); });
    }
    Result<ui::WayWord> test(const QString& name)
    {
        return answerOf<Result<ui::WayWord>>([&](auto done) { room->test(name, &owner, done); });
    }
    Result<SetConnector> allow(const QString& name, bool may)
    {
        return answerOf<Result<SetConnector>>([&](auto done) { room->allow(name, may, &owner, done); });
    }
    void keep(const QString& name, const QString& origin) const
    {
        keys->keep(name, agents::Secret::of(kSecret, origin), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
    }
    static QStringList fieldsOf(const QString& kind)
    {
        QStringList names;
        for (const ui::WayKind& each : app::wayKinds())
            for (const ui::WayField& field : each.name == kind ? each.fields : QList<ui::WayField>())
                names.append(field.name);
        return names;
    }

    TempHome folder;
    app::Home home{folder.path()};
    std::unique_ptr<agents::KeyShelf> keys;
    QObject owner;
    std::unique_ptr<app::WaysRoom> room;
};

} // namespace

TEST_F(WaysRoomTest, EachKindIsAskedForWhatItsFormatHas)
{
    EXPECT_EQ(app::wayKinds().size(), qsizetype(EnumWords<agents::ConnectorKind>::words.size()));
    EXPECT_TRUE(fieldsOf(u"webhook"_s).contains(u"remembers_hours"_s));
    EXPECT_FALSE(fieldsOf(u"webhook"_s).contains(u"branch"_s));
    EXPECT_TRUE(fieldsOf(u"git"_s).contains(u"branch"_s) && fieldsOf(u"git"_s).contains(u"path"_s) && !fieldsOf(u"git"_s).contains(u"user"_s));
    EXPECT_TRUE(fieldsOf(u"wordpress"_s).contains(u"user"_s));
    EXPECT_TRUE(fieldsOf(u"twilio"_s).contains(u"user"_s) && fieldsOf(u"twilio"_s).contains(u"account"_s) && fieldsOf(u"twilio"_s).contains(u"from"_s) && fieldsOf(u"twilio"_s).contains(u"price_micro_usd"_s));
    EXPECT_TRUE(fieldsOf(u"caldav"_s).contains(u"author"_s) && fieldsOf(u"x"_s).contains(u"user"_s) && fieldsOf(u"smtp"_s).contains(u"reply_to"_s) && fieldsOf(u"lob"_s).contains(u"use_type"_s));
    EXPECT_FALSE(fieldsOf(u"caldav"_s).contains(u"price_micro_usd"_s) || fieldsOf(u"lob"_s).contains(u"from"_s) || fieldsOf(u"webhook"_s).contains(u"author"_s));
    EXPECT_TRUE(fieldsOf(u"slack"_s).contains(u"channel"_s) && fieldsOf(u"facebook"_s).contains(u"account"_s) && fieldsOf(u"instagram"_s).contains(u"account"_s) && fieldsOf(u"salesforce"_s).contains(u"match"_s)
                && fieldsOf(u"tiktok"_s).contains(u"privacy"_s) && fieldsOf(u"tiktok"_s).contains(u"user"_s));
    EXPECT_TRUE(fieldsOf(u"google-ads"_s).contains(u"developer_key"_s) && fieldsOf(u"google-ads"_s).contains(u"manager"_s) && fieldsOf(u"meta-ads"_s).contains(u"price_micro_usd"_s) && fieldsOf(u"business-profile"_s).contains(u"client_id"_s));
    EXPECT_FALSE(fieldsOf(u"meta-ads"_s).contains(u"developer_key"_s) || fieldsOf(u"meta-ads"_s).contains(u"client_id"_s) || fieldsOf(u"analytics"_s).contains(u"manager"_s));
    EXPECT_FALSE(fieldsOf(u"slack"_s).contains(u"account"_s) || fieldsOf(u"x"_s).contains(u"privacy"_s) || fieldsOf(u"hubspot"_s).contains(u"match"_s));
    for (const ui::WayKind& kind : app::wayKinds()) {
        EXPECT_FALSE(fieldsOf(kind.name).contains(u"key"_s)) << "keys are asked for where keys are";
        EXPECT_TRUE(fieldsOf(kind.name).contains(u"clearance"_s)) << kind.name.toStdString();
    }
    const QMap<QString, QString> usual{{u"webhook"_s, u"internal"_s}, {u"smtp"_s, u"pii"_s}, {u"twilio"_s, u"pii"_s}};
    for (auto kind = usual.begin(); kind != usual.end(); ++kind)
        for (const ui::WayKind& each : app::wayKinds())
            for (const ui::WayField& field : each.fields) {
                if (each.name == kind.key() && field.name == u"clearance"_s)
                    EXPECT_EQ(field.usual, kind.value()) << each.name.toStdString();
                if (each.name == u"twilio"_s && field.name == u"url"_s)
                    EXPECT_EQ(field.usual, u"https://api.twilio.com"_s);
                if (each.name == u"twilio"_s && field.name == u"user"_s)
                    EXPECT_TRUE(field.about.startsWith(u"the SID of the API key"_s)) << field.about.toStdString();
            }
}

TEST_F(WaysRoomTest, HerLimitsAreKeptBesideTheFileWhichStaysTheSame)
{
    ASSERT_TRUE(add({u"orders"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, u"http://127.0.0.1:9/in"_s}}}));
    const QByteArray before = look().lines.value(0).sha256;
    EXPECT_FALSE(look().lines.value(0).own.perDay);
    const auto limit = [this](const ChannelPace& pace) { return answerOf<Result<Done>>([&](auto done) { room->limit(u"orders"_s, pace, &owner, done); }); };
    ChannelPace pace;
    pace.perDay = 3;
    ASSERT_TRUE(limit(pace));
    EXPECT_EQ(look().lines.value(0).own.perDay, 3);
    EXPECT_EQ(look().lines.value(0).sha256, before) << "so it need not be allowed anew";
    pace.perDay = 0;
    EXPECT_FALSE(limit(pace));
    EXPECT_EQ(look().lines.value(0).own.perDay, 3);
    QFile file(home.folder(u"paces.json"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.close();
    EXPECT_TRUE(look().lines.value(0).ownFault);
    EXPECT_FALSE(look().lines.value(0).fault) << "its own file is as good as before";
}

TEST_F(WaysRoomTest, OneIsWrittenAllowedAndTestedWithItsKey)
{
    WorldProcess world{{u"--quick"_s}};
    ASSERT_TRUE(add({u"orders"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, world.origin() + u"/hooks/once/in"_s}, {u"remembers_hours"_s, u"24"_s}}}));
    const QString path = home.folder(u"connectors/orders.json"_s);
    EXPECT_EQ(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const ui::WayLine line = look().lines.value(0);
    EXPECT_EQ(line.name, u"orders"_s);
    EXPECT_EQ(line.key, u"orders"_s);
    EXPECT_FALSE(line.fault);
    EXPECT_TRUE(line.place.contains(u"/hooks/once/in"_s));
    EXPECT_TRUE(line.guarantees.join(u' ').contains(u"24 h"_s)) << line.guarantees.join(u' ').toStdString();
    const Result<SetConnector> may = allow(u"orders"_s, true);
    ASSERT_TRUE(may) << may.error().text.toStdString();
    EXPECT_EQ(may->setting.settings, look().lines.value(0).sha256);
    EXPECT_FALSE(may->gone);
    EXPECT_FALSE(test(u"orders"_s)) << "without its key";
    keep(u"orders"_s, world.origin());
    const Result<ui::WayWord> word = test(u"orders"_s);
    ASSERT_TRUE(word) << word.error().text.toStdString();
    EXPECT_FALSE(word->found.isEmpty());
    EXPECT_TRUE(word->verified.setting.verified.startsWith(u"here "_s)) << word->verified.setting.verified.toStdString();
    const Result<SetConnector> no = allow(u"orders"_s, false);
    ASSERT_TRUE(no);
    EXPECT_TRUE(no->gone);
}

TEST_F(WaysRoomTest, ARepositoryOnThisMachineHasNoKey)
{
    const Result<Done> done = add({u"site"_s, u"git"_s, u"Site"_s, {{u"url"_s, u"file://"_s + folder.file(u"site.git"_s)}, {u"branch"_s, u"main"_s}}});
    ASSERT_TRUE(done) << done.error().text.toStdString();
    EXPECT_TRUE(look().lines.value(0).key.isEmpty());
}

TEST_F(WaysRoomTest, WhatIsWrongIsSaidAndWritesNothing)
{
    EXPECT_EQ(add({u"orders"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, u"ftp://list.example"_s}}}).error().kind, Error::Parse);
    const Result<Done> hours = add({u"orders"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, u"https://list.example"_s}, {u"remembers_hours"_s, u"a day"_s}}});
    ASSERT_FALSE(hours);
    EXPECT_EQ(hours.error().where, u"remembers_hours"_s);
    EXPECT_EQ(look().lines.value(0).kind, QLatin1String("folder")) << "there are the folders alone";
    EXPECT_EQ(add({u"openai"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, u"https://list.example"_s}}}).error().kind, Error::Rule) << "its key would be another's";
    ASSERT_TRUE(add({u"orders"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, u"https://list.example"_s}}}));
    EXPECT_EQ(add({u"orders"_s, u"webhook"_s, u"Others"_s, {{u"url"_s, u"https://other.example"_s}}}).error().kind, Error::Rule) << "it is there already";
    EXPECT_EQ(test(u"nobody"_s).error().kind, Error::Parse);
}

TEST_F(WaysRoomTest, WhoeverIsGoneIsNotAnswered)
{
    WorldProcess world{{u"--quick"_s}};
    ASSERT_TRUE(add({u"orders"_s, u"webhook"_s, u"Orders"_s, {{u"url"_s, world.origin() + u"/hooks/once/in"_s}}}));
    keep(u"orders"_s, world.origin());
    bool isAnswered = false;
    room->test(u"orders"_s, &owner, [&isAnswered](const Result<ui::WayWord>&) { isAnswered = true; });
    room.reset();
    EXPECT_FALSE(isAnswered);
}

TEST_F(WaysRoomTest, TheBrowserSignsInAndWhatComesOfItIsTheKey)
{
    Browser browser;
    SignInHost host;
    ASSERT_TRUE(add({u"page"_s, u"linkedin"_s, u"Page"_s, {{u"url"_s, host.server.origin()}, {u"account"_s, u"urn:li:organization:1"_s}, {u"client_id"_s, u"app-1"_s}}}));
    EXPECT_TRUE(look().lines.value(0).signsIn);
    std::optional<Result<QString>> said;
    room->signIn(u"page"_s, &owner, [&said](const Result<QString>& answer) { said = answer; });
    ASSERT_TRUE(waitUntil([&] { return !browser.opened.isEmpty(); }));
    const QString address = QString::fromLatin1(browser.opened.first().toEncoded());
    EXPECT_TRUE(address.startsWith(host.server.origin() + u"/oauth/authorize?"_s)) << address.toStdString();
    EXPECT_FALSE(said);
    const QString back = host.allows(address);
    EXPECT_TRUE(SignInHost::visit(host.redirect() + back).startsWith("HTTP/1.1 200"));
    ASSERT_TRUE(waitUntil([&] { return said.has_value(); }));
    ASSERT_TRUE(*said) << said->error().text.toStdString();
    EXPECT_EQ(**said, u"You are signed in. What came of it is in the keyring."_s);
    const auto key = answerOf<Result<agents::SharedSecret>>([&](auto done) { keys->find(u"page"_s, host.server.origin(), done); });
    ASSERT_TRUE(key);
    EXPECT_TRUE(agents::isGrant(**key));
    EXPECT_FALSE(answerOf<Result<QString>>([&](auto done) { room->signIn(u"nobody"_s, &owner, done); }));
}

} // namespace qd::test

#include "WaysRoomTest.moc"
