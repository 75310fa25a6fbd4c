#include "app/commands/models/ProviderTitle.h"
#include "app/commands/reports/StatusReport.h"
#include "resources/Resources.h"
#include "tests/support/TempHome.h"
#include "tests/ui/widgets/setup/SetupSample.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

QList<Json> shownTrials(const OfficeState& state)
{
    JsonWriter out;
    out.beginObject();
    app::statusFields(out, state, SampleOffice::now());
    out.endObject();
    const Result<Json> status = Json::parse(out.take());
    return status ? status->at(u"trials_shown").items() : QList<Json>{};
}

} // namespace

TEST(StatusReport, ATrialThatShowsADifferenceWaitsForAWord)
{
    OfficeState state = SampleOffice().state();
    addVersions(state);
    addTrial(state, 4);
    EXPECT_TRUE(shownTrials(state).isEmpty()) << "it may still be chance";
    state.setups.open.clear();
    addTrial(state, 30);
    const QList<Json> shown = shownTrials(state);
    ASSERT_EQ(shown.size(), 1);
    const QString line = shown[0].toString();
    EXPECT_TRUE(line.startsWith(QStringLiteral("copywriter: Version 2 was approved"))) << line.toStdString();
    EXPECT_TRUE(line.endsWith(QStringLiteral("To work so: quarterdeck agent adopt copywriter 2"))) << line.toStdString();
}

TEST(ProviderTitle, IsWhatItsFileSaysAndOfOneModelThatToo)
{
    openResources();
    const TempHome folder;
    const app::Home home{folder.path()};
    EXPECT_EQ(app::ProviderTitles::in(home).of(QStringLiteral("openai")), QStringLiteral("OpenAI"));
    EXPECT_EQ(app::ProviderTitles::in(home).of(QStringLiteral("openai:gpt-5.4")), QStringLiteral("gpt-5.4 of OpenAI"));
    EXPECT_EQ(app::ProviderTitles::in(home).of(QStringLiteral("gone")), QStringLiteral("gone")) << "its file was removed since";
}

} // namespace qd::test
