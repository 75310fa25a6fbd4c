#pragma once

#include "tests/app/ControlLine.h"
#include "tests/app/Program.h"
#include "tests/app/stop/StopLook.h"

#include <QRandomGenerator>
#include <QSet>

namespace qd::test {

/// Stops a program at random moments of several runs at once, kills it right after half of the stops, and looks from outside
/// at what begins then, what is left, and what comes of it when it may go on.
class StopTrial {
public:
    StopTrial(QString program, quint32 seed) : m_program(std::move(program)), m_dice(seed) {}

    /// A fresh home with runs of an organisation, stopped so often. @returns what is wrong.
    QStringList play(const QString& organisation, int stops);

    int stops = 0;
    int killed = 0;      ///< of them: right after the acknowledgement
    int slowestMs = 0;   ///< from the command to the acknowledgement
    int late = 0;        ///< of them: above a second
    int atWork = 0;      ///< turns under way at a stop, and listed
    int toSend = 0;      ///< effects listed as not sent
    int sending = 0;     ///< effects listed as on their way
    int sent = 0;        ///< of them: left all the same, and said so
    int heldBack = 0;    ///< of them: did not leave, and said so
    int unknown = 0;
    int later = 0; ///< known once work went on
    int begunAfter = 0;  ///< turns, sendings and publications that began after a stop
    int forgotten = 0;   ///< stops that a restart did not keep
    int runs = 0;
    int published = 0;

private:
    struct Site {
        Site(const QString& programFile, const QString& folder, const QString& org);
        Program program;
        QString organisation;
        std::unique_ptr<QProcess> server;
        ControlLine line;
        StopLook look;
        QStringList wrong;
    };
    bool serve(Site& at);
    void begin(Site& at);
    void waitForAMoment(Site& at);
    void stop(Site& at);
    void judgeStop(Site& at, const QSet<QString>& folders, bool died);
    void judgeOutcomes(Site& at, bool died);
    void judgeEnd(Site& at);

    QString m_program;
    QRandomGenerator m_dice;
    int m_briefs = 0;
};

} // namespace qd::test
