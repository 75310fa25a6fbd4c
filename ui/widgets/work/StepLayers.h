#pragma once

#include "ui/widgets/work/StepGraphLayout.h"

namespace qd::ui {

/// The steps of a workflow in layers, with the places of those lines that pass a layer, in their order and at their x.
class StepLayers {
public:
    struct Link {
        int from = -1;
        int to = -1;
        bool apart = false;
    };
    struct Place {
        int node = -1;       ///< the step, or the one whose lines pass here
        bool isStep = true;
        bool apart = false;  ///< of lines that pass
        qreal left = 0;      ///< from its middle to its sides
        qreal right = 0;
        qreal x = 0;
    };
    using Layer = QList<Place>;

    StepLayers(const QList<Step>& steps, const StepGraphSizes& sizes);

    QList<Link> links;     ///< those that are drawn
    QList<int> layerOf;    ///< of each step
    QList<Layer> layers;   ///< from above; each from the left
    /// Where the step stands in the layer, or where its lines pass; -1: nowhere.
    int placeOf(int layer, int node, bool isStep, bool apart) const;
    /// Which places of the layer are joined to which of the next one.
    QList<std::pair<int, int>> pairsBelow(int layer) const;

private:
    void readLinks(const QList<Step>& steps);
    void reduce(const QList<Step>& steps);
    void findLayers(qsizetype steps);
    void fillLayers(const QList<Step>& steps, const StepGraphSizes& sizes);
    void order();
    void sortBy(int layer, int neighbours);
    qint64 crossings() const;
    void spread(qreal gap);
    void pull(int layer, bool up, bool down, qreal gap);
    void align(qreal gap);
    bool fits(int layer, int place, qreal x, qreal gap) const;
    void straighten(qreal gap);
};

} // namespace qd::ui
