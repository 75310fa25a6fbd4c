#pragma once

#include "agents/replay/RecordedModel.h"
#include "agents/turn/RunTurn.h"
#include "core/model/Command.h"
#include "core/store/EventStore.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace qd::agents {

class Office;

/// What came of doing a run again.
struct ReplayResult {
    bool same = false;
    qint64 recorded = 0;  ///< decisions that the record has of the run
    qint64 replayed = 0;  ///< and the replay made
    QString difference;   ///< the first one, one sentence; empty when there is none
    QByteArray first;     ///< the decision as it was recorded, when that is what differs
    QByteArray second;    ///< and as it came out now
};

/// Does a recorded run again, in a record of its own that is gone with it: the office, the rules and the skills work as
/// they do, but what models, connectors and the human said comes from the recording, and time is the recorded one. Nobody
/// is called and nothing leaves.
/// @thread the one it was made on; needs its event loop.
class RunReplay final : public QObject {
    Q_OBJECT
public:
    /// `tools` outlive it. `home` is where skills read what they need.
    RunReplay(Recording recording, const TurnTools& tools, QString home, Match match = Match::Exact, QObject* parent = nullptr);
    ~RunReplay() override;

    /// Error::Store when there is no room for a record. Else finished() follows, once.
    Result<Done> begin();

signals:
    void finished(qd::agents::ReplayResult result);

private:
    /// Something that the human did.
    struct Act {
        Instant time;
        StepId step;
        std::variant<ApprovalDecided, EscalationSettled> what;
        QString edits;
    };
    struct Sandbox;
    void collectActs();
    Batch ground() const;
    void submit(const OfficeState& state);
    void answered(const CommandId& id, const Result<Receipt>& receipt);
    void step();
    void letLeave();
    bool act();
    std::optional<Command> commandFor(const Act& act) const;
    void compare();
    void end(const QString& difference);

    Recording m_recording;
    TurnTools m_tools;
    QString m_home;
    Match m_match;
    QList<Act> m_acts;
    QList<Instant> m_times; ///< when something was recorded, in order
    CommandId m_submitted;
    CommandId m_acted;
    QTimer m_watch;
    int m_watched = 0;
    bool m_over = false;
    std::unique_ptr<Sandbox> m_sandbox;
};

} // namespace qd::agents
