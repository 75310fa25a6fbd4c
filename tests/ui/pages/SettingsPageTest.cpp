#include "ui/pages/SettingsPage.h"

#include "tests/support/ManualClock.h"
#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeConnections.h"
#include "tests/ui/pages/FakePeople.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The page over an invented office, with what it asks for.
class SettingsPageTest : public testing::Test {
protected:
    SettingsPageTest() : state(SampleOffice().state())
    {
        state.models.use = QString::fromLatin1(ModelsState::kTiers);
        page = std::make_unique<ui::SettingsPage>(ui::SettingsRooms{&connections, &people}, &clock);
        page->resize(1100, 800);
        QObject::connect(page.get(), &ui::SettingsPage::commandIssued, page.get(), [this](const Command& command) {
            if (const auto* use = std::get_if<UseModels>(&command))
                wanted.append(use->use);
            else
                adopted.append(std::get<AdoptOrganisation>(command));
        });
        connections.organisation = state.org.organisation();
        page->display(state);
        page->show();
    }
    template <class T> T* find(const QString& name) const
    {
        T* found = page->findChild<T*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    QString text(const QString& name) const
    {
        const auto* label = find<QLabel>(name);
        return label && !label->isHidden() ? label->text() : QString();
    }
    QString chip(const QString& name) const { return find<QAbstractButton>(name)->text(); }
    void press(const QString& name) const { find<QAbstractButton>(name)->click(); }
    void typeKey(const QString& name, const QString& key) const
    {
        press(u"settings.key.%1.set"_s.arg(name));
        QTest::keyClicks(find<QLineEdit>(u"settings.key.%1.field"_s.arg(name)), key);
    }
    void show() { page->display(state); }

    ManualClock clock{SampleOffice::now()};
    FakeConnections connections;
    FakePeople people;
    OfficeState state;
    QComboBox* place(int number) const { return find<QComboBox>(u"settings.tier.model.%1"_s.arg(number)); }
    /// The state as it is once the last organisation was adopted.
    void adopt()
    {
        state.org.organisations[state.org.current] = adopted.last().organisation;
        show();
    }

    QStringList wanted;
    QList<AdoptOrganisation> adopted;
    std::unique_ptr<ui::SettingsPage> page;
};

} // namespace

TEST_F(SettingsPageTest, SaysWhomAgentsAskAndHasItChosen)
{
    EXPECT_TRUE(find<QAbstractButton>(u"settings.use.tiers"_s)->isChecked());
    press(u"settings.use.tiers"_s);
    EXPECT_TRUE(wanted.isEmpty()) << "it is so already";
    EXPECT_FALSE(find<QAbstractButton>(u"settings.use.apply"_s)->isVisible());
    press(u"settings.use.rehearsal"_s);
    EXPECT_TRUE(wanted.isEmpty()) << "to point at it is not to say so";
    show();
    EXPECT_TRUE(find<QAbstractButton>(u"settings.use.rehearsal"_s)->isChecked()) << "news of the state does not take her choice away";
    press(u"settings.use.apply"_s);
    EXPECT_EQ(wanted, QStringList{u"rehearsal"_s});
    show();
    EXPECT_TRUE(find<QAbstractButton>(u"settings.use.tiers"_s)->isChecked()) << "it was refused";
    find<QComboBox>(u"settings.use.model"_s)->setEditText(u"openai:gpt-6.1-sol"_s);
    press(u"settings.use.one"_s);
    press(u"settings.use.apply"_s);
    EXPECT_EQ(wanted.last(), u"openai:gpt-6.1-sol"_s);
    state.models.use = wanted.last();
    show();
    EXPECT_TRUE(find<QAbstractButton>(u"settings.use.one"_s)->isChecked());
    EXPECT_TRUE(text(u"settings.use.trouble"_s).contains(u"OpenAI has no key yet"_s)) << text(u"settings.use.trouble"_s).toStdString();
}

TEST_F(SettingsPageTest, WhatHasNoPriceIsSaidBeforeItIsAsked)
{
    find<QComboBox>(u"settings.use.model"_s)->setEditText(u"openai:gpt-unheard-of"_s);
    bool isSaid = false;
    for (const QLabel* label : page->findChildren<QLabel*>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"No price is known for it"_s));
    EXPECT_TRUE(isSaid);
}

TEST_F(SettingsPageTest, TheTiersHaveModelsPricesAndTheirDate)
{
    const auto* table = find<QTableView>(u"settings.tiers"_s);
    ASSERT_GE(table->model()->rowCount(), 3);
    QStringList row;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        row.append(table->model()->index(0, column).data().toString());
    EXPECT_TRUE(row.contains(u"$4.00"_s) && row.contains(u"$20.00"_s) && row.contains(u"21 Nov 2026"_s)) << row.join(u'|').toStdString();
    EXPECT_TRUE(text(u"settings.sources"_s).contains(u"https://example.org/prices"_s));
}

TEST_F(SettingsPageTest, ATierIsGivenItsModelsInOrder)
{
    EXPECT_EQ(place(0)->currentText(), u"anthropic:claude-opus"_s);
    EXPECT_TRUE(place(1)->currentText().isEmpty());
    EXPECT_EQ(text(u"settings.tier.model.0.said"_s), u"Claude Opus: $4.00 in, $20.00 out per million tokens."_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.tier.apply"_s)->isVisible());
    place(1)->setEditText(u"openai:gpt-6.1-sol"_s);
    ASSERT_TRUE(page->findChild<QComboBox*>(u"settings.tier.model.2"_s)) << "there is room for one more";
    EXPECT_EQ(text(u"settings.tier.model.1.said"_s), u"OpenAI has no key yet: set it below."_s);
    show();
    EXPECT_EQ(place(1)->currentText(), u"openai:gpt-6.1-sol"_s) << "news of the state does not take her choice away";
    EXPECT_TRUE(connections.done.isEmpty()) << "to point at it is not to say so";
    press(u"settings.tier.apply"_s);
    EXPECT_EQ(connections.done, QStringList{u"tier top anthropic:claude-opus openai:gpt-6.1-sol"_s});
    ASSERT_EQ(adopted.size(), 1);
    EXPECT_EQ(adopted.last().source, u"harbor-and-pine"_s);
    EXPECT_EQ(adopted.last().organisation.tiers.first().fallbacks, QStringList{u"openai:gpt-6.1-sol"_s});
    adopt();
    EXPECT_FALSE(find<QAbstractButton>(u"settings.tier.apply"_s)->isVisible());
    EXPECT_TRUE(text(u"settings.tier.result"_s).startsWith(u"It stands in /home/her/organisations/harbor-and-pine.json now, in place of what ships"_s));
    EXPECT_EQ(find<QTableView>(u"settings.tiers"_s)->model()->index(1, 0).data().toString(), u"else"_s);
    place(0)->setEditText({});
    press(u"settings.tier.apply"_s);
    EXPECT_EQ(connections.done.last(), u"tier top openai:gpt-6.1-sol"_s) << "the next one stands in the first's place";
    adopt();
    EXPECT_EQ(place(0)->currentText(), u"openai:gpt-6.1-sol"_s);
    EXPECT_TRUE(place(1)->currentText().isEmpty());
    place(0)->setEditText({});
    EXPECT_EQ(text(u"settings.tier.trouble"_s), u"A tier asks one model at least."_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.tier.apply"_s)->isEnabled());
    press(u"settings.tier.back"_s);
    EXPECT_EQ(place(0)->currentText(), u"openai:gpt-6.1-sol"_s);
    find<QComboBox>(u"settings.tier"_s)->setCurrentIndex(1);
    EXPECT_EQ(place(0)->currentText(), state.org.organisation().tiers[1].model);
    EXPECT_TRUE(text(u"settings.tier.result"_s).isEmpty());
}

TEST_F(SettingsPageTest, WhyATierCannotAskAModelIsSaidBesideIt)
{
    connections.refusal = Error{Error::Parse, u"OpenAI has no model “gpt-unheard-of” that is known here, so it cannot be used."_s, u"openai:gpt-unheard-of"_s, u"a file in the folder “providers” of the home"_s};
    place(1)->setEditText(u"openai:gpt-unheard-of"_s);
    EXPECT_TRUE(text(u"settings.tier.model.1.said"_s).contains(u"No price is known for openai:gpt-unheard-of"_s)) << "before it is asked for";
    press(u"settings.tier.apply"_s);
    EXPECT_TRUE(adopted.isEmpty());
    const QString said = u"OpenAI has no model “gpt-unheard-of” that is known here, so it cannot be used. Right would be: a file in the folder “providers” of the home."_s;
    EXPECT_EQ(text(u"settings.tier.model.1.said"_s), said);
    show();
    EXPECT_EQ(text(u"settings.tier.model.1.said"_s), said) << "news of the state do not take it away";
    EXPECT_TRUE(find<QAbstractButton>(u"settings.tier.apply"_s)->isEnabled());
    place(1)->setEditText({});
    EXPECT_TRUE(text(u"settings.tier.model.1.said"_s).isEmpty());
    connections.refusal = Error{Error::Store, u"the disk is full"_s, {}, u"room on it"_s};
    place(1)->setEditText(u"anthropic:claude-haiku"_s);
    press(u"settings.tier.apply"_s);
    EXPECT_EQ(text(u"settings.tier.trouble"_s), u"The disk is full. Right would be: room on it."_s);
}

TEST_F(SettingsPageTest, EachProviderSaysHowItStands)
{
    EXPECT_EQ(chip(u"settings.provider.anthropic"_s), u"Ready"_s);
    EXPECT_EQ(chip(u"settings.provider.openai"_s), u"No key"_s);
    EXPECT_EQ(chip(u"settings.provider.ollama"_s), u"Runs on this machine"_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.provider.openai.test"_s)->isEnabled());
    state.models.troubled.insert(u"anthropic"_s, {u"529 overloaded."_s, SampleOffice::now()});
    show();
    EXPECT_EQ(chip(u"settings.provider.anthropic"_s), u"Cannot be asked now"_s);
    state.models.troubled.clear();
    show();
    EXPECT_EQ(chip(u"settings.provider.anthropic"_s), u"Ready"_s);
    int unverified = 0;
    for (const QLabel* label : page->findChildren<QLabel*>())
        unverified += label->text().contains(u"not tried with the real service yet"_s);
    EXPECT_EQ(unverified, 5) << "three providers and two who search";
}

TEST_F(SettingsPageTest, AKeyGoesWhereKeysGoAndIsNowhereElse)
{
    typeKey(u"openai"_s, u"sk-tides-and-lanterns"_s);
    press(u"settings.key.openai.yes"_s);
    ASSERT_EQ(connections.keysKept.size(), 1);
    EXPECT_EQ(connections.keysKept.first(), (std::pair{u"openai"_s, QByteArray("sk-tides-and-lanterns")}));
    EXPECT_EQ(chip(u"settings.provider.openai"_s), u"Ready"_s);
    EXPECT_TRUE(text(u"settings.key.openai"_s).contains(u"in the desktop's keyring"_s));
    for (const QWidget* widget : page->findChildren<QWidget*>())
        for (const char* property : {"text", "toolTip", "accessibleName", "accessibleDescription"})
            EXPECT_FALSE(widget->property(property).toString().contains(u"tides-and"_s)) << widget->objectName().toStdString();
}

TEST_F(SettingsPageTest, WithoutAKeyringItSaysThatItLastsUntilTheEnd)
{
    connections.hasKeyring = false;
    connections.connected.keyring = ui::RingIs::NoRing;
    connections.tellOfChange();
    EXPECT_TRUE(text(u"settings.ring"_s).contains(u"only until the program ends"_s));
    typeKey(u"openai"_s, u"sk-tides-and-lanterns"_s);
    press(u"settings.key.openai.yes"_s);
    EXPECT_TRUE(text(u"settings.key.openai"_s).contains(u"only here, until the program ends"_s)) << text(u"settings.key.openai"_s).toStdString();
    EXPECT_TRUE(text(u"settings.key.openai.note"_s).contains(u"only until the program ends"_s));
}

TEST_F(SettingsPageTest, ARefusedKeyIsNotHeldForASecondAttempt)
{
    connections.refusal = Error{Error::Parse, u"a key cannot have 3 characters"_s, {}, u"one line of 8 to 8192 characters"_s};
    typeKey(u"openai"_s, u"abc"_s);
    press(u"settings.key.openai.yes"_s);
    EXPECT_TRUE(text(u"settings.key.openai.note"_s).contains(u"Right would be: one line of 8"_s)) << text(u"settings.key.openai.note"_s).toStdString();
    EXPECT_TRUE(find<QLineEdit>(u"settings.key.openai.field"_s)->text().isEmpty());
    EXPECT_FALSE(find<QLineEdit>(u"settings.key.openai.field"_s)->isHidden());
    EXPECT_FALSE(find<QAbstractButton>(u"settings.key.openai.yes"_s)->isEnabled());
}

TEST_F(SettingsPageTest, AKeyThatWasGivenForAnotherAddressIsSaidWithBoth)
{
    connections.connected.keys[u"anthropic"_s].address = u"https://api.anthropic.com"_s;
    connections.connected.keyAddresses.insert(u"anthropic"_s, u"https://api.anthropic.com"_s);
    connections.tellOfChange();
    EXPECT_TRUE(text(u"settings.key.anthropic"_s).startsWith(u"Key: in the desktop's keyring"_s)) << text(u"settings.key.anthropic"_s).toStdString();
    connections.connected.keyAddresses.insert(u"anthropic"_s, u"http://127.0.0.1:18431"_s);
    connections.tellOfChange();
    EXPECT_EQ(text(u"settings.key.anthropic"_s), u"Key: given for https://api.anthropic.com, and not shown to http://127.0.0.1:18431, which is named now. Replace it if a key is to go there."_s);
    press(u"settings.key.anthropic.set"_s);
    EXPECT_TRUE(text(u"settings.key.anthropic.note"_s).contains(u"to Anthropic at http://127.0.0.1:18431, nowhere else"_s)) << text(u"settings.key.anthropic.note"_s).toStdString();
}

TEST_F(SettingsPageTest, EscapeLeavesTheKeyAndRemovingAsksFirst)
{
    typeKey(u"openai"_s, u"sk-tides"_s);
    press(u"settings.key.openai.no"_s);
    EXPECT_TRUE(connections.keysKept.isEmpty());
    EXPECT_FALSE(find<QLineEdit>(u"settings.key.openai.field"_s)->isVisible());
    press(u"settings.key.anthropic.remove"_s);
    EXPECT_TRUE(connections.done.isEmpty()) << "it cannot be undone";
    EXPECT_TRUE(text(u"settings.key.anthropic.note"_s).contains(u"revoke"_s));
    press(u"settings.key.anthropic.yes"_s);
    EXPECT_EQ(connections.done, QStringList{u"remove anthropic"_s});
    EXPECT_EQ(chip(u"settings.provider.anthropic"_s), u"No key"_s);
}

TEST_F(SettingsPageTest, ATestSaysWhatCameAndThatItCostNothing)
{
    connections.holdsBack = true;
    connections.word = {true, {u"anthropic:claude-opus"_s, u"anthropic:other"_s}, true};
    press(u"settings.provider.anthropic.test"_s);
    press(u"settings.provider.anthropic.test"_s);
    EXPECT_EQ(connections.done, QStringList{u"try anthropic"_s}) << "one request at a time";
    EXPECT_TRUE(text(u"settings.provider.anthropic.result"_s).contains(u"Asking Anthropic"_s));
    connections.letGo();
    const QString said = text(u"settings.provider.anthropic.result"_s);
    EXPECT_TRUE(said.contains(u"takes the key"_s) && said.contains(u"cost nothing"_s)) << said.toStdString();
    EXPECT_TRUE(said.contains(u"Not among them, but asked by your agents: "_s)) << said.toStdString();
    connections.holdsBack = false;
    connections.refusal = Error{Error::Rule, u"the key is not accepted"_s, {}, {}};
    press(u"settings.provider.anthropic.test"_s);
    EXPECT_TRUE(text(u"settings.provider.anthropic.result"_s).contains(u"the key is not accepted"_s));
}

TEST_F(SettingsPageTest, ATestOfAServerOfOnesOwnSaysWhatItHolds)
{
    connections.word = {false, {u"ollama:llama3.2:latest"_s, u"ollama:gemma3"_s}, true, {{u"ollama:llama3.2:latest"_s, 4'096}}};
    press(u"settings.provider.ollama.test"_s);
    const QString said = text(u"settings.provider.ollama.result"_s);
    EXPECT_TRUE(said.contains(u"It has 2 model(s). llama3.2:latest holds 4,096 tokens as it is loaded now. "_s)) << said.toStdString();
}

TEST_F(SettingsPageTest, NothingIsAskedOutsideWhileEverythingIsStopped)
{
    const QStringList asking{u"settings.provider.anthropic.test"_s, u"settings.provider.ollama.test"_s, u"settings.server.files.look"_s};
    const auto areEnabled = [&](bool wanted) {
        for (const QString& name : asking) {
            EXPECT_EQ(find<QAbstractButton>(name)->isEnabled(), wanted) << name.toStdString();
            EXPECT_EQ(find<QAbstractButton>(name)->toolTip().contains(u"Everything is stopped"_s), !wanted) << name.toStdString();
        }
    };
    areEnabled(true);
    state.org.stopped = true;
    show();
    areEnabled(false);
    connections.holdsBack = true;
    state.org.stopped = false;
    show();
    press(asking.first());
    state.org.stopped = true;
    show();
    connections.letGo();
    EXPECT_FALSE(find<QAbstractButton>(asking.first())->isEnabled()) << "nor once what was under way is answered";
}

TEST_F(SettingsPageTest, AServerIsLookedAtBeforeItIsAllowed)
{
    press(u"settings.view.tools"_s);
    EXPECT_EQ(text(u"settings.server.files.command"_s), u"/usr/bin/mcp-files /srv/brand"_s);
    EXPECT_EQ(chip(u"settings.server.files"_s), u"Waits for you"_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.server.files.allow"_s)->isVisible());
    connections.offers = {u"files 1.2"_s, {{u"read"_s, {}, u"Reads a file"_s, {}, true, false, {}}, {u"write"_s, {}, {}, {}, false, false, {}}}};
    press(u"settings.server.files.look"_s);
    EXPECT_TRUE(text(u"settings.server.files.note"_s).contains(u"files 1.2"_s));
    const auto* read = find<QComboBox>(u"settings.tool.files.read"_s);
    EXPECT_EQ(read->currentIndex(), int(ui::ToolUse::Acts)) << "what a server says of itself is a suggestion";
    find<QComboBox>(u"settings.tool.files.read"_s)->setCurrentIndex(int(ui::ToolUse::Reads));
    connections.connected.servers.first().state = ui::ServerLine::Allowed;
    connections.connected.servers.first().allowedAt = SampleOffice::now();
    press(u"settings.server.files.allow"_s);
    EXPECT_EQ(connections.allowed, (QMap<QString, ui::ToolUse>{{u"read"_s, ui::ToolUse::Reads}, {u"write"_s, ui::ToolUse::Acts}}));
    EXPECT_TRUE(chip(u"settings.server.files"_s).startsWith(u"Allowed"_s));
    EXPECT_TRUE(find<QAbstractButton>(u"settings.server.files.forbid"_s)->isVisible());
}

TEST_F(SettingsPageTest, AServerThatIsGivenAKeySaysWhichBeforeItIsLookedAt)
{
    connections.connected.servers = {{u"weather"_s, u"Weather"_s, u"https://weather.example/mcp"_s, false, ui::ServerLine::New, {}, {}, {}, u"weather"_s}};
    connections.tellOfChange();
    press(u"settings.view.tools"_s);
    EXPECT_EQ(text(u"settings.server.weather.key"_s), u"It is given the key “weather” when you look, and while it is allowed."_s);
    EXPECT_EQ(find<QAbstractButton>(u"settings.server.weather.look"_s)->text(), u"Give it its key and look …"_s);
    connections.connected.servers.first().state = ui::ServerLine::Allowed;
    connections.tellOfChange();
    EXPECT_EQ(text(u"settings.server.weather.key"_s), u"It is given the key “weather”."_s);
    EXPECT_EQ(find<QAbstractButton>(u"settings.server.weather.look"_s)->text(), u"Ask it and look …"_s);
}

TEST_F(SettingsPageTest, WhoSearchesIsSetInPlace)
{
    press(u"settings.view.tools"_s);
    EXPECT_TRUE(text(u"settings.search.words"_s).startsWith(u"Nobody"_s));
    find<QLineEdit>(u"settings.searxng"_s)->setText(u"http://localhost:8888"_s);
    press(u"settings.searxng.set"_s);
    EXPECT_EQ(connections.done, QStringList{u"search http://localhost:8888"_s});
    connections.connected.searches = u"searxng"_s;
    connections.tellOfChange();
    EXPECT_EQ(chip(u"settings.search.searxng"_s), u"Searches"_s);
}

TEST_F(SettingsPageTest, TheNetworkAndItsAuthorityAreSaid)
{
    press(u"settings.view.network"_s);
    page->setNetwork(u"There is no network."_s);
    EXPECT_EQ(text(u"settings.network.state"_s), u"There is no network."_s);
    EXPECT_TRUE(text(u"settings.ca"_s).startsWith(u"Those that this system trusts"_s));
    connections.connected.proxy = u"proxy:3128"_s;
    connections.connected.authority = ui::AuthorityLine{{u"Corp Root"_s}, QDateTime::currentDateTimeUtc().addDays(5), {}};
    connections.tellOfChange();
    EXPECT_TRUE(text(u"settings.network.proxy"_s).startsWith(u"proxy:3128"_s));
    EXPECT_TRUE(text(u"settings.ca"_s).contains(u"Corp Root"_s) && text(u"settings.ca"_s).contains(u"soon"_s)) << text(u"settings.ca"_s).toStdString();
    press(u"settings.ca.clear"_s);
    EXPECT_EQ(connections.done, QStringList{u"trust "_s});
}

TEST_F(SettingsPageTest, AHomeThatCannotBeReadIsSaidAndLookedAtAgain)
{
    connections.trouble = Error{Error::Parse, u"The provider file is not usable: it has no title."_s, u"mine.json/title"_s, u"the name that people know"_s};
    connections.tellOfChange();
    const auto* empty = find<QWidget>(u"settings.providers.empty"_s);
    EXPECT_TRUE(empty->isVisible());
    QStringList texts;
    for (const QLabel* label : empty->findChildren<QLabel*>())
        texts.append(label->text());
    EXPECT_TRUE(texts.join(u' ').contains(u"it has no title"_s)) << texts.join(u'|').toStdString();
    connections.trouble.reset();
    empty->findChild<QAbstractButton*>()->click();
    EXPECT_FALSE(empty->isVisible());
}

TEST_F(SettingsPageTest, InThePastNothingCanBeChanged)
{
    page->setReadOnly(u"You are looking at the past."_s);
    EXPECT_FALSE(place(0)->isEnabled());
    EXPECT_EQ(place(0)->toolTip(), u"You are looking at the past."_s);
    for (const char* name : {"settings.use.rehearsal", "settings.use.tiers", "settings.provider.anthropic.test", "settings.key.anthropic.set", "settings.key.anthropic.remove",
                             "settings.server.files.look", "settings.searxng.set", "settings.ca.choose"})
        EXPECT_FALSE(find<QAbstractButton>(QString::fromLatin1(name))->isEnabled()) << name;
    page->setReadOnly({});
    EXPECT_TRUE(place(0)->isEnabled());
    for (const char* name : {"settings.use.rehearsal", "settings.provider.anthropic.test", "settings.key.anthropic.set", "settings.server.files.look"})
        EXPECT_TRUE(find<QAbstractButton>(QString::fromLatin1(name))->isEnabled()) << name;
}

} // namespace qd::test
