#pragma once

#include "tests/app/ControlLine.h"
#include "tests/app/Program.h"
#include "tests/app/outside/Caller.h"
#include "tests/app/outside/OutsideLook.h"
#include "tests/app/outside/OutsideWays.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QTcpSocket>
#include <QTemporaryDir>

namespace qd::test {

/// A home whose organisation sends one thing through each of these ways, the world that they lead to, and the program.
class OutsideHome {
    QTemporaryDir m_home;
    QTemporaryDir m_repositories;

public:
    OutsideHome(const QString& program, quint32 seed);

    /// Starts it, gives it the keys, and lets the organisation use all ways. @returns false when that fails.
    bool serve();
    /// All of it at once, in as many runs as it needs.
    bool begin();
    void kill();
    bool stop();
    bool resume();
    /// A yes to all that waits, as a person gives it.
    void approve();
    /// Gives the keys (again): what waits for one goes on.
    bool giveKeys();
    bool endsWell();
    void keep() { m_home.setAutoRemove(false); }

    QString path() const { return m_home.path(); }
    /// How often what was sent by each way was acted upon, as its receiver counts itself; by the way.
    QMap<QString, int> acts() const;
    /// Requests that have come so far.
    int requests() const { return int(world.count().size()); }
    /// The same with talks with the mail server, once the world has read all that has reached it.
    int visits() const
    {
        const int talks = world.mail().value(QStringLiteral("talks")).toInt();
        return talks + requests();
    }
    /// How often a service said of what came again no more than that it had been there; by the way.
    int doubles(const WayUnderTest& way) const { return m_doubles.value(way.id).toInt(); }
    /// Asks the world for that.
    void countDoubles() { m_doubles = world.doubles(); }
    int published() const;
    /// Those who tell it what happened, as the home expects them.
    const Caller& caller() const { return m_caller; }

    QList<WayUnderTest> ways = allWays();
    WorldProcess world{{QStringLiteral("--quick")}};
    OutsideLook look;

private:
    void writeWays();
    void writeOrganisation(quint32 seed);
    bool allow();
    bool keepReader();
    bool giveFarKeys();

    QTcpSocket m_closed; ///< holds a port where nobody listens
    Caller m_caller;
    QJsonObject m_doubles;
    Program m_program;
    ControlLine m_line;
    Places m_places;
    QStringList m_workflows; ///< by their ids
    std::unique_ptr<QProcess> m_server;
    bool m_isAllowed = false;
    bool m_isPrepared = true;
};

} // namespace qd::test
