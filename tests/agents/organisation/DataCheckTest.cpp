#include "agents/organisation/checks/OrganisationCheck.h"
#include "tests/agents/organisation/Department.h"

namespace qd::test {

namespace {

using agents::Fault;
using agents::faultsOfData;

Step step(const char* name, const char* reply)
{
    Step step;
    step.id = {QString::fromLatin1(name)};
    step.reply = QString::fromLatin1(reply);
    return step;
}

Condition on(const char* path)
{
    Condition condition;
    condition.path = QString::fromLatin1(path);
    return condition;
}

/// What is wrong with a workflow of a review, a draft and these steps: its places, without the common beginning.
QStringList placesOf(QList<Step> steps)
{
    Step draft = step("draft", "draft");
    draft.artefactField = QStringLiteral("markdown");
    Step score = step("score", "");
    score.kind = StepKind::Skill;
    score.skill = {QStringLiteral("seo.score")};
    QList<Step> all{step("review", "review"), draft, score};
    for (Step& later : steps) { // one after the other
        for (const Step& before : std::as_const(all))
            later.after.append(before.id);
        all.append(later);
    }
    Workflow flow{{QStringLiteral("flow")}, {}, {}, all};
    Workflow list{{QStringLiteral("list")}, {}, {}, {}};
    list.results.insert(QStringLiteral("name"), QStringLiteral("{input.item}"));
    Organisation house;
    house.workflows = {flow, list};
    QStringList places;
    for (const Fault& fault : faultsOfData(flow, QStringLiteral("/w"), house, everything())) {
        EXPECT_FALSE(fault.wrong.isEmpty() || fault.right.isEmpty());
        places.append(fault.path.mid(2));
    }
    return places;
}

} // namespace

TEST(DataCheck, TakesWhatIsGiven)
{
    Step reader = step("reader", "review");
    reader.when = on("review.verdict");
    reader.when.is = Value(QStringLiteral("accept"));
    reader.input = {{QStringLiteral("a"), QStringLiteral("{draft.title}, {draft.words} words, {score.score}, {brief}")}};
    Step list = step("each", "");
    list.kind = StepKind::Call;
    list.call = Call{{QStringLiteral("list")}, {}, {}, QStringLiteral("draft.sources_used"), 4, {JoinOf::Quorum, 1}};
    Step after = step("after", "review");
    after.when = on("score.score");
    after.when.atLeast = 70;
    after.messages = {{}};
    after.messages.first().subject = QStringLiteral("{each.finished} done: {each.name}");
    EXPECT_EQ(placesOf({reader, list, after}), QStringList());
}

TEST(DataCheck, NamesWhatNobodyGives)
{
    Step reader = step("reader", "review");
    reader.when = on("review.opinion");
    reader.when.is = Value(true);
    reader.input = {{QStringLiteral("text"), QStringList{QStringLiteral("{draft.body}")}}};
    reader.messages = {{}};
    reader.messages.first().subject = QStringLiteral("{review.subject} {review.object}");
    EXPECT_EQ(placesOf({reader}), (QStringList{QStringLiteral("/steps/3/when/path"), QStringLiteral("/steps/3/input/text"),
                                               QStringLiteral("/steps/3/messages/0/subject")}));
}

TEST(DataCheck, NamesValuesOfTheWrongKind)
{
    Step reader = step("reader", "review");
    reader.when = on("review.verdict");
    reader.when.atLeast = 3;
    EXPECT_EQ(placesOf({reader}), QStringList{QStringLiteral("/steps/3/when")});
    reader.when = on("score.score");
    reader.when.is = Value(QStringLiteral("high"));
    EXPECT_EQ(placesOf({reader}), QStringList{QStringLiteral("/steps/3/when/is")});
    Step list = step("each", "");
    list.kind = StepKind::Call;
    list.call = Call{{QStringLiteral("list")}, {}, {}, QStringLiteral("draft.title"), 4, {}};
    EXPECT_EQ(placesOf({list}), QStringList{QStringLiteral("/steps/3/call/over")});
}

TEST(DataCheck, KnowsEveryReplyAndSkill)
{
    for (const agents::Fields& fields : everything().replyFields)
        EXPECT_FALSE(fields.isEmpty());
    EXPECT_EQ(everything().skillFields.value(QStringLiteral("seo.score")).value(QStringLiteral("score")), agents::FieldKind::Number);
}

} // namespace qd::test
