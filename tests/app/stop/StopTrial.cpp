#include "tests/app/stop/StopTrial.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

namespace qd::test {

namespace {

constexpr int kLongestMs = 120'000;
constexpr int kPromisedMs = 1'000;
constexpr int kSoonMs = 5'000;
constexpr int kLongestForSending = 400;
constexpr int kRunsAtFirst = 3;

/// The folders of what is published or about to be: one is made before the first byte of a publication is written.
QSet<QString> publications(const QString& home)
{
    QSet<QString> folders;
    const QMap<QString, QByteArray> tree = treeOf(home + QStringLiteral("/published"));
    for (auto file = tree.begin(); file != tree.end(); ++file)
        if (file.key().endsWith(QLatin1Char('/')))
            folders.insert(file.key());
    return folders;
}

int countOf(const QStringList& lines, const char* ending)
{
    int count = 0;
    for (const QString& line : lines)
        count += line.endsWith(QLatin1String(ending));
    return count;
}

} // namespace

StopTrial::Site::Site(const QString& programFile, const QString& folder, const QString& org)
    : program(programFile, folder)
    , organisation(org)
    , line(folder, org)
    , look(folder + QStringLiteral("/records/%1.qdr").arg(org))
{
}

bool StopTrial::serve(Site& at)
{
    at.server = at.program.serve({QStringLiteral("--org"), at.organisation, QStringLiteral("--pace"), QStringLiteral("0.01")});
    if (!at.server || !at.line.open())
        at.wrong += QStringLiteral("it does not start");
    return at.wrong.isEmpty();
}

void StopTrial::begin(Site& at)
{
    SubmitBrief brief;
    brief.text = QStringLiteral("What shop number %1 learns from counting its stock every week").arg(++m_briefs);
    brief.approveAll = true;
    if (at.line.begin(brief).isEmpty())
        at.wrong += QStringLiteral("a brief is not taken");
    ++runs;
}

QStringList StopTrial::play(const QString& organisation, int stopsHere)
{
    QTemporaryDir home;
    Site at(m_program, home.path(), organisation);
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/%1.json").arg(organisation));
    if (file.open(QIODevice::ReadOnly))
        writeFile(home.path() + QStringLiteral("/organisations/%1.json").arg(organisation), file.readAll());
    if (!serve(at))
        return at.wrong;
    for (int i = 0; i < kRunsAtFirst; ++i)
        begin(at);
    for (int i = 0; i < stopsHere && at.wrong.isEmpty(); ++i) {
        if (i % 2 == 0)
            begin(at);
        waitForAMoment(at);
        stop(at);
    }
    if (at.wrong.isEmpty())
        judgeEnd(at);
    if (!at.wrong.isEmpty()) {
        home.setAutoRemove(false);
        at.wrong.prepend(QStringLiteral("the home is kept: ") + home.path());
    }
    return at.wrong;
}

/// A random one, or one at which something is about to leave.
void StopTrial::waitForAMoment(Site& at)
{
    if (m_dice.bounded(2) == 0)
        return QThread::msleep(m_dice.bounded(200u));
    QElapsedTimer timer;
    for (timer.start(); at.look.look() && !at.look.isSending() && timer.elapsed() < kLongestForSending;)
        QThread::usleep(500);
}

void StopTrial::stop(Site& at)
{
    QElapsedTimer timer;
    timer.start();
    const Json answer = at.line.send(StopAll{QStringLiteral("a trial")});
    const int took = int(timer.elapsed());
    const bool dies = m_dice.bounded(2) == 0;
    if (dies) {
        at.server->kill(); // SIGKILL: nothing is flushed, nothing is said
        at.server->waitForFinished();
    }
    const QSet<QString> before = publications(at.program.home());
    if (answer.at(u"receipt").kind() != Json::Object) {
        at.wrong += QStringLiteral("a stop is not taken: ") + QString::fromUtf8(answer.toText());
        return;
    }
    ++stops;
    killed += dies;
    slowestMs = qMax(slowestMs, took);
    late += took > kPromisedMs;
    if (dies && !serve(at))
        return;
    QThread::msleep(50 + m_dice.bounded(100u)); // time enough for something to begin
    judgeStop(at, before, dies);
    if (at.line.send(ResumeAll{}).at(u"receipt").kind() != Json::Object) {
        ++forgotten;
        at.wrong += QStringLiteral("what was stopped cannot be resumed");
    }
}

void StopTrial::judgeStop(Site& at, const QSet<QString>& folders, bool died)
{
    if (!at.look.look())
        at.wrong += QStringLiteral("the record cannot be read");
    if (!at.look.isStopped()) {
        ++forgotten;
        at.wrong += QStringLiteral("the stop is not on record");
    }
    const int begun = at.look.begunWhileStopped + int((publications(at.program.home()) - folders).size());
    if (begun > 0)
        at.wrong += QStringLiteral("%1 turns or sendings began after the stop").arg(begun);
    begunAfter += begun;
    const int listedAtWork = countOf(at.look.listed, "(not handed over)");
    const int listedToSend = countOf(at.look.listed, ": not sent");
    const int listedSending = countOf(at.look.listed, ": being sent, outcome follows");
    if (listedAtWork != at.look.atWork || listedToSend != at.look.toSend || listedSending != at.look.sending)
        at.wrong += QStringLiteral("in flight were %1 turns, %2 to send, %3 on their way; listed: %4")
                        .arg(at.look.atWork).arg(at.look.toSend).arg(at.look.sending).arg(at.look.listed.join(QStringLiteral("; ")));
    atWork += listedAtWork;
    toSend += listedToSend;
    sending += listedSending;
    if (listedSending > 0)
        judgeOutcomes(at, died);
}

/// What was on its way comes to an end soon, and the program says to which. One that died with it on its way sends nothing, so
/// it learns the end only once work goes on: judgeEnd() sees that it came, and came once.
void StopTrial::judgeOutcomes(Site& at, bool died)
{
    QElapsedTimer timer;
    timer.start();
    QStringList said;
    do { // a machine that is busy may need a moment to look
        said.clear();
        for (const Json& line : at.program.json({QStringLiteral("status"), QStringLiteral("--org"), at.organisation}).json().at(u"in_flight_at_stop").items())
            said.append(line.toString());
    } while (!died && countOf(said, "outcome follows") > 0 && !timer.hasExpired(kSoonMs));
    const int open = countOf(said, "outcome follows");
    if (said.size() != at.look.listed.size() || (open > 0 && !died))
        at.wrong += QStringLiteral("nobody says what came of it: ") + said.join(QStringLiteral("; "));
    sent += countOf(said, ": sent");
    heldBack += countOf(said, ": not sent") - at.look.toSend;
    unknown += countOf(said, ": unknown");
    later += open;
}

/// Everything that was begun ends well, and each piece is out once.
void StopTrial::judgeEnd(Site& at)
{
    QElapsedTimer timer;
    timer.start();
    while (at.look.look() && !at.look.isDone() && timer.elapsed() < kLongestMs)
        at.server->waitForFinished(20);
    for (const QString& run : std::as_const(at.look.started))
        if (at.look.finished.value(run) != QLatin1String("finished"))
            at.wrong += QStringLiteral("the run %1 ended as \"%2\"").arg(run, at.look.finished.value(run));
    for (auto effect = at.look.effects.begin(); effect != at.look.effects.end(); ++effect)
        if (at.look.confirmed.value(effect.key()) != 1)
            at.wrong += QStringLiteral("the effect %1 was confirmed %2 times").arg(effect.key()).arg(at.look.confirmed.value(effect.key()));
    const QMap<QString, QByteArray> tree = treeOf(at.program.home() + QStringLiteral("/published"));
    int pieces = 0;
    for (auto piece = tree.begin(); piece != tree.end(); ++piece) {
        const Result<Json> record = piece.key().endsWith(QLatin1String("record.json")) ? Json::parse(*piece) : Result<Json>(Json());
        pieces += piece.key().endsWith(QLatin1String("record.json"));
        if (!record || (record->kind() == Json::Object && record->at(u"revision").toInteger() != 1))
            at.wrong += QStringLiteral("%1 is not at its first revision").arg(piece.key());
    }
    if (pieces != at.look.effects.size())
        at.wrong += QStringLiteral("%1 pieces are out instead of %2").arg(pieces).arg(at.look.effects.size());
    published += pieces;
    if (endPolitely(*at.server) < 0)
        at.wrong += QStringLiteral("it does not end well");
}

} // namespace qd::test
