#include "tests/app/kill/CommandRounds.h"

#include "tests/app/Program.h"
#include "tests/app/kill/RecordLook.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace qd::test {

namespace {

constexpr int kAsIfKilled = 137;

QStringList words(const QString& line)
{
    return line.split(QLatin1Char(' '));
}

const QString kWork = QStringLiteral("run --brief Harbour --approve all --wait --pace 0");
const QString kStart = QStringLiteral("serve --until-idle --pace 0");
const QString kBackup = QStringLiteral("backup now");

struct Place {
    const char* point;
    QString command; ///< during which the program dies there
};

QString recordIn(const Program& at)
{
    return at.home() + QStringLiteral("/records/marketing-department.qdr");
}

/// A record of one work; for a backup, two of one day long ago beside it, of which the older is to be dropped.
bool prepare(const Program& at, const QString& command)
{
    if (command == kStart)
        return true; // the first start of all
    if (at.run(words(kWork)).code != 0)
        return false;
    if (command != kBackup)
        return true;
    const QString made = at.json(words(kBackup)).json().at(u"file").toString();
    const QDir folder = QFileInfo(made).absoluteDir();
    bool all = !made.isEmpty();
    for (const char* old : {"20200101T000000.000Z.qdr", "20200101T000001.000Z.qdr"})
        for (const char* part : {"", ".heads"})
            all = all && QFile::copy(made + QLatin1String(part), folder.filePath(QLatin1String(old) + QLatin1String(part)));
    return all;
}

QString judgeBackups(const Program& at)
{
    const Ran again = at.json(words(kBackup));
    if (again.code != 0)
        return QStringLiteral("no backup can be made: ") + again.message();
    const QList<Json> listed = at.json(words(QStringLiteral("backup list"))).json().at(u"backups").items();
    for (const Json& backup : listed) {
        const QString file = backup.at(u"file").toString();
        if (at.run({QStringLiteral("backup"), QStringLiteral("verify"), file}).code != 0)
            return QStringLiteral("the backup %1 is not whole").arg(file);
    }
    const auto hasDay = [&](const char* day) {
        return std::any_of(listed.begin(), listed.end(), [&](const Json& one) { return QFileInfo(one.at(u"file").toString()).fileName().startsWith(QLatin1String(day)); });
    };
    return hasDay("20200101T000001") && !hasDay("20200101T000000") ? QString() : QStringLiteral("another backup than the older of one day was dropped");
}

/// @returns what is wrong, empty when nothing is.
QString tryOne(const QString& program, const Place& place, bool& reached)
{
    QTemporaryDir home;
    Program at(program, home.path());
    if (!prepare(at, place.command))
        return QStringLiteral("there is nothing to begin with");
    at.failAt(QLatin1String(place.point));
    reached = at.run(words(place.command)).code == kAsIfKilled;
    at.failAt({});
    const RecordLook before = lookAt(recordIn(at));
    if (const Ran again = at.run(words(kWork)); again.code != 0)
        return QStringLiteral("it does not work again: ") + QString::fromUtf8(again.err);
    const RecordLook now = lookAt(recordIn(at));
    if (!now.read || !now.isDone())
        return QStringLiteral("not everything has ended");
    for (auto fact = before.hashes.begin(); fact != before.hashes.end(); ++fact)
        if (now.hashes.value(fact.key()) != fact.value())
            return QStringLiteral("fact %1 is gone or another").arg(fact.key());
    const Json found = at.json(words(QStringLiteral("log verify"))).json();
    if (!found.at(u"ok").toBool() || found.at(u"heads").at(u"signed_up_to").toInteger() != now.hashes.size())
        return QStringLiteral("log verify: ") + QString::fromUtf8(found.toText());
    return place.command == kBackup ? judgeBackups(at) : QString();
}

} // namespace

Deaths dieInACommand(const QString& program, int times)
{
    Deaths deaths;
    for (const Place& place : {Place{"adopt.before", kStart}, Place{"adopt.between", kStart}, Place{"record.before_commit", kStart}, Place{"record.after_commit", kStart},
                               Place{"heads.before_line", kWork}, Place{"heads.after_line", kWork}, Place{"snapshot.before_commit", kWork}, Place{"snapshot.after_commit", kWork},
                               Place{"backup.written", kBackup}, Place{"backup.verified", kBackup}, Place{"backup.heads_named", kBackup}, Place{"backup.before_drop", kBackup},
                               Place{"backup.half_dropped", kBackup}})
        for (int i = 0; i < times; ++i) {
            bool reached = false;
            const QString wrong = tryOne(program, place, reached);
            ++deaths.rounds;
            deaths.reached[QLatin1String(place.point)] += reached ? 1 : 0;
            if (!wrong.isEmpty() || !reached)
                deaths.broken += QStringLiteral("%1 during %2: %3").arg(QLatin1String(place.point), place.command, reached ? wrong : QStringLiteral("the fail point was never reached"));
        }
    return deaths;
}

QStringList runWithFewFiles(const QString& program, int effects, int times)
{
    QStringList wrong;
    for (int i = 0; i < times; ++i) {
        QTemporaryDir home;
        const Program few(QStringLiteral("/bin/sh"), home.path());
        const Ran ran = few.run(QStringList{QStringLiteral("-c"), QStringLiteral("ulimit -n 64 && test $(ulimit -Hn) = 64 && exec \"$@\""), QStringLiteral("sh"), program} + words(kWork));
        const Program at(program, home.path());
        const RecordLook look = lookAt(recordIn(at));
        if (ran.code != 0)
            wrong += QStringLiteral("with 64 files it ends with %1: %2").arg(ran.code).arg(QString::fromUtf8(ran.err));
        else if (!look.read || !look.isDone() || look.confirmed.size() != effects)
            wrong += QStringLiteral("with 64 files %1 effects were confirmed instead of %2").arg(look.confirmed.size()).arg(effects);
        else if (!at.json(words(QStringLiteral("log verify"))).json().at(u"ok").toBool())
            wrong += QStringLiteral("with 64 files the record is not whole");
    }
    return wrong;
}

} // namespace qd::test
