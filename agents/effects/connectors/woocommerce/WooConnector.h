#pragma once

#include "agents/effects/connectors/woocommerce/WooErrand.h"

namespace qd::agents {

/// Writes stock and prices of products and variations of a shop of hers that runs WooCommerce, by its REST API with a consumer key and
/// secret, over https alone. Absolute values are written, so that the same again changes nothing; what stood there when she was asked is
/// shown beside them, and what has been changed or sold since is not overwritten.
/// Takes one file of application/json, of the renderer "product-update": at most 100 products, of at most 20 with variations.
class WooConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Needs the approved bytes, by which it knows the products; without them it is Unclear.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void test(const Gate& gate, Tested tested) override;

private:
    Result<Done> checkFile(const EffectContent& content) const;
    Result<std::shared_ptr<WooErrand>> errand(const Delivery& delivery, const Gate& gate) const;
};

} // namespace qd::agents
