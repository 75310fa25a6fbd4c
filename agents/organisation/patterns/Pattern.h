#pragma once

#include "agents/organisation/checks/SchemaCheck.h"

#include <QStringList>

namespace qd::agents {

/// One step of the file as it is being written out: what it says, who there is, and what is wrong with it.
class Pattern {
public:
    /// All outlive it. `path` is where the step stands in the file.
    Pattern(const Json& step, const QList<Json>& agents, QString path, QList<Fault>& faults)
        : m_step(step), m_agents(agents), m_path(std::move(path)), m_faults(faults)
    {
    }

    QString text(QStringView member) const { return m_step.at(member).toString(); }
    const Json& at(QStringView member) const { return m_step.at(member); }
    QString id() const { return text(u"id"); }
    QString agent() const { return text(u"agent"); }
    QStringList texts(QStringView member) const;
    /// A member of the agent's own entry; empty when there is no such agent.
    QString ofAgent(const QString& agent, QStringView member) const;

    void fault(const QString& member, const QString& wrong, const QString& right) { m_faults.append({m_path + u'/' + member, wrong, right}); }
    /// Faults of a list that has to name `least` agents or more, each once.
    void checkAgents(const QString& member, qsizetype least);
    /// Faults of members that must be there, and of those that say nothing at a step of this kind.
    void checkMembers(const QStringList& needed, const QStringList& allowed);

    /// A plain step of it: its name behind the dash, and what all of them share.
    QList<Json::Member> begun(const QString& part, const QString& title, const QString& kind, const QString& agent, const QStringList& after) const;
    /// A turn in which `party` says by `prompt` what it makes of the step `since`, within `limitMs` of it; saying nothing is its right.
    QList<Json::Member> asked(const QString& part, const QString& word, const QString& party, const QString& since, const QString& prompt, qint64 limitMs) const;
    /// The step that others follow on, after the ruling: a skill that says what it all came to, and the message that tells of it.
    Json ended(const QString& skill, const QList<Json::Member>& input, const QStringList& uses, const QString& decision, const Json& told) const;
    /// Those of `agents` that it is not itself about.
    QStringList others(QStringList agents) const;
    QString part(const QString& name) const { return id() + u'-' + name; }

private:
    const Json& m_step;
    const QList<Json>& m_agents;
    QString m_path;
    QList<Fault>& m_faults;
};

using Members = QList<Json::Member>;

/// Puts a member in, in place of one of that name.
void put(Members& members, const char* name, Json value);
/// Over so long after the step `since`.
Json windowOf(const QString& since, qint64 lengthMs);
Json listOfTexts(const QStringList& texts);
/// {"type", "to", "subject", "body"} and, where it is not 0, when the work is due.
Json messageTo(const QString& type, const QStringList& to, const QString& subject, const QString& body, qint64 dueMs = 0);
/// The condition `path` is `value`, beside the one that the step has already.
void putAlso(Members& step, const QString& path, Json value);

/// The plain steps of a consensus and of an intent.
QList<Json> consensusSteps(Pattern& pattern);
QList<Json> intentSteps(Pattern& pattern);

} // namespace qd::agents
