#include "core/rules/people/Reaching.h"

#include "core/rules/outside/Leaving.h"
#include "core/rules/people/Retaining.h"
#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;
using namespace Qt::StringLiterals;

class ReachingTest : public Judged {
protected:
    const QString mail = u"e-mail"_s;
    void SetUp() override { record.adopt(record.team()); }
    ContactId keep(char of, const QStringList& segments = {u"customers"_s})
    {
        Contact contact;
        contact.id = record.id<ContactId>();
        contact.sealed = {{u"name"_s, "sealed"}};
        contact.indexes = {{mail, QByteArray(32, of)}};
        contact.segments = segments;
        contact.source = u"form"_s;
        EXPECT_EQ(does(KeepContacts{{contact}}), u"accepted"_s);
        return contact.id;
    }
    void says(const ContactId& who, bool given, const QString& purpose = {}) { EXPECT_EQ(does(NoteConsent{{who, mail, purpose, given, u"form"_s, record.now, {}}}), u"accepted"_s); }
    QString why(const ContactId& who, const QString& purpose = {}) { return whyNot(record.state, who, mail, purpose); }
    EffectContent contentFor(const ContactId& who, const QString& purpose = {})
    {
        EffectContent content;
        content.recipients = reachOf(record.state, {addressOf(who)}, mail, purpose)->recipients;
        if (!purpose.isEmpty())
            content.details.insert(kPurpose, purpose);
        return content;
    }
};

} // namespace

TEST_F(ReachingTest, NobodyIsReachedByMailWhoDidNotAgreeAndByLetterUntilTheySayNo)
{
    const ContactId anna = keep('a');
    EXPECT_EQ(why(anna), u"never agreed"_s);
    says(anna, true, u"newsletter"_s);
    EXPECT_EQ(why(anna, u"newsletter"_s), QString());
    EXPECT_EQ(why(anna, u"offers"_s), u"never agreed"_s) << "they agreed to something else";
    says(anna, false);
    EXPECT_EQ(why(anna, u"offers"_s), u"opted out"_s);
    EXPECT_EQ(why(anna, u"newsletter"_s), QString()) << "what was said of the purpose goes first";
    EXPECT_EQ(whyNot(record.state, anna, u"sms"_s, {}), u"no address for sms"_s);
    EXPECT_EQ(whyNot(record.state, record.id<ContactId>(), mail, {}), u"not kept"_s);
    EXPECT_TRUE(needsConsent(u"sms"_s));
    EXPECT_FALSE(needsConsent(u"letter"_s));
}

TEST_F(ReachingTest, WordsOnSomebodyThatAreNotSealedHoldNoAddressAndNoNumber)
{
    const ContactId anna = keep('a');
    const QString refused = u"an address or a number stands in it, and these words are not sealed"_s;
    for (const QString& words : {u"a mail from anna@example.com"_s, u"rang from +49 151 / 12345678"_s, u"anna＠example.com"_s}) {
        EXPECT_EQ(does(NoteConsent{{anna, mail, {}, true, words, record.now, {}}}), refused) << words.toStdString();
        EXPECT_EQ(does(EraseContact{anna, words, QByteArray(32, 'k')}), refused) << words.toStdString();
        Contact other;
        other.id = record.id<ContactId>();
        other.sealed.insert(u"name"_s, "sealed");
        other.source = words;
        EXPECT_EQ(does(KeepContacts{{other}}), refused) << words.toStdString();
        EXPECT_EQ(does(NoteReading{words, {u"name"_s}, {anna}, u"the window"_s}), refused) << words.toStdString();
    }
    EXPECT_EQ(does(EraseContact{anna, u"they asked on 2026-03-12, or 12.3.2026"_s, QByteArray(32, 'k')}), u"accepted"_s) << "a date tells nobody";
}

TEST_F(ReachingTest, AListIsThoseWhoMayBeReachedOnceEachAndTheOthersAreCounted)
{
    const ContactId a = keep('a'), b = keep('b'), c = keep('c'), d = keep('d', {u"press"_s}), e = keep('e');
    says(a, true);
    says(b, true);
    says(c, false);
    says(d, true);
    ASSERT_EQ(does(Suppress{{QByteArray(32, 'b'), mail, u"bounced"_s, {}}}), u"accepted"_s);
    const Result<Reach> reach = reachOf(record.state, {u"segment:customers, contact:"_s + d.toString(), addressOf(a)}, mail, {});
    ASSERT_TRUE(reach) << reach.error().text.toStdString();
    QStringList addresses;
    for (const Recipient& recipient : reach->recipients) {
        addresses.append(recipient.address);
        EXPECT_EQ(recipient.part, u"to"_s);
        EXPECT_EQ(recipient.channel, mail);
        EXPECT_EQ(recipient.name, QString()) << "nothing personal";
        EXPECT_EQ(recipient.index.size(), 32);
    }
    EXPECT_EQ(addresses, (QStringList{addressOf(a), addressOf(d)}));
    EXPECT_EQ(leftOutInWords(*reach), u"3 left out: 1 bounced, 1 never agreed, 1 opted out"_s);
    EXPECT_EQ(audienceInWords(*reach, mail), u"2 people on the list customers, by e-mail"_s);
    EXPECT_FALSE(why(e).isEmpty());
    const Result<Reach> nobody = reachOf(record.state, {u"segment:nobody-is-here"_s}, mail, {});
    ASSERT_TRUE(nobody);
    EXPECT_TRUE(nobody->recipients.isEmpty());
    EXPECT_EQ(leftOutInWords(*nobody), QString());
}

TEST_F(ReachingTest, WhatIsNobodyIsSaidWithWhatWouldBeRight)
{
    const auto said = [this](const QString& to) {
        const Result<Reach> reach = reachOf(record.state, {to}, mail, {});
        return reach ? QString() : reach.error().text + u" | "_s + reach.error().hint;
    };
    EXPECT_TRUE(said(u"anna@example.com"_s).startsWith(u"\"anna@example.com\" is nobody that something can be for | \"contact:<id>\""_s)) << said(u"anna@example.com"_s).toStdString();
    EXPECT_TRUE(said(u"contact:0190"_s).contains(u"is nobody"_s));
    EXPECT_TRUE(said(u"segment:"_s).contains(u"is nobody"_s));
    EXPECT_TRUE(said(addressOf(record.id<ContactId>())).startsWith(u"nobody is kept under"_s));
    EXPECT_TRUE(said(u" , "_s).startsWith(u"it does not say whom it is for"_s));
}

TEST_F(ReachingTest, WhatWasAgreedToDoesNotReachWhoIsForgottenMovedOrSaidNoMeanwhile)
{
    const ContactId anna = keep('a'), bert = keep('b');
    says(anna, true, u"newsletter"_s);
    says(bert, true);
    const EffectContent toAnna = contentFor(anna, u"newsletter"_s), toBert = contentFor(bert);
    ASSERT_EQ(toAnna.recipients.size(), 1);
    EXPECT_EQ(whyNotReached(record.state, toAnna), QString());
    says(anna, false, u"newsletter"_s);
    EXPECT_TRUE(whyNotReached(record.state, toAnna).endsWith(u"opted out"_s));
    says(anna, true, u"newsletter"_s);
    EXPECT_EQ(whyNotReached(record.state, toAnna), QString());
    Contact moved;
    moved.id = anna;
    moved.sealed = {{u"name"_s, "sealed"}};
    moved.indexes = {{mail, QByteArray(32, 'z')}};
    moved.source = u"her"_s;
    ASSERT_EQ(does(KeepContacts{{moved}}), u"accepted"_s);
    EXPECT_TRUE(whyNotReached(record.state, toAnna).contains(u"has another address by now"_s));
    ASSERT_EQ(does(EraseContact{bert, u"they asked"_s, QByteArray(32, 'k')}), u"accepted"_s);
    EXPECT_TRUE(whyNotReached(record.state, toBert).endsWith(u"not kept"_s));
    EXPECT_FALSE(whyNotReached(record.state, toBert).contains(u"sealed"_s));
}

TEST_F(ReachingTest, WhoIsPastTheirDaysIsKnownAndSomethingThatHappensBeginsThemAnew)
{
    const ContactId lead = keep('a', {u"leads"_s}), both = keep('b', {u"customers"_s, u"leads"_s}), other = keep('c', {});
    EXPECT_TRUE(pastTheirDays(record.state.people, record.now + std::chrono::days(9'000)).isEmpty()) << "she has said nothing";
    ASSERT_EQ(does(SetRetention{{u"leads"_s, 90}, false}), u"accepted"_s);
    ASSERT_EQ(does(SetRetention{{u"customers"_s, 900}, false}), u"accepted"_s);
    const Instant begun = record.now;
    EXPECT_TRUE(pastTheirDays(record.state.people, begun + std::chrono::days(89)).isEmpty());
    EXPECT_EQ(pastTheirDays(record.state.people, begun + std::chrono::days(91)), QList<ContactId>{lead}) << "the other is on a list that keeps longer";
    EXPECT_EQ(pastTheirDays(record.state.people, begun + std::chrono::days(901)).size(), 2);
    ASSERT_EQ(does(SetRetention{{{}, 10}, false}), u"accepted"_s);
    EXPECT_TRUE(pastTheirDays(record.state.people, begun + std::chrono::days(11)).contains(other));
    EXPECT_TRUE(whyForgotten(record.state.people, lead).contains(u"90 days"_s));
    record.now = begun + std::chrono::days(80);
    says(lead, true);
    EXPECT_FALSE(pastTheirDays(record.state.people, begun + std::chrono::days(91)).contains(lead));
    EXPECT_FALSE(pastTheirDays(record.state.people, begun + std::chrono::days(91)).contains(both));
}

} // namespace qd::test
