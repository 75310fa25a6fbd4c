#include "agents/people/PersonKeys.h"
#include "app/people/PeopleRoom.h"
#include "app/people/PersonReader.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace Qt::StringLiterals;

/// A department in this process whose clock the test moves.
class KeptPeopleTest : public testing::Test {
protected:
    TempHome folder;
    ManualClock clock;
    app::Home home{folder.path()};
    Worker worker{u"people"_s};
    std::unique_ptr<app::Department> department;

    void SetUp() override
    {
        worker.start();
        open();
    }
    void TearDown() override
    {
        department->close();
        worker.stop();
    }
    void open()
    {
        app::DepartmentSettings settings;
        settings.organisation = u"marketing-department"_s;
        settings.pace = 0;
        settings.clock = &clock;
        settings.backups = true;
        department = std::make_unique<app::Department>(home, settings);
        const Result<Done> opened = department->open();
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
    }
    void does(const Command& command)
    {
        const CommandId id = CommandId::make(clock.now());
        const Result<Receipt> receipt = answerOf<Result<Receipt>>([&](std::function<void(Result<Receipt>)> done) {
            QObject::connect(department.get(), &app::Department::answered, department.get(), [id, done](const CommandId& answered, const Result<Receipt>& said) {
                if (answered == id)
                    done(said);
            });
            department->issue(id, command);
        });
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    }
    ContactId keep(const QString& name, const QString& list)
    {
        const ContactId id = ContactId::make(clock.now());
        Contact contact = *agents::PersonKeyFile(home.path()).readOrMake({id})->sealed(id, {{u"name"_s, name}});
        contact.segments = {list};
        contact.source = u"form"_s;
        does(KeepContacts{{contact}});
        EXPECT_TRUE(waitUntil([&] { return people().contacts.contains(id); }));
        return id;
    }
    const PeopleState& people() const { return department->feed().state().people; }
};

TEST_F(KeptPeopleTest, WhoIsPastTheirDaysIsForgottenByTheProgramWithTheKey)
{
    const ContactId lead = keep(u"Ada"_s, u"leads"_s), customer = keep(u"Bob"_s, u"customers"_s);
    clock.advance(std::chrono::days(91));
    does(SetRetention{{u"leads"_s, 90}, false});
    ASSERT_TRUE(waitUntil([&] { return !people().contacts.contains(lead); }));
    EXPECT_TRUE(people().contacts.contains(customer)) << "nothing says how long";
    const Result<agents::PersonKeys> keys = agents::PersonKeyFile(home.path()).read();
    EXPECT_TRUE(keys->isErased(lead));
    EXPECT_TRUE(keys->has(customer));
}

TEST_F(KeptPeopleTest, ItIsNotAtRestBeforeWhoIsPastTheirDaysIsOnRecordAsForgotten)
{
    const ContactId lead = keep(u"Ada"_s, u"leads"_s), customer = keep(u"Bob"_s, u"customers"_s);
    does(SetRetention{{u"leads"_s, 90}, false});
    department->close();
    clock.advance(std::chrono::days(91));
    for (int again = 0; again < 2; ++again) { // the second time there is nothing to do, and it rests as well
        open();
        std::optional<bool> wasThere; // when it came to rest
        QObject::connect(department.get(), &app::Department::settled, department.get(), [&] {
            if (!wasThere && department->isSettled())
                wasThere = people().contacts.contains(lead);
        });
        ASSERT_TRUE(waitUntil([&] { return wasThere.has_value(); }));
        EXPECT_FALSE(*wasThere) << "who ends it now has destroyed a key and said so nowhere";
        EXPECT_TRUE(agents::PersonKeyFile(home.path()).read()->isErased(lead));
        EXPECT_TRUE(people().contacts.contains(customer));
        department->close();
    }
}

TEST_F(KeptPeopleTest, WhoseKeyIsGoneThoughTheRecordDoesNotSaySoIsPutOnRecord)
{
    const ContactId lead = keep(u"Ada"_s, u"leads"_s), customer = keep(u"Bob"_s, u"customers"_s);
    department->close();
    ASSERT_TRUE(agents::PersonKeyFile(home.path()).destroy(lead)); // and the program ended there
    open();
    ASSERT_TRUE(waitUntil([&] { return department->isSettled(); }));
    EXPECT_FALSE(people().contacts.contains(lead));
    EXPECT_TRUE(people().contacts.contains(customer));
}

TEST_F(KeptPeopleTest, ThatTheKeysAreGoneIsSaidAndNobodyIsForgottenForIt)
{
    const ContactId lead = keep(u"Ada"_s, u"leads"_s);
    QStringList said;
    QObject::connect(department.get(), &app::Department::noted, department.get(), [&said](const QString& text) { said.append(text); });
    ASSERT_TRUE(QFile::remove(folder.file(u"private/people.key"_s)));
    clock.advance(std::chrono::days(91));
    does(SetRetention{{u"leads"_s, 90}, false});
    ASSERT_TRUE(waitUntil([&] { return !said.isEmpty(); }));
    EXPECT_TRUE(said.first().contains(u"There is no key to open what is kept of people."_s)) << said.first().toStdString();
    EXPECT_TRUE(people().contacts.contains(lead));
}

TEST_F(KeptPeopleTest, APageReadsWhatIsKeptAndItIsOnRecordFirst)
{
    const ContactId ada = keep(u"Ada"_s, u"customers"_s);
    app::PersonReader reader(*department, clock, worker);
    const auto read = [&](const ContactId& who) {
        return answerOf<Result<agents::PersonalFields>>([&](auto done) { reader.read(who, u"to look at it"_s, done); });
    };
    const Result<agents::PersonalFields> fields = read(ada);
    ASSERT_TRUE(fields) << fields.error().text.toStdString();
    EXPECT_EQ(fields->value(u"name"_s), u"Ada"_s);
    EXPECT_EQ(read(ContactId::make(clock.now())).error().kind, Error::Parse);
    const Result<Receipt> gone = answerOf<Result<Receipt>>([&](auto done) { reader.erase(ada, u"Ada asked for it, 0151 98765432"_s, done); });
    ASSERT_TRUE(gone) << gone.error().text.toStdString();
    ASSERT_TRUE(waitUntil([&] { return people().contacts.isEmpty(); }));
    EXPECT_TRUE(agents::PersonKeyFile(home.path()).read()->isErased(ada));
    const auto facts = answerOf<Result<QList<StoredFact>>>([&](auto done) {
        static Mailbox here;
        department->history().facts(1, 100, &here, done);
    });
    int seen = 0;
    for (const StoredFact& stored : *facts)
        if (const auto* erased = std::get_if<ContactErased>(&stored.fact))
            EXPECT_EQ(erased->reason, u"… asked for it, …"_s);
        else if (const auto* noted = std::get_if<PersonalRead>(&stored.fact))
            seen += noted->contacts == QList<ContactId>{ada} && noted->sink == u"screen"_s;
    EXPECT_EQ(seen, 1);
}

TEST_F(KeptPeopleTest, TheWindowFindsExportsAndForgetsByTheRoomOfPeople)
{
    const ContactId ada = ContactId::make(clock.now());
    Contact contact = *agents::PersonKeyFile(home.path()).readOrMake({ada})->sealed(ada, {{u"name"_s, u"Ada"_s}, {u"e-mail"_s, u"ada@press.example"_s}});
    contact.source = u"form"_s;
    does(KeepContacts{{contact}});
    ASSERT_TRUE(waitUntil([&] { return people().contacts.contains(ada); }));
    app::PeopleRoom room(*department, clock);
    const auto found = [&](const QString& what) { return answerOf<Result<ContactId>>([&](auto done) { room.find(what, department.get(), done); }); };
    EXPECT_EQ(*found(u"ADA@press.example"_s), ada);
    EXPECT_EQ(*found(ada.toString()), ada);
    EXPECT_TRUE(found(u"bob@press.example"_s)->isNull());
    EXPECT_EQ(found(u"ada"_s).error().kind, Error::Parse);
    does(NoteConsent{{ada, u"e-mail"_s, u"newsletter"_s, true, u"form on the site"_s, clock.now(), {}}});
    const auto happened = answerOf<Result<QList<ui::PeopleOutside::Happened>>>([&](auto done) { room.history(ada, department.get(), done); });
    ASSERT_TRUE(happened);
    ASSERT_EQ(happened->size(), 2);
    EXPECT_EQ(happened->first().what, u"kept"_s);
    EXPECT_EQ(happened->last().purpose, u"e-mail/newsletter, known from: form on the site"_s);
    EXPECT_EQ(happened->last().by, human());
    const QString file = folder.file(u"ada.json"_s);
    const Result<Done> saved = answerOf<Result<Done>>([&](auto done) { room.exportTo(ada, file, department.get(), done); });
    ASSERT_TRUE(saved) << saved.error().text.toStdString();
    QFile out(file);
    ASSERT_TRUE(out.open(QIODevice::ReadOnly));
    const QByteArray text = out.readAll();
    EXPECT_TRUE(text.contains("ada@press.example"));
    EXPECT_TRUE(text.contains("form on the site"));
    EXPECT_TRUE(text.contains("\"what\":\"read\"") || text.contains("\"what\": \"read\"")) << "that she looked stands in what she gives";
    EXPECT_EQ(out.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    ASSERT_TRUE(answerOf<Result<Done>>([&](auto done) { room.erase(ada, u"she asked"_s, department.get(), done); }));
    EXPECT_TRUE(waitUntil([&] { return people().contacts.isEmpty(); }));
    EXPECT_FALSE(answerOf<Result<Done>>([&](auto done) { room.exportTo(ada, file, department.get(), done); }));
}

TEST_F(KeptPeopleTest, TheWindowTakesSomebodyUpChangesThemAndNotesWhatTheySaid)
{
    app::PeopleRoom room(*department, clock);
    const auto keep = [&](const ui::PersonWish& wish) { return answerOf<Result<ContactId>>([&](auto done) { room.keep(wish, department.get(), done); }); };
    const Result<ContactId> made = keep({{}, {{u"name"_s, u"Ada Lovelace"_s}, {u"e-mail"_s, u"Ada@press.example"_s}, {u"segments"_s, u"customers, press"_s}, {u"agreed"_s, u"e-mail/newsletter"_s},
                                              {u"refused"_s, u"sms"_s}, {u"how"_s, u"Lovelace said so, 0151 98765432"_s}}});
    ASSERT_TRUE(made) << made.error().text.toStdString();
    ASSERT_TRUE(waitUntil([&] { return people().contacts.value(*made).consents.size() == 2; }));
    const PeopleState::Card card = people().contacts.value(*made);
    EXPECT_EQ(card.segments, (QStringList{u"customers"_s, u"press"_s}));
    EXPECT_TRUE(card.consents.value(u"e-mail/newsletter"_s));
    EXPECT_FALSE(card.consents.value(u"sms/"_s, true));
    const auto whatIsKept = [&] { return *answerOf<Result<QMap<QString, QString>>>([&](auto done) { room.read(*made, department.get(), done); }); };
    EXPECT_EQ(whatIsKept().value(u"e-mail"_s), u"Ada@press.example"_s);
    for (const auto& [values, where] : {std::pair<QMap<QString, QString>, QString>{{{u"e-mail"_s, u"ada"_s}}, u"e-mail"_s}, {{{u"e-mail"_s, u"ada@press.example"_s}}, u"e-mail"_s},
                                        {{{u"name"_s, u"Bob"_s}, {u"segments"_s, u"Best Ones"_s}}, u"segments"_s}, {{{u"name"_s, u"Bob"_s}, {u"agreed"_s, u"sms"_s}}, u"how"_s}, {{}, u"name"_s}}) {
        const Result<ContactId> refused = keep({{}, values});
        ASSERT_FALSE(refused) << where.toStdString();
        EXPECT_EQ(refused.error().where, where);
        EXPECT_FALSE(refused.error().hint.isEmpty());
    }
    EXPECT_EQ(people().contacts.size(), 1) << "nobody was kept for it";
    ASSERT_TRUE(keep({*made, {{u"phone"_s, u"+4915112345678"_s}}}));
    ASSERT_TRUE(waitUntil([&] { return people().contacts.value(*made).indexes.contains(u"sms"_s); }));
    EXPECT_EQ(whatIsKept().value(u"name"_s), u"Ada Lovelace"_s) << "what is not given stays";
    EXPECT_EQ(people().contacts.value(*made).segments.size(), 2);
    ASSERT_TRUE(keep({*made, {{u"segments"_s, u"press"_s}}}));
    ASSERT_TRUE(waitUntil([&] { return people().contacts.value(*made).segments == QStringList{u"press"_s}; }));
    EXPECT_EQ(whatIsKept().value(u"phone"_s), u"+4915112345678"_s);
    const Result<Done> noted = answerOf<Result<Done>>([&](auto done) { room.noteConsent({*made, u"e-mail"_s, u"newsletter"_s, false, u"a mail of Ada"_s, clock.now(), {}}, department.get(), done); });
    ASSERT_TRUE(noted) << noted.error().text.toStdString();
    ASSERT_TRUE(waitUntil([&] { return !people().contacts.value(*made).consents.value(u"e-mail/newsletter"_s, true); }));
    QStringList sources;
    for (const ui::PeopleOutside::Happened& one : *answerOf<Result<QList<ui::PeopleOutside::Happened>>>([&](auto done) { room.history(*made, department.get(), done); }))
        if (one.what == u"agreed"_s || one.what == u"refused"_s)
            sources.append(one.purpose);
    EXPECT_EQ(sources, (QStringList{u"e-mail/newsletter, known from: … said so, …"_s, u"sms, known from: … said so, …"_s, u"e-mail/newsletter, known from: a mail of …"_s}));
}

} // namespace qd::test
