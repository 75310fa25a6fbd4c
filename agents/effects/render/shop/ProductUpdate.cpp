#include "agents/effects/render/shop/ProductUpdate.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"
#include "core/base/Json.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostProducts = 100; ///< what a shop takes at once
constexpr qint64 kMostStock = 1'000'000'000;

const QString kForm = QStringLiteral("12 price=19.90 stock=5; 12/34 of a variation; sale=9.90, sale=none");

bool isPrice(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A(0|[1-9][0-9]{0,8})(\\.[0-9]{1,4})?\\z"));
    return form.match(text).hasMatch();
}

std::optional<qint64> numberIn(const QString& text, qint64 most)
{
    static const QRegularExpression form(QStringLiteral("\\A(0|[1-9][0-9]{0,17})\\z"));
    const qint64 number = text.toLongLong();
    return form.match(text).hasMatch() && number <= most ? std::optional(number) : std::nullopt;
}

bool setMember(ProductChange& change, const QString& name, const QString& value)
{
    if (name == QLatin1String("price") && !change.price && isPrice(value))
        change.price = value;
    else if (name == QLatin1String("sale") && !change.salePrice && (value == QLatin1String("none") || isPrice(value)))
        change.salePrice = value == QLatin1String("none") ? QString() : value;
    else if (name == QLatin1String("stock") && !change.stock && numberIn(value, kMostStock))
        change.stock = numberIn(value, kMostStock);
    else
        return false;
    return true;
}

bool isGood(const ProductChange& change)
{
    const bool isSaid = change.price || change.salePrice || change.stock;
    const bool isLess = !change.price || !change.salePrice || change.salePrice->isEmpty() || change.salePrice->toDouble() < change.price->toDouble();
    return change.product > 0 && change.variation >= 0 && isSaid && isLess;
}

std::optional<ProductChange> readLine(const QString& line)
{
    const QStringList words = line.simplified().split(u' ');
    const QStringList numbers = words.first().split(u'/');
    ProductChange change;
    change.product = numberIn(numbers.first(), std::numeric_limits<qint64>::max()).value_or(0);
    change.variation = numbers.size() == 2 ? numberIn(numbers[1], std::numeric_limits<qint64>::max()).value_or(0) : 0;
    if (numbers.size() > 2 || (numbers.size() == 2 && change.variation == 0))
        return std::nullopt;
    for (const QString& word : words.mid(1))
        if (!setMember(change, word.section(u'=', 0, 0), word.section(u'=', 1)))
            return std::nullopt;
    return isGood(change) ? std::optional(change) : std::nullopt;
}

void writeTo(JsonWriter& out, const ProductChange& change)
{
    out.beginObject();
    out.key("product");
    out.value(change.product);
    if (change.variation > 0) {
        out.key("variation");
        out.value(change.variation);
    }
    if (change.price) {
        out.key("price");
        out.value(*change.price);
    }
    if (change.salePrice) {
        out.key("sale_price");
        out.value(*change.salePrice);
    }
    if (change.stock) {
        out.key("stock");
        out.value(*change.stock);
    }
    out.endObject();
}

bool isTwice(const QList<ProductChange>& all, const ProductChange& change)
{
    return std::any_of(all.begin(), all.end(), [&change](const ProductChange& one) { return one.product == change.product && one.variation == change.variation; });
}

std::optional<ProductChange> readMember(const Json& json)
{
    ProductChange change;
    change.product = json.at(u"product").toInteger();
    change.variation = json.at(u"variation").toInteger();
    bool isKnown = true;
    for (const auto& [name, value] : json.members()) {
        const bool isText = value.kind() == Json::String;
        if (name == QLatin1String("price"))
            isKnown = isKnown && isText && setMember(change, name, value.toString());
        else if (name == QLatin1String("sale_price"))
            isKnown = isKnown && isText && setMember(change, QStringLiteral("sale"), value.toString().isEmpty() ? QStringLiteral("none") : value.toString());
        else if (name == QLatin1String("stock"))
            isKnown = isKnown && value.kind() == Json::Integer && setMember(change, name, QString::number(value.toInteger()));
        else
            isKnown = isKnown && (name == QLatin1String("product") || name == QLatin1String("variation"));
    }
    return isKnown && isGood(change) ? std::optional(change) : std::nullopt;
}

QByteArray previewOf(const ProductUpdateMaterial& material, const QList<ProductChange>& changes)
{
    HtmlWriter out;
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote());
    out.open("ul");
    for (const ProductChange& change : changes) {
        QStringList words;
        if (change.price)
            words.append(QStringLiteral("price %1").arg(*change.price));
        if (change.salePrice)
            words.append(change.salePrice->isEmpty() ? QStringLiteral("no sale price") : QStringLiteral("sale price %1").arg(*change.salePrice));
        if (change.stock)
            words.append(QStringLiteral("%1 in stock").arg(*change.stock));
        out.element("li", {}, QStringLiteral("%1: %2").arg(nameOf(change), words.join(QStringLiteral(", "))));
    }
    out.close("ul");
    return out.take().toUtf8();
}

} // namespace

QString nameOf(const ProductChange& change)
{
    return change.variation == 0 ? QStringLiteral("product %1").arg(change.product) : QStringLiteral("product %1, variation %2").arg(change.product).arg(change.variation);
}

Result<Rendered> renderProductUpdate(const ProductUpdateMaterial& material)
{
    QList<ProductChange> changes;
    JsonWriter json;
    json.beginObject();
    json.key("products");
    json.beginList();
    for (const QString& line : material.products) {
        const std::optional<ProductChange> change = readLine(line);
        if (!change)
            return Error{Error::Parse, QStringLiteral("\"%1\" is no product with its price or stock").arg(line.left(80)), QStringLiteral("products"), kForm};
        if (isTwice(changes, *change))
            return Error{Error::Parse, QStringLiteral("%1 is named twice").arg(nameOf(*change)), QStringLiteral("products"), QStringLiteral("one line for each")};
        changes.append(*change);
        writeTo(json, *change);
    }
    json.endList();
    json.endObject();
    if (changes.isEmpty() || changes.size() > kMostProducts)
        return Error{Error::Parse, QStringLiteral("it is of %1 products").arg(changes.size()), QStringLiteral("products"), QStringLiteral("1 to %1").arg(kMostProducts)};
    Rendered out;
    out.content.kind = {QStringLiteral("product-update")};
    out.content.connector = {QStringLiteral("woocommerce")};
    out.content.audience = QStringLiteral("whoever buys in the shop");
    out.content.title = oneLine(material.title);
    out.content.rehearsal = material.rehearsal;
    out.content.details = {{QStringLiteral("count"), qint64(changes.size())}};
    out.add(QStringLiteral("products.json"), QStringLiteral("application/json"), json.take() + '\n');
    out.preview = previewOf(material, changes);
    return out;
}

Result<QList<ProductChange>> productChangesIn(const QByteArray& bytes)
{
    const Error unread{Error::Parse, QStringLiteral("its file is no list of products with their prices and stock"), QStringLiteral("files"), QStringLiteral("the renderer \"product-update\"")};
    const Result<Json> json = Json::parse(bytes);
    if (!json)
        return unread;
    QList<ProductChange> changes;
    for (const Json& item : json->at(u"products").items()) {
        const std::optional<ProductChange> change = readMember(item);
        if (!change || isTwice(changes, *change))
            return unread;
        changes.append(*change);
    }
    return changes.isEmpty() || changes.size() > kMostProducts ? Result<QList<ProductChange>>(unread) : Result<QList<ProductChange>>(changes);
}

} // namespace qd::agents
