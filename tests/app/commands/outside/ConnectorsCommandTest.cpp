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

TEST_F(ConnectorsCommand, OneIsChangedSwitchedOffAndOnAndTakenOut)
{
    ASSERT_EQ(add("orders").code, 0);
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    const Ran off = program.run(words("connectors off orders"));
    ASSERT_EQ(off.code, 0) << off.err.toStdString();
    EXPECT_FALSE(shown().at(u"on").toBool());
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("no"));
    EXPECT_TRUE(program.run(words("connectors off orders")).out.contains("That is so already."));
    const Ran on = program.run(words("connectors on orders"));
    EXPECT_TRUE(on.out.contains("may use it")) << on.out.toStdString();
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("yes")) << "it is the file that was allowed";
    const Ran set = program.run(QStringList{QStringLiteral("connectors"), QStringLiteral("set"), QStringLiteral("orders"), QStringLiteral("title=Order desk = 2"), QStringLiteral("remembers=24"), QStringLiteral("per-day=3")});
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_TRUE(set.out.contains("nothing goes through it before quarterdeck connectors allow orders")) << set.out.toStdString();
    EXPECT_TRUE(set.out.contains("orders: at most 3 a day.")) << set.out.toStdString();
    EXPECT_EQ(shown().at(u"title").toString(), QStringLiteral("Order desk = 2"));
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("changed"));
    EXPECT_TRUE(program.run(words("connectors show orders")).out.contains("for 24 h"));
    ASSERT_EQ(program.run(words("connectors set orders remembers_hours=")).code, 0);
    EXPECT_FALSE(program.run(words("connectors show orders")).out.contains("for 24 h"));
    for (const char* wrong : {"connectors set orders nonsense=3", "connectors set orders url=ftp://there", "connectors set orders on=false", "connectors set orders kind=git", "connectors set orders title",
                              "connectors set folder-site title=T", "connectors on nobody", "connectors remove nobody", "connectors off folder-site"})
        EXPECT_NE(program.run(words(wrong)).code, 0) << wrong;
    EXPECT_EQ(shown().at(u"title").toString(), QStringLiteral("Order desk = 2")) << "what is refused changes nothing";
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    const Ran removed = program.run(words("connectors remove orders"));
    ASSERT_EQ(removed.code, 0) << removed.err.toStdString();
    EXPECT_TRUE(removed.out.contains("quarterdeck keys remove hook")) << removed.out.toStdString();
    EXPECT_FALSE(QFile::exists(file()));
    EXPECT_EQ(program.run(words("connectors show orders")).code, 2);
    ASSERT_EQ(add("orders").code, 0);
    EXPECT_EQ(shown().at(u"allowed").toString(), QStringLiteral("no")) << "the leave went with it";
    EXPECT_TRUE(shown().at(u"limits").items().isEmpty());
    writeFile(file(), "{");
    EXPECT_EQ(program.run(words("connectors remove orders")).code, 0) << "also one that cannot be read";
    EXPECT_FALSE(QFile::exists(file()));
}

TEST_F(ConnectorsCommand, EveryOptionThatIsWrongIsNamed)
{
    const Ran x = program.run(words("connectors add x2 --kind smtp --title Mail --url nowhere --from nobody"));
    EXPECT_EQ(x.code, 2);
    for (const char* said : {"--url is \"nowhere\"; expected smtps://", "--user is missing; expected the account's name", "--from is \"nobody\"; expected"})
        EXPECT_TRUE(x.err.contains(said)) << said << ": " << x.err.toStdString();
    EXPECT_FALSE(x.err.contains("/user") || x.err.contains("more)")) << x.err.toStdString();
    const Json error = program.json(words("connectors add x2 --kind x --title X --key x2")).json().at(u"error");
    EXPECT_EQ(error.at(u"where").toString(), QStringLiteral("--user"));
}

TEST_F(ConnectorsCommand, AKeyThatIsWithTheServerAloneIsFoundThereAndUsedForTheTest)
{
    ASSERT_EQ(add("orders").code, 0);
    ASSERT_EQ(program.run(words("connectors allow orders")).code, 0);
    const auto server = program.serve();
    ASSERT_TRUE(server);
    EXPECT_EQ(program.run(words("connectors test orders")).code, 4) << "nobody has its key";
    const Ran unfit = program.feed(words("keys set hook"), "geheimnis123\n");
    EXPECT_EQ(unfit.code, 2) << "it could sign nothing";
    EXPECT_TRUE(unfit.err.contains("the key cannot sign webhooks, which is what connectors/orders.json needs it for")) << unfit.err.toStdString();
    EXPECT_TRUE(unfit.err.contains("\"whsec_\" and the base64 of 24 to 64 bytes")) << unfit.err.toStdString();
    EXPECT_FALSE(unfit.err.contains("geheimnis")) << unfit.err.toStdString();
    EXPECT_FALSE(shown().at(u"has_key").toBool());
    const Ran kept = program.feed(words("keys set hook"), "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5\n");
    ASSERT_EQ(kept.code, 0) << kept.err.toStdString();
    EXPECT_TRUE(kept.out.contains("is kept only until")) << kept.out.toStdString();
    EXPECT_TRUE(shown().at(u"has_key").toBool());
    EXPECT_TRUE(program.run(words("connectors show orders")).out.contains("key \"hook\" is kept by what works on marketing-department, until that ends"));
    EXPECT_TRUE(program.json(words("connectors list")).json().at(u"not_ready").items().isEmpty());
    const Ran tested = program.run(words("connectors test orders"));
    EXPECT_EQ(tested.code, 0) << tested.err.toStdString();
    EXPECT_TRUE(shown().at(u"verified").toString().startsWith(QStringLiteral("here "))) << "that it answered is on record";
    ASSERT_EQ(program.run(words("stop")).code, 0);
    EXPECT_NE(program.run(words("connectors test orders")).code, 0);
    endPolitely(*server);
    EXPECT_FALSE(shown().at(u"has_key").toBool()) << "it went with it";
}

TEST_F(ConnectorsCommand, LeaveIsSaidInWordsAndThatNoStepUsesIt)
{
    ASSERT_EQ(add("orders").code, 0);
    const QByteArray allowed = program.run(words("connectors allow orders")).out;
    EXPECT_TRUE(allowed.contains("may use \"orders\" now, as its file is.")) << allowed.toStdString();
    EXPECT_FALSE(allowed.contains("/main")) << allowed.toStdString();
    EXPECT_TRUE(allowed.contains("No step of marketing-department goes through it yet: quarterdeck connectors use orders says which could.")) << allowed.toStdString();
    EXPECT_TRUE(program.run(words("connectors forbid orders")).out.contains("may not use \"orders\" any more"));
    ASSERT_EQ(program.run(words("connectors add smtp --kind smtp --title Mail --url smtps://mail.example:465 --user her --from her@mail.example --key mail")).code, 0);
    EXPECT_FALSE(program.run(words("connectors allow smtp")).out.contains("No step of"));
}

TEST_F(ConnectorsCommand, StepsAreChosenToGoThroughItAndBackAgain)
{
    const QByteArray shipped = program.run(words("org show marketing-department")).out;
    ASSERT_EQ(program.run(words("connectors add linkedin --kind linkedin --title LinkedIn --account urn:li:organization:77 --key linkedin")).code, 0);
    const QByteArray listed = program.run(words("connectors use linkedin")).out;
    EXPECT_TRUE(listed.contains("blog-post/linkedin-publish")) << listed.toStdString();
    EXPECT_TRUE(listed.contains("could; goes to folder-linkedin now")) << listed.toStdString();
    EXPECT_FALSE(listed.contains("blog-post/publish")) << "that is a page";
    EXPECT_EQ(program.run(words("org show marketing-department")).out, shipped) << "to look changes nothing";
    const Json could = program.json(words("connectors use linkedin")).json();
    EXPECT_EQ(could.at(u"takes").items()[0].toString(), QStringLiteral("linkedin-post"));
    for (const Json& step : could.at(u"steps").items())
        EXPECT_EQ(step.at(u"could").toBool(), step.at(u"renders").toString() == QLatin1String("linkedin-post")) << step.at(u"step").toString().toStdString();
    const Ran used = program.run(words("connectors use linkedin --step blog-post/linkedin-publish"));
    ASSERT_EQ(used.code, 0) << used.err.toStdString();
    EXPECT_TRUE(used.out.contains("Blog post › Publish on LinkedIn goes to LinkedIn from now on")) << used.out.toStdString();
    EXPECT_TRUE(used.out.contains("Nothing goes there before quarterdeck connectors allow linkedin.")) << used.out.toStdString();
    EXPECT_TRUE(used.out.contains("in place of what ships")) << used.out.toStdString();
    EXPECT_FALSE(program.run(words("connectors allow linkedin")).out.contains("No step of"));
    EXPECT_TRUE(program.run(words("connectors show linkedin")).out.contains("what goes there: Blog post › Publish on LinkedIn"));
    EXPECT_EQ(program.json(words("connectors show linkedin")).json().at(u"steps").items()[0].toString(), QStringLiteral("blog-post/linkedin-publish"));
    EXPECT_TRUE(program.run(words("connectors use linkedin")).out.contains("goes there"));
    EXPECT_EQ(program.run(words("connectors remove linkedin")).code, 4) << "the organisation's file would name what there is not";
    const Json both = program.json(words("connectors use linkedin --for linkedin-post")).json();
    EXPECT_EQ(both.at(u"steps").items().size(), 2) << "what does already, and what goes there now";
    ASSERT_EQ(program.run(words("connectors use folder-linkedin --step blog-post/linkedin-publish --step campaign-launch/post-publish")).code, 0);
    EXPECT_EQ(program.run(words("org show marketing-department")).out, shipped);
    EXPECT_TRUE(program.run(words("connectors show linkedin")).out.contains("No step of marketing-department goes through it yet"));
    EXPECT_EQ(program.run(words("connectors remove linkedin")).code, 0);
    EXPECT_EQ(program.json(words("log verify")).code, 0);
    EXPECT_TRUE(world.count().isEmpty()) << "nothing of it asks anybody";
}

TEST_F(ConnectorsCommand, AStepThatCannotGoThereIsRefusedWithWhatIsTaken)
{
    ASSERT_EQ(program.run(words("connectors add linkedin --kind linkedin --title LinkedIn --account urn:li:organization:77 --key linkedin")).code, 0);
    const Ran page = program.run(words("connectors use linkedin --step blog-post/linkedin-publish --step blog-post/publish"));
    EXPECT_EQ(page.code, 4);
    EXPECT_TRUE(page.err.contains("it makes blog-page, and LinkedIn takes linkedin-post")) << page.err.toStdString();
    EXPECT_EQ(program.run(words("connectors use linkedin --step blog-post/nowhere")).code, 2);
    EXPECT_EQ(program.run(words("connectors use linkedin --for sms")).code, 2) << "no step makes one";
    EXPECT_EQ(program.run(words("connectors use nobody --step blog-post/publish")).code, 2);
    EXPECT_FALSE(QFile::exists(program.home() + QStringLiteral("/organisations/marketing-department.json"))) << "what is refused changes nothing";
    ASSERT_EQ(program.run(words("connectors add shop --kind wordpress --title Shop --url https://shop.example --user her --key shop")).code, 0);
    EXPECT_TRUE(program.run(words("connectors use shop")).out.contains("blog-post/publish"));
    ASSERT_EQ(program.run(words("connectors add words --kind x --title Words --user press --key words")).code, 0);
    EXPECT_TRUE(program.run(words("connectors use words")).out.contains("takes: x-post.")) << program.run(words("connectors use words")).out.toStdString();
    ASSERT_EQ(program.run(words("connectors add mail --kind resend --title Mail --from news@press.example --key mail")).code, 0);
    EXPECT_EQ(program.json(words("connectors use mail --for e-mail")).json().at(u"steps").items().size(), 5);
    EXPECT_EQ(program.run(words("connectors use smtp --for e-mail")).code, 0) << "they name it before it is set up";
    ASSERT_EQ(program.run(words("connectors add mc --kind mailchimp --title Mc --from news@press.example --account a1b2c3d4e5 --url https://us6.api.mailchimp.com/3.0 --key mc")).code, 0);
    const QByteArray campaigns = program.run(words("connectors use mc")).out;
    EXPECT_TRUE(campaigns.contains("newsletter/send makes e-mail") && campaigns.contains(", and cannot go there: it is for people by name, and Mc reaches nobody by name.")) << campaigns.toStdString();
    EXPECT_TRUE(campaigns.contains("Whom a step is for stands in its \"to\"") && !campaigns.contains("No step of")) << campaigns.toStdString();
}

TEST_F(ConnectorsCommand, APageGoesToASiteAsAPostOfIt)
{
    const QByteArray shipped = program.run(words("org show marketing-department")).out;
    ASSERT_EQ(program.run(words("connectors add shop --kind wordpress --title Shop --url https://shop.example --user her --key shop")).code, 0);
    const Ran used = program.run(words("connectors use shop --step blog-post/publish"));
    ASSERT_EQ(used.code, 0) << used.err.toStdString();
    EXPECT_TRUE(program.run(words("org show marketing-department")).out.contains("web-post"));
    EXPECT_EQ(program.run({QStringLiteral("org"), QStringLiteral("validate"), program.home() + QStringLiteral("/organisations/marketing-department.json")}).code, 0) << "what later steps take from a page, a post of a site has";
    ASSERT_EQ(program.run(words("connectors use folder-site --step blog-post/publish")).code, 0);
    EXPECT_EQ(program.run(words("org show marketing-department")).out, shipped);
}

TEST_F(ConnectorsCommand, ACeilingThatListsOtherAccountsIsSaidAtOnce)
{
    ASSERT_EQ(program.run(words("connectors add linkedin --kind linkedin --title LinkedIn --account urn:li:organization:77 --key linkedin")).code, 0);
    const QString rules = folder.file(QStringLiteral("rules.json"));
    writeFile(rules, R"({"rules": [], "ceilings": {"accounts": ["folder-linkedin/main", "folder-site/main"]}})");
    const Ran set = program.run({QStringLiteral("rules"), QStringLiteral("set"), rules});
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    const Ran used = program.run(words("connectors use linkedin --step blog-post/linkedin-publish"));
    ASSERT_EQ(used.code, 0) << used.err.toStdString();
    EXPECT_TRUE(used.out.contains("But nothing may go out through \"linkedin/main\": it is not among the accounts that are allowed.")) << used.out.toStdString();
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

TEST_F(ConnectorsCommand, WhileEverythingIsStoppedNobodySignsIn)
{
    ASSERT_EQ(program.run(words("connectors add li --kind linkedin --title LinkedIn --account urn:li:organization:77 --key li --client-id app1")).code, 0);
    ASSERT_EQ(program.run(words("stop")).code, 0);
    const Ran stopped = program.json(words("connectors sign-in li"));
    EXPECT_EQ(stopped.code, 4) << stopped.out.toStdString();
    EXPECT_TRUE(stopped.out.contains("everything is stopped, so nothing is asked outside")) << "no port is opened, and no address said: " << stopped.out.toStdString();
    EXPECT_FALSE(stopped.err.contains("Open this address")) << stopped.err.toStdString();
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
