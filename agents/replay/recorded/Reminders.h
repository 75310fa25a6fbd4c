#pragma once

#include "agents/replay/recorded/Recording.h"
#include "agents/turn/TurnOrder.h"

#include <QHash>

/// Where in a run a turn belongs, in words that are the same when the run is done again, though ids are others.
namespace qd::agents {

/// Which of the runs of a family it is: empty for the first, else by which steps it was begun.
class RunPlaces {
public:
    explicit RunPlaces(const Recording& recording);
    QString of(const RunId& run) const { return m_places.value(run); }
    /// The same of a run that `state` knows: open, or to be undone.
    static QString of(const OfficeState& state, const RunId& run);
    /// The step of the first run that began all this; `step` itself when it is of the first run.
    static StepId root(const QString& place, const StepId& step);
    /// Where in its run a turn belongs; `run` is the place of that. Of those that failed or were halted several have one place.
    static QString ofTurn(const QString& run, const StepId& step, int round, int part, int attempt);

private:
    QHash<RunId, QString> m_places;
};

/// What turns of a recorded run knew besides their task: when it was, which pieces of memory and documents they were reminded
/// of, their agent's earlier work, what votes weighed, and what was cut to fit. That stands in their prompts, so it is the same however the
/// record is searched today, and whatever was forgotten since.
/// @thread one.
class Reminders {
public:
    explicit Reminders(const Recording& recording);
    /// Has `order` know what the turn at its place knew; a turn that the recording does not have is left as it is, but
    /// finds nothing. A turn that was halted then is given haltedTask(), so that its call is halted again.
    void remind(const OfficeState& state, TurnOrder& order);
    /// Has the step go to whom it went then: what spoke for that one was the load and the record of that hour.
    void assign(const OfficeState& state, StepAssigned& given);
    /// The version of its agent that did the turn at its place; of a turn that the recording does not have, the one that did the
    /// agent's last turn in that run. Nothing: the agent had none.
    std::optional<int> version(const OfficeState& state, const TurnOrder& order) const;
    /// Has the turn tried again when it was then: how long that takes is drawn by lot.
    void delay(const OfficeState& state, const TurnOrder& order, TurnFailed& failed);
    /// What a turn is told to do that was halted before its model had answered, and so left no prompt. It cannot be mistaken
    /// for a task of anybody's.
    static QString haltedTask(const TurnId& then) { return QStringLiteral("(halted then, as turn %1)").arg(then.toString()); }

private:
    struct Reminder {
        QList<TurnOrder::Recalled> recalled;
        int notRecalled = 0;
        QStringList memory;
        QList<Heard> heard;
        std::optional<TurnOrder::Cut> cut;
        std::optional<TokenCount> mostOut;
        Label label;
        Label memoryLabel{};
        bool sentTemperature = true;
    };
    struct Turn {
        TurnId id;
        Instant begun;
        bool halted = false;
        std::optional<Reminder> reminder; ///< of a call
        QStringList weights;              ///< what votes weighed when the question was put
        QString model;                    ///< that was asked
        int configuration = 0;            ///< of its agent
        QString because;                  ///< why no model was asked for its picture
    };
    static Reminder readFrom(const QByteArray& prompt, const TurnFinished& finished, const Label& label);
    static void weigh(TurnOrder& order, const QStringList& weights);
    QHash<QString, QList<StepAssigned>> m_assigned; ///< by run, step and who had it before, in order; of several that could have it
    QHash<QString, int> m_versions;       ///< by the place of the run and the agent: of its last turn
    QHash<QString, QList<Instant>> m_delayed; ///< by the place of the turn that failed, in order
    QHash<QString, QList<Turn>> m_turns; ///< by place, in order; the last one stays
};

} // namespace qd::agents
