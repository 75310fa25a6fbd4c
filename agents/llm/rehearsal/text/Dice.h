#pragma once

#include <QString>

#include <utility>

namespace qd::agents::rehearsal {

/// A repeatable source of choices: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators",
/// OOPSLA 2014). Started from the same text and seed it makes the same choices on every machine.
class Dice {
public:
    Dice(const QString& key, qint64 seed);
    /// A number from 0 to `count` - 1; 0 for an empty range.
    int roll(qsizetype count);
    /// Another source, which depends on this one's start and on `purpose`, not on what was rolled meanwhile.
    Dice forPurpose(const QString& purpose) const;

    template <class List> void shuffle(List& list)
    {
        for (qsizetype i = qsizetype(list.size()) - 1; i > 0; --i)
            std::swap(list[i], list[roll(i + 1)]);
    }

private:
    quint64 next();

    quint64 m_start;
    quint64 m_state;
};

} // namespace qd::agents::rehearsal
