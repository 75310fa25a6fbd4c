#pragma once

#include "core/async/Mailbox.h"
#include "core/store/EventStore.h"
#include "tests/app/money/Purses.h"
#include "tests/support/ManualClock.h"

namespace qd::test {

/// How spenders ask whether they may.
enum class Asking {
    Both,      ///< by the rule, against a state that is a while old, and again by the record as it is written
    Record,    ///< by the record alone
    CheckThenAct, ///< by what is spent so far, against that old state: how it must not be done
};

/// A hundred that spend at once on one record: any of them may be asking, at work or settling while others do. What they really
/// use goes out by standard output, a line for each call, before anything else learns of it; it is the bill.
class Spenders {
public:
    Spenders(const QString& file, quint32 seed, Asking asking);
    /// Spends until nobody may any more. @returns the exit code.
    int run();

private:
    struct Work {
        TurnId turn;
        Amounts held;
        Amounts used;
        qint64 price = 0; ///< of a thousand tokens, in micro-dollars
        bool isTool = false; ///< no model is asked: `turn` is what its price is promised under
    };
    bool open();
    bool append(QList<Fact> facts);
    void begin(int spender);
    void use(int spender);
    void end(int spender);
    bool may(int spender, const Amounts& held) const;
    qint64 lie(const Work& work);
    void bill(int spender, const Amounts& used);
    bool anybodyMay() const;
    void recover();
    int sayLeft();

    ManualClock m_clock{kThatDay};
    QString m_file;
    Asking m_asking;
    std::mt19937_64 m_random;
    quint32 m_seed;
    Mailbox m_mailbox;
    EventStore m_store{m_clock};
    OfficeState m_state;
    OfficeState m_old; ///< as it was some turns ago
    QMap<int, Work> m_working;
    quint64 m_turns = 0;
};

} // namespace qd::test
