#pragma once

#include "core/base/Result.h"
#include "core/rules/Comparison.h"

#include <QMap>
#include <QStringList>

#include <functional>

class QObject;

namespace qd::ui {

/// A run to be done again in a record of its own, from a step on under a change. Without a step nothing is changed: it is
/// only asked whether everything is decided the same.
struct Attempt {
    RunId run;
    StepId from;
    QString task;                  ///< what the agent is told at that step; empty: as then
    QString model;                 ///< empty: as then
    std::optional<Autonomy> level{}; ///< of everything that would go out; none: as then

    bool isReplay() const { return from.isEmpty(); }
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("from", from);
        v("task", task);
        v("model", model);
        v("level", level);
    }
};

/// What may be changed about a run.
struct Tryable {
    struct Step {
        StepId id;
        QString title;
        QString task;                ///< what its agent is told today; empty: it asks no model
        QList<DecisionId> decisions; ///< that were made there
    };
    QString title;
    QList<Step> steps; ///< those that were begun, in the order of the workflow
    QStringList models;
    QString model; ///< that was asked; empty: each tier asked its own
};

/// How far it is.
struct TryProgress {
    double share = 0;    ///< of what was recorded, from 0 to 1
    bool differs = false; ///< it has come to the step
    int given = 0;       ///< answers of the record
    int asked = 0;       ///< calls that were made anew
};

/// What came of it, beside the run as it was.
struct Tried {
    QString id; ///< on the shelf; empty: it is not kept
    Attempt attempt;
    Instant at;
    QString step;  ///< title of the step
    rules::Comparison comparison; ///< Replay: decisions are the same when they are so byte by byte
    QMap<QByteArray, QByteArray> pieces; ///< by SHA-256
    QString difference; ///< Replay: where it first went another way; empty: nowhere
    int given = 0;
    int putOtherwise = 0; ///< of those given, answers to calls that would be put otherwise today
    int asked = 0;
    int assumed = 0;      ///< how often yes was said for her
};

/// Where the window has runs done again. Nothing of it touches the record; nothing leaves.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never blocks.
/// @thread main.
class Tries {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~Tries() = default;
    /// Error::Rule says in a sentence why the run cannot be done again.
    virtual void tryable(const RunId& run, QObject* owner, Answer<Tryable> answer) = 0;
    /// One at a time: what is under way is stopped. Error::Cancelled: it was stopped.
    virtual void begin(const Attempt& attempt, QObject* owner, std::function<void(TryProgress)> progress, Answer<Tried> answer) = 0;
    virtual void stop() = 0;
    /// Earlier tries of the run that are kept, newest first.
    virtual void earlier(const RunId& run, QObject* owner, Answer<QList<Tried>> answer) = 0;
    /// It is gone, with its record.
    virtual void throwAway(const RunId& run, const QString& id) = 0;
};

} // namespace qd::ui
