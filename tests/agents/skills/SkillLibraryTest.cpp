#include "agents/skills/SkillLibrary.h"

#include <gtest/gtest.h>

#include <QStringList>

#include <thread>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

class Broken final : public Skill {
public:
    SkillId id() const override { return {u"a.broken"_s}; }
    QString title() const override { return {}; }
    QString description() const override { return {}; }
    QByteArray inputSchema() const override { return R"({"type":"object"})"; }
    QByteArray outputSchema() const override { return R"({"type":"object","required":["x"]})"; }
    Result<SkillOutput> run(const SkillInput&) const override { return SkillOutput{Json(QList<Json::Member>{}), {}}; }
};

Json inputFor(const QString& id)
{
    const Json title(u"AI implementation for CTOs"_s), text(u"AI implementation needs an owner. Talk to us."_s);
    using Members = QList<Json::Member>;
    const Json two(QList<Json>{title, text}), counts(QList<Json>{Json(u"40"_s), Json(u"20"_s)});
    if (id == u"decide.question"_s)
        return Json(Members{{u"question"_s, title}, {u"options"_s, two}});
    if (id == u"decide.tally"_s)
        return Json(Members{{u"rule"_s, Json(u"majority"_s)}, {u"options"_s, two}, {u"voters"_s, two}, {u"choices"_s, two}});
    if (id == u"decide.objections"_s)
        return Json(Members{{u"intent"_s, title}, {u"affected"_s, two}, {u"objects"_s, two}});
    if (id == u"decide.winner"_s)
        return Json(Members{{u"variants"_s, two}, {u"shown"_s, counts}, {u"acted"_s, counts}});
    if (id == u"paper.invoices"_s)
        return Json(Members{{u"invoices"_s, Json(u"number,customer,date,due,currency,text,quantity,price,tax\n1,0190a000-0000-7000-8000-000000000001,2026-11-23,2026-12-23,EUR,Work,1,120,19\n"_s)}});
    if (id.startsWith(u"design."_s))
        return Json(Members{{u"title"_s, title}, {u"theme"_s, Json(u"network"_s)}, {u"rehearsal"_s, Json(true)}});
    if (id == u"content.keyword-research"_s)
        return Json(Members{{u"topic"_s, title}, {u"brief"_s, text}, {u"limit"_s, Json(qint64(8))}});
    if (id == u"content.edit-ratio"_s)
        return Json(Members{{u"before"_s, text}, {u"after"_s, title}});
    if (id == u"content.readability"_s)
        return Json(Members{{u"markdown"_s, text}});
    if (id == u"brand.voice-score"_s)
        return Json(Members{{u"markdown"_s, text}, {u"title"_s, title}});
    if (id == u"content.meta-tags"_s)
        return Json(Members{{u"markdown"_s, text}, {u"title"_s, title}, {u"keyword"_s, Json(u"ai implementation"_s)}});
    return Json(Members{{u"markdown"_s, text}, {u"title"_s, title}, {u"keyword"_s, Json(u"ai implementation"_s)}, {u"description"_s, text},
                        {u"slug"_s, Json(u"ai"_s)}, {u"secondary"_s, Json(u"owner"_s)}, {u"image_alt"_s, title}});
}

} // namespace

TEST(SkillLibrary, ListsWhatShipsInTheOrderOfTheAlphabet)
{
    QStringList ids;
    for (const SkillId& id : SkillLibrary().ids())
        ids.append(id.text);
    EXPECT_EQ(ids, (QStringList{u"brand.voice-score"_s, u"content.edit-ratio"_s, u"content.keyword-research"_s, u"content.meta-tags"_s,
                                u"content.readability"_s, u"decide.objections"_s, u"decide.question"_s, u"decide.tally"_s, u"decide.winner"_s, u"design.header-image"_s, u"design.social-graphic"_s, u"paper.invoices"_s, u"seo.score"_s}));
}

TEST(SkillLibrary, EverySkillKeepsItsOwnSchemasAndIsDeterministic)
{
    const SkillLibrary library;
    for (const SkillId& id : library.ids()) {
        const Skill* skill = library.find(id);
        ASSERT_TRUE(skill);
        EXPECT_FALSE(skill->title().isEmpty());
        EXPECT_FALSE(skill->description().isEmpty());
        const SkillInput input{inputFor(id.text), {}, {}};
        const auto one = library.run(id, input), again = library.run(id, input);
        ASSERT_TRUE(one) << id.text.toStdString() << ": " << one.error().text.toStdString();
        EXPECT_EQ(one->output.toText(), again->output.toText());
        ASSERT_EQ(one->files.size(), again->files.size());
        for (qsizetype i = 0; i < one->files.size(); ++i)
            EXPECT_EQ(one->files[i].bytes, again->files[i].bytes);
    }
}

TEST(SkillLibrary, AWrongInputIsRefusedWithThePlaceInIt)
{
    const auto made = SkillLibrary().run({u"content.keyword-research"_s},
                                         {Json(QList<Json::Member>{{u"topic"_s, Json(u"x"_s)}, {u"limit"_s, Json(u"many"_s)}}), {}, {}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, Error::Parse);
    EXPECT_EQ(made.error().where, u"/limit"_s);
    EXPECT_TRUE(made.error().text.startsWith(u"The input of content.keyword-research is wrong: /limit "_s)) << made.error().text.toStdString();
    EXPECT_FALSE(SkillLibrary().run({u"seo.score"_s}, {Json(u"text"_s), {}, {}}));
}

TEST(SkillLibrary, AnUnknownSkillIsNamedWithThoseThatThereAre)
{
    const auto made = SkillLibrary().run({u"seo.magic"_s}, {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().text, u"There is no skill \"seo.magic\"."_s);
    EXPECT_TRUE(made.error().hint.contains(u"seo.score"_s));
    EXPECT_EQ(SkillLibrary().find({u"seo.magic"_s}), nullptr);
}

TEST(SkillLibrary, ASkillThatBreaksItsWordIsAnInternalFault)
{
    std::vector<std::unique_ptr<const Skill>> skills;
    skills.push_back(std::make_unique<Broken>());
    skills.push_back(std::make_unique<Broken>());
    const SkillLibrary library(std::move(skills));
    EXPECT_EQ(library.ids().size(), 1);
    const auto made = library.run({u"a.broken"_s}, {Json(QList<Json::Member>{}), {}, {}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, Error::Internal);
    EXPECT_TRUE(made.error().text.startsWith(u"a.broken broke its output schema: "_s));
}

TEST(SkillLibrary, RunsOnSeveralThreadsAtOnce)
{
    const SkillLibrary library;
    const SkillInput input{inputFor(u"design.header-image"_s), {}, {}};
    const QByteArray wanted = library.run({u"design.header-image"_s}, input)->files.constFirst().bytes;
    std::array<QByteArray, 3> made;
    std::vector<std::thread> threads;
    for (QByteArray& bytes : made)
        threads.emplace_back([&] { bytes = library.run({u"design.header-image"_s}, input)->files.constFirst().bytes; });
    for (std::thread& thread : threads)
        thread.join();
    for (const QByteArray& bytes : made)
        EXPECT_EQ(bytes, wanted);
}
