#include "ui/widgets/MeterBar.h"
#include "ui/widgets/money/BudgetsPanel.h"
#include "ui/widgets/money/BudgetEditor.h"

#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace qd::test {

namespace {

const QString kWriter = QStringLiteral("agent:copywriter");

/// The panel with one limit set in place, and what it asks for.
struct Desk {
    OfficeState state = SampleOffice().state();
    ui::BudgetsPanel panel;
    QList<SetBudget> asked;

    Desk()
    {
        QObject::connect(&panel, &ui::BudgetsPanel::commandIssued, &panel, [this](const Command& command) { asked.append(std::get<SetBudget>(command)); });
        state.limits.set = {{kWriter, BudgetPeriod::Day, {5'000'000}}};
        state.ledger.agentsToday[{QStringLiteral("copywriter")}].cost = {4'100'000};
        show();
    }
    void show() { panel.display(state, SampleOffice::now()); }
    template <class T> T* find(const char* name) const { return panel.findChild<T*>(QString::fromLatin1(name)); }
    QString amountOf(const QString& scope) const
    {
        const auto* title = panel.findChild<QLabel*>(QStringLiteral("costs.limit.%1.day.money").arg(scope));
        if (!title)
            return {};
        for (const QLabel* label : title->parentWidget()->findChildren<QLabel*>())
            if (label->y() == title->y() && label->property("role").toString() == QLatin1String("muted"))
                return label->text();
        return {};
    }
    void choose(const QString& scope) const { find<QComboBox>("budget.scope")->setCurrentIndex(find<QComboBox>("budget.scope")->findData(scope)); }
};

} // namespace

TEST(BudgetsPanel, ShowsEveryLimitWithWhatIsUsed)
{
    Desk desk;
    desk.panel.resize(900, 500);
    desk.panel.QWidget::show();
    EXPECT_TRUE(desk.find<QLabel>("costs.limit.organisation.day.money"));
    const QString amount = desk.amountOf(kWriter);
    EXPECT_TRUE(amount.startsWith(QStringLiteral("$4.10 of $5"))) << amount.toStdString();
    EXPECT_TRUE(amount.contains(QStringLiteral("set here")));
    EXPECT_TRUE(amount.contains(QStringLiteral("82"))) << amount.toStdString();
    EXPECT_TRUE(amount.contains(QStringLiteral("nearly used up")));
    bool isMarked = false;
    for (const ui::MeterBar* bar : desk.panel.findChildren<ui::MeterBar*>())
        isMarked = isMarked || bar->marks() == QList<double>{2'500'000, 4'000'000, 5'000'000};
    EXPECT_TRUE(isMarked) << "half, four fifths and all of it";
    desk.state.limits.set.clear();
    desk.show();
    EXPECT_FALSE(desk.find<QLabel>("costs.limit.agent:copywriter.day.money"));
}

TEST(BudgetsPanel, ALimitIsSetInPlace)
{
    Desk desk;
    desk.choose(kWriter);
    desk.find<QLineEdit>("budget.amount")->setText(QStringLiteral("7.25"));
    desk.find<QAbstractButton>("budget.set")->click();
    ASSERT_EQ(desk.asked.size(), 1);
    EXPECT_EQ(desk.asked[0].budget.scope, kWriter);
    EXPECT_EQ(desk.asked[0].budget.limit, Money{7'250'000});
    EXPECT_FALSE(desk.asked[0].takeBack);
    desk.find<QComboBox>("budget.unit")->setCurrentIndex(int(BudgetUnit::Minutes));
    desk.find<QComboBox>("budget.period")->setCurrentIndex(int(BudgetPeriod::Month));
    EXPECT_FALSE(desk.find<QAbstractButton>("budget.set")->isEnabled()) << "minutes are whole";
    desk.find<QLineEdit>("budget.amount")->setText(QStringLiteral("90"));
    desk.find<QAbstractButton>("budget.set")->click();
    ASSERT_EQ(desk.asked.size(), 2);
    EXPECT_EQ(desk.asked[1].budget.grains(), 90 * 60'000);
    EXPECT_EQ(desk.asked[1].budget.period, BudgetPeriod::Month);
}

TEST(BudgetsPanel, OnlyWhatWasSetHereIsTakenBack)
{
    Desk desk;
    auto* back = desk.find<QAbstractButton>("budget.back");
    desk.choose(wholeOrganisation());
    EXPECT_FALSE(back->isEnabled());
    desk.choose(kWriter);
    EXPECT_TRUE(back->isEnabled());
    desk.find<QComboBox>("budget.period")->setCurrentIndex(int(BudgetPeriod::Month));
    EXPECT_FALSE(back->isEnabled()) << "another limit";
    desk.find<QComboBox>("budget.period")->setCurrentIndex(int(BudgetPeriod::Day));
    back->click();
    ASSERT_EQ(desk.asked.size(), 1);
    EXPECT_TRUE(desk.asked[0].takeBack);
}

TEST(BudgetsPanel, NonsenseCannotBeSet)
{
    Desk desk;
    for (const char* text : {"", "lots", "-5", "1.2.3", "$", "1e9", "99999999999"}) {
        desk.find<QLineEdit>("budget.amount")->setText(QString::fromLatin1(text));
        EXPECT_FALSE(desk.find<QAbstractButton>("budget.set")->isEnabled()) << text;
    }
    desk.find<QLineEdit>("budget.amount")->setText(QStringLiteral("$1,500"));
    EXPECT_EQ(desk.panel.editor()->budget()->limit, Money{1'500'000'000});
}

} // namespace qd::test
