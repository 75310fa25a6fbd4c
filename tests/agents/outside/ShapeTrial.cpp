// Services by their own descriptions, where a mock's made-up answers would end a delivery early: here a server of ours answers as the service
// does, and every request that our connector has made goes on, byte for byte, to the mock at QD_API_URL, which judges it by the description.
// QD_API_KIND: "x", "lob", "hubspot".
#include "agents/effects/render/crm/ContactUpdate.h"
#include "agents/effects/render/paper/Letter.h"
#include "agents/effects/render/social/XPost.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

#include <QTcpSocket>
#include <QUrl>

namespace qd::test {

using agents::ConnectorFile;
using agents::ConnectorKind;
using agents::Delivery;
using agents::Outcome;

namespace {

/// What is sent by a kind, and how its service answers.
struct Tried {
    ConnectorKind kind;
    void (*account)(ConnectorFile&);
    void (*answers)(ApiHost&);
    QList<Delivery> (*deliveries)(const ApiRig&);
};

void reach(Delivery& delivery, const QString& channel, const agents::Person& person)
{
    const QString who = QStringLiteral("contact:%1").arg(delivery.content.recipients.size() + 1);
    delivery.content.recipients.append({{}, who, QByteArray(32, 'i'), {}, channel});
    delivery.people.insert(who, person);
}

Delivery of(const ApiRig& rig, const agents::Rendered& rendered)
{
    return rig.delivery(rendered.content, rendered.blobs);
}

void xAnswers(ApiHost& server)
{
    server.says("GET /2/users/me", 200, R"({"data":{"id":"2244","username":"press"}})");
    server.says("POST /2/media/upload", 200, R"({"data":{"id":"77"}})");
    server.says("POST /2/media/metadata", 200, R"({"data":{"id":"77"}})");
    server.says("POST /2/tweets", 201, R"({"data":{"id":"1900","text":"t"}})");
    server.says("GET /2/tweets/1900", 200, R"({"data":{"id":"1900","text":"t"}})");
    server.says("GET /2/users/2244/tweets", 200, R"({"meta":{"result_count":0}})");
}

QList<Delivery> posts(const ApiRig& rig)
{
    agents::PostMaterial painted = samplePost(), bare = samplePost();
    painted.isPainted = true;
    const Delivery picture = of(rig, agents::renderXPost(painted, effectBrand()).value());
    bare.text = QStringLiteral("Ä, €, 😀 \"quoted\"");
    bare.imagePng.clear();
    return {picture, of(rig, agents::renderXPost(bare, effectBrand()).value())};
}

void lobAnswers(ApiHost& server)
{
    server.says("POST /letters", 200, R"({"id":"ltr_1"})");
    server.says("GET /letters", 200, R"({"data":[]})");
}

QList<Delivery> letters(const ApiRig& rig)
{
    const agents::Rendered rendered = agents::renderLetter({QStringLiteral("invoice-17"), QStringLiteral("Invoice 17"), QStringLiteral("Dear Ada"), {1'795'000'000'000}, false}, effectBrand()).value();
    Delivery abroad = of(rig, rendered), home = of(rig, rendered);
    reach(abroad, QStringLiteral("letter"), {QStringLiteral("Ada Lovelace"), QStringLiteral("Straße 1"), {{QStringLiteral("city"), QStringLiteral("Köln")}, {QStringLiteral("postcode"), QStringLiteral("50667")}, {QStringLiteral("country"), QStringLiteral("DE")}}});
    reach(home, QStringLiteral("letter"), {QStringLiteral("Harry Zhang"), QStringLiteral("210 King St"), {{QStringLiteral("city"), QStringLiteral("San Francisco")}, {QStringLiteral("region"), QStringLiteral("CA")}, {QStringLiteral("postcode"), QStringLiteral("94107")}, {QStringLiteral("country"), QStringLiteral("US")}}});
    return {abroad, home};
}

void hubSpotAnswers(ApiHost& server)
{
    server.says("GET /crm/v3/objects/contacts", 200, R"({"results":[]})");
    server.says("POST /crm/v3/objects/contacts/batch/read", 200, R"({"results":[]})");
    server.says("POST /crm/v3/objects/contacts/batch/upsert", 200, R"({"results":[{"id":"11"}]})");
    server.says("POST /crm/v3/objects/contacts/gdpr-delete", 204);
}

QList<Delivery> updates(const ApiRig& rig)
{
    Delivery update = of(rig, agents::renderContactUpdate({QStringLiteral("Guests"), {QStringLiteral("phone"), QStringLiteral("city")}, {}, false}).value());
    Delivery erasure = of(rig, agents::renderContactUpdate({QStringLiteral("Gone"), {}, QStringLiteral("erase"), false}).value());
    for (Delivery* each : {&update, &erasure}) {
        reach(*each, QStringLiteral("e-mail"), {QStringLiteral("Ada"), QStringLiteral("ada@press.example"), {{QStringLiteral("phone"), QStringLiteral("+49301")}, {QStringLiteral("city"), QStringLiteral("Köln")}}});
        each->content.target = QStringLiteral("absent");
    }
    return {update, erasure};
}

const QList<Tried>& services()
{
    static const QList<Tried> all{
        {ConnectorKind::X, [](ConnectorFile& file) { file.user = QStringLiteral("press"); }, xAnswers, posts},
        {ConnectorKind::Lob, [](ConnectorFile& file) { file.sender = QStringLiteral("adr_210a8d4b0b76d77b"), file.useType = QStringLiteral("operational"); }, lobAnswers, letters},
        {ConnectorKind::HubSpot, [](ConnectorFile& file) { file.reads = {QStringLiteral("phone"), QStringLiteral("city")}; }, hubSpotAnswers, updates},
    };
    return all;
}

/// What the mock says to the same bytes.
QByteArray judged(const QByteArray& request)
{
    const QUrl mock(qEnvironmentVariable("QD_API_URL"));
    QTcpSocket socket;
    socket.connectToHost(mock.host(), quint16(mock.port()));
    EXPECT_TRUE(socket.waitForConnected());
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return answer;
}

} // namespace

TEST(ShapeTrial, WhatWeAskIsAsTheServiceDescribesIt)
{
    const auto kind = enumOf<ConnectorKind>(qEnvironmentVariable("QD_API_KIND"));
    const auto service = std::find_if(services().begin(), services().end(), [&kind](const Tried& one) { return kind == one.kind; });
    ASSERT_NE(service, services().end()) << "QD_API_KIND is no kind that is tried here";
    ConnectorFile file;
    file.kind = service->kind;
    service->account(file);
    ApiRig rig(file, [](const auto& with, const auto& door, const Clock& clock) { return agents::connectorOf(with, door, clock, {}); });
    service->answers(rig.server);
    EXPECT_TRUE(rig.tried());
    for (const Delivery& each : service->deliveries(rig)) {
        if (rig.connector->looks()) {
            EXPECT_TRUE(rig.seen(each));
        }
        const Outcome outcome = rig.sent(each);
        EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
        EXPECT_FALSE(rig.found(each).evidence.isEmpty());
    }
    rig.dispatcher->stop();
    for (const ApiHost::Asked& asked : rig.server.asked()) {
        const QByteArray answer = judged(asked.raw);
        EXPECT_TRUE(answer.startsWith("HTTP/1.1 2")) << asked.method.toStdString() << ' ' << asked.path.toStdString() << '\n' << answer.left(2'000).toStdString();
    }
    std::printf("%d requests\n", int(rig.server.asked().size()));
}

} // namespace qd::test
