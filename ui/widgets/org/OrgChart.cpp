#include "ui/widgets/org/OrgChart.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/traffic/MessageLook.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QMenu>

#include <limits>

namespace qd::ui {

namespace {

constexpr int kFrame = 33; // a pulse is read well at 30 pictures a second, at half the work of 60

} // namespace

OrgChart::OrgChart(QWidget* parent) : BoxChart(parent)
{
    setObjectName(QStringLiteral("bridge.chart"));
    setAccessibleName(tr("Department"));
    m_clock.start();
    m_frame.setInterval(kFrame);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        m_pulses.advance(m_clock.elapsed());
        if (m_pulses.isEmpty())
            m_frame.stop();
        update();
    });
}

void OrgChart::show(const OfficeState& state, Instant now)
{
    if (m_digest != state.org.current || m_plan.boxes.isEmpty())
        learn(state);
    m_figures = agentFigures(state);
    m_waiting = state.inbox.waiting(now);
    update();
}

/// Takes over another organisation; whoever is in both stays chosen.
void OrgChart::learn(const OfficeState& state)
{
    const AgentId kept = selected();
    m_digest = state.org.current;
    m_organisation = state.org.organisation();
    m_plan = layOutFor(m_organisation, room().size());
    m_pulses.clear();
    m_index.clear();
    m_names.clear();
    for (int i = 0; i < int(m_plan.boxes.size()); ++i) {
        m_index.insert(m_plan.boxes[i].agent, i);
        m_names.insert(m_plan.boxes[i].agent, partyName(state, m_plan.boxes[i].agent));
    }
    replan(m_index.value(kept, -1));
}

void OrgChart::pulse(const Message& message)
{
    if (!isVisible())
        return; // nobody sees it, and nothing would take it away
    m_pulses.add(m_plan, m_index.value(message.from, -1), m_index.value(message.to, -1), colourOf(message.type),
                 m_clock.elapsed());
    if (!m_pulses.isEmpty() && !m_frame.isActive())
        m_frame.start();
}

void OrgChart::setStill(bool still)
{
    m_still = still;
    m_frame.setInterval(still ? 500 : kFrame);
    update();
}

void OrgChart::select(const AgentId& agent)
{
    moveTo(agent.isEmpty() ? -1 : m_index.value(agent, -1));
}

AgentId OrgChart::selected() const
{
    return selectedBox() < 0 || selectedBox() >= m_plan.boxes.size() ? AgentId{} : m_plan.boxes[selectedBox()].agent;
}

QString OrgChart::nameOf(int box) const
{
    return m_names.value(m_plan.boxes[box].agent);
}

QString OrgChart::describe(int box) const
{
    const AgentId& agent = m_plan.boxes[box].agent;
    if (agent == human())
        return m_waiting == 0 ? tr("You: nothing waits for you") : tr("You: %n item(s) wait for you", nullptr, int(m_waiting));
    const AgentFigures figures = m_figures.value(agent);
    QStringList parts{words(figures.status)};
    if (figures.doing != parts.first())
        parts.append(figures.doing);
    if (figures.queue > 0)
        parts.append(tr("%n task(s) waiting for it", nullptr, figures.queue));
    if (figures.spentToday.micro > 0)
        parts.append(tr("%1 today").arg(moneyText(figures.spentToday)));
    else if (figures.wouldHaveSpent.micro > 0)
        parts.append(tr("rehearsal; would have cost %1 today").arg(moneyText(figures.wouldHaveSpent)));
    return tr("%1: %2").arg(nameOf(box), parts.join(QStringLiteral(", ")));
}

int OrgChart::neighbour(int key) const
{
    const OrgLayout::Box& from = m_plan.boxes[selectedBox()];
    if (key == Qt::Key_Up)
        return from.parent < 0 ? selectedBox() : from.parent;
    int best = selectedBox();
    qreal nearest = std::numeric_limits<qreal>::infinity();
    for (int i = 0; i < int(m_plan.boxes.size()); ++i) {
        const QPointF way = m_plan.boxes[i].rect.center() - from.rect.center();
        const bool below = key == Qt::Key_Down && m_plan.boxes[i].parent == selectedBox();
        const bool beside = (key == Qt::Key_Left && way.x() < -1) || (key == Qt::Key_Right && way.x() > 1);
        const qreal far = beside ? qAbs(way.x()) + 6 * qAbs(way.y()) : qAbs(way.x()) + qAbs(way.y());
        if ((below || beside) && far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

void OrgChart::boxOpened(int box)
{
    if (box > 0)
        emit profileAsked(m_plan.boxes[box].agent);
}

void OrgChart::openMenu(int box, const QPoint& globalAt)
{
    const AgentId agent = m_plan.boxes[box].agent;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("bridge.chart.menu"));
    if (agent != human())
        menu->addAction(tr("Show profile"), this, [this, agent] { emit profileAsked(agent); });
    menu->addAction(tr("Show traffic"), this, [this, agent] { emit trafficAsked(agent); });
    menu->addSeparator();
    menu->addAction(tr("Fit everyone in"), this, &OrgChart::fit);
    menu->popup(globalAt);
}

} // namespace qd::ui
