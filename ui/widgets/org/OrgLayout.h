#pragma once

#include "core/model/Organisation.h"

#include <QHash>
#include <QPolygonF>
#include <QRectF>

namespace qd::ui {

/// Where every box and every line of an org chart stands. Plain numbers; knows no widget.
/// The tree is laid out as Reingold and Tilford do ("Tidier Drawings of Trees", IEEE TSE 7(2), 1981): sub-trees are
/// moved together until their contours touch. A superior stands over the middle of everyone below it, not of its direct
/// reports as there, so that the whole does not lean to where the smaller sub-trees are. Contours are kept per row
/// and per gutter between rows, and hold the lines too, so that no line ever runs behind a box. Two or more reports
/// that lead nobody hang in columns below their superior, as printed org charts do. A department too wide for that is
/// packed: every superior over its reports' blocks, the blocks in as many columns as bring the whole near 2 : 1.
struct OrgLayout {
    struct Box {
        AgentId agent;
        int parent = -1; ///< index of the superior's box; -1 for the human's
        QRectF rect;
        QPolygonF edge;  ///< from the superior's lower edge to this box, horizontal and vertical parts only
    };
    QList<Box> boxes; ///< the human's first, every superior before its reports
    QRectF bounds;

    /// The box of `agent`, or -1. O(boxes).
    int indexOf(const AgentId& agent) const;
};

/// The sizes that a layout is made with.
struct OrgSizes {
    QSizeF box{180, 47};
    QSizeF top{120, 30};    ///< the human's
    qreal gutter = 30;      ///< between rows
    qreal gap = 20;         ///< between neighbours of a row
    qreal hangingGap = 10;  ///< between boxes that hang below each other
    qreal trunk = 18;       ///< room at the left of a hanging column for its line
    int perColumn = 3;      ///< how many hang below each other before a second column begins
};

/// The same with less air, for a small window: what is shown small must not also be shown far apart.
OrgSizes compactSizes();

/// Who leads whom, by place in the organisation; -1 is the human. Whose way up goes in a circle stands below the human.
QHash<int, QList<int>> reportsOf(const Organisation& organisation);

/// The same by packing only, for departments of any size.
OrgLayout packedLayout(const Organisation& organisation, const OrgSizes& sizes = {});

/// Lays out everyone of `organisation` below the human. Who reports to nobody known, or to itself by a detour, stands
/// directly below the human. O(agents × depth).
OrgLayout layOut(const Organisation& organisation, const OrgSizes& sizes = {});
/// The one of several such layouts that fills `room` best, closer together where it would have to be made smaller; the order of its boxes does not depend on the room.
OrgLayout layOutFor(const Organisation& organisation, const QSizeF& room);

} // namespace qd::ui
