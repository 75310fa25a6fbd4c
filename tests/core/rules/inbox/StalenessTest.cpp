#include "core/rules/inbox/Erasure.h"
#include "core/rules/inbox/Staleness.h"
#include "core/rules/people/People.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

Approval item()
{
    Approval item;
    item.content.cost = {250'000};
    item.content.window = SendWindow{{1'000}, {2'000}};
    return item;
}

} // namespace

TEST(Staleness, NothingHasChangedInItsWindowAtItsPrice)
{
    EXPECT_TRUE(changesSince(item(), {{250'000}, {}, {}}, {1'999}).isEmpty());
}

TEST(Staleness, AnotherPriceCanBePutToHerAnewAndAClosedWindowNot)
{
    const QList<Change> price = changesSince(item(), {{0}, {}, {}}, {1'500});
    ASSERT_EQ(price.size(), 1);
    EXPECT_TRUE(canBeAskedAgain(price));
    EXPECT_EQ(inWords(price), QStringLiteral("the price was $0.25 and is $0.00"));
    const QList<Change> late = changesSince(item(), {{250'000}, {}, {}}, {2'000});
    ASSERT_EQ(late.size(), 1);
    EXPECT_FALSE(canBeAskedAgain(late));
}

TEST(Staleness, WhyItMayNotBeAskedForIsSaidAndNoPriceBesides)
{
    const QList<Change> changes = changesSince(item(), {{0}, QStringLiteral("Your ceiling says no."), {}}, {1'500});
    ASSERT_EQ(changes.size(), 1);
    EXPECT_EQ(changes.first().after, QStringLiteral("Your ceiling says no."));
    EXPECT_FALSE(canBeAskedAgain(changes));
}

TEST(Staleness, ThreeChangesAreTooFast)
{
    Approval changing = item();
    const QList<Change> one = changesSince(changing, {{1}, {}, {}}, {1'500});
    EXPECT_FALSE(changesTooFast(changing, one));
    changing.stale = one + one;
    EXPECT_TRUE(changesTooFast(changing, one));
}

TEST(Staleness, AnErasureIsToldOnceOfWhatHoldsPersonalValuesAndIsNothingThatGoesOnByItself)
{
    Approval personal = item();
    EXPECT_TRUE(changedByErasure(personal.content).isEmpty());
    personal.content.details.insert(kPersonal, QStringLiteral("an e-mail address (j…@example.com)"));
    const QList<Change> erased = changedByErasure(personal.content);
    ASSERT_EQ(erased.size(), 1);
    EXPECT_TRUE(canBeAskedAgain(erased));
    EXPECT_EQ(inWords(erased), kMayBeTheirs);
    const QList<Change> price = changesSince(item(), {{1}, {}, {}}, {1'500});
    personal.stale = allChanges(allChanges(erased, price), erased);
    EXPECT_EQ(personal.stale, price + erased);
    EXPECT_FALSE(changesTooFast(personal, price + erased));
    EXPECT_TRUE(changesTooFast(personal, price + price));
}

} // namespace qd::test
