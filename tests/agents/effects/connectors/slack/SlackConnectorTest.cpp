#include "agents/effects/connectors/slack/SlackConnector.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/render/social/FeedPost.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kPost = "POST /chat.postMessage";
constexpr const char* kHistory = "GET /conversations.history";
// As docs.slack.dev has them.
const QByteArray kPosted = R"({"ok":true,"channel":"C123ABC456","ts":"1503435956.000247","message":{"text":"Here's a message for you","username":"ecto1","bot_id":"B123ABC456","type":"message","subtype":"bot_message","ts":"1503435956.000247"}})";
const QByteArray kLink = R"({"ok":true,"channel":"C123ABC456","permalink":"https://ghostbusters.slack.com/archives/C123ABC456/p1503435956000247"})";

QByteArray history(const QByteArray& messages, bool hasMore = false)
{
    return R"({"ok":true,"messages":[)" + messages + R"(],"has_more":)" + (hasMore ? "true" : "false") + R"(,"pin_count":0})";
}

QByteArray refusal(const QByteArray& error)
{
    return R"({"ok":false,"error":")" + error + "\"}";
}

/// A channel whose workspace answers as Slack does when all is well.
class Channel : public ApiRig {
public:
    explicit Channel(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::SlackConnector>(file, door, clock, patience);
    })
    {
        server.says(kPost, 200, kPosted);
        server.says("GET /chat.getPermalink", 200, kLink);
        server.says(kHistory, 200, history(R"({"type":"message","text":"lunch?","ts":"1503435900.000100"})"));
    }
    agents::Delivery message(const QString& text = QStringLiteral("Read <this> & tell @channel")) const
    {
        agents::PostMaterial material = samplePost();
        material.text = text;
        material.hashtags.clear();
        const agents::Rendered rendered = agents::renderSlackMessage(material, effectBrand()).value();
        return delivery(rendered.content, rendered.blobs);
    }

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Slack;
        file.channel = QStringLiteral("C123ABC456");
        return file;
    }
};

} // namespace

TEST(SlackConnector, PostsTheVeryTextOnceWithItsKey)
{
    Channel rig;
    const agents::Delivery message = rig.message();
    ASSERT_TRUE(rig.connector->check(message.content)) << rig.connector->check(message.content).error().text.toStdString();
    const Outcome outcome = rig.sent(message);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://ghostbusters.slack.com/archives/C123ABC456/p1503435956000247"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("1503435956.000247"));
    const Result<Json> sent = Json::parse(rig.server.last(kPost).body);
    EXPECT_EQ(sent->at(u"channel").toString(), QStringLiteral("C123ABC456"));
    EXPECT_TRUE(sent->at(u"text").toString().startsWith(QStringLiteral("Read &lt;this&gt; &amp; tell @channel\n\nhttps://"))) << sent->at(u"text").toString().toStdString();
    EXPECT_EQ(sent->at(u"metadata").toText(), R"({"event_type":"quarterdeck_effect","event_payload":{"key":")" + message.key.toUtf8() + R"("}})");
    for (const char16_t* const off : {u"mrkdwn", u"unfurl_links", u"unfurl_media"})
        EXPECT_TRUE(sent->find(off) && !sent->at(off).toBool(true));
    EXPECT_EQ(rig.server.count(kPost), 1);
    for (const ApiHost::Asked& asked : rig.server.asked())
        EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
}

TEST(SlackConnector, EveryAnswerIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        QByteArray headers;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {200, refusal("channel_not_found"), "", ApiHost::None, Outcome::Refused, "says channel_not_found"},
        {200, refusal("not_in_channel"), "", ApiHost::None, Outcome::Refused, "says not_in_channel"},
        {200, refusal("missing_scope"), "", ApiHost::None, Outcome::Refused, "says missing_scope"},
        {200, refusal("token_revoked"), "", ApiHost::None, Outcome::Later, "says token_revoked"},
        {200, refusal("rate_limited"), "", ApiHost::None, Outcome::Later, "says rate_limited"},
        {200, refusal("fatal_error"), "", ApiHost::None, Outcome::Unknown, "says fatal_error"},
        {200, refusal("<b>"), "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {200, R"({"ok":true,"channel":"C123ABC456"})", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {200, QByteArray(kPosted).replace("C123ABC456", "C9999999"), "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {200, "<html>", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {401, "", "", ApiHost::None, Outcome::Later, "does not take our key"},
        {403, "", "", ApiHost::None, Outcome::Refused, "answered 403"},
        {429, refusal("ratelimited"), "Retry-After: 7\r\n", ApiHost::None, Outcome::Later, "too much at once: ratelimited"},
        {500, "", "", ApiHost::None, Outcome::Unknown, "answered 500"},
        {503, "", "", ApiHost::None, Outcome::Unknown, "answered 503"},
        {200, kPosted, "", ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {200, kPosted, "", ApiHost::CutsAfterBody, Outcome::Unknown, ""},
        {200, kPosted, "", ApiHost::CutsInAnswer, Outcome::Unknown, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Channel rig;
        rig.server.nowSays(kPost, one.status, one.body, one.headers, one.fault);
        const Outcome outcome = rig.sent(rig.message());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "Slack counts nothing once";
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why == Deferral::Key, one.status == 401 || one.body.contains("token_revoked"));
        if (one.status == 429)
            EXPECT_EQ(outcome.after, Duration(7'000));
        EXPECT_EQ(rig.server.count(kPost), 1);
    }
    Channel silent(ApiRig::kPatience);
    silent.server.nowSays(kPost, 200, kPosted, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(silent.message()).kind, Outcome::Unknown);
}

TEST(SlackConnector, WhatWasPostedIsSaidAlsoWhereItsAddressCannotBeRead)
{
    Channel rig;
    rig.server.nowSays("GET /chat.getPermalink", 500);
    const Outcome outcome = rig.sent(rig.message());
    EXPECT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_EQ(outcome.text, QStringLiteral("message 1503435956.000247 of the channel C123ABC456"));
}

TEST(SlackConnector, IsFoundAgainByItsKeyAlone)
{
    Channel rig;
    const agents::Delivery message = rig.message();
    EXPECT_EQ(rig.found(message).found, Found::Unclear);
    EXPECT_TRUE(rig.found(message).evidence.contains(QStringLiteral("none of the 1 messages")));
    const QString path = rig.server.last(kHistory).path;
    EXPECT_TRUE(path.contains(QStringLiteral("channel=C123ABC456")) && path.contains(QStringLiteral("include_all_metadata=true"))) << path.toStdString();
    const QByteArray marked = R"({"type":"message","text":"other words","ts":"1503435957.000300","metadata":{"event_type":"TYPE","event_payload":{"key":")" + message.key.toUtf8() + "\"}}}";
    rig.server.nowSays(kHistory, 200, history(QByteArray(marked).replace("TYPE", "quarterdeck_effect")));
    const agents::LookedUp there = rig.found(message);
    EXPECT_EQ(there.found, Found::Yes) << there.evidence.toStdString();
    EXPECT_EQ(there.providerId, QStringLiteral("1503435957.000300"));
    rig.server.nowSays(kHistory, 200, history(QByteArray(marked).replace("TYPE", "task_created"), true));
    EXPECT_EQ(rig.found(message).found, Found::Unclear) << "somebody else's mark";
    EXPECT_TRUE(rig.found(message).evidence.contains(QStringLiteral("and there are more")));
    for (const auto& [status, body] : {std::pair{200, refusal("missing_scope")}, std::pair{500, QByteArray()}, std::pair{200, QByteArray("{}")}, std::pair{200, QByteArray(R"({"ok":true})")}}) {
        rig.server.nowSays(kHistory, status, body);
        EXPECT_EQ(rig.found(message).found, Found::Unclear);
    }
    EXPECT_EQ(rig.server.count(kPost), 0);
}

TEST(SlackConnector, RefusesWhatSlackWouldCutBeforeAnybodyIsAsked)
{
    Channel rig;
    const agents::Delivery good = rig.message();
    QList<agents::Delivery> wrong(6, good);
    wrong[0].content.details.insert(QStringLiteral("text"), QStringLiteral("another"));
    wrong[1].content.destination = QStringLiteral("https://slack.com/api into C9999999");
    wrong[2].content.files.append(wrong[2].content.files.first());
    wrong[3].blobs.first() = "x";
    wrong[4].key.clear();
    const QString same = QString(agents::detailIn(good.content, QLatin1String("text")).size(), u'x');
    wrong[5].content.details.insert(QStringLiteral("text"), same); // as long as its file, and other words
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 2) << i;
    }
    agents::Delivery longer = good;
    const QString text(40'001, u'x');
    longer.content.details.insert(QStringLiteral("text"), text);
    longer.content.files.first().bytes = text.size();
    const Result<Done> fit = rig.connector->check(longer.content);
    ASSERT_FALSE(fit);
    EXPECT_EQ(fit.error().text, QStringLiteral("its text has 40001 characters; Slack takes 40000"));
    EXPECT_EQ(rig.server.asked().size(), 0);
}

TEST(SlackConnector, TheTestSaysWhoseTokenItIs)
{
    Channel rig;
    rig.server.says("POST /auth.test", 200, R"({"ok":true,"url":"https://subarachnoid.slack.com/","team":"Subarachnoid Workspace","user":"bot","team_id":"T0G9PQBBK","user_id":"W23456789","bot_id":"BZYBOTHED"})");
    ASSERT_TRUE(rig.tried());
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("as bot in Subarachnoid Workspace")));
    rig.server.nowSays("POST /auth.test", 200, refusal("invalid_auth"));
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    EXPECT_TRUE(rig.tried().error().text.contains(QStringLiteral("invalid_auth")));
    for (const auto& [status, body] : {std::pair{200, QByteArray("<html>")}, std::pair{200, refusal("internal_error")}, std::pair{503, QByteArray()}}) {
        rig.server.nowSays("POST /auth.test", status, body);
        EXPECT_EQ(rig.tried().error().kind, Error::Network) << status << body.toStdString();
    }
    EXPECT_TRUE(rig.connector->guarantees().sentences.join(u' ').contains(QStringLiteral("not verified live")));
}

} // namespace qd::test
