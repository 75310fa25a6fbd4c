// Packs beside a department of another organisation, in its process: taken, read, adopted and removed on a record of their own.
#include "app/packs/PackRoom.h"

#include "tests/agents/organisation/PackSample.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QFile>

namespace qd::test {

using namespace Qt::StringLiterals;

class PackRoomTest : public testing::Test {
protected:
    TempHome folder;
    app::Home home{folder.file(u"home"_s)};
    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::PackRoom> room;

    void SetUp() override { open(u"marketing-department"_s); }
    void TearDown() override { close(); }
    void open(const QString& organisation)
    {
        app::DepartmentSettings settings;
        settings.organisation = organisation;
        settings.pace = 0;
        department = std::make_unique<app::Department>(home, settings);
        const Result<Done> opened = department->open();
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
        room = std::make_unique<app::PackRoom>(*department);
    }
    void close()
    {
        room.reset();
        department->close();
    }
    template <class T> T answerTo(const std::function<void(QObject*, std::function<void(T)>)>& ask)
    {
        return answerOf<T>([&](auto done) { ask(department.get(), done); });
    }
    Result<ui::PackWord> take(const PackSample& sample, const QString& into = {})
    {
        const QString path = folder.file(u"field.json"_s);
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly) && out.write(sample.text()) > 0);
        out.close();
        return answerTo<Result<ui::PackWord>>([&](QObject* owner, auto done) { room->take(path, into, owner, done); });
    }
    ui::PacksSeen look()
    {
        const auto seen = answerTo<Result<ui::PacksSeen>>([&](QObject* owner, auto done) { room->look(owner, done); });
        EXPECT_TRUE(seen);
        return seen ? *seen : ui::PacksSeen{};
    }
    Result<QList<ui::PackText>> read(const ui::PackPlace& pack = {{u"field-office"_s}})
    {
        return answerTo<Result<QList<ui::PackText>>>([&](QObject* owner, auto done) { room->read(pack, owner, done); });
    }
    Result<Done> adopt(const QMap<QString, QByteArray>& texts, const ui::PackPlace& pack = {{u"field-office"_s}})
    {
        return answerTo<Result<Done>>([&](QObject* owner, auto done) { room->adopt(pack, texts, owner, done); });
    }
    Result<Done> remove(const ui::PackPlace& pack = {{u"field-office"_s}})
    {
        return answerTo<Result<Done>>([&](QObject* owner, auto done) { room->remove(pack, u"unwanted"_s, owner, done); });
    }
    QMap<QString, QByteArray> unread()
    {
        QMap<QString, QByteArray> texts;
        const auto all = read();
        for (const ui::PackText& text : all ? *all : QList<ui::PackText>())
            if (!text.isAdopted)
                texts.insert(text.name, text.sha256);
        return texts;
    }
    static PackSample newer() { return PackSample().put("prompts", "Write down what was seen.", "Write down what was heard.").put("pack", "1.0", "1.1"); }
    void walkThrough();
};

void PackRoomTest::walkThrough()
{
    EXPECT_EQ(look().lines.size(), 1);
    EXPECT_EQ(look().lines.first().unread, 6);
    ASSERT_TRUE(adopt(unread()));
    EXPECT_EQ(look().lines.first().unread, 0);
    const Result<ui::PackWord> again = take(newer());
    ASSERT_TRUE(again) << again.error().text.toStdString();
    EXPECT_EQ(look().lines.first().pack.version, u"1.1"_s);
    const auto texts = read();
    ASSERT_TRUE(texts) << texts.error().text.toStdString();
    QStringList changed;
    for (const ui::PackText& text : *texts)
        if (text.wasAdopted) {
            changed.append(text.name);
            EXPECT_TRUE(text.before.contains(u"was seen"_s)) << text.before.toStdString();
            EXPECT_TRUE(text.text.contains(u"was heard"_s));
        }
    EXPECT_EQ(changed, QStringList{u"prompt/field-note"_s});
    EXPECT_EQ(adopt({{u"prompt/field-note"_s, QByteArray(32, 'x')}}).error().kind, Error::Rule) << "that is not what she read";
    EXPECT_TRUE(adopt(unread()));
    const Result<Done> gone = remove();
    ASSERT_TRUE(gone) << gone.error().text.toStdString();
    EXPECT_TRUE(look().lines.isEmpty());
    EXPECT_EQ(read().error().kind, Error::Parse);
    EXPECT_FALSE(QFile::exists(agents::packPath(home.path(), u"field-office"_s)));
}

TEST_F(PackRoomTest, OneOfAnotherOrganisationIsTakenReadAdoptedAndRemoved)
{
    EXPECT_TRUE(look().lines.isEmpty());
    const Result<ui::PackWord> taken = take({});
    ASSERT_TRUE(taken) << taken.error().text.toStdString();
    EXPECT_EQ(taken->place.pack.text, u"field-office"_s);
    EXPECT_TRUE(taken->place.into.isEmpty());
    EXPECT_FALSE(taken->said.isEmpty());
    walkThrough();
    EXPECT_TRUE(department->feed().state().packs.held.isEmpty()) << "hers knows nothing of it";
}

TEST_F(PackRoomTest, OneThatSheWorksWithIsJudgedByItsOwnDepartment)
{
    ASSERT_TRUE(take({}));
    close();
    open(u"field-office"_s);
    walkThrough();
}

TEST_F(PackRoomTest, WhatIsNotTakenLeavesTheOneOfBefore)
{
    ASSERT_TRUE(take({}));
    const QByteArray before = agents::packBytes(agents::packPath(home.path(), u"field-office"_s)).pack;
    const Result<ui::PackWord> other = take(newer().put("pack", "Nimbus Works", "Somebody Else"));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, Error::Rule);
    EXPECT_TRUE(other.error().text.contains(u"from somebody else"_s)) << other.error().text.toStdString();
    EXPECT_EQ(agents::packBytes(agents::packPath(home.path(), u"field-office"_s)).pack, before);
    EXPECT_EQ(look().lines.first().pack.version, u"1.0"_s);
    const Result<ui::PackWord> wrong = take(PackSample().set("base_url", "\"http://203.0.113.9\""));
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, Error::Parse);
    EXPECT_FALSE(wrong.error().hint.isEmpty());
}

TEST_F(PackRoomTest, SeveralWishesAtOnceComeOneAfterTheOther)
{
    ASSERT_TRUE(take({}));
    const QMap<QString, QByteArray> texts = unread();
    int done = 0;
    for (auto text = texts.begin(); text != texts.end(); ++text)
        room->adopt({{u"field-office"_s}}, {{text.key(), text.value()}}, department.get(), [&done](const Result<Done>& adopted) { done += bool(adopted); });
    EXPECT_TRUE(waitUntil([&done, &texts] { return done == texts.size(); })) << done;
    EXPECT_EQ(look().lines.first().unread, 0);
}

TEST_F(PackRoomTest, PromptsAloneAreTakenOverIntoTheOrganisationThatSheNames)
{
    const ui::PackPlace place{{u"plain-words"_s}, u"marketing-department"_s};
    EXPECT_EQ(take(PackSample::skills()).error().kind, Error::Parse) << "nothing says what they are for";
    EXPECT_EQ(take(PackSample::skills(), u"nobody"_s).error().kind, Error::Parse);
    EXPECT_FALSE(QFile::exists(agents::packPath(home.path(), u"plain-words"_s, place.into)));
    const Result<ui::PackWord> taken = take(PackSample::skills(), place.into);
    ASSERT_TRUE(taken) << taken.error().text.toStdString();
    EXPECT_EQ(taken->place, place);
    const ui::PacksSeen seen = look();
    ASSERT_EQ(seen.lines.size(), 1);
    EXPECT_EQ(seen.lines.first().place(), place);
    EXPECT_EQ(seen.current, u"marketing-department"_s);
    EXPECT_TRUE(seen.hers.contains(u"marketing-department"_s));
    const auto texts = read(place);
    ASSERT_TRUE(texts) << texts.error().text.toStdString();
    ASSERT_EQ(texts->size(), 2);
    EXPECT_EQ(texts->first().name, u"prompt/draft"_s);
    EXPECT_TRUE(texts->first().isHers) << "the program has one of that name";
    EXPECT_FALSE(texts->first().before.isEmpty());
    EXPECT_FALSE(texts->last().isHers);
    ASSERT_TRUE(adopt({{texts->first().name, texts->first().sha256}}, place));
    EXPECT_EQ(look().lines.first().unread, 1);
    EXPECT_TRUE(department->feed().state().org.organisation().prompts.value(u"draft"_s).contains(u"plain words"_s));
    const Result<Done> gone = remove(place);
    ASSERT_TRUE(gone) << gone.error().text.toStdString();
    EXPECT_TRUE(department->feed().state().org.organisation().prompts.isEmpty());
    EXPECT_FALSE(QFile::exists(agents::packPath(home.path(), u"plain-words"_s, place.into)));
}

} // namespace qd::test
