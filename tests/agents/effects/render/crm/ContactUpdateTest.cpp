#include "agents/effects/render/crm/ContactUpdate.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(ContactUpdate, NamesTheFieldsAndNobodysValues)
{
    const Result<agents::Rendered> update = agents::renderContactUpdate({QStringLiteral("Numbers of the guests"), {QStringLiteral("phone"), QStringLiteral("city"), QStringLiteral("phone")}, {}, false});
    ASSERT_TRUE(update) << update.error().text.toStdString();
    EXPECT_EQ(bytesOf(*update, "contacts.json"), "{\"action\":\"update\",\"fields\":[\"phone\",\"city\"]}\n");
    EXPECT_EQ(std::get<QStringList>(update->content.details.value(QStringLiteral("fields"))), (QStringList{QStringLiteral("phone"), QStringLiteral("city")}));
    EXPECT_TRUE(update->content.reversible);
    EXPECT_TRUE(QString::fromUtf8(update->preview).contains(QStringLiteral("phone, city")));
}

TEST(ContactUpdate, AnErasureIsForGoodAndNamesNoFields)
{
    const Result<agents::Rendered> erasure = agents::renderContactUpdate({QStringLiteral("Gone"), {}, QStringLiteral("erase"), false});
    ASSERT_TRUE(erasure);
    EXPECT_FALSE(erasure->content.reversible);
    EXPECT_FALSE(agents::renderContactUpdate({{}, {QStringLiteral("phone")}, QStringLiteral("erase"), false}));
    EXPECT_FALSE(agents::renderContactUpdate({{}, {}, {}, false}));
    EXPECT_FALSE(agents::renderContactUpdate({{}, {QStringLiteral("phone")}, QStringLiteral("merge"), false}));
    EXPECT_FALSE(agents::renderContactUpdate({{}, {QStringLiteral("Her phone")}, {}, false}));
}

} // namespace qd::test
