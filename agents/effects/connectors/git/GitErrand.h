#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/git/GitBench.h"
#include "agents/effects/connectors/git/GitWords.h"
#include "agents/effects/settings/ConnectorFile.h"

#include <QTimer>

namespace qd::agents {

/// The steps of one look, delivery or test in a repository, one after the other. Whoever holds it hears its end once; commands that are
/// under way hold it as well.
/// @thread the dispatcher's.
class GitErrand final : public std::enable_shared_from_this<GitErrand> {
public:
    /// Of `delivery` it keeps a copy.
    GitErrand(const ConnectorFile& file, std::unique_ptr<GitBench> bench, Delivery delivery, Gate gate);

    using Next = std::function<void()>;
    using Failed = std::function<void(const Error&)>;
    /// Every step below ends with one of both: `next`, or this. Error::Network: nobody answered; Error::Cancelled: it was stopped;
    /// Error::Store: this machine's disk; Error::Rule: a person has to do something.
    void onFailure(Failed failed) { m_failed = std::move(failed); }

    /// `tidies`: nobody else works in the clone now, so that what a crash left in the way goes.
    void open(bool tidies, Next next);
    /// Asks where the branch stands: head(). Error::Rule: there is no such branch.
    void ask(Next next);
    /// Brings the commits of the branch here. `keeps`: and remembers where it stands; nobody else works in the clone now.
    void fetch(bool keeps, Next next);
    /// Makes the commit of what is delivered on top of `parent`: commit(). The same each time. Sends nothing.
    void build(const QString& parent, Next next);
    /// What that changes: difference(), and replaced().
    void compare(Next next);
    /// Whether `commit` is part of what the branch stands at, which is here: isThere().
    void trace(const QString& commit, Next next);
    /// Pushes commit() with the lease that the branch stands at `parent`: pushed(). Never fails otherwise.
    void push(const QString& parent, Next next);
    /// Runs it some time later; at once when it is stopped.
    void wait(Duration time, Next next);
    void stop();
    /// Nothing of it runs any more, and nobody is told.
    void drop();
    bool isStopped() const { return m_bench->isStopped(); }

    const QString& head() const { return m_head; }
    const QString& commit() const { return m_commit; }
    bool changesNothing() const { return m_tree == m_treeBefore; }
    bool isThere() const { return m_isThere; }
    const PushWord& pushed() const { return m_pushed; }
    /// A patch, perhaps shortened, which it then says.
    const QString& difference() const { return m_difference; }
    /// Files that stood there with other bytes.
    const QStringList& replaced() const { return m_replaced; }
    const Delivery& delivery() const { return m_delivery; }

private:
    using Said = std::function<void(const QByteArray&)>;
    void here(const QStringList& arguments, const QByteArray& input, Said said, const QMap<QString, QString>& more = {});
    void outside(const QStringList& arguments, Said said);
    void show(Next next);
    void addFile(qsizetype at, QByteArray lines, Next next);
    void makeTree(const QByteArray& lines, Next next);
    void makeCommit(const QString& parent, Next next);
    QByteArray message() const;
    QString name() const { return QStringLiteral("index-") + m_delivery.effect.toString(); }

    const ConnectorFile m_file;
    const std::unique_ptr<GitBench> m_bench;
    const Delivery m_delivery;
    const Gate m_gate;
    Failed m_failed;
    QString m_head;
    QString m_treeBefore;
    QString m_tree;
    QString m_commit;
    QString m_difference;
    QStringList m_replaced;
    PushWord m_pushed;
    bool m_isThere = false;
    Next m_waits;
    QTimer m_timer;
};

/// What stands in EffectContent::details besides what the renderer put there.
namespace gitdetails {
inline constexpr QLatin1String kCommit("commit");   ///< the hash of what is pushed
inline constexpr QLatin1String kSeconds("commit_seconds"); ///< its date, since 1970 UTC
inline constexpr QLatin1String kMark("effect"); ///< that its message names
QString textAt(const EffectContent& content, const QString& name);
qint64 numberAt(const EffectContent& content, const QString& name);
} // namespace gitdetails

} // namespace qd::agents
