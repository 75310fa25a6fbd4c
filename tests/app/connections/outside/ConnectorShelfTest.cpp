#include "app/connections/outside/ConnectorShelf.h"

#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(ConnectorShelf, WhatStandsInForAServiceOnThisMachineIsAMock)
{
    TempHome folder;
    agents::KeyShelf keys(folder.file(QStringLiteral("settings.ini")), std::make_unique<FakeKeyRing>());
    const app::ConnectorShelf shelf(app::Home(folder.path()), keys);
    const auto word = [&](agents::ConnectorKind kind, const QString& url) {
        agents::ConnectorFile file;
        file.id = QStringLiteral("post");
        file.kind = kind;
        file.title = QStringLiteral("Post");
        file.organisations = {QStringLiteral("press")};
        file.url = url;
        file.key = QStringLiteral("post");
        file.from = QStringLiteral("The Press <news@press.example>");
        const Result<Done> written = shelf.write(file);
        EXPECT_TRUE(written) << (written ? std::string() : written.error().text.toStdString());
        const Result<SetConnector> verified = shelf.verified(file.id, {1'795'000'000'000});
        return verified ? verified->setting.verified : verified.error().text;
    };
    EXPECT_EQ(word(agents::ConnectorKind::SendGrid, QStringLiteral("http://127.0.0.1:4010")), QStringLiteral("mock 2026-11-18"));
    EXPECT_EQ(word(agents::ConnectorKind::SendGrid, agents::ConnectorFile::shippedAddress(agents::ConnectorKind::SendGrid)), QStringLiteral("live 2026-11-18"));
    EXPECT_EQ(word(agents::ConnectorKind::Webhook, QStringLiteral("http://127.0.0.1:4010/in")), QStringLiteral("here 2026-11-18"));
}

} // namespace qd::test
