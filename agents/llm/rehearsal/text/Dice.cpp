#include "agents/llm/rehearsal/text/Dice.h"

namespace qd::agents::rehearsal {

namespace {

// FNV-1a (RFC draft-eastlake-fnv): the start must not depend on Qt's own hash, which may differ between versions.
quint64 hashOf(const QString& text)
{
    quint64 hash = 14695981039346656037ULL;
    for (const char byte : text.toUtf8())
        hash = (hash ^ quint64(quint8(byte))) * 1099511628211ULL;
    return hash;
}

} // namespace

Dice::Dice(const QString& key, qint64 seed) : m_start(hashOf(key) ^ (quint64(seed) * 0x9E3779B97F4A7C15ULL)), m_state(m_start) {}

quint64 Dice::next()
{
    quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

int Dice::roll(qsizetype count)
{
    return count > 0 ? int(next() % quint64(count)) : 0;
}

Dice Dice::forPurpose(const QString& purpose) const
{
    return Dice(purpose, qint64(m_start));
}

} // namespace qd::agents::rehearsal
