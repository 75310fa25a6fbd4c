#include "core/state/StateFeed.h"

#include <algorithm>
#include <chrono>

namespace qd {

namespace {
constexpr std::chrono::milliseconds kBetween{50};
}

StateFeed::StateFeed(QObject* parent) : QObject(parent)
{
    m_next.setSingleShot(true);
    m_next.setInterval(kBetween);
    connect(&m_next, &QTimer::timeout, this, [this] {
        if (m_changed)
            tell();
    });
}

StateFeed::StateFeed(StateFeed* source, QObject* parent) : StateFeed(parent)
{
    m_source = source;
    connect(source, &StateFeed::stateChanged, this, [this] {
        if (!m_holds)
            emit stateChanged();
    });
    connect(source, &StateFeed::factsTaken, this, [this](const QList<StoredFact>& facts) {
        if (!m_holds)
            emit factsTaken(facts);
    });
}

void StateFeed::hold(OfficeState state)
{
    m_state = std::move(state);
    m_holds = true;
    emit stateChanged();
}

void StateFeed::release()
{
    m_holds = false;
    m_state = {};
    emit stateChanged();
}

void StateFeed::reset(OfficeState state)
{
    m_state = std::move(state);
    tell();
}

void StateFeed::take(QList<StoredFact> facts)
{
    const auto known = [this](const StoredFact& fact) { return fact.sequence <= m_state.sequence; };
    if (!facts.isEmpty() && known(facts.constFirst())) // as a rule nothing is, and the list stays shared
        facts.erase(std::remove_if(facts.begin(), facts.end(), known), facts.end());
    if (facts.isEmpty())
        return;
    m_state.apply(facts);
    emit factsTaken(facts);
    if (m_next.isActive())
        m_changed = true;
    else
        tell();
}

void StateFeed::tell()
{
    m_changed = false;
    m_next.start();
    emit stateChanged();
}

} // namespace qd
