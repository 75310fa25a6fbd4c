#pragma once

#include "core/model/plan/Step.h"

#include <QPolygonF>
#include <QRectF>

namespace qd::ui {

/// Where every step of a workflow and every line between them stands. Plain numbers; knows no widget.
/// Drawn in layers (K. Sugiyama, S. Tagawa, M. Toda, Methods for Visual Understanding of Hierarchical System Structures,
/// IEEE Trans. SMC 11(2), 1981): a step stands one layer below the lowest that it follows on (longest path); the order in
/// a layer comes from the mean places of neighbours (barycentres), the places themselves from least squares under the
/// order (pool adjacent violators; M. Ayer et al., Annals of Math. Statistics 26, 1955). What follows from other lines
/// is not drawn (transitive reduction; Aho, Garey, Ullman, SIAM J. Computing 1(2), 1972). A line that passes a layer has a
/// place in it as a step has, and turns only between layers, on a track of its own (left-edge algorithm; A. Hashimoto,
/// J. Stevens, Wire routing by optimizing channel assignment, DAC 1971): so no line ever runs behind a box, and no two
/// that say different things lie on each other.
struct StepGraphLayout {
    struct Node {
        int layer = 0;
        QRectF rect;
        QRectF mark; ///< at its right, where it may go back; empty when it can't
    };
    struct Edge {
        int from = -1;
        int to = -1;
        bool apart = false; ///< stands in for it, or undoes it
        QPolygonF line;     ///< horizontal and vertical parts only
    };
    QList<Node> nodes; ///< in the order of the steps
    QList<Edge> edges;
    QRectF bounds;
};

/// The sizes that a layout is made with.
struct StepGraphSizes {
    QSizeF box{176, 42};
    qreal mark = 92;   ///< room at the right of a box that may go back
    qreal gap = 18;    ///< between neighbours of a layer
    qreal line = 8;    ///< room at each side of a line that passes a layer
    qreal pad = 9;     ///< between a layer and the first track below or above it
    qreal track = 8;   ///< between tracks
};

/// The same with less air and without words beside what may go back, for a small window: what is shown small must not
/// also be shown far apart.
StepGraphSizes compactStepSizes();

/// Steps may stand in any order; a way that goes in a circle is cut where it closes. O(steps × lines).
StepGraphLayout layOutSteps(const QList<Step>& steps, const StepGraphSizes& sizes = {});

} // namespace qd::ui
