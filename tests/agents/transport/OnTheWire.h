#pragma once

#include "agents/transport/Transport.h"

#include "tests/agents/transport/WireServer.h"
#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <QSslConfiguration>

namespace qd::test {

/// Over HTTP and over HTTPS alike; the server's certificate is believed.
class OnTheWire : public testing::TestWithParam<bool> {
protected:
    void SetUp() override;
    void TearDown() override { QSslConfiguration::setDefaultConfiguration(before); }

    /// A POST with a small body, that takes at most 100,000 bytes.
    static agents::HttpRequest requestTo(const QString& url);
    agents::HttpAnswer ask(const agents::HttpRequest& request);
    agents::HttpAnswer ask(const WireServer& server, Duration deadline = std::chrono::seconds(20));
    /// The body that came in pieces is added to the answer that had none.
    agents::HttpAnswer stream(const agents::HttpRequest& request);
    static void expect(const agents::HttpAnswer& answer, agents::HttpAnswer::Delivery delivery, int status, const char* trouble);

    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    agents::Transport transport{agents::Way{agents::Way::None, {}, Duration(3'000)}};
};

/// The certificate by which servers of these tests say who they are.
QByteArray throwawayCertificate();

} // namespace qd::test
