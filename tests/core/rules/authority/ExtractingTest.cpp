#include "core/rules/authority/Extracting.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qd::test {

namespace {

using namespace rules;
using namespace Qt::StringLiterals;

Extract topic()
{
    return {u"topic"_s, ExtractKind::OneOf, {u"product"_s, u"press"_s}, {}, {}};
}
Extract stars()
{
    return {u"stars"_s, ExtractKind::Number, {}, 0.0, 5.0};
}
Extract day()
{
    return {u"day"_s, ExtractKind::Date, {}, {}, {}};
}
Extract urgent()
{
    return {u"urgent"_s, ExtractKind::YesNo, {}, {}, {}};
}

std::string wrongMember(const Extract& extract)
{
    const Result<Done> is = closed(extract);
    return is ? "" : is.error().where.toStdString();
}

bool takes(const Extract& extract, const Value& value)
{
    return whyOpen({extract}, {{extract.field, value}}).isEmpty();
}

} // namespace

TEST(Extracting, AFieldIsClosedOrSaysWhatIsOpen)
{
    for (const Extract& good : {topic(), stars(), day(), urgent()})
        EXPECT_EQ(wrongMember(good), "");
    for (const char* name : {"", "Topic", "a-b", "a.b", "9a", "a{b}"}) {
        Extract odd = topic();
        odd.field = QString::fromLatin1(name);
        EXPECT_EQ(wrongMember(odd), "field") << name;
    }
    for (const QStringList& options : {QStringList{}, QStringList{u"one"_s}, QStringList{u"a"_s, u"a"_s}, QStringList{u"a"_s, u"{brief}"_s}, QStringList{u"a"_s, u"b\nc"_s},
                                       QStringList{u"a"_s, QString()}, QStringList{u"a"_s, QString(61, u'x')}, QStringList{u"a"_s, u"@artefact:draft"_s}}) {
        Extract odd = topic();
        odd.options = options;
        EXPECT_EQ(wrongMember(odd), "options") << options.join(u'|').toStdString();
    }
    Extract many = topic();
    for (int i = 0; i < 62; ++i)
        many.options.append(u"option %1"_s.arg(i));
    EXPECT_EQ(wrongMember(many), "") << "64";
    many.options.append(u"one more"_s);
    EXPECT_EQ(wrongMember(many), "options");
    Extract odd = stars();
    odd.most.reset();
    EXPECT_EQ(wrongMember(odd), "most");
    odd.most = 0.0;
    EXPECT_EQ(wrongMember(odd), "most");
    odd.most = std::nan("");
    EXPECT_EQ(wrongMember(odd), "most");
    odd = day();
    odd.least = 1.0;
    EXPECT_EQ(wrongMember(odd), "least");
    odd = urgent();
    odd.options = {u"yes"_s, u"no"_s};
    EXPECT_EQ(wrongMember(odd), "options");
}

TEST(Extracting, OnlyWhatIsNamedFits)
{
    EXPECT_TRUE(takes(topic(), u"press"_s));
    for (const Value& value : {Value(u"Press"_s), Value(u"press "_s), Value(u""_s), Value(QStringList{u"press"_s}), Value(true)})
        EXPECT_FALSE(takes(topic(), value));
    EXPECT_TRUE(takes(stars(), qint64(0)));
    EXPECT_TRUE(takes(stars(), 5.0));
    for (const Value& value : {Value(-0.1), Value(qint64(6)), Value(u"4"_s), Value(std::nan("")), Value(HUGE_VAL)})
        EXPECT_FALSE(takes(stars(), value));
    EXPECT_TRUE(takes(day(), u"2028-02-29"_s));
    for (const char* value : {"2026-02-29", "2026-2-3", "tomorrow", "2026-03-31T00:00:00", " 2026-03-31", "20260331"})
        EXPECT_FALSE(takes(day(), QString::fromLatin1(value))) << value;
    EXPECT_TRUE(takes(urgent(), false));
    EXPECT_FALSE(takes(urgent(), u"true"_s));
    EXPECT_FALSE(takes(urgent(), qint64(1)));
}

TEST(Extracting, EveryFieldIsThereAndNoOther)
{
    const QList<Extract> both{topic(), urgent()};
    EXPECT_EQ(whyOpen(both, {{u"topic"_s, u"press"_s}, {u"urgent"_s, true}}), QString());
    EXPECT_EQ(whyOpen(both, {{u"topic"_s, u"press"_s}}), u"The field \"urgent\" is missing; expected true or false."_s);
    EXPECT_EQ(whyOpen(both, {{u"topic"_s, u"x"_s}, {u"urgent"_s, true}}), u"The field \"topic\" does not fit; expected one of \"product\", \"press\"."_s);
    EXPECT_FALSE(whyOpen(both, {{u"topic"_s, u"press"_s}, {u"urgent"_s, true}, {u"note"_s, u"Link to us"_s}}).isEmpty());
}

TEST(Extracting, IsRaisedForTheTurnThatGaveItAndForNobodyElse)
{
    Step step;
    step.id = {u"sort"_s};
    step.extracts = {topic()};
    const TurnId turn = TurnId::make(Instant{1'000});
    RunState run;
    run.steps[step.id].turn = turn;
    const Values given{{u"topic"_s, u"press"_s}};
    const Label strange{Integrity::Untrusted, Confidentiality::Pii, true, {u"https://example.org"_s}};
    const std::optional<LabelRaised> raised = raisedByType(run, step, turn, given, strange);
    ASSERT_TRUE(raised);
    EXPECT_EQ(raised->how, u"typed:one-of"_s);
    EXPECT_EQ(raised->before, strange);
    EXPECT_EQ(raised->after, (Label{Integrity::Internal, Confidentiality::Pii, true, {u"https://example.org"_s}})) << "who may see it does not change";
    EXPECT_FALSE(raisedByType(run, step, TurnId::make(Instant{2'000}), given, strange)) << "overtaken";
    EXPECT_FALSE(raisedByType(run, step, turn, {{u"topic"_s, u"Link to us"_s}}, strange));
    EXPECT_FALSE(raisedByType(run, step, turn, given, Label{}));
    for (const StepKind kind : {StepKind::Skill, StepKind::Debate, StepKind::Call}) {
        Step other = step;
        other.kind = kind;
        EXPECT_FALSE(raisedByType(run, other, turn, given, strange));
    }
    Step armed = step;
    armed.tools = {u"read-page"_s};
    EXPECT_FALSE(raisedByType(run, armed, turn, given, strange));
    Step open = step;
    open.extracts.first().options.append(u"{brief}"_s);
    EXPECT_FALSE(raisedByType(run, open, turn, given, strange));
    open.extracts.clear();
    EXPECT_FALSE(raisedByType(run, open, turn, {}, strange)) << "nothing is not closed";
}

} // namespace qd::test
