#include "tests/app/keys/KeyTrial.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

namespace qd::test {

namespace {

constexpr int kLongestMs = 20'000;
constexpr int kWaits = 3; ///< how what works ends where somebody is asked: of a key that was refused
const char* const kNames[] = {"anthropic", "openai", "openrouter", "azure", "brave", "tavily", "mine-7", "mine-8", "mine-9", "mine-10", "mine-11", "mine-12"};
const QString kSession = QStringLiteral("session");
const QString kKeyring = QStringLiteral("keyring");

QString nameOf(int key)
{
    return QString::fromLatin1(kNames[key]);
}

QStringList allNames()
{
    QStringList names;
    for (int key = 0; key < int(std::size(kNames)); ++key)
        names.append(nameOf(key));
    return names;
}

QStringList line(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

} // namespace

KeyTrial::Site::Site(const QString& programFile, quint32 seed)
    : program(programFile, folder.filePath(QStringLiteral("home")))
    , hunt(LeakHunt::canaries(seed))
    , models(hunt, allNames())
{
    models.write(program.home());
    const auto place = [this](const char* variable, const char* name) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        program.set(QString::fromLatin1(variable), path);
    };
    place("HOME", "user");
    place("XDG_DATA_HOME", "data");
    place("XDG_CONFIG_HOME", "config");
    place("XDG_CACHE_HOME", "cache");
    place("XDG_STATE_HOME", "state");
    place("XDG_RUNTIME_DIR", "run");
    place("TMPDIR", "tmp");
    for (const char* talkative : {"QDBUS_DEBUG", "G_DBUS_DEBUG"}) // everything that libraries have to say
        program.set(QString::fromLatin1(talkative), QStringLiteral("all"));
    program.set(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
}

QStringList KeyTrial::play(bool hasKeyring)
{
    Site at(m_program, m_dice.generate());
    const QString before = QDir::currentPath();
    QDir::setCurrent(at.folder.path()); // core files come here
    if (hasKeyring) {
        if (!at.session.start(at.folder.path()))
            at.wrong += QStringLiteral("the D-Bus daemon does not start");
        at.program.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), at.session.address());
    }
    const QString kept = hasKeyring ? kKeyring : kSession;
    if (at.wrong.isEmpty() && waitForRing(at, hasKeyring ? QStringLiteral("open") : QStringLiteral("no-dbus")) && serve(at)) {
        giveKeys(at, kept);
        expectKeys(at, int(at.hunt.keys().size()), kept);
        work(at, hasKeyring);
        if (hasKeyring)
            tryLocked(at);
        crash(at);
        if (serve(at)) {
            expectKeys(at, hasKeyring ? int(at.hunt.keys().size()) : 0, kept);
            run(at, line("keys remove anthropic"), hasKeyring ? 0 : 4);
            leave(at, {0, kWaits}); // whether somebody is asked by then depends on how far the work has come
        }
    }
    judge(at);
    QDir::setCurrent(before);
    return at.wrong;
}

bool KeyTrial::waitForRing(Site& at, const QString& state)
{
    QElapsedTimer timer;
    timer.start();
    QString last;
    do {
        last = run(at, line("keys list --json")).json().at(u"keyring").toString();
    } while (last != state && at.wrong.isEmpty() && timer.elapsed() < kLongestMs);
    if (last != state)
        at.wrong += QStringLiteral("the keyring is \"%1\" instead of \"%2\"").arg(last, state);
    return last == state;
}

bool KeyTrial::serve(Site& at)
{
    const QString said = at.folder.filePath(QStringLiteral("said-%1").arg(++m_servers)); // searched with everything else
    at.server = at.program.start(line("serve --pace 0"), said);
    QByteArray text;
    QElapsedTimer timer;
    timer.start();
    do {
        at.server->waitForFinished(20);
        QFile file(said);
        text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    } while (!text.contains("serving ") && at.server->state() == QProcess::Running && timer.elapsed() < kLongestMs);
    if (text.contains("serving "))
        return true;
    at.wrong += QStringLiteral("it does not serve: ") + QString::fromUtf8(text.right(1000));
    return false;
}

Ran KeyTrial::run(Site& at, const QStringList& arguments, int wantedCode, bool waits)
{
    const Ran ran = at.program.run(arguments);
    const QString what = arguments.join(u' ');
    at.hunt.search(QStringLiteral("standard output of %1").arg(what), ran.out);
    at.hunt.search(QStringLiteral("standard error of %1").arg(what), ran.err);
    if (ran.code != wantedCode && !(waits && ran.code == kWaits))
        at.wrong += QStringLiteral("%1 ended with %2 instead of %3: %4").arg(what).arg(ran.code).arg(wantedCode).arg(QString::fromUtf8(ran.out + ran.err.right(400)));
    return ran;
}

void KeyTrial::giveKeys(Site& at, const QString& kept)
{
    writeFile(at.program.home() + QStringLiteral("/tools/echo.json"),
              QStringLiteral(R"({"v":1,"id":"echo","title":"Echo","url":"%1","key":"%2","tools":{"look":"reads"}})").arg(at.models.toolsAddress(), QLatin1String(KeyedModels::kToolsKey)).toUtf8());
    for (int key = 0; key < at.hunt.keys().size(); ++key) {
        const QStringList arguments{QStringLiteral("keys"), QStringLiteral("set"), nameOf(key), QStringLiteral("--json")};
        const Ran ran = at.program.feed(arguments, at.hunt.keys()[key] + '\n', [&at](qint64 process) { at.hunt.searchProcess(process); });
        at.hunt.search(QStringLiteral("standard output of keys set"), ran.out);
        at.hunt.search(QStringLiteral("standard error of keys set"), ran.err);
        keys += ran.code == 0;
        if (ran.code != 0 || ran.json().at(u"kept").toString() != kept)
            at.wrong += QStringLiteral("a key is not taken: ") + QString::fromUtf8(ran.out + ran.err.right(400));
    }
}

void KeyTrial::expectKeys(Site& at, int count, const QString& kept)
{
    int found = 0;
    for (const Json& key : run(at, line("keys list --json")).json().at(u"keys").items())
        found += key.at(u"kept").toString() == kept;
    if (found != count)
        at.wrong += QStringLiteral("%1 keys are listed as kept in the %2, not %3").arg(found).arg(kept).arg(count);
}

void KeyTrial::work(Site& at, bool hasKeyring)
{
    run(at, {QStringLiteral("run"), QStringLiteral("--brief"), QStringLiteral("Why a shop should count its shelves"), QStringLiteral("--approve"),
             QStringLiteral("all"), QStringLiteral("--wait"), QStringLiteral("--json")});
    askModels(at);
    askTools(at, hasKeyring);
    for (const char* report : {"status", "keys", "traffic", "decisions", "costs --csv", "log show", "log export --out exported.jsonl", "backup now", "log verify"})
        run(at, line(report));
    at.hunt.searchProcess(at.server->processId());
}

/// Every agent at once, each with a key of its own; what comes says the key again in every third answer.
void KeyTrial::askModels(Site& at)
{
    run(at, line("models use tiers"));
    at.models.misbehave();
    run(at, {QStringLiteral("run"), QStringLiteral("--workflow"), QStringLiteral("notes"), QStringLiteral("--brief"), QStringLiteral("What a key is for")}, 0, true); // one of them is refused its key, and asks for another
    if (!at.models.waitForCalls(KeyedModels::kAgents, kLongestMs))
        at.wrong += QStringLiteral("models were asked %1 times instead of %2").arg(at.models.requests()).arg(KeyedModels::kAgents);
}

/// A server of tools that says its key in every way there is. Without a keyring only the server at work has the key, and who wants it is told.
void KeyTrial::askTools(Site& at, bool hasKeyring)
{
    run(at, line("tools show echo --start"), 4); // nothing is shown a key before it was allowed
    run(at, line("tools allow echo"), hasKeyring ? 0 : 4);
    if (!hasKeyring)
        return;
    if (!run(at, line("tools call echo look")).out.contains("asked with a key of"))
        at.wrong += QStringLiteral("the server of tools is not asked with its key");
    for (const char* how : {"words", "codes", "base64", "hex", "percent", "split", "failure", "status"}) {
        run(at, {QStringLiteral("tools"), QStringLiteral("call"), QStringLiteral("echo"), QStringLiteral("look"), QStringLiteral("--input"), QStringLiteral("{\"how\":\"%1\"}").arg(QLatin1String(how))}, 1);
        ++echoes;
    }
}

/// A keyring that is locked gives nothing and takes nothing, says so, and holds on to what it has.
void KeyTrial::tryLocked(Site& at)
{
    at.session.lock();
    if (!waitForRing(at, QStringLiteral("locked")))
        return;
    const Ran late = at.program.feed(line("keys set vllm --json"), at.hunt.keys()[0]);
    at.hunt.search(QStringLiteral("standard output of keys set"), late.out);
    at.hunt.search(QStringLiteral("standard error of keys set"), late.err);
    if (late.json().at(u"kept").toString() != kSession || !late.json().at(u"why").toString().contains(QLatin1String("locked")))
        at.wrong += QStringLiteral("nothing says that the keyring is locked: ") + QString::fromUtf8(late.out);
    if (!run(at, line("keys remove openai --json"), 1).message().contains(QLatin1String("locked")))
        at.wrong += QStringLiteral("removing a key from a locked keyring does not say that it is locked");
    run(at, line("keys remove vllm"));
    at.session.unlock();
    if (waitForRing(at, QStringLiteral("open")))
        expectKeys(at, int(at.hunt.keys().size()), kKeyring);
}

/// In the middle of its work, as a fault of its own would end it.
void KeyTrial::crash(Site& at)
{
    run(at, {QStringLiteral("run"), QStringLiteral("--brief"), QStringLiteral("What a second count finds"), QStringLiteral("--approve"), QStringLiteral("all")});
    QThread::msleep(m_dice.bounded(300u));
    ::kill(pid_t(at.server->processId()), SIGSEGV);
    crashes += at.server->waitForFinished(kLongestMs) && at.server->exitStatus() == QProcess::CrashExit;
    leave(at, {-1});
}

void KeyTrial::leave(Site& at, const QList<int>& exitCodes)
{
    const int code = at.server->state() == QProcess::NotRunning ? -1 : endPolitely(*at.server);
    if (!exitCodes.contains(code))
        at.wrong += QStringLiteral("the server ended with %1").arg(code);
}

void KeyTrial::judge(Site& at)
{
    at.hunt.searchTree(at.folder.path());
    at.wrong += at.models.judge();
    requests += at.models.requests();
    leastUsed = std::min(leastUsed, at.models.used());
    for (const QFileInfo& file : QDir(at.folder.path()).entryInfoList({QStringLiteral("core*")}, QDir::Files))
        at.wrong += QStringLiteral("it left a core file: ") + file.fileName();
    if (!at.hunt.leaks.isEmpty())
        at.wrong += inWords(at.hunt.leaks);
    places += at.hunt.places;
    bytes += at.hunt.bytes;
    leaks += int(at.hunt.leaks.size());
    if (!at.wrong.isEmpty()) {
        at.folder.setAutoRemove(false);
        at.wrong.prepend(QStringLiteral("the folder is kept: ") + at.folder.path());
    }
}

bool KeyTrial::findsCores()
{
    const QTemporaryDir folder;
    LeakHunt hunt(LeakHunt::canaries(m_dice.generate()));
    const pid_t child = fork();
    if (child == 0) {
        if (chdir(QFile::encodeName(folder.path()).constData()) != 0)
            _exit(1);
        const QByteArray& key = hunt.keys()[0];
        char* const held = static_cast<char*>(std::malloc(4096));
        std::memcpy(held, key.constData(), size_t(key.size()));
        std::abort();
    }
    int status = 0;
    waitpid(child, &status, 0);
    hunt.searchTree(folder.path());
    return !hunt.leaks.isEmpty();
}

} // namespace qd::test
