#pragma once

#include "tests/app/ControlLine.h"
#include "tests/app/Program.h"
#include "tests/app/providers/WorldDepartment.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTemporaryDir>

namespace qd::test {

/// The built program at work on 120 tasks at once when every provider begins to answer 529, and when that ends.
class StormTrial {
public:
    static constexpr int kTasks = 120;

    /// `steps`: calls of each task.
    StormTrial(const QString& program, int steps);

    /// @returns what is wrong; empty: nothing. Takes as long as the storm, and until all is done.
    QStringList play(int stormSeconds);

    int answered = 0;         ///< requests that were
    int refused = 0;          ///< requests that were not, but for those that were under way when it began
    int caught = 0;           ///< those
    double recoveredS = 0;    ///< from the end of the storm until every task was under way again, or done
    double doneS = 0;         ///< the same until all were done
    int runs = 0;             ///< that ended well

private:
    bool begin();
    bool waitFor(const std::function<bool()>& there, qint64 mostMs);
    void storm(int seconds);
    void read();
    void count();
    QStringList judge() const;

    const int m_steps;
    QTemporaryDir m_home;
    WorldProcess m_world;
    Program m_program;
    ControlLine m_line;
    std::unique_ptr<QProcess> m_server;
    qint64 m_last = 0;         ///< fact that was read
    qint64 m_began = 0;        ///< of the storm, by the wall, in ms
    qint64 m_ends = 0;
    int m_turns = 0;
    int m_answeredInIt = 0;
    int m_lost = 0;            ///< runs that ended otherwise
    qint64 m_lastEnd = 0;      ///< by the wall
    QHash<QString, qint64> m_again; ///< when a run had its first answer after the storm
};

} // namespace qd::test
