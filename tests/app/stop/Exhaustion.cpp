#include "tests/app/stop/Exhaustion.h"

#include "tests/app/RecordFacts.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sys/stat.h>

namespace qd::test {

namespace {

const QString kOrganisation = QStringLiteral("field-notes");
constexpr int kLongestMs = 180'000;
constexpr int kThreads = 8; // that may be given up

/// The organisation with one workflow in which each of its agents has a step of its own at once.
QByteArray wideOrganisation()
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray steps;
    for (const char* agent : {"editor", "reporter", "illustrator"}) {
        const QString id = QString::fromLatin1(agent);
        steps.append(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("title"), id}, {QStringLiteral("kind"), QStringLiteral("turn")},
                                 {QStringLiteral("agent"), id}, {QStringLiteral("prompt"), QStringLiteral("planning")},
                                 {QStringLiteral("reply"), QStringLiteral("planning")}, {QStringLiteral("time_limit_ms"), 600'000},
                                 {QStringLiteral("retries"), 9}});
    }
    whole.insert(QStringLiteral("workflows"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("wide")},
        {QStringLiteral("title"), QStringLiteral("Wide")}, {QStringLiteral("steps"), steps}}});
    return QJsonDocument(whole).toJson();
}

int threadsOf(qint64 process)
{
    return int(QDir(QStringLiteral("/proc/%1/task").arg(process)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

/// Paused agents are let go on, as she would.
void letGoOn(const QString& record, ControlLine& line)
{
    QStringList questions;
    readFacts(record, 0, [&](const SeenFact& fact) {
        const QJsonObject escalation = fact.body.value(QLatin1String("escalation")).toObject();
        if (fact.kind == QLatin1String("escalation-raised"))
            questions.append(escalation.value(QLatin1String("id")).toString());
    });
    for (const QString& question : std::as_const(questions))
        if (const std::optional<EscalationId> id = EscalationId::fromString(question))
            line.send(SettleEscalation{*id, true, {}});
}

} // namespace

QStringList Exhaustion::play(const QString& programFile)
{
    QTemporaryDir home;
    const Program program(programFile, home.path());
    writeFile(home.path() + QStringLiteral("/organisations/%1.json").arg(kOrganisation), wideOrganisation());
    QDir(home.path()).mkpath(QStringLiteral("prompts"));
    const QByteArray prompt = QFile::encodeName(home.path() + QStringLiteral("/prompts/planning.md"));
    if (::mkfifo(prompt.constData(), 0600) != 0)
        return {QStringLiteral("no pipe can be made")};
    const auto server = program.serve({QStringLiteral("--org"), kOrganisation, QStringLiteral("--pace"), QStringLiteral("0")});
    ControlLine line(home.path(), kOrganisation);
    if (!server || !line.open())
        return {QStringLiteral("it does not start")};
    const qint64 process = server->processId();
    SubmitBrief brief;
    brief.text = QStringLiteral("What three people make of it at once");
    if (line.begin(brief).isEmpty())
        return {QStringLiteral("the brief is not taken")};
    const QByteArray said = wearOut(*server, prompt);
    if (startedAgain != 1 || server->processId() != process || !line.open())
        return {QStringLiteral("it did not start itself again; it said: ") + QString::fromUtf8(said)};
    QStringList wrong = finish(*server, line, home.path() + QStringLiteral("/records/%1.qdr").arg(kOrganisation));
    if (endPolitely(*server) < 0)
        wrong += QStringLiteral("it does not end well");
    return wrong;
}

/// Until it has started itself again. @returns what it said.
QByteArray Exhaustion::wearOut(QProcess& server, const QByteArray& prompt)
{
    QElapsedTimer timer;
    timer.start();
    QByteArray said;
    while (timer.elapsed() < kLongestMs && !said.contains("serving ") && server.state() == QProcess::Running) {
        threads = qMax(threads, threadsOf(server.processId()));
        server.waitForReadyRead(100);
        said += server.readAllStandardError();
        if (said.contains("starting again"))
            ::unlink(prompt.constData()); // what hung them is gone when the fresh process asks
    }
    seconds = int(timer.elapsed() / 1000);
    startedAgain = int(said.count("serving "));
    return said;
}

QStringList Exhaustion::finish(QProcess& server, ControlLine& line, const QString& record)
{
    QElapsedTimer timer;
    QString outcome;
    for (timer.start(); timer.elapsed() < kLongestMs && outcome.isEmpty(); server.waitForFinished(100)) {
        letGoOn(record, line);
        hung = 0;
        readFacts(record, 0, [&](const SeenFact& fact) {
            hung += fact.kind == QLatin1String("agent-hung");
            outcome = fact.kind == QLatin1String("run-finished") ? fact.text("outcome") : outcome;
        });
    }
    QStringList wrong;
    if (outcome != QLatin1String("finished"))
        wrong += QStringLiteral("the run ended as \"%1\"").arg(outcome);
    if (hung != kThreads)
        wrong += QStringLiteral("%1 hangs are on record instead of %2").arg(hung).arg(kThreads);
    return wrong;
}

} // namespace qd::test
