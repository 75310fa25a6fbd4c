#include "app/control/KeyWire.h"
#include "app/engine/Home.h"
#include "tests/app/Home.h"
#include "tests/app/keys/LeakHunt.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>

#include <algorithm>
#include <csignal>
#include <pty.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace qd::test {

namespace {

const QByteArray kKey = "sk-ant-of-a-test-0123456789";

QByteArray answerOf(QLocalSocket& socket, const QByteArray& line)
{
    socket.write(line);
    while (!socket.canReadLine() && socket.waitForReadyRead(10'000)) {
    }
    return socket.readLine();
}

/// What a terminal showed, and how the program at it ended, when `typed` was typed as soon as it asked for a key.
struct Shown {
    QByteArray text;
    int code = -1;
};

Shown atATerminal(const QString& home, const QByteArray& typed)
{
    const QByteArray place = "QUARTERDECK_HOME=" + QFile::encodeName(home);
    const char* const environment[] = {place.constData(), "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent", "LANG=C.UTF-8", nullptr};
    const char* const arguments[] = {QUARTERDECK_PROGRAM, "keys", "set", "anthropic", nullptr};
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        execve(arguments[0], const_cast<char* const*>(arguments), const_cast<char* const*>(environment));
        _exit(127);
    }
    Shown shown;
    char buffer[4096];
    bool hasTyped = false;
    for (ssize_t got = 0; (got = read(terminal, buffer, sizeof buffer)) > 0;) {
        shown.text.append(buffer, got);
        if (!std::exchange(hasTyped, hasTyped || shown.text.contains("not shown")) && hasTyped && write(terminal, typed.constData(), size_t(typed.size())) < 0)
            break;
    }
    int status = 0;
    waitpid(child, &status, 0);
    close(terminal);
    shown.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return shown;
}

} // namespace

class KeysCommand : public AppTest {
protected:
    Ran set(const QByteArray& key, const QString& name = QStringLiteral("anthropic"))
    {
        return program.feed({QStringLiteral("keys"), QStringLiteral("set"), name, QStringLiteral("--json")}, key);
    }
    QList<Json> listed() { return program.json(words("keys list")).json().at(u"keys").items(); }
};

TEST_F(KeysCommand, WithoutAKeyringAndWithoutAnybodyAtWorkAKeyIsNotKeptAndThatIsSaid)
{
    const Ran ran = set(kKey);
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.message().contains(QLatin1String("not kept"))) << ran.out.toStdString();
    EXPECT_TRUE(ran.message().contains(QLatin1String("D-Bus"))) << ran.out.toStdString();
    EXPECT_FALSE((ran.out + ran.err).contains(kKey));
    const Json list = program.json(words("keys")).json();
    EXPECT_EQ(list.at(u"keyring").toString(), QStringLiteral("no-dbus"));
    EXPECT_TRUE(list.at(u"keys").items().isEmpty());
}

TEST_F(KeysCommand, AnArgumentIsNoWayForAKey)
{
    const Ran ran = program.json({QStringLiteral("keys"), QStringLiteral("set"), QStringLiteral("anthropic"), QString::fromLatin1(kKey)});
    EXPECT_EQ(ran.code, 2);
    EXPECT_FALSE((ran.out + ran.err).contains(kKey));
    EXPECT_TRUE(ran.out.contains("revoke")) << ran.out.toStdString();
}

TEST_F(KeysCommand, WhatCannotBeAKeyIsNotRepeated)
{
    for (const QByteArray& wrong : {QByteArray(), QByteArray("\n"), QByteArray("short"), QByteArray("sk-two lines\nsk-of-them-here"), kKey + " " + kKey}) {
        const Ran ran = set(wrong);
        EXPECT_EQ(ran.code, 2) << wrong.toStdString();
        EXPECT_FALSE(ran.out.contains("sk-")) << ran.out.toStdString();
    }
    EXPECT_EQ(set(kKey, QStringLiteral("No Name")).code, 2);
    const Ran nobody = set(kKey, QStringLiteral("mine"));
    EXPECT_EQ(nobody.code, 4);
    EXPECT_TRUE(nobody.message().contains(QLatin1String("has an address yet"))) << nobody.message().toStdString();
    EXPECT_EQ(program.json(words("keys remove anthropic")).code, 4);
    EXPECT_EQ(program.json(words("keys show anthropic")).code, 2);
}

TEST_F(KeysCommand, WhoeverIsAtWorkKeepsItUntilItEnds)
{
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    const Ran ran = set("  " + kKey + "\r\n");
    ASSERT_EQ(ran.code, 0) << ran.out.toStdString();
    EXPECT_EQ(ran.json().at(u"kept").toString(), QStringLiteral("session"));
    EXPECT_TRUE(ran.json().at(u"done").toString().contains(QLatin1String("only until"))) << ran.out.toStdString();
    EXPECT_EQ(ran.json().at(u"given_for").toString(), QStringLiteral("https://api.anthropic.com"));
    ASSERT_EQ(listed().size(), 1);
    EXPECT_EQ(listed().first().at(u"given_for").toString(), QStringLiteral("https://api.anthropic.com"));
    EXPECT_EQ(listed().first().at(u"kept").toString(), QStringLiteral("session"));
    EXPECT_EQ(listed().first().at(u"for").toString(), QStringLiteral("Anthropic: models"));
    EXPECT_EQ(set(kKey, QStringLiteral("brave")).code, 0);
    EXPECT_EQ(program.json(words("keys remove anthropic")).code, 0);
    ASSERT_EQ(listed().size(), 1);
    EXPECT_EQ(listed().first().at(u"name").toString(), QStringLiteral("brave"));
    EXPECT_GE(endPolitely(*holder), 0);
    EXPECT_TRUE(listed().isEmpty()) << "it was in no keyring";
}

TEST_F(KeysCommand, APasswordOfMailIsTakenAsItIsAndAKeyIsNot)
{
    QDir(program.home()).mkpath(QStringLiteral("connectors"));
    writeFile(program.home() + QStringLiteral("/connectors/post.json"), R"({"v":1,"id":"post","kind":"smtp","title":"Post","organisations":["marketing-department"],"url":"smtps://mail.example.org","user":"press","key":"post","from":"The Press <press@example.org>","clearance":"pii"})");
    writeFile(program.home() + QStringLiteral("/mail-in.json"), R"({"v":1,"mailboxes":[{"id":"answers","organisation":"marketing-department","connector":"post","url":"imaps://imap.example.org","user":"press","key":"mail-in-answers","folder":"INBOX","minutes":15}]})");
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    const QByteArray password = " Grüße an Ж ";
    for (const char* name : {"post", "mail-in-answers"}) {
        const Ran ran = set(password + "\r\n", QString::fromLatin1(name));
        EXPECT_EQ(ran.code, 0) << ran.out.toStdString();
        EXPECT_FALSE((ran.out + ran.err).contains("Grü"));
        EXPECT_EQ(set("two\nlines\n", QString::fromLatin1(name)).code, 2) << name;
        EXPECT_EQ(set("\n", QString::fromLatin1(name)).code, 2) << name;
    }
    EXPECT_EQ(listed().size(), 2);
    EXPECT_EQ(set(password).code, 2);
    QLocalSocket socket;
    socket.connectToServer(app::Home(program.home()).socketName(QStringLiteral("marketing-department")));
    ASSERT_TRUE(socket.waitForConnected());
    const agents::SharedSecret secret = agents::Secret::of(password, QStringLiteral("smtps://mail.example.org"));
    EXPECT_TRUE(answerOf(socket, app::keyLine(QStringLiteral("marketing-department"), QStringLiteral("post"), *secret)).contains("\"in_keyring\":false"));
    EXPECT_TRUE(answerOf(socket, app::keyLine(QStringLiteral("marketing-department"), QStringLiteral("anthropic"), *secret)).contains("bad-input"));
    EXPECT_GE(endPolitely(*holder), 0);
}

TEST_F(KeysCommand, TheSocketTakesAKeyOnlyForItsOwnOrganisation)
{
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    QLocalSocket socket;
    socket.connectToServer(app::Home(program.home()).socketName(QStringLiteral("marketing-department")));
    ASSERT_TRUE(socket.waitForConnected());
    EXPECT_TRUE(app::isOwnUser(socket));
    const agents::SharedSecret secret = agents::Secret::of(kKey);
    EXPECT_TRUE(answerOf(socket, app::keyLine(QStringLiteral("another one"), QStringLiteral("brave"), *secret)).contains("refused"));
    EXPECT_TRUE(answerOf(socket, "key brave\n").contains("bad-input"));
    EXPECT_TRUE(answerOf(socket, app::keyLine(QStringLiteral("marketing-department"), QStringLiteral("No Name"), *secret)).contains("bad-input"));
    EXPECT_TRUE(listed().isEmpty());
    EXPECT_TRUE(answerOf(socket, app::keyLine(QStringLiteral("marketing-department"), QStringLiteral("brave"), *secret)).contains("\"in_keyring\":false"));
    EXPECT_EQ(listed().size(), 1);
    EXPECT_GE(endPolitely(*holder), 0);
}

TEST_F(KeysCommand, ATerminalShowsNothingOfIt)
{
    const Shown shown = atATerminal(program.home(), kKey + '\n');
    EXPECT_EQ(shown.code, 1);
    EXPECT_TRUE(shown.text.contains("Key for anthropic")) << shown.text.toStdString();
    EXPECT_TRUE(shown.text.contains("is not kept")) << shown.text.toStdString();
    EXPECT_FALSE(shown.text.contains(kKey.left(8))) << shown.text.toStdString();
}

TEST_F(KeysCommand, ControlCAtATerminalGivesNoKey)
{
    const Shown shown = atATerminal(program.home(), kKey.left(10) + '\x03');
    EXPECT_EQ(shown.code, 1);
    EXPECT_TRUE(shown.text.contains("no key was given")) << shown.text.toStdString();
}

TEST(KeyWire, ALineIsReadAsItWasWritten)
{
    const agents::SharedSecret secret = agents::Secret::of(kKey, QStringLiteral("https://a.example:8443"));
    const QByteArray line = app::keyLine(QStringLiteral("Ä b%20"), QStringLiteral("brave"), *secret);
    ASSERT_TRUE(app::isKeyLine(line));
    const Result<app::KeyLine> read = app::readKeyLine(line);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->organisation, QStringLiteral("Ä b%20"));
    EXPECT_EQ(read->name, QStringLiteral("brave"));
    EXPECT_EQ(read->secret->bytes().toByteArray(), kKey);
    EXPECT_EQ(read->secret->origin(), QStringLiteral("https://a.example:8443"));
    const QByteArray unbound = app::keyLine(QStringLiteral("a"), QStringLiteral("brave"), *agents::Secret::of(kKey));
    EXPECT_EQ(app::readKeyLine(unbound)->secret->origin(), QString());
    for (const QByteArray& wrong : {QByteArray("key\n"), QByteArray("key a\n"), QByteArray("key a b\n"), QByteArray("key a b c\n"), line.chopped(1), QByteArray("{}\n")})
        EXPECT_FALSE(app::readKeyLine(wrong)) << wrong.toStdString();
    EXPECT_FALSE(app::isOwnUser(QLocalSocket())) << "nobody is at the other end";
}

TEST(KeyWire, APasswordComesWithItsSpaces)
{
    const agents::SharedSecret secret = agents::Secret::of(" Grüße an Ж ", QStringLiteral("smtps://mail.example.org"));
    const Result<app::KeyLine> read = app::readKeyLine(app::keyLine(QStringLiteral("a"), QStringLiteral("post"), *secret));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->secret->bytes(), secret->bytes());
}

TEST(KeyWire, AnotherUsersSocketIsNotOnesOwn)
{
    if (geteuid() != 0)
        GTEST_SKIP() << "only root can be another user for a moment";
    TempHome folder;
    QFile::setPermissions(folder.path(), QFile::Permissions::fromInt(0x7777)); // the other one has to make a socket there
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(folder.file(QStringLiteral("socket")));
    std::copy_n(path.constData(), std::min<size_t>(size_t(path.size()), sizeof address.sun_path - 1), address.sun_path);
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    const pid_t other = fork();
    if (other == 0) {
        const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
        const bool listens = setuid(65534) == 0 && bind(listening, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && listen(listening, 1) == 0;
        const char said = listens ? 'y' : 'n';
        _exit(write(ready[1], &said, 1) == 1 && pause() == 0 ? 0 : 1);
    }
    char said = 'n';
    EXPECT_EQ(read(ready[0], &said, 1), 1);
    EXPECT_EQ(said, 'y');
    QLocalSocket mine;
    mine.connectToServer(QString::fromLocal8Bit(path));
    EXPECT_TRUE(mine.waitForConnected(5'000));
    EXPECT_FALSE(app::isOwnUser(mine));
    kill(other, SIGKILL);
    waitpid(other, nullptr, 0);
    close(ready[0]);
    close(ready[1]);
}

TEST(KeyWire, WhatIsKeptIsReadAsItWasSaid)
{
    const Result<agents::KeptKey> kept = app::readKept(app::keptLine({QStringLiteral("brave"), false, QStringLiteral("it is \"locked\""), QStringLiteral("https://a.example")}));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->name, QStringLiteral("brave"));
    EXPECT_FALSE(kept->inKeyring);
    EXPECT_EQ(kept->origin, QStringLiteral("https://a.example"));
    EXPECT_EQ(kept->why, QStringLiteral("it is \"locked\""));
    EXPECT_EQ(app::readKept("{\"error\":{\"kind\":\"refused\",\"message\":\"no\"}}\n").error().kind, Error::Rule);
    EXPECT_FALSE(app::readKept("{\"keys\":[]}\n"));
}

} // namespace qd::test
