// A mailbox beside a department: what is in it that is about something that was sent comes onto its record, once.
#include "app/inbound/MailRoom.h"

#include "agents/inbound/mail/MailAccounts.h"
#include "agents/keys/KeyNames.h"
#include "agents/people/PersonKeys.h"
#include "core/base/Digest.h"
#include "core/rules/outside/Leaving.h"
#include "core/store/EventStore.h"
#include "tests/agents/inbound/mail/ImapHost.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDirIterator>

namespace qd::test {

using namespace Qt::StringLiterals;

class MailRoomTest : public testing::Test {
protected:
    const QString name = u"marketing-department"_s;
    TempHome folder;
    app::Home home{folder.path()};
    ImapHost host;
    SystemClock clock;
    agents::KeyShelf keys{home.settingsFile(), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0)};
    Effect sent;
    ContactId reader;
    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::MailRoom> room;
    QStringList notes;

    void SetUp() override
    {
        ASSERT_TRUE(home.make());
        keys.keep(u"mail-in"_s, agents::Secret::of("right-password", agents::originOf(host.url())), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        agents::MailAccount box;
        box.id = u"answers"_s;
        box.organisation = name;
        box.connector = u"smtp"_s;
        box.url = host.url();
        box.user = u"press"_s;
        box.key = u"mail-in"_s;
        ASSERT_TRUE(agents::writeMailAccounts(home.path(), {1, {box}}));
        sendBefore();
        open();
    }
    void TearDown() override
    {
        room.reset();
        department->close();
    }
    QByteArray indexOf(const QString& address) const { return agents::PersonKeyFile(home.path()).read()->index(u"e-mail"_s, address); }
    /// On record there is a mail to two, which went out some time ago.
    void sendBefore()
    {
        reader = ContactId::make(clock.now());
        Contact contact = *agents::PersonKeyFile(home.path()).readOrMake({reader})->sealed(reader, {{u"name"_s, u"Ada Quimby"_s}, {u"e-mail"_s, u"ada@press.example"_s}, {u"street"_s, u"Elm Lane 5"_s}});
        contact.source = u"form"_s;
        sent.id = EffectId::make(clock.now());
        sent.content.connector = {u"smtp"_s};
        sent.content.title = u"Three things to count"_s;
        sent.content.recipients = {{{}, u"contact:x"_s, indexOf(u"bo@press.example"_s), {}, u"e-mail"_s}, {{}, u"contact:y"_s, indexOf(u"ada@press.example"_s), {}, u"e-mail"_s}};
        sent.sha256 = contentHash(sent.content);
        EventStore store(clock);
        ASSERT_TRUE(store.open(home.record(name), home.keyFile()));
        const Organisation organisation = app::Shelves(home).organisation(name).value();
        QList<StoredFact> facts;
        const auto tell = [&](Fact fact) { facts.append({facts.size() + 1, clock.now(), system(), 0, {}, {}, std::move(fact)}); };
        tell(OrganisationAdopted{organisation, sha256(encode(organisation)), name});
        tell(ContactKept{contact, human()});
        tell(EffectPlanned{sent});
        tell(EffectConfirmed{sent.id, {}, {}, u"taken"_s, {}});
        Mailbox mailbox;
        ASSERT_TRUE((answerOf<Result<Sequence>>([&](auto done) { store.append({facts, {}, {}}, &mailbox, done); })));
    }
    void open()
    {
        app::DepartmentSettings settings;
        settings.organisation = name;
        settings.pace = 0;
        settings.keys = &keys;
        department = std::make_unique<app::Department>(home, settings);
        ASSERT_TRUE(department->open());
        room = std::make_unique<app::MailRoom>(*department);
        QObject::connect(room.get(), &app::MailRoom::noted, room.get(), [this](const QString& text) { notes.append(text); });
    }
    void look()
    {
        bool isDone = false;
        const auto once = QObject::connect(room.get(), &app::MailRoom::looked, room.get(), [&isDone] { isDone = true; });
        room->lookNow();
        ASSERT_TRUE(waitUntil([&] { return isDone; }, std::chrono::seconds(20)));
        QObject::disconnect(once);
    }
    QByteArray nameOf(int number) const { return rules::effectKey(sent).toLatin1() + '.' + QByteArray::number(number) + "@harborandpine.example"; }
    template <class T> QList<StoredFact> all()
    {
        const Result<QList<StoredFact>> facts = answerOf<Result<QList<StoredFact>>>([&](auto done) { department->history().facts(1, 500, &m_mailbox, done); });
        QList<StoredFact> found;
        for (const StoredFact& stored : facts ? *facts : QList<StoredFact>())
            if (std::holds_alternative<T>(stored.fact))
                found.append(stored);
        return found;
    }
    /// Files of the home that the text stands in, in either case.
    QStringList filesWith(const QByteArray& text) const
    {
        QStringList found;
        QDirIterator files(home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(text.toLower()))
                found.append(file.fileName());
        }
        return found;
    }
    app::BoxSeen seen() const { return app::mailSeen(home, name)->boxes.value(u"answers"_s); }

private:
    Mailbox m_mailbox;
};

TEST_F(MailRoomTest, AnAnswerComesOnRecordOnceAsAStrangersWordAndIsAMessage)
{
    host.put(answerTo(nameOf(2), "Ada Lovelace <ada@press.example>", "Which three?"));
    host.put(answerTo("other@else.example", "someone@else.example", "private"));
    look();
    const QList<StoredFact> taken = all<InboundTaken>();
    ASSERT_EQ(taken.size(), 1) << notes.join(u'\n').toStdString();
    const Inbound in = std::get<InboundTaken>(taken.first().fact).inbound;
    EXPECT_EQ(in.kind, InboundKind::Reply);
    EXPECT_EQ(in.effect, sent.id);
    EXPECT_EQ(in.index, indexOf(u"ada@press.example"_s));
    EXPECT_EQ(in.text, u"On “Three things to count”: Which three?"_s);
    EXPECT_EQ(taken.first().label.integrity, Integrity::Untrusted);
    const QList<StoredFact> messages = all<MessageSent>();
    ASSERT_EQ(messages.size(), 1);
    const Message message = std::get<MessageSent>(messages.first().fact).message;
    EXPECT_EQ(message.label.integrity, Integrity::Untrusted) << "marked as from outside";
    EXPECT_EQ(message.to, human());
    EXPECT_EQ(message.body, in.text);
    EXPECT_EQ(seen().taken, 1);
    EXPECT_EQ(seen().passed, 1);
    look();
    EXPECT_EQ(all<InboundTaken>().size(), 1);
    host.number(9); // read anew, and known
    look();
    EXPECT_EQ(all<InboundTaken>().size(), 1);
}

TEST_F(MailRoomTest, WhoAnswersStandsInNoFileInPlainBeforeTheyAreForgottenAndAfter)
{
    host.put(answerTo(nameOf(2), "ada@press.example", "Which three, please?\n\nAda Quimby, Elm Lane 5, 0151 98765432"));
    host.put(answerTo(nameOf(2), "private@else.example", "It is me, Quimby, from elsewhere."));
    look();
    const QList<StoredFact> taken = all<InboundTaken>();
    ASSERT_EQ(taken.size(), 2) << notes.join(u'\n').toStdString();
    EXPECT_EQ(std::get<InboundTaken>(taken[0].fact).inbound.text, u"On “Three things to count”: Which three, please?\n\n…, …, …"_s);
    EXPECT_EQ(std::get<InboundTaken>(taken[1].fact).inbound.text, u"On “Three things to count”: It is me, …, from elsewhere."_s);
    const QList<StoredFact> read = all<PersonalRead>();
    ASSERT_EQ(read.size(), 1) << "that it was opened for that is on record";
    EXPECT_EQ(std::get<PersonalRead>(read.first().fact).sink, u"nowhere"_s);
    EXPECT_EQ(std::get<PersonalRead>(read.first().fact).contacts, QList<ContactId>{reader});
    EXPECT_LT(read.first().sequence, taken[0].sequence);
    for (const char* tells : {"Quimby", "Elm Lane", "98765432", "ada@press", "private@else"})
        EXPECT_TRUE(filesWith(tells).isEmpty()) << tells << " in " << filesWith(tells).join(u' ').toStdString();
    department->issue(CommandId::make(clock.now()), EraseContact{reader, u"they asked"_s, *agents::PersonKeyFile(home.path()).destroy(reader)});
    ASSERT_TRUE(waitUntil([&] { return !department->feed().state().people.contacts.contains(reader); }));
    for (const char* tells : {"Quimby", "Elm Lane", "98765432", "ada@press"})
        EXPECT_TRUE(filesWith(tells).isEmpty()) << tells;
    EXPECT_FALSE(filesWith("Which three, please?").isEmpty()) << "the search finds what is there";
}

TEST_F(MailRoomTest, WhereTheirNameCannotBeTakenOutTheirWordsAreNotKept)
{
    ASSERT_TRUE(agents::PersonKeyFile(home.path()).destroy(reader)); // and nobody has said so on record yet
    host.put(answerTo(nameOf(2), "ada@press.example", "Ada Quimby asks which three."));
    look();
    const QList<StoredFact> taken = all<InboundTaken>();
    ASSERT_EQ(taken.size(), 1) << notes.join(u'\n').toStdString();
    EXPECT_TRUE(std::get<InboundTaken>(taken[0].fact).inbound.text.contains(u"their words are left out"_s));
    EXPECT_TRUE(filesWith("asks which three").isEmpty());
}

TEST_F(MailRoomTest, WhoCannotBeReachedOrLeavesIsNotWrittenToAgain)
{
    host.put("From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n"
             "Final-Recipient: rfc822; ada@press.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" + nameOf(2) + ">\r\n--r--\r\n");
    look();
    ASSERT_EQ(all<InboundTaken>().size(), 1) << notes.join(u'\n').toStdString();
    EXPECT_TRUE(department->feed().state().door.suppression(indexOf(u"ada@press.example"_s), u"e-mail"_s));
    EXPECT_FALSE(department->feed().state().door.suppression(indexOf(u"bo@press.example"_s), u"e-mail"_s));
}

TEST_F(MailRoomTest, AMailboxThatCannotBeReadIsSaidOnceAndNothingIsLost)
{
    host.put(answerTo(nameOf(2), "ada@press.example", "Which three?"));
    host.answers("UID FETCH", "cut");
    look();
    look();
    ASSERT_EQ(notes.size(), 1) << notes.join(u'\n').toStdString();
    EXPECT_TRUE(notes.first().startsWith(u"the mailbox answers cannot be read: "_s)) << notes.first().toStdString();
    EXPECT_TRUE(all<InboundTaken>().isEmpty());
    host.answers({}, {});
    look();
    EXPECT_EQ(notes.value(1), u"the mailbox answers is read again"_s);
    EXPECT_EQ(all<InboundTaken>().size(), 1);
}

TEST_F(MailRoomTest, AMailboxThatIsSwitchedOffWhileItWaitsForItsTurnIsNotLookedAt)
{
    agents::MailAccounts file = *agents::mailAccountsOf(home.path());
    file.mailboxes.append(file.mailboxes.first());
    file.mailboxes.last().id = u"second"_s;
    ASSERT_TRUE(agents::writeMailAccounts(home.path(), file));
    bool isDone = false;
    QObject::connect(room.get(), &app::MailRoom::looked, room.get(), [&isDone] { isDone = true; });
    room->lookNow();
    file.mailboxes.last().isOn = false;
    ASSERT_TRUE(agents::writeMailAccounts(home.path(), file));
    ASSERT_TRUE(waitUntil([&] { return isDone; }, std::chrono::seconds(20)));
    EXPECT_GT(seen().looked.ms, 0);
    EXPECT_EQ(app::mailSeen(home, name)->boxes.value(u"second"_s).looked.ms, 0);
}

} // namespace qd::test
