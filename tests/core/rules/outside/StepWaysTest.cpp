#include "core/rules/outside/StepWays.h"

#include "core/state/OfficeState.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace Qt::Literals::StringLiterals;
using rules::StepName;
using rules::WayTakes;

Step leaving(const QString& id, const QString& title, const QString& render, const QString& connector, const QString& to = {})
{
    Step step;
    step.id = {id};
    step.title = title;
    step.kind = StepKind::Effect;
    step.agent = {u"publisher"_s};
    step.action = {u"social-post"_s};
    step.connector = {connector};
    step.input = {{u"render"_s, render}};
    if (!to.isEmpty())
        step.input.insert(u"to"_s, to);
    return step;
}

Organisation press()
{
    Organisation made;
    made.id = {u"press"_s};
    made.title = u"Press"_s;
    AgentProfile publisher;
    publisher.id = {u"publisher"_s};
    publisher.title = u"Publisher"_s;
    made.agents = {publisher};
    Workflow launch;
    launch.id = {u"launch"_s};
    launch.title = u"Launch"_s;
    Step draft;
    draft.id = {u"draft"_s};
    launch.steps = {draft, leaving(u"post"_s, u"Post it"_s, u"linkedin-post"_s, u"folder-linkedin"_s), leaving(u"page"_s, u"Publish"_s, u"blog-page"_s, u"folder-site"_s)};
    Workflow news;
    news.id = {u"news"_s};
    news.steps = {leaving(u"send"_s, {}, u"e-mail"_s, u"smtp"_s, u"segment:readers"_s)};
    news.steps.first().account = u"second"_s;
    made.workflows = {launch, news};
    return made;
}

const WayTakes kLinkedIn{{u"linkedin"_s}, u"LinkedIn"_s, QStringList{u"linkedin-post"_s}};
const WayTakes kMail{{u"resend"_s}, u"Resend"_s, QStringList{u"e-mail"_s}, WayTakes::Always};
const WayTakes kCampaigns{{u"mailchimp"_s}, u"Mailchimp"_s, QStringList{u"e-mail"_s}};
const WayTakes kAny{{u"repository"_s}, u"Repository"_s};
const StepName kPost{{u"launch"_s}, {u"post"_s}}, kPage{{u"launch"_s}, {u"page"_s}}, kSend{{u"news"_s}, {u"send"_s}};

QStringList couldGo(const Organisation& organisation, const WayTakes& way)
{
    QStringList names;
    for (const rules::StepOut& step : rules::stepsOut(organisation, way))
        if (step.whyNot.isEmpty())
            names.append(step.name.text());
    return names;
}

OfficeState stateOf(const Organisation& organisation)
{
    OfficeState state;
    StoredFact adopted;
    adopted.sequence = 1;
    adopted.fact = OrganisationAdopted{organisation, QByteArray("one"), {}};
    state.org.apply(adopted);
    return state;
}

} // namespace

TEST(StepWays, WhatIsMadeOfTheSameIsMadeForTheOtherPlaceAndBack)
{
    const WayTakes site{{u"site"_s}, u"Site"_s, QStringList{u"web-post"_s}}, facebook{{u"page"_s}, u"Page"_s, QStringList{u"facebook-post"_s}}, folder{{u"folder-site"_s}, u"Folder"_s, QStringList{u"blog-page"_s}};
    EXPECT_EQ(couldGo(press(), site), QStringList{u"launch/page"_s});
    EXPECT_EQ(couldGo(press(), facebook), QStringList{u"launch/post"_s});
    const Result<Organisation> turned = rules::turnedTo(press(), site, {kPage});
    ASSERT_TRUE(turned);
    const Step page = *turned->workflows[0].step({u"page"_s});
    EXPECT_EQ(page.connector.text, u"site"_s);
    EXPECT_EQ(page.input.value(u"render"_s), Value(u"web-post"_s));
    const Result<Organisation> back = rules::turnedTo(*turned, folder, {kPage});
    ASSERT_TRUE(back);
    EXPECT_EQ(encode(*back), encode(press()));
}

TEST(StepWays, WhatLeavesIsNamedWithWhatItMakesAndWhereItGoes)
{
    const QList<rules::StepOut> all = rules::stepsOut(press(), kLinkedIn);
    ASSERT_EQ(all.size(), 3) << "the draft stays in the house";
    EXPECT_EQ(all[0].name, kPost);
    EXPECT_EQ(all[0].title, u"Launch › Post it"_s);
    EXPECT_EQ(all[0].render, u"linkedin-post"_s);
    EXPECT_EQ(all[0].connector.text, u"folder-linkedin"_s);
    EXPECT_EQ(all[2].title, u"news › send"_s) << "by their ids, where nobody gave them titles";
    EXPECT_EQ(rules::goingBy(press(), {u"folder-site"_s}), QStringList{u"Launch › Publish"_s});
    EXPECT_TRUE(rules::goingBy(press(), {u"linkedin"_s}).isEmpty());
}

TEST(StepWays, AStepCouldGoWhereWhatItMakesIsTakenAndItsPeopleAreReached)
{
    EXPECT_EQ(couldGo(press(), kLinkedIn), QStringList{u"launch/post"_s});
    EXPECT_EQ(couldGo(press(), kMail), QStringList{u"news/send"_s});
    EXPECT_TRUE(couldGo(press(), kCampaigns).isEmpty()) << "it is for people by name";
    EXPECT_EQ(couldGo(press(), kAny), (QStringList{u"launch/post"_s, u"launch/page"_s})) << "a repository has no readers by name";
    WayTakes people = kAny;
    people.people = WayTakes::Always;
    EXPECT_EQ(couldGo(press(), people), QStringList{u"news/send"_s});
    people.people = WayTakes::Perhaps;
    EXPECT_EQ(couldGo(press(), people).size(), 3);
    EXPECT_TRUE(couldGo(press(), {{u"figures"_s}, u"Figures"_s, QStringList()}).isEmpty()) << "it is only read";
}

TEST(StepWays, TurnedStepsGoThereAndNothingElseIsChanged)
{
    Organisation expected = press();
    expected.workflows[0].steps[1].connector = {u"linkedin"_s};
    const Result<Organisation> turned = rules::turnedTo(press(), kLinkedIn, {kPost});
    ASSERT_TRUE(turned) << turned.error().text.toStdString();
    EXPECT_EQ(encode(*turned), encode(expected));
    const WayTakes folder{{u"folder-linkedin"_s}, u"LinkedIn folder"_s, QStringList{u"linkedin-post"_s}};
    EXPECT_EQ(encode(*rules::turnedTo(*turned, folder, {kPost})), encode(press())) << "the same takes it back";
    const Result<Organisation> mail = rules::turnedTo(press(), kMail, {kSend});
    ASSERT_TRUE(mail);
    EXPECT_EQ(mail->workflows[1].steps[0].account, QString()) << "that was an account of the other's";
    const WayTakes smtp{{u"smtp"_s}, u"Mail"_s, QStringList{u"e-mail"_s}, WayTakes::Always};
    EXPECT_EQ(encode(*rules::turnedTo(press(), smtp, {kSend})), encode(press())) << "it goes there already, by that account";
}

TEST(StepWays, WhatCannotGoThereOrIsNoneIsRefusedWithWhatWouldBeRight)
{
    const Result<Organisation> wrong = rules::turnedTo(press(), kLinkedIn, {kPost, kPage});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, Error::Rule);
    EXPECT_EQ(wrong.error().text, u"\"launch/page\" cannot go through LinkedIn: it makes blog-page, and LinkedIn takes linkedin-post"_s);
    EXPECT_TRUE(rules::turnedTo(press(), kCampaigns, {kSend}).error().text.contains(u"Mailchimp reaches nobody by name"_s));
    for (const StepName& none : {StepName{{u"launch"_s}, {u"draft"_s}}, StepName{{u"launch"_s}, {u"none"_s}}, StepName{{u"none"_s}, {u"post"_s}}})
        EXPECT_EQ(rules::turnedTo(press(), kAny, {none}).error().kind, Error::Parse) << none.text().toStdString();
}

TEST(StepWays, CeilingsAndGrantsThatLetNothingOutThereAreSaid)
{
    Organisation organisation = press();
    EXPECT_EQ(rules::whyForbidden(stateOf(organisation), kPost, {u"linkedin"_s}), QString());
    OfficeState state = stateOf(organisation);
    state.rules.ceilings = Ceilings{};
    state.rules.ceilings->accounts = QStringList{u"folder-linkedin/main"_s};
    EXPECT_EQ(rules::whyForbidden(state, kPost, {u"folder-linkedin"_s}), QString());
    EXPECT_TRUE(rules::whyForbidden(state, kPost, {u"linkedin"_s}).contains(u"\"linkedin/main\""_s)) << "hers";
    organisation.ceilings = state.rules.ceilings;
    EXPECT_TRUE(rules::whyForbidden(stateOf(organisation), kPost, {u"linkedin"_s}).contains(u"\"linkedin/main\""_s)) << "its own";
    organisation.ceilings.reset();
    Grant grant;
    grant.connectors = {{u"folder-linkedin"_s}};
    organisation.agents[0].grants = {grant};
    EXPECT_TRUE(rules::whyForbidden(stateOf(organisation), kPost, {u"linkedin"_s}).contains(u"none of its grants"_s));
    EXPECT_EQ(rules::whyForbidden(stateOf(organisation), kPost, {u"folder-linkedin"_s}), QString());
}

} // namespace qd::test
