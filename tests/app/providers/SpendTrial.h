#pragma once

#include "tests/app/providers/WorldDepartment.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <random>

namespace qd::test {

/// What came of one round by the bill of those who were asked.
struct SpendRound {
    bool finished = false;
    int kills = 0;
    qint64 calls = 0;     ///< billed
    int passed = 0;       ///< limits that the bill passed
    qint64 used = 0;      ///< of the limit that was used most, in thousandths: by the bill …
    qint64 counted = 0;   ///< … and by the program's own ledger; 0: nobody said, since it was killed as it would have
    qint64 held = 0;      ///< reservations that were left
    QString what;         ///< the first that was wrong
};

/// Plays the outside of Spender: the fake world, which sends the bill, and whoever kills the program.
class SpendTrial {
public:
    /// `program` spends when it is called "spend HOME". `factor`: the world is so many times as dear as its list.
    SpendTrial(QString program, quint32 seed, int factor = 1);
    ~SpendTrial();

    /// A hundred agents that all want to spend from one limit of money, tokens or calls. `lies`: what they are told about usage
    /// is false now and then, and answers break off. `kills`: how often the program is killed meanwhile.
    SpendRound play(bool lies, int kills);

private:
    struct Sums {
        qint64 pico = 0;
        qint64 tokens = 0;
        qint64 calls = 0;
        qint64 messagesCalls = 0; ///< of the model "messages:m"
    };
    void moveIn();
    bool start();
    void script(bool lies);
    bool listen(SpendRound& round, int killAfter);
    Sums newBills();
    void judge(SpendRound& round, const Sums& billed, const QByteArray& said) const;

    const QString m_program;
    std::mt19937_64 m_random;
    QTemporaryDir m_folder;
    std::unique_ptr<WorldProcess> m_world;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QProcess> m_spender;
    QFile m_bill;
    QByteArray m_ended; ///< what the spender said of the round
    int m_rounds = 0;
    // Of the home that is lived in:
    qint64 m_money = 0, m_tokens = 0, m_calls = 0, m_messagesCalls = 0; ///< limits; 0: none
};

} // namespace qd::test
