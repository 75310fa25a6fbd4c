#include "tests/app/outside/OutsideTrial.h"

#include <QElapsedTimer>
#include <QThread>

namespace qd::test {

namespace {

constexpr int kLongestMs = 400'000;
constexpr int kGiveKeysAgainMs = 4'000; ///< what was told that its key is no key waits for another
constexpr int kWithoutKill = 9'000;    ///< milliseconds in which about all of it happens
constexpr quint32 kFewRequests = 60;
const QString kNotBegun = QStringLiteral("it does not start");

/// Nobody is reached, and it is tried again now and then.
bool isWaiting(const WayUnderTest& way, const SeenEffect& effect)
{
    return !way.point.isReached && effect.unreached > 0 && (effect.ends == QLatin1String("deferred") || effect.ends == QLatin1String("intended"));
}

/// Nothing of it changes by itself any more, but for what waits for a person.
bool isOver(const WayUnderTest& way, const SeenEffect& effect, bool isAskedAbout)
{
    static const QSet<QString> ends{QStringLiteral("confirmed"), QStringLiteral("refused"), QStringLiteral("withdrawn")};
    static const QSet<QString> looks{QStringLiteral("wordpress"), QStringLiteral("git"), QStringLiteral("twilio"), QStringLiteral("x"), QStringLiteral("lob"), QStringLiteral("hubspot"),
                                     QStringLiteral("business-profile"), QStringLiteral("google-ads"), QStringLiteral("slack"), QStringLiteral("facebook"), QStringLiteral("linkedin"),
                                     QStringLiteral("salesforce"), QStringLiteral("woocommerce"), QStringLiteral("meta-ads")}; // within a minute
    if (isWaiting(way, effect))
        return true;
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
    waiting += more.waiting;
    ambiguous += more.ambiguous;
    doubled += more.doubled;
    dropped += more.dropped;
    lies += more.lies;
    broken += more.broken;
    cutOff += more.cutOff;
}

QString OutsideSum::inWords() const
{
    return QStringLiteral("%1 confirmed, %2 refused, %3 unknown (%4 by what came outside), %5 unreached; doubled %6, dropped %7, said wrongly %8").arg(confirmed).arg(refused).arg(unknown).arg(ambiguous).arg(waiting).arg(doubled).arg(dropped).arg(lies);
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
        wrong += kNotBegun;
    else if (disturb(at, meanwhile, stopsHere, cut, wrong))
        waitForEnd(at, kLongestMs) ? judge(at, meanwhile, cut, wrong) : judge(at, meanwhile, cut, wrong += QStringLiteral("it does not come to an end"));
    if (!wrong.contains(kNotBegun))
        judgeCalls(at, wrong);
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
    QSet<int> kept; // that it has said to have taken
    for (int i = 0; i < kills; ++i) {
        waitForAMoment(at);
        if (const int event = 1 + int(m_dice.bounded(quint32(Caller::kEvents))); at.caller().tell(event) == 200)
            kept.insert(event);
        at.kill();
        ++killed;
        at.look.look();
        for (const QString& effect : at.look.onTheirWay())
            ++sums[ways.value(at.look.effects.value(effect).connector).kind].cutOff;
        if (at.look.taken.size() < kept.size() && ++toldWrongly)
            wrong += QStringLiteral("%1 events were taken, and %2 are on record").arg(kept.size()).arg(at.look.taken.size());
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
    at.countDoubles();
    int folders = 0, foldersOut = 0;
    for (auto effect = at.look.effects.begin(); effect != at.look.effects.end(); ++effect) {
        const WayUnderTest way = ways.value(effect->connector);
        const bool isFolder = way.kind == QLatin1String("folder"), isOut = effect->ends == QLatin1String("confirmed");
        folders += isFolder;
        foldersOut += isFolder && isOut;
        const bool isCut = (way.knows == WayUnderTest::ByNote ? cut.begun : cut.any).contains(effect.key());
        wrong += judgeOne(way, *effect, {at.look.asked.contains(effect.key()), isCut, isFolder ? int(isOut) : acts.value(way.id), at.doubles(way)}, meanwhile);
    }
    for (auto act = acts.begin(); act != acts.end(); ++act)
        if (*act > 0 && std::none_of(at.ways.begin(), at.ways.end(), [&act](const WayUnderTest& way) { return way.id == act.key(); }))
            wrong += QStringLiteral("something was acted upon at \"%1\", where nothing was sent").arg(act.key());
    if (at.look.effects.size() != at.ways.size())
        wrong += QStringLiteral("%1 effects instead of %2").arg(at.look.effects.size()).arg(at.ways.size());
    if (at.published() != foldersOut || folders != 2)
        wrong += QStringLiteral("%1 pieces are published instead of %2").arg(at.published()).arg(foldersOut);
}

/// It cannot be told where no word came back, or the program was gone when it came, and nothing else says it.
bool OutsideTrial::canTell(const WayUnderTest& way, const Case& it)
{
    switch (way.knows) {
    case WayUnderTest::Always: return true;
    case WayUnderTest::OnceUnsaid: return it.doubles == 0;
    case WayUnderTest::WhenThere:
        if (it.did > 0)
            return true;
        break;
    case WayUnderTest::Never:
    case WayUnderTest::ByNote: break;
    }
    return way.point.isAnswered && !it.isCut;
}

QStringList OutsideTrial::judgeOne(const WayUnderTest& way, const SeenEffect& effect, const Case& it, Meanwhile meanwhile)
{
    QStringList wrong;
    OutsideSum one;
    const bool isOut = effect.ends == QLatin1String("confirmed");
    const bool isNot = effect.ends == QLatin1String("refused") || effect.ends == QLatin1String("withdrawn");
    const bool isAsked = effect.ends == QLatin1String("unknown");
    const bool canTell = OutsideTrial::canTell(way, it), waits = isWaiting(way, effect);
    const int did = it.did;
    one.effects = 1;
    one.confirmed = isOut;
    one.refused = isNot;
    one.unknown = isAsked;
    one.waiting = waits;
    one.ambiguous = meanwhile == Stops ? isAsked : !canTell;
    if (did > 1 && ++one.doubled)
        wrong += QStringLiteral("%1 was acted upon %2 times").arg(way.id).arg(did);
    if (!isOut && !isNot && !waits && !(isAsked && it.isAskedAbout) && ++one.dropped)
        wrong += QStringLiteral("%1 ended as \"%2\" and nobody is asked about it").arg(way.id, effect.ends);
    if (((isOut && did != 1) || ((isNot || waits) && did != 0)) && ++one.lies)
        wrong += QStringLiteral("%1 is said to be %2 and was acted upon %3 times").arg(way.id, effect.ends).arg(did);
    if (meanwhile != Stops && isAsked == canTell)
        wrong += QStringLiteral("%1 ended as \"%2\", and what became of it %3 be told (acted upon %4 times)").arg(way.id, effect.ends, canTell ? QStringLiteral("can") : QStringLiteral("cannot")).arg(did);
    if (meanwhile == Nothing && canTell && way.knows != WayUnderTest::WhenThere && isOut != way.point.isTaken)
        wrong += QStringLiteral("%1 ended as \"%2\"").arg(way.id, effect.ends);
    if (!way.point.isReached && canTell && !waits)
        wrong += QStringLiteral("%1 ended as \"%2\", and nobody was reached").arg(way.id, effect.ends);
    if (effect.keyChanged)
        wrong += QStringLiteral("%1 was sent with two keys").arg(way.id);
    one.broken = wrong.isEmpty() ? 0 : 1;
    sums[way.kind].add(one);
    return wrong;
}

/// What came in while all that went on, and comes again when it is over, is on record once.
void OutsideTrial::judgeCalls(OutsideHome& at, QStringList& wrong)
{
    told += Caller::kEvents;
    const int taken = at.caller().tellAll();
    at.look.look();
    QString why = taken == Caller::kEvents ? Caller::judge(at.look.taken) : QStringLiteral("%1 of %2 events are taken, or one that is too old").arg(taken).arg(Caller::kEvents);
    if (why.isEmpty())
        return;
    ++toldWrongly;
    wrong += why;
}

} // namespace qd::test
