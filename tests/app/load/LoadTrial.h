#pragma once

#include "tests/app/ControlLine.h"
#include "tests/app/Program.h"
#include "tests/app/load/CampaignMoney.h"
#include "tests/app/load/Measures.h"

#include <QElapsedTimer>
#include <QHash>

#include <array>

namespace qd::test {

/// The program with its window, at work on as many tasks of ten campaigns at once for so long, and what it takes of the machine
/// meanwhile. Where tasks have ended, others take their place within a second; every second a campaign's channel has spent something.
/// The window's event loop is measured from outside: a greeting is answered by the thread that paints, so how long the answer
/// takes is how long that thread was busy with something else.
class LoadTrial {
public:
    static constexpr int kTasks = 120;
    static constexpr double kShortestForSlope = 5; ///< minutes; in less, the slope shows how the program warms up, and is not judged

    LoadTrial(const QString& program, const QString& home, double minutes);

    /// @returns what is wrong, empty when every figure was kept.
    QStringList play(double pace);

    QList<Taken> samples;    ///< one a second
    QList<double> stallsMs;  ///< of every greeting, also while briefs are taken and the lines are read
    QList<int> openRuns;     ///< tasks that were under way, each time the record was looked at, after the first were taken
    int longestLine = 0;     ///< tasks that waited for one agent
    int briefs = 0;          ///< taken
    int runs = 0;            ///< begun, by the record
    int ended = 0;           ///< of them
    int failed = 0;          ///< of them: otherwise than well
    int turns = 0;           ///< that ended well
    int turnsFailed = 0;
    int facts = 0;
    int leastOfCampaign = kTasks; ///< tasks that were under way for one campaign, at the least
    CampaignMoney money;

    /// The samples after the first fifth, at least a minute where that is not all.
    QList<Taken> warm() const;

private:
    bool start(double pace);
    void top();
    void watch();
    void look(const QString& record);
    void readRecord();
    void readLines();
    QStringList judge() const;

    Program m_program;
    double m_minutes;
    ControlLine m_line;
    std::unique_ptr<QProcess> m_window;
    QElapsedTimer m_timer;
    std::array<int, CampaignMoney::kCampaigns> m_open{}; ///< tasks of each campaign, by what was taken and what has ended
    QHash<QString, int> m_campaigns;                     ///< of the runs that are open
    qint64 m_last = 0;
};

} // namespace qd::test
