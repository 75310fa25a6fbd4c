#include "agents/effects/connectors/woocommerce/WooConnector.h"

#include "core/base/Json.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kProducts = "GET /wp-json/wc/v3/products?";
constexpr const char* kVariations = "GET /wp-json/wc/v3/products/20/variations?";
constexpr const char* kWrite = "POST /wp-json/wc/v3/products/batch";
constexpr const char* kWriteVariations = "POST /wp-json/wc/v3/products/20/variations/batch";

/// As the documentation's own examples have them ("List all products", "List all product variations", "Batch update products").
QByteArray product(const char* price, const char* stock, const char* type = "simple")
{
    return QByteArray(R"({"id":12,"name":"Ship Your Idea","sku":"SHIP","type":")") + type + R"(","regular_price":")" + price + R"(","sale_price":"","manage_stock":true,"stock_quantity":)" + stock + "}";
}

QByteArray variation(const char* sale)
{
    return QByteArray(R"({"id":34,"name":"Black","sku":"","type":"variation","regular_price":"20.00","sale_price":")") + sale + R"(","manage_stock":"parent","stock_quantity":null})";
}

class Shop : public ApiRig {
public:
    explicit Shop(const QStringList& lines = {QStringLiteral("12 price=19.90 stock=5"), QStringLiteral("20/34 sale=9.90")}) : ApiRig(fileOf(), [](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::WooConnector>(file, door, clock, ApiRig::kPatience);
    }), m_lines(lines)
    {
        server.says(kProducts, 200, '[' + product("21.99", "3") + ']');
        server.says(kVariations, 200, '[' + variation("") + ']');
        server.says(kWrite, 200, R"({"update":[)" + product("19.9", "5") + "]}");
        server.says(kWriteVariations, 200, R"({"update":[)" + variation("9.90") + "]}");
    }
    /// Looked at, as the office does before it asks her.
    agents::Delivery looked()
    {
        const agents::Rendered rendered = agents::renderProductUpdate({QStringLiteral("Prices"), m_lines, false}).value();
        agents::Delivery made = delivery(rendered.content, rendered.blobs);
        const Result<agents::Sight> sight = seen(made);
        EXPECT_TRUE(sight) << (sight ? std::string() : sight.error().text.toStdString());
        if (sight)
            made.content.target = sight->target;
        return made;
    }

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::WooCommerce;
        file.user = QStringLiteral("ck_0123456789abcdef");
        return file;
    }
    const QStringList m_lines;
};

} // namespace

TEST(WooConnector, ShowsWhatStandsThereAndWritesWhatWasApproved)
{
    Shop rig;
    const agents::Rendered rendered = agents::renderProductUpdate({QStringLiteral("Prices"), {QStringLiteral("12 price=19.90 stock=5"), QStringLiteral("20/34 sale=9.90")}, false}).value();
    const Result<agents::Sight> sight = rig.seen(rig.delivery(rendered.content, rendered.blobs));
    ASSERT_TRUE(sight) << sight.error().text.toStdString();
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("price 19.90, is 21.99; stock 5, is 3"))) << sight->preview.toStdString();
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("sale price 9.90, is none")));
    EXPECT_EQ(rig.server.count("POST"), 0);
    const Outcome outcome = rig.sent(rig.looked());
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("the shop has all 2"));
    const Result<Json> sent = Json::parse(rig.server.last(kWrite).body);
    const Json& first = sent->at(u"update").items().first();
    EXPECT_EQ(first.at(u"id").toInteger(), 12);
    EXPECT_EQ(first.at(u"regular_price").toString(), QStringLiteral("19.90"));
    EXPECT_EQ(first.at(u"stock_quantity").toInteger(), 5);
    EXPECT_TRUE(first.at(u"manage_stock").toBool());
    EXPECT_FALSE(first.find(u"sale_price"));
    const Json other = Json::parse(rig.server.last(kWriteVariations).body)->at(u"update").items().first();
    EXPECT_EQ(other.at(u"sale_price").toString(), QStringLiteral("9.90"));
    EXPECT_FALSE(other.find(u"manage_stock"));
    for (const ApiHost::Asked& asked : rig.server.asked())
        EXPECT_EQ(asked.headers.value("authorization"), "Basic " + (QByteArray("ck_0123456789abcdef:") + ApiRig::kKey).toBase64());
}

TEST(WooConnector, WhatWasChangedOrSoldSinceIsNotOverwritten)
{
    Shop rig;
    const agents::Delivery asked = rig.looked();
    rig.server.nowSays(kProducts, 200, '[' + product("21.99", "2") + ']');
    const Outcome outcome = rig.sent(asked);
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("product 12 is not as it was"))) << outcome.text.toStdString();
    rig.server.nowSays(kProducts, 200, "[]");
    EXPECT_EQ(rig.sent(asked).kind, Outcome::Refused) << "it is not there any more";
    EXPECT_EQ(rig.server.count("POST"), 0);
}

TEST(WooConnector, TheSameAgainChangesNothing)
{
    Shop rig;
    const agents::Delivery asked = rig.looked();
    rig.server.nowSays(kProducts, 200, '[' + product("19.9", "5") + ']');
    EXPECT_EQ(rig.sent(asked).kind, Outcome::Confirmed) << "half of it stands there from a try before";
    rig.server.nowSays(kVariations, 200, '[' + variation("9.90") + ']');
    const int before = rig.server.count("POST");
    EXPECT_EQ(rig.sent(asked).text, QStringLiteral("it stands in the shop already"));
    EXPECT_EQ(rig.server.count("POST"), before);
}

TEST(WooConnector, EveryAnswerToAChangeIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        bool repeats;
        const char* says;
    } const all[] = {
        {200, R"({"update":[{"id":12,"error":{"code":"woocommerce_rest_product_invalid_id","message":"Invalid ID.","data":{"status":400}}}]})", ApiHost::None, Outcome::Unknown, false, "changed 1 of 2, and not product 12: Invalid ID."},
        {200, R"({"update":[)" + product("21.99", "5") + "]}", ApiHost::None, Outcome::Unknown, false, "it stands there otherwise"},
        {200, "<html>", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {401, R"({"code":"woocommerce_rest_cannot_edit","message":"Sorry, you cannot edit this resource.","data":{"status":401}})", ApiHost::None, Outcome::Later, false, "cannot edit"},
        {403, R"({"code":"woocommerce_rest_cannot_batch","message":"Sorry"})", ApiHost::None, Outcome::Refused, false, "woocommerce_rest_cannot_batch"},
        {413, R"({"code":"woocommerce_rest_request_entity_too_large","message":"Unable to accept more than 100 items for this request."})", ApiHost::None, Outcome::Refused, false, "100 items"},
        {429, "{}", ApiHost::None, Outcome::Later, false, "too much"},
        {500, "{}", ApiHost::None, Outcome::Unknown, true, "answered 500"},
        {200, R"({"update":[]})", ApiHost::CutsBeforeBody, Outcome::Unknown, true, ""},
        {200, R"({"update":[]})", ApiHost::CutsAfterBody, Outcome::Unknown, true, ""},
        {200, R"({"update":[)" + product("19.9", "5") + "]}", ApiHost::CutsInAnswer, Outcome::Unknown, true, "not as it should"},
        {200, R"({"update":[]})", ApiHost::KeepsSilent, Outcome::Unknown, true, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Shop rig;
        const agents::Delivery asked = rig.looked();
        rig.server.nowSays(kWrite, one.status, one.body, "", one.fault);
        const Outcome outcome = rig.sent(asked);
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.repeats, one.repeats);
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(rig.server.count(kWrite), 1);
    }
}

TEST(WooConnector, WhatCannotBeReadIsWrittenLater)
{
    struct {
        int status;
        const char* body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
    } const all[] = {{503, "", ApiHost::None, Outcome::Later}, {200, "<html>", ApiHost::None, Outcome::Refused}, {401, "{}", ApiHost::None, Outcome::Later}, {404, "{}", ApiHost::None, Outcome::Refused},
                     {200, "[]", ApiHost::CutsAfterBody, Outcome::Later}, {200, "[]", ApiHost::KeepsSilent, Outcome::Later}};
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body + std::to_string(one.fault));
        Shop rig;
        const agents::Delivery asked = rig.looked();
        rig.server.nowSays(kProducts, one.status, one.body, "", one.fault);
        EXPECT_EQ(rig.sent(asked).kind, one.kind);
        EXPECT_EQ(rig.server.count("POST"), 0);
    }
}

TEST(WooConnector, IsLookedUpByWhatStandsThere)
{
    Shop rig;
    const agents::Delivery asked = rig.looked();
    EXPECT_EQ(rig.found(asked).found, Found::No);
    rig.server.nowSays(kProducts, 200, '[' + product("19.90", "5") + ']');
    EXPECT_EQ(rig.found(asked).found, Found::Unclear) << "half of it";
    rig.server.nowSays(kVariations, 200, '[' + variation("9.9") + ']');
    EXPECT_EQ(rig.found(asked).found, Found::Yes);
    rig.server.nowSays(kProducts, 503);
    EXPECT_EQ(rig.found(asked).found, Found::Unclear);
    agents::Delivery bare = asked;
    bare.blobs.clear();
    EXPECT_EQ(rig.found(bare).found, Found::Unclear);
}

TEST(WooConnector, RefusesBeforeSheIsAskedWhatNoShopWouldDo)
{
    Shop rig;
    const agents::Rendered rendered = agents::renderProductUpdate({QStringLiteral("Prices"), {QStringLiteral("12 price=19.90")}, false}).value();
    agents::Delivery asked = rig.delivery(rendered.content, rendered.blobs);
    EXPECT_FALSE(rig.connector->check(asked.content)) << "nobody has looked";
    for (const char* const type : {"variable", "grouped", "external"}) {
        rig.server.nowSays(kProducts, 200, '[' + product("1", "1", type) + ']');
        EXPECT_FALSE(rig.seen(asked)) << type;
    }
    rig.server.nowSays(kProducts, 200, "[]");
    EXPECT_TRUE(rig.seen(asked).error().text.contains(QStringLiteral("has no product 12")));
    asked.content.target = QStringLiteral("x");
    EXPECT_TRUE(rig.connector->check(asked.content));
    agents::Delivery other = asked;
    other.blobs.first() = R"({"products":[{"product":12,"price":"0.01"}]})";
    EXPECT_EQ(rig.sent(other).kind, Outcome::Refused) << "other bytes than were approved";
    other = asked;
    other.content.destination = QStringLiteral("https://elsewhere.example");
    EXPECT_EQ(rig.sent(other).kind, Outcome::Refused);
    other = asked;
    other.content.recipients.append(Recipient());
    EXPECT_FALSE(rig.connector->check(other.content));
    QStringList many;
    for (int i = 1; i <= 21; ++i)
        many.append(QStringLiteral("%1/%2 stock=1").arg(i).arg(100 + i));
    const agents::Rendered wide = agents::renderProductUpdate({QStringLiteral("Prices"), many, false}).value();
    EXPECT_TRUE(rig.seen(rig.delivery(wide.content, wide.blobs)).error().text.contains(QStringLiteral("variations of 21 products")));
}

TEST(WooConnector, ItsTestReadsOneNumber)
{
    Shop rig;
    rig.server.nowSays(kProducts, 200, R"([{"id":12}])");
    EXPECT_TRUE(rig.tried());
    EXPECT_EQ(rig.server.asked().last().path, QStringLiteral("/wp-json/wc/v3/products?per_page=1&_fields=id"));
    rig.server.nowSays(kProducts, 401, R"({"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources."})");
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.server.nowSays(kProducts, 200, "<html>");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
    rig.server.nowSays(kProducts, 404);
    EXPECT_TRUE(rig.tried().error().hint.contains(QStringLiteral("permalinks")));
}

} // namespace qd::test
