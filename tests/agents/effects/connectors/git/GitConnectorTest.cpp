#include "agents/effects/Replacing.h"
#include "tests/agents/effects/connectors/git/GitRig.h"
#include "tests/support/ProcessAt.h"

#include <QElapsedTimer>

namespace qd::test {

using agents::Outcome;

namespace {

QString commitOf(const agents::Delivery& piece)
{
    return agents::gitdetails::textAt(piece.content, agents::gitdetails::kCommit);
}

QString words(const Outcome& outcome)
{
    return outcome.text;
}

} // namespace

TEST(GitConnector, PutsTheApprovedFilesOntoTheBranchInTheOneCommitThatWasShown)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    EXPECT_EQ(piece.content.target, rig.start);
    EXPECT_EQ(rig.head(), rig.start) << "a look changes nothing";
    EXPECT_TRUE(rig.preview.contains(QStringLiteral("+&lt;p&gt;Hello&lt;/p&gt;"))) << rig.preview.toStdString();
    EXPECT_TRUE(rig.preview.contains(commitOf(piece)));
    const Outcome outcome = rig.sent(piece);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome).toStdString();
    EXPECT_EQ(outcome.providerId, commitOf(piece));
    EXPECT_EQ(rig.head(), commitOf(piece)) << "the hash was known before anybody was asked";
    EXPECT_EQ(rig.pushes(), 1);
    EXPECT_EQ(rig.there({QStringLiteral("show"), QStringLiteral("main:content/posts/first/index.html")}), "<p>Hello</p>\n");
    EXPECT_EQ(rig.there({QStringLiteral("show"), QStringLiteral("main:content/posts/first/header.png")}), QByteArray("\x89PNG\0\1", 6));
    EXPECT_EQ(rig.there({QStringLiteral("show"), QStringLiteral("main:README")}), "A site\n") << "what was there stays";
    const QByteArray said = rig.there({QStringLiteral("log"), QStringLiteral("-1"), QStringLiteral("--format=%an <%ae>%n%B"), QStringLiteral("main")});
    EXPECT_EQ(said.trimmed(), "Harbor & Pine <blog@harbor.example>\nThe first ninety days\n\nQuarterdeck-Effect: " + piece.effect.toString().toUtf8());
}

TEST(GitConnector, SaysWhichFilesOfTheBranchItWouldReplace)
{
    GitRig rig;
    const agents::Delivery first = rig.looked(rig.piece());
    EXPECT_FALSE(first.content.details.contains(agents::kReplaces));
    ASSERT_EQ(rig.sent(first).kind, Outcome::Confirmed);
    const agents::Delivery second = rig.looked(rig.piece("<p>Something else</p>\n"));
    EXPECT_EQ(agents::gitdetails::textAt(second.content, agents::kReplaces), QStringLiteral("content/posts/first/index.html, which The site holds already"));
}

TEST(GitConnector, SendsNothingTwice)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    rig.move(rig.commit(rig.head(), QStringLiteral("more"), "by somebody else\n"));
    const Outcome third = rig.sent(piece);
    EXPECT_EQ(third.kind, Outcome::Confirmed) << words(third).toStdString();
    EXPECT_EQ(rig.found(piece).found, Found::Yes);
    EXPECT_EQ(rig.pushes(), 1);
}

TEST(GitConnector, LeavesABranchThatHasMovedSinceSheWasAsked)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    const QString other = rig.commit(rig.start, QStringLiteral("other"), "by somebody else\n");
    rig.move(other);
    const Outcome outcome = rig.sent(piece);
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(words(outcome).contains(QStringLiteral("has moved since you were asked"))) << words(outcome).toStdString();
    EXPECT_EQ(rig.head(), other);
    EXPECT_EQ(rig.pushes(), 0);
    EXPECT_EQ(rig.sent(rig.looked(rig.piece())).kind, Outcome::Confirmed) << "asked again, it goes on top";
}

TEST(GitConnector, TheLeaseHoldsAgainstWhoeverIsFasterThanThePush)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    const QString other = rig.commit(rig.start, QStringLiteral("other"), "by somebody else\n");
    rig.hook(QStringLiteral("pre-receive"), QStringLiteral("unset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/main %1").arg(other));
    const Outcome outcome = rig.sent(piece);
    EXPECT_EQ(outcome.kind, Outcome::Refused) << words(outcome).toStdString();
    EXPECT_EQ(rig.head(), other);
}

TEST(GitConnector, SaysWhyAHookRefused)
{
    GitRig rig;
    rig.hook(QStringLiteral("pre-receive"), QStringLiteral("echo 'no posts on Mondays' >&2\nexit 1"));
    const Outcome outcome = rig.sent(rig.looked(rig.piece()));
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(words(outcome).contains(QStringLiteral("pre-receive hook declined"))) << words(outcome).toStdString();
    EXPECT_TRUE(words(outcome).contains(QStringLiteral("no posts on Mondays"))) << words(outcome).toStdString();
    EXPECT_EQ(rig.head(), rig.start);
}

TEST(GitConnector, AfterAPushThatDiedItLooksWhereTheBranchStands)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    rig.hook(QStringLiteral("pre-receive"), QStringLiteral("kill -9 0")); // the whole group: git, and the server's end of it
    const Outcome before = rig.sent(piece);
    EXPECT_EQ(before.kind, Outcome::Unknown) << words(before).toStdString();
    EXPECT_TRUE(before.repeats);
    EXPECT_EQ(rig.found(piece).found, Found::No);
    EXPECT_EQ(rig.head(), rig.start);
    rig.noHook(QStringLiteral("pre-receive"));
    rig.hook(QStringLiteral("post-receive"), QStringLiteral("cat >>%1\nkill -9 0").arg(rig.home.file(QStringLiteral("pushes"))));
    const Outcome after = rig.sent(piece);
    EXPECT_EQ(after.kind, Outcome::Confirmed) << words(after).toStdString();
    EXPECT_EQ(rig.head(), commitOf(piece));
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.pushes(), 1);
}

TEST(GitConnector, AStopInThePushEndsAllOfItAtOnceAndItIsUnknown)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    const QString at = rig.home.file(QStringLiteral("hook"));
    rig.hook(QStringLiteral("pre-receive"), QStringLiteral("echo $$ >%1.new && mv %1.new %1\nexec sleep 600").arg(at));
    std::optional<Outcome> ended;
    rig.dispatcher->dispatch(piece, &rig.mailbox, [&](const Outcome& outcome) { ended = outcome; });
    ASSERT_TRUE(waitUntil([&] { return QFile::exists(at); }));
    QFile file(at);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const pid_t hook = file.readAll().trimmed().toInt();
    ASSERT_GT(hook, 1);
    QElapsedTimer since;
    since.start();
    rig.dispatcher->halt();
    ASSERT_TRUE(waitUntil([&] { return ended.has_value() && isGone(hook); }));
    EXPECT_LT(since.elapsed(), 1'500);
    EXPECT_EQ(ended->kind, Outcome::Unknown) << words(*ended).toStdString();
    rig.dispatcher->resume();
    rig.noHook(QStringLiteral("pre-receive"));
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.pushes(), 1);
}

TEST(GitConnector, PushesNothingThatIsNotWhatWasApproved)
{
    GitRig rig;
    const agents::Delivery good = rig.looked(rig.piece());
    QList<agents::Delivery> wrong(7, good);
    wrong[0].blobs[good.content.files.first().sha256] = "<p>Other</p>\n";
    wrong[1].content.details.insert(agents::gitdetails::kCommit, QString(40, u'a'));
    wrong[2].content.title = QStringLiteral("Another");
    wrong[3].content.files.removeLast();
    wrong[4].content.target.clear();
    wrong[5].content.destination = QStringLiteral("file:///elsewhere.git#main:content/posts/first/");
    wrong[6].content.files.first().path = QStringLiteral("../.git/config");
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.dispatcher->check(wrong[i].content)), i < 4) << i;
    }
    agents::Delivery rehearsal = good;
    rehearsal.content.rehearsal = true;
    EXPECT_EQ(rig.sent(rehearsal).kind, Outcome::Refused);
    EXPECT_EQ(rig.head(), rig.start);
    EXPECT_EQ(rig.pushes(), 0);
    EXPECT_EQ(rig.sent(good).kind, Outcome::Confirmed);
}

TEST(GitConnector, LooksOnceMoreWhereAnotherCloneOrAKilledCommandLeftThings)
{
    GitRig rig;
    const agents::Delivery piece = rig.looked(rig.piece());
    const QString clone = rig.home.file(QStringLiteral("clones/site.git"));
    QFile lock(clone + QStringLiteral("/refs/heads/main.lock"));
    ASSERT_TRUE(lock.open(QIODevice::WriteOnly));
    lock.close();
    rig.move(rig.commit(rig.start, QStringLiteral("other"), "by somebody else\n"));
    EXPECT_TRUE(rig.seen(rig.piece())) << "a lock that a killed command left";
    ASSERT_TRUE(QDir(clone).removeRecursively());
    rig.move(rig.start);
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed) << "the commit is made anew from the approved bytes";
}

TEST(GitConnector, ATryReadsAndSaysWhereTheBranchStands)
{
    GitRig rig;
    const Result<QString> found = rig.tried();
    ASSERT_TRUE(found) << found.error().text.toStdString();
    EXPECT_TRUE(found->contains(rig.start.left(10))) << found->toStdString();
    EXPECT_EQ(rig.pushes(), 0);
    rig.there({QStringLiteral("update-ref"), QStringLiteral("-d"), QStringLiteral("refs/heads/main")});
    EXPECT_TRUE(rig.tried().error().text.contains(QStringLiteral("has no branch \"main\"")));
    ASSERT_TRUE(QDir(rig.remote()).removeRecursively());
    const Result<QString> gone = rig.tried();
    ASSERT_FALSE(gone);
    EXPECT_TRUE(gone.error().text.contains(QStringLiteral("could not be reached"))) << gone.error().text.toStdString();
    EXPECT_EQ(rig.seen(rig.piece()).error().kind, Error::Rule);
    rig.dispatcher->halt();
    EXPECT_EQ(rig.tried().error().kind, Error::Cancelled);
}

TEST(GitConnector, AsksNothingWhereNothingWouldChange)
{
    GitRig rig;
    EXPECT_EQ(rig.sent(rig.looked(rig.piece())).kind, Outcome::Confirmed);
    const Result<agents::Sight> again = rig.seen(rig.piece());
    ASSERT_FALSE(again);
    EXPECT_TRUE(again.error().text.contains(QStringLiteral("holds these files already"))) << again.error().text.toStdString();
}

/// Her own configuration, hooks and environment are made as hostile as they can be.
TEST(GitConnector, NothingOfHerOwnConfigurationCounts)
{
    GitRig rig;
    const QString trap = rig.home.file(QStringLiteral("trap")), sprung = rig.home.file(QStringLiteral("sprung"));
    QDir().mkpath(trap);
    for (const char* name : {"pre-push", "reference-transaction", "fsmonitor", "post-index-change"}) {
        QFile file(trap + QLatin1Char('/') + QLatin1String(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\ntouch " + sprung.toUtf8() + "\nexit 1\n");
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    }
    QFile config(trap + QStringLiteral("/.gitconfig"));
    ASSERT_TRUE(config.open(QIODevice::WriteOnly));
    config.write("[core]\n\thooksPath = " + trap.toUtf8() + "\n[url \"file:///nowhere/\"]\n\tinsteadOf = file:///\n[user]\n\tname = Mallory\n[push]\n\tgpgSign = true\n");
    config.close();
    const QMap<const char*, QByteArray> hers{{"HOME", trap.toUtf8()},          {"GIT_DIR", "/nowhere"},           {"GIT_CONFIG_COUNT", "1"},   {"GIT_CONFIG_KEY_0", "core.hooksPath"},
                                             {"GIT_CONFIG_VALUE_0", trap.toUtf8()}, {"GIT_AUTHOR_NAME", "Mallory"}, {"GIT_INDEX_FILE", "/nowhere"}, {"GIT_OBJECT_DIRECTORY", "/nowhere"}};
    QMap<const char*, QByteArray> before;
    for (auto one = hers.begin(); one != hers.end(); ++one) {
        before.insert(one.key(), qgetenv(one.key()));
        qputenv(one.key(), *one);
    }
    const Outcome outcome = rig.sent(rig.looked(rig.piece()));
    for (auto one = before.begin(); one != before.end(); ++one)
        one->isNull() ? qunsetenv(one.key()) : qputenv(one.key(), *one);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome).toStdString();
    EXPECT_FALSE(QFile::exists(sprung));
}

TEST(GitBench, GivesTheKeyToGitByAPipeAlone)
{
    TempHome home;
    agents::GitBench bench(home.file(QStringLiteral("clone")), agents::Secret::of("s3cret-token-of-the-site"));
    const auto opened = answerOf<agents::ProgramEnd>([&](const std::function<void(agents::ProgramEnd)>& take) { bench.open(true, take); });
    ASSERT_EQ(opened.code, 0) << opened.error.toStdString();
    agents::ProgramEnd filled;
    bool isOver = false;
    bench.outside({QStringLiteral("-c"), QStringLiteral("credential.https://example.org.username=me"), QStringLiteral("ls-remote"), QStringLiteral("--"), QStringLiteral("ext::sh -c true")},
                  [&](const agents::ProgramEnd& end) {
                      filled = end;
                      isOver = true;
                  });
    ASSERT_TRUE(waitUntil([&] { return isOver; }));
    EXPECT_NE(filled.code, 0) << "no program is run for an address";
    agents::Program::Parts parts;
    parts.program = QStringLiteral("/bin/sh");
    parts.arguments = QStringList{bench.file(QStringLiteral("ask")), QStringLiteral("Password for 'https://me@example.org': ")};
    parts.environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    parts.secret = agents::Secret::of("s3cret-token-of-the-site");
    agents::RunningProgram asked;
    isOver = false;
    asked.reset(new agents::Program(parts, [&](const agents::ProgramEnd& end) {
        filled = end;
        isOver = true;
    }));
    ASSERT_TRUE(waitUntil([&] { return isOver; }));
    EXPECT_EQ(filled.out, "s3cret-token-of-the-site\n");
}

} // namespace qd::test
