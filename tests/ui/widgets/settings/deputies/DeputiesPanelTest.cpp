#include "ui/widgets/settings/deputies/DeputiesPanel.h"

#include "core/model/Command.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SampleState.h"
#include "ui/widgets/settings/deputies/DeputyRow.h"
#include "ui/words/Words.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The panel over an office that takes what it is told.
class DeputiesPanelTest : public testing::Test {
protected:
    DeputiesPanelTest() : state(SampleOffice().state())
    {
        QObject::connect(&panel, &ui::DeputiesPanel::wanted, &panel, [this](const Command& command) { wanted.append(std::get<SetDeputy>(command)); });
        panel.display(state);
        panel.show();
    }
    template <class T> T* find(const QString& name) const
    {
        T* found = panel.findChild<T*>(name);
        EXPECT_TRUE(found) << name.toStdString();
        return found;
    }
    void press(const QString& name) const { find<QAbstractButton>(name)->click(); }
    void type(const char* field, const QString& text) const { find<QLineEdit>(u"settings.deputies.field."_s + QLatin1String(field))->setText(text); }
    void take()
    {
        const SetDeputy& last = wanted.last();
        last.gone ? void(state.rules.deputies.remove(last.deputy.id)) : void(state.rules.deputies.insert(last.deputy.id, last.deputy));
        panel.display(state);
    }

    ManualClock clock{SampleOffice::now()};
    OfficeState state;
    ui::DeputiesPanel panel{&clock};
    QList<SetDeputy> wanted;
    const QString key = QString(u"0a"_s).repeated(32);
};

} // namespace

TEST_F(DeputiesPanelTest, SomebodyIsNamedWithTheirLimitsAndTakenOutAgain)
{
    press(u"settings.deputies.add"_s);
    auto* make = find<QAbstractButton>(u"settings.deputies.make"_s);
    EXPECT_FALSE(make->isEnabled());
    type("title", u"Anna Berg"_s);
    type("key", u"0a0a"_s);
    EXPECT_FALSE(make->isEnabled()) << "half a key";
    EXPECT_EQ(find<QLabel>(u"settings.deputies.form.note"_s)->text(), u"A key has 64 letters and digits: 0 to 9 and a to f."_s);
    type("key", key.toUpper());
    type("most", u"many"_s);
    EXPECT_FALSE(make->isEnabled());
    type("most", u"50"_s);
    const QString kind = state.org.organisation().autonomy.first().action.text;
    press(u"settings.deputies.kind."_s + kind);
    auto* until = find<QComboBox>(u"settings.deputies.field.until"_s);
    until->setCurrentIndex(2);
    press(u"settings.deputies.make"_s);
    ASSERT_EQ(wanted.size(), 1);
    const Deputy named = wanted.first().deputy;
    EXPECT_EQ(named.id.text, u"anna-berg"_s);
    EXPECT_EQ(named.title, u"Anna Berg"_s);
    EXPECT_EQ(named.publicKey, QByteArray(32, '\x0a'));
    EXPECT_EQ(named.kinds, QList<ActionKind>{{kind}});
    EXPECT_EQ(named.most, Money{50'000'000});
    EXPECT_EQ(named.until, clock.now() + std::chrono::days(7));
    EXPECT_TRUE(find<QWidget>(u"settings.deputies.form"_s)->isVisible()) << "until it is so";
    take();
    EXPECT_FALSE(find<QWidget>(u"settings.deputies.form"_s)->isVisible());
    EXPECT_TRUE(find<QLabel>(u"settings.deputy.anna-berg.limits"_s)->text().contains(u"up to $50.00 each"_s));
    EXPECT_EQ(ui::partyName(state, named.id), u"Anna Berg, your deputy"_s);
    clock.advance(std::chrono::days(8));
    panel.display(state);
    EXPECT_EQ(find<QAbstractButton>(u"settings.deputy.anna-berg.mark"_s)->text(), u"Their time is over"_s);
    press(u"settings.deputy.anna-berg.remove"_s);
    ASSERT_EQ(wanted.size(), 2);
    EXPECT_TRUE(wanted.last().gone);
    take();
    EXPECT_FALSE(find<QWidget>(u"settings.deputy.anna-berg"_s)->isVisible());
    EXPECT_TRUE(find<QWidget>(u"settings.deputies.empty"_s)->isVisible());
}

TEST_F(DeputiesPanelTest, SheHerselfCanBeOnAnotherMachine)
{
    press(u"settings.deputies.add"_s);
    press(u"settings.deputies.field.me"_s);
    type("title", u"My laptop"_s);
    type("key", key);
    press(u"settings.deputies.make"_s);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.first().deputy.id, human());
    EXPECT_TRUE(wanted.first().deputy.kinds.isEmpty());
    EXPECT_FALSE(wanted.first().deputy.most);
    EXPECT_FALSE(wanted.first().deputy.until);
    take();
    EXPECT_EQ(find<QAbstractButton>(u"settings.deputy.human.mark"_s)->text(), u"You, on another machine"_s);
    EXPECT_EQ(ui::partyName(state, human()), u"You"_s);
    panel.setReadOnly(u"It is the past."_s);
    EXPECT_FALSE(find<QAbstractButton>(u"settings.deputy.human.remove"_s)->isEnabled());
    EXPECT_FALSE(find<QAbstractButton>(u"settings.deputies.add"_s)->isEnabled());
}

} // namespace qd::test
