#include "tests/ui/shell/Desk.h"
#include "ui/pages/SettingsPage.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAction>
#include <QLabel>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The window, told of models fact by fact.
class ModelsInWindow : public testing::Test {
protected:
    void tell(Fact fact)
    {
        const OfficeState& state = desk.feed.state();
        desk.feed.take({StoredFact{state.sequence + 1, SampleOffice::now(), system(), 0, {}, {}, std::move(fact)}});
    }
    QString model() const { return desk.find<QAbstractButton>("shell.model")->text(); }
    QString strip() const
    {
        const auto* strip = desk.find<QWidget>("shell.models");
        return strip->isVisible() ? desk.find<QLabel>("shell.models.words")->text() : QString();
    }
    Desk desk;
};

} // namespace

TEST_F(ModelsInWindow, TheTopBarFollowsTheChoiceAtOnce)
{
    EXPECT_EQ(model(), u"Rehearsal model"_s);
    tell(ModelsChosen{u"openai:gpt-6.1-sol"_s, human()});
    ASSERT_TRUE(waitUntil([this] { return model() == u"GPT-6.1 Sol"_s; }));
    EXPECT_FALSE(desk.find<QWidget>("shell.strip")->isVisible()) << "it is no rehearsal any more";
    tell(ModelsChosen{QString::fromLatin1(ModelsState::kTiers), human()});
    ASSERT_TRUE(waitUntil([this] { return model().endsWith(u" · tiers"_s); }));
    tell(ModelsChosen{QString::fromLatin1(ModelsState::kRehearsal), human()});
    ASSERT_TRUE(waitUntil([this] { return model() == u"Rehearsal model"_s; }));
    EXPECT_TRUE(desk.find<QWidget>("shell.strip")->isVisible());
}

TEST_F(ModelsInWindow, AProviderInTroubleIsSaidWithinOneUpdateAndGoesWhenItIsWell)
{
    EXPECT_TRUE(strip().isEmpty());
    tell(ProviderTroubled{u"anthropic"_s, u"529 overloaded"_s});
    ASSERT_TRUE(waitUntil([this] { return strip().startsWith(u"Anthropic cannot be asked for now: 529 overloaded."_s); }, std::chrono::milliseconds(500))) << strip().toStdString();
    tell(ProviderRecovered{u"anthropic"_s});
    EXPECT_TRUE(waitUntil([this] { return strip().isEmpty(); }, std::chrono::milliseconds(500)));
}

TEST_F(ModelsInWindow, ASilentAnswerGrowsOlderWithoutFacts)
{
    const TurnId turn = fixedId<TurnId>(901);
    tell(TurnSlowed{turn, {}, {u"copywriter"_s}, Duration(40'000)});
    ASSERT_TRUE(waitUntil([this] { return strip().contains(u"40 s"_s); })) << strip().toStdString();
    desk.clock.advance(Duration(7'000));
    EXPECT_TRUE(waitUntil([this] { return strip().contains(u"47 s"_s); }, std::chrono::seconds(3))) << strip().toStdString();
}

TEST_F(ModelsInWindow, ThreeWaysLeadToTheModelsOfTheSettings)
{
    tell(ProviderTroubled{u"anthropic"_s, u"529"_s});
    ASSERT_TRUE(waitUntil([this] { return !strip().isEmpty(); }));
    for (const char* name : {"shell.model", "shell.strip.connect", "shell.models.settings"}) {
        desk.window->openPage(u"costs"_s);
        desk.window->findChild<ui::SettingsPage*>()->open(ui::SettingsPage::Look);
        desk.find<QAbstractButton>(name)->click();
        EXPECT_EQ(desk.window->currentPage(), u"settings"_s) << name;
        EXPECT_TRUE(desk.find<QAbstractButton>("settings.view.models")->isChecked()) << name;
        EXPECT_TRUE(desk.find<QAbstractButton>("settings.use.rehearsal")->isVisible()) << name;
    }
}

TEST_F(ModelsInWindow, ARefusedChoiceGoesBackToWhatIsSo)
{
    desk.window->openPage(u"settings"_s);
    desk.find<QAbstractButton>("settings.use.tiers")->click();
    desk.find<QAbstractButton>("settings.use.apply")->click();
    ASSERT_TRUE(desk.lastSent<UseModels>());
    desk.window->commandAnswered(desk.sent.last().first, Error{Error::Rule, u"everything stands still"_s, {}, {}});
    EXPECT_TRUE(desk.find<QAbstractButton>("settings.use.rehearsal")->isChecked());
}

TEST_F(ModelsInWindow, ColoursAreChosenInTheSettingsAsInTheMenu)
{
    desk.window->openPage(u"settings"_s);
    desk.find<QAbstractButton>("settings.view.look")->click();
    desk.find<QAbstractButton>("settings.scheme.light")->click();
    EXPECT_EQ(ui::currentScheme(), ui::Scheme::Light);
    desk.find<QAbstractButton>("settings.scheme.dark")->click();
    EXPECT_EQ(ui::currentScheme(), ui::Scheme::Dark);
    EXPECT_TRUE(desk.find<QAction>("shell.scheme.dark")->isChecked());
    desk.find<QAbstractButton>("settings.still")->click();
    EXPECT_TRUE(desk.find<QAction>("shell.still")->isChecked());
}

} // namespace qd::test
