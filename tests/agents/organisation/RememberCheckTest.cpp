#include "agents/organisation/checks/OrganisationCheck.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

/// Where the `remember` of a step is wrong, without the common beginning.
QStringList placesOf(const Remember& remember, StepKind kind = StepKind::Turn)
{
    Step step;
    step.id = {QStringLiteral("review")};
    step.kind = kind;
    step.remember = remember;
    const Workflow flow{{QStringLiteral("flow")}, {}, {}, {step}};
    const QString begin = QStringLiteral("/w/steps/0/remember");
    QStringList places;
    const QString at = QStringLiteral("/w");
    for (const agents::Fault& fault : agents::faultsOfWorkflow(flow, at, {}, {}) + agents::faultsOfData(flow, at, {}, {}))
        if (fault.path.startsWith(begin))
            places.append(fault.path.mid(begin.size()));
    return places;
}

const char* const kText = "The review said {review.verdict} of {title}";

Remember remember(const char* space, const char* text)
{
    return {QString::fromLatin1(space), {}, QString::fromLatin1(text), {}};
}

} // namespace

TEST(RememberCheck, TakesWhatCanBeKept)
{
    EXPECT_EQ(placesOf(remember("patterns", kText)), QStringList{});
    EXPECT_EQ(placesOf(remember("our-own", kText), StepKind::Skill), QStringList{});
    for (StepKind kind : {StepKind::Debate, StepKind::Wait, StepKind::Call})
        EXPECT_EQ(placesOf(remember("our-own", "It was {title}"), kind), QStringList{});
}

TEST(RememberCheck, NamesWhatCannot)
{
    EXPECT_EQ(placesOf(remember("Our Own", kText)), QStringList{QStringLiteral("/namespace")});
    EXPECT_EQ(placesOf(remember("sources", kText)), QStringList{QStringLiteral("/namespace")});
    EXPECT_EQ(placesOf(remember("notes", "It said {nobody.verdict}")), QStringList{QStringLiteral("/text")});
    EXPECT_EQ(placesOf(remember("notes", "It was {title}"), StepKind::Effect), QStringList{QString()}) << "an effect says nothing";
}

} // namespace qd::test
