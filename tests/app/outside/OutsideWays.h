#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace qd::test {

class WorldProcess;

/// One way in which the other side fails, once, and what has to come of it.
struct FaultPoint {
    const char* name;
    const char* fault;     ///< of tests/support/fakeworld/Fault.h; of mail: "at", of MailHost.h; of Git: its hook; empty: none
    QJsonObject more{};
    bool isAnswered = true; ///< what became of it can be told by what came back
    bool isTaken = true;    ///< … and it says that it was taken, then or the next time
    bool isReached = true;  ///< a connection comes about at all
};

/// A way out: an account of its own, with a receiver of its own that fails in one way.
struct WayUnderTest {
    /// By what it can be told what became of something, where no answer came or the program was gone when it did.
    enum Knows {
        Never,     ///< by nothing
        Always,    ///< it is counted once, or stands where it can be seen: it goes again or is looked at
        WhenThere, ///< by a look, and only that it is there
        OnceUnsaid, ///< it is counted once, and who sends it again is told that it was there, and not what became of it
        ByNote,    ///< by what was put on record of it: that it was begun and no more says nothing
    };
    QString id;   ///< "<kind>-<point>"
    QString kind; ///< "webhook", "webhook-once" (which counts each once), "git", …; "folder"
    FaultPoint point{"", ""};
    Knows knows = Never;
};

/// Every kind of way out, each with each of its fault points.
QList<WayUnderTest> allWays();
/// Of which kinds they are, in their order.
QStringList kindsOfWays();

/// Where the ways of a home lead: to the world, and to repositories in a folder.
struct Places {
    QString world;        ///< its origin
    int closedPort = 0;   ///< where nobody listens
    int mailPort = 0;
    QString repositories; ///< folder
};
/// The file of the way's account, for an organisation; without one: it needs none.
QJsonObject accountOf(const WayUnderTest& way, const Places& places, const QString& organisation);
/// Where it leads: scheme, host and port.
QString originOf(const WayUnderTest& way, const Places& places);
/// Has the world fail at it, as it is to.
bool prepare(const WayUnderTest& way, const Places& places, WorldProcess& world);
/// The step that sends something by it.
QJsonObject stepOf(const WayUnderTest& way);
/// Where what is sent by mail comes from.
QString senderOf(const WayUnderTest& way);

} // namespace qd::test
