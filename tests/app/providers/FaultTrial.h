#pragma once

#include "agents/llm/door/ModelDoor.h"
#include "tests/app/providers/FaultServer.h"

#include <QEventLoop>

#include <random>

namespace qd::test {

/// An answer of tests/data/faults, and what should come of it (its README has the words).
struct KeptFault {
    QString file;
    QString dialect;
    QString fault;
    QByteArray bytes;
    QStringList states;
    QString text;      ///< of a whole answer
    QString stop;
    bool does = true;  ///< the provider works, and sends a bill
    bool isLie = false;
    TokenUsage truth;  ///< what it bills
};

/// Kept answers of providers that misbehave, played to the program's own door of models over sockets: whole, byte by byte, in
/// random pieces, cut anywhere, reset, or left open. What comes of each is judged as somebody would who pays the bill.
class FaultTrial {
public:
    explicit FaultTrial(quint32 seed);

    /// So many cases, in turn of every kept answer in every way of playing it.
    void play(int cases);
    /// The good answers of all dialects, cut at each byte.
    void cutEverywhere();

    int cases = 0;
    int whole = 0, unusable = 0, cut = 0, refused = 0, again = 0; ///< what came of them
    int untellable = 0;       ///< lies that nobody can see: less than was used, and said once
    qint64 longestMs = 0;
    QStringList wrong;

private:
    struct Case {
        const KeptFault* kept = nullptr;
        Playing playing;
        QString what;         ///< for people
        qint64 begun = 0;
    };
    void read();
    void learnTruth();
    Playing playingOf(const KeptFault& kept, int way);
    void run(QList<Case> cases);
    void begin(Case one);
    void ended(int number, const Case& one, const Result<agents::LlmAnswer>& came);
    void judge(const Case& one, const Result<agents::LlmAnswer>& came, int requests);
    QString stateOf(const Result<agents::LlmAnswer>& came, int requests) const;
    bool isOwed(const Case& one, const agents::LlmRequest& request, const agents::LlmAnswer& came);
    void say(const Case& one, const QString& why);

    std::mt19937_64 m_random;
    QList<KeptFault> m_kept;
    QHash<QString, QByteArray> m_well; ///< by dialect
    FaultServer m_server;
    agents::ProviderList m_providers;
    std::unique_ptr<agents::ModelDoor> m_door;
    QEventLoop m_loop;
    QElapsedTimer m_time;
    QList<Case> m_waiting;
    int m_open = 0;
    int m_numbers = 0;
};

} // namespace qd::test
