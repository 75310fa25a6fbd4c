#pragma once

#include "agents/effects/render/Rendered.h"

#include <optional>

namespace qd::agents {

/// What is to stand of one product of a shop. What is not said stays as it is.
struct ProductChange {
    qint64 product = 0;                  ///< its number there
    qint64 variation = 0;                ///< of that product; 0: the product itself
    std::optional<QString> price{};      ///< in the shop's currency: "19.90"
    std::optional<QString> salePrice{};  ///< the same; empty: none any more
    std::optional<qint64> stock{};       ///< how many there are
};

struct ProductUpdateMaterial {
    QString title;
    QStringList products; ///< a line each: "12 price=19.90 stock=5", "12/34 sale=9.90", "12 sale=none"
    bool rehearsal = false;
};

/// Stock and prices of at most 100 products: products.json, absolute values. content.details: count.
/// Error::Parse names the line that is wrong. @thread any.
Result<Rendered> renderProductUpdate(const ProductUpdateMaterial& material);

/// What such a file says. Error::Parse: it is none.
Result<QList<ProductChange>> productChangesIn(const QByteArray& json);
/// "product 12, variation 34".
QString nameOf(const ProductChange& change);

} // namespace qd::agents
