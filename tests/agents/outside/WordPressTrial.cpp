// A real WordPress, which packaging/acceptance-parts/outside/try-wordpress has started: what stands there is asked of its own database,
// what came of its own count.
#include "agents/effects/Dispatcher.h"
#include "agents/effects/connectors/wordpress/WordPressConnector.h"
#include "core/base/Digest.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QProcess>

#include <gtest/gtest.h>

namespace qd::test {

using agents::Outcome;

namespace {

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A query's answer, from WordPress's own database.
QString sql(const QString& query)
{
    QStringList words = QProcess::splitCommand(qEnvironmentVariable("QD_SQL"));
    const QString program = words.takeFirst();
    QProcess process;
    process.start(program, words + QStringList{QStringLiteral("-e"), query});
    EXPECT_TRUE(process.waitForFinished());
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// Connector, keys and dispatcher of one user of the site.
class SiteRig {
public:
    explicit SiteRig(const QString& user = QStringLiteral("editor")) : keys(home.file(QStringLiteral("settings.ini")), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0))
    {
        const Json passwords = Json::parse(fileText(qEnvironmentVariable("QD_PASSWORDS"))).value();
        agents::ConnectorFile file;
        file.id = file.key = QStringLiteral("blog");
        file.kind = agents::ConnectorKind::WordPress;
        file.title = QStringLiteral("The blog");
        file.url = qEnvironmentVariable("QD_SITE");
        file.user = user;
        keys.keep(file.key, agents::Secret::of(passwords.at(user).toString().toUtf8(), file.url), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        const auto door = std::make_shared<agents::HttpDoor>(keys, agents::Way{agents::Way::None, {}, Duration(3'000)});
        std::vector<std::unique_ptr<agents::Connector>> all;
        all.push_back(std::make_unique<agents::WordPressConnector>(file, door, clock));
        dispatcher = std::make_unique<agents::Dispatcher>(std::move(all));
        dispatcher->start();
        QFile::remove(qEnvironmentVariable("QD_COUNT"));
    }

    agents::Delivery piece(const QString& slug, const QString& update = {}) const
    {
        agents::PageMaterial page = samplePage();
        page.slug = slug;
        page.update = update;
        static int pictures = 0;
        page.headerPng = samplePng(QColor::fromHsv(++pictures * 7 % 360, 200, 200)); // each has a picture of its own
        const agents::Rendered rendered = agents::renderWebPost(page, effectBrand()).value();
        agents::Delivery piece{EffectId::make(clock.now()), rendered.content, rendered.blobs};
        piece.content.connector = {QStringLiteral("blog")};
        piece.content.destination = qEnvironmentVariable("QD_SITE") + QLatin1Char('/') + rendered.content.destination;
        return piece;
    }
    Result<agents::Sight> seen(const agents::Delivery& piece)
    {
        return answerOf<Result<agents::Sight>>([&](const std::function<void(Result<agents::Sight>)>& take) { dispatcher->look(piece, &mailbox, take); });
    }
    Outcome sent(const agents::Delivery& piece)
    {
        return answerOf<Outcome>([&](const std::function<void(Outcome)>& take) { dispatcher->dispatch(piece, &mailbox, take); }, std::chrono::seconds(60));
    }
    agents::LookedUp found(const agents::Delivery& piece)
    {
        return answerOf<agents::LookedUp>([&](const std::function<void(agents::LookedUp)>& take) { dispatcher->lookUp(piece, &mailbox, take); });
    }
    Result<QString> tried()
    {
        return answerOf<Result<QString>>([&](const std::function<void(Result<QString>)>& take) { dispatcher->test({QStringLiteral("blog")}, &mailbox, take); });
    }
    /// The worker of the site is killed once, "before" or "after" it does that.
    static void dies(const char* when, const QString& what)
    {
        QFile file(qEnvironmentVariable("QD_COUNT") + QStringLiteral(".fault"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(when + (QLatin1Char(' ') + what).toUtf8());
    }
    static qsizetype requests() { return fileText(qEnvironmentVariable("QD_COUNT")).count('\n'); }
    static bool hasDied() { return fileText(qEnvironmentVariable("QD_COUNT")).contains("\"died\""); }

    TempHome home;
    SystemClock clock;
    agents::KeyShelf keys;
    Mailbox mailbox;
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

/// Posts with the mark of the piece, as "status slug" lines.
QString standing(const agents::Delivery& piece)
{
    return sql(QStringLiteral("SELECT CONCAT(post_status, ' ', post_name) FROM wp_posts WHERE post_type='post' AND post_content LIKE '%%quarterdeck:%1%%' ORDER BY ID").arg(piece.effect.toString()));
}

int pictures(const agents::Delivery& piece)
{
    return sql(QStringLiteral("SELECT COUNT(*) FROM wp_posts WHERE post_type='attachment' AND post_title='%1'").arg(agents::pictureName(*agents::pictureOf(piece.content)))).toInt();
}

} // namespace

TEST(WordPressTrial, OnePostIsPublishedByFiveRequests)
{
    SiteRig rig;
    const Result<QString> tried = rig.tried();
    ASSERT_TRUE(tried) << tried.error().text.toStdString();
    const agents::Delivery piece = rig.piece(QStringLiteral("one-post"));
    const Result<agents::Sight> sight = rig.seen(piece);
    ASSERT_TRUE(sight) << sight.error().text.toStdString();
    EXPECT_EQ(standing(piece), QString());
    const qsizetype before = SiteRig::requests();
    EXPECT_EQ(before, 2) << "a try and a look, one request each";
    const Outcome outcome = rig.sent(piece);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(SiteRig::requests(), before + 5);
    EXPECT_EQ(standing(piece), QStringLiteral("publish one-post"));
    EXPECT_EQ(pictures(piece), 1);
    const QString stored = sql(QStringLiteral("SELECT TO_BASE64(post_content) FROM wp_posts WHERE ID=%1").arg(outcome.providerId)).remove(QStringLiteral("\\n"));
    const QByteArray approved = piece.blobs.value(agents::pageOf(piece.content)->sha256) + agents::markLine(piece.effect.toString()).toUtf8();
    EXPECT_EQ(QByteArray::fromBase64(stored.toLatin1()), approved) << "what was approved is what stands there, byte for byte";
    EXPECT_EQ(sql(QStringLiteral("SELECT post_title FROM wp_posts WHERE ID=%1").arg(outcome.providerId)), piece.content.title);
    EXPECT_EQ(sql(QStringLiteral("SELECT post_excerpt FROM wp_posts WHERE ID=%1").arg(outcome.providerId)), samplePage().description);
    EXPECT_EQ(sql(QStringLiteral("SELECT COUNT(*) FROM wp_postmeta WHERE post_id=%1 AND meta_key='_thumbnail_id'").arg(outcome.providerId)), QStringLiteral("1"));
    EXPECT_EQ(sql(QStringLiteral("SELECT meta_value FROM wp_postmeta WHERE meta_key='_wp_attachment_image_alt' ORDER BY meta_id DESC LIMIT 1")), samplePage().headerAlt);
    EXPECT_EQ(rig.sent(piece).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.found(piece).found, Found::Yes);
    EXPECT_EQ(standing(piece), QStringLiteral("publish one-post")) << "again changes nothing";
    EXPECT_EQ(pictures(piece), 1);
}

TEST(WordPressTrial, WhereverTheSiteDiesOnePostStandsThere)
{
    int round = 0;
    for (const char* when : {"before", "after"})
        for (const QString& what : {QStringLiteral("GET /wp/v2/media"), QStringLiteral("POST /wp/v2/media"), QStringLiteral("GET /wp/v2/posts"), QStringLiteral("POST /wp/v2/posts"), QStringLiteral("publish")}) {
            SCOPED_TRACE(when + what.toStdString());
            SiteRig rig;
            const agents::Delivery piece = rig.piece(QStringLiteral("lost-%1").arg(++round));
            // The post's number is known only when it is made: it is the one after the last, the picture and its own.
            const QString next = sql(QStringLiteral("SELECT AUTO_INCREMENT + 1 FROM information_schema.tables WHERE table_schema='blog' AND table_name='wp_posts'"));
            SiteRig::dies(when, what == QLatin1String("publish") ? QStringLiteral("POST /wp/v2/posts/") + next : what);
            Outcome outcome = rig.sent(piece);
            EXPECT_TRUE(SiteRig::hasDied());
            EXPECT_EQ(outcome.kind == Outcome::Confirmed, standing(piece).startsWith(QLatin1String("publish"))) << outcome.text.toStdString();
            if (outcome.kind != Outcome::Confirmed) {
                EXPECT_EQ(outcome.kind, Outcome::Later) << outcome.text.toStdString();
                outcome = rig.sent(piece);
            }
            EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
            EXPECT_EQ(standing(piece), QStringLiteral("publish lost-%1").arg(round));
            EXPECT_EQ(pictures(piece), 1);
        }
}

TEST(WordPressTrial, ATakenAddressIsSaid)
{
    SiteRig rig;
    ASSERT_EQ(rig.sent(rig.piece(QStringLiteral("taken"))).kind, Outcome::Confirmed);
    const agents::Delivery second = rig.piece(QStringLiteral("taken"));
    EXPECT_TRUE(rig.seen(second)->preview.contains(QStringLiteral("is taken there")));
    const Outcome outcome = rig.sent(second);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("stands under \"taken-2\""))) << outcome.text.toStdString();
    EXPECT_EQ(standing(second), QStringLiteral("publish taken-2"));
}

TEST(WordPressTrial, AnotherUserMayDoLess)
{
    SiteRig contributor(QStringLiteral("contributor"));
    EXPECT_FALSE(contributor.tried());
    const agents::Delivery piece = contributor.piece(QStringLiteral("not-allowed"));
    const Outcome outcome = contributor.sent(piece);
    EXPECT_EQ(outcome.kind, Outcome::Refused) << outcome.text.toStdString();
    EXPECT_FALSE(standing(piece).contains(QStringLiteral("publish")));
    SiteRig author(QStringLiteral("author"));
    const agents::Delivery filtered = author.piece(QStringLiteral("an-authors"));
    const Outcome said = author.sent(filtered);
    EXPECT_EQ(said.kind == Outcome::Confirmed, standing(filtered) == QLatin1String("publish an-authors")) << said.text.toStdString();
    RecordProperty("author", said.text.toStdString());
}

TEST(WordPressTrial, APostIsChangedOnlyWhereItIsAsItWasWhenSheWasAsked)
{
    SiteRig rig;
    const Outcome first = rig.sent(rig.piece(QStringLiteral("changing")));
    ASSERT_EQ(first.kind, Outcome::Confirmed);
    agents::Delivery change = rig.piece(QStringLiteral("changing"), first.providerId);
    change.content.title = QStringLiteral("Another title");
    const Result<agents::Sight> sight = rig.seen(change);
    ASSERT_TRUE(sight) << sight.error().text.toStdString();
    change.content.target = sight->target;
    SiteRig::dies("after", QStringLiteral("POST /wp/v2/posts/") + first.providerId);
    const Outcome outcome = rig.sent(change);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(standing(change), QStringLiteral("publish changing"));
    EXPECT_EQ(sql(QStringLiteral("SELECT COUNT(*) FROM wp_posts WHERE post_type='revision' AND post_parent=%1 AND post_title='Another title'").arg(first.providerId)), QStringLiteral("1")) << "once";

    agents::Delivery late = rig.piece(QStringLiteral("changing"), first.providerId);
    late.content.target = rig.seen(late)->target;
    sql(QStringLiteral("UPDATE wp_posts SET post_content='by hand' WHERE ID=%1").arg(first.providerId));
    EXPECT_EQ(rig.sent(late).kind, Outcome::Refused);
    EXPECT_EQ(sql(QStringLiteral("SELECT post_content FROM wp_posts WHERE ID=%1").arg(first.providerId)), QStringLiteral("by hand"));
}

} // namespace qd::test
