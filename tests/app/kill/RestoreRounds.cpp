#include "tests/app/kill/RestoreRounds.h"

#include "tests/app/Program.h"

#include <QDir>
#include <QTemporaryDir>

namespace qd::test {

namespace {

enum Manner { InPeace, AgainAtTheStart, BesideALog, kManners };

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

qint64 factsOf(const Program& at)
{
    return at.json(words("status")).json().at(u"log_sequence").toInteger();
}

/// A department in which one item waits. @returns its backup; empty when there is none.
QString prepare(const Program& at, Manner manner)
{
    at.run(words("run --brief Night --approve none --wait"));
    const QString backup = at.json(words("backup now")).json().at(u"file").toString();
    if (manner == BesideALog)
        if (const auto server = at.serve(words("--pace 0.01"))) {
            at.run(words("run --brief Harbour --approve all"));
            server->kill();
            server->waitForFinished();
        }
    return backup;
}

/// @returns what is wrong, empty when nothing is.
QString tryOne(const QString& program, const QString& point, Manner manner, bool& reached)
{
    QTemporaryDir home;
    Program at(program, home.path());
    const QString backup = prepare(at, manner);
    const qint64 before = factsOf(at);
    if (backup.isEmpty() || before == 0)
        return QStringLiteral("there is nothing to put back");
    at.failAt(point);
    reached = at.run({QStringLiteral("backup"), QStringLiteral("restore"), backup}).code == 137;
    if (manner == AgainAtTheStart)
        at.run(words("serve --until-idle --pace 0"));
    at.failAt({});
    if (at.run(words("serve --until-idle --pace 0")).code == -1)
        return QStringLiteral("it does not start again");
    const Json found = at.json(words("log verify")).json();
    if (!found.at(u"ok").toBool())
        return QStringLiteral("log verify: ") + found.at(u"what").toString();
    const Json status = at.json(words("status")).json();
    const bool isNew = status.at(u"stopped").toBool();
    if (isNew == (point == QLatin1String("restore.written")))
        return isNew ? QStringLiteral("the new record is there before its name was") : QStringLiteral("the old record is there again");
    if (!isNew && found.at(u"facts").toInteger() < before)
        return QStringLiteral("facts are gone");
    if (isNew && status.at(u"waiting").toInteger() < 1)
        return QStringLiteral("what waited at the backup waits no more");
    const QDir records(home.path() + QStringLiteral("/records"));
    return records.entryList({QStringLiteral("*.putback-*")}).isEmpty() ? QString() : QStringLiteral("half a restoration is left");
}

} // namespace

Deaths dieWhileRestoring(const QString& program, int times)
{
    Deaths deaths;
    for (const char* point : {"restore.written", "restore.prepared", "restore.kept_aside", "restore.log_removed", "restore.heads_named"})
        for (int i = 0; i < times; ++i) {
            bool reached = false;
            const QString wrong = tryOne(program, QString::fromLatin1(point), Manner(i % kManners), reached);
            ++deaths.rounds;
            deaths.reached[QLatin1String(point)] += reached ? 1 : 0;
            if (!wrong.isEmpty() || !reached)
                deaths.broken += QStringLiteral("%1, manner %2: %3").arg(QLatin1String(point)).arg(i % kManners)
                                     .arg(reached ? wrong : QStringLiteral("the fail point was never reached"));
        }
    return deaths;
}

} // namespace qd::test
