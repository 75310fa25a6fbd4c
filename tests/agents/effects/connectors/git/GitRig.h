#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/connectors/git/GitConnector.h"
#include "core/base/Digest.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <gtest/gtest.h>

namespace qd::test {

/// A bare repository with one commit on "main", whose own hook counts what was pushed to it, and a dispatcher that puts things there
/// with the real git.
class GitRig {
public:
    explicit GitRig(agents::Patience patience = {}) : keys(home.file(QStringLiteral("settings.ini")), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0))
    {
        git({QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--bare"), QStringLiteral("--template="), remote()});
        start = commit({}, QStringLiteral("README"), "A site\n");
        move(start);
        hook(QStringLiteral("post-receive"), QStringLiteral("cat >>%1").arg(home.file(QStringLiteral("pushes"))));
        std::vector<std::unique_ptr<agents::Connector>> all;
        all.push_back(std::make_unique<agents::GitConnector>(file(), std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)}), clock, home.file(QStringLiteral("clones")),
                                                            agents::GitConnector::Looks{Duration(0), Duration(20)}));
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(all), patience);
        dispatcher->start();
    }

    QString remote() const { return home.file(QStringLiteral("remote.git")); }
    agents::ConnectorFile file() const
    {
        agents::ConnectorFile file;
        file.id = QStringLiteral("site");
        file.kind = agents::ConnectorKind::Git;
        file.title = QStringLiteral("The site");
        file.url = QStringLiteral("file://") + remote();
        file.branch = QStringLiteral("main");
        file.path = QStringLiteral("content");
        file.author = QStringLiteral("Harbor & Pine <blog@harbor.example>");
        return file;
    }
    /// What git says, asked from outside; the words must be right.
    QByteArray git(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
        for (const char* role : {"AUTHOR", "COMMITTER"}) {
            environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(role)), QStringLiteral("Somebody"));
            environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(role)), QStringLiteral("somebody@example.org"));
        }
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("git"), arguments);
        process.write(input);
        process.closeWriteChannel();
        EXPECT_TRUE(process.waitForFinished()) << arguments.join(u' ').toStdString();
        EXPECT_EQ(process.exitCode(), 0) << arguments.join(u' ').toStdString() << process.readAllStandardError().toStdString();
        return process.readAllStandardOutput();
    }
    QByteArray there(const QStringList& arguments, const QByteArray& input = {}) const { return git(QStringList{QStringLiteral("--git-dir=") + remote()} + arguments, input); }
    /// A commit in the repository, of one file; on no branch.
    QString commit(const QString& parent, const QString& name, const QByteArray& bytes) const
    {
        const QByteArray blob = there({QStringLiteral("hash-object"), QStringLiteral("-w"), QStringLiteral("--stdin")}, bytes).trimmed();
        const QByteArray tree = there({QStringLiteral("mktree")}, "100644 blob " + blob + '\t' + name.toUtf8() + '\n').trimmed();
        QStringList words{QStringLiteral("commit-tree"), QString::fromLatin1(tree), QStringLiteral("-m"), name};
        if (!parent.isEmpty())
            words << QStringLiteral("-p") << parent;
        return QString::fromLatin1(there(words).trimmed());
    }
    void move(const QString& to) const { there({QStringLiteral("update-ref"), QStringLiteral("refs/heads/main"), to}); }
    QString head() const { return QString::fromLatin1(there({QStringLiteral("rev-parse"), QStringLiteral("refs/heads/main")}).trimmed()); }
    void hook(const QString& name, const QString& script) const
    {
        QDir().mkpath(remote() + QStringLiteral("/hooks"));
        QFile file(remote() + QStringLiteral("/hooks/") + name);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script.toUtf8() + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    void noHook(const QString& name) const { QFile::remove(remote() + QStringLiteral("/hooks/") + name); }
    /// How often something was pushed, as the repository's own hook counts it.
    qsizetype pushes() const
    {
        QFile file(home.file(QStringLiteral("pushes")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    }

    agents::Delivery piece(const QByteArray& page = "<p>Hello</p>\n") const
    {
        agents::Delivery piece;
        piece.effect = EffectId::make(clock.now());
        piece.content.connector = {QStringLiteral("site")};
        piece.content.title = QStringLiteral("The first ninety days");
        piece.content.destination = QStringLiteral("file://%1#main:content/posts/first/").arg(remote());
        for (const auto& [name, bytes] : {std::pair{QStringLiteral("posts/first/index.html"), page}, std::pair{QStringLiteral("posts/first/header.png"), QByteArray("\x89PNG\0\1", 6)}}) {
            piece.content.files.append({name, sha256(bytes), QStringLiteral("text/html"), bytes.size()});
            piece.blobs.insert(sha256(bytes), bytes);
        }
        return piece;
    }
    Result<agents::Sight> seen(const agents::Delivery& piece)
    {
        return answerOf<Result<agents::Sight>>([&](const std::function<void(Result<agents::Sight>)>& take) { dispatcher->look(piece, &mailbox, take); });
    }
    /// As it would be approved.
    agents::Delivery looked(agents::Delivery piece)
    {
        const Result<agents::Sight> sight = seen(piece);
        EXPECT_TRUE(sight) << (sight ? std::string() : sight.error().text.toStdString());
        if (!sight)
            return piece;
        preview = sight->preview;
        piece.content.target = sight->target;
        for (auto one = sight->details.begin(); one != sight->details.end(); ++one)
            piece.content.details.insert(one.key(), *one);
        return piece;
    }
    agents::Outcome sent(const agents::Delivery& piece)
    {
        return answerOf<agents::Outcome>([&](const std::function<void(agents::Outcome)>& take) { dispatcher->dispatch(piece, &mailbox, take); });
    }
    agents::LookedUp found(const agents::Delivery& piece)
    {
        return answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher->lookUp(piece, &mailbox, take); });
    }
    Result<QString> tried()
    {
        return answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher->test({QStringLiteral("site")}, &mailbox, take); });
    }

    TempHome home;
    SystemClock clock;
    agents::KeyShelf keys;
    Mailbox mailbox;
    QString start;
    QString preview;
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

} // namespace qd::test
