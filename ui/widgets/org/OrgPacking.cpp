#include "ui/widgets/org/OrgLayout.h"

#include <cmath>
#include <limits>

namespace qd::ui {

namespace {

constexpr qreal kShape = 2; ///< width to height that a window is near to

/// A superior and everyone below it, as one rectangle.
struct Block {
    QSizeF size;
    QList<QList<int>> columns; ///< its reports, left to right, top to bottom
};

/// Builds one packed layout; thrown away with it.
class Packer {
public:
    Packer(const Organisation& organisation, const OrgSizes& sizes) : m_org(organisation), m_size(sizes), m_reports(reportsOf(organisation)) {}

    OrgLayout build()
    {
        measure(-1);
        OrgLayout::Box you;
        you.agent = human();
        const qreal left = (m_blocks[-1].size.width() - m_size.top.width()) / 2;
        you.rect = QRectF(QPointF(left, 0), m_size.top);
        m_out.boxes.append(you);
        placeReports(-1, 0, {0, 0});
        for (const OrgLayout::Box& box : std::as_const(m_out.boxes))
            m_out.bounds = m_out.bounds.united(box.rect).united(box.edge.boundingRect());
        return std::move(m_out);
    }

private:
    void measure(int agent);
    Block inColumns(int agent, int columns) const;
    QSizeF sizeOf(int agent) const { return agent < 0 ? m_size.top : m_size.box; }
    void placeReports(int agent, int box, QPointF corner);

    const Organisation& m_org;
    const OrgSizes& m_size;
    QHash<int, QList<int>> m_reports;
    QHash<int, Block> m_blocks;
    OrgLayout m_out;
};

/// The block with its reports in about that many columns, filled one after the other to an even height.
Block Packer::inColumns(int agent, int columns) const
{
    const QList<int> reports = m_reports.value(agent);
    qreal whole = 0;
    for (const int report : reports)
        whole += m_blocks[report].size.height() + m_size.hangingGap;
    Block block;
    qreal widest = 0;
    qreal tall = 0;
    qreal highest = 0;
    qreal width = 0;
    const auto close = [&] {
        width += widest + m_size.trunk + m_size.gap / 2;
        highest = qMax(highest, tall);
        widest = tall = 0;
    };
    for (const int report : reports) {
        const QSizeF size = m_blocks[report].size;
        if (block.columns.isEmpty() || tall + size.height() / 2 > whole / columns) {
            if (!block.columns.isEmpty())
                close();
            block.columns.append(QList<int>{});
        }
        block.columns.last().append(report);
        tall += size.height() + m_size.hangingGap;
        widest = qMax(widest, size.width());
    }
    close();
    block.size = {qMax(width, sizeOf(agent).width()), sizeOf(agent).height() + m_size.gutter + highest};
    return block;
}

void Packer::measure(int agent)
{
    const QList<int> reports = m_reports.value(agent);
    for (const int report : reports)
        measure(report);
    Block best;
    best.size = sizeOf(agent);
    qreal least = std::numeric_limits<qreal>::infinity();
    for (int columns = 1; columns <= int(reports.size()); ++columns) {
        const Block tried = inColumns(agent, columns);
        const qreal cost = qMax(tried.size.width() / kShape, tried.size.height());
        if (cost < least) {
            least = cost;
            best = tried;
        }
    }
    m_blocks.insert(agent, best);
}

void Packer::placeReports(int agent, int box, QPointF corner)
{
    const QRectF boss = m_out.boxes[box].rect;
    const qreal x = boss.center().x();
    const qreal bus = boss.bottom() + m_size.gutter / 2;
    qreal left = corner.x();
    const QList<QList<int>> columns = m_blocks[agent].columns;
    for (const QList<int>& column : columns) {
        qreal y = boss.bottom() + m_size.gutter;
        qreal widest = 0;
        for (const int report : column) {
            OrgLayout::Box own;
            own.agent = m_org.agents[report].id;
            own.parent = box;
            own.rect = QRectF(QPointF(left + m_size.trunk, y), m_size.box);
            const qreal side = own.rect.center().y();
            own.edge = QPolygonF{{x, boss.bottom()}, {x, bus}, {left + 4, bus}, {left + 4, side}, {own.rect.left(), side}};
            m_out.boxes.append(own);
            placeReports(report, int(m_out.boxes.size()) - 1, own.rect.topLeft());
            y += m_blocks[report].size.height() + m_size.hangingGap;
            widest = qMax(widest, m_blocks[report].size.width());
        }
        left += widest + m_size.trunk + m_size.gap / 2;
    }
}

} // namespace

OrgLayout packedLayout(const Organisation& organisation, const OrgSizes& sizes)
{
    return Packer(organisation, sizes).build();
}

} // namespace qd::ui
