#include "ui/widgets/setup/SetupPanel.h"

#include "core/rules/setup/Setup.h"
#include "tests/support/ManualClock.h"
#include "tests/ui/widgets/setup/SetupSample.h"
#include "ui/models/PeopleModel.h"
#include "ui/widgets/parts/Sections.h"
#include "ui/widgets/setup/ChangeText.h"
#include "ui/widgets/setup/TrialBar.h"
#include "ui/widgets/setup/VersionLines.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSpinBox>

namespace qd::test {

namespace {

using namespace ui;

struct Desk {
    OfficeState state = SampleOffice().state();
    ManualClock clock{SampleOffice::now()};
    SetupPanel panel{&clock};
    QList<Command> asked;

    Desk()
    {
        QObject::connect(&panel, &SetupPanel::commandIssued, &panel, [this](const Command& command) { asked.append(command); });
        panel.resize(520, 900);
        panel.offerModels({QStringLiteral("anthropic:claude-sonnet-4-5"), QStringLiteral("openai:gpt-5.4")});
        addVersions(state);
        panel.show();
        show();
    }
    void show() { panel.display(state, setupWriter()); }
    template <class T> T* find(const char* name) const { return panel.findChild<T*>(QString::fromLatin1(name)); }
    void press(const char* name) const { find<QAbstractButton>(name)->click(); }
    QString text() const
    {
        QStringList lines;
        for (const FactLine& line : find<Sections>("setup.versions")->lines())
            lines.append(QStringLiteral("%1|%2").arg(line.text, line.value));
        return lines.join(u'\n');
    }
};

} // namespace

TEST(SetupPanel, ShowsEveryVersionWithWhatItSaysOtherwise)
{
    Desk desk;
    const QString text = desk.text();
    for (const char* part : {"Version 3|\n", "Back to what the organisation's file says", "Version 2 · in use|", "Lists read like a manual",
                             "Temperature|0.6 → 0.3", "Use lists for steps.|−", "Never use lists.|+", "Version 0|", "Go back to this|back:1", "Go back to this|back:0"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << "\n" << text.toStdString();
    EXPECT_FALSE(text.contains(QStringLiteral("back:2"))) << "it is in use";
    emit desk.find<Sections>("setup.versions")->followed(QStringLiteral("back:1"));
    ASSERT_EQ(desk.asked.size(), 1);
    EXPECT_EQ(std::get<ConfigureAgent>(desk.asked[0]).like, 1);
    EXPECT_TRUE(std::get<ConfigureAgent>(desk.asked[0]).inUse);
}

TEST(SetupPanel, TheFormMakesANewVersionOfWhatItShowsAndKeepsTheRest)
{
    Desk desk;
    EXPECT_FALSE(desk.find<QAbstractButton>("setup.use")->isEnabled()) << "nothing is changed";
    EXPECT_EQ(desk.find<QComboBox>("setup.model")->currentData().toString(), QStringLiteral("anthropic:claude-sonnet-4-5"));
    desk.find<QComboBox>("setup.model")->setCurrentIndex(desk.find<QComboBox>("setup.model")->findData(QStringLiteral("openai:gpt-5.4")));
    desk.find<QDoubleSpinBox>("setup.temperature")->setValue(0.85);
    desk.find<QSpinBox>("setup.thinking")->setValue(2'048);
    desk.find<QLineEdit>("setup.tools")->setText(QStringLiteral("read-page, , brand.voice-score "));
    desk.find<QPlainTextEdit>("setup.instructions")->setPlainText(QStringLiteral(" Short. \n"));
    desk.find<QLineEdit>("setup.reason")->setText(QStringLiteral("to see"));
    desk.press("setup.keep");
    desk.press("setup.use");
    ASSERT_EQ(desk.asked.size(), 2);
    const auto kept = std::get<ConfigureAgent>(desk.asked[0]);
    EXPECT_FALSE(kept.inUse);
    EXPECT_EQ(kept.agent, setupWriter());
    EXPECT_EQ(kept.like, -1);
    EXPECT_EQ(kept.reason, QStringLiteral("to see"));
    EXPECT_EQ(kept.configuration.model, QStringLiteral("openai:gpt-5.4"));
    EXPECT_EQ(kept.configuration.temperature, 0.85);
    EXPECT_EQ(kept.configuration.thinking->value, 2'048);
    EXPECT_EQ(kept.configuration.tools, (QStringList{QStringLiteral("read-page"), QStringLiteral("brand.voice-score")}));
    EXPECT_EQ(kept.configuration.instructions, QStringLiteral("Short."));
    EXPECT_EQ(kept.configuration.role, desk.state.org.organisation().agent(setupWriter())->role);
    EXPECT_TRUE(std::get<ConfigureAgent>(desk.asked[1]).inUse);
}

TEST(SetupPanel, WhoItIsCanBeWrittenAnewAndTheDifferenceStandsInWords)
{
    Desk desk;
    const AgentProfile* writer = desk.state.org.organisation().agent(setupWriter());
    auto* role = desk.find<QPlainTextEdit>("setup.role");
    auto* tone = desk.find<QLineEdit>("setup.tone");
    auto* changes = desk.find<QLabel>("setup.changes");
    EXPECT_EQ(role->toPlainText(), writer->role);
    EXPECT_EQ(tone->text(), writer->personality.tone);
    EXPECT_EQ(desk.find<QLineEdit>("setup.style")->text(), writer->personality.style);
    EXPECT_FALSE(changes->isVisible()) << "nothing is changed";
    role->setPlainText(writer->role + QStringLiteral(" Also of <letters>."));
    tone->setText(QStringLiteral("dry"));
    desk.find<QLineEdit>("setup.style")->setText(QStringLiteral("short"));
    desk.find<QPlainTextEdit>("setup.example")->setPlainText(QStringLiteral("Count weekly."));
    desk.find<QPlainTextEdit>("setup.instructions")->setPlainText(QStringLiteral("Open with what it saves. Never use lists."));
    ASSERT_TRUE(changes->isVisible());
    const QString said = changes->text();
    for (const char* part : {"<b>Role</b>", "Also of &lt;letters&gt;.</span>", "<b>Tone</b>", "<b>Style</b>", "<b>Example</b>", "line-through\">costs.</span>", "underline\">saves.</span>"})
        EXPECT_TRUE(said.contains(QString::fromUtf8(part))) << part << "\n" << said.toStdString();
    EXPECT_FALSE(said.contains(QStringLiteral("<b>Temperature</b>")));
    desk.press("setup.keep");
    ASSERT_EQ(desk.asked.size(), 1);
    const Configuration kept = std::get<ConfigureAgent>(desk.asked[0]).configuration;
    EXPECT_EQ(kept.role, writer->role + QStringLiteral(" Also of <letters>."));
    EXPECT_EQ(kept.personality.tone, QStringLiteral("dry"));
    EXPECT_EQ(kept.personality.style, QStringLiteral("short"));
    EXPECT_EQ(kept.personality.example, QStringLiteral("Count weekly."));
    tone->setText(writer->personality.tone);
    EXPECT_FALSE(changes->text().contains(QStringLiteral("<b>Tone</b>"))) << "as it was";
}

TEST(SetupPanel, OfALongTextOnlyWhatChangesStandsThere)
{
    const QString words = QStringLiteral("one two three four five six seven eight nine ten eleven twelve ");
    const QList<rules::WordsPiece> pieces = rules::wordsBetween(words + QStringLiteral("old ") + words + words + QStringLiteral("end"), words + QStringLiteral("new ") + words + words + QStringLiteral("last"));
    const QString markup = changeMarkup({{QStringLiteral("role"), {}, {}, pieces}});
    const QString plain = QString(markup).remove(QRegularExpression(QStringLiteral("<[^>]*>")));
    EXPECT_EQ(plain, QStringLiteral("Role: … eight nine ten eleven twelve old new one two three four five … eight nine ten eleven twelve end last"));
}

TEST(SetupPanel, WhereThereIsLittleRoomNamesStandAboveTheirFields)
{
    Desk desk;
    auto* tone = desk.find<QLineEdit>("setup.tone");
    auto* role = desk.find<QPlainTextEdit>("setup.role");
    QLabel* name = nullptr;
    for (QLabel* label : desk.panel.findChildren<QLabel*>())
        if (label->buddy() == tone)
            name = label;
    ASSERT_TRUE(name);
    EXPECT_GT(tone->x(), name->geometry().right()) << "beside it";
    EXPECT_EQ(role->verticalScrollBar()->maximum(), 0) << "a sentence or two need no scroll bar";
    desk.panel.resize(260, 900);
    QCoreApplication::processEvents(); // a test may: layouts that were put off come now
    EXPECT_EQ(tone->x(), name->x());
    EXPECT_GE(tone->y(), name->geometry().bottom());
}

TEST(SetupPanel, TheVersionsScrollWithTheForm)
{
    Desk desk;
    auto* versions = desk.find<Sections>("setup.versions");
    EXPECT_EQ(versions->verticalScrollBar()->maximum(), 0) << "one scroll bar is enough";
    const int before = versions->height();
    for (int i = 0; i < 5; ++i)
        desk.state.setups.apply({0, SampleOffice::now(), human(), 0, {}, {}, AgentConfigured{setupWriter(), 4 + i, {}, 0, false, human(), QStringLiteral("once more")}});
    desk.show();
    EXPECT_GT(versions->height(), before);
}

TEST(SetupPanel, WhatSheIsWritingStaysWhileTheDepartmentWorksOn)
{
    Desk desk;
    desk.find<QPlainTextEdit>("setup.instructions")->setPlainText(QStringLiteral("half a sen"));
    desk.state.sequence += 10;
    desk.show();
    EXPECT_EQ(desk.find<QPlainTextEdit>("setup.instructions")->toPlainText(), QStringLiteral("half a sen"));
    desk.panel.display(desk.state, {QStringLiteral("cmo")});
    EXPECT_TRUE(desk.find<QPlainTextEdit>("setup.instructions")->toPlainText().isEmpty());
}

TEST(SetupPanel, AFormThatIsOpenedChangesNothingByItself)
{
    Desk desk;
    Configuration& now = desk.state.setups.agents[setupWriter()].versions[1].configuration;
    now.temperature = 0.333;
    now.instructions = QStringLiteral(" Figures\u00a0first.\r\nThen words. ");
    now.personality.tone = QStringLiteral("warm\nand dry ");
    desk.show();
    EXPECT_FALSE(desk.find<QAbstractButton>("setup.use")->isEnabled()) << "two digits are shown, all of them are kept";
    desk.find<QLineEdit>("setup.tools")->setText(QStringLiteral("read-page"));
    desk.press("setup.use");
    ASSERT_EQ(desk.asked.size(), 1);
    const Configuration asked = std::get<ConfigureAgent>(desk.asked[0]).configuration;
    EXPECT_EQ(asked.temperature, 0.333);
    EXPECT_EQ(asked.instructions, QStringLiteral(" Figures\u00a0first.\r\nThen words. ")) << "letter by letter, though it is not shown so";
    EXPECT_EQ(asked.personality.tone, QStringLiteral("warm\nand dry "));
}

TEST(SetupPanel, ATrialIsBegunInALine)
{
    Desk desk;
    auto* version = desk.find<QComboBox>("trial.version");
    ASSERT_EQ(version->count(), 3) << "3, 1 and what the file says";
    version->setCurrentIndex(version->findData(1));
    desk.find<QSpinBox>("trial.share")->setValue(25);
    desk.find<QComboBox>("trial.measure")->setCurrentIndex(2);
    desk.press("trial.begin");
    ASSERT_EQ(desk.asked.size(), 1);
    const Trial trial = std::get<BeginTrial>(desk.asked[0]).trial;
    EXPECT_FALSE(trial.id.isNull());
    EXPECT_EQ(trial.agent, setupWriter());
    EXPECT_EQ(trial.a, 2);
    EXPECT_EQ(trial.b, 1);
    EXPECT_DOUBLE_EQ(trial.share, 0.25);
    EXPECT_EQ(trial.measure, TrialMeasure::Kept);
}

TEST(SetupPanel, ATrialSaysWhatItShowsAndOneClickTakesAVersion)
{
    Desk desk;
    const TrialId id = addTrial(desk.state, 6, 3);
    desk.show();
    QString says = desk.find<QLabel>("trial.says")->text();
    EXPECT_TRUE(says.contains(QStringLiteral("Not shown yet"))) << says.toStdString();
    EXPECT_TRUE(says.contains(QStringLiteral("Version 2: 100 % of 9 piece"))) << says.toStdString();
    const QString terms = desk.find<QLabel>("trial.terms")->text();
    for (const char* part : {"50 % of new runs go to version 2", "6 pair", "3 piece", "of the 20 that it takes"})
        EXPECT_TRUE(terms.contains(QString::fromUtf8(part))) << part << "\n" << terms.toStdString();
    EXPECT_FALSE(desk.find<QComboBox>("trial.version")->isVisible());
    EXPECT_FALSE(desk.text().contains(QStringLiteral("Go back"))) << "the trial ends first";
    desk.find<QLineEdit>("setup.tools")->setText(QStringLiteral("read-page"));
    EXPECT_FALSE(desk.find<QAbstractButton>("setup.use")->isEnabled());
    EXPECT_TRUE(desk.find<QAbstractButton>("setup.keep")->isEnabled());
    desk.state.setups.open.clear();
    addTrial(desk.state, 30);
    desk.show();
    says = desk.find<QLabel>("trial.says")->text();
    EXPECT_TRUE(says.contains(QStringLiteral("Shown: version 2 does better. Take it?"))) << says.toStdString();
    desk.press("trial.take-b");
    desk.press("trial.take-a");
    desk.press("trial.end");
    ASSERT_EQ(desk.asked.size(), 3);
    EXPECT_EQ(std::get<EndTrial>(desk.asked[0]).trial, id);
    EXPECT_EQ(std::get<EndTrial>(desk.asked[0]).adopt, 2);
    EXPECT_EQ(std::get<EndTrial>(desk.asked[1]).adopt, 1);
    EXPECT_EQ(std::get<EndTrial>(desk.asked[2]).adopt, -1);
}

TEST(SetupPanel, WhatCameOfATrialStaysReadable)
{
    Desk desk;
    const TrialId id = addTrial(desk.state, 30);
    desk.state.setups.apply({0, SampleOffice::now(), human(), 0, {}, {}, TrialEnded{id, setupWriter(), 2, human(), {}}});
    desk.show();
    EXPECT_TRUE(desk.text().contains(QStringLiteral("Version 2 was taken."))) << desk.text().toStdString();
    EXPECT_TRUE(desk.find<QComboBox>("trial.version")->isVisible());
}

TEST(PeopleModelTrials, WhoIsTriedIsMarkedAndWhoIsToBeChosenStandsOut)
{
    OfficeState state = SampleOffice().state();
    PeopleModel model;
    const auto markOf = [&](const AgentId& agent) {
        model.show(state);
        return model.index(model.rowOf(agent)).data(PeopleModel::TrialRole).toInt();
    };
    EXPECT_EQ(markOf(setupWriter()), PeopleModel::NoTrial);
    addVersions(state);
    addTrial(state, 4);
    EXPECT_EQ(markOf(setupWriter()), PeopleModel::Tried);
    EXPECT_EQ(markOf({QStringLiteral("cmo")}), PeopleModel::NoTrial);
    state.setups.open.clear();
    addTrial(state, 30);
    EXPECT_EQ(markOf(setupWriter()), PeopleModel::Shown);
    EXPECT_EQ(model.index(model.rowOf(setupWriter())).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Copywriter, a trial shows a difference"));
}

} // namespace qd::test
