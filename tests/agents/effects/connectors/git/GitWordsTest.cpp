#include "agents/effects/connectors/git/GitWords.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {
const QByteArray kHash(40, 'a');
const QString kMain = QStringLiteral("main");

PushWord pushed(const QByteArray& line, const QString& error = {})
{
    return pushedIn("To https://example.org/x.git\n" + line + "\nDone\n", error, kMain);
}
} // namespace

TEST(GitWords, FindTheBranchAmongThoseThatAreListed)
{
    EXPECT_EQ(headIn(kHash + "\trefs/heads/main\n", kMain).value(), QString::fromLatin1(kHash));
    EXPECT_EQ(headIn(QByteArray(40, 'b') + "\trefs/heads/x/refs/heads/main\n" + kHash + "\trefs/heads/main\n", kMain).value(), QString::fromLatin1(kHash));
    EXPECT_TRUE(headIn({}, kMain).value().isEmpty());
    EXPECT_FALSE(headIn("fatal: no\n", kMain));
    EXPECT_FALSE(headIn(QByteArray(64, 'a') + "\trefs/heads/main\n", kMain)) << "SHA-256";
    EXPECT_FALSE(headIn(QByteArray(39, 'a') + "/\trefs/heads/main\n", kMain));
}

/// The lines are those that git 2.39 says of a branch that was pushed to a repository beside it.
TEST(GitWords, TellWhatBecameOfAPush)
{
    EXPECT_EQ(pushed("*\tabc:refs/heads/main\t[new branch]").kind, PushWord::Taken);
    EXPECT_EQ(pushed(" \tabc:refs/heads/main\tfa4c8a1..c4eecf2").kind, PushWord::Taken);
    EXPECT_EQ(pushed("=\tabc:refs/heads/main\t[up to date]").kind, PushWord::Taken);
    const PushWord declined = pushed("!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)", QStringLiteral("remote: no: line too long        \nerror: failed to push some refs"));
    EXPECT_EQ(declined.kind, PushWord::Refused);
    EXPECT_EQ(declined.why, QStringLiteral("[remote rejected] (pre-receive hook declined): no: line too long"));
    EXPECT_EQ(pushed("!\tabc:refs/heads/main\t[rejected] (stale info)").kind, PushWord::Refused);
    EXPECT_EQ(pushed("!\tabc:refs/heads/main\t[remote failure] (remote failed to report status)").kind, PushWord::Unheard);
    EXPECT_EQ(pushed("+\tabc:refs/heads/main\tabc...def (forced update)").kind, PushWord::Unheard) << "never asked for";
    EXPECT_EQ(pushed(" \tabc:refs/heads/other\tfa4c8a1..c4eecf2").kind, PushWord::Unheard);
    EXPECT_EQ(pushedIn({}, QStringLiteral("fatal: the remote end hung up unexpectedly"), kMain).kind, PushWord::Unheard);
}

TEST(GitWords, TellWhatPassesFromWhatWantsAPerson)
{
    const auto kind = [](const char* said) { return obstacleIn(QString::fromLatin1(said), QStringLiteral("the site")).kind; };
    EXPECT_EQ(kind("fatal: unable to access 'https://127.0.0.1:1/x.git/': Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server"), Error::Network);
    EXPECT_EQ(kind("ssh: connect to host 127.0.0.1 port 1: Connection refused\nfatal: Could not read from remote repository."), Error::Network);
    EXPECT_EQ(kind("fatal: unable to access 'https://no.such.host.example/x.git/': Could not resolve host: no.such.host.example"), Error::Network);
    EXPECT_EQ(kind("fatal: '/x.git' does not appear to be a git repository"), Error::Rule);
    EXPECT_EQ(kind("remote: Invalid username or password.\nfatal: Authentication failed for 'https://example.org/x.git/'"), Error::Rule);
    EXPECT_EQ(kind("Host key verification failed.\nfatal: Could not read from remote repository."), Error::Rule);
    EXPECT_EQ(kind(""), Error::Rule);
}

TEST(GitWords, TakeNoNameThatGitCouldTakeForSomethingElse)
{
    for (const char* good : {"main", "posts/2026", "a.b_c-d"})
        EXPECT_TRUE(isBranchName(QString::fromLatin1(good))) << good;
    for (const char* bad : {"", "-f", "--force", "a..b", "a b", "a:b", "+main", "refs/heads/x.lock", "a/", "/a", "a//b", "a@{1}", "a/.b", "x\ny", "a."})
        EXPECT_FALSE(isBranchName(QString::fromLatin1(bad))) << bad;
    for (const char* good : {"posts/a/index.html", "a", ".well-known/x", "git/x"})
        EXPECT_TRUE(isRepositoryPath(QString::fromLatin1(good))) << good;
    for (const char* bad : {"", "/a", "a/", "../a", "a/../b", "./a", ".git/config", "a/.GIT/hooks/x", "GIT~1/x", ".git ./x", "a\\b", "a:b", "a\nb", "a\tb", "a\xE2\x80\x8B" "b"})
        EXPECT_FALSE(isRepositoryPath(QString::fromUtf8(bad))) << bad;
}

TEST(GitWords, KnowAnAuthor)
{
    const GitAuthor author = authorIn(QStringLiteral("Harbor & Pine <blog@harbor.example>"));
    EXPECT_EQ(author.name, QStringLiteral("Harbor & Pine"));
    EXPECT_EQ(author.address, QStringLiteral("blog@harbor.example"));
    for (const char* bad : {"", "blog@harbor.example", "A <b>", "A <b@c> x", "A\n <b@c>", " <b@c>"})
        EXPECT_TRUE(authorIn(QString::fromLatin1(bad)).name.trimmed().isEmpty()) << bad;
}

} // namespace qd::test
