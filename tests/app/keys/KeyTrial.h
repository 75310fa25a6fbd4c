#pragma once

#include "tests/app/Program.h"
#include "tests/app/keys/DesktopSession.h"
#include "tests/app/keys/KeyedModels.h"
#include "tests/app/keys/LeakHunt.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

namespace qd::test {

/// Gives a program twelve keys, has it work, ask models and a server of tools with them that say them again, report, back up and crash, and looks for
/// the keys in everything that it left behind, said or showed: files, standard output and error, command lines, environments,
/// core files, and what it sent to hosts that they are not of.
class KeyTrial {
public:
    KeyTrial(QString program, quint32 seed) : m_program(std::move(program)), m_dice(seed) {}

    /// One home, with a desktop's keyring or without one. @returns what is wrong.
    QStringList play(bool hasKeyring);
    /// Has this process die with a key in its memory, as a control. @returns whether its core file was found, and the key in it.
    bool findsCores();

    int keys = 0;
    int crashes = 0;
    int places = 0;
    qint64 bytes = 0;
    int leaks = 0;
    int requests = 0;  ///< of models
    int leastUsed = 12; ///< keys that models were asked with, in a round
    int echoes = 0;     ///< answers of a server of tools that said its key

private:
    /// A folder with everything of one round.
    struct Site {
        explicit Site(const QString& programFile, quint32 seed);
        QTemporaryDir folder;
        Program program;
        DesktopSession session;
        LeakHunt hunt;
        KeyedModels models;
        std::unique_ptr<QProcess> server;
        QStringList wrong;
    };
    bool waitForRing(Site& at, const QString& state);
    bool serve(Site& at);
    void leave(Site& at, const QList<int>& exitCodes);
    /// `waits`: it may end with somebody being asked, too.
    Ran run(Site& at, const QStringList& arguments, int wantedCode = 0, bool waits = false);
    void giveKeys(Site& at, const QString& kept);
    void expectKeys(Site& at, int count, const QString& kept);
    void work(Site& at, bool hasKeyring);
    void askModels(Site& at);
    void askTools(Site& at, bool hasKeyring);
    void tryLocked(Site& at);
    void crash(Site& at);
    void judge(Site& at);

    QString m_program;
    QRandomGenerator m_dice;
    int m_servers = 0;
};

} // namespace qd::test
