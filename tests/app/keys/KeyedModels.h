#pragma once

#include "tests/app/keys/LeakHunt.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QStringList>
#include <QTemporaryDir>

namespace qd::test {

/// Two hosts with providers of models, each with a key of its own, for a home's department: every agent asks one of them. They
/// say the key that they are asked with, in errors, headers, streams and answers, and know when they get another's.
class KeyedModels {
public:
    /// `names`: of the keys, in the order of `hunt`; those that a model can be asked with are.
    KeyedModels(const LeakHunt& hunt, QStringList names);

    /// Writes providers, prices, and the department with a workflow "notes", in which all agents work at once.
    void write(const QString& home) const;
    /// A server of tools that says the key that it is asked with, and the name of that key, which no model is asked with.
    QString toolsAddress() const { return m_one.origin() + QStringLiteral("/mcp"); }
    static constexpr const char* kToolsKey = "mine-12";
    /// From now on every third answer says the key in one way or another.
    void misbehave();
    /// So many have asked, or `mostMs` are over.
    bool waitForCalls(int calls, int mostMs) const;
    static constexpr int kAgents = 14;
    /// What came to these hosts: each key by its own provider, in its own header, and nothing else.
    QStringList judge() const;
    /// Of `judge()`: keys that were used, and requests.
    int used() const;
    int requests() const;

private:
    struct Provider {
        const char* dialect;
        const char* path;
        const char* header;
        const char* prefix;
    };
    static const Provider& providerOf(int key);
    const WorldProcess& worldOf(int key) const { return key % 2 == 0 ? m_one : m_other; }
    QList<QJsonObject> bills() const;

    QTemporaryDir m_folder;
    QString m_canaries; ///< a file, one a line; the order of m_names
    QStringList m_names;
    WorldProcess m_one;
    WorldProcess m_other;
};

} // namespace qd::test
