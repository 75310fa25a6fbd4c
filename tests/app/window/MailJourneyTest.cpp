// A mail is written, edited and approved in the window by keys alone, and a mail server holds what was approved.
#include "agents/organisation/OrganisationFile.h"
#include "agents/people/PersonKeys.h"
#include "app/connections/outside/ConnectorShelf.h"
#include "app/engine/Shelves.h"
#include "app/window/ControlRoom.h"
#include "core/base/Digest.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/app/Program.h"
#include "tests/support/Await.h"
#include "tests/support/ScriptedLlm.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"
#include "ui/shell/MainWindow.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace qd::test {

namespace {

const QString kOrganisation = u"post-room"_s;

/// A home with a mail server beside it, two readers and one who never agreed, and a department whose model is the test's own.
class PostRoom {
public:
    PostRoom() : keys(home.settingsFile(), std::make_unique<FakeKeyRing>(), std::chrono::milliseconds(0)), m_settings(home.settingsFile(), QSettings::IniFormat)
    {
        EXPECT_TRUE(home.make());
        url = u"smtp://127.0.0.1:%1"_s.arg(world.mail().value(u"port"_s).toInt());
        keys.keep(u"mail"_s, agents::Secret::of("right-password-of-mail", agents::originOf(url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        writeFile(home.folder(u"connectors/news.json"_s), uR"({"v":1,"id":"news","kind":"smtp","title":"News","organisations":["post-room"],"url":"%1","user":"press@mail.example","key":"mail",)"
                                                          R"("from":"Harbor & Pine <press@harborandpine.example>","clearance":"pii"})"_s.arg(url).toUtf8());
        saveOrganisation();
        open();
        const Result<SetConnector> allowed = app::ConnectorShelf(home, keys).allow(u"news"_s, kOrganisation, true);
        EXPECT_TRUE(allowed);
        issue(*allowed);
        keep(u"Ada"_s, true);
        keep(u"Bo"_s, true);
        keep(u"Cy"_s, false);
    }
    ~PostRoom()
    {
        room->save();
        room.reset();
        department->close();
    }

    void issue(const Command& command) { department->issue(CommandId::make(SystemClock().now()), command); }
    const OfficeState& state() const { return department->feed().state(); }
    template <class T> T* find(const char* name) const
    {
        T* found = room->window()->findChild<T*>(QString::fromLatin1(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    QList<QByteArray> held() const
    {
        QList<QByteArray> all;
        for (const QJsonValue& one : world.mail().value(u"mails"_s).toArray())
            all.append(QByteArray::fromBase64(one.toObject().value(u"data"_s).toString().toLatin1()));
        return all;
    }

    TempHome folder;
    app::Home home{folder.file(u"home"_s)};
    WorldProcess world{{u"--quick"_s}};
    agents::KeyShelf keys;
    QString url;
    std::unique_ptr<app::Department> department;
    std::unique_ptr<app::ControlRoom> room;

private:
    /// The shipped e-mail specialist writes, and what they wrote goes by mail.
    void saveOrganisation()
    {
        const app::Shelves shelves(home);
        Organisation organisation = shelves.organisation(u"marketing-department"_s).value();
        organisation.id = {kOrganisation};
        const Workflow& blog = organisation.workflows.first();
        Step write = *blog.step({u"newsletter-entry"_s}), send = *blog.step({u"newsletter-publish"_s});
        write.after.clear();
        write.uses.clear();
        write.messages.clear();
        send.messages.clear();
        send.action = {u"campaign-email"_s};
        send.connector = {u"news"_s};
        send.input = {{u"render"_s, u"e-mail"_s}, {u"title"_s, u"{title}"_s}, {u"subject"_s, u"{newsletter-entry.email_subject}"_s}, {u"preheader"_s, u"{newsletter-entry.preheader}"_s},
                      {u"text"_s, u"@artefact:newsletter-entry"_s}, {u"to"_s, u"segment:customers"_s}};
        Workflow mail;
        mail.id = {u"mail"_s};
        mail.title = u"E-mail to customers"_s;
        mail.description = u"Writes to those who agreed to it."_s;
        mail.steps = {write, send};
        organisation.workflows = {mail};
        organisation.campaigns.clear();
        organisation.triggers.clear();
        for (AgentProfile& agent : organisation.agents)
            agent.subscriptions.clear();
        for (AutonomyRule& rule : organisation.autonomy)
            rule.grace = 200ms;
        const Result<QString> saved = shelves.organisations().save(organisation);
        EXPECT_TRUE(saved) << (saved ? "" : saved.error().text.toStdString());
    }
    void open()
    {
        app::DepartmentSettings settings;
        settings.organisation = kOrganisation;
        settings.model = u"tiers"_s;
        settings.keys = &keys;
        settings.makeModel = [] {
            auto model = std::make_unique<ScriptedLlm>();
            model->otherwise([](const agents::LlmRequest&) -> Result<agents::LlmAnswer> {
                agents::LlmAnswer answer;
                answer.text = uR"({"email_subject":"Three things to count","preheader":"Before the year ends","text":"A weekly count takes an hour, and a yearly one takes a week. **Begin** with what moves most, and leave the rest for January.","subject":"It is ready","message":"The mail is ready to go."})"_s;
                answer.model = u"claude"_s;
                answer.usage.in = {100};
                answer.usage.out = {50};
                return answer;
            });
            return model;
        };
        department = std::make_unique<app::Department>(home, settings);
        const Result<Done> opened = department->open();
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text.toStdString());
        room = std::make_unique<app::ControlRoom>(*department, m_settings);
        room->show();
        room->window()->resize(1600, 1000);
        EXPECT_TRUE(QTest::qWaitForWindowExposed(room->window()));
    }
    void keep(const QString& name, bool agrees)
    {
        const ContactId id = ContactId::make(SystemClock().now());
        Contact contact = *agents::PersonKeyFile(home.path()).readOrMake({id})->sealed(id, {{u"name"_s, name}, {u"e-mail"_s, name.toLower() + u"@press.example"_s}});
        contact.segments = {u"customers"_s};
        contact.source = u"form"_s;
        issue(KeepContacts{{contact}});
        issue(NoteConsent{{id, u"e-mail"_s, {}, agrees, u"form"_s, SystemClock().now(), {}}});
    }

    QSettings m_settings;
};

/// A part of a message, as its bytes were before they were quoted.
QByteArray partOf(const QByteArray& message, const QByteArray& type)
{
    const qsizetype start = message.indexOf("\r\n\r\n", message.indexOf("Content-Type: " + type)) + 4;
    QByteArray text = message.mid(start, message.indexOf("\r\n--=_", start) - start);
    text.replace("=\r\n", "");
    QByteArray out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        out += text[at] == '=' ? QByteArray::fromHex(text.mid(at + 1, 2)) : text.mid(at, 1);
        at += text[at] == '=' ? 2 : 0;
    }
    return out.replace("\r\n", "\n");
}

} // namespace

TEST(MailJourney, AMailIsEditedAndApprovedByKeysAndTheServerHoldsWhatWasApproved)
{
    PostRoom day;
    ASSERT_TRUE(waitUntil([&] { return day.state().people.contacts.size() == 3; }, 20s));
    auto* box = day.find<QLineEdit>("shell.brief");
    box->setFocus();
    QTest::keyClicks(box, u"Tell our customers why a weekly stock count beats a yearly one"_s);
    QTest::keyClick(box, Qt::Key_Return);
    ASSERT_TRUE(waitUntil([&] { return day.state().inbox.waiting() > 0; }, 60s));
    ASSERT_FALSE(day.state().inbox.approvals.isEmpty()) << day.state().inbox.escalations.first().issue.toStdString();
    const Approval asked = day.state().inbox.approvals.first();
    EXPECT_EQ(asked.content.recipients.size(), 2) << "who never agreed is not written to";
    EXPECT_FALSE(asked.draft.isEmpty()) << "there is a text to edit";
    EXPECT_TRUE(day.held().isEmpty()) << "before anybody said yes";

    QTest::keyClick(day.room->window(), Qt::Key_2, Qt::ControlModifier);
    auto* list = day.find<QAbstractItemView>("inbox.list");
    ASSERT_TRUE(waitUntil([&] { return list->isVisible(); }));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_E);
    auto* editor = day.find<QPlainTextEdit>("inbox.editor");
    ASSERT_TRUE(waitUntil([&] { return editor->isVisible(); }, 10s));
    ASSERT_TRUE(editor->toPlainText().startsWith(u"Subject: Three things to count\nPreheader: Before the year ends\n"_s)) << editor->toPlainText().left(90).toStdString();
    editor->moveCursor(QTextCursor::Start);
    editor->moveCursor(QTextCursor::EndOfLine);
    QTest::keyClicks(editor, u" each week"_s);
    editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor, u" Yours, the press room."_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);

    ASSERT_TRUE(waitUntil([&] { return day.state().inbox.waiting() == 0; }, 20s));
    EffectContent approved;
    for (const Effect& effect : day.state().effects.open)
        if (effect.content.title == u"Three things to count each week"_s)
            approved = effect.content;
    ASSERT_EQ(approved.files.size(), 2) << "what she wrote is what is to go";
    EXPECT_NE(contentHash(approved), asked.sha256);
    ASSERT_TRUE(waitUntil([&] { return day.held().size() == 2; }, 30s));
    for (const QByteArray& message : day.held()) {
        for (const EffectFile& file : approved.files)
            EXPECT_EQ(sha256(partOf(message, file.mediaType.toLatin1())), file.sha256) << "byte for byte";
        EXPECT_TRUE(message.contains("Subject: Three things to count each week\r\n"));
        EXPECT_TRUE(partOf(message, "text/plain").contains("Yours, the press room."));
    }
    EXPECT_TRUE(waitUntil([&] { return day.state().runs.open.isEmpty(); }, 30s));
    EXPECT_EQ(day.held().size(), 2);
}

} // namespace qd::test
