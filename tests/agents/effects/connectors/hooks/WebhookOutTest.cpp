#include "tests/agents/effects/connectors/hooks/HookRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

QString header(const QJsonObject& line, const char* name)
{
    return line.value(QStringLiteral("headers")).toObject().value(QLatin1String(name)).toString();
}

} // namespace

TEST(WebhookOut, SendsTheApprovedBytesOnceSignedWithTheEffectAsTheirId)
{
    HookRig rig;
    const agents::Delivery event = rig.event();
    const Outcome outcome = rig.sent(event);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(rig.acts(event), 1) << "whoever checks the signature by itself has taken it";
    ASSERT_EQ(rig.world.count().size(), 1);
    const QJsonObject line = rig.world.count().first();
    EXPECT_EQ(line.value(QStringLiteral("method")).toString(), QStringLiteral("POST"));
    EXPECT_EQ(line.value(QStringLiteral("body_sha256")).toString().toLatin1(), event.content.files.first().sha256.toHex());
    EXPECT_EQ(header(line, "webhook-id"), event.effect.toString());
    EXPECT_EQ(header(line, "content-type"), QStringLiteral("application/json"));
    EXPECT_EQ(header(line, "idempotency-key"), QString());
    const agents::ConnectorInfo info = rig.dispatcher->connectors().first();
    EXPECT_TRUE(info.isOutward);
    EXPECT_EQ(info.place, rig.url());
    EXPECT_EQ(info.guarantees.once, agents::Guarantees::Never);
    EXPECT_NE(rig.dispatcher->infoOf(info.id)->guarantees.once, agents::Guarantees::ByContent);
}

TEST(WebhookOut, WhereTheReceiverKeepsIdsTheSameEventMayComeAgain)
{
    HookRig rig(QStringLiteral("/hooks/once/in"), {}, 24);
    const agents::Delivery event = rig.event();
    rig.world.script(QStringLiteral("/hooks/once/in"), QStringLiteral("close-after-body"), {{QStringLiteral("times"), 1}});
    const Outcome broken = rig.sent(event);
    EXPECT_EQ(broken.kind, Outcome::Unknown);
    EXPECT_TRUE(broken.repeats);
    EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.acts(event), 1);
    EXPECT_EQ(header(rig.world.count().last(), "idempotency-key"), event.effect.toString());
}

TEST(WebhookOut, RefusesWhatIsNoEventBeforeAnythingLeaves)
{
    HookRig rig;
    QList<agents::Delivery> wrong(9, rig.event());
    wrong[0].content.files.clear();
    wrong[1].content.files.append(wrong[1].content.files.first());
    wrong[2].content.files.first().mediaType = QStringLiteral("text/html");
    wrong[3].content.files.first().bytes = 256 * 1024 + 1;
    wrong[4].content.destination = QStringLiteral("https://elsewhere.example/hooks");
    wrong[5].content.destination = rig.url() + QStringLiteral("elsewhere");
    wrong[6].blobs.first() = R"({"type":"something else"})";
    wrong[7] = rig.event("no JSON");
    wrong[8] = rig.event();
    wrong[8].key.clear();
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.dispatcher->check(wrong[i].content)), i > 5) << i;
    }
    agents::Delivery rehearsal = rig.event();
    rehearsal.content.rehearsal = true;
    EXPECT_EQ(rig.sent(rehearsal).kind, Outcome::Refused);
    EXPECT_TRUE(rig.world.count().isEmpty());
}

TEST(WebhookOut, WhatWasStoppedWhileTheKeyringWaitedForThePersonNeverLeaves)
{
    HookRig rig;
    rig.keys.reread(QStringLiteral("hook"));
    rig.ring->holdsBack = true;
    const agents::Delivery event = rig.event();
    rig.send(event);
    ASSERT_TRUE(waitUntil([&] { return rig.ring->reads > 0; }));
    rig.dispatcher->halt();
    rig.dispatcher->resume();
    rig.ring->letGo();
    ASSERT_TRUE(waitUntil([&] { return !rig.ended[event.effect].isEmpty(); }));
    EXPECT_EQ(rig.ended[event.effect].first().kind, Outcome::NotSent);
    EXPECT_TRUE(rig.world.count().isEmpty());
    rig.ring->holdsBack = false;
    EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.acts(event), 1);
}

TEST(WebhookOut, WithoutItsKeyItWaitsForAPersonAndALockedKeyringForTheNextTime)
{
    HookRig rig;
    rig.keys.reread(QStringLiteral("hook"));
    rig.ring->trouble = {agents::RingAnswer::Locked, {}, QStringLiteral("the keyring is locked")};
    EXPECT_EQ(rig.sent(rig.event()).kind, Outcome::Later);
    rig.ring->trouble = {agents::RingAnswer::Done, {}, {}};
    rig.keys.keep(QStringLiteral("hook"), rig.secret("not-a-secret-of-hooks"), [](const Result<agents::KeptKey>&) {});
    const Outcome unsigned_ = rig.sent(rig.event());
    EXPECT_EQ(unsigned_.kind, Outcome::Later);
    EXPECT_EQ(unsigned_.why, Deferral::Key);
    EXPECT_FALSE(unsigned_.after) << "time alone does not bring a key";
    EXPECT_FALSE(unsigned_.text.contains(QStringLiteral("not-a-secret")));
    EXPECT_FALSE(rig.tried());
    EXPECT_TRUE(rig.world.count().isEmpty());
    rig.keys.keep(QStringLiteral("hook"), rig.secret("whsec_c29tZWJvZHkgZWxzZXMgc2VjcmV0LCByZWFsbHk="), [](const Result<agents::KeptKey>&) {});
    const Outcome unknown = rig.sent(rig.event());
    EXPECT_EQ(unknown.kind, Outcome::Later) << "401";
    EXPECT_EQ(unknown.why, Deferral::Key);
}

TEST(WebhookOut, IsTriedWithoutChangingAnything)
{
    HookRig rig;
    const Result<QString> found = rig.tried();
    ASSERT_TRUE(found) << found.error().text.toStdString();
    EXPECT_TRUE(found->contains(QStringLiteral("answered 405"))) << found->toStdString();
    EXPECT_EQ(rig.world.count().first().value(QStringLiteral("method")).toString(), QStringLiteral("HEAD"));
    EXPECT_TRUE(rig.world.hooks().isEmpty());
    for (const int status : {404, 410, 500, 307}) {
        rig.world.script(QStringLiteral("/hooks/each/in"), QStringLiteral("status"), {{QStringLiteral("status"), status}});
        const Result<QString> no = rig.tried();
        ASSERT_FALSE(no) << status;
        EXPECT_EQ(no.error().kind, Error::Network);
    }
    rig.dispatcher->halt();
    EXPECT_EQ(rig.tried().error().kind, Error::Cancelled);
}

TEST(WebhookOut, IsListedOnlyWhereItIsSetUpForThatOrganisationAndAllowedAsItIs)
{
    HookRig rig;
    const auto listed = [&](const char* organisation, const QMap<QString, ConnectorSetting>* allowed = nullptr) {
        return agents::outsideConnectors(rig.home.path(), QString::fromLatin1(organisation), rig.keys, rig.clock, {}, allowed).connectors.size();
    };
    EXPECT_EQ(listed("press"), 1U);
    EXPECT_EQ(listed("another"), 0U);
    QMap<QString, ConnectorSetting> allowed;
    EXPECT_EQ(listed("press", &allowed), 0U) << "nobody has allowed it";
    const agents::SetUpConnector file = agents::connectorFiles(rig.home.path()).first();
    const auto connector = agents::connectorOf(*file.file, std::make_shared<agents::HttpDoor>(rig.keys, agents::Way()), rig.clock, {});
    ConnectorSetting& setting = allowed[QStringLiteral("orders/main")] = agents::settingOf(file, *connector, {});
    EXPECT_EQ(setting.guarantees, QStringLiteral("It is sent once. When it breaks off in the middle nobody can tell whether it arrived."));
    EXPECT_EQ(listed("press", &allowed), 1U);
    setting.on = false;
    EXPECT_EQ(listed("press", &allowed), 0U);
    setting.on = true;
    setting.settings = sha256("another file");
    EXPECT_EQ(listed("press", &allowed), 0U) << "another address than she allowed";
    rig.keys.remove(QStringLiteral("hook"), [](const Result<Done>&) {});
    const agents::OutsideConnectors without = agents::outsideConnectors(rig.home.path(), QStringLiteral("press"), rig.keys, rig.clock, {});
    EXPECT_EQ(without.connectors.size(), 1U) << "what was allowed to go there waits for the key";
    ASSERT_EQ(without.faults.size(), 1);
    EXPECT_EQ(without.faults.first(), QStringLiteral("connectors/orders.json waits for its key: quarterdeck keys set hook"));
    EXPECT_TRUE(agents::outsideConnectors(rig.home.file(QStringLiteral("nowhere")), QStringLiteral("press"), rig.keys, rig.clock, {}).faults.isEmpty());
}

TEST(WebhookOut, IsUsedByNothingOnceItsFileIsAnotherOneThanSheAllowed)
{
    HookRig rig;
    const QString path = rig.home.file(QStringLiteral("connectors/orders.json"));
    const auto write = [&path](const QByteArray& bytes) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const agents::SetUpConnector then = agents::connectorFiles(rig.home.path()).first();
    const auto connector = agents::connectorOf(*then.file, std::make_shared<agents::HttpDoor>(rig.keys, agents::Way()), rig.clock, {});
    const QMap<QString, ConnectorSetting> allowed{{QStringLiteral("orders/main"), agents::settingOf(then, *connector, {})}};
    agents::OutsideConnectors found = agents::outsideConnectors(rig.home.path(), QStringLiteral("press"), rig.keys, rig.clock, {agents::Way::None, {}, Duration(3'000)}, &allowed);
    rig.dispatcher->setOutward(std::move(found.connectors), found.whyShut);
    EXPECT_EQ(rig.sent(rig.event()).kind, Outcome::Confirmed);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto saysNo = [&rig](const QString& why) {
        const agents::Delivery event = rig.event();
        const Outcome outcome = rig.sent(event);
        EXPECT_EQ(outcome.kind, Outcome::Later) << why.toStdString();
        EXPECT_EQ(outcome.text, why);
        EXPECT_EQ(rig.acts(event), 0) << why.toStdString();
    };
    write(QByteArray(before).replace("/hooks/each/in", "/hooks/each/elsewhere"));
    saysNo(QStringLiteral("connectors/orders.json is not used: it is another one than was allowed; quarterdeck connectors allow orders lets it"));
    write(QByteArray(before).replace("\"v\":1", "\"v\":1,\"on\":false"));
    saysNo(QStringLiteral("connectors/orders.json is switched off: \"on\" is false"));
    write(QByteArray(before).replace("press", "other"));
    saysNo(QStringLiteral("connectors/orders.json is not set up for press"));
    ASSERT_TRUE(QFile::remove(path));
    saysNo(QStringLiteral("connectors/orders.json is gone"));
    write(before);
    EXPECT_EQ(rig.sent(rig.event()).kind, Outcome::Confirmed) << "it is as she allowed it again";
}

TEST(WebhookOut, AnotherOneTakesItsPlaceWhileTheDispatcherRuns)
{
    HookRig rig;
    EXPECT_EQ(rig.sent(rig.event()).kind, Outcome::Confirmed);
    rig.dispatcher->setOutward({});
    EXPECT_EQ(rig.sent(rig.event()).kind, Outcome::Later) << "there is none any more";
    agents::OutsideConnectors found = agents::outsideConnectors(rig.home.path(), QStringLiteral("press"), rig.keys, rig.clock, {agents::Way::None, {}, Duration(3'000)});
    rig.dispatcher->setOutward(std::move(found.connectors));
    EXPECT_EQ(rig.sent(rig.event()).kind, Outcome::Confirmed);
}

} // namespace qd::test
