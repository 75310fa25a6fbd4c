#pragma once

#include "agents/effects/connectors/google/GoogleWords.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// A property of Search Console or of Analytics as a way that is only read (quarterdeck metrics fetch): nothing is ever sent there. Not verified live
/// before its test has passed.
class GoogleReader final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return file().url + QLatin1Char('/') + file().account; }
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    /// Whether the property may be read.
    void test(const Gate& gate, Tested tested) override;
};

} // namespace qd::agents
