#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/keys/KeyNames.h"
#include "core/base/Digest.h"
#include "tests/agents/effects/EffectMade.h"
#include "tests/agents/effects/people/ApiServer.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

namespace qd::test {

/// A connector of people, its key, a service in this process, and a dispatcher between them.
class PeopleRig {
public:
    static constexpr const char* kKey = "key-of-the-account-0123456789abcdef";
    using Make = std::function<std::unique_ptr<agents::Connector>(const agents::ConnectorFile&, std::shared_ptr<agents::HttpDoor>, const Clock&)>;

    PeopleRig(agents::ConnectorFile file, const Make& make) : keys(home.file(QStringLiteral("settings.ini")), std::unique_ptr<agents::KeyRing>(ring), std::chrono::milliseconds(0))
    {
        file.id = QStringLiteral("post");
        file.title = QStringLiteral("Post");
        file.key = QStringLiteral("post");
        if (file.url.isEmpty())
            file.url = server.origin();
        keys.keep(file.key, agents::Secret::of(kKey, agents::originOf(file.url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        std::vector<std::unique_ptr<agents::Connector>> all;
        all.push_back(make(file, std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)}), clock));
        connector = all.front().get();
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(all), agents::Patience{Duration(500), Duration(20)});
        dispatcher->start();
    }

    /// For `people` addresses, by the connector's channel, with a key and nothing in it yet.
    agents::Delivery delivery(const QStringList& people) const
    {
        agents::Delivery delivery;
        delivery.effect = effectMadeAt(clock.now());
        delivery.key = QStringLiteral("k") + QString::fromLatin1(sha256(delivery.effect.toString().toUtf8()).toHex().left(20)).replace(QRegularExpression(QStringLiteral("[0189]")), QStringLiteral("x"));
        delivery.content.connector = connector->id();
        delivery.content.destination = connector->place();
        delivery.content.title = QStringLiteral("Seats are left");
        for (qsizetype i = 0; i < people.size(); ++i) {
            Recipient one;
            one.address = QStringLiteral("contact:%1").arg(i + 1);
            one.channel = connector->channel();
            delivery.content.recipients.append(one);
            delivery.people.insert(one.address, {QStringLiteral("Ada %1 Lovelace").arg(i + 1), people[i]});
        }
        return delivery;
    }
    void add(agents::Delivery& delivery, const QString& path, const QString& mediaType, const QByteArray& bytes) const
    {
        delivery.content.files.append({path, sha256(bytes), mediaType, bytes.size()});
        delivery.blobs.insert(sha256(bytes), bytes);
    }
    /// Sends it and waits for what becomes of it; what it steps through is in `stepped`.
    agents::Outcome sent(agents::Delivery delivery)
    {
        delivery.step = [this](const QString& name, const QString& id, std::function<void()> then) {
            mailbox.post([this, name, id, then = std::move(then)] {
                stepped.insert(name, id);
                dispatcher->post(then);
            });
        };
        return answerOf<agents::Outcome>([&](const std::function<void(agents::Outcome)>& take) { dispatcher->dispatch(delivery, &mailbox, take); });
    }
    agents::LookedUp lookedUp(const agents::Delivery& delivery)
    {
        return answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher->lookUp(delivery, &mailbox, take); });
    }
    Result<QString> tried()
    {
        return answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher->test(connector->id(), &mailbox, take); });
    }
    /// Every request is answered so.
    void always(const ApiServer::Reply& reply) { server.answers = [reply](const ApiServer::Asked&) { return reply; }; }

    TempHome home;
    ApiServer server;
    SystemClock clock;
    FakeKeyRing* ring = new FakeKeyRing;
    agents::KeyShelf keys;
    Mailbox mailbox;
    QMap<QString, QString> stepped;
    agents::Connector* connector = nullptr;
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

/// A way that a service can answer, and what may be said of it then.
struct AnswerPoint {
    ApiServer::Reply reply;
    agents::Outcome::Kind kind;
    std::optional<Deferral> why{};
};

/// What is true of each service that speaks HTTP: what was refused, what may go later, of what nobody can tell.
inline QList<AnswerPoint> commonPoints()
{
    using agents::Outcome;
    using Reply = ApiServer::Reply;
    return {{{401, "{}"}, Outcome::Later, Deferral::Key}, {{403, "{}"}, Outcome::Refused}, {{413, "{}"}, Outcome::Refused}, {{422, "{}"}, Outcome::Refused},
            {{302, "", "Location: https://elsewhere.example/\r\n"}, Outcome::Refused}, {{429, "{}", "Retry-After: 3\r\n"}, Outcome::Later, Deferral::Rate},
            {{408, "{}"}, Outcome::Unknown}, {{500, "{}"}, Outcome::Unknown}, {{503, "<html>busy</html>"}, Outcome::Unknown}, {{200, "<html>a proxy's page</html>"}, Outcome::Unknown},
            {{200, "", "", Reply::ClosesBefore}, Outcome::Unknown}, {{200, "", "", Reply::ClosesAfterBody}, Outcome::Unknown},
            {{200, "", "", Reply::ClosesInStatusLine}, Outcome::Unknown}, {{200, "", "", Reply::Hangs}, Outcome::Unknown}};
}

/// Nothing of anybody stands in what is kept.
inline void expectNobodyIn(const QString& said, const agents::Delivery& delivery)
{
    for (const agents::Person& one : delivery.people) {
        EXPECT_FALSE(said.contains(one.address)) << said.toStdString();
        EXPECT_FALSE(said.contains(one.name)) << said.toStdString();
    }
    EXPECT_FALSE(said.contains(QLatin1String(PeopleRig::kKey))) << said.toStdString();
}

} // namespace qd::test
