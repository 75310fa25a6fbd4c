#include "agents/people/PersonKeys.h"

#include "agents/people/Sealing.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>

#include <random>
#include <thread>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

class PersonKeysTest : public testing::Test {
protected:
    test::TempHome home;
    PersonKeyFile file{home.path()};
    quint64 ids = 0;

    ContactId id() { return {Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + ++ids}}; }
    QString path(const char* name) const { return home.file(u"private/"_s + QString::fromLatin1(name)); }
    static QByteArray bytesOf(const QString& name)
    {
        QFile in(name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile out(name);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    static QString read(const PersonKeys& keys, const ContactId& who, const QString& field, const QByteArray& box)
    {
        const Result<QString> plain = keys.opened(who, field, box);
        return plain ? *plain : u"! "_s + plain.error().text;
    }
};

TEST_F(PersonKeysTest, WhatIsSealedOpensForWhomAndWhereItWasSealedAlone)
{
    const QStringList fields = personalFields();
    QList<ContactId> people;
    for (int i = 0; i < 5; ++i)
        people.append(id());
    const Result<PersonKeys> keys = file.readOrMake(people);
    ASSERT_TRUE(keys) << keys.error().text.toStdString();
    const Result<PersonKeys> others = PersonKeyFile(home.file(u"other"_s)).readOrMake(people);
    ASSERT_TRUE(others);
    std::mt19937 random(7);
    const auto below = [&random](int n) { return int(random() % unsigned(n)); };
    int moved = 0;
    for (int round = 0; round < 3'000; ++round) {
        const ContactId whose = people[below(5)], other = people[below(5)];
        const QString where = fields[below(int(fields.size()))], elsewhere = fields[below(int(fields.size()))];
        const QString plain = QString(below(70), QChar(u'a' + below(26)));
        QByteArray box = *keys->sealed(whose, where, plain);
        const bool isSame = whose == other && where == elsewhere;
        EXPECT_EQ(keys->opened(other, elsewhere, box).operator bool(), isSame);
        EXPECT_EQ(read(*keys, whose, where, box), plain);
        EXPECT_FALSE(others->opened(whose, where, box)) << "the same id in another home has another key";
        moved += !isSame;
        const int at = below(int(box.size()));
        box[at] = char(box[at] ^ (1 << below(8)));
        EXPECT_FALSE(keys->opened(whose, where, box)) << "bit changed at " << at;
        EXPECT_FALSE(keys->opened(whose, where, box.left(below(int(box.size())))));
    }
    EXPECT_GT(moved, 2'000);
}

TEST_F(PersonKeysTest, TheSameTwiceIsNotTheSameBytesAndTheLengthOfANameIsNotSeen)
{
    const ContactId who = id();
    const Result<PersonKeys> keys = file.readOrMake({who});
    EXPECT_NE(*keys->sealed(who, u"name"_s, u"Ada"_s), *keys->sealed(who, u"name"_s, u"Ada"_s));
    EXPECT_EQ(keys->sealed(who, u"name"_s, u"Ada"_s)->size(), keys->sealed(who, u"name"_s, u"Augusta Ada King-Noel"_s)->size());
    EXPECT_EQ(read(*keys, who, u"name"_s, *keys->sealed(who, u"name"_s, QString())), QString());
    EXPECT_EQ(read(*keys, who, u"name"_s, *keys->sealed(who, u"name"_s, u"\u00c4\u00f6 \U0001F600"_s)), u"\u00c4\u00f6 \U0001F600"_s);
}

TEST_F(PersonKeysTest, AKeyThatIsDestroyedIsGoneAndKnownByItsHash)
{
    const ContactId ada = id(), bob = id(), nobody = id();
    Result<PersonKeys> keys = file.readOrMake({ada, bob});
    const QByteArray box = *keys->sealed(ada, u"name"_s, u"Ada"_s), bobs = *keys->sealed(bob, u"name"_s, u"Bob"_s);
    const QByteArray hash = keys->hashOf(ada);
    EXPECT_EQ(hash.size(), 32);
    EXPECT_EQ(*file.destroy(ada), hash);
    EXPECT_EQ(*file.destroy(ada), hash) << "the same when it is asked again";
    const Result<PersonKeys> now = file.read();
    EXPECT_TRUE(now->isErased(ada));
    EXPECT_EQ(now->hashOf(ada), hash);
    EXPECT_EQ(read(*now, ada, u"name"_s, box), u"! this person was forgotten: nobody can read what was kept"_s);
    EXPECT_EQ(read(*now, bob, u"name"_s, bobs), u"Bob"_s);
    EXPECT_EQ(file.readOrMake({ada}).error().kind, Error::Rule) << "no new key under the old id";
    EXPECT_EQ(*file.destroy(nobody), QByteArray());
    EXPECT_TRUE(file.read()->isErased(nobody));
    EXPECT_FALSE(file.read()->has(nobody));
}

TEST_F(PersonKeysTest, NoKeyAndNoPlainTextLiesInAFileAndOnlyThisUserReadsThem)
{
    const ContactId ada = id();
    ASSERT_TRUE(file.readOrMake({ada}));
    const QByteArray before = bytesOf(path("people.keys"));
    EXPECT_FALSE(before.contains("quarterdeck people")) << "it is sealed as a whole";
    for (const char* name : {"people.keys", "people.key", "people.key.lock"})
        EXPECT_EQ(QFile(path(name)).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions()) << name;
    ASSERT_TRUE(file.readOrMake({ada}));
    EXPECT_EQ(bytesOf(path("people.keys")), before) << "nothing is written where nothing is new";
    ASSERT_TRUE(file.destroy(ada));
    EXPECT_NE(bytesOf(path("people.keys")), before);
}

TEST_F(PersonKeysTest, AFileThatWasChangedOrHasLostItsKeyIsNotTakenForAnEmptyOne)
{
    const ContactId ada = id();
    ASSERT_TRUE(file.readOrMake({ada}));
    const QByteArray whole = bytesOf(path("people.keys"));
    QByteArray changed = whole;
    changed[changed.size() / 2] = char(changed[changed.size() / 2] ^ 1);
    write(path("people.keys"), changed);
    EXPECT_EQ(file.read().error().kind, Error::Store);
    EXPECT_EQ(file.readOrMake({ada}).error().kind, Error::Store);
    EXPECT_EQ(bytesOf(path("people.keys")), changed) << "and is not written over";
    write(path("people.keys"), whole);
    ASSERT_TRUE(file.read());
    const QByteArray key = bytesOf(path("people.key"));
    QFile::remove(path("people.key"));
    EXPECT_EQ(file.read().error().kind, Error::Store);
    EXPECT_EQ(file.readOrMake({id()}).error().kind, Error::Store);
    EXPECT_FALSE(QFile::exists(path("people.key"))) << "no new one is made beside what an old one opens";
    write(path("people.key"), key);
    EXPECT_TRUE(file.read()->has(ada));
}

TEST_F(PersonKeysTest, SeveralAtOnceLoseNoKey)
{
    constexpr int kThreads = 4, kEach = 12;
    QList<ContactId> people;
    for (int i = 0; i < kThreads * kEach; ++i)
        people.append(id());
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i)
                EXPECT_TRUE(PersonKeyFile(home.path()).readOrMake({people[t * kEach + i]}));
        });
    for (std::thread& thread : threads)
        thread.join();
    const Result<PersonKeys> keys = file.read();
    ASSERT_TRUE(keys);
    for (const ContactId& person : people)
        EXPECT_TRUE(keys->has(person));
}

TEST_F(PersonKeysTest, AnIndexSaysTheSameOfOneAddressAndNothingWithoutTheKey)
{
    EXPECT_EQ(file.read()->index(u"e-mail"_s, u"ada@press.example"_s), QByteArray()) << "nobody was ever kept";
    const Result<PersonKeys> keys = file.readOrMake({});
    const QByteArray index = keys->index(u"e-mail"_s, u"ada@press.example"_s);
    EXPECT_EQ(index.size(), 32);
    EXPECT_EQ(file.read()->index(u"e-mail"_s, u"ada@press.example"_s), index) << "also tomorrow";
    EXPECT_NE(keys->index(u"sms"_s, u"ada@press.example"_s), index);
    EXPECT_NE(PersonKeyFile(home.file(u"other"_s)).readOrMake({})->index(u"e-mail"_s, u"ada@press.example"_s), index);
    EXPECT_EQ(keys->index(u"e-mail"_s, QString()), QByteArray());
}

TEST_F(PersonKeysTest, AWholePersonIsSealedWithTheIndexesOfTheAddresses)
{
    const ContactId ada = id();
    const Result<PersonKeys> keys = file.readOrMake({ada});
    const PersonalFields fields{{u"name"_s, u"Ada"_s}, {u"e-mail"_s, u"Ada@press.example"_s}, {u"phone"_s, u"+4915112345678"_s}, {u"city"_s, QString()}};
    const Result<Contact> contact = keys->sealed(ada, fields);
    ASSERT_TRUE(contact);
    EXPECT_EQ(contact->sealed.keys(), (QStringList{u"e-mail"_s, u"name"_s, u"phone"_s}));
    EXPECT_EQ(contact->indexes.keys(), (QStringList{u"e-mail"_s, u"sms"_s}));
    EXPECT_EQ(contact->indexes.value(u"e-mail"_s), keys->index(u"e-mail"_s, u"ada@press.example"_s));
    EXPECT_FALSE(encode(*contact).contains("Ada"));
    EXPECT_EQ(keys->opened(*contact, {u"name"_s})->keys(), QStringList{u"name"_s}) << "no more than was asked for";
    EXPECT_EQ(keys->opened(*contact)->value(u"e-mail"_s), u"Ada@press.example"_s);
}

TEST(Sealing, TextIsPaddedAndComesBackAsItWas)
{
    for (int size = 0; size < 100; ++size) {
        const QByteArray text(size, 'x');
        EXPECT_EQ(padded(text).size() % 32, 0);
        EXPECT_EQ(unpadded(padded(text)), text);
    }
    EXPECT_EQ(unpadded(QByteArray(32, '\0')), std::nullopt);
    EXPECT_EQ(unpadded({}), std::nullopt);
    EXPECT_NE(lengthed({"ab", "c"}), lengthed({"a", "bc"}));
}

} // namespace
} // namespace qd::agents
