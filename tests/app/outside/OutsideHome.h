#pragma once

#include "tests/app/ControlLine.h"
#include "tests/app/Program.h"
#include "tests/app/outside/OutsideLook.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QTemporaryDir>

namespace qd::test {

/// One way in which the other side fails, once, and what has to come of it.
struct FaultPoint {
    const char* name;
    const char* fault;     ///< of tests/support/fakeworld/Fault.h; empty: none
    QJsonObject more{};
    bool isAnswered = true; ///< what became of it can be told by what came back
    bool isTaken = true;    ///< … and it says that it was taken, then or the next time
};
QList<FaultPoint> faultPoints();

/// A way out: to a receiver that acts on each event that comes, one that counts each once, or a folder of this machine.
struct WayUnderTest {
    QString id;
    FaultPoint point{"", ""};
    enum Kind { Each, Once, Folder } kind = Each;
};

/// A home whose organisation sends one thing through each of these ways, the world that they lead to, and the program.
class OutsideHome {
    QTemporaryDir m_home;

public:
    OutsideHome(const QString& program, quint32 seed);

    /// Starts it, gives it the key, and lets the organisation use all ways. @returns false when that fails.
    bool serve();
    bool begin();
    void kill();
    bool stop();
    bool resume();
    /// A yes to all that waits, as a person gives it.
    void approve();
    /// Gives the key (again): what waits for one goes on.
    bool giveKey();
    bool endsWell();
    void keep() { m_home.setAutoRemove(false); }

    QString path() const { return m_home.path(); }
    /// How often the receiver acted upon the event of that key, as it counts itself.
    QMap<QString, int> acts() const;
    /// Requests that have come so far.
    int requests() const { return int(world.count().size()); }
    int published() const;

    QList<WayUnderTest> ways;
    WorldProcess world{{QStringLiteral("--quick")}};
    OutsideLook look;

private:
    void writeWays();
    void writeOrganisation(quint32 seed);
    QString urlOf(const WayUnderTest& way) const;

    Program m_program;
    ControlLine m_line;
    std::unique_ptr<QProcess> m_server;
    bool m_isAllowed = false;
};

} // namespace qd::test
