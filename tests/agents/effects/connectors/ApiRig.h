#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "core/base/Digest.h"
#include "tests/agents/effects/EffectMade.h"
#include "tests/agents/effects/connectors/ApiHost.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

/// One connector of a service in this process, its key, and a dispatcher.
class ApiRig {
public:
    static constexpr const char* kKey = "test_0123456789abcdef";
    static constexpr Duration kPatience{300}; ///< with one answer, where a test needs it short

    /// `make`: the connector of the file, whose address and key are filled in.
    using Make = std::function<std::unique_ptr<agents::Connector>(const agents::ConnectorFile&, const std::shared_ptr<agents::HttpDoor>&, const Clock&)>;
    explicit ApiRig(agents::ConnectorFile with, const Make& make) : file(std::move(with)), keys(home.file(QStringLiteral("settings.ini")), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0))
    {
        if (file.url.isEmpty())
            file.url = server.origin();
        file.id = file.key = QStringLiteral("service");
        file.title = QStringLiteral("The service");
        keys.keep(file.key, agents::Secret::of(kKey, agents::originOf(file.url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        const auto door = std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)});
        std::vector<std::unique_ptr<agents::Connector>> all;
        all.push_back(make(file, door, clock));
        connector = all.front().get();
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(all));
        dispatcher->start();
    }
    /// Of content that is for it.
    agents::Delivery delivery(EffectContent content, const QMap<QByteArray, QByteArray>& blobs) const
    {
        agents::Delivery made;
        made.effect = effectMadeAt(clock.now());
        made.key = QStringLiteral("k%1").arg(made.effect.toString().remove(u'-'));
        content.connector = connector->id();
        content.destination = connector->place();
        made.content = std::move(content);
        made.blobs = blobs;
        return made;
    }
    agents::Outcome sent(const agents::Delivery& what)
    {
        return answerOf<agents::Outcome>([&](const std::function<void(agents::Outcome)>& take) { dispatcher->dispatch(what, &mailbox, take); });
    }
    agents::LookedUp found(const agents::Delivery& what)
    {
        return answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher->lookUp(what, &mailbox, take); });
    }
    Result<agents::Sight> seen(const agents::Delivery& what)
    {
        return answerOf<Result<agents::Sight>>([&](const std::function<void(Result<agents::Sight>)>& take) { dispatcher->look(what, &mailbox, take); });
    }
    Result<QString> tried()
    {
        return answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher->test(connector->id(), &mailbox, take); });
    }

    TempHome home;
    ApiHost server;
    agents::ConnectorFile file;
    SystemClock clock;
    agents::KeyShelf keys;
    Mailbox mailbox;
    agents::Connector* connector = nullptr; ///< the dispatcher's
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

} // namespace qd::test
