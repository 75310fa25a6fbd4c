#pragma once

#include "core/model/Message.h"
#include "ui/widgets/org/OrgLayout.h"

#include <QColor>
#include <QHash>

namespace qd::ui {

/// Messages that travel along the lines of an org chart. Those between the same two that start within a moment go as
/// one; beyond a bound, new ones join what is under way. Knows no clock: the caller says how late it is.
class OrgPulses final {
public:
    struct Dot {
        QPointF at;
        QColor colour;
        int count = 1;
    };
    struct Trail {
        QPolygonF line;
        QColor colour;
    };

    /// A message from box `from` to box `to` starts at `now` (milliseconds of any clock). Ignores equal ends.
    void add(const OrgLayout& layout, int from, int to, const QColor& colour, qint64 now);
    /// Forgets what has arrived.
    void advance(qint64 now);
    void clear();
    bool isEmpty() const { return m_travels.isEmpty(); }
    QList<Dot> dots(qint64 now) const;
    QList<Trail> trails() const;
    /// Messages per receiving box that are under way: what is shown where nothing may move.
    QHash<int, int> counts() const;

    static constexpr qint64 kTravel = 1400; ///< milliseconds from end to end
    static constexpr qint64 kTogether = 250;
    static constexpr qsizetype kAtOnce = 48;

private:
    struct Travel {
        int from = 0;
        int to = 0;
        int count = 1;
        qint64 began = 0;
        QColor colour;
        QPolygonF path;
    };
    QList<Travel> m_travels;
};

/// The line from one box to another along the tree: up to the superior that both have, and down again.
QPolygonF orgPath(const OrgLayout& layout, int from, int to);

} // namespace qd::ui
