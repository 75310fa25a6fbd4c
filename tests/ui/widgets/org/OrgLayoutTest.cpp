#include "ui/widgets/org/OrgLayout.h"

#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using ui::OrgLayout;

/// Whether the straight part a–b runs through the inside of `rect`.
bool runsThrough(const QPointF& a, const QPointF& b, const QRectF& rect)
{
    const QRectF part = QRectF(a, b).normalized();
    const QRectF inside = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    return part.left() < inside.right() && part.right() > inside.left() && part.top() < inside.bottom() && part.bottom() > inside.top();
}

/// Counts boxes that overlap and lines that run behind a box, and says the first.
void expectClear(const OrgLayout& plan, const std::string& what)
{
    int overlaps = 0;
    int crossings = 0;
    for (qsizetype i = 0; i < plan.boxes.size(); ++i)
        for (qsizetype j = 0; j < plan.boxes.size(); ++j) {
            overlaps += j > i && plan.boxes[i].rect.intersects(plan.boxes[j].rect);
            for (qsizetype k = 1; k < plan.boxes[i].edge.size(); ++k)
                crossings += runsThrough(plan.boxes[i].edge[k - 1], plan.boxes[i].edge[k], plan.boxes[j].rect);
        }
    EXPECT_EQ(overlaps, 0) << what;
    EXPECT_EQ(crossings, 0) << what;
}

} // namespace

TEST(OrgLayout, TheDepartmentStandsInRanksAndFitsAWindow)
{
    const OrgLayout plan = ui::layOut(SampleOffice::organisation());
    ASSERT_EQ(plan.boxes.size(), 15);
    expectClear(plan, "the department");
    EXPECT_EQ(plan.boxes[0].agent, human());
    const auto top = [&](const char* agent) { return plan.boxes[plan.indexOf({QString::fromLatin1(agent)})].rect.top(); };
    EXPECT_LT(top("cmo"), top("vp-marketing"));
    EXPECT_EQ(top("vp-marketing"), top("director-of-communications"));
    EXPECT_LT(top("vp-marketing"), top("content-manager"));
    EXPECT_EQ(top("copywriter"), top("analytics-specialist")) << "specialists stand on one line, whoever leads them";
    EXPECT_LT(plan.bounds.width(), 1000);
}

TEST(OrgLayout, TheTopStandsInTheMiddleOfTheWhole)
{
    for (const ui::OrgSizes& sizes : {ui::OrgSizes{}, ui::compactSizes()}) {
        const OrgLayout plan = ui::layOut(SampleOffice::organisation(), sizes);
        for (const char* agent : {"human", "cmo"}) {
            const QRectF rect = plan.boxes[plan.indexOf({QString::fromLatin1(agent)})].rect;
            EXPECT_NEAR(rect.center().x(), plan.bounds.center().x(), sizes.trunk) << agent;
        }
    }
}

TEST(OrgLayout, EveryoneIsBelowTheirSuperiorAndJoinedToIt)
{
    const OrgLayout plan = ui::layOut(largeOrganisation(60, 3));
    for (const OrgLayout::Box& box : plan.boxes.mid(1)) {
        ASSERT_GE(box.parent, 0);
        const QRectF& boss = plan.boxes[box.parent].rect;
        EXPECT_GT(box.rect.top(), boss.bottom());
        ASSERT_GE(box.edge.size(), 2);
        EXPECT_TRUE(boss.adjusted(-1, -1, 1, 1).contains(box.edge.first()));
        EXPECT_TRUE(box.rect.adjusted(-1, -1, 1, 1).contains(box.edge.last()));
        EXPECT_TRUE(plan.bounds.adjusted(-1, -1, 1, 1).contains(box.rect));
    }
}

TEST(OrgLayout, NothingOverlapsInAnyTree)
{
    for (const int agents : {0, 1, 2, 3, 5, 9, 14, 33, 70, 120})
        for (quint32 seed = 1; seed <= 6; ++seed)
            for (const int perColumn : {1, 2, 3, 5}) {
                ui::OrgSizes sizes = perColumn % 2 ? ui::OrgSizes{} : ui::compactSizes();
                sizes.perColumn = perColumn;
                const OrgLayout plan = ui::layOut(largeOrganisation(agents, seed), sizes);
                ASSERT_EQ(plan.boxes.size(), agents + 1);
                expectClear(plan, std::to_string(agents) + " agents, seed " + std::to_string(seed));
            }
}

TEST(OrgLayout, AThousandFindRoomInTheShapeOfAWindow)
{
    for (quint32 seed = 1; seed <= 2; ++seed) {
        const OrgLayout plan = ui::layOut(largeOrganisation(1000, seed));
        ASSERT_EQ(plan.boxes.size(), 1001);
        expectClear(plan, "a thousand");
        EXPECT_LT(plan.bounds.width() / plan.bounds.height(), 4);
        EXPECT_GT(plan.bounds.width() / plan.bounds.height(), 0.5);
    }
}

TEST(OrgLayout, PackingKeepsSmallTreesClearToo)
{
    for (const int agents : {1, 4, 14, 50, 200})
        expectClear(ui::packedLayout(largeOrganisation(agents, 5)), "packed");
}

TEST(OrgLayout, ACircleOfSuperiorsStandsBelowTheHuman)
{
    Organisation circle = largeOrganisation(3);
    circle.agents[0].reportsTo = circle.agents[1].id;
    circle.agents[1].reportsTo = circle.agents[0].id;
    circle.agents[2].reportsTo = {QStringLiteral("nobody-known")};
    const OrgLayout plan = ui::layOut(circle);
    ASSERT_EQ(plan.boxes.size(), 4);
    for (const OrgLayout::Box& box : plan.boxes.mid(1))
        EXPECT_EQ(box.parent, 0);
}

TEST(OrgLayout, ASmallWindowHasRoomForTextThatCanBeRead)
{
    const QSizeF room(730, 350); // what the bridge leaves the chart at 1280 × 800
    const OrgLayout plan = ui::layOutFor(SampleOffice::organisation(), room);
    expectClear(plan, "compact");
    const double zoom = qMin(room.width() / plan.bounds.width(), room.height() / plan.bounds.height());
    EXPECT_GT(12 * zoom, 10.8) << "the smaller text, in pixels";
    EXPECT_GT(plan.boxes[1].rect.width(), ui::compactSizes().box.width()) << "the width that is left goes to the words";
}

TEST(OrgLayout, ARoomMayChangeTheShapeButNotTheOrder)
{
    const Organisation department = SampleOffice::organisation();
    const OrgLayout wide = ui::layOutFor(department, {2400, 300});
    const OrgLayout tall = ui::layOutFor(department, {500, 900});
    EXPECT_GT(wide.bounds.width() / wide.bounds.height(), tall.bounds.width() / tall.bounds.height());
    for (qsizetype i = 0; i < wide.boxes.size(); ++i)
        EXPECT_EQ(wide.boxes[i].agent, tall.boxes[i].agent);
}

} // namespace qd::test
