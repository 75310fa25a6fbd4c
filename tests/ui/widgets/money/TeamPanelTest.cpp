#include "ui/widgets/money/TeamPanel.h"

#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace qd::test {

namespace {

QString allText(const QWidget& panel)
{
    QString text;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        text += label->text() + QLatin1Char('\n');
    return text;
}

} // namespace

TEST(TeamPanel, SaysWhatIsMeasuredAndWhatIsNot)
{
    ui::TeamPanel panel;
    panel.display(SampleOffice().state(), SampleOffice::now());
    const QString text = allText(panel);
    EXPECT_TRUE(text.contains(QStringLiteral("Pieces a week"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("no decision of the last 30 days was made in the window")));
    EXPECT_TRUE(text.contains(QStringLiteral("enter below who would do this work")));
    EXPECT_TRUE(text.contains(QStringLiteral("no leads were noted")) || SampleOffice().state().org.organisation().campaigns.isEmpty());
}

TEST(TeamPanel, SetsTheDepartmentBesideATeam)
{
    ui::TeamPanel panel;
    OfficeState state = SampleOffice().state();
    state.limits.team = {{QStringLiteral("Copywriter"), {65'000'000'000}, 4}};
    panel.display(state, SampleOffice::now());
    const QString text = allText(panel);
    EXPECT_TRUE(text.contains(QStringLiteral("$151.16"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("The human team, for a piece")));
}

TEST(TeamPanel, AsksForARoleOnlyWhenItIsWhole)
{
    ui::TeamPanel panel;
    QList<SetHumanRole> asked;
    QObject::connect(&panel, &ui::TeamPanel::commandIssued, &panel, [&](const Command& command) { asked.append(std::get<SetHumanRole>(command)); });
    const auto put = [&](const char* name, const char* text) { panel.findChild<QLineEdit*>(QString::fromLatin1(name))->setText(QString::fromLatin1(text)); };
    auto* set = panel.findChild<QAbstractButton*>(QStringLiteral("team.set"));
    put("team.title", "Editor");
    set->click();
    put("team.yearly", "72,000");
    set->click();
    EXPECT_TRUE(asked.isEmpty());
    put("team.hours", "2.5");
    set->click();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0].role.yearly, Money{72'000'000'000});
    EXPECT_EQ(asked[0].role.hoursPerPiece, 2.5);
    panel.findChild<QAbstractButton*>(QStringLiteral("team.remove"))->click();
    ASSERT_EQ(asked.size(), 2);
    EXPECT_TRUE(asked[1].gone);
}

TEST(TeamPanel, NumbersAreReadAndWrittenAsInHerLanguage)
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    ui::TeamPanel panel;
    SetHumanRole asked;
    QObject::connect(&panel, &ui::TeamPanel::commandIssued, &panel, [&](const Command& command) { asked = std::get<SetHumanRole>(command); });
    const auto put = [&](const char* name, const char* text) { panel.findChild<QLineEdit*>(QString::fromLatin1(name))->setText(QString::fromLatin1(text)); };
    put("team.title", "Texter");
    put("team.yearly", "72.000");
    put("team.hours", "2,5");
    panel.findChild<QAbstractButton*>(QStringLiteral("team.set"))->click();
    EXPECT_EQ(asked.role.yearly, Money{72'000'000'000});
    EXPECT_EQ(asked.role.hoursPerPiece, 2.5);
    put("team.title", "Texter");
    put("team.yearly", "72000");
    put("team.hours", "1.5");
    panel.findChild<QAbstractButton*>(QStringLiteral("team.set"))->click();
    EXPECT_EQ(asked.role.hoursPerPiece, 1.5) << "a point is understood as well";
    OfficeState state = SampleOffice().state();
    state.limits.team = {asked.role};
    panel.display(state, SampleOffice::now());
    EXPECT_TRUE(allText(panel).contains(QStringLiteral("1,5 h"))) << allText(panel).toStdString();
    QLocale::setDefault(before);
}

} // namespace qd::test
