#include "tests/app/outside/OutsideTrial.h"

#include <QElapsedTimer>
#include <QThread>

namespace qd::test {

namespace {

constexpr int kLongestMs = 240'000;
constexpr int kGiveKeysAgainMs = 4'000; ///< what was told that its key is no key waits for another
constexpr int kWithoutKill = 9'000;    ///< milliseconds in which about all of it happens
constexpr quint32 kFewRequests = 60;

/// Nothing of it changes by itself any more, but for what waits for a person.
bool isOver(const WayUnderTest& way, const SeenEffect& effect, bool isAskedAbout)
{
    static const QSet<QString> ends{QStringLiteral("confirmed"), QStringLiteral("refused"), QStringLiteral("withdrawn")};
    static const QSet<QString> looks{QStringLiteral("wordpress"), QStringLiteral("git"), QStringLiteral("twilio"), QStringLiteral("x"), QStringLiteral("lob"), QStringLiteral("hubspot"),
                                     QStringLiteral("business-profile"), QStringLiteral("google-ads")}; // within a minute
    if (effect.ends != QLatin1String("unknown"))
        return ends.contains(effect.ends);
    return isAskedAbout && (effect.looked > 0 || !looks.contains(way.kind));
}

QMap<QString, WayUnderTest> byConnector(const QList<WayUnderTest>& ways)
{
    QMap<QString, WayUnderTest> all;
    for (const WayUnderTest& way : ways)
        all.insert(way.kind == QLatin1String("folder") ? QStringLiteral("folder-linkedin") : way.id, way);
    return all;
}

} // namespace

void OutsideSum::add(const OutsideSum& more)
{
    effects += more.effects;
    confirmed += more.confirmed;
    refused += more.refused;
    unknown += more.unknown;
    ambiguous += more.ambiguous;
    doubled += more.doubled;
    dropped += more.dropped;
    lies += more.lies;
    broken += more.broken;
    cutOff += more.cutOff;
}

QString OutsideSum::inWords() const
{
    return QStringLiteral("%1 confirmed, %2 refused, %3 unknown (%4 by what came outside); doubled %5, dropped %6, said wrongly %7").arg(confirmed).arg(refused).arg(unknown).arg(ambiguous).arg(doubled).arg(dropped).arg(lies);
}

OutsideSum OutsideTrial::total() const
{
    OutsideSum all;
    for (const OutsideSum& one : sums)
        all.add(one);
    return all;
}

QStringList OutsideTrial::play(Meanwhile meanwhile, int stopsHere)
{
    QStringList wrong;
    OutsideHome at(m_program, m_dice.generate());
    Cut cut;
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

bool OutsideTrial::disturb(OutsideHome& at, Meanwhile meanwhile, int stopsHere, Cut& cut, QStringList& wrong)
{
    for (int i = 0; i < stopsHere; ++i)
        stopOnce(at, wrong);
    const QMap<QString, WayUnderTest> ways = byConnector(at.ways);
    const int kills = meanwhile == Kills ? 1 + int(m_dice.bounded(3u)) : 0;
    for (int i = 0; i < kills; ++i) {
        waitForAMoment(at);
        at.kill();
        ++killed;
        at.look.look();
        for (const QString& effect : at.look.onTheirWay())
            ++sums[ways.value(at.look.effects.value(effect).connector).kind].cutOff;
        cut.any += at.look.onTheirWay();
        cut.begun += at.look.begun();
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
    const int wanted = m_dice.bounded(4) == 0 ? 10'000 : at.requests() + int(m_dice.bounded(kFewRequests));
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
    const int before = at.visits(); // what came before it was asked has been read then
    QThread::msleep(40 + m_dice.bounded(80u));
    const int begun = at.visits() - before;
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
    const QMap<QString, WayUnderTest> ways = byConnector(at.ways);
    const auto isOverAll = [&] {
        const QMap<QString, SeenEffect>& all = at.look.effects;
        for (auto effect = all.begin(); effect != all.end(); ++effect)
            if (!isOver(ways.value(effect->connector), *effect, at.look.asked.contains(effect.key())))
                return false;
        return all.size() >= at.ways.size();
    };
    QElapsedTimer timer, sinceKeys;
    timer.start();
    sinceKeys.start();
    for (; timer.elapsed() < limitMs; QThread::msleep(50)) {
        if (!at.look.look())
            return false;
        at.approve();
        if (isOverAll())
            return true;
        if (sinceKeys.elapsed() > kGiveKeysAgainMs) {
            at.giveKeys();
            sinceKeys.restart();
        }
    }
    return false;
}

void OutsideTrial::judge(OutsideHome& at, Meanwhile meanwhile, const Cut& cut, QStringList& wrong)
{
    const QMap<QString, WayUnderTest> ways = byConnector(at.ways);
    const QMap<QString, int> acts = at.acts();
    int folders = 0, foldersOut = 0;
    for (auto effect = at.look.effects.begin(); effect != at.look.effects.end(); ++effect) {
        const WayUnderTest way = ways.value(effect->connector);
        const bool isFolder = way.kind == QLatin1String("folder"), isOut = effect->ends == QLatin1String("confirmed");
        folders += isFolder;
        foldersOut += isFolder && isOut;
        const bool isCut = (way.knows == WayUnderTest::ByNote ? cut.begun : cut.any).contains(effect.key());
        wrong += judgeOne(way, *effect, at.look.asked.contains(effect.key()), isCut, isFolder ? int(isOut) : acts.value(way.id), meanwhile);
    }
    if (at.look.effects.size() != at.ways.size())
        wrong += QStringLiteral("%1 effects instead of %2").arg(at.look.effects.size()).arg(at.ways.size());
    if (at.published() != foldersOut || folders != 2)
        wrong += QStringLiteral("%1 pieces are published instead of %2").arg(at.published()).arg(foldersOut);
}

/// `did`: how often its receiver acted upon it.
QStringList OutsideTrial::judgeOne(const WayUnderTest& way, const SeenEffect& effect, bool isAskedAbout, bool isCut, int did, Meanwhile meanwhile)
{
    QStringList wrong;
    OutsideSum one;
    const bool isOut = effect.ends == QLatin1String("confirmed");
    const bool isNot = effect.ends == QLatin1String("refused") || effect.ends == QLatin1String("withdrawn");
    const bool isAsked = effect.ends == QLatin1String("unknown");
    // It cannot be told: no word came back, or the program was gone when it came, and nothing else says it.
    const bool canTell = way.knows == WayUnderTest::Always || (way.knows == WayUnderTest::WhenThere && did > 0) || (way.point.isAnswered && !isCut);
    one.effects = 1;
    one.confirmed = isOut;
    one.refused = isNot;
    one.unknown = isAsked;
    one.ambiguous = meanwhile == Stops ? isAsked : !canTell;
    if (did > 1 && ++one.doubled)
        wrong += QStringLiteral("%1 was acted upon %2 times").arg(way.id).arg(did);
    if (!isOut && !isNot && !(isAsked && isAskedAbout) && ++one.dropped)
        wrong += QStringLiteral("%1 ended as \"%2\" and nobody is asked about it").arg(way.id, effect.ends);
    if (((isOut && did != 1) || (isNot && did != 0)) && ++one.lies)
        wrong += QStringLiteral("%1 is said to be %2 and was acted upon %3 times").arg(way.id, effect.ends).arg(did);
    if (meanwhile != Stops && isAsked == canTell)
        wrong += QStringLiteral("%1 ended as \"%2\", and what became of it %3 be told (acted upon %4 times)").arg(way.id, effect.ends, canTell ? QStringLiteral("can") : QStringLiteral("cannot")).arg(did);
    if (meanwhile == Nothing && canTell && way.knows != WayUnderTest::WhenThere && isOut != way.point.isTaken)
        wrong += QStringLiteral("%1 ended as \"%2\"").arg(way.id, effect.ends);
    if (effect.keyChanged)
        wrong += QStringLiteral("%1 was sent with two keys").arg(way.id);
    one.broken = wrong.isEmpty() ? 0 : 1;
    sums[way.kind].add(one);
    return wrong;
}

} // namespace qd::test
