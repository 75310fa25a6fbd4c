#include "agents/skills/decide/Objections.h"

#include "agents/skills/decide/Texts.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

Json weighed(const QStringList& objects, const Json& verdict = {})
{
    QList<Json::Member> input{{u"intent"_s, Json(u"Move money"_s)}, {u"affected"_s, listOf({u"mail"_s, u"ads"_s})},
                              {u"objects"_s, listOf(objects)}, {u"reasons"_s, listOf({u"Mail would suffer."_s, {}})}};
    if (!verdict.isNull()) {
        input.append({u"verdict"_s, verdict});
        input.append({u"ruled_by"_s, Json(u"lead"_s)});
        input.append({u"change"_s, Json(u"Half of it."_s)});
    }
    const auto made = Objections().run({Json(input), {}, {}});
    EXPECT_TRUE(made) << (made ? "" : made.error().text.toStdString());
    return made ? made->output : Json();
}

TEST(Objections, SilenceIsConsent)
{
    const Json cleared = weighed({u"no"_s, {}});
    EXPECT_TRUE(cleared.at(u"cleared").toBool());
    EXPECT_TRUE(cleared.at(u"goes").toBool());
    EXPECT_EQ(cleared.at(u"verdict").toString(), u"go"_s);
    EXPECT_NE(cleared.at(u"reasoning").toString().indexOf(u"ads said nothing in time"_s), -1);
}

TEST(Objections, OneObjectionWaitsForARuling)
{
    const Json open = weighed({u"yes"_s, u"no"_s});
    EXPECT_FALSE(open.at(u"cleared").toBool());
    EXPECT_FALSE(open.at(u"goes").toBool());
    EXPECT_EQ(textsOf(open.at(u"objected_by")), QStringList{u"mail"_s});
    EXPECT_EQ(open.at(u"reasoning").toString(), u"mail objects: Mail would suffer."_s);
}

TEST(Objections, TheRulingSaysWhatHappens)
{
    EXPECT_FALSE(weighed({u"yes"_s, u"no"_s}, Json(u"drop"_s)).at(u"goes").toBool());
    EXPECT_TRUE(weighed({u"yes"_s, u"no"_s}, Json(u"go"_s)).at(u"goes").toBool());
    const Json changed = weighed({u"yes"_s, u"no"_s}, Json(u"change"_s));
    EXPECT_TRUE(changed.at(u"goes").toBool());
    EXPECT_EQ(changed.at(u"change").toString(), u"Half of it."_s);
    EXPECT_EQ(weighed({u"yes"_s, u"no"_s}, Json(true)).at(u"verdict").toString(), u"go"_s) << "a person answers yes or no";
    EXPECT_EQ(weighed({u"yes"_s, u"no"_s}, Json(false)).at(u"verdict").toString(), u"drop"_s);
}

TEST(Objections, ThereIsOneAnswerForEach)
{
    const QList<Json::Member> input{{u"intent"_s, Json(u"x"_s)}, {u"affected"_s, listOf({u"a"_s, u"b"_s})}, {u"objects"_s, listOf({u"no"_s})}};
    EXPECT_FALSE(Objections().run({Json(input), {}, {}}));
}

} // namespace
