#include "ui/shell/looking/LookWatch.h"

#include <QEvent>

#include <utility>

namespace qd::ui {

LookWatch::LookWatch(const Clock* clock, QObject* parent) : QObject(parent), m_clock(clock), m_since(clock->now()), m_touched(m_since) {}

/// Takes the time since the last count for the item, unless she was away.
void LookWatch::count()
{
    const Instant now = m_clock->now();
    const Duration passed = now - m_since;
    if (m_active && !m_item.isEmpty() && passed.count() > 0 && now - m_touched <= kAway)
        m_looked[m_item] += passed;
    m_since = now;
}

void LookWatch::look(const QString& item)
{
    if (item == m_item)
        return;
    count();
    m_item = item;
}

void LookWatch::setActive(bool active)
{
    if (active == m_active)
        return;
    count();
    m_active = active;
    touched(); // whoever comes back is there
}

void LookWatch::touch()
{
    count();
    touched();
}

void LookWatch::touched()
{
    if (m_since - std::exchange(m_touched, m_since) >= kGone)
        emit cameBack();
}

bool LookWatch::isThere() const
{
    return m_active && m_clock->now() - m_touched <= kAway;
}

Duration LookWatch::take(const QString& item)
{
    count();
    return m_looked.take(item);
}

bool LookWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress: touch(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace qd::ui
