#include "tests/app/outside/OutsideTrial.h"

#include <QElapsedTimer>
#include <QThread>

namespace qd::test {

namespace {

constexpr int kLongestMs = 240'000;
constexpr int kGiveKeyAgainMs = 3'000; ///< what was told that its key is no key waits for another
constexpr int kWithoutKill = 1'500;    ///< milliseconds in which about all of it happens

} // namespace

QStringList OutsideTrial::play(Meanwhile meanwhile, int stopsHere)
{
    QStringList wrong;
    OutsideHome at(m_program, m_dice.generate());
    QSet<QString> cut;
    if (!at.serve() || !at.begin())
        wrong += QStringLiteral("it does not start");
    else if (disturb(at, meanwhile, stopsHere, cut, wrong))
        waitForEnd(at, kLongestMs) ? judge(at, meanwhile, cut, wrong) : judge(at, meanwhile, cut, wrong += QStringLiteral("it does not come to an end"));
    if (wrong.isEmpty() && !at.endsWell())
        wrong += QStringLiteral("it does not end well");
    if (!wrong.isEmpty()) {
        at.keep();
        wrong.prepend(QStringLiteral("the home is kept: ") + at.path());
    }
    return wrong;
}

bool OutsideTrial::disturb(OutsideHome& at, Meanwhile meanwhile, int stopsHere, QSet<QString>& cut, QStringList& wrong)
{
    for (int i = 0; i < stopsHere; ++i)
        stopOnce(at, wrong);
    const int kills = meanwhile == Kills ? 1 + int(m_dice.bounded(3u)) : 0;
    for (int i = 0; i < kills; ++i) {
        waitForAMoment(at);
        at.kill();
        ++killed;
        at.look.look();
        const QSet<QString> now = at.look.onTheirWay();
        cutOff += int(now.size());
        cut += now;
        if (!at.serve()) {
            wrong += QStringLiteral("it does not start again");
            return false;
        }
    }
    return true;
}

/// Mostly one at which some have gone out and others are on their way.
void OutsideTrial::waitForAMoment(OutsideHome& at)
{
    QElapsedTimer timer;
    timer.start();
    const int limit = int(m_dice.bounded(quint32(kWithoutKill)));
    const int wanted = m_dice.bounded(4) == 0 ? 1'000 : at.requests() + int(m_dice.bounded(12u));
    for (; timer.elapsed() < limit && at.requests() < wanted; QThread::usleep(300)) {
        at.look.look();
        at.approve();
    }
}

/// From the moment that it is said to be done no request begins: nothing that comes later was sent later than a network takes.
void OutsideTrial::stopOnce(OutsideHome& at, QStringList& wrong)
{
    at.look.look();
    at.approve();
    QThread::msleep(m_dice.bounded(60u));
    QElapsedTimer timer;
    timer.start();
    const bool isStopped = at.stop();
    slowestStopMs = qMax(slowestStopMs, int(timer.elapsed()));
    const int before = at.requests();
    QThread::msleep(40 + m_dice.bounded(80u));
    const int begun = at.requests() - before;
    afterStop += begun;
    ++stops;
    if (!isStopped)
        wrong += QStringLiteral("a stop is not taken");
    if (begun > 0)
        wrong += QStringLiteral("%1 requests came after a stop").arg(begun);
    if (!at.resume())
        wrong += QStringLiteral("what was stopped cannot be resumed");
}

bool OutsideTrial::waitForEnd(OutsideHome& at, int limitMs)
{
    QElapsedTimer timer, sinceKey;
    timer.start();
    sinceKey.start();
    for (; timer.elapsed() < limitMs; QThread::msleep(50)) {
        if (!at.look.look())
            return false;
        at.approve();
        if (at.look.isDone(int(at.ways.size())))
            return true;
        if (sinceKey.elapsed() > kGiveKeyAgainMs) {
            at.giveKey();
            sinceKey.restart();
        }
    }
    return false;
}

void OutsideTrial::judge(OutsideHome& at, Meanwhile meanwhile, const QSet<QString>& cut, QStringList& wrong)
{
    QMap<QString, WayUnderTest> ways;
    for (const WayUnderTest& way : std::as_const(at.ways))
        ways.insert(way.id, way);
    const QMap<QString, int> acts = at.acts();
    int folders = 0, foldersOut = 0;
    for (auto effect = at.look.effects.begin(); effect != at.look.effects.end(); ++effect) {
        const bool isFolder = !ways.contains(effect->connector);
        const WayUnderTest way = ways.value(effect->connector);
        const int did = isFolder ? int(effect->ends == QLatin1String("confirmed")) : acts.value(effect->key);
        const bool isOut = effect->ends == QLatin1String("confirmed");
        const bool isNot = effect->ends == QLatin1String("refused") || effect->ends == QLatin1String("withdrawn");
        const bool isAsked = effect->ends == QLatin1String("unknown");
        // The other side cannot be told apart: no word came back, or the program was gone when it came.
        const bool canTell = isFolder || way.kind == WayUnderTest::Once || (way.point.isAnswered && !cut.contains(effect.key()));
        const QString name = isFolder ? effect->connector : way.id;
        ++effects;
        folders += isFolder;
        foldersOut += isFolder && isOut;
        confirmed += isOut;
        refused += isNot;
        unknown += isAsked;
        ambiguous += meanwhile == Stops ? isAsked : !canTell;
        if (did > 1 && ++doubled)
            wrong += QStringLiteral("%1 was acted upon %2 times").arg(name).arg(did);
        if (!isOut && !isNot && !(isAsked && at.look.asked.contains(effect.key())) && ++dropped)
            wrong += QStringLiteral("%1 ended as \"%2\" and nobody is asked about it").arg(name, effect->ends);
        if (((isOut && did != 1) || (isNot && did != 0)) && ++lies)
            wrong += QStringLiteral("%1 is said to be %2 and was acted upon %3 times").arg(name, effect->ends).arg(did);
        if (meanwhile != Stops && isAsked == canTell)
            wrong += QStringLiteral("%1 ended as \"%2\", and what became of it %3 be told").arg(name, effect->ends, canTell ? QStringLiteral("can") : QStringLiteral("cannot"));
        if (meanwhile == Nothing && canTell && !isFolder && isOut != way.point.isTaken)
            wrong += QStringLiteral("%1 ended as \"%2\"").arg(name, effect->ends);
        if (effect->keyChanged)
            wrong += QStringLiteral("%1 was sent with two keys").arg(name);
    }
    if (at.look.effects.size() != at.ways.size())
        wrong += QStringLiteral("%1 effects instead of %2").arg(at.look.effects.size()).arg(at.ways.size());
    if (at.published() != foldersOut || folders != 2)
        wrong += QStringLiteral("%1 pieces are published instead of %2").arg(at.published()).arg(foldersOut);
}

} // namespace qd::test
