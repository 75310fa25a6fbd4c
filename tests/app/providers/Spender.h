#pragma once

#include "app/engine/Department.h"
#include "core/model/Command.h"

#include <QSocketNotifier>

namespace qd::test {

/// The program's own engine (record, office, agents, the door of models and its sockets) in this process, for somebody outside
/// who kills it. Rounds are asked for on standard input, "round BYTES": a brief of so many bytes, for which all agents work at
/// once until they may no more. Each is a run with a campaign budget of its own. On standard output: "ready", "begun", "turn" for
/// each that came to an end, and at the end of a round "ended MICRO TOKENS CALLS HELD": what the ledger took it for, and how many
/// reservations are left.
/// After a kill the round goes on by itself when this is started again.
class Spender final : public QObject {
public:
    explicit Spender(const QString& home);
    /// Until standard input ends. @returns the exit code.
    int run();

private:
    void hear();
    void begin(int bytes);
    void answered(const CommandId& id, const Result<Receipt>& receipt);
    void take(const QList<StoredFact>& facts);
    void look();
    CommandId send(const Command& command);

    app::Department m_department;
    QSocketNotifier m_input;
    QByteArray m_line;
    CommandId m_waitsFor;      ///< the answer to what was sent last
    RunId m_run;               ///< of the round
    bool m_isSeen = false;     ///< that it began
    QByteArray m_sum;          ///< once the round is over
};

} // namespace qd::test
