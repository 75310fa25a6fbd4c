#pragma once

#include "tests/app/RecordFacts.h"
#include "tests/app/record/DiskLog.h"

#include <QMap>
#include <QStringList>

namespace qd::test {

/// A whole run of the real program, with every step that its home on the disk took and what an onlooker had seen of it before.
class HomeRun {
public:
    /// Has the program do one run in `home`, which everything is put back to later: what is approved names its path.
    /// @returns whether it came to its end and published something.
    bool record(const QString& home, const QString& log);

    QString home;
    QList<DiskStep> steps;  ///< those of "ack" say in `at` how many facts were seen, or -1 when the run said that it was done
    QList<SeenFact> facts;  ///< as they were seen
    QStringList said;       ///< files that it said it had published, below the home
    QStringList ends;       ///< of its runs
    int effects = 0;        ///< confirmed
    QMap<QString, QByteArray> published; ///< what lay there in the end
    /// Every file that an effect has to leave there, by the effect: path below the home, SHA-256.
    QMap<QString, QMap<QString, QByteArray>> promised;

private:
    void notice(QIODevice& log);
    void take(const SeenFact& fact);
};

/// The home as the power left it, and what had been seen of the run before.
struct HomeCut {
    const HomeRun& run;
    QMap<QString, QByteArray> files;
    QMap<QString, QList<QByteArray>> whole; ///< what each file below published/ held whenever it was given its name
    int seen = 0;                           ///< facts
    bool saidAll = false;                   ///< the run said what it had published

    /// Puts it on the disk, in place of what is there.
    void lay() const;
    /// What an outsider finds wrong before anything is started on it; empty when nothing is.
    QStringList judgeAsItIs() const;
    /// What is wrong when the program was started on it and has ended what was begun.
    QStringList judgeAfterStart() const;

private:
    QStringList judgeRecord() const;
    QStringList judgePublished() const;
    QString recordFile() const;
};

} // namespace qd::test
