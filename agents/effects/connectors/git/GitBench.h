#pragma once

#include "agents/programs/Program.h"
#include "core/base/Result.h"

#include <QMap>

namespace qd::agents {

/// Starts `git` in our clone of one repository, one command at a time, with nothing of the person's configuration, no hooks of ours, no
/// questions at a terminal and few ways out (git(1), "ENVIRONMENT VARIABLES"; git-config(1)).
/// @thread the one it was made on, which has an event loop.
class GitBench final {
public:
    /// `clone`: the folder of ours; made by open(). `key`: for repositories that are asked by https; null: none.
    GitBench(QString clone, SharedSecret key) : m_clone(std::move(clone)), m_key(std::move(key)) {}

    /// The program; empty: it is not installed.
    static QString program();

    using Said = std::function<void(const ProgramEnd&)>;
    /// Has the clone there: empty at first. `tidies`: what a crash left in the way goes.
    void open(bool tidies, Said said);
    /// Asks our clone. `index`: the file that a tree is put together in; empty: none. `more`: of the environment.
    void here(const QStringList& arguments, const QByteArray& input, Said said, const QString& index = {}, const QMap<QString, QString>& more = {});
    /// Reaches out to the repository: whoever calls has asked the gate.
    void outside(const QStringList& arguments, Said said);
    /// Ends what is under way; it still says so.
    void stop();
    /// Ends it, and nobody is told.
    void drop() { m_running.reset(); }
    bool isStopped() const { return m_isStopped; }
    /// A file of that name beside the clone's own.
    QString file(const QString& name) const { return m_clone + QLatin1Char('/') + name; }

private:
    void run(QStringList arguments, Program::Parts parts, Said said);
    QProcessEnvironment environment() const;
    Result<Done> makeAsk() const;

    const QString m_clone;
    const SharedSecret m_key;
    bool m_isStopped = false;
    RunningProgram m_running;
};

} // namespace qd::agents
