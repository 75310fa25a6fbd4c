#include "agents/effects/render/shop/ProductUpdate.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::ProductChange;

namespace {

Result<agents::Rendered> rendered(const QStringList& lines)
{
    return agents::renderProductUpdate({QStringLiteral("Prices of the week"), lines, false});
}

} // namespace

TEST(ProductUpdate, StatesWhatIsToStand)
{
    const Result<agents::Rendered> made = rendered({QStringLiteral("12 price=19.90 stock=5"), QStringLiteral("12/34 sale=9.90"), QStringLiteral("13  sale=none")});
    ASSERT_TRUE(made) << made.error().text.toStdString();
    const QByteArray json = made->blobs.value(made->content.files.first().sha256);
    EXPECT_EQ(json, R"({"products":[{"product":12,"price":"19.90","stock":5},{"product":12,"variation":34,"sale_price":"9.90"},{"product":13,"sale_price":""}]})" "\n");
    EXPECT_EQ(std::get<qint64>(made->content.details.value(QStringLiteral("count"))), 3);
    EXPECT_TRUE(made->preview.contains("product 12, variation 34: sale price 9.90")) << made->preview.toStdString();
    const Result<QList<ProductChange>> read = agents::productChangesIn(json);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size(), 3);
    EXPECT_EQ(read->at(0).price, QStringLiteral("19.90"));
    EXPECT_EQ(read->at(0).stock, 5);
    EXPECT_EQ(read->at(1).variation, 34);
    EXPECT_EQ(read->at(2).salePrice, QString(QLatin1String("")));
    EXPECT_FALSE(read->at(2).price);
}

TEST(ProductUpdate, RefusesWhatIsNoProductWithItsPriceOrStock)
{
    for (const char* const wrong : {"", "12", "price=1", "0 price=1", "12 price=", "12 price=1,50", "12 price=-1", "12 price=1.23456", "12 stock=1.5", "12 stock=-1", "12 stock=five", "12 colour=red",
                                    "12 price=1 price=2", "12/ price=1", "12/0 price=1", "12/34/5 price=1", "12 price=5 sale=5", "+12 price=1", "12 price=01"})
        EXPECT_FALSE(rendered({QString::fromLatin1(wrong)})) << wrong;
    EXPECT_FALSE(rendered({}));
    EXPECT_FALSE(rendered({QStringLiteral("12 stock=1"), QStringLiteral("12 stock=2")})) << "twice";
    QStringList many;
    for (int i = 1; i <= 101; ++i)
        many.append(QStringLiteral("%1 stock=1").arg(i));
    EXPECT_FALSE(rendered(many));
    many.removeLast();
    EXPECT_TRUE(rendered(many));
}

TEST(ProductUpdate, ReadsNoOtherFile)
{
    for (const char* const wrong : {"", "[]", "{}", R"({"products":[]})", R"({"products":[{"product":12}]})", R"({"products":[{"product":12,"price":1.5}]})", R"({"products":[{"product":12,"stock":1,"status":"draft"}]})",
                                    R"({"products":[{"product":12,"stock":1},{"product":12,"stock":2}]})", R"({"products":[{"stock":1}]})"})
        EXPECT_FALSE(agents::productChangesIn(wrong)) << wrong;
}

} // namespace qd::test
