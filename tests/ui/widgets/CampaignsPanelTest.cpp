#include "ui/widgets/CampaignsPanel.h"

#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

#include <QLabel>

namespace qd::test {

namespace {

const CampaignId kLaunch{QStringLiteral("launch")};
const ChannelId kPrint{QStringLiteral("print")};
const ChannelId kRadio{QStringLiteral("radio")};

constexpr Money dollars(qint64 whole) { return {whole * 1'000'000}; }

OfficeState withCampaign()
{
    OfficeState state = SampleOffice().state();
    Organisation& organisation = state.org.organisations[state.org.current];
    organisation.campaigns = {{kLaunch, QStringLiteral("Launch"), {QStringLiteral("campaign-manager")},
                               {{kPrint, QStringLiteral("Print"), dollars(100)}, {kRadio, QStringLiteral("Radio"), dollars(50)}}}};
    state.campaigns.channels[kLaunch] = {{kPrint, {dollars(100), {}, dollars(20)}}, {kRadio, {dollars(50), {}, dollars(70)}}};
    return state;
}

QString textOf(const ui::CampaignsPanel& panel, const char* name)
{
    const auto* label = panel.findChild<QLabel*>(QString::fromLatin1(name));
    return label ? label->text() : QString();
}

} // namespace

TEST(CampaignsPanel, IsOutOfSightWithoutACampaign)
{
    ui::CampaignsPanel panel;
    OfficeState state = withCampaign();
    state.org.organisations[state.org.current].campaigns.clear();
    panel.display(state);
    EXPECT_TRUE(panel.isHidden());
    panel.display(withCampaign());
    EXPECT_FALSE(panel.isHidden());
}

TEST(CampaignsPanel, ShowsEachChannelAndAMoveWithBeforeAndAfter)
{
    ui::CampaignsPanel panel;
    OfficeState state = withCampaign();
    panel.display(state);
    EXPECT_EQ(textOf(panel, "costs.channel.launch.radio").toStdString(), "Radio: $70 of $50");
    BudgetMoved move{{kLaunch, kPrint, kRadio, dollars(20)}, human(), QStringLiteral("It sells."), dollars(100), dollars(80), dollars(50), dollars(70), {}, {}};
    state.campaigns.apply({1, Instant{1'795'257'401'000}, human(), 0, {}, {}, move});
    panel.display(state);
    EXPECT_EQ(textOf(panel, "costs.channel.launch.radio").toStdString(), "Radio: $70 of $70 · planned $50");
    EXPECT_EQ(textOf(panel, "costs.channel.launch.print").toStdString(), "Print: $20 of $80 · planned $100");
    const auto* line = panel.findChild<QWidget*>(QStringLiteral("costs.move"));
    ASSERT_TRUE(line);
    EXPECT_EQ(line->property("accessibleName").toString().toStdString(), "You moved $20: Radio $50 → $70; Print $100 → $80. It sells.");
}

} // namespace qd::test
