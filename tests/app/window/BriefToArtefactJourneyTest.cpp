#include "app/control/ControlServer.h"
#include "app/engine/KeywordsNeeded.h"
#include "app/engine/Shelves.h"
#include "app/window/ControlRoom.h"
#include "agents/organisation/OrganisationFile.h"
#include "tests/app/Program.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "ui/shell/MainWindow.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

namespace qd::test {

namespace {

using namespace std::chrono_literals;

/// The whole application in one process, as a person has it before her. Closing and opening again is a new day.
class Sitting {
public:
    Sitting(const app::Home& home, const QString& organisation)
        : m_settings(home.settingsFile(), QSettings::IniFormat)
    {
        app::DepartmentSettings settings;
        settings.pace = 0;
        settings.organisation = organisation;
        department = std::make_unique<app::Department>(home, settings);
        const Result<Done> opened = department->open();
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text.toStdString());
        room = std::make_unique<app::ControlRoom>(*department, m_settings);
        room->show();
        room->window()->resize(1600, 1000);
        EXPECT_TRUE(QTest::qWaitForWindowExposed(room->window()));
    }
    ~Sitting()
    {
        room->save();
        room.reset();
        department->close();
    }

    template <class T> T* find(const char* name) const
    {
        T* found = room->window()->findChild<T*>(QString::fromLatin1(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    const OfficeState& state() const { return department->feed().state(); }
    void give(const QString& brief) const
    {
        auto* box = find<QLineEdit>("shell.brief");
        box->setFocus();
        box->clear();
        QTest::keyClicks(box, brief);
        QTest::keyClick(box, Qt::Key_Return);
    }
    /// Rows of the list on the bridge as text.
    QStringList cards() const
    {
        QStringList rows;
        const QAbstractItemModel* model = find<QAbstractItemView>("bridge.list")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(model->index(row, 0).data(Qt::DisplayRole).toString());
        return rows;
    }
    bool waitForCard() const
    {
        return waitUntil([this] { return state().inbox.waiting() > 0 && !cards().isEmpty(); }, 60s);
    }
    void press(Qt::Key key) const
    {
        auto* list = find<QAbstractItemView>("bridge.list");
        list->setFocus();
        QTest::keyClick(list, key);
    }
    bool settle() const { return waitUntil([this] { return department->isSettled(); }, 60s); }

    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::ControlRoom> room;

private:
    QSettings m_settings;
};

/// The shipped department with a grace time that a test can wait for.
QString hasty(const app::Home& home, Duration grace)
{
    const app::Shelves shelves(home);
    Result<Organisation> organisation = shelves.organisation(QStringLiteral("marketing-department"));
    EXPECT_TRUE(organisation);
    organisation->id = {QStringLiteral("hasty")};
    for (auto& rule : organisation->autonomy)
        rule.grace = grace;
    const Result<QString> saved = shelves.organisations().save(*organisation);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().text.toStdString());
    return organisation->id.text;
}

QStringList publishedPages(const app::Home& home)
{
    QStringList pages;
    for (const QString& path : treeOf(home.published()).keys())
        if (!path.endsWith(QLatin1Char('/')))
            pages.append(path);
    return pages;
}

const QString kBrief = QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one");

} // namespace

class BriefToArtefactJourney : public testing::Test {
protected:
    TempHome folder;
    app::Home home{folder.file(QStringLiteral("home"))};
    QString organisation(Duration grace)
    {
        EXPECT_TRUE(home.make());
        return hasty(home, grace);
    }
};

TEST_F(BriefToArtefactJourney, ABriefTypedBecomesAPageOnceApproved)
{
    const Sitting day(home, organisation(300ms));
    day.give(kBrief);
    ASSERT_TRUE(day.waitForCard());
    EXPECT_TRUE(publishedPages(home).isEmpty()) << "before anybody said yes";
    day.press(Qt::Key_A);
    ASSERT_TRUE(waitUntil([&] { return day.state().runs.open.isEmpty(); }, 60s));
    const QStringList pages = publishedPages(home);
    EXPECT_TRUE(pages.contains(QStringLiteral("hasty/site/index.html"))) << pages.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(pages.filter(QStringLiteral("record.json")).size(), 3) << pages.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(day.state().inbox.waiting(), 0);
}

TEST_F(BriefToArtefactJourney, AFaultyKeywordPlanIsSaidAtTheBriefBox)
{
    const Sitting day(home, organisation(300ms));
    ASSERT_TRUE(waitUntil([&] { return !day.state().org.organisation().workflows.isEmpty(); }, 10s));
    writeFile(home.folder(QStringLiteral("keywords/plan.csv")), "Thing,Volume of it\nweekly stock count,1200\n");
    const Result<Done> wrong = app::checkKeywords(home.path());
    ASSERT_FALSE(wrong);
    const auto* box = day.find<QLineEdit>("shell.brief");
    day.give(kBrief);
    EXPECT_TRUE(box->text().isEmpty()) << "it is under way";
    ASSERT_TRUE(waitUntil([&] { return box->text() == kBrief; }, 10s)) << "what she wrote is not lost";
    const QList<QLabel*> labels = day.room->window()->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
        return label->text().contains(wrong.error().text, Qt::CaseInsensitive);
    })) << wrong.error().text.toStdString();
    ASSERT_TRUE(day.settle());
    EXPECT_TRUE(day.state().runs.open.isEmpty()) << "nothing was submitted";
    writeFile(home.folder(QStringLiteral("keywords/plan.csv")), "Keyword,Avg. monthly searches,Competition\nweekly stock count,1200,Low\n");
    QTest::keyClick(day.find<QLineEdit>("shell.brief"), Qt::Key_Return);
    EXPECT_TRUE(waitUntil([&] { return day.state().runs.open.size() == 1; }, 10s)) << "mended, it is taken";
}

TEST_F(BriefToArtefactJourney, UndoWithinTheGraceTimeLeavesNothingOnDisk)
{
    const Sitting day(home, organisation(20s));
    day.give(kBrief);
    ASSERT_TRUE(day.waitForCard());
    const qsizetype rows = day.cards().size();
    day.press(Qt::Key_A);
    // "Going out", with a heading of its own, is there for her to take back from.
    ASSERT_TRUE(waitUntil([&] { return day.state().inbox.waiting() == 0 && day.cards().size() > rows; }, 10s));
    day.press(Qt::Key_Z);
    ASSERT_TRUE(waitUntil([&] { return day.state().inbox.waiting() == 1; }, 10s)) << "it waits for her again";
    ASSERT_TRUE(day.settle());
    EXPECT_TRUE(publishedPages(home).isEmpty()) << publishedPages(home).join(QLatin1Char('\n')).toStdString();
    for (const Effect& effect : day.state().effects.open)
        EXPECT_EQ(effect.status, EffectStatus::Planned);
}

TEST_F(BriefToArtefactJourney, QuitAndOpenAgainShowsTheSame)
{
    const QString name = organisation(10s);
    QByteArray state;
    QStringList cards;
    {
        const Sitting day(home, name);
        day.give(kBrief);
        ASSERT_TRUE(day.waitForCard());
        ASSERT_TRUE(day.settle());
        state = encodeSnapshot(day.state());
        cards = day.cards();
    }
    const Sitting next(home, name);
    ASSERT_TRUE(next.settle());
    EXPECT_EQ(encodeSnapshot(next.state()), state);
    EXPECT_FALSE(cards.isEmpty());
    EXPECT_EQ(next.cards(), cards);
}

TEST_F(BriefToArtefactJourney, AllStopHaltsEverythingUntilSheResumes)
{
    const Sitting day(home, organisation(300ms));
    day.give(kBrief);
    ASSERT_TRUE(waitUntil([&] { return !day.state().runs.open.isEmpty(); }, 10s));
    auto* stop = day.find<QPushButton>("shell.stop");
    QTest::mouseClick(stop, Qt::LeftButton);
    ASSERT_TRUE(waitUntil([&] { return day.state().org.stopped; }, 10s));
    const auto atRest = [&] {
        return std::all_of(day.state().org.agents.begin(), day.state().org.agents.end(),
                           [](const AgentState& agent) { return agent.turn.isNull(); });
    };
    ASSERT_TRUE(waitUntil(atRest, 10s)) << "turns that were under way are recorded as stopped";
    ASSERT_TRUE(day.settle());
    const Sequence atStop = day.state().sequence;
    EXPECT_FALSE(waitUntil([&] { return day.state().sequence > atStop; }, 300ms)) << "something went on";
    QTest::mouseClick(stop, Qt::LeftButton);
    ASSERT_TRUE(waitUntil([&] { return !day.state().org.stopped; }, 10s));
    EXPECT_TRUE(day.waitForCard()) << "work goes on where it was";
}

TEST_F(BriefToArtefactJourney, AllStopReachesWhoeverWorksOnAnotherOrganisation)
{
    const Sitting day(home, organisation(300ms));
    app::DepartmentSettings settings;
    settings.organisation = QStringLiteral("marketing-department");
    app::Department other(home, settings);
    ASSERT_TRUE(other.open());
    app::ControlServer server(other, QStringLiteral("server"));
    ASSERT_TRUE(server.listen());
    const auto stopped = [](app::Department& department) { return department.feed().state().org.stopped; };
    auto* stop = day.find<QPushButton>("shell.stop");
    QTest::mouseClick(stop, Qt::LeftButton);
    ASSERT_TRUE(waitUntil([&] { return stopped(*day.department) && stopped(other); }, 10s));
    ASSERT_TRUE(waitUntil([&] { return stop->text() == u"Resume"; }, 10s)) << "until then a second press would be another stop";
    QTest::mouseClick(stop, Qt::LeftButton);
    ASSERT_TRUE(waitUntil([&] { return !stopped(*day.department) && !stopped(other); }, 10s));
}

} // namespace qd::test
