#include "tests/app/Home.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace qd::test {

/// Ways out of this machine, from outside.
class ConnectorsCommand : public AppTest {
protected:
    WorldProcess world{{QStringLiteral("--quick")}};

    Ran add(const char* id, const QStringList& more = {})
    {
        return program.run(QStringList{QStringLiteral("connectors"), QStringLiteral("add"), QString::fromLatin1(id), QStringLiteral("--title"), QStringLiteral("Orders"), QStringLiteral("--url"),
                                       world.origin() + QStringLiteral("/hooks/each/in"), QStringLiteral("--key"), QStringLiteral("hook")} + more);
    }
    Json shown() { return program.json(words("connectors show orders")).json(); }
    QString file() const { return program.home() + QStringLiteral("/connectors/orders.json"); }
};

TEST_F(ConnectorsCommand, OneIsSetUpShownTakenBackAndAllowedAgain)
{
    EXPECT_TRUE(program.run(words("connectors")).out.contains("No way out of this machine is set up."));
    const Ran added = add("orders", {QStringLiteral("--remembers"), QStringLiteral("24")});
    ASSERT_EQ(added.code, 0) << added.err.toStdString();
    EXPECT_TRUE(added.out.contains("nothing goes through it yet")) << added.out.toStdString();
    EXPECT_TRUE(added.err.isEmpty()) << added.err.toStdString();
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("no")) << "nothing goes before she allows it";
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    EXPECT_EQ(QFile(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    Json is = shown();
    EXPECT_EQ(is.at(u"allowed").toString(), QStringLiteral("yes"));
    EXPECT_EQ(is.at(u"verified").toString(), QString());
    EXPECT_FALSE(is.at(u"has_key").toBool());
    const QByteArray text = program.run(words("connectors show orders")).out;
    EXPECT_TRUE(text.contains("not verified live")) << text.toStdString();
    EXPECT_TRUE(text.contains("The receiver is said to count each event once, for 24 h")) << text.toStdString();
    EXPECT_TRUE(text.contains("quarterdeck keys set hook")) << text.toStdString();
    EXPECT_EQ(add("orders").code, 4) << "there is one already";
    ASSERT_EQ(program.run(words("connectors forbid orders")).code, 0);
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("no"));
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("yes"));
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(ConnectorsCommand, LimitsMayBeTheFirstThingThatIsSaidInAHome)
{
    const Ran set = program.run(words("connectors set folder-site --per-day 2"));
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_TRUE(program.run(words("connectors show folder-site")).out.contains("your limits: at most 2 a day"));
}

TEST_F(ConnectorsCommand, HerLimitsAreSetBesideTheFileAndSaidWithTheDepartments)
{
    ASSERT_EQ(add("orders").code, 0);
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    EXPECT_TRUE(program.run(words("connectors show orders")).out.contains("your limits: none")) << "she has said nothing yet";
    const Ran set = program.run(words("connectors set orders --per-day 3 --per-minute 1 --quiet 22:00-07:00 --time-zone Europe/Berlin"));
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_TRUE(set.out.contains("orders: at most 1 a minute, 3 a day; quiet from 22:00 to 07:00 (Europe/Berlin).")) << set.out.toStdString();
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("yes")) << "its file is the same, so it need not be allowed anew";
    ASSERT_EQ(program.run(words("connectors set orders --per-minute none")).code, 0);
    const QList<Json> limits = shown().at(u"limits").items();
    ASSERT_EQ(limits.size(), 1);
    EXPECT_EQ(limits[0].at(u"whose").toString(), QStringLiteral("yours"));
    EXPECT_EQ(limits[0].at(u"per_day").toInteger(), 3);
    EXPECT_TRUE(limits[0].at(u"per_minute").isNull());
    EXPECT_EQ(limits[0].at(u"quiet_until").toString(), QStringLiteral("07:00"));
    EXPECT_EQ(program.run(words("connectors set folder-site --per-hour 2")).code, 0) << "a folder has limits, too";
    EXPECT_TRUE(program.run(words("connectors show folder-site")).out.contains("your limits: at most 2 an hour"));
    for (const char* wrong : {"connectors set orders", "connectors set orders --per-day 0", "connectors set orders --per-day many", "connectors set orders --quiet 22:00", "connectors set orders --quiet 22:00-25:00",
                              "connectors set orders --quiet 22:00-22:00", "connectors set orders --time-zone Europe/Atlantis", "connectors set nobody --per-day 3"})
        EXPECT_EQ(program.run(words(wrong)).code, 2) << wrong;
    EXPECT_EQ(shown().at(u"limits").items()[0].at(u"per_day").toInteger(), 3) << "what is refused changes nothing";
    writeFile(program.home() + QStringLiteral("/paces.json"), "{\"v\": 1, \"paces\": [{\"connector\": \"orders\", \"per_dy\": 3}]}");
    EXPECT_TRUE(program.run(words("connectors show orders")).out.contains("nothing goes out: your own limits cannot be read"));
    EXPECT_EQ(program.run(words("connectors set orders --per-day 9")).code, 2) << "what nobody can read is not written over";
}

TEST_F(ConnectorsCommand, WhatIsNotReadyIsCountedOnceAndListedWithWhy)
{
    ASSERT_EQ(add("orders").code, 0);
    ASSERT_EQ(add("stock").code, 0);
    const Ran later = program.run(words("contacts suppress ada@press.example"));
    ASSERT_EQ(later.code, 0) << later.err.toStdString();
    EXPECT_EQ(later.err.count("not ready"), 1) << later.err.toStdString();
    EXPECT_TRUE(later.err.contains("2 ways out of this machine are not ready; quarterdeck connectors list says why")) << later.err.toStdString();
    EXPECT_FALSE(later.err.contains("orders")) << later.err.toStdString();
    ASSERT_EQ(program.run(words("connectors allow stock")).code, 0);
    const QByteArray list = program.run(words("connectors list")).out;
    EXPECT_TRUE(list.contains("connectors/orders.json is not used: nobody has allowed")) << list.toStdString();
    EXPECT_TRUE(list.contains("connectors/stock.json waits for its key: quarterdeck keys set hook")) << list.toStdString();
    EXPECT_EQ(program.json(words("connectors list")).json().at(u"not_ready").items().size(), 2);
}

TEST_F(ConnectorsCommand, AKeyThatTwoNameForTwoAddressesIsBlamedOnThem)
{
    ASSERT_EQ(add("orders").code, 0);
    ASSERT_EQ(program.run(words("connectors add stock --title Stock --url https://stock.example/in --key hook")).code, 0);
    const Ran two = program.run(words("keys set hook"));
    EXPECT_EQ(two.code, 4);
    EXPECT_TRUE(two.err.contains("the key “hook” is named for 2 addresses, and is kept for one only: " + world.origin().toUtf8() + " (connectors/orders.json), https://stock.example (connectors/stock.json)")) << two.err.toStdString();
    EXPECT_FALSE(two.err.contains("tools")) << two.err.toStdString();
    const Ran none = program.run(words("keys set nobody"));
    EXPECT_EQ(none.code, 4);
    EXPECT_TRUE(none.err.contains("“connectors”")) << none.err.toStdString();
}

TEST_F(ConnectorsCommand, TheFoldersOfThisMachineAreShownAndTested)
{
    EXPECT_TRUE(program.run(words("connectors list")).out.contains("folder-site"));
    const QList<Json> folders = program.json(words("connectors list")).json().at(u"folders").items();
    ASSERT_EQ(folders.size(), 4);
    EXPECT_EQ(folders[0].at(u"id").toString(), QStringLiteral("folder-site"));
    const QString place = folders[0].at(u"address").toString();
    EXPECT_TRUE(place.startsWith(program.home() + QStringLiteral("/published/"))) << place.toStdString();
    const QByteArray shown = program.run(words("connectors show folder-site")).out;
    EXPECT_TRUE(shown.contains("Publishing the same again changes nothing.")) << shown.toStdString();
    const Ran tested = program.run(words("connectors test folder-site"));
    EXPECT_EQ(tested.code, 0) << tested.err.toStdString();
    EXPECT_TRUE(tested.out.contains("/site can be written, and has room for ")) << tested.out.toStdString();
    EXPECT_EQ(program.run(words("connectors forbid folder-site")).code, 4);
    EXPECT_EQ(program.run(words("connectors test folder-moon")).code, 2);
    QDir().mkpath(QFileInfo(place).path());
    writeFile(place, "in the way"); // where the folder would be
    const Ran blocked = program.run(words("connectors test folder-site"));
    EXPECT_NE(blocked.code, 0);
    EXPECT_TRUE(blocked.err.contains("cannot be written")) << blocked.err.toStdString();
}

TEST_F(ConnectorsCommand, AFileThatChangedIsToBeAllowedAnew)
{
    ASSERT_EQ(add("orders").code, 0);
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    QFile out(file());
    ASSERT_TRUE(out.open(QIODevice::ReadOnly));
    const QByteArray elsewhere = out.readAll().replace("/hooks/each/in", "/hooks/each/elsewhere");
    out.close();
    writeFile(file(), elsewhere);
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("changed"));
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("yes"));
    EXPECT_TRUE(world.count().isEmpty()) << "nothing of it asks anybody";
}

TEST_F(ConnectorsCommand, ARepositoryAndASiteAreSetUpToo)
{
    const auto set = [this](const char* id, const char* kind, const QString& url, const char* more) {
        return program.run(QStringList{QStringLiteral("connectors"), QStringLiteral("add"), QString::fromLatin1(id), QStringLiteral("--title"), QStringLiteral("Ours"), QStringLiteral("--kind"),
                                       QString::fromLatin1(kind), QStringLiteral("--url"), url} + words(more));
    };
    const QString repository = QStringLiteral("file://") + folder.file(QStringLiteral("ours.git"));
    const Ran added = set("site-source", "git", repository, "--branch main --path posts");
    ASSERT_EQ(added.code, 0) << added.err.toStdString();
    const QByteArray text = program.run(words("connectors show site-source")).out;
    EXPECT_TRUE(text.contains("(site-source), git: file://")) << text.toStdString();
    EXPECT_TRUE(text.contains("branch main, folder posts")) << text.toStdString();
    EXPECT_TRUE(text.contains("it takes no key")) << text.toStdString();
    EXPECT_EQ(set("other", "git", repository, "").code, 2) << "without a branch";
    const Ran site = set("site", "wordpress", world.origin(), "--user editor --key site");
    ASSERT_EQ(site.code, 0) << site.err.toStdString();
    EXPECT_EQ(program.json(words("connectors show site")).json().at(u"user").toString(), QStringLiteral("editor"));
    ASSERT_EQ(set("shop", "caldav", world.origin() + QStringLiteral("/cal/plain"), "--user ann --key shop").code, 0);
    EXPECT_TRUE(program.run(words("connectors show shop")).out.contains("the server refuses a second one"));
    EXPECT_EQ(set("third", "gopher", world.origin(), "--key site").code, 2);
}

TEST_F(ConnectorsCommand, AServiceThatReachesPeopleIsSetUpWithoutItsAddress)
{
    const Ran mail = program.run(words("connectors add mail --title Mail --kind sendgrid --from news@press.example --key mail --group 7"));
    ASSERT_EQ(mail.code, 0) << mail.err.toStdString();
    EXPECT_EQ(program.json(words("connectors show mail")).json().at(u"address").toString(), QStringLiteral("https://api.sendgrid.com/v3"));
    EXPECT_EQ(program.json(words("connectors show mail")).json().at(u"unsubscribe_group").toInteger(), 7);
    const QString sms = QStringLiteral("connectors add sms --title SMS --kind twilio --from +15551234567 --key sms --account AC") + QString(32, u'a');
    EXPECT_EQ(program.run(words(qPrintable(sms + QStringLiteral(" --price cheap")))).code, 2);
    ASSERT_EQ(program.run(words(qPrintable(sms + QStringLiteral(" --price 8300")))).code, 0);
    const QByteArray text = program.run(words("connectors show sms")).out;
    EXPECT_TRUE(text.contains("Who answers STOP")) << text.toStdString();
    EXPECT_TRUE(text.contains("not verified live")) << text.toStdString();
    EXPECT_EQ(program.run(words("connectors add letter --title L --kind mandrill --key mail")).code, 2) << "from nobody";
}

TEST_F(ConnectorsCommand, AccountsOfServicesAreSetUpToo)
{
    const auto set = [this](const char* id, const char* kind, const char* more) {
        return program.run(QStringList{QStringLiteral("connectors"), QStringLiteral("add"), QString::fromLatin1(id), QStringLiteral("--title"), QStringLiteral("Ours"), QStringLiteral("--kind"),
                                       QString::fromLatin1(kind), QStringLiteral("--url"), world.origin(), QStringLiteral("--key"), QStringLiteral("ours")} + words(more));
    };
    const auto shown = [this](const QString& id) { return program.json(words("connectors show ") + QStringList{id}).json(); };
    ASSERT_EQ(set("our-x", "x", "--user harbor_pine").code, 0);
    EXPECT_EQ(shown(QStringLiteral("our-x")).at(u"user").toString(), QStringLiteral("harbor_pine"));
    EXPECT_TRUE(program.run(words("connectors show our-x")).out.contains("The account's token runs out after two hours"));
    const Ran letters = set("letters", "lob", "--sender adr_1a --use-type operational --letter-cents 120 --page-cents 25 --clearance pii");
    ASSERT_EQ(letters.code, 0) << letters.err.toStdString();
    EXPECT_EQ(shown(QStringLiteral("letters")).at(u"letter_cents").toInteger(), 120);
    EXPECT_EQ(shown(QStringLiteral("letters")).at(u"page_cents").toInteger(), 25);
    EXPECT_EQ(shown(QStringLiteral("letters")).at(u"sender").toString(), QStringLiteral("adr_1a"));
    ASSERT_EQ(set("crm", "hubspot", "--reads phone,city --clearance pii").code, 0);
    EXPECT_EQ(shown(QStringLiteral("crm")).at(u"reads").items().size(), 2);
    ASSERT_EQ(set("team", "slack", "--channel C0123ABCD").code, 0);
    EXPECT_EQ(shown(QStringLiteral("team")).at(u"channel").toString(), QStringLiteral("C0123ABCD"));
    EXPECT_TRUE(program.run(words("connectors show team")).out.contains("not verified live"));
    ASSERT_EQ(set("page", "facebook", "--account 546349135390552").code, 0);
    ASSERT_EQ(set("gram", "instagram", "--account 17841400008460056").code, 0);
    ASSERT_EQ(set("sales", "salesforce", "--match Press_Mail__c --reads phone,city").code, 0);
    EXPECT_EQ(shown(QStringLiteral("sales")).at(u"clearance").toString(), QStringLiteral("pii")) << "it is of people";
    ASSERT_EQ(set("tok", "tiktok", "--user harbor.pine --privacy self").code, 0);
    EXPECT_EQ(shown(QStringLiteral("tok")).at(u"privacy").toString(), QStringLiteral("self"));
    ASSERT_EQ(set("shop", "business-profile", "--account accounts/123/locations/456").code, 0);
    ASSERT_EQ(set("meta", "meta-ads", "--account 123456789012345 --price 1100000").code, 0);
    ASSERT_EQ(set("ads", "google-ads", "--account 1234567890 --manager 9876543210 --developer-key ads-developer").code, 0);
    EXPECT_EQ(shown(QStringLiteral("ads")).at(u"manager").toString(), QStringLiteral("9876543210"));
    EXPECT_EQ(shown(QStringLiteral("ads")).at(u"developer_key").toString(), QStringLiteral("ads-developer"));
    EXPECT_TRUE(program.run(words("connectors show meta")).out.contains("Meta lets nobody sign in from a program on a desk"));
    EXPECT_EQ(set("wrong", "google-ads", "--account 1234567890").code, 2) << "without a developer token";
    for (const auto& [kind, more] : {std::pair{"slack", "--channel #press"}, std::pair{"facebook", "--account press"}, std::pair{"salesforce", "--match Email"}, std::pair{"tiktok", "--user harbor.pine --privacy all"}})
        EXPECT_EQ(set("wrong", kind, more).code, 2) << kind;
    EXPECT_EQ(set("x-2", "x", "--user @harbor").code, 2);
    EXPECT_EQ(set("letters-2", "lob", "--sender adr_1a --use-type operational --letter-cents much").code, 2);
    EXPECT_EQ(set("crm-2", "hubspot", "--reads note").code, 2);
    EXPECT_TRUE(world.count().isEmpty()) << "nothing of it asks anybody";
}

TEST_F(ConnectorsCommand, WhatIsNoneIsRefused)
{
    EXPECT_EQ(add("Orders").code, 2);
    EXPECT_EQ(add("orders", {QStringLiteral("--clearance"), QStringLiteral("secret")}).code, 2);
    EXPECT_EQ(add("orders", {QStringLiteral("--remembers"), QStringLiteral("long")}).code, 2);
    EXPECT_EQ(program.run(words("connectors show nobody")).code, 2);
    EXPECT_EQ(program.run(words("connectors dance")).code, 2);
    EXPECT_FALSE(QFile::exists(file()));
    ASSERT_EQ(add("orders").code, 0);
    const Ran keyless = program.run(words("connectors test orders"));
    EXPECT_NE(keyless.code, 0);
    EXPECT_TRUE(keyless.err.contains("hook")) << keyless.err.toStdString();
    ASSERT_EQ(program.run(words("stop")).code, 0);
    EXPECT_EQ(program.run(words("connectors test orders")).code, 4) << "everything is stopped";
    EXPECT_TRUE(world.count().isEmpty());
}

} // namespace qd::test
