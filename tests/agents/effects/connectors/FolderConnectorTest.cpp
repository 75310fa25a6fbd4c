#include "agents/effects/connectors/FolderConnector.h"

#include "agents/effects/Replacing.h"
#include "agents/effects/render/mail/Email.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/support/TempHome.h"

#include "core/base/Digest.h"

#include <gtest/gtest.h>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd::test {

namespace {

agents::FolderPlan sitePlan(const QString& root)
{
    return {{QStringLiteral("folder-site")}, QStringLiteral("Site folder"), root, QStringLiteral("posts"), QStringLiteral("index.html"), true, 0};
}

agents::Rendered page(const std::function<void(agents::PageMaterial&)>& change = {})
{
    agents::PageMaterial material = samplePage();
    if (change)
        change(material);
    return *agents::renderBlogPage(material, effectBrand());
}

/// A delivery as the office plans it: the place is part of what is approved.
agents::Delivery bound(const agents::Rendered& made, const agents::Connector& to)
{
    agents::Delivery delivery = deliveryOf(made);
    delivery.content.destination = to.place() + QLatin1Char('/') + made.content.destination;
    return delivery;
}

agents::Sight sightOf(agents::Connector& connector, const agents::Delivery& delivery)
{
    agents::Sight sight;
    connector.look(delivery, agents::Gate([] { return true; }), [&sight](const Result<agents::Sight>& seen) { sight = seen.value(); });
    return sight;
}

/// As it is asked about: looked at, under a name of its own.
agents::Delivery looked(agents::Connector& connector, const agents::Rendered& made)
{
    agents::Delivery delivery = deliveryOf(made);
    const agents::Sight sight = sightOf(connector, delivery);
    delivery.content.target = sight.target;
    delivery.content.details.insert(QStringLiteral("effect"), delivery.effect.toString());
    for (auto one = sight.details.begin(); one != sight.details.end(); ++one)
        delivery.content.details.insert(one.key(), *one);
    return delivery;
}

/// What the connector says to a content whose first file has `path`.
agents::Outcome withPath(const QString& root, const QString& path)
{
    agents::Delivery delivery = deliveryOf(page());
    delivery.content.files[1].path = path;
    return delivered(agents::FolderConnector(sitePlan(root)), delivery);
}

/// For its life this process cannot make files larger than `bytes`: writing fails as on a full disk.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit now{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~SmallDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }

private:
    rlimit m_before{};
};

/// For its life this process is not root, who may write anywhere.
class OrdinaryAccount {
public:
    OrdinaryAccount() { m_ok = ::geteuid() != 0 || ::seteuid(65534) == 0; }
    ~OrdinaryAccount() { if (::getuid() == 0) m_ok = ::seteuid(0) == 0; }

private:
    bool m_ok = false;
};

} // namespace

TEST(FolderConnector, WritesTheApprovedBytesAndASite)
{
    const TempHome home;
    const agents::Rendered rendered = page();
    agents::FolderConnector connector(sitePlan(home.file(QStringLiteral("new/site"))));
    const agents::Outcome outcome = delivered(connector, deliveryOf(rendered));
    ASSERT_EQ(outcome.kind, agents::Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("file://%1/new/site/posts/first-ninety-days/index.html").arg(home.path()));
    const auto tree = treeOf(home.file(QStringLiteral("new/site")));
    EXPECT_EQ(QStringList(tree.keys()), QStringList({QStringLiteral("feed.xml"), QStringLiteral("index.html"), QStringLiteral("posts/first-ninety-days/header.png"),
                                        QStringLiteral("posts/first-ninety-days/index.html"), QStringLiteral("posts/first-ninety-days/record.json")}));
    for (const EffectFile& file : rendered.content.files)
        EXPECT_EQ(sha256(tree.value(file.path)), file.sha256);
}

TEST(FolderConnector, TheSameAgainChangesNothing)
{
    const TempHome home;
    agents::FolderConnector connector(sitePlan(home.path()));
    const agents::Outcome first = delivered(connector, deliveryOf(page()));
    const auto before = treeOf(home.path());
    struct stat one {};
    struct stat two {};
    const QByteArray file = home.file(QStringLiteral("index.html")).toLocal8Bit();
    ASSERT_EQ(::stat(file.constData(), &one), 0);
    const agents::Outcome again = delivered(connector, deliveryOf(page())); // as another effect
    ASSERT_EQ(::stat(file.constData(), &two), 0);
    EXPECT_EQ(again.kind, agents::Outcome::Confirmed);
    EXPECT_EQ(again.text, first.text);
    EXPECT_EQ(treeOf(home.path()), before);
    EXPECT_EQ(one.st_ino, two.st_ino); // not even written anew
}

TEST(FolderConnector, OtherContentAtTheSamePlaceIsTheNextRevision)
{
    const TempHome home;
    agents::FolderConnector connector(sitePlan(home.path()));
    ASSERT_EQ(delivered(connector, deliveryOf(page())).kind, agents::Outcome::Confirmed);
    const agents::Rendered newer = page([](auto& m) { m.markdown += QStringLiteral("\nMore.\n"); });
    const agents::Outcome outcome = delivered(connector, deliveryOf(newer));
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("index.html (revision 2"))) << outcome.text.toStdString();
    EXPECT_EQ(delivered(connector, deliveryOf(newer)).text, outcome.text);
    EXPECT_EQ(treeOf(home.path()).value(QStringLiteral("posts/first-ninety-days/index.html")), bytesOf(newer, "index.html"));
    EXPECT_TRUE(delivered(connector, deliveryOf(page())).text.contains(QStringLiteral("revision 3")));
}

TEST(FolderConnector, SaysWhosePlaceItWouldTakeBeforeSheIsAsked)
{
    const TempHome home;
    agents::FolderConnector connector({{QStringLiteral("folder-linkedin")}, QStringLiteral("LinkedIn folder"), home.file(QStringLiteral("new")), QStringLiteral("linkedin"), QStringLiteral("post.txt"), false, 3000});
    const auto post = [](const QString& text) {
        agents::PostMaterial material = samplePost();
        material.text = text;
        return *agents::renderLinkedInPost(material, effectBrand());
    };
    const agents::Delivery first = looked(connector, post(QStringLiteral("The first text")));
    EXPECT_FALSE(first.content.details.contains(agents::kReplaces));
    EXPECT_FALSE(QFile::exists(home.file(QStringLiteral("new")))) << "a look makes nothing";
    ASSERT_EQ(delivered(connector, first).kind, agents::Outcome::Confirmed);
    const agents::Delivery same = looked(connector, post(QStringLiteral("The first text")));
    EXPECT_FALSE(same.content.details.contains(agents::kReplaces)) << "the same bytes take nobody's place";
    const auto before = treeOf(home.path());
    EXPECT_FALSE(delivered(connector, same).text.contains(QStringLiteral("revision")));
    EXPECT_EQ(treeOf(home.path()), before) << "nor are they another version";
    const agents::Sight sight = sightOf(connector, deliveryOf(post(QStringLiteral("Another text"))));
    EXPECT_EQ(std::get<QString>(sight.details.value(agents::kReplaces)), QStringLiteral("“The first ninety days”, in linkedin/first-ninety-days"));
    EXPECT_TRUE(sight.preview.contains(QStringLiteral("The first text"))) << sight.preview.toStdString();
    const agents::Outcome second = delivered(connector, looked(connector, post(QStringLiteral("Another text"))));
    EXPECT_EQ(second.kind, agents::Outcome::Confirmed);
    EXPECT_TRUE(second.text.contains(QStringLiteral("revision 2"))) << second.text.toStdString();
}

TEST(FolderConnector, NothingTakesThePlaceOfWhatSheWasNotToldOf)
{
    const TempHome home;
    agents::FolderConnector connector(sitePlan(home.path()));
    const auto version = [](const char* text) { return page([text](auto& m) { m.markdown += QLatin1String(text); }); };
    const agents::Delivery one = looked(connector, version("\nOne.\n")), two = looked(connector, version("\nTwo.\n"));
    ASSERT_EQ(delivered(connector, one).kind, agents::Outcome::Confirmed);
    const auto before = treeOf(home.path());
    const agents::Outcome refused = delivered(connector, two);
    EXPECT_EQ(refused.kind, agents::Outcome::Refused);
    EXPECT_TRUE(refused.text.contains(QStringLiteral("stands in posts/first-ninety-days by now, and you were not told of it"))) << refused.text.toStdString();
    EXPECT_EQ(treeOf(home.path()), before);
    EXPECT_EQ(delivered(connector, one).kind, agents::Outcome::Confirmed) << "the same again";
    const agents::Delivery told = looked(connector, version("\nTwo.\n"));
    EXPECT_TRUE(told.content.details.contains(agents::kReplaces));
    QFile onDisk(home.file(QStringLiteral("posts/first-ninety-days/index.html")));
    ASSERT_TRUE(onDisk.open(QIODevice::WriteOnly));
    onDisk.write("by her own hand");
    onDisk.close();
    EXPECT_EQ(delivered(connector, told).kind, agents::Outcome::Refused) << "it was changed by hand since";
    for (const EffectFile& file : told.content.files) // as after a crash between the page's name and the record's
        if (file.path.endsWith(QLatin1String("/index.html"))) {
            ASSERT_TRUE(onDisk.open(QIODevice::WriteOnly));
            onDisk.write(told.blobs.value(file.sha256));
            onDisk.close();
        }
    EXPECT_EQ(delivered(connector, told).kind, agents::Outcome::Confirmed) << "what broke off is completed";
}

TEST(FolderConnector, APipeInThePlaceOfAFileIsCalledWhatItIs)
{
    const TempHome home;
    ASSERT_EQ(::mkfifo(home.file(QStringLiteral("index.html")).toLocal8Bit().constData(), 0600), 0);
    agents::FolderConnector connector(sitePlan(home.path()));
    const agents::Outcome outcome = delivered(connector, deliveryOf(page()));
    EXPECT_NE(outcome.kind, agents::Outcome::Confirmed);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("no file"))) << outcome.text.toStdString();
    EXPECT_FALSE(outcome.text.contains(QStringLiteral("folder of that name"))) << outcome.text.toStdString();
}

TEST(FolderConnector, RefusesBytesThatWereNotApprovedBeforeItWrites)
{
    const TempHome home;
    const QString root = home.file(QStringLiteral("site"));
    agents::FolderConnector connector(sitePlan(root));
    agents::Delivery changed = deliveryOf(page());
    QByteArray& image = changed.blobs[changed.content.files.last().sha256];
    image[image.size() - 1] = char(image[image.size() - 1] ^ 1);
    EXPECT_EQ(delivered(connector, changed).kind, agents::Outcome::Refused);
    agents::Delivery missing = deliveryOf(page());
    missing.blobs.remove(missing.content.files.last().sha256);
    EXPECT_EQ(delivered(connector, missing).kind, agents::Outcome::Refused);
    agents::Delivery shorter = deliveryOf(page());
    shorter.content.files.last().bytes -= 1;
    EXPECT_EQ(delivered(connector, shorter).kind, agents::Outcome::Refused);
    EXPECT_FALSE(QDir(root).exists());
}

TEST(FolderConnector, RefusesEveryPathThatLeadsElsewhere)
{
    const QList<QString> paths{
        QStringLiteral("/etc/passwd"), QStringLiteral("../x.html"), QStringLiteral("posts/../../x.html"), QStringLiteral("posts/first-ninety-days/../x.html"),
        QStringLiteral("posts/../first-ninety-days/x.html"), QStringLiteral("posts/first-ninety-days/./x.html"), QStringLiteral("posts//x.html"),
        QStringLiteral("posts/first-ninety-days/"), QStringLiteral("posts/first-ninety-days"), QStringLiteral("index.html"), QStringLiteral("feed.xml"),
        QStringLiteral("posts/first-ninety-days/a\\b.png"), QStringLiteral("posts\\first-ninety-days\\x.png"), QStringLiteral("C:/x.png"),
        QStringLiteral("posts/first-ninety-days/x\0.png"), QStringLiteral("posts/first-ninety-days/.htaccess"), QStringLiteral("posts/.git/config.txt"),
        QStringLiteral("posts/first-ninety-days/a b.png"), QStringLiteral("posts/first-ninety-days/x.png\n"), QStringLiteral("posts/first-ninety-days/\u202Egnp.exe"),
        QStringLiteral("posts/first-ninety-days/deep/x.png"), QStringLiteral("other/first-ninety-days/x.png"), QStringLiteral("posts/other-piece/x.png"),
        QStringLiteral("posts/first-ninety-days/record.json"), QStringLiteral("posts/first-ninety-days/index.html"), QStringLiteral("posts/first-ninety-days/INDEX.html"),
        QStringLiteral("~/x.png"), QStringLiteral(""), QStringLiteral("posts/first-ninety-days/") + QString(300, QLatin1Char('a')) + QStringLiteral(".png")};
    for (const QString& path : paths) {
        SCOPED_TRACE(path.toStdString());
        const TempHome home;
        const QString root = home.file(QStringLiteral("site"));
        const agents::Outcome outcome = withPath(root, path);
        EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
        EXPECT_FALSE(outcome.text.isEmpty());
        EXPECT_FALSE(QDir(root).exists());
    }
    const TempHome home;
    EXPECT_EQ(withPath(home.path(), QStringLiteral("posts/first-ninety-days/header.png")).kind, agents::Outcome::Confirmed); // the test itself works
}

TEST(FolderConnector, NeverWritesThroughALink)
{
    for (const char* link : {"posts", "posts/first-ninety-days", "posts/first-ninety-days/header.png", "posts/first-ninety-days/record.json", "index.html"}) {
        SCOPED_TRACE(link);
        const TempHome home;
        const TempHome outside;
        const QString path = home.file(QLatin1String(link));
        QDir().mkpath(QFileInfo(path).path());
        const bool toFile = path.contains(QStringLiteral("."));
        const QString target = toFile && QFileInfo(path).fileName().contains(QLatin1Char('.')) ? outside.file(QStringLiteral("victim")) : outside.path();
        if (target != outside.path()) {
            QFile victim(target);
            ASSERT_TRUE(victim.open(QIODevice::WriteOnly));
            victim.write("Quarterdeck");
        }
        ASSERT_TRUE(QFile::link(target, path));
        const auto before = treeOf(outside.path());
        const agents::Outcome outcome = delivered(agents::FolderConnector(sitePlan(home.path())), deliveryOf(page()));
        EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
        EXPECT_TRUE(outcome.text.contains(QStringLiteral("symbolic link"))) << outcome.text.toStdString();
        EXPECT_EQ(treeOf(outside.path()), before);
    }
}

TEST(FolderConnector, APlantedTemporaryLinkIsNotFollowed)
{
    const TempHome home;
    const TempHome outside;
    QDir().mkpath(home.file(QStringLiteral("posts/first-ninety-days")));
    ASSERT_TRUE(QFile::link(outside.file(QStringLiteral("victim")), home.file(QStringLiteral("posts/first-ninety-days/.index.html.part"))));
    EXPECT_EQ(delivered(agents::FolderConnector(sitePlan(home.path())), deliveryOf(page())).kind, agents::Outcome::Confirmed);
    EXPECT_TRUE(treeOf(outside.path()).isEmpty());
}

TEST(FolderConnector, AFolderThatItMayNotWriteToIsRefusedInOneSentence)
{
    const TempHome home;
    const QString root = home.file(QStringLiteral("site"));
    QDir().mkpath(root);
    ::chmod(home.path().toLocal8Bit().constData(), 0755);
    ::chmod(root.toLocal8Bit().constData(), 0555);
    agents::Outcome outcome;
    {
        const OrdinaryAccount ordinary;
        outcome = delivered(agents::FolderConnector(sitePlan(root)), deliveryOf(page()));
    }
    EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("may not write"))) << outcome.text.toStdString();
    ::chmod(root.toLocal8Bit().constData(), 0755);
    EXPECT_TRUE(treeOf(home.path()).isEmpty());
}

TEST(FolderConnector, AFileInThePlaceOfTheFolderIsRefused)
{
    const TempHome home;
    QFile file(home.file(QStringLiteral("site")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const agents::Outcome outcome = delivered(agents::FolderConnector(sitePlan(file.fileName())), deliveryOf(page()));
    EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("not a folder"))) << outcome.text.toStdString();
}

TEST(FolderConnector, AFullDiskLeavesNothingHalfPublished)
{
    const qsizetype largest = bytesOf(page(), "index.html").size();
    for (rlim_t room : {rlim_t(0), rlim_t(100), rlim_t(largest - 1)}) {
        const TempHome home;
        agents::FolderConnector connector(sitePlan(home.path()));
        ASSERT_EQ(delivered(connector, deliveryOf(page([](auto& m) { m.slug = QStringLiteral("earlier"); }))).kind, agents::Outcome::Confirmed);
        const auto before = treeOf(home.path());
        agents::Outcome outcome;
        {
            const SmallDisk full(room);
            outcome = delivered(connector, deliveryOf(page()));
        }
        EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
        EXPECT_TRUE(outcome.text.contains(QStringLiteral("no room"))) << outcome.text.toStdString();
        EXPECT_EQ(treeOf(home.path()), before);
        EXPECT_FALSE(QDir(home.file(QStringLiteral("posts/first-ninety-days"))).exists());
        EXPECT_EQ(delivered(connector, deliveryOf(page())).kind, agents::Outcome::Confirmed);
    }
}

TEST(FolderConnector, SomebodyElsesIndexIsNotOverwritten)
{
    const TempHome home;
    QFile theirs(home.file(QStringLiteral("index.html")));
    ASSERT_TRUE(theirs.open(QIODevice::WriteOnly));
    theirs.write("<h1>My own page</h1>");
    theirs.close();
    const agents::Outcome outcome = delivered(agents::FolderConnector(sitePlan(home.path())), deliveryOf(page()));
    EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("not made by this program")));
    EXPECT_EQ(treeOf(home.path()).size(), 1);
}

TEST(FolderConnector, ADamagedRecordStopsInsteadOfDroppingThePost)
{
    const TempHome home;
    agents::FolderConnector connector(sitePlan(home.path()));
    ASSERT_EQ(delivered(connector, deliveryOf(page())).kind, agents::Outcome::Confirmed);
    QFile record(home.file(QStringLiteral("posts/first-ninety-days/record.json")));
    ASSERT_TRUE(record.open(QIODevice::WriteOnly));
    record.write("{\"sha256\": 7}");
    record.close();
    const agents::Outcome outcome = delivered(connector, deliveryOf(page([](auto& m) { m.slug = QStringLiteral("second"); })));
    EXPECT_EQ(outcome.kind, agents::Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("record.json is damaged"))) << outcome.text.toStdString();
}

TEST(FolderConnector, WhatWasApprovedForAnotherPlaceIsRefused)
{
    const TempHome home;
    agents::FolderConnector connector(sitePlan(home.path()));
    EffectContent content = page().content;
    EXPECT_TRUE(connector.check(content));
    content.destination = home.file(QStringLiteral("posts/first-ninety-days"));
    EXPECT_TRUE(connector.check(content));
    content.destination = home.path() + QStringLiteral("-other/posts");
    EXPECT_FALSE(connector.check(content));
    content.destination = home.path() + QStringLiteral("/../elsewhere");
    EXPECT_FALSE(connector.check(content));
    content.destination = home.file(QStringLiteral("posts/another-piece"));
    EXPECT_FALSE(connector.check(content)) << "its files would stand elsewhere";
    content = page().content;
    content.connector = {QStringLiteral("folder-linkedin")};
    EXPECT_FALSE(connector.check(content));
    content = page().content;
    content.files.first().bytes = 17 * 1024 * 1024;
    EXPECT_FALSE(connector.check(content));
    content = page().content;
    content.files.removeFirst(); // the page
    EXPECT_FALSE(connector.check(content));
}

namespace {

/// An e-mail as the office lays it into a folder.
agents::Rendered rehearsedMail()
{
    agents::EmailMaterial mail;
    mail.slug = QStringLiteral("first-ninety-days");
    mail.subject = QStringLiteral("The first ninety days");
    mail.text = QStringLiteral("Most programmes fail before the model.");
    mail.date = {1'795'000'000'000};
    mail.rehearsal = true;
    agents::Rendered made = agents::renderEmail(mail, effectBrand()).value();
    made.content.connector = {QStringLiteral("folder-outbox")};
    for (EffectFile& file : made.content.files)
        file.path.prepend(QStringLiteral("outbox/"));
    made.content.destination = QStringLiteral("outbox/first-ninety-days");
    return made;
}

} // namespace

TEST(FolderConnector, ThoseOfAHomeTakeWhatTheRenderersMake)
{
    const TempHome home;
    const std::vector<std::unique_ptr<agents::Connector>> all = agents::folderConnectors(home.path(), QStringLiteral("press"));
    ASSERT_EQ(all.size(), 4U);
    const QList<agents::Rendered> made{page(), *agents::renderLinkedInPost(samplePost(), effectBrand()), *agents::renderNewsletterEntry(sampleEntry(), effectBrand()), rehearsedMail()};
    for (size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i]->id(), made[qsizetype(i)].content.connector);
        EXPECT_TRUE(all[i]->guarantees().once == agents::Guarantees::ByContent);
        EXPECT_TRUE(all[i]->check(made[qsizetype(i)].content));
        EXPECT_EQ(delivered(*all[i], deliveryOf(made[qsizetype(i)])).kind, agents::Outcome::Confirmed);
    }
    const auto tree = treeOf(home.path());
    EXPECT_TRUE(tree.contains(QStringLiteral("press/site/index.html")));
    EXPECT_TRUE(tree.contains(QStringLiteral("press/linkedin/first-ninety-days/graphic.png")));
    EXPECT_TRUE(tree.contains(QStringLiteral("press/newsletter/first-ninety-days/entry.html")));
    EffectContent tooLong = made[1].content;
    tooLong.details.insert(QStringLiteral("characters"), qint64(3001));
    EXPECT_FALSE(all[1]->check(tooLong));
}

TEST(FolderConnector, TwoOrganisationsOfAHomeKeepApart)
{
    const TempHome home;
    const QList<agents::Rendered> made{page(), *agents::renderLinkedInPost(samplePost(), effectBrand()), *agents::renderNewsletterEntry(sampleEntry(), effectBrand()), rehearsedMail()};
    for (const char* organisation : {"press", "lab"}) {
        const auto all = agents::folderConnectors(home.path(), QString::fromLatin1(organisation));
        for (size_t i = 0; i < all.size(); ++i) {
            const agents::Outcome outcome = delivered(*all[i], bound(made[qsizetype(i)], *all[i]));
            ASSERT_EQ(outcome.kind, agents::Outcome::Confirmed) << outcome.text.toStdString();
            EXPECT_TRUE(outcome.text.startsWith(QStringLiteral("file://%1/%2/").arg(home.path(), QString::fromLatin1(organisation))));
            EXPECT_FALSE(outcome.text.contains(QStringLiteral("revision"))) << "the other's piece of that name is another piece";
        }
    }
    const auto tree = treeOf(home.path());
    for (const char* file : {"site/index.html", "site/posts/first-ninety-days/index.html", "linkedin/first-ninety-days/post.txt",
                             "newsletter/first-ninety-days/entry.html"}) {
        EXPECT_TRUE(tree.contains(QStringLiteral("press/") + QLatin1String(file))) << file;
        EXPECT_TRUE(tree.contains(QStringLiteral("lab/") + QLatin1String(file))) << file;
    }
    const auto press = agents::folderConnectors(home.path(), QStringLiteral("press"));
    const auto lab = agents::folderConnectors(home.path(), QStringLiteral("lab"));
    for (size_t i = 0; i < press.size(); ++i) {
        const agents::Outcome outcome = delivered(*press[i], bound(made[qsizetype(i)], *lab[i]));
        EXPECT_EQ(outcome.kind, agents::Outcome::Refused) << "it was approved for the other's place";
        EXPECT_TRUE(outcome.text.contains(QStringLiteral("it was meant for"))) << outcome.text.toStdString();
    }
}

TEST(FolderConnector, WhatWasApprovedWhenAllSharedAFolderStillGoesThere)
{
    const TempHome home;
    const QList<agents::Rendered> made{page(), *agents::renderLinkedInPost(samplePost(), effectBrand()), *agents::renderNewsletterEntry(sampleEntry(), effectBrand()), rehearsedMail()};
    const auto shared = agents::folderConnectors(home.path(), {});
    ASSERT_EQ(delivered(*shared[0], bound(made[0], *shared[0])).kind, agents::Outcome::Confirmed);
    const auto before = treeOf(home.path());
    for (const char* organisation : {"press", "site", "linkedin", "newsletter"}) {
        const auto own = agents::folderConnectors(home.path(), QString::fromLatin1(organisation));
        const agents::Outcome again = delivered(*own[0], bound(made[0], *shared[0])); // as after a crash
        EXPECT_EQ(again.kind, agents::Outcome::Confirmed) << again.text.toStdString();
        EXPECT_EQ(treeOf(home.path()), before) << organisation;
        for (size_t i = 1; i < own.size(); ++i)
            EXPECT_TRUE(own[i]->check(bound(made[qsizetype(i)], *shared[i]).content)) << organisation;
    }
    const auto press = agents::folderConnectors(home.path(), QStringLiteral("press"));
    for (size_t i = 1; i < press.size(); ++i)
        EXPECT_EQ(delivered(*press[i], bound(made[qsizetype(i)], *shared[i])).kind, agents::Outcome::Confirmed);
    EXPECT_TRUE(treeOf(home.path()).contains(QStringLiteral("linkedin/first-ninety-days/post.txt")));
    EXPECT_EQ(delivered(*press[0], bound(made[0], *press[0])).kind, agents::Outcome::Confirmed);
    for (auto file = before.begin(); file != before.end(); ++file)
        EXPECT_EQ(treeOf(home.path()).value(file.key()), file.value()) << "a page stays where it is: " << file.key().toStdString();
}

} // namespace qd::test
