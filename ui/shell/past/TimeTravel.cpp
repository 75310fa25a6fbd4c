#include "ui/shell/past/TimeTravel.h"

namespace qd::ui {

TimeTravel::TimeTravel(StateFeed* present, History* history, const Clock* clock, QObject* parent)
    : QObject(parent), m_present(present), m_history(history), m_feed(present), m_clock(clock)
{
}

void TimeTravel::goTo(Sequence at)
{
    if (!m_history || last() < 1)
        return;
    m_wanted = qBound(Sequence(1), at, last());
    if (!m_asking)
        ask();
}

void TimeTravel::ask()
{
    const Sequence at = m_wanted;
    m_asking = true;
    m_history->stateAt(at, this, [this, at](Result<OfficeState> state) { arrive(at, std::move(state)); });
}

void TimeTravel::arrive(Sequence at, Result<OfficeState> state)
{
    m_asking = false;
    if (m_wanted == 0)
        return; // she went back to now meanwhile
    const bool isNewest = m_wanted == at;
    if (isNewest)
        m_wanted = 0;
    if (state) {
        m_moment = at;
        m_history->lookBackTo(at);
        m_clock.stopAt(state->time);
        m_feed.hold(std::move(*state));
        emit moved();
    } else if (isNewest) {
        emit failed(state.error());
    }
    if (!isNewest)
        ask();
}

void TimeTravel::backToNow()
{
    m_wanted = 0;
    if (!isPast())
        return;
    m_moment = 0;
    m_history->lookBackTo(0);
    m_clock.stopAt(std::nullopt);
    m_feed.release();
    emit moved();
}

} // namespace qd::ui
