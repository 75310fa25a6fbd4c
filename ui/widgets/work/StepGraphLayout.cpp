#include "ui/widgets/work/StepGraphLayout.h"

#include "ui/widgets/work/StepLayers.h"
#include "ui/widgets/work/StepTracks.h"

#include <algorithm>

namespace qd::ui {

namespace {

/// Layers of places put where they are drawn, and the lines through them.
class Drawing {
public:
    Drawing(const StepLayers& layers, const StepGraphSizes& sizes) : m_layers(layers), m_sizes(sizes) {}

    StepGraphLayout make(const QList<Step>& steps)
    {
        StepGraphLayout plan;
        plan.nodes.resize(steps.size());
        qreal top = 0;
        for (int layer = 0; layer < int(m_layers.layers.size()); ++layer) {
            for (const StepLayers::Place& place : m_layers.layers[layer])
                if (place.isStep)
                    plan.nodes[place.node] = nodeAt(steps[place.node], place.x, top, layer);
            m_bottoms.append(top + m_sizes.box.height());
            m_tracks.append(tracksBetween(m_layers, layer));
            top = m_bottoms.last() + 2 * m_sizes.pad + qMax(0, m_tracks.last().count - 1) * m_sizes.track;
        }
        for (const StepLayers::Link& link : m_layers.links)
            plan.edges.append({link.from, link.to, link.apart, lineOf(link)});
        for (const StepGraphLayout::Node& node : plan.nodes)
            plan.bounds = plan.bounds.united(node.rect).united(node.mark);
        for (const StepGraphLayout::Edge& edge : plan.edges)
            plan.bounds = plan.bounds.united(edge.line.boundingRect());
        for (int layer = 0; layer < int(m_layers.layers.size()); ++layer)
            widen(plan, layer);
        return plan;
    }

private:
    StepGraphLayout::Node nodeAt(const Step& step, qreal x, qreal top, int layer) const
    {
        const QRectF rect(x - m_sizes.box.width() / 2, top, m_sizes.box.width(), m_sizes.box.height());
        const QRectF mark(rect.right() + 4, rect.top(), m_sizes.mark - 4, rect.height());
        return {layer, rect, step.loop ? mark : QRectF()};
    }
    /// Titles may take what room is left in their layer: each box grows to both sides alike, for lines end in its middle,
    /// halfway to its neighbours and at most to the edge of the plan.
    void widen(StepGraphLayout& plan, int layer) const
    {
        constexpr qreal kWidest = 330;
        const auto& places = m_layers.layers[layer];
        const auto edge = [&](qsizetype at, bool right) { return right ? places[at].x + places[at].right : places[at].x - places[at].left; };
        for (qsizetype at = 0; at < places.size(); ++at) {
            if (!places[at].isStep)
                continue;
            const qreal left = at == 0 ? edge(at, false) - plan.bounds.left() : (edge(at, false) - edge(at - 1, true) - m_sizes.gap) / 2;
            const qreal right = at + 1 == places.size() ? plan.bounds.right() - edge(at, true) : (edge(at + 1, false) - edge(at, true) - m_sizes.gap) / 2;
            StepGraphLayout::Node& node = plan.nodes[places[at].node];
            const qreal more = std::clamp(std::min(left, right), 0.0, std::max(0.0, (kWidest - m_sizes.box.width()) / 2));
            node.rect.adjust(-more, 0, more, 0);
            if (!node.mark.isNull())
                node.mark.translate(more, 0);
        }
    }
    /// Down from the one, from place to place, to the other.
    QPolygonF lineOf(const StepLayers::Link& link) const
    {
        const int from = m_layers.layerOf[link.from];
        const int to = m_layers.layerOf[link.to];
        int at = m_layers.placeOf(from, link.from, true, false);
        QPolygonF line{QPointF(m_layers.layers[from][at].x, m_bottoms[from])};
        for (int layer = from; layer < to; ++layer) {
            const bool arrives = layer + 1 == to;
            const int next = m_layers.placeOf(layer + 1, arrives ? link.to : link.from, arrives, link.apart);
            const qreal x = m_layers.layers[layer + 1][next].x;
            if (qAbs(x - line.last().x()) > 0.01) {
                const qreal y = m_bottoms[layer] + m_sizes.pad + m_tracks[layer].of.value({at, next}) * m_sizes.track;
                line << QPointF(line.last().x(), y) << QPointF(x, y);
            }
            at = next;
        }
        return line << QPointF(line.last().x(), m_bottoms[to] - m_sizes.box.height());
    }

    const StepLayers& m_layers;
    const StepGraphSizes& m_sizes;
    QList<qreal> m_bottoms;
    QList<StepTracks> m_tracks; ///< below each layer
};

} // namespace

StepGraphSizes compactStepSizes()
{
    return {.box = {164, 36}, .mark = 26, .gap = 12, .line = 6, .pad = 7, .track = 6};
}

StepGraphLayout layOutSteps(const QList<Step>& steps, const StepGraphSizes& sizes)
{
    const StepLayers layers(steps, sizes);
    return Drawing(layers, sizes).make(steps);
}

} // namespace qd::ui
