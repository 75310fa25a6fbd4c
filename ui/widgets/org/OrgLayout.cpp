#include "ui/widgets/org/OrgLayout.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace qd::ui {

QHash<int, QList<int>> reportsOf(const Organisation& organisation)
{
    QHash<AgentId, int> index;
    for (int i = 0; i < int(organisation.agents.size()); ++i)
        index.insert(organisation.agents[i].id, i);
    const auto superior = [&](int agent) { return index.value(organisation.agents[agent].reportsTo, -1); };
    const auto reachesTop = [&](int agent) {
        QSet<int> seen;
        for (; agent >= 0; agent = superior(agent)) {
            if (seen.contains(agent))
                return false;
            seen.insert(agent);
        }
        return true;
    };
    QHash<int, QList<int>> reports;
    for (int i = 0; i < int(organisation.agents.size()); ++i)
        reports[reachesTop(i) ? superior(i) : -1].append(i);
    return reports;
}

namespace {

constexpr qreal kNone = std::numeric_limits<qreal>::infinity();

/// Left and right outline of a sub-tree, by band: 2 r is row r, 2 r + 1 the gutter below it.
struct Contour {
    QList<qreal> left;
    QList<qreal> right;

    void cover(int from, int to, qreal l, qreal r)
    {
        while (left.size() <= to) {
            left.append(kNone);
            right.append(-kNone);
        }
        for (int band = from; band <= to; ++band) {
            left[band] = qMin(left[band], l);
            right[band] = qMax(right[band], r);
        }
    }
    void move(qreal by)
    {
        for (qreal& x : left)
            x += by;
        for (qreal& x : right)
            x += by;
    }
    void add(const Contour& other)
    {
        for (qsizetype band = 0; band < other.left.size(); ++band)
            if (other.left[band] != kNone)
                cover(int(band), int(band), other.left[band], other.right[band]);
    }
};

/// How far `right` must move so that it stands `gap` clear of `left` in every band that both have.
qreal clearance(const Contour& left, const Contour& right, qreal gap)
{
    qreal shift = -kNone;
    for (qsizetype band = 0; band < qMin(left.left.size(), right.left.size()); ++band)
        if (left.right[band] != -kNone && right.left[band] != kNone)
            shift = qMax(shift, left.right[band] - right.left[band] + gap);
    return shift;
}

/// Builds one layout; thrown away with it.
class Builder {
public:
    Builder(const Organisation& organisation, const OrgSizes& sizes) : m_org(organisation), m_size(sizes) {}

    OrgLayout build()
    {
        readTree();
        OrgLayout::Box you;
        you.agent = human();
        m_out.boxes.append(you);
        place(0, -1, 0);
        for (int i = 0; i < int(m_out.boxes.size()); ++i) {
            drawEdge(m_out.boxes[i], i);
            m_out.bounds = m_out.bounds.united(m_out.boxes[i].rect).united(m_out.boxes[i].edge.boundingRect());
        }
        return std::move(m_out);
    }

private:
    void readTree();
    int specialistRow() const;
    qreal rowTop(int row) const;
    qreal rowHeight(int row) const { return row == 0 ? m_size.top.height() : m_size.box.height(); }
    int lastBand(qreal bottom) const;
    int ownRow(int agent, int parentRow) const;
    void moveFrom(qsizetype firstBox, qreal by);
    qreal middleOf(qsizetype firstBox) const;
    Contour place(int box, int agent, int row);
    Contour placeReport(int parentBox, int agent, int parentRow, qreal& anchor);
    Contour placeHanging(int parentBox, const QList<int>& agents, int parentRow, qreal& anchor, QList<qreal>& drops);
    void drawEdge(OrgLayout::Box& own, int box) const;

    const Organisation& m_org;
    const OrgSizes& m_size;
    OrgLayout m_out;
    QHash<int, QList<int>> m_reports; ///< by index of the agent; -1 is the human
    QHash<int, qreal> m_trunks;       ///< box that hangs: x of its column's line
    int m_specialists = 0;
};

void Builder::readTree()
{
    m_reports = reportsOf(m_org);
    m_specialists = specialistRow();
}

/// One below the deepest manager: specialists stand on one line also when they report higher up.
int Builder::specialistRow() const
{
    int deepest = 0;
    QList<std::pair<int, int>> next{{-1, 0}};
    while (!next.isEmpty()) {
        const auto [agent, depth] = next.takeLast();
        if (agent >= 0 && m_org.agents[agent].rank == Rank::Management)
            deepest = qMax(deepest, depth);
        for (const int report : m_reports.value(agent))
            next.append({report, depth + 1});
    }
    return deepest + 1;
}

qreal Builder::rowTop(int row) const
{
    if (row == 0)
        return 0;
    return m_size.top.height() + m_size.gutter + (row - 1) * (m_size.box.height() + m_size.gutter);
}

/// The band that `bottom` lies in.
int Builder::lastBand(qreal bottom) const
{
    int row = 0;
    while (rowTop(row + 1) < bottom)
        ++row;
    return bottom > rowTop(row) + rowHeight(row) ? 2 * row + 1 : 2 * row;
}

int Builder::ownRow(int agent, int parentRow) const
{
    const int natural = parentRow + 1;
    const bool sinks = m_org.agents[agent].rank == Rank::Specialist && !m_reports.contains(agent);
    return sinks ? qMax(natural, qMin(m_specialists, natural + 2)) : natural;
}

void Builder::moveFrom(qsizetype firstBox, qreal by)
{
    for (qsizetype i = firstBox; i < m_out.boxes.size(); ++i) {
        m_out.boxes[i].rect.translate(by, 0);
        if (const auto trunk = m_trunks.find(int(i)); trunk != m_trunks.end())
            *trunk += by;
    }
}

/// The middle of all boxes from `firstBox` on.
qreal Builder::middleOf(qsizetype firstBox) const
{
    qreal left = kNone;
    qreal right = -kNone;
    for (qsizetype i = firstBox; i < m_out.boxes.size(); ++i) {
        left = qMin(left, m_out.boxes[i].rect.left());
        right = qMax(right, m_out.boxes[i].rect.right());
    }
    return (left + right) / 2;
}

/// One report with everyone below it; `anchor` is the x where its line comes down.
Contour Builder::placeReport(int parentBox, int agent, int parentRow, qreal& anchor)
{
    OrgLayout::Box box;
    box.agent = m_org.agents[agent].id;
    box.parent = parentBox;
    m_out.boxes.append(box);
    const int own = int(m_out.boxes.size()) - 1;
    const int row = ownRow(agent, parentRow);
    Contour contour = place(own, agent, row);
    anchor = m_out.boxes[own].rect.center().x();
    if (row > parentRow + 1)
        contour.cover(2 * parentRow + 2, 2 * row - 1, anchor - 4, anchor + 4);
    return contour;
}

/// Reports that lead nobody, in columns; `drops` are the x of their lines, `anchor` the middle of the boxes.
Contour Builder::placeHanging(int parentBox, const QList<int>& agents, int parentRow, qreal& anchor, QList<qreal>& drops)
{
    const bool many = agents.size() > 3 * m_size.perColumn;
    const int perColumn = many ? qBound(3, int(std::ceil(std::sqrt(double(agents.size())) * 1.2)), 10) : m_size.perColumn;
    const int columns = (int(agents.size()) + perColumn - 1) / perColumn;
    const int rows = (int(agents.size()) + columns - 1) / columns;
    const int row = ownRow(agents.first(), parentRow);
    const qreal pitch = m_size.box.width() + m_size.trunk + m_size.gap / 2;
    Contour contour;
    for (int i = 0; i < int(agents.size()); ++i) {
        const int column = i / rows;
        OrgLayout::Box box;
        box.agent = m_org.agents[agents[i]].id;
        box.parent = parentBox;
        const qreal y = rowTop(row) + (i % rows) * (m_size.box.height() + m_size.hangingGap);
        box.rect = QRectF(QPointF(column * pitch + m_size.trunk, y), m_size.box);
        m_trunks.insert(int(m_out.boxes.size()), column * pitch + 4);
        m_out.boxes.append(box);
        contour.cover(2 * row, lastBand(box.rect.bottom()), column * pitch, box.rect.right());
    }
    for (int column = 0; column < columns; ++column) {
        drops.append(column * pitch + 4);
        contour.cover(2 * parentRow + 2, 2 * row, column * pitch, column * pitch + 8);
    }
    anchor = (m_size.trunk + (columns - 1) * pitch + m_size.trunk + m_size.box.width()) / 2;
    return contour;
}

/// Places the box of `agent` in `row` over everyone below it; x counts from an origin of its own.
Contour Builder::place(int box, int agent, int row)
{
    const qsizetype below = m_out.boxes.size();
    QList<int> leading;
    QList<int> hanging;
    for (const int report : m_reports.value(agent))
        (m_reports.contains(report) ? leading : hanging).append(report);
    if (hanging.size() == 1)
        leading.append(std::exchange(hanging, {}));
    Contour all;
    QList<qreal> anchors;
    QList<qreal> drops;
    const auto join = [&](Contour contour, qsizetype firstBox, qreal anchor, QList<qreal> lines) {
        const qreal by = all.left.isEmpty() ? 0 : qMax(clearance(all, contour, m_size.gap), anchors.last() - anchor + 1);
        contour.move(by);
        moveFrom(firstBox, by);
        anchors.append(anchor + by);
        for (const qreal line : lines)
            drops.append(line + by);
        all.add(contour);
    };
    for (const int report : std::as_const(leading)) {
        const qsizetype first = m_out.boxes.size();
        qreal anchor = 0;
        const Contour contour = placeReport(box, report, row, anchor);
        join(contour, first, anchor, {anchor});
    }
    if (!hanging.isEmpty()) {
        const qsizetype first = m_out.boxes.size();
        qreal anchor = 0;
        QList<qreal> lines;
        const Contour contour = placeHanging(box, hanging, row, anchor, lines);
        join(contour, first, anchor, lines);
    }
    const QSizeF size = row == 0 ? m_size.top : m_size.box;
    const qreal middle = below < m_out.boxes.size() ? middleOf(below) : size.width() / 2;
    m_out.boxes[box].rect = QRectF(QPointF(middle - size.width() / 2, rowTop(row)), size);
    all.cover(2 * row, 2 * row, middle - size.width() / 2, middle + size.width() / 2);
    if (!drops.isEmpty()) {
        const auto [low, high] = std::minmax_element(drops.begin(), drops.end());
        all.cover(2 * row + 1, 2 * row + 1, qMin(*low, middle) - 2, qMax(*high, middle) + 2);
    }
    return all;
}

/// The line to `box` from its superior: down into the gutter, along it, down to the box or into its side.
void Builder::drawEdge(OrgLayout::Box& own, int box) const
{
    if (own.parent < 0)
        return;
    const QRectF& boss = m_out.boxes[own.parent].rect;
    const qreal x = boss.center().x();
    const qreal bus = boss.bottom() + m_size.gutter / 2;
    const auto trunk = m_trunks.constFind(box);
    if (trunk != m_trunks.constEnd()) {
        const qreal side = own.rect.center().y();
        own.edge = QPolygonF{{x, boss.bottom()}, {x, bus}, {*trunk, bus}, {*trunk, side}, {own.rect.left(), side}};
    } else {
        const qreal end = own.rect.center().x();
        own.edge = QPolygonF{{x, boss.bottom()}, {x, bus}, {end, bus}, {end, own.rect.top()}};
    }
}

} // namespace

int OrgLayout::indexOf(const AgentId& agent) const
{
    for (int i = 0; i < int(boxes.size()); ++i)
        if (boxes[i].agent == agent)
            return i;
    return -1;
}

OrgSizes compactSizes()
{
    OrgSizes sizes;
    sizes.box = {160, 44};
    sizes.top = {120, 28};
    sizes.gutter = 20;
    sizes.gap = 12;
    sizes.hangingGap = 6;
    sizes.trunk = 14;
    return sizes;
}

OrgLayout layOut(const Organisation& organisation, const OrgSizes& sizes)
{
    constexpr qreal kTooWide = 6;
    OrgLayout tidy = Builder(organisation, sizes).build();
    return tidy.bounds.width() > kTooWide * tidy.bounds.height() ? packedLayout(organisation, sizes) : tidy;
}

OrgLayout layOutFor(const Organisation& organisation, const QSizeF& room)
{
    constexpr qsizetype kFew = 60;
    OrgLayout best = layOut(organisation);
    if (organisation.agents.size() > kFew || room.isEmpty())
        return best;
    const auto zoom = [&room](const OrgLayout& plan) {
        return qMin(room.width() / plan.bounds.width(), room.height() / plan.bounds.height());
    };
    const auto improve = [&](OrgSizes sizes) {
        for (const int perColumn : {1, 2, 3, 4, 6}) {
            sizes.perColumn = perColumn;
            OrgLayout other = layOut(organisation, sizes);
            if (zoom(other) > zoom(best))
                best = std::move(other);
        }
    };
    improve({});
    if (zoom(best) >= 1)
        return best;
    OrgSizes compact = compactSizes();
    for (const qreal wider : {40, 20, 0}) { // where only the height lacks, words get the width that is left
        compact.box.setWidth(compactSizes().box.width() + wider);
        improve(compact);
    }
    return best;
}

} // namespace qd::ui
