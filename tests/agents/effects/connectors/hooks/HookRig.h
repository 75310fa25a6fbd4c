#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "core/base/Digest.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

namespace qd::test {

/// Webhooks set up in a home, a receiver in a process of its own, and a dispatcher between them.
class HookRig {
public:
    static constexpr const char* kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5"; ///< what the receiver gave us

    /// `path`: of the receiver; see tests/support/fakeworld/outside/HookReceiver.h.
    explicit HookRig(QString path = QStringLiteral("/hooks/each/in"), agents::Patience patience = {}, int remembersHours = 0)
        : m_path(std::move(path)), keys(home.file(QStringLiteral("settings.ini")), std::unique_ptr<agents::KeyRing>(ring), std::chrono::milliseconds(0))
    {
        keys.keep(QStringLiteral("hook"), secret(kSecret), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        write(remembersHours);
        agents::OutsideConnectors found = agents::outsideConnectors(home.path(), QStringLiteral("press"), keys, clock, {agents::Way::None, {}, Duration(3'000)});
        EXPECT_EQ(found.faults, QStringList());
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(found.connectors), patience);
        dispatcher->start();
    }

    /// A key that is given for the receiver.
    agents::SharedSecret secret(const char* bytes) const { return agents::Secret::of(bytes, agents::originOf(url())); }
    QString url() const { return world.origin() + m_path; }
    agents::Delivery event(const QByteArray& json = R"({"type":"post.published"})") const
    {
        agents::Delivery event;
        event.effect = EffectId::make(clock.now());
        event.key = event.effect.toString();
        event.content.connector = {QStringLiteral("orders")};
        event.content.title = QStringLiteral("An event");
        event.content.destination = url();
        event.content.files = {{QStringLiteral("event.json"), sha256(json), QStringLiteral("application/json"), json.size()}};
        event.blobs.insert(sha256(json), json);
        return event;
    }
    void send(const agents::Delivery& event)
    {
        dispatcher->dispatch(event, &mailbox, [this, id = event.effect](const agents::Outcome& outcome) { ended[id].append(outcome); });
    }
    /// Sends it and waits for what becomes of it.
    agents::Outcome sent(const agents::Delivery& event)
    {
        const qsizetype before = ended[event.effect].size();
        send(event);
        EXPECT_TRUE(waitUntil([&] { return ended[event.effect].size() > before; }, std::chrono::seconds(40)));
        return ended[event.effect].value(before);
    }
    Result<QString> tried()
    {
        std::optional<Result<QString>> found;
        dispatcher->test({QStringLiteral("orders")}, &mailbox, [&](const Result<QString>& result) { found = result; });
        EXPECT_TRUE(waitUntil([&] { return found.has_value(); }));
        return found.value_or(Result<QString>());
    }
    int acts(const agents::Delivery& event) const { return world.hooks().value(event.effect.toString()).toInt(); }

private:
    void write(int remembersHours) const
    {
        QDir().mkpath(home.file(QStringLiteral("connectors")));
        QFile file(home.file(QStringLiteral("connectors/orders.json")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral(R"({"v":1,"id":"orders","kind":"webhook","title":"Orders","organisations":["press"],"url":"%1","key":"hook","remembers_hours":%2})")
                       .arg(url()).arg(remembersHours).toUtf8());
    }
    const QString m_path;

public:
    TempHome home;
    WorldProcess world{{QStringLiteral("--quick")}};
    SystemClock clock;
    FakeKeyRing* ring = new FakeKeyRing;
    agents::KeyShelf keys;
    Mailbox mailbox;
    QMap<EffectId, QList<agents::Outcome>> ended;
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

} // namespace qd::test
