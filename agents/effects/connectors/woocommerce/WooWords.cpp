#include "agents/effects/connectors/woocommerce/WooWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Digest.h"
#include "core/base/Json.h"

#include <algorithm>

namespace qd::agents {

namespace {

const QString kFields = QStringLiteral("_fields=id,name,sku,type,regular_price,sale_price,manage_stock,stock_quantity");

HttpRequest requestOf(const ConnectorFile& file, qint64 product, const QString& route, const QByteArray& json = {})
{
    const QString variations = product > 0 ? QStringLiteral("/%1/variations").arg(product) : QString();
    HttpRequest request = apiRequest(file, QStringLiteral("/wp-json/wc/v3/products") + variations + route, json);
    request.key.form = PinnedKey::Basic;
    request.key.user = file.user.toUtf8();
    return request;
}

qint64 numberOf(const ProductChange& change)
{
    return change.variation > 0 ? change.variation : change.product;
}

/// Without what ends in nothing behind the point.
QString plain(QString price)
{
    if (!price.contains(u'.'))
        return price;
    while (price.endsWith(u'0'))
        price.chop(1);
    if (price.endsWith(u'.'))
        price.chop(1);
    return price;
}

Result<ShopItem> read(const Json& json, qint64 product)
{
    ShopItem item;
    const qint64 number = json.at(u"id").toInteger();
    if (number < 1)
        return Error{Error::Parse, QStringLiteral("the answer holds a product without its number"), {}, {}};
    item.product = product > 0 ? product : number;
    item.variation = product > 0 ? number : 0;
    item.name = cleanedLine(json.at(u"name").toString(), 120);
    item.sku = cleanedLine(json.at(u"sku").toString(), 60);
    item.type = json.at(u"type").toString();
    item.price = cleanedLine(json.at(u"regular_price").toString(), 40);
    item.salePrice = cleanedLine(json.at(u"sale_price").toString(), 40);
    item.isCounted = json.at(u"manage_stock").kind() == Json::Bool && json.at(u"manage_stock").toBool(); // of a variation "parent": the product's is
    if (json.at(u"stock_quantity").kind() == Json::Integer)
        item.stock = json.at(u"stock_quantity").toInteger();
    return item;
}

QString saidIn(const Json& error)
{
    const QString code = cleanedLine(error.at(u"code").toString(), 80), message = cleanedLine(error.at(u"message").toString(), 200);
    return code.isEmpty() ? message : QStringLiteral("%1 (%2)").arg(message, code);
}

} // namespace

HttpRequest wooRead(const ConnectorFile& file, qint64 product, const QList<ProductChange>& changes)
{
    QStringList numbers;
    for (const ProductChange& change : changes)
        numbers.append(QString::number(numberOf(change)));
    return requestOf(file, product, QStringLiteral("?per_page=100&include=%1&%2").arg(numbers.join(u','), kFields));
}

HttpRequest wooWrite(const ConnectorFile& file, qint64 product, const QList<ProductChange>& changes)
{
    JsonWriter out;
    out.beginObject();
    out.key("update");
    out.beginList();
    for (const ProductChange& change : changes) {
        out.beginObject();
        out.key("id");
        out.value(numberOf(change));
        for (const auto& [key, text] : {std::pair{"regular_price", change.price}, std::pair{"sale_price", change.salePrice}}) {
            if (!text)
                continue;
            out.key(key);
            out.value(*text);
        }
        if (change.stock) {
            out.key("manage_stock");
            out.value(true);
            out.key("stock_quantity");
            out.value(*change.stock);
        }
        out.endObject();
    }
    out.endList();
    out.endObject();
    return requestOf(file, product, QStringLiteral("/batch"), out.take());
}

HttpRequest wooTry(const ConnectorFile& file)
{
    return requestOf(file, 0, QStringLiteral("?per_page=1&_fields=id"));
}

Result<QList<ShopItem>> wooItemsIn(const QByteArray& body, qint64 product)
{
    const Result<Json> json = Json::parse(body);
    if (!json || json->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer is no list of products"), {}, {}};
    QList<ShopItem> items;
    for (const Json& one : json->items()) {
        const Result<ShopItem> item = read(one, product);
        if (!item)
            return item.error();
        items.append(*item);
    }
    return items;
}

Result<WooWritten> wooWrittenIn(const QByteArray& body, qint64 product)
{
    const Result<Json> json = Json::parse(body);
    const Json* const list = json ? json->find(u"update") : nullptr;
    if (!list || list->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer holds no list of what was changed"), {}, {}};
    WooWritten written;
    for (const Json& one : list->items()) {
        const Result<ShopItem> item = read(one, product);
        if (!item)
            return item.error();
        if (const Json* const error = one.find(u"error"))
            written.refused.insert(one.at(u"id").toInteger(), saidIn(*error));
        else
            written.items.append(*item);
    }
    return written;
}

QString wooComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json && json->kind() == Json::Object ? saidIn(*json) : QString();
}

const ShopItem* itemOf(const QList<ShopItem>& items, const ProductChange& change)
{
    const auto found = std::find_if(items.begin(), items.end(), [&change](const ShopItem& one) { return one.product == change.product && one.variation == change.variation; });
    return found == items.end() ? nullptr : &*found;
}

bool standsThere(const ShopItem& item, const ProductChange& change)
{
    return (!change.price || plain(*change.price) == plain(item.price)) && (!change.salePrice || plain(*change.salePrice) == plain(item.salePrice))
        && (!change.stock || (item.isCounted && item.stock == change.stock));
}

QString digestOf(const ShopItem* item)
{
    if (!item)
        return {};
    const QStringList all{QString::number(item->product), QString::number(item->variation), item->name, item->type, plain(item->price), plain(item->salePrice),
                          item->isCounted ? QStringLiteral("counted") : QString(), item->stock ? QString::number(*item->stock) : QString()};
    return QString::fromLatin1(sha256(all.join(u'\n').toUtf8()).toHex().left(32));
}

} // namespace qd::agents
