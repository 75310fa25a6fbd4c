#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/connectors/wordpress/WordPressConnector.h"
#include "core/base/Digest.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace qd::test {

/// A site in a process of its own that keeps its own count, and a dispatcher that publishes there.
class BlogRig {
public:
    static constexpr const char* kPassword = "abcd efgh ijkl mnop qrst uvwx";

    explicit BlogRig(const QString& user = QStringLiteral("editor"), const char* password = kPassword)
        : keys(home.file(QStringLiteral("settings.ini")), std::unique_ptr<agents::KeyRing>(ring), std::chrono::milliseconds(0))
    {
        keys.keep(QStringLiteral("blog"), agents::Secret::of(password, world.origin()), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); }, agents::KeyKind::Password);
        agents::ConnectorFile file;
        file.id = QStringLiteral("blog");
        file.kind = agents::ConnectorKind::WordPress;
        file.title = QStringLiteral("The blog");
        file.url = url();
        file.key = QStringLiteral("blog");
        file.user = user;
        const auto door = std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)});
        std::vector<std::unique_ptr<agents::Connector>> all;
        all.push_back(std::make_unique<agents::WordPressConnector>(file, door, clock, agents::WordPressConnector::Looks{Duration(0), Duration(10), Duration(10)}));
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(all));
        dispatcher->start();
    }

    QString url() const { return world.origin() + QStringLiteral("/blog"); }
    agents::Delivery piece(const QString& update = {}) const
    {
        agents::PageMaterial page = samplePage();
        page.update = update;
        const agents::Rendered rendered = agents::renderWebPost(page, effectBrand()).value();
        agents::Delivery piece{EffectId::make(clock.now()), rendered.content, rendered.blobs};
        piece.content.connector = {QStringLiteral("blog")};
        piece.content.destination = url() + QLatin1Char('/') + rendered.content.destination;
        piece.step = [this](const QString& name, const QString& number, const std::function<void()>& then) {
            steps->insert(name, number);
            dispatcher->post(then);
        };
        return piece;
    }
    Result<agents::Sight> seen(const agents::Delivery& piece)
    {
        return answerOf<Result<agents::Sight>>([&](const std::function<void(Result<agents::Sight>)>& take) { dispatcher->look(piece, &mailbox, take); });
    }
    agents::Outcome sent(const agents::Delivery& piece)
    {
        return answerOf<agents::Outcome>([&](const std::function<void(agents::Outcome)>& take) { dispatcher->dispatch(piece, &mailbox, take); });
    }
    agents::LookedUp found(const agents::Delivery& piece)
    {
        return answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher->lookUp(piece, &mailbox, take); });
    }
    Result<QString> tried()
    {
        return answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher->test({QStringLiteral("blog")}, &mailbox, take); });
    }
    QJsonArray posts() const { return world.blog().value(QStringLiteral("posts")).toArray(); }
    QJsonArray media() const { return world.blog().value(QStringLiteral("media")).toArray(); }
    /// How many posts with the mark of the piece are public, and how often that was done.
    int publications(const agents::Delivery& piece) const
    {
        int all = 0;
        for (const QJsonValue& post : posts())
            if (post[QStringLiteral("content")].toString().contains(agents::markLine(piece.effect.toString()).trimmed()))
                all += post[QStringLiteral("publications")].toInt();
        return all;
    }

    TempHome home;
    WorldProcess world{{QStringLiteral("--quick")}};
    SystemClock clock;
    FakeKeyRing* ring = new FakeKeyRing;
    agents::KeyShelf keys;
    Mailbox mailbox;
    std::shared_ptr<QMap<QString, QString>> steps = std::make_shared<QMap<QString, QString>>(); ///< what was said to be done
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

} // namespace qd::test
