#include "tests/agents/effects/connectors/wordpress/BlogRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

const QString kBlog = QStringLiteral("/blog/");

QString words(const Outcome& outcome)
{
    return outcome.text;
}

/// Under what it is to stand instead.
QString addressIn(const agents::Sight& sight)
{
    EffectContent content;
    content.details = sight.details;
    return agents::textIn(content, QLatin1String("slug"));
}

/// The requests of a delivery with a picture, as they come: what is looked for, and what is made.
constexpr int kSeekAddress = 1, kSeekPicture = 2, kTakePicture = 3, kSeekDraft = 4, kMakeDraft = 5, kPublish = 6;

} // namespace

TEST(WordPressConnector, PublishesOnePostWithItsPictureAndItsMark)
{
    BlogRig rig;
    const agents::Delivery piece = rig.piece();
    ASSERT_TRUE(rig.seen(piece));
    EXPECT_TRUE(rig.posts().isEmpty()) << "a look changes nothing";
    const qsizetype before = rig.world.count().size();
    const Outcome outcome = rig.sent(piece);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome).toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://blog.example/first-ninety-days/"));
    EXPECT_EQ(rig.world.count().size(), before + 6) << "six requests, each once";
    ASSERT_EQ(rig.posts().size(), 1);
    const QJsonObject post = rig.posts().first().toObject();
    EXPECT_EQ(post.value(QStringLiteral("status")), QStringLiteral("publish"));
    EXPECT_EQ(post.value(QStringLiteral("title")).toString(), piece.content.title);
    EXPECT_EQ(post.value(QStringLiteral("excerpt")).toString(), samplePage().description);
    EXPECT_EQ(post.value(QStringLiteral("content")).toString(), QString::fromUtf8(piece.blobs.value(piece.content.files.first().sha256)) + agents::markLine(piece.effect.toString()));
    EXPECT_EQ(post.value(QStringLiteral("publications")).toInt(), 1);
    EXPECT_EQ(outcome.providerId, QString::number(post.value(QStringLiteral("id")).toInteger()));
    ASSERT_EQ(rig.media().size(), 1);
    EXPECT_EQ(rig.media().first()[QStringLiteral("alt")].toString(), samplePage().headerAlt);
    EXPECT_EQ(rig.media().first()[QStringLiteral("bytes")].toInt(), samplePng().size());
    EXPECT_EQ(post.value(QStringLiteral("media")), rig.media().first()[QStringLiteral("id")]);
    EXPECT_EQ(rig.steps->value(QStringLiteral("draft")), outcome.providerId);
    EXPECT_TRUE(rig.steps->contains(QStringLiteral("picture")));
}

TEST(WordPressConnector, WhatIsThereIsNotMadeAgain)
{
    BlogRig rig;
    const agents::Delivery piece = rig.piece();
    EXPECT_EQ(rig.found(piece).found, Found::No);
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.found(piece).found, Found::Yes);
    EXPECT_EQ(rig.posts().size(), 1);
    EXPECT_EQ(rig.media().size(), 1);
    EXPECT_EQ(rig.publications(piece), 1);
}

/// Whatever request of a delivery is lost, after it was done or before, nothing stands there twice, and nobody lies.
TEST(WordPressConnector, WhateverAnswerIsLostOnePostStandsThere)
{
    for (const char* fault : {"close-after-body", "close-before", "half-status-line", "fail-after", "fail-before", "html-page", "cut-body", "garbage"})
        for (const int at : {kSeekAddress, kSeekPicture, kTakePicture, kSeekDraft, kMakeDraft, kPublish}) {
            SCOPED_TRACE(QStringLiteral("%1 at %2").arg(QLatin1String(fault)).arg(at).toStdString());
            BlogRig rig;
            ASSERT_TRUE(rig.world.script(kBlog, QString::fromLatin1(fault), {{QStringLiteral("on"), at}}));
            const agents::Delivery piece = rig.piece();
            Outcome outcome = rig.sent(piece);
            EXPECT_EQ(outcome.kind == Outcome::Confirmed, rig.publications(piece) == 1) << words(outcome).toStdString();
            if (outcome.kind != Outcome::Confirmed) {
                EXPECT_EQ(outcome.kind, Outcome::Later) << words(outcome).toStdString();
                outcome = rig.sent(piece);
            }
            EXPECT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome).toStdString();
            EXPECT_EQ(rig.publications(piece), 1);
            EXPECT_EQ(rig.posts().size(), 1);
            EXPECT_EQ(rig.media().size(), 1);
        }
}

/// The site is gone after one request of the delivery; the same again goes on with what is there, also where the record says nothing.
TEST(WordPressConnector, AfterADeathBetweenTwoRequestsItGoesOnWithWhatIsThere)
{
    for (const int at : {kTakePicture, kMakeDraft, kPublish}) {
        SCOPED_TRACE(at);
        BlogRig rig;
        const agents::Delivery piece = rig.piece();
        ASSERT_TRUE(rig.world.script(kBlog, QStringLiteral("close-after-body"), {{QStringLiteral("on"), at}}));
        for (int later = at + 1; later < at + 8; ++later)
            ASSERT_TRUE(rig.world.script(kBlog, QStringLiteral("close-before"), {{QStringLiteral("on"), later}, {QStringLiteral("also"), true}}));
        const Outcome broken = rig.sent(piece);
        EXPECT_EQ(broken.kind, at == kPublish ? Outcome::Unknown : Outcome::Later) << words(broken).toStdString();
        rig.world.clear();
        EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
        EXPECT_EQ(rig.publications(piece), 1);
        EXPECT_EQ(rig.posts().size(), 1);
        EXPECT_EQ(rig.media().size(), 1);
    }
}

TEST(WordPressConnector, WhatWasApprovedForAnAddressStandsThereOrNowhere)
{
    BlogRig rig;
    ASSERT_TRUE(rig.world.blogChanges({{QStringLiteral("slug"), QStringLiteral("first-ninety-days")}, {QStringLiteral("title"), QStringLiteral("Older")}, {QStringLiteral("status"), QStringLiteral("publish")}}));
    agents::Delivery piece = rig.piece();
    const Outcome refused = rig.sent(piece);
    EXPECT_EQ(refused.kind, Outcome::Refused) << "nobody was asked about another address";
    EXPECT_TRUE(words(refused).contains(QStringLiteral("its address \"first-ninety-days\" is taken there by now, by “Older”"))) << words(refused).toStdString();
    EXPECT_EQ(rig.posts().size(), 1) << "and nothing was made for it";
    const Result<agents::Sight> sight = rig.seen(piece);
    ASSERT_TRUE(sight);
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("is taken there by “Older”: it will stand under "))) << sight->preview.toStdString();
    EXPECT_EQ(addressIn(*sight), QStringLiteral("first-ninety-days-2"));
    EXPECT_EQ(sight->details.value(QStringLiteral("url")), Value(rig.url() + QStringLiteral("/first-ninety-days-2/"))) << "what links to it says so";
    piece.content.details.insert(QStringLiteral("slug"), QStringLiteral("first-ninety-days-2"));
    const Outcome outcome = rig.sent(piece);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome).toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://blog.example/first-ninety-days-2/"));
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed) << "its own address is not taken by another";
    EXPECT_EQ(rig.posts().size(), 2);
}

TEST(WordPressConnector, OfTwoThatWereApprovedForOneAddressTheSecondIsNotPublishedUnderAnother)
{
    BlogRig rig;
    const agents::Delivery first = rig.piece(), second = rig.piece();
    ASSERT_TRUE(rig.seen(first));
    EXPECT_EQ(rig.seen(second)->preview, QString());
    EXPECT_EQ(rig.sent(first).kind, Outcome::Confirmed);
    const Outcome outcome = rig.sent(second);
    EXPECT_EQ(outcome.kind, Outcome::Refused) << words(outcome).toStdString();
    EXPECT_EQ(rig.publications(second), 0);
    EXPECT_EQ(rig.posts().size(), 1);
    EXPECT_EQ(addressIn(*rig.seen(second)), QStringLiteral("first-ninety-days-2"));
}

/// It was free when the delivery looked, and taken before its draft was there.
TEST(WordPressConnector, ADraftThatTheSitePutsUnderAnotherAddressIsNotPublished)
{
    BlogRig rig;
    ASSERT_TRUE(rig.world.blogChanges({{QStringLiteral("slug"), QStringLiteral("first-ninety-days")}, {QStringLiteral("title"), QStringLiteral("Older")}, {QStringLiteral("status"), QStringLiteral("trash")}}));
    const agents::Delivery piece = rig.piece();
    const Outcome outcome = rig.sent(piece);
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(words(outcome).contains(QStringLiteral("puts it under \"first-ninety-days-2\", and \"first-ninety-days\" was approved"))) << words(outcome).toStdString();
    EXPECT_EQ(rig.publications(piece), 0);
}

TEST(WordPressConnector, DoesNotPublishWhatTheSiteOrSomebodyThereHasChanged)
{
    BlogRig author(QStringLiteral("author"));
    const Outcome filtered = author.sent(author.piece());
    EXPECT_EQ(filtered.kind, Outcome::Refused);
    EXPECT_TRUE(words(filtered).contains(QStringLiteral("does not keep the text as it was approved"))) << words(filtered).toStdString();
    EXPECT_TRUE(words(filtered).contains(QStringLiteral("Left there, for you to delete: the draft "))) << words(filtered).toStdString();
    EXPECT_EQ(author.posts().first()[QStringLiteral("status")], QStringLiteral("draft"));

    BlogRig rig;
    const agents::Delivery piece = rig.piece();
    ASSERT_TRUE(rig.world.script(kBlog, QStringLiteral("status"), {{QStringLiteral("on"), kPublish}, {QStringLiteral("status"), 429}}));
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Later);
    const QJsonObject draft = rig.posts().first().toObject();
    ASSERT_TRUE(rig.world.blogChanges({{QStringLiteral("id"), draft.value(QStringLiteral("id"))}, {QStringLiteral("title"), QStringLiteral("Another title")}}));
    const Outcome outcome = rig.sent(piece);
    EXPECT_EQ(outcome.kind, Outcome::Refused) << words(outcome).toStdString();
    EXPECT_EQ(rig.publications(piece), 0);
}

TEST(WordPressConnector, WhoMayNotPublishIsToldSoAndLeavesADraft)
{
    BlogRig rig(QStringLiteral("helper"));
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    const Outcome outcome = rig.sent(rig.piece());
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(words(outcome).contains(QStringLiteral("not allowed to publish"))) << words(outcome).toStdString();
    BlogRig stranger(QStringLiteral("editor"), "wrong-password");
    EXPECT_EQ(stranger.tried().error().kind, Error::Rule);
    const Outcome refused = stranger.sent(stranger.piece());
    EXPECT_TRUE(refused.kind == Outcome::Refused || refused.kind == Outcome::Later) << words(refused).toStdString();
    EXPECT_FALSE(words(refused).contains(QStringLiteral("wrong-password")));
    EXPECT_TRUE(stranger.posts().isEmpty());
}

TEST(WordPressConnector, ATryReadsAndSaysWhoWeAre)
{
    BlogRig rig;
    const Result<QString> found = rig.tried();
    ASSERT_TRUE(found) << found.error().text.toStdString();
    EXPECT_TRUE(found->contains(QStringLiteral("lets us in as editor, who may publish"))) << found->toStdString();
    EXPECT_EQ(rig.world.count().size(), 1);
    EXPECT_EQ(rig.world.count().first().value(QStringLiteral("method")).toString(), QStringLiteral("GET"));
    ASSERT_TRUE(rig.world.script(kBlog, QStringLiteral("html-page")));
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

TEST(WordPressConnector, TakesThePlaceOfAPostThatIsAsItWasWhenSheWasAsked)
{
    BlogRig rig;
    ASSERT_TRUE(rig.world.blogChanges({{QStringLiteral("slug"), QStringLiteral("about")}, {QStringLiteral("title"), QStringLiteral("About")}, {QStringLiteral("content"), QStringLiteral("<p>Old</p>")},
                                       {QStringLiteral("status"), QStringLiteral("publish")}}));
    const QString id = QString::number(rig.posts().first()[QStringLiteral("id")].toInteger());
    agents::Delivery piece = rig.piece(id);
    EXPECT_FALSE(rig.dispatcher->check(piece.content)) << "nobody has looked";
    const Result<agents::Sight> sight = rig.seen(piece);
    ASSERT_TRUE(sight);
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("&lt;p&gt;Old&lt;/p&gt;"))) << sight->preview.toStdString();
    piece.content.target = sight->target;
    ASSERT_TRUE(rig.world.script(kBlog, QStringLiteral("close-after-body"), {{QStringLiteral("on"), 4}})); // the change itself
    const Outcome outcome = rig.sent(piece);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome).toStdString();
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    ASSERT_EQ(rig.posts().size(), 1);
    EXPECT_EQ(rig.posts().first()[QStringLiteral("slug")], QStringLiteral("about"));
    EXPECT_EQ(rig.posts().first()[QStringLiteral("changes")].toInt(), 2) << "hers and ours";
    EXPECT_EQ(rig.found(piece).found, Found::Yes);

    agents::Delivery next = rig.piece(id);
    next.content.target = rig.seen(next)->target;
    ASSERT_TRUE(rig.world.blogChanges({{QStringLiteral("id"), id.toLongLong()}, {QStringLiteral("title"), QStringLiteral("By somebody else")}}));
    const Outcome stale = rig.sent(next);
    EXPECT_EQ(stale.kind, Outcome::Refused);
    EXPECT_TRUE(words(stale).contains(QStringLiteral("has been changed since you were asked"))) << words(stale).toStdString();
    EXPECT_EQ(rig.posts().first()[QStringLiteral("title")], QStringLiteral("By somebody else"));
}

TEST(WordPressConnector, RefusesWhatIsNoPostBeforeAnythingLeaves)
{
    BlogRig rig;
    QList<agents::Delivery> wrong(7, rig.piece());
    wrong[0].content.files.removeFirst();
    wrong[1].content.files.append(wrong[1].content.files.last());
    wrong[2].content.title = QStringLiteral("Two\nlines");
    wrong[3].content.destination = QStringLiteral("https://elsewhere.example/first-ninety-days/");
    wrong[4].content.details.insert(QStringLiteral("update"), QStringLiteral("7&status=publish"));
    wrong[5].blobs[wrong[5].content.files.first().sha256] = "something else";
    const QByteArray marked = "<p>quarterdeck:01</p>";
    wrong[6].content.files.first() = {QStringLiteral("a/post.html"), sha256(marked), QStringLiteral("text/html"), marked.size()};
    wrong[6].blobs.insert(sha256(marked), marked);
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.dispatcher->check(wrong[i].content)), i > 4) << i;
    }
    agents::Delivery rehearsal = rig.piece();
    rehearsal.content.rehearsal = true;
    EXPECT_EQ(rig.sent(rehearsal).kind, Outcome::Refused);
    EXPECT_FALSE(rig.seen(rehearsal));
    EXPECT_TRUE(rig.world.count().isEmpty());
}

TEST(WordPressConnector, AStopBeforeThePublicationLeavesItUnpublishedAndOneAfterItIsLookedUp)
{
    for (const int at : {kTakePicture, kMakeDraft, kPublish}) {
        SCOPED_TRACE(at);
        BlogRig rig;
        const agents::Delivery piece = rig.piece();
        ASSERT_TRUE(rig.world.script(kBlog, QStringLiteral("hang"), {{QStringLiteral("on"), at}}));
        std::optional<Outcome> ended;
        rig.dispatcher->dispatch(piece, &rig.mailbox, [&](const Outcome& outcome) { ended = outcome; });
        ASSERT_TRUE(waitUntil([&] { return rig.world.count().size() >= at; }));
        rig.dispatcher->halt();
        ASSERT_TRUE(waitUntil([&] { return ended.has_value(); }));
        EXPECT_EQ(ended->kind, at == kPublish ? Outcome::Unknown : Outcome::NotSent) << words(*ended).toStdString();
        EXPECT_EQ(rig.world.count().size(), at) << "no request after the stop";
        rig.world.clear();
        rig.dispatcher->resume();
        EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
        EXPECT_EQ(rig.publications(piece), 1);
        EXPECT_EQ(rig.posts().size(), 1);
    }
}

} // namespace qd::test
