// Services by their own descriptions: packaging/acceptance-parts/outside/try-apis has started a mock that judges our requests, and reads its
// log afterwards. Here the real connectors ask it: their test, a delivery, a look for it.
#include "agents/effects/Dispatcher.h"
#include "agents/effects/render/SmsText.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/keys/KeyNames.h"
#include "core/base/Digest.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::ConnectorFile;
using agents::ConnectorKind;
using agents::Delivery;
using agents::Outcome;

namespace {

void add(Delivery& delivery, const char* path, const char* mediaType, const QByteArray& bytes)
{
    delivery.content.files.append({QString::fromLatin1(path), sha256(bytes), QString::fromLatin1(mediaType), bytes.size()});
    delivery.blobs.insert(sha256(bytes), bytes);
}

void reach(Delivery& delivery, const char* channel, const agents::Person& person)
{
    Recipient one;
    one.address = QStringLiteral("contact:%1").arg(delivery.content.recipients.size() + 1);
    one.channel = QString::fromLatin1(channel);
    delivery.content.recipients.append(one);
    delivery.people.insert(one.address, person);
}

/// To the one whom Mandrill's own example answers for.
void mail(Delivery& delivery)
{
    add(delivery, "mail.txt", "text/plain", "Three seats are left.\nÄ, €, 😀");
    add(delivery, "mail.html", "text/html", "<p>Three seats are left.</p>");
    delivery.content.details.insert(QStringLiteral("reply-to"), QStringLiteral("desk@press.example"));
    reach(delivery, "e-mail", {QStringLiteral("Ada Lovelace"), QStringLiteral("recipient.email@example.com")});
}

void sms(Delivery& delivery)
{
    const agents::Rendered rendered = agents::renderSms({QStringLiteral("Seats"), QStringLiteral("Three seats are left. Ä & € + 😀"), {}, {}, false}).value();
    delivery.content.files = rendered.content.files;
    delivery.content.details = rendered.content.details;
    delivery.blobs = rendered.blobs;
    reach(delivery, "sms", {QStringLiteral("Ada"), QStringLiteral("+4915112345678")});
    reach(delivery, "sms", {QStringLiteral("Bo"), QStringLiteral("+15551234568")});
}

/// What a kind needs in its file, and what is sent by it.
struct Tried {
    ConnectorKind kind;
    void (*account)(ConnectorFile&);
    void (*fill)(Delivery&);
};

void mailAccount(ConnectorFile& file)
{
    file.from = QStringLiteral("The Press <news@press.example>");
}

const QList<Tried>& all()
{
    static const QList<Tried> table{
        {ConnectorKind::SendGrid, [](ConnectorFile& file) { mailAccount(file); file.unsubscribeGroup = 4711; }, mail},
        {ConnectorKind::Mandrill, mailAccount, mail},
        {ConnectorKind::Twilio,
         [](ConnectorFile& file) { file.from = QStringLiteral("+15551234567"), file.account = QStringLiteral("AC") + QString(32, u'a'), file.priceMicroUsd = 8'300; }, sms},
    };
    return table;
}

} // namespace

TEST(ApiTrial, WhatWeAskIsAnsweredAsTheServiceDescribesIt)
{
    const auto kind = enumOf<ConnectorKind>(qEnvironmentVariable("QD_API_KIND"));
    const auto service = std::find_if(all().begin(), all().end(), [&kind](const Tried& one) { return kind == one.kind; });
    ASSERT_NE(service, all().end()) << "QD_API_KIND is no kind that is tried here";
    ConnectorFile file;
    file.id = file.key = QStringLiteral("service");
    file.title = QStringLiteral("The service");
    file.kind = service->kind;
    file.url = qEnvironmentVariable("QD_API_URL");
    service->account(file);

    TempHome home;
    const SystemClock clock;
    agents::KeyShelf keys(home.file(QStringLiteral("settings.ini")), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0));
    keys.keep(file.key, agents::Secret::of("key-of-the-service-0123456789", agents::originOf(file.url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
    std::vector<std::unique_ptr<agents::Connector>> one;
    one.push_back(agents::connectorOf(file, std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)}), clock, {}));
    const agents::Connector& connector = *one.front();
    Mailbox mailbox;
    Delivery delivery{EffectId::make(clock.now()), {}, {}};
    delivery.key = QStringLiteral("mzuwk2lqnz2gkzlomvzgk3dm");
    delivery.content.connector = connector.id();
    delivery.content.destination = connector.place();
    delivery.content.title = QStringLiteral("Seats are left");
    service->fill(delivery);
    agents::Dispatcher dispatcher(std::move(one));
    dispatcher.start();

    const auto tried = answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher.test(connector.id(), &mailbox, take); });
    EXPECT_TRUE(tried) << tried.error().text.toStdString();
    const auto sent = answerOf<Outcome>([&](const std::function<void(Outcome)>& take) { dispatcher.dispatch(delivery, &mailbox, take); }, std::chrono::seconds(60));
    EXPECT_EQ(sent.kind, Outcome::Confirmed) << sent.text.toStdString();
    const auto looked = answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher.lookUp(delivery, &mailbox, take); });
    EXPECT_FALSE(looked.evidence.isEmpty());
    std::printf("%s\n%s\n%s\n", qPrintable(tried ? *tried : QString()), qPrintable(sent.text), qPrintable(looked.evidence));
    dispatcher.stop();
}

} // namespace qd::test
