#include "tests/app/Home.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QFile>

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

TEST_F(ConnectorsCommand, AFileThatChangedIsToBeAllowedAnew)
{
    ASSERT_EQ(add("orders").code, 0);
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
    EXPECT_EQ(set("third", "gopher", world.origin(), "--key site").code, 2);
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
