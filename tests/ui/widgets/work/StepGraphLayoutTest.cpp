#include "ui/widgets/work/StepGraphLayout.h"

#include <gtest/gtest.h>

#include <QHash>
#include <QRandomGenerator>

#include <algorithm>

namespace qd::test {

namespace {

using ui::StepGraphLayout;

StepId id(const QString& text)
{
    return {text};
}

Step step(const char* name, std::initializer_list<const char*> after = {})
{
    Step made;
    made.id = id(QString::fromLatin1(name));
    made.title = made.id.text;
    for (const char* one : after)
        made.after.append(id(QString::fromLatin1(one)));
    return made;
}

/// Whether the straight part a–b runs through the inside of `rect`.
bool runsThrough(const QPointF& a, const QPointF& b, const QRectF& rect)
{
    const QRectF part = QRectF(a, b).normalized();
    const QRectF inside = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    return part.left() < inside.right() && part.right() > inside.left() && part.top() < inside.bottom() && part.bottom() > inside.top();
}

/// How much of two parallel parts lies on each other.
qreal sharedLength(const QPointF& a, const QPointF& b, const QPointF& c, const QPointF& d)
{
    const bool upright = qAbs(a.x() - b.x()) < 0.01 && qAbs(c.x() - d.x()) < 0.01 && qAbs(a.x() - c.x()) < 0.5;
    const bool level = qAbs(a.y() - b.y()) < 0.01 && qAbs(c.y() - d.y()) < 0.01 && qAbs(a.y() - c.y()) < 0.5;
    const auto shared = [](qreal p, qreal q, qreal r, qreal s) { return qMin(qMax(p, q), qMax(r, s)) - qMax(qMin(p, q), qMin(r, s)); };
    if (upright)
        return shared(a.y(), b.y(), c.y(), d.y());
    return level ? shared(a.x(), b.x(), c.x(), d.x()) : 0;
}

bool isJoined(const StepGraphLayout& plan, int from, int to)
{
    return std::any_of(plan.edges.begin(), plan.edges.end(), [&](const auto& edge) { return edge.from == from && edge.to == to; });
}

/// Lines of different steps to different steps that lie on each other read as one, and so as links that are not there. Where
/// each of the two follows on each, nothing untrue is read.
int mergedLines(const StepGraphLayout& plan)
{
    int merged = 0;
    for (const StepGraphLayout::Edge& one : plan.edges)
        for (const StepGraphLayout::Edge& other : plan.edges) {
            if (one.from == other.from || one.to == other.to)
                continue;
            if (isJoined(plan, one.from, other.to) && isJoined(plan, other.from, one.to))
                continue;
            for (qsizetype i = 1; i < one.line.size(); ++i)
                for (qsizetype j = 1; j < other.line.size(); ++j)
                    merged += sharedLength(one.line[i - 1], one.line[i], other.line[j - 1], other.line[j]) > 1 ? 1 : 0;
        }
    return merged;
}

/// Boxes apart, lines clear of them, ends where they belong, every step below those it follows on.
void expectClear(const StepGraphLayout& plan, const std::string& what)
{
    int overlaps = 0;
    int hidden = 0;
    for (qsizetype i = 0; i < plan.nodes.size(); ++i) {
        for (qsizetype j = i + 1; j < plan.nodes.size(); ++j)
            overlaps += plan.nodes[i].rect.united(plan.nodes[i].mark).intersects(plan.nodes[j].rect.united(plan.nodes[j].mark)) ? 1 : 0;
        for (const StepGraphLayout::Edge& edge : plan.edges)
            for (qsizetype k = 1; k < edge.line.size(); ++k)
                hidden += runsThrough(edge.line[k - 1], edge.line[k], plan.nodes[i].rect.united(plan.nodes[i].mark)) ? 1 : 0;
        EXPECT_TRUE(plan.bounds.contains(plan.nodes[i].rect)) << what;
    }
    EXPECT_EQ(overlaps, 0) << what;
    EXPECT_EQ(hidden, 0) << what;
    for (const StepGraphLayout::Edge& edge : plan.edges) {
        const QRectF& from = plan.nodes[edge.from].rect;
        const QRectF& to = plan.nodes[edge.to].rect;
        EXPECT_EQ(edge.line.first(), QPointF(from.center().x(), from.bottom())) << what;
        EXPECT_EQ(edge.line.last(), QPointF(to.center().x(), to.top())) << what;
        EXPECT_GE(plan.nodes[edge.to].layer, plan.nodes[edge.from].layer + 1) << what;
        for (qsizetype k = 1; k < edge.line.size(); ++k)
            EXPECT_TRUE(edge.line[k - 1].x() == edge.line[k].x() || edge.line[k - 1].y() == edge.line[k].y()) << what;
    }
}

QList<Step> someWorkflow(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    QList<Step> steps;
    for (int i = 0; i < count; ++i) {
        Step made;
        made.id = id(QStringLiteral("s%1").arg(i));
        for (int k = 0; i > 0 && k < int(random.bounded(4)); ++k)
            made.after.append(id(QStringLiteral("s%1").arg(random.bounded(qMax(0, i - 8), i))));
        if (random.bounded(6) == 0)
            made.loop = Loop{};
        if (i > 2 && random.bounded(9) == 0) {
            made.after.clear();
            (random.bounded(2) == 0 ? made.fallbackFor : made.undoes) = id(QStringLiteral("s%1").arg(random.bounded(i)));
        }
        steps.append(made);
    }
    return steps;
}

} // namespace

TEST(StepGraphLayout, WorkflowsOfEveryShapeAreClear)
{
    const QHash<QString, QList<Step>> shapes{
        {QStringLiteral("nothing"), {}},
        {QStringLiteral("one"), {step("a")}},
        {QStringLiteral("chain"), {step("a"), step("b", {"a"}), step("c", {"b"})}},
        {QStringLiteral("two that have nothing to do with each other"), {step("a"), step("b"), step("c", {"a"}), step("d", {"b"})}},
        {QStringLiteral("fan"), {step("a"), step("b", {"a"}), step("c", {"a"}), step("d", {"a"}), step("e", {"b", "c", "d"})}},
        {QStringLiteral("every one to every one"), {step("a"), step("b"), step("c", {"a", "b"}), step("d", {"a", "b"})}},
        {QStringLiteral("crossed"), {step("a"), step("b"), step("c", {"b"}), step("d", {"a"})}},
        {QStringLiteral("past two layers"), {step("a"), step("b", {"a"}), step("c", {"b"}), step("x", {"a"}), step("d", {"c", "x"})}},
        {QStringLiteral("any order"), {step("d", {"c"}), step("c", {"b"}), step("a"), step("b", {"a"})}},
        {QStringLiteral("after what is not there"), {step("a", {"ghost"})}},
        {QStringLiteral("a circle"), {step("a", {"c"}), step("b", {"a"}), step("c", {"b"})}},
    };
    for (auto shape = shapes.begin(); shape != shapes.end(); ++shape) {
        const StepGraphLayout plan = ui::layOutSteps(*shape);
        ASSERT_EQ(plan.nodes.size(), shape->size()) << shape.key().toStdString();
        expectClear(plan, shape.key().toStdString());
        EXPECT_EQ(mergedLines(plan), 0) << shape.key().toStdString();
    }
}

TEST(StepGraphLayout, NoLineRunsBehindABoxWhateverTheWorkflow)
{
    for (quint32 seed = 1; seed <= 60; ++seed)
        for (const ui::StepGraphSizes& sizes : {ui::StepGraphSizes{}, ui::compactStepSizes()})
            expectClear(ui::layOutSteps(someWorkflow(seed, 6 + int(seed) / 2), sizes), "seed " + std::to_string(seed));
}

TEST(StepGraphLayout, WhatFollowsFromOtherLinesIsNotDrawn)
{
    const StepGraphLayout plan = ui::layOutSteps({step("a"), step("b", {"a"}), step("c", {"a", "b"})});
    EXPECT_TRUE(isJoined(plan, 0, 1));
    EXPECT_TRUE(isJoined(plan, 1, 2));
    EXPECT_FALSE(isJoined(plan, 0, 2));
    Step quorum = step("c", {"a", "b"});
    quorum.join = Join{JoinOf::First, 1};
    EXPECT_TRUE(isJoined(ui::layOutSteps({step("a"), step("b", {"a"}), quorum}), 0, 2)) << "one of them is enough, so each counts";
}

TEST(StepGraphLayout, WhatStandsInHidesNoLineOfTheStraightWay)
{
    Step spare = step("spare");
    spare.fallbackFor = id(QStringLiteral("a"));
    const StepGraphLayout plan = ui::layOutSteps({step("a"), spare, step("b", {"a", "spare"})});
    EXPECT_TRUE(isJoined(plan, 0, 2));
    for (const StepGraphLayout::Edge& edge : plan.edges)
        EXPECT_EQ(edge.apart, edge.to == 1);
}

TEST(StepGraphLayout, AChainIsAStraightLine)
{
    const StepGraphLayout plan = ui::layOutSteps({step("a"), step("b", {"a"}), step("c", {"b"}), step("d", {"c"})});
    for (const StepGraphLayout::Edge& edge : plan.edges)
        EXPECT_EQ(edge.line.size(), 2);
}

TEST(StepGraphLayout, WhatCanBeDrawnWithoutACrossingIs)
{
    const StepGraphLayout plan = ui::layOutSteps({step("a"), step("b"), step("c", {"b"}), step("d", {"a"})});
    const auto x = [&](int node) { return plan.nodes[node].rect.center().x(); };
    EXPECT_EQ(x(0) < x(1), x(3) < x(2));
}

} // namespace qd::test
