#pragma once

#include "agents/effects/render/shop/ProductUpdate.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

#include <optional>

/// What a shop is asked and answers (woocommerce.github.io/woocommerce-rest-api-docs, version 3: "Products", "Product variations", "Batch update", "Authentication
/// over HTTPS"). Its plugin lets us in only below /wp-json/wc/. Pure.
namespace qd::agents {

/// A product, or a variation, as it stands in the shop.
struct ShopItem {
    qint64 product = 0;
    qint64 variation = 0; ///< 0: the product itself
    QString name;
    QString sku;
    QString type;         ///< "simple", "variable" …; of a variation empty
    QString price;        ///< the regular one; empty: none
    QString salePrice;
    bool isCounted = false; ///< its stock is
    std::optional<qint64> stock{};
};

/// Reads those of the changes; `product`: whose variations they are, 0: they are products.
HttpRequest wooRead(const ConnectorFile& file, qint64 product, const QList<ProductChange>& changes);
/// Writes them: absolute values.
HttpRequest wooWrite(const ConnectorFile& file, qint64 product, const QList<ProductChange>& changes);
/// One product's number, which changes nothing.
HttpRequest wooTry(const ConnectorFile& file);

/// A list of them. Error::Parse: it is none.
Result<QList<ShopItem>> wooItemsIn(const QByteArray& body, qint64 product);
/// What came of a batch: what stands there now, and why of the others it does not, by their number. Error::Parse: it is no such answer.
struct WooWritten {
    QList<ShopItem> items;
    QMap<qint64, QString> refused;
};
Result<WooWritten> wooWrittenIn(const QByteArray& body, qint64 product);
/// What the shop says was wrong ("code" and "message"), cleaned; empty: nothing.
QString wooComplaintIn(const QByteArray& body);

/// The one that a change is of; nullptr: it is not among them.
const ShopItem* itemOf(const QList<ShopItem>& items, const ProductChange& change);
/// Whether all that the change says stands there. "19.9" and "19.90" are one price.
bool standsThere(const ShopItem& item, const ProductChange& change);
/// What a person sees of it, in 32 digits; of one that is not there none.
QString digestOf(const ShopItem* item);

} // namespace qd::agents
