#include "agents/effects/connectors/lob/LobConnector.h"
#include "agents/effects/render/paper/Letter.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kTaken = R"({"id":"ltr_4868c3b754655f90","expected_delivery_date":"2026-12-01","send_date":"2026-11-23T10:05:00.000Z","tracking_events":[]})";
const QString kWho = QStringLiteral("contact:0190a000-0000-7000-8000-000000000001");

/// An account whose service answers as Lob does when all is well.
class Post : public ApiRig {
public:
    explicit Post(int letterCents = 120, int pageCents = 25, Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(letterCents, pageCents), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::LobConnector>(file, door, clock, patience);
    })
    {
        server.says("POST /letters", 200, kTaken);
    }
    agents::Delivery letter() const
    {
        static const agents::Rendered rendered = agents::renderLetter({QStringLiteral("invoice-17"), QStringLiteral("Invoice 17"), QStringLiteral("Dear Ada"), {1'795'000'000'000}, false}, effectBrand()).value();
        agents::Delivery letter = delivery(rendered.content, rendered.blobs);
        letter.content.recipients = {{{}, kWho, QByteArray(32, 'i'), {}, QStringLiteral("letter")}};
        letter.people.insert(kWho, {QStringLiteral("Ada Lovelace"), QStringLiteral("12 St James's Square"),
                                    {{QStringLiteral("city"), QStringLiteral("London")}, {QStringLiteral("postcode"), QStringLiteral("SW1Y 4JH")}, {QStringLiteral("country"), QStringLiteral("GB")}}});
        return letter;
    }
    QByteArray list(const agents::Delivery& of, const char* more = "") const
    {
        return QByteArray(R"({"data":[{"id":"ltr_0","metadata":{"quarterdeck":"another"}},{"id":"ltr_1","metadata":{"quarterdeck":")") + of.key.toUtf8() + "\"}" + more + R"(}],"object":"list"})";
    }

private:
    static agents::ConnectorFile fileOf(int letterCents, int pageCents)
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Lob;
        file.sender = QStringLiteral("adr_210a8d4b0b76d77b");
        file.useType = QStringLiteral("operational");
        file.letterCents = letterCents;
        file.pageCents = pageCents;
        return file;
    }
};

QByteArray part(const QByteArray& body, const QByteArray& name)
{
    const QByteArray head = "name=\"" + name + "\"\r\n\r\n";
    const qsizetype at = body.indexOf(head);
    return at < 0 ? QByteArray("absent") : body.mid(at + head.size(), body.indexOf("\r\n--", at) - at - head.size());
}

} // namespace

TEST(LobConnector, PostsTheApprovedPdfToThePersonItWasUnsealedFor)
{
    Post rig;
    const agents::Delivery letter = rig.letter();
    ASSERT_TRUE(rig.connector->check(letter.content)) << rig.connector->check(letter.content).error().text.toStdString();
    const Outcome outcome = rig.sent(letter);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.providerId, QStringLiteral("ltr_4868c3b754655f90"));
    EXPECT_EQ(outcome.text, QStringLiteral("Lob has it as ltr_4868c3b754655f90, expected on 2026-12-01; it can be cancelled until 2026-11-23T10:05:00.000Z. The key is a test key: nothing is printed or posted"));
    const ApiHost::Asked asked = rig.server.last("POST /letters");
    EXPECT_EQ(asked.headers.value("idempotency-key"), letter.key.toLatin1());
    EXPECT_EQ(asked.headers.value("authorization"), "Basic " + (QByteArray(ApiRig::kKey) + ':').toBase64());
    EXPECT_EQ(part(asked.body, "to[name]"), "Ada Lovelace");
    EXPECT_EQ(part(asked.body, "to[address_line1]"), "12 St James's Square");
    EXPECT_EQ(part(asked.body, "to[address_country]"), "GB");
    EXPECT_EQ(part(asked.body, "to[address_state]"), "absent");
    EXPECT_EQ(part(asked.body, "from"), "adr_210a8d4b0b76d77b");
    EXPECT_EQ(part(asked.body, "use_type"), "operational");
    EXPECT_EQ(part(asked.body, "address_placement"), "top_first_page");
    EXPECT_EQ(part(asked.body, "metadata[quarterdeck]"), letter.key.toUtf8());
    EXPECT_TRUE(asked.body.contains("filename=\"letter.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" + letter.blobs.value(letter.content.files.first().sha256) + "\r\n--"));
    EXPECT_FALSE(asked.body.contains("PNG")) << "pictures of its pages stay here";
}

TEST(LobConnector, EveryAnswerIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        bool repeats;
        const char* says;
    } const all[] = {
        {422, R"({"error":{"message":"to.address_zip SW1Y 4JH is wrong","status_code":422,"code":"invalid"}})", ApiHost::None, Outcome::Refused, false, "answered 422: invalid"},
        {422, R"({"error":{"message":"x","status_code":422,"code":"Ada Lovelace"}})", ApiHost::None, Outcome::Refused, false, "answered 422"},
        {401, R"({"error":{"message":"x","status_code":401,"code":"invalid_api_key"}})", ApiHost::None, Outcome::Later, false, "invalid_api_key"},
        {403, R"({"error":{"message":"x","status_code":403,"code":"feature_limit_reached"}})", ApiHost::None, Outcome::Refused, false, "feature_limit_reached"},
        {429, R"({"error":{"message":"x","status_code":429,"code":"rate_limit_exceeded"}})", ApiHost::None, Outcome::Later, false, "too much at once"},
        {500, "{}", ApiHost::None, Outcome::Unknown, true, "answered 500"},
        {409, "{}", ApiHost::None, Outcome::Unknown, true, "answered 409"},
        {200, "<html>", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {200, R"({"id":"../x"})", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {200, kTaken, ApiHost::CutsBeforeBody, Outcome::Unknown, true, ""},
        {200, kTaken, ApiHost::CutsAfterBody, Outcome::Unknown, true, ""},
        {200, kTaken, ApiHost::CutsInAnswer, Outcome::Unknown, true, "not as it should"},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Post rig;
        rig.server.nowSays("POST /letters", one.status, one.body, {}, one.fault);
        const agents::Delivery letter = rig.letter();
        const Outcome outcome = rig.sent(letter);
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.repeats, one.repeats);
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.text.contains(QStringLiteral("SW1Y")) || outcome.text.contains(QStringLiteral("Ada"))) << "nothing of the person";
        EXPECT_EQ(rig.server.count("POST"), 1);
        rig.server.nowSays("POST /letters", 200, kTaken);
        EXPECT_EQ(rig.sent(letter).kind, Outcome::Confirmed);
        EXPECT_EQ(rig.server.asked().first().headers.value("idempotency-key"), rig.server.asked().last().headers.value("idempotency-key")) << "Lob counts both once";
    }
}

TEST(LobConnector, NoInvoiceGoesToTheSameCustomerTwice)
{
    Post rig;
    agents::Delivery invoice = rig.letter();
    invoice.content.kind = {QStringLiteral("invoice")};
    invoice.content.details.insert(QStringLiteral("invoice"), QStringLiteral("2026-017"));
    const QByteArray mark = agents::lobMarkOf(invoice.content).toLatin1();
    ASSERT_EQ(mark.size(), 40);
    const auto list = [&mark](const QByteArray& key, const char* more = "") {
        return QByteArray(R"({"object":"list","data":[{"id":"ltr_1","metadata":{"quarterdeck":")") + key + R"(","quarterdeck_invoice":")" + mark + "\"}" + more + "}]}";
    };
    rig.server.nowSays("GET /letters", 200, list("another"));
    const Outcome twice = rig.sent(invoice);
    EXPECT_EQ(twice.kind, Outcome::Refused);
    EXPECT_TRUE(twice.text.contains(QStringLiteral("was posted to this customer before: Lob has it as ltr_1"))) << twice.text.toStdString();
    EXPECT_EQ(rig.server.last("GET").path, QStringLiteral("/letters?limit=10&metadata%5Bquarterdeck_invoice%5D=") + QString::fromLatin1(mark));
    for (const auto& [status, body] : {std::pair{500, QByteArray()}, std::pair{200, QByteArray("<html>")}}) {
        rig.server.nowSays("GET /letters", status, body);
        EXPECT_EQ(rig.sent(invoice).kind, Outcome::Later) << status << ": nobody knows, and nothing was posted";
    }
    EXPECT_EQ(rig.server.count("POST"), 0);
    for (const QByteArray& body : {QByteArray(R"({"data":[]})"), list(invoice.key.toUtf8()), list("another", R"(,"deleted":true)")}) {
        rig.server.nowSays("GET /letters", 200, body);
        EXPECT_EQ(rig.sent(invoice).kind, Outcome::Confirmed) << body.toStdString();
        EXPECT_EQ(part(rig.server.last("POST /letters").body, "metadata[quarterdeck_invoice]"), mark);
    }
    EffectContent other = invoice.content;
    other.recipients.first().address.replace(QStringLiteral("0001"), QStringLiteral("0002"));
    EXPECT_NE(agents::lobMarkOf(other).toLatin1(), mark) << "the same number of another customer";
    EXPECT_EQ(agents::lobMarkOf(rig.letter().content), QString()) << "a letter may go twice";
}

TEST(LobConnector, AnAnswerThatNeverComesIsUnknown)
{
    Post rig(120, 25, ApiRig::kPatience);
    rig.server.nowSays("POST /letters", 200, kTaken, {}, ApiHost::KeepsSilent);
    const Outcome outcome = rig.sent(rig.letter());
    EXPECT_EQ(outcome.kind, Outcome::Unknown);
    EXPECT_TRUE(outcome.repeats);
}

TEST(LobConnector, IsFoundByItsKeyWithWhatThePostSays)
{
    Post rig;
    const agents::Delivery letter = rig.letter();
    rig.server.says("GET /letters", 200, rig.list(letter, R"(,"tracking_events":[{"name":"In Transit"},{"name":"Delivered"}])"));
    const agents::LookedUp there = rig.found(letter);
    EXPECT_EQ(there.found, Found::Yes) << there.evidence.toStdString();
    EXPECT_EQ(there.providerId, QStringLiteral("ltr_1"));
    EXPECT_TRUE(there.evidence.contains(QStringLiteral("the post says: In Transit, Delivered"))) << there.evidence.toStdString();
    EXPECT_EQ(rig.server.last("GET").path, QStringLiteral("/letters?limit=10&metadata%5Bquarterdeck%5D=") + letter.key);
    rig.server.nowSays("GET /letters", 200, rig.list(letter, R"(,"deleted":true)"));
    EXPECT_TRUE(rig.found(letter).evidence.contains(QStringLiteral("was cancelled there")));
    for (const auto& [status, body] : {std::pair{200, QByteArray(R"({"data":[]})")}, std::pair{200, rig.list(rig.letter())}, std::pair{200, QByteArray("{}")}, std::pair{500, QByteArray()}, std::pair{401, QByteArray("{}")}}) {
        rig.server.nowSays("GET /letters", status, body);
        EXPECT_EQ(rig.found(letter).found, Found::Unclear) << status << body.toStdString();
    }
    EXPECT_EQ(rig.server.count("POST"), 0);
}

TEST(LobConnector, WhatItCostsStandsInItsFileOrNothingIsSent)
{
    Post rig;
    agents::Delivery letter = rig.letter();
    EXPECT_EQ(rig.connector->cost(letter.content)->micro, 1'200'000);
    letter.content.details.insert(QStringLiteral("pages"), qint64(3));
    EXPECT_EQ(rig.connector->cost(letter.content)->micro, 1'700'000);
    letter.content.details.remove(QStringLiteral("address_room"));
    EXPECT_EQ(rig.connector->cost(letter.content)->micro, 1'950'000) << "a page is put before it";
    letter.content.details.remove(QStringLiteral("pages"));
    EXPECT_FALSE(rig.connector->cost(letter.content));
    Post unpriced(0, 0);
    const Result<Money> cost = unpriced.connector->cost(unpriced.letter().content);
    ASSERT_FALSE(cost);
    EXPECT_TRUE(cost.error().hint.contains(QStringLiteral("letter_cents")));
}

TEST(LobConnector, RefusesWhatIsNoLetterBeforeAnythingLeaves)
{
    Post rig;
    const agents::Delivery good = rig.letter();
    QList<agents::Delivery> wrong(12, good);
    wrong[0].content.recipients.clear();
    wrong[1].content.recipients.append(good.content.recipients.first());
    wrong[2].content.recipients.first().channel = QStringLiteral("e-mail");
    wrong[3].content.files.removeFirst();
    wrong[4].content.files.append({QStringLiteral("x.html"), good.content.files.last().sha256, QStringLiteral("text/html"), 1});
    wrong[5].content.destination = QStringLiteral("https://elsewhere.example");
    wrong[6].people.clear();
    wrong[7].people.first().fields.remove(QStringLiteral("country"));
    wrong[8].people.first().fields.insert(QStringLiteral("country"), QStringLiteral("US")); // and no state
    wrong[9].people.first().name = QString(41, u'x');
    wrong[10].key.clear();
    wrong[11].blobs[good.content.files.first().sha256].back() = '!'; // of the same size
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        const Outcome outcome = rig.sent(wrong[i]);
        EXPECT_EQ(outcome.kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 5) << i;
        EXPECT_FALSE(outcome.text.contains(QStringLiteral("Ada")) || outcome.text.contains(QStringLiteral("St James"))) << outcome.text.toStdString();
    }
    EXPECT_TRUE(rig.server.asked().isEmpty());
    agents::Delivery home = good;
    home.people.first().fields = {{QStringLiteral("city"), QStringLiteral("San Francisco")}, {QStringLiteral("region"), QStringLiteral("CA")}, {QStringLiteral("postcode"), QStringLiteral("94107")}, {QStringLiteral("country"), QStringLiteral("US")}};
    EXPECT_EQ(rig.sent(home).kind, Outcome::Confirmed);
    for (const QString& field : {QStringLiteral("city"), QStringLiteral("country"), QStringLiteral("postcode"), QStringLiteral("region")})
        EXPECT_TRUE(rig.connector->reads().contains(field));
}

TEST(LobConnector, TheTestSaysWhetherAnythingWouldBePrinted)
{
    Post rig;
    rig.server.says("GET /letters", 200, R"({"data":[]})");
    EXPECT_EQ(rig.tried().value(), QStringLiteral("Lob takes the key. It is a test key: nothing will be printed or posted."));
    EXPECT_EQ(rig.server.last("GET").path, QStringLiteral("/letters?limit=10"));
    rig.keys.keep(QStringLiteral("service"), agents::Secret::of("live_0123456789", rig.server.origin()), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
    EXPECT_TRUE(rig.tried().value().contains(QStringLiteral("live key")));
    rig.server.nowSays("GET /letters", 401, R"({"error":{"code":"invalid_api_key"}})");
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    rig.server.nowSays("GET /letters", 200, "<html>");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
