#include "agents/turn/PromptShelf.h"
#include "agents/turn/PromptBuilder.h"
#include "tests/agents/organisation/Department.h"
#include "tests/support/TempHome.h"

#include <QDir>

namespace qd::test {

using agents::PromptShelf;
using agents::PromptText;

TEST(PromptShelf, HasAPromptAndAReplyForEveryStepThatNeedsOne)
{
    const PromptShelf shelf;
    const Result<Organisation> organisation = agents::readOrganisation(department(), {}, everything());
    ASSERT_TRUE(bool(organisation));
    for (const Step& step : organisation->workflows[0].steps) {
        if (step.kind != StepKind::Turn && step.kind != StepKind::Debate)
            continue;
        for (const bool arguing : {false, step.kind == StepKind::Debate}) {
            const Result<PromptText> prompt = shelf.prompt(agents::promptName(step, arguing));
            ASSERT_TRUE(bool(prompt)) << qPrintable(step.id.text);
            EXPECT_GT(prompt->text.size(), 400) << qPrintable(step.id.text);
            EXPECT_FALSE(prompt->text.startsWith(QLatin1String("version"))) << qPrintable(step.id.text);
            EXPECT_TRUE(bool(shelf.replySchema(agents::replyName(step, arguing)))) << qPrintable(step.id.text);
        }
    }
}

TEST(PromptShelf, EveryPromptThatShipsCarriesItsVersionAndNoTags)
{
    const PromptShelf shelf;
    EXPECT_EQ(shelf.promptNames().size(), 38);
    for (const QString& name : shelf.promptNames()) {
        const Result<PromptText> prompt = shelf.prompt(name);
        ASSERT_TRUE(bool(prompt)) << qPrintable(name);
        EXPECT_GE(prompt->version, 1);
        EXPECT_FALSE(prompt->text.contains(QLatin1Char('<'))) << qPrintable(name);
    }
}

TEST(PromptShelf, EveryPromptNamesEveryMemberThatItsReplyRequires)
{
    const PromptShelf shelf;
    const QMap<QString, QString> replies{{QStringLiteral("debate-argue"), QStringLiteral("argument")},
                                         {QStringLiteral("debate-ruling"), QStringLiteral("ruling")},
                                         {QStringLiteral("revise"), QStringLiteral("draft")},
                                         {QStringLiteral("shift"), QStringLiteral("remedy")},
                                         {QStringLiteral("newsletter-review"), QStringLiteral("review")},
                                         {QStringLiteral("emergency-facts"), QStringLiteral("emergency-report")},
                                         {QStringLiteral("emergency-order"), QStringLiteral("emergency-report")}};
    for (const QString& name : shelf.promptNames()) {
        if (name == QLatin1String("system") || name == QLatin1String("tools") || name == QLatin1String("picture") || name == QLatin1String("extract"))
            continue; // two stand beside the others, a picture answers the third, and steps name the fields of the last: they have no reply
        const QString text = shelf.prompt(name)->text;
        const Result<Json> schema = Json::parse(*shelf.replySchema(replies.value(name, name)));
        ASSERT_TRUE(bool(schema));
        for (const Json& member : schema->at(u"required").items())
            EXPECT_TRUE(text.contains(member.toString())) << qPrintable(name) << " does not speak of " << qPrintable(member.toString());
    }
}

TEST(PromptShelf, EveryReplySchemaIsASchemaAndRefusesExtras)
{
    const PromptShelf shelf;
    EXPECT_EQ(shelf.replyNames().size(), 30);
    for (const QString& name : shelf.replyNames()) {
        const Result<agents::SchemaCheck> check = agents::SchemaCheck::fromText(*shelf.replySchema(name));
        ASSERT_TRUE(bool(check)) << qPrintable(name);
        const QList<agents::Fault> faults = check->faultsOf(*Json::parse("{\"smuggled\":1}"));
        EXPECT_FAULT(faults, "/smuggled", "is not known here");
        EXPECT_GE(faults.size(), 2) << qPrintable(name);
    }
}

TEST(PromptShelf, TheUsersOwnPromptGoesBeforeTheShippedOne)
{
    const TempHome home;
    QDir().mkpath(home.file(QStringLiteral("prompts")));
    QFile file(home.file(QStringLiteral("prompts/draft.md")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("version: 7\n\nWrite a poem.\n");
    file.close();
    EXPECT_EQ(PromptShelf(home.path()).prompt(QStringLiteral("draft"))->version, 7);
    EXPECT_EQ(PromptShelf(home.path()).prompt(QStringLiteral("draft"))->text, QStringLiteral("Write a poem."));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Write a poem.\n");
    file.close();
    EXPECT_TRUE(PromptShelf(home.path()).prompt(QStringLiteral("draft")).error().text.contains(QLatin1String("expected \"version: 1\"")));
}

TEST(PromptShelf, ThoseOfAnOrganisationItselfGoBeforeAllOthers)
{
    const PromptShelf shipped;
    const PromptShelf shelf = shipped.with({{QStringLiteral("draft"), QStringLiteral("version: 3\nWrite it in verse.")}}, {{QStringLiteral("verse"), QStringLiteral("{\"type\":\"object\"}")}});
    EXPECT_EQ(shelf.prompt(QStringLiteral("draft"))->version, 3);
    EXPECT_EQ(shelf.prompt(QStringLiteral("draft"))->text, QStringLiteral("Write it in verse."));
    EXPECT_EQ(*shelf.replySchema(QStringLiteral("verse")), QByteArray("{\"type\":\"object\"}"));
    EXPECT_TRUE(shelf.replyNames().contains(QStringLiteral("verse")));
    EXPECT_EQ(shelf.calledOf(QStringLiteral("draft")), QStringLiteral("pack/draft"));
    EXPECT_EQ(shelf.calledOf(QStringLiteral("review")), QStringLiteral("review"));
    EXPECT_NE(shipped.prompt(QStringLiteral("draft"))->text, QStringLiteral("Write it in verse."));
    EXPECT_FALSE(shipped.replySchema(QStringLiteral("verse")));
}

TEST(PromptShelf, SeesThatAnOwnFileHasComeChangedAndGone)
{
    const TempHome home;
    const PromptShelf shelf(home.path());
    const QString shipped = shelf.prompt(QStringLiteral("draft"))->text;
    QDir().mkpath(home.file(QStringLiteral("prompts")));
    const QString path = home.file(QStringLiteral("prompts/draft.md"));
    const auto write = [&path](const char* text) {
        QFile::remove(path);
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("version: 2\nOne.\n");
    EXPECT_EQ(shelf.prompt(QStringLiteral("draft"))->text, QStringLiteral("One."));
    write("version: 3\nTwo, and more.\n");
    EXPECT_EQ(shelf.prompt(QStringLiteral("draft"))->text, QStringLiteral("Two, and more."));
    QFile::remove(path);
    EXPECT_EQ(shelf.prompt(QStringLiteral("draft"))->text, shipped);
}

} // namespace qd::test
