#include "ui/widgets/org/OrgPulses.h"

#include <QLineF>

#include <algorithm>

namespace qd::ui {

namespace {

QList<int> wayUp(const OrgLayout& layout, int box)
{
    QList<int> way;
    for (; box >= 0; box = layout.boxes[box].parent)
        way.append(box);
    return way;
}

QPolygonF reversed(QPolygonF line)
{
    std::reverse(line.begin(), line.end());
    return line;
}

qreal lengthOf(const QPolygonF& path)
{
    qreal length = 0;
    for (qsizetype i = 1; i < path.size(); ++i)
        length += QLineF(path[i - 1], path[i]).length();
    return length;
}

QPointF pointAt(const QPolygonF& path, qreal share)
{
    qreal left = lengthOf(path) * qBound(0.0, share, 1.0);
    for (qsizetype i = 1; i < path.size(); ++i) {
        const QLineF part(path[i - 1], path[i]);
        if (left <= part.length() && part.length() > 0)
            return part.pointAt(left / part.length());
        left -= part.length();
    }
    return path.isEmpty() ? QPointF() : path.last();
}

/// Slow at both ends: the eye finds the start and the end.
qreal eased(qreal share)
{
    return share * share * (3 - 2 * share);
}

} // namespace

QPolygonF orgPath(const OrgLayout& layout, int from, int to)
{
    const QList<int> up = wayUp(layout, from);
    const QList<int> down = wayUp(layout, to);
    const auto shared = std::find_if(up.begin(), up.end(), [&](int box) { return down.contains(box); });
    if (shared == up.end())
        return {};
    QPolygonF path;
    for (auto box = up.begin(); box != shared; ++box)
        path += reversed(layout.boxes[*box].edge);
    for (qsizetype i = down.indexOf(*shared) - 1; i >= 0; --i)
        path += layout.boxes[down[i]].edge;
    return path;
}

void OrgPulses::add(const OrgLayout& layout, int from, int to, const QColor& colour, qint64 now)
{
    if (from == to || from < 0 || to < 0)
        return;
    const bool crowded = m_travels.size() >= kAtOnce;
    for (Travel& travel : m_travels)
        if (travel.from == from && travel.to == to && (crowded || now - travel.began < kTogether)) {
            ++travel.count;
            return;
        }
    if (crowded)
        ++m_travels[(from * 31 + to) % m_travels.size()].count;
    else
        m_travels.append({from, to, 1, now, colour, orgPath(layout, from, to)});
}

void OrgPulses::advance(qint64 now)
{
    m_travels.removeIf([now](const Travel& travel) { return now - travel.began > kTravel; });
}

void OrgPulses::clear()
{
    m_travels.clear();
}

QList<OrgPulses::Dot> OrgPulses::dots(qint64 now) const
{
    QList<Dot> all;
    for (const Travel& travel : m_travels)
        all.append({pointAt(travel.path, eased(double(now - travel.began) / kTravel)), travel.colour, travel.count});
    return all;
}

QList<OrgPulses::Trail> OrgPulses::trails() const
{
    QList<Trail> all;
    for (const Travel& travel : m_travels)
        all.append({travel.path, travel.colour});
    return all;
}

QHash<int, int> OrgPulses::counts() const
{
    QHash<int, int> all;
    for (const Travel& travel : m_travels)
        all[travel.to] += travel.count;
    return all;
}

} // namespace qd::ui
