#include "agents/office/leaving/Rehearsing.h"

#include "agents/effects/Dispatcher.h"
#include "agents/effects/connectors/FolderConnector.h"
#include "agents/effects/render/mail/Email.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

class RehearsingTest : public testing::Test {
protected:
    TempHome home;
    agents::Dispatcher dispatcher{agents::folderConnectors(home.path(), u"press"_s)};
    OfficeState state;

    static agents::TurnOrder order(const QString& to = u"segment:newsletter"_s)
    {
        agents::TurnOrder order;
        order.step.connector = {u"smtp"_s};
        order.input = Json(QList<Json::Member>{{u"render"_s, Json(u"e-mail"_s)}, {u"to"_s, Json(to)}, {u"purpose"_s, Json(u"newsletter"_s)}});
        return order;
    }
    static Effect mail(bool isRehearsal)
    {
        agents::EmailMaterial made;
        made.slug = u"three-things"_s;
        made.subject = u"Three things"_s;
        made.text = u"Count them."_s;
        made.date = {1'795'000'000'000};
        made.rehearsal = isRehearsal;
        Effect effect;
        effect.content = agents::renderEmail(made, effectBrand()).value().content;
        effect.content.connector = {u"smtp"_s};
        return effect;
    }
    QString missing(const agents::TurnOrder& order) const { return agents::missingFor(state, dispatcher, order).join(u"; "_s); }
    void keep(bool agreed)
    {
        const ContactId id = ContactId::make({1});
        state.people.contacts.insert(id, {1, {{u"e-mail"_s, QByteArray(32, 'a')}}, {u"newsletter"_s}, {}, {}});
        if (agreed)
            state.people.contacts[id].consents.insert(u"e-mail/newsletter"_s, true);
    }
};

TEST_F(RehearsingTest, AMailOfARehearsalStaysInAFolderAndSaysWhatIsMissing)
{
    const std::optional<Effect> kept = agents::rehearsed(state, dispatcher, order(), mail(true));
    ASSERT_TRUE(kept);
    const Result<Done> taken = dispatcher.check(kept->content);
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().text.toStdString());
    EXPECT_EQ(kept->content.connector.text, u"folder-outbox"_s);
    EXPECT_EQ(kept->sha256, contentHash(kept->content)) << "what she says yes to is that";
    EXPECT_TRUE(kept->content.recipients.isEmpty());
    EXPECT_FALSE(mail(true).content.reversible) << "a mail can't be taken back";
    EXPECT_TRUE(kept->content.reversible) << "a file can";
    EXPECT_EQ(std::get<QString>(kept->content.details.value(u"missing"_s)),
              u"no way out \"smtp\" is set up and allowed: quarterdeck connectors add smtp, then allow smtp; nobody is on the list newsletter: quarterdeck contacts add, or import"_s);
}

TEST_F(RehearsingTest, WhatIsNoRehearsalGoesItsOwnWay)
{
    EXPECT_FALSE(agents::rehearsed(state, dispatcher, order(), mail(false)));
    agents::TurnOrder folder = order();
    folder.step.connector = {u"folder-newsletter"_s};
    EXPECT_FALSE(agents::rehearsed(state, dispatcher, folder, mail(true)));
    agents::TurnOrder post = order();
    post.input = Json(QList<Json::Member>{{u"render"_s, Json(u"sms"_s)}, {u"to"_s, Json(u"segment:newsletter"_s)}});
    EXPECT_FALSE(agents::rehearsed(state, dispatcher, post, mail(true)));
}

/// With models that are paid nothing is rehearsed: she is told all that is missing at once.
TEST_F(RehearsingTest, WithoutAWayOutEverythingThatIsMissingIsSaidAtOnce)
{
    const Result<Effect> refused = agents::addressed(state, dispatcher, order(), mail(false));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, missing(order()));
    EXPECT_TRUE(refused.error().text.contains(u"nobody is on the list newsletter"_s));
}

TEST_F(RehearsingTest, WhoNeverAgreedIsSaidApartFromNobody)
{
    keep(false);
    EXPECT_TRUE(missing(order()).endsWith(u"nobody on the list newsletter may be reached by e-mail (1 left out: 1 never agreed)"_s)) << missing(order()).toStdString();
    state.people.contacts.clear();
    keep(true);
    EXPECT_EQ(missing(order()), u"no way out \"smtp\" is set up and allowed: quarterdeck connectors add smtp, then allow smtp"_s);
}

} // namespace
