#include "app/connections/ConnectionRoom.h"

#include "agents/keys/KeyShelf.h"
#include "app/engine/Shelves.h"
#include "app/network/OwnCa.h"
#include "resources/Resources.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/app/connections/ListingServer.h"
#include "tests/app/keys/LeakHunt.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kKey = "sk-tides-and-lanterns-0123456789";

/// A room on a home of its own; its keyring is the test's.
class ConnectionRoomTest : public testing::Test {
protected:
    ConnectionRoomTest()
    {
        openResources();
        auto made = std::make_unique<FakeKeyRing>();
        ring = made.get();
        keys = std::make_unique<agents::KeyShelf>(home.settingsFile(), std::move(made));
        EXPECT_TRUE(home.make());
        room = std::make_unique<app::ConnectionRoom>(app::ConnectionRoom::Parts{home, u"marketing-department"_s, keys.get(), [this] { told.append(u"tools"_s); },
                                                                                [this] { told.append(u"searxng"_s); }, [this] { told.append(u"way"_s); }});
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QDir(home.path()).mkpath(QFileInfo(home.folder(name)).path());
        QFile file(home.folder(name));
        EXPECT_TRUE(file.open(QFile::WriteOnly));
        file.write(bytes);
    }
    Result<ui::Connected> look()
    {
        return answerOf<Result<ui::Connected>>([this](auto done) { room->look(&owner, done); });
    }
    Result<ui::KeyPlace> keep(const char* name, const QByteArray& key)
    {
        auto typed = std::make_unique<ui::TypedKey>();
        for (const QChar each : QString::fromUtf8(key))
            typed->append(each);
        return answerOf<Result<ui::KeyPlace>>([&](auto done) { room->keepKey(QString::fromLatin1(name), std::move(typed), &owner, done); });
    }
    Result<Done> trust(const QString& file)
    {
        return answerOf<Result<Done>>([&](auto done) { room->trust(file, &owner, done); });
    }
    Result<ui::ProviderWord> tried(const char* id)
    {
        return answerOf<Result<ui::ProviderWord>>([&](auto done) { room->tryProvider(QString::fromLatin1(id), &owner, done); }, std::chrono::seconds(30));
    }

    TempHome folder;
    app::Home home{folder.path()};
    FakeKeyRing* ring = nullptr;
    std::unique_ptr<agents::KeyShelf> keys;
    QStringList told;
    QObject owner;
    std::unique_ptr<app::ConnectionRoom> room;
};

} // namespace

TEST_F(ConnectionRoomTest, ShowsWhatShipsAndWhatTheHomeAdds)
{
    write(u"tools/notes.json"_s, R"({"v":1,"id":"notes","title":"Notes","command":"/usr/bin/notes","arguments":["--all"]})");
    const Result<ui::Connected> connected = look();
    ASSERT_TRUE(connected) << connected.error().text.toStdString();
    ASSERT_TRUE(connected->provider(u"anthropic"_s));
    EXPECT_TRUE(connected->provider(u"anthropic"_s)->needsKey);
    EXPECT_TRUE(connected->provider(u"ollama"_s)->isHere);
    EXPECT_TRUE(connected->provider(u"azure"_s)->address.isEmpty());
    EXPECT_TRUE(connected->provider(u"anthropic"_s)->tried.isEmpty()) << "nobody has a key to try it with";
    ASSERT_TRUE(connected->price(connected->provider(u"anthropic"_s)->models.first()));
    EXPECT_FALSE(connected->price(connected->provider(u"anthropic"_s)->models.first())->source.isEmpty());
    EXPECT_TRUE(connected->price(u"ollama:whatever"_s)) << "one price for all that a server of one's own has";
    EXPECT_FALSE(connected->price(u"openai:gpt-unheard-of"_s));
    ASSERT_EQ(connected->servers.size(), 1);
    EXPECT_EQ(connected->servers.first().state, ui::ServerLine::New);
    EXPECT_EQ(connected->servers.first().shown, u"/usr/bin/notes --all"_s);
    EXPECT_TRUE(connected->searches.isEmpty());
    EXPECT_FALSE(connected->authority);
}

TEST_F(ConnectionRoomTest, TheKeyringIsHeardOfInASecondAnswer)
{
    QList<ui::RingIs> heard;
    room->look(&owner, [&heard](const Result<ui::Connected>& connected) { heard.append(connected->keyring); });
    ASSERT_TRUE(waitUntil([&] { return heard.size() == 2; }));
    EXPECT_EQ(heard, (QList<ui::RingIs>{ui::RingIs::Asked, ui::RingIs::Open}));
}

TEST_F(ConnectionRoomTest, AFaultyFileOfTheHomeIsNamed)
{
    write(u"providers/mine.json"_s, R"({"id":"mine"})");
    const Result<ui::Connected> connected = look();
    ASSERT_FALSE(connected);
    EXPECT_TRUE(connected.error().where.contains(u"mine.json"_s)) << connected.error().where.toStdString();
}

TEST_F(ConnectionRoomTest, AKeyIsInTheKeyringAndInNoFile)
{
    int changes = 0;
    room->whenChanged(&owner, [&changes] { ++changes; });
    const Result<ui::KeyPlace> kept = keep("brave", kKey);
    ASSERT_TRUE(kept) << kept.error().text.toStdString();
    EXPECT_EQ(kept->where, ui::KeyPlace::Keyring);
    EXPECT_EQ(ring->keys.value(u"brave"_s)->bytes(), kKey);
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(look()->searches, u"brave"_s) << "who has a key searches";
    LeakHunt hunt({kKey});
    hunt.searchTree(home.path());
    EXPECT_GT(hunt.places, 0);
    EXPECT_EQ(inWords(hunt.leaks), QString());
    const Result<Done> removed = answerOf<Result<Done>>([this](auto done) { room->removeKey(u"brave"_s, &owner, done); });
    EXPECT_TRUE(removed);
    EXPECT_FALSE(ring->keys.contains(u"brave"_s));
    EXPECT_TRUE(look()->keys.isEmpty());
}

TEST_F(ConnectionRoomTest, WithoutAKeyringItLastsAsLongAsTheProcess)
{
    ring->trouble = {agents::RingAnswer::NoKeyring, {}, u"nothing on this desktop keeps keys"_s};
    const Result<ui::KeyPlace> kept = keep("openai", kKey);
    ASSERT_TRUE(kept) << kept.error().text.toStdString();
    EXPECT_EQ(kept->where, ui::KeyPlace::Session);
    EXPECT_FALSE(kept->why.isEmpty());
    EXPECT_EQ(look()->keys.value(u"openai"_s).where, ui::KeyPlace::Session);
    LeakHunt hunt({kKey});
    hunt.searchTree(home.path());
    EXPECT_EQ(inWords(hunt.leaks), QString());
}

TEST_F(ConnectionRoomTest, WhatIsNoKeyIsRefusedWithoutRepeatingIt)
{
    const Result<ui::KeyPlace> kept = keep("openai", "sk-has a space-0123456789");
    ASSERT_FALSE(kept);
    const QString said = kept.error().text + kept.error().where + kept.error().hint;
    EXPECT_FALSE(said.contains(u"0123456789"_s) || said.contains(u"space-"_s)) << said.toStdString();
    EXPECT_TRUE(ring->keys.isEmpty());
}

TEST_F(ConnectionRoomTest, ThePasswordOfAUserIsKeptAsItIsAndAKeyOfAServiceIsNone)
{
    const auto connect = [this](const QString& id, const QByteArray& kind, const QByteArray& more) {
        write(u"connectors/%1.json"_s.arg(id), R"({"v":1,"id":")" + id.toLatin1() + R"(","kind":")" + kind + R"(","title":"x","organisations":["marketing-department"],"key":")" + id.toLatin1() + "\"," + more + "}");
    };
    connect(u"post"_s, "smtp", R"("url":"smtps://mail.example.org","user":"press","from":"The Press <press@example.org>","clearance":"pii")");
    connect(u"dates"_s, "caldav", R"("url":"https://dates.example.org/ann","user":"ann")");
    connect(u"blog"_s, "wordpress", R"("url":"https://blog.example.org","user":"ann")");
    connect(u"texts"_s, "x", R"("url":"https://api.x.com","user":"press")");
    write(u"mail-in.json"_s, R"({"v":1,"mailboxes":[{"id":"answers","organisation":"marketing-department","connector":"post","url":"imaps://imap.example.org","user":"press","key":"mail-in-answers","folder":"INBOX","minutes":15}]})");
    const QByteArray password = " Grüße an Ж ";
    for (const char* name : {"post", "dates", "blog", "mail-in-answers"}) {
        const Result<ui::KeyPlace> kept = keep(name, password);
        ASSERT_TRUE(kept) << name << ": " << kept.error().text.toStdString();
        EXPECT_EQ(ring->keys.value(QString::fromLatin1(name))->bytes(), password) << name;
        EXPECT_EQ(keep(name, "two\nlines").error().kind, Error::Parse) << name;
        EXPECT_TRUE(keep(name, "short")) << name;
    }
    for (const char* name : {"texts", "anthropic"}) {
        EXPECT_EQ(keep(name, password).error().kind, Error::Parse) << name;
        EXPECT_EQ(keep(name, "short").error().kind, Error::Parse) << name;
        ASSERT_TRUE(keep(name, ' ' + kKey + ' ')) << name;
        EXPECT_EQ(ring->keys.value(QString::fromLatin1(name))->bytes(), kKey) << "what surrounds a key is no part of it";
    }
    connect(u"relay"_s, "mailgun", R"("url":"https://api.mailgun.net","account":"example.org","from":"The Press <press@example.org>","clearance":"pii")");
    write(u"connectors/more.json"_s, R"({"v":1,"id":"more","kind":"caldav","title":"x","organisations":["marketing-department"],"key":"relay","url":"https://api.mailgun.net/ann","user":"ann"})");
    EXPECT_EQ(keep("relay", password).error().kind, Error::Parse) << "what is a service's key, too, is one";
    EXPECT_TRUE(keep("relay", kKey));
}

TEST_F(ConnectionRoomTest, AProviderIsTriedWithItsKeyBehindAnAuthorityOfOnesOwn)
{
    ListingServer server(kKey);
    write(u"providers/tides.json"_s, R"({"id":"tides","title":"Tides","dialect":"anthropic","base_url":")" + server.address().toLatin1()
                                         + R"(","key":{"header":"x-api-key"},"date":"2026-11-22","source":"a test","any_model":true,"defaults":{"context":1000}})");
    ASSERT_TRUE(keep("tides", "sk-another-key-0123"));
    Result<ui::ProviderWord> word = tried("tides");
    ASSERT_FALSE(word) << "nobody vouches for it";
    EXPECT_EQ(word.error().kind, Error::Network);
    EXPECT_TRUE(server.heads.isEmpty()) << "the key left for a place that nobody vouches for";

    ASSERT_FALSE(trust(home.settingsFile()));
    EXPECT_TRUE(told.isEmpty());
    ASSERT_TRUE(trust(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/throwaway.crt")));
    EXPECT_TRUE(waitUntil([this] { return told == QStringList{u"way"_s}; }));
    EXPECT_EQ(look()->authority->names, QStringList{u"localhost"_s});
    word = tried("tides");
    ASSERT_FALSE(word);
    EXPECT_EQ(word.error().kind, Error::Rule) << word.error().text.toStdString();
    ASSERT_TRUE(keep("tides", kKey));
    word = tried("tides");
    ASSERT_TRUE(word) << word.error().text.toStdString();
    EXPECT_TRUE(word->tookKey);
    EXPECT_EQ(word->models, (QStringList{u"tides:tide-1"_s, u"tides:tide-2"_s}));
    EXPECT_EQ(server.heads.size(), 2) << "one request for each try";

    ASSERT_TRUE(trust({}));
    EXPECT_FALSE(look()->authority);
    EXPECT_FALSE(tried("tides")) << "it is not believed any more";
    EXPECT_EQ(server.heads.size(), 2);
}

TEST_F(ConnectionRoomTest, AKeyGoesToTheAddressThatWasShownAndToNoneThatComesLater)
{
    const auto provide = [this](const QByteArray& address) {
        write(u"providers/tides.json"_s, R"({"id":"tides","title":"Tides","dialect":"anthropic","base_url":")" + address
                                             + R"(","key":{"header":"x-api-key"},"date":"2026-11-22","source":"a test","any_model":true,"defaults":{"context":1000}})");
    };
    ListingServer server(kKey);
    provide("https://tides.example.org/v2");
    EXPECT_EQ(look()->keyAddresses.value(u"tides"_s), u"https://tides.example.org"_s);
    provide(server.address().toLatin1()); // after it was shown
    ASSERT_TRUE(keep("tides", kKey));
    EXPECT_EQ(ring->keys.value(u"tides"_s)->origin(), u"https://tides.example.org"_s);
    ASSERT_TRUE(trust(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/throwaway.crt")));
    const Result<ui::ProviderWord> word = tried("tides");
    ASSERT_FALSE(word);
    EXPECT_TRUE(word.error().text.contains(u"https://tides.example.org"_s) && word.error().text.contains(server.address())) << word.error().text.toStdString();
    EXPECT_TRUE(server.heads.isEmpty());
    QString address;
    int answers = 0; // the second one says what the keyring knows
    room->look(&owner, [&](const Result<ui::Connected>& connected) { ++answers; address = connected->keys.value(u"tides"_s).address; });
    EXPECT_TRUE(waitUntil([&answers] { return answers == 2; }));
    EXPECT_EQ(address, u"https://tides.example.org"_s);
    ASSERT_TRUE(keep("tides", kKey));
    EXPECT_TRUE(tried("tides")) << "it was given again, for what was shown then";
    EXPECT_EQ(keep("azure", kKey).error().kind, Error::Rule) << "it has no address yet";
}

TEST_F(ConnectionRoomTest, AKeyThatCannotSignIsNotKeptForAWebhook)
{
    write(u"connectors/orders.json"_s, R"({"v":1,"id":"orders","kind":"webhook","title":"Orders","organisations":["press"],"url":"https://orders.example.org/in","key":"hook"})");
    EXPECT_EQ(look()->signing, (QMap<QString, QString>{{u"hook"_s, u"connectors/orders.json"_s}}));
    const Result<ui::KeyPlace> unfit = keep("hook", "geheimnis123");
    ASSERT_FALSE(unfit);
    EXPECT_EQ(unfit.error().text, u"the key cannot sign webhooks, which is what connectors/orders.json needs it for"_s);
    EXPECT_FALSE(ring->keys.contains(u"hook"_s));
    ASSERT_TRUE(keep("hook", "whsec_" + QByteArray(32, 'x').toBase64()));
    EXPECT_TRUE(ring->keys.contains(u"hook"_s));
}

TEST_F(ConnectionRoomTest, AServerOfToolsIsAllowedAsItWasSeenAndWithdrawn)
{
    write(u"tools/fake.json"_s, R"({"v":1,"id":"fake","title":"Fake","command":")" QD_FAKE_MCP R"("})");
    const auto allow = [this] {
        return answerOf<Result<Done>>([this](auto done) { room->allowServer(u"fake"_s, {}, &owner, done); });
    };
    EXPECT_EQ(allow().error().kind, Error::Rule) << "nobody has looked";
    const Result<ui::ServerLook> seen = answerOf<Result<ui::ServerLook>>([this](auto done) { room->lookAtServer(u"fake"_s, &owner, done); }, std::chrono::seconds(20));
    ASSERT_TRUE(seen) << seen.error().text.toStdString();
    ASSERT_FALSE(seen->tools.isEmpty());
    EXPECT_FALSE(seen->tools.first().use) << "nothing was allowed yet";
    ASSERT_TRUE(allow());
    EXPECT_TRUE(waitUntil([this] { return told == QStringList{u"tools"_s}; })) << "whoever is at work hears of it";
    EXPECT_EQ(look()->servers.first().state, ui::ServerLine::Allowed);
    EXPECT_EQ(look()->servers.first().tools.size(), seen->tools.size());
    ASSERT_TRUE(answerOf<Result<Done>>([this](auto done) { room->forbidServer(u"fake"_s, &owner, done); }));
    EXPECT_EQ(look()->servers.first().state, ui::ServerLine::New);
}

TEST_F(ConnectionRoomTest, WhoSearchesIsAnAddress)
{
    const auto searchAt = [this](const QString& address) {
        return answerOf<Result<Done>>([&](auto done) { room->searchAt(address, &owner, done); });
    };
    EXPECT_EQ(searchAt(u"not an address"_s).error().kind, Error::Parse);
    EXPECT_TRUE(home.searxng().isEmpty());
    ASSERT_TRUE(searchAt(u" http://localhost:8888 "_s));
    EXPECT_EQ(home.searxng(), u"http://localhost:8888"_s);
    EXPECT_EQ(look()->searches, u"searxng"_s);
    EXPECT_TRUE(waitUntil([this] { return told == QStringList{u"searxng"_s}; }));
    ASSERT_TRUE(searchAt({}));
    EXPECT_TRUE(look()->searches.isEmpty());
}

TEST_F(ConnectionRoomTest, WhoeverIsGoneIsNotAnsweredAndAKeyringThatAnswersLateHarmsNobody)
{
    ASSERT_TRUE(look()); // a key is given for the address that was shown
    ring->holdsBack = true;
    bool isAnswered = false;
    auto typed = std::make_unique<ui::TypedKey>();
    for (const char each : kKey)
        typed->append(QLatin1Char(each));
    room->keepKey(u"openai"_s, std::move(typed), &owner, [&isAnswered](const Result<ui::KeyPlace>&) { isAnswered = true; });
    room.reset();
    ring->letGo();
    EXPECT_FALSE(isAnswered);
    EXPECT_TRUE(ring->keys.contains(u"openai"_s)) << "it is kept all the same";
}

TEST_F(ConnectionRoomTest, ATierIsWrittenIntoHerOwnFileAndOnlyWithModelsThatCanBeAsked)
{
    const auto write = [this](const QStringList& models, const QString& tier = u"top"_s) {
        return answerOf<Result<ui::TierLine>>([&](auto done) { room->writeTier(tier, models, &owner, done); });
    };
    EXPECT_EQ(write({u"openai:gpt-unheard-of"_s}).error().where, u"openai:gpt-unheard-of"_s);
    EXPECT_EQ(write({u"openai:gpt-5.4"_s, u"openai:gpt-5.4"_s}).error().kind, Error::Parse);
    EXPECT_TRUE(write({u"openai:gpt-5.4"_s}, u"none"_s).error().hint.contains(u"top"_s));
    EXPECT_FALSE(write({}));
    EXPECT_FALSE(app::Shelves(home).organisations().isOwn(u"marketing-department"_s)) << "nothing was written";
    const Result<ui::TierLine> written = write({u"openai:gpt-5.4"_s, u"anthropic:claude-sonnet-4-5"_s});
    ASSERT_TRUE(written) << written.error().text.toStdString();
    EXPECT_TRUE(written->wasShipped);
    EXPECT_EQ(written->adopt.source, u"marketing-department"_s);
    const Result<Organisation> kept = app::Shelves(home).organisation(u"marketing-department"_s);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->tiers.first().model, u"openai:gpt-5.4"_s);
    EXPECT_EQ(kept->tiers.first().fallbacks, QStringList{u"anthropic:claude-sonnet-4-5"_s});
    EXPECT_EQ(encode(*kept), encode(written->adopt.organisation)) << "what is adopted is what stands there";
    EXPECT_FALSE(write({u"openai:gpt-5.4"_s})->wasShipped);
}

TEST_F(ConnectionRoomTest, StepsAreTurnedInHerOwnFileAndOnlyWhereTheyCanGo)
{
    write(u"connectors/linkedin.json"_s, R"({"v":1,"id":"linkedin","kind":"linkedin","title":"LinkedIn","organisations":["marketing-department"],"url":"https://api.linkedin.com","key":"linkedin","account":"urn:li:organization:77"})");
    const auto turn = [this](const char* step) {
        return answerOf<Result<ui::StepsLine>>([&](auto done) { room->writeSteps(u"linkedin"_s, {{{u"blog-post"_s}, {QString::fromLatin1(step)}}}, &owner, done); });
    };
    const auto waysOf = [this](auto done) { room->waysOut()->look(&owner, done); };
    const Result<ui::Ways> ways = answerOf<Result<ui::Ways>>(waysOf);
    ASSERT_TRUE(ways);
    EXPECT_EQ(ways->lines.value(0).takes.renders, QStringList{u"linkedin-post"_s});
    EXPECT_EQ(ways->lines.value(1).takes.renders, QStringList{u"blog-page"_s}) << "a folder of this machine";
    EXPECT_EQ(turn("publish").error().kind, Error::Rule);
    EXPECT_EQ(turn("nowhere").error().kind, Error::Parse);
    EXPECT_FALSE(app::Shelves(home).organisations().isOwn(u"marketing-department"_s)) << "nothing was written";
    const Result<ui::StepsLine> written = turn("linkedin-publish");
    ASSERT_TRUE(written) << written.error().text.toStdString();
    EXPECT_TRUE(written->wasShipped);
    EXPECT_EQ(written->adopt.source, u"marketing-department"_s);
    const Result<Organisation> kept = app::Shelves(home).organisation(u"marketing-department"_s);
    ASSERT_TRUE(kept);
    EXPECT_EQ(encode(*kept), encode(written->adopt.organisation)) << "what is adopted is what stands there";
    EXPECT_EQ(kept->workflow({u"blog-post"_s})->step({u"linkedin-publish"_s})->connector.text, u"linkedin"_s);
    EXPECT_FALSE(turn("linkedin-publish")->wasShipped);
}

} // namespace qd::test
