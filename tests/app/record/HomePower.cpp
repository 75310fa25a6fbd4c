#include "tests/app/record/HomePower.h"

#include "tests/app/Program.h"
#include "tests/app/kill/RecordLook.h"

#include "core/base/Digest.h"
#include "core/store/safety/Proof.h"
#include "core/store/RecordFile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace qd::test {

namespace {

const QString kOrganisation = QStringLiteral("marketing-department");
const QString kPublished = QStringLiteral("published/");
constexpr int kLongestMs = 120'000;

Program programIn(const QString& home)
{
    return Program(QStringLiteral(QUARTERDECK_PROGRAM), home);
}

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(u' ');
}

} // namespace

void HomeRun::take(const SeenFact& fact)
{
    facts.append(fact);
    if (fact.kind != QLatin1String("effect-planned"))
        return;
    const QJsonObject effect = fact.body.value(QLatin1String("effect")).toObject();
    const QJsonObject content = effect.value(QLatin1String("content")).toObject();
    const QString folder = QDir::cleanPath(QDir(home).relativeFilePath(content.value(QLatin1String("destination")).toString()));
    for (const QJsonValue& each : content.value(QLatin1String("files")).toArray()) {
        const QString name = each[QLatin1String("path")].toString().section(u'/', -1);
        promised[effect.value(QLatin1String("id")).toString()].insert(folder + u'/' + name, each[QLatin1String("sha256")].toString().toLatin1());
    }
}

/// Reads what is new, and writes beside the steps that it has been seen.
void HomeRun::notice(QIODevice& log)
{
    const qsizetype before = facts.size();
    readFacts(home + QStringLiteral("/records/%1.qdr").arg(kOrganisation), facts.isEmpty() ? 0 : facts.last().sequence, [this](const SeenFact& fact) { take(fact); });
    if (facts.size() > before)
        log.write(lineOf({'W', QStringLiteral("ack"), facts.size(), {}}));
}

bool HomeRun::record(const QString& at, const QString& log)
{
    home = at;
    QDir().mkpath(home);
    QFile onlooker(log);
    if (!onlooker.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return false;
    Program program = programIn(home);
    program.set(QStringLiteral("LD_PRELOAD"), QStringLiteral(QD_DISK_SHIM));
    program.set(QStringLiteral("QD_DISK_DIR"), home);
    program.set(QStringLiteral("QD_DISK_LOG"), log);
    const auto run = program.start(words("run --approve all --wait --json --pace 0.01 --brief") << QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one"));
    QByteArray out;
    bool isSaid = false;
    for (bool running = true; running;) {
        running = !run->waitForFinished(2) && run->state() == QProcess::Running;
        out += run->readAllStandardOutput();
        notice(onlooker);
        if (!isSaid && out.endsWith("}\n")) { // the document is out, and the program is closing its home
            onlooker.write(lineOf({'W', QStringLiteral("ack"), -1, {}}));
            isSaid = true;
        }
    }
    const Result<Json> document = Json::parse(out);
    const QList<Json> artefacts = document ? document->at(u"artefacts").items() : QList<Json>();
    for (const Json& artefact : artefacts)
        if (const QString path = artefact.at(u"path").toString(); !path.isEmpty())
            said.append(QDir(home).relativeFilePath(path));
    const RecordLook look = lookAt(home + QStringLiteral("/records/%1.qdr").arg(kOrganisation));
    ends = look.ends();
    effects = int(look.confirmed.size());
    published = treeOf(home + u'/' + kPublished);
    steps = readSteps(log);
    return run->exitCode() == 0 && isSaid && look.isDone() && effects > 0 && !said.isEmpty() && promised.size() == effects;
}

QString HomeCut::recordFile() const
{
    return run.home + QStringLiteral("/records/%1.qdr").arg(kOrganisation);
}

void HomeCut::lay() const
{
    QDir(run.home).removeRecursively();
    QDir().mkpath(run.home);
    for (auto file = files.begin(); file != files.end(); ++file)
        if (file.key().endsWith(u'/'))
            QDir().mkpath(run.home + u'/' + file.key());
        else
            writeFile(run.home + u'/' + file.key(), file.value());
}

QStringList HomeCut::judgeRecord() const
{
    const RecordLook now = lookAt(recordFile());
    QStringList wrong;
    int gone = 0;
    for (int i = 0; i < seen; ++i)
        gone += now.hashes.value(run.facts[i].sequence) == run.facts[i].hash ? 0 : 1;
    if (gone > 0)
        wrong += QStringLiteral("%1 of %2 facts that were seen are gone or others").arg(gone).arg(seen);
    return wrong;
}

/// Nothing has its name that is not whole; what the record or the run says is published lies there.
QStringList HomeCut::judgePublished() const
{
    QStringList wrong;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const bool hasItsName = file.key().startsWith(kPublished) && !file.key().endsWith(u'/') && !file.key().section(u'/', -1).startsWith(u'.');
        if (hasItsName && !whole.value(file.key()).contains(file.value()))
            wrong += QStringLiteral("%1 has its name and is not whole").arg(file.key());
    }
    const RecordLook now = lookAt(recordFile());
    for (auto effect = now.confirmed.begin(); effect != now.confirmed.end(); ++effect) {
        const QMap<QString, QByteArray> pieces = run.promised.value(effect.key());
        for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
            if (sha256(files.value(piece.key())).toHex() != piece.value())
                wrong += QStringLiteral("%1 is confirmed and does not lie there as it was approved").arg(piece.key());
    }
    for (const QString& path : run.said)
        if (saidAll && !files.contains(path))
            wrong += QStringLiteral("the run said %1 is published, and it is not there").arg(path);
    return wrong;
}

QStringList HomeCut::judgeAsItIs() const
{
    QStringList wrong = judgePublished() + judgeRecord();
    if (!QFile::exists(recordFile()))
        return wrong;
    RecordFile record(StoreLimits{0, 0});
    if (const Result<EventStore::Opened> opened = record.open(recordFile(), run.home + QStringLiteral("/private/heads.key")); !opened)
        return wrong << QStringLiteral("the record cannot be opened: ") + opened.error().text;
    if (const Verification found = verifyRecord(record.database(), record.kinds(), {recordFile(), {}}); !found.ok)
        wrong += QStringLiteral("the record is not whole: ") + found.what;
    return wrong;
}

QStringList HomeCut::judgeAfterStart() const
{
    const Program program = programIn(run.home);
    const Ran ran = program.run(words("serve --until-idle --pace 0"), kLongestMs);
    if (ran.code != 0)
        return {QStringLiteral("it ends with %1 when it is started: %2").arg(ran.code).arg(QString::fromUtf8(ran.err).trimmed())};
    QStringList wrong = judgeRecord();
    const RecordLook now = lookAt(recordFile());
    const bool begun = !now.started.isEmpty();
    if (now.ends() != (begun ? run.ends : QStringList()))
        wrong += QStringLiteral("the runs ended as \"%1\"").arg(now.ends().join(QStringLiteral(", ")));
    if (now.confirmed.size() != (begun ? run.effects : 0))
        wrong += QStringLiteral("%1 effects were confirmed instead of %2").arg(now.confirmed.size()).arg(run.effects);
    for (auto effect = now.confirmed.begin(); effect != now.confirmed.end(); ++effect)
        if (effect.value() != 1 || !now.intended.contains(effect.key()))
            wrong += QStringLiteral("the effect %1 was intended %2 times and confirmed %3 times").arg(effect.key()).arg(now.intended.value(effect.key())).arg(effect.value());
    const QMap<QString, QByteArray> raw = treeOf(run.home + u'/' + kPublished);
    for (auto file = raw.begin(); file != raw.end(); ++file)
        if (file.key().endsWith(QLatin1String("/record.json")) && !file.value().contains("\"revision\":1,"))
            wrong += QStringLiteral("%1 is not at its first revision").arg(file.key());
    if (begun && comparable(raw) != comparable(run.published))
        wrong += QStringLiteral("what is published is not what an undisturbed run publishes: ") + QStringList(raw.keys()).join(QStringLiteral(", "));
    const Json verified = program.json(words("log verify")).json();
    if (!verified.at(u"ok").toBool())
        wrong += QStringLiteral("log verify: ") + verified.at(u"what").toString();
    return wrong;
}

} // namespace qd::test
