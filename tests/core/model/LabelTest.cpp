#include "core/model/Label.h"

#include <gtest/gtest.h>

namespace qd {

TEST(Label, OfSomethingMadeFromBothIsTheWorstOfBoth)
{
    const Label mine{Integrity::Human, Confidentiality::Secret, false, {QStringLiteral("desk")}};
    const Label page{Integrity::Untrusted, Confidentiality::Public, true, {QStringLiteral("web"), QStringLiteral("desk")}};
    const Label both = joined(mine, page);
    EXPECT_EQ(both.integrity, Integrity::Untrusted);
    EXPECT_EQ(both.confidentiality, Confidentiality::Secret);
    EXPECT_TRUE(both.rehearsal);
    EXPECT_EQ(both.sources, (QStringList{QStringLiteral("desk"), QStringLiteral("web")}));
    EXPECT_EQ(joined(mine, mine), mine);
    const Label turned = joined(page, mine);
    EXPECT_EQ(turned.integrity, both.integrity);
    EXPECT_EQ(turned.confidentiality, both.confidentiality);
}

} // namespace qd
