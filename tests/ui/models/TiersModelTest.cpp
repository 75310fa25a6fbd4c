#include "ui/models/settings/TiersModel.h"

#include "tests/ui/pages/FakeConnections.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

TEST(TiersModel, FallbacksStandBelowTheirTierAndAgentsWithAModelOfTheirOwnBelowAll)
{
    ui::TiersModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ui::Connected connected = FakeConnections::sample();
    connected.prices[u"anthropic:claude-opus"_s].hasSteps = true;
    connected.prices.insert(u"ollama"_s, {{}, {}, {}, false, u"2026-11-22"_s, u"one's own machine"_s});
    Organisation organisation;
    organisation.tiers = {{{u"top"_s}, u"Top"_s, u"anthropic:claude-opus"_s, {u"openai:gpt-6.1-sol"_s, u"openai:unheard-of"_s}}};
    AgentProfile own;
    own.title = u"Copywriter"_s;
    own.model = u"ollama:llama3"_s;
    organisation.agents = {AgentProfile{}, own};
    model.show(organisation, connected);
    const auto text = [&model](int row, ui::TiersModel::Column column) { return model.index(row, column).data().toString(); };
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(text(0, ui::TiersModel::Who), u"Top"_s);
    EXPECT_EQ(text(0, ui::TiersModel::Input), u"$4.00 +"_s) << "large inputs cost more";
    EXPECT_TRUE(model.index(0, ui::TiersModel::Input).data(Qt::ToolTipRole).toString().contains(u"Large inputs"_s));
    EXPECT_EQ(text(1, ui::TiersModel::Who), u"else"_s);
    EXPECT_EQ(text(1, ui::TiersModel::Model), u"GPT-6.1 Sol"_s);
    EXPECT_TRUE(text(2, ui::TiersModel::AsOf).contains(u"no price is known"_s)) << "never as if it cost nothing";
    EXPECT_EQ(text(2, ui::TiersModel::Input), u"–"_s);
    EXPECT_EQ(text(3, ui::TiersModel::Who), u"Copywriter"_s);
    EXPECT_EQ(text(3, ui::TiersModel::Output), u"$0.00"_s) << "the price of all models of its provider";
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.show(organisation, connected);
    EXPECT_EQ(reset.size(), 0) << "nothing is new";
}

} // namespace qd::test
