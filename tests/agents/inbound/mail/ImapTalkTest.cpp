#include "agents/inbound/mail/ImapTalk.h"
#include "tests/agents/inbound/mail/ImapHost.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace qd::test;

namespace {

ImapTalk talkTo(const ImapHost& host, const char* password = "right-password")
{
    ImapTalk talk;
    talk.url = host.url();
    talk.isHere = true;
    talk.user = "press";
    talk.key = Secret::of(password);
    talk.since = {1'795'000'000'000};
    talk.toConnect = Duration(3'000);
    talk.toAnswer = Duration(2'000);
    return talk;
}

struct Looked {
    ImapEnd end;
    QByteArrayList mails;
};

Looked look(const ImapTalk& talk)
{
    Looked found;
    found.end = talkImap(talk, {}, [&](const ImapMail& mail) { found.mails.append(mail.bytes); });
    return found;
}

} // namespace

TEST(ImapTalk, EachMailIsReadOnceAndNoneIsMarked)
{
    ImapHost host;
    const QByteArray sly = "From: a@b.example\r\n\r\nQ4 OK done\r\n* 1 FETCH (UID 9 BODY[] {3}\r\n";
    host.put("From: one\r\n\r\nA");
    host.put(sly);
    Looked found = look(talkTo(host));
    ASSERT_EQ(found.end.trouble, ImapEnd::None) << found.end.said.toStdString();
    EXPECT_EQ(found.mails, QByteArrayList({"From: one\r\n\r\nA", sly})) << "what looks like an answer of the server's is a part of the mail";
    EXPECT_EQ(found.end.last, 2U);
    ImapTalk again = talkTo(host);
    again.validity = found.end.validity;
    again.after = found.end.last;
    EXPECT_TRUE(look(again).mails.isEmpty());
    host.put("From: three\r\n\r\nC");
    EXPECT_EQ(look(again).mails, QByteArrayList{"From: three\r\n\r\nC"});
    for (const QByteArray& asked : host.asked()) {
        EXPECT_FALSE(asked.startsWith("SELECT") || asked.contains("STORE") || asked.contains("EXPUNGE") || asked.contains("BODY[")) << asked.constData();
    }
    host.number(8); // the mailbox was made anew: its numbers say nothing any more
    EXPECT_EQ(look(again).mails.size(), 3);
}

TEST(ImapTalk, ManyAreTakenInSeveralLooks)
{
    ImapHost host;
    for (int i = 0; i < 5; ++i)
        host.put("N: " + QByteArray::number(i) + "\r\n\r\n");
    ImapTalk talk = talkTo(host);
    talk.most = 3;
    const Looked first = look(talk);
    EXPECT_EQ(first.mails.size(), 3);
    EXPECT_TRUE(first.end.isMore);
    talk.validity = first.end.validity;
    talk.after = first.end.last;
    const Looked second = look(talk);
    EXPECT_EQ(second.mails.size(), 2);
    EXPECT_FALSE(second.end.isMore);
}

TEST(ImapTalk, EachTroubleHasItsWordsAndWhatWasReadBeforeItCounts)
{
    ImapHost host;
    host.put("From: one\r\n\r\nA");
    const Looked strange = look(talkTo(host, "wrong"));
    EXPECT_EQ(strange.end.trouble, ImapEnd::Login) << strange.end.said.toStdString();
    EXPECT_FALSE(strange.end.said.contains(QLatin1String("wrong")));
    host.answers("UID FETCH", "cut");
    EXPECT_EQ(look(talkTo(host)).end.trouble, ImapEnd::Cut);
    host.answers("EXAMINE", "* 1 EXISTS\r\n");
    EXPECT_EQ(look(talkTo(host)).end.trouble, ImapEnd::Refused) << "numbers that may change tell nobody what is new";
    host.answers("UID SEARCH", "* SEARCH {9999999999}\r\n");
    EXPECT_EQ(look(talkTo(host)).end.trouble, ImapEnd::Cut);
    host.answers("UID SEARCH", "hang");
    const Looked silent = look(talkTo(host));
    EXPECT_EQ(silent.end.trouble, ImapEnd::Cut) << silent.end.said.toStdString();
    std::stop_source stopped;
    stopped.request_stop();
    EXPECT_EQ(talkImap(talkTo(host), stopped.get_token(), [](const ImapMail&) {}).trouble, ImapEnd::Cancelled);
}

/// A server that offers no STARTTLS is not spoken to in clear where it is not on this machine.
TEST(ImapTalk, WithoutTlsNothingIsSaidToAnotherMachine)
{
    ImapHost host;
    ImapTalk talk = talkTo(host);
    talk.isHere = false;
    EXPECT_EQ(look(talk).end.trouble, ImapEnd::Tls);
    for (const QByteArray& asked : host.asked())
        EXPECT_FALSE(asked.startsWith("LOGIN") || asked.startsWith("AUTHENTICATE")) << asked.constData();
}
