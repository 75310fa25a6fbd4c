#pragma once

#include "tests/app/outside/OutsideHome.h"

#include <QRandomGenerator>

namespace qd::test {

/// What became of what was sent.
struct OutsideSum {
    int effects = 0;
    int confirmed = 0;
    int refused = 0;
    int unknown = 0;    ///< that a person is asked about
    int waiting = 0;    ///< for a connection that never comes about
    int ambiguous = 0;  ///< by the other side's count and what was cut off
    int doubled = 0;
    int dropped = 0;    ///< neither out nor said to be not
    int lies = 0;       ///< said to be out, or not, and it is not so
    int broken = 0;     ///< these, and what was asked about without need, or not asked about
    int cutOff = 0;     ///< on their way at a kill

    void add(const OutsideSum& more);
    QString inWords() const;
};

/// Has the program send through ways that fail in every way at once, kills or stops it meanwhile, and holds what its record says
/// against what the other side has counted.
class OutsideTrial {
public:
    OutsideTrial(QString program, quint32 seed) : m_program(std::move(program)), m_dice(seed) {}

    enum Meanwhile { Nothing, Kills, Stops };
    /// A fresh home, in which everything is sent once; stopped so often meanwhile. @returns what is wrong.
    QStringList play(Meanwhile meanwhile, int stops = 0);

    QMap<QString, OutsideSum> sums; ///< by the kind of way
    OutsideSum total() const;
    int killed = 0;
    int stops = 0;
    int afterStop = 0;  ///< requests that came once a stop was said to be done
    int slowestStopMs = 0;
    int told = 0;       ///< events that came in, each several times
    int toldWrongly = 0;

private:
    /// What was on its way at a kill, and of that what its connector had begun.
    struct Cut {
        QSet<QString> any;
        QSet<QString> begun;
    };
    bool disturb(OutsideHome& at, Meanwhile meanwhile, int stopsHere, Cut& cut, QStringList& wrong);
    void waitForAMoment(OutsideHome& at);
    void stopOnce(OutsideHome& at, QStringList& wrong);
    bool waitForEnd(OutsideHome& at, int limitMs);
    void judge(OutsideHome& at, Meanwhile meanwhile, const Cut& cut, QStringList& wrong);
    /// What became of one, and what its receiver says of that.
    struct Case {
        bool isAskedAbout = false;
        bool isCut = false; ///< it was on its way at a kill
        int did = 0;        ///< how often it was acted upon
        int doubles = 0;    ///< how often it came again, and no more was said than that it had been there
    };
    static bool canTell(const WayUnderTest& way, const Case& it);
    QStringList judgeOne(const WayUnderTest& way, const SeenEffect& effect, const Case& it, Meanwhile meanwhile);
    void judgeCalls(OutsideHome& at, QStringList& wrong);

    QString m_program;
    QRandomGenerator m_dice;
};

} // namespace qd::test
