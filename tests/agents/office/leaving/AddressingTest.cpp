// Whom something is for: named in a step, counted before anybody is asked, and opened only to be sent.
#include "agents/office/leaving/Addressing.h"
#include "agents/people/PersonKeys.h"
#include "core/facts/FactCodec.h"
#include "core/rules/people/Reaching.h"
#include "tests/agents/office/EngineFixture.h"

#include <QDirIterator>

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

using agents::Outcome;

class AddressingTest : public EngineFixture {
protected:
    const QString mail = u"e-mail"_s;
    /// One step that sends to whom `to` says.
    void work(const Value& to, const char* action = "daily-social-post", const QString& purpose = {})
    {
        Step step = effectStep("send", action);
        step.input.insert(u"to"_s, to);
        if (!purpose.isEmpty())
            step.input.insert(u"purpose"_s, purpose);
        EngineFixture::work(QList<Step>{step});
        rig->outside.channel = mail;
        rig->outside.clearance = Confidentiality::Pii;
    }
    agents::PersonKeyFile keys() const { return agents::PersonKeyFile(rig->home.path()); }
    ContactId keep(const QString& name, std::optional<bool> agrees = true, const QString& purpose = {})
    {
        const ContactId id = next();
        const agents::PersonalFields fields{{u"name"_s, name}, {mail, name.toLower() + u"@press.example"_s}, {u"city"_s, u"Neuenkleusheim"_s}, {u"note"_s, u"owes us a lunch"_s}};
        Contact contact = *keys().readOrMake({id})->sealed(id, fields);
        contact.segments = {u"customers"_s};
        contact.source = u"form"_s;
        EXPECT_TRUE(rig->issue(KeepContacts{{contact}}));
        if (agrees)
            says(id, *agrees, purpose);
        return id;
    }
    void says(const ContactId& who, bool agrees, const QString& purpose = {}) { EXPECT_TRUE(rig->issue(NoteConsent{{who, mail, purpose, agrees, u"form"_s, rig->clock.now(), {}}})); }
    void erase(const ContactId& who)
    {
        const QByteArray hash = *keys().destroy(who);
        EXPECT_TRUE(rig->issue(EraseContact{who, u"they asked"_s, hash}));
    }
    /// The ids that will be given, so that a step can name them before anybody is kept.
    static ContactId idOf(int n) { return {Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(n)}}; }
    ContactId next() { return idOf(++m_ids); }
    static QString named(int n) { return rules::addressOf(idOf(n)); }
    QString issue() const { return rig->state().inbox.escalations.isEmpty() ? QString() : rig->state().inbox.escalations.first().issue; }
    EffectContent planned() { return rig->all<EffectPlanned>().isEmpty() ? EffectContent() : rig->all<EffectPlanned>().first().effect.content; }
    /// True where the text stands in no file of the home.
    bool isNowhere(const QByteArray& text) const
    {
        QDirIterator files(rig->home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return false;
        }
        return true;
    }
    int m_ids = 0;
};

TEST_F(AddressingTest, AListReachesThoseWhoAgreedWithTheAddressOpenedForTheDeliveryAlone)
{
    work(u"segment:customers"_s, "daily-social-post", u"newsletter"_s);
    rig->outside.reads = {u"city"_s};
    keep(u"Augusta"_s, true, u"newsletter"_s);
    keep(u"Bertolt"_s);
    keep(u"Corentin"_s, false);
    keep(u"Dagobert"_s, std::nullopt);
    keep(u"Edeltraud"_s, true, u"offers"_s);
    begin();
    ASSERT_EQ(rig->outside.count(), 1) << issue().toStdString();
    const EffectContent content = planned();
    EXPECT_EQ(content.recipients.size(), 2);
    EXPECT_EQ(content.reach, (Audience{AudienceClass::List, 2, false}));
    EXPECT_EQ(content.carries, Confidentiality::Pii);
    EXPECT_EQ(content.audience, u"2 people on the list customers, by e-mail"_s);
    EXPECT_EQ(std::get<QString>(content.details.value(u"left_out"_s)), u"3 left out: 2 never agreed, 1 opted out"_s);
    const QMap<QString, agents::Person> people = rig->outside.people.value(0);
    ASSERT_EQ(people.keys(), (QStringList{named(1), named(2)}));
    EXPECT_EQ(people.value(named(1)).name, u"Augusta"_s);
    EXPECT_EQ(people.value(named(1)).address, u"augusta@press.example"_s);
    EXPECT_EQ(people.value(named(1)).fields, (QMap<QString, QString>{{u"city"_s, u"Neuenkleusheim"_s}})) << "what it reads, and no more";
    rig->close();
    for (const char* plain : {"Augusta", "augusta@", "Neuenkleusheim", "owes us a lunch", "Dagobert"})
        EXPECT_TRUE(isNowhere(plain)) << plain;
    rig->open();
}

TEST_F(AddressingTest, ThatItWasReadIsOnRecordWithTheIntent)
{
    work(named(1));
    const ContactId ada = keep(u"Augusta"_s);
    begin();
    ASSERT_EQ(rig->outside.count(), 1) << issue().toStdString();
    EXPECT_EQ(planned().reach->who, AudienceClass::One);
    const QList<StoredFact> facts = rig->facts();
    const auto is = [&facts](qsizetype at, const char* name) { return QString(factName(facts[at].fact)) == QLatin1String(name); };
    qsizetype intended = 0;
    while (intended < facts.size() && !is(intended, "effect-intended"))
        ++intended;
    ASSERT_LT(intended + 1, facts.size());
    const auto* read = std::get_if<PersonalRead>(&facts[intended + 1].fact);
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(read->contacts, QList<ContactId>{ada});
    EXPECT_EQ(read->what, (QStringList{u"name"_s, mail}));
    EXPECT_EQ(read->sink, u"folder-linkedin/main"_s);
    EXPECT_EQ(read->step, stepId("send"));
    EXPECT_FALSE(read->run.isNull());
    EXPECT_EQ(read->effect, rig->all<EffectIntended>().first().effect);
    EXPECT_EQ(rig->all<PersonalRead>().size(), 1);
}

TEST_F(AddressingTest, WhoeverLooksFirstIsToldWhomItIsForAndReadsThemOnlyWhereItSaysSo)
{
    for (const QStringList& reads : {QStringList{}, QStringList{u"city"_s}}) {
        work(named(1));
        m_ids = 0;
        keep(u"Augusta"_s);
        rig->outside.reads = reads;
        std::mutex mutex;
        QList<agents::Delivery> looks;
        rig->outside.sees = [&](const agents::Delivery& delivery) -> Result<agents::Sight> {
            const std::lock_guard lock(mutex);
            looks.append(delivery);
            return agents::Sight{u"as it stands"_s};
        };
        begin();
        ASSERT_EQ(looks.size(), 1);
        ASSERT_EQ(looks.first().content.recipients.size(), 1);
        EXPECT_EQ(looks.first().people.value(named(1)).fields.value(u"city"_s), reads.isEmpty() ? QString() : u"Neuenkleusheim"_s);
        EXPECT_EQ(looks.first().people.isEmpty(), reads.isEmpty());
        ASSERT_EQ(rig->outside.count(), 1) << issue().toStdString();
        EXPECT_EQ(planned().recipients.size(), 1);
        EXPECT_EQ(planned().target, u"as it stands"_s);
        const QList<PersonalRead> readings = rig->all<PersonalRead>();
        ASSERT_EQ(readings.size(), reads.isEmpty() ? 1 : 2);
        EXPECT_EQ(readings.first().effect, readings.last().effect) << "the effect that it looked for is the one that leaves";
        EXPECT_EQ(readings.first().purpose, reads.isEmpty() ? u"to send it"_s : u"to look at what it would change"_s);
        rig->close();
    }
}

TEST_F(AddressingTest, WhereNobodyIsLeftTheStepSaysWhy)
{
    work(u"segment:customers"_s);
    keep(u"Augusta"_s, false);
    keep(u"Bertolt"_s, std::nullopt);
    begin();
    EXPECT_EQ(rig->outside.reached, 0);
    EXPECT_TRUE(issue().contains(u"nobody is left whom"_s)) << issue().toStdString();
    EXPECT_TRUE(issue().contains(u"2 left out: 1 never agreed, 1 opted out"_s)) << issue().toStdString();
    EXPECT_TRUE(rig->all<EffectPlanned>().isEmpty());
    EXPECT_TRUE(rig->all<PersonalRead>().isEmpty()) << "nobody was read for it";
}

TEST_F(AddressingTest, TheSameInvoiceIsNotOnItsWayToACustomerTwice)
{
    work(named(1));
    keep(u"Augusta"_s);
    keep(u"Bertolt"_s);
    rig->outside.next = {Outcome{Outcome::Later, u"not now"_s, {}, std::chrono::hours(1), false, Deferral::Busy}};
    begin();
    OfficeState state = rig->state();
    ASSERT_EQ(state.effects.open.size(), 1);
    Effect& first = *state.effects.open.begin();
    first.content.kind = {u"invoice"_s};
    first.content.details.insert(u"invoice"_s, u"2026-114"_s);
    Effect second = first;
    second.id = {Uuid{7, 7}};
    second.run = {Uuid{7, 8}};
    agents::TurnOrder order;
    const auto again = [&](const QString& to, const QString& number) {
        order.input = Json(QList<Json::Member>{{u"to"_s, Json(to)}});
        second.content.details.insert(u"invoice"_s, number);
        const Result<Effect> effect = agents::addressed(state, *rig->dispatcher, order, second);
        return effect ? QString() : effect.error().text;
    };
    EXPECT_EQ(again(named(1), u"2026-114"_s), u"this invoice is on its way to this customer already, by the run "_s + first.run.toString());
    EXPECT_EQ(again(named(1), u"2026-115"_s), QString());
    EXPECT_EQ(again(named(2), u"2026-114"_s), QString());
    second.content.kind = {u"letter"_s};
    EXPECT_EQ(again(named(1), u"2026-114"_s), QString()) << "a letter about it is none";
    second = first;
    EXPECT_EQ(again(named(1), u"2026-114"_s), QString()) << "it is itself";
}

TEST_F(AddressingTest, AConnectorThatReachesNobodyOrMayNotCarryItGetsNothing)
{
    work(named(1));
    keep(u"Augusta"_s);
    rig->outside.channel.clear();
    begin();
    EXPECT_TRUE(issue().contains(u"reaches nobody by name"_s)) << issue().toStdString();
    work(named(1));
    m_ids = 0;
    keep(u"Augusta"_s);
    rig->outside.clearance = Confidentiality::Internal;
    begin();
    EXPECT_TRUE(issue().contains(u"may carry what is internal at most"_s)) << issue().toStdString();
    EXPECT_EQ(rig->outside.reached, 0);
    EXPECT_TRUE(rig->all<PersonalRead>().isEmpty());
}

/// What was agreed to waits for its grace time; meanwhile something happens to whom it is for.
class MeanwhileTest : public AddressingTest, public testing::WithParamInterface<int> {};

TEST_P(MeanwhileTest, ItDoesNotReachWhoMustNotBeReachedAnyMore)
{
    work(named(1), "blog-post");
    const ContactId ada = keep(u"Augusta"_s);
    begin();
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1) << issue().toStdString();
    const Approval item = rig->state().inbox.approvals.first();
    EXPECT_EQ(item.content.recipients.size(), 1) << "a yes is bound to whom it is for";
    DecideApproval yes;
    yes.approval = item.id;
    yes.verdict = Verdict::Approve;
    yes.sha256 = item.sha256;
    ASSERT_TRUE(rig->issue(yes));
    const char* words = "";
    switch (GetParam()) {
    case 0: erase(ada); words = "not kept"; break;
    case 1: says(ada, false); words = "opted out"; break;
    case 2: ASSERT_TRUE(rig->issue(Suppress{{item.content.recipients.first().index, mail, u"bounced"_s, {}}})); words = "bounced"; break;
    default: ASSERT_TRUE(keys().destroy(ada)); words = "this person was forgotten"; // the key is gone, and nobody said so yet
    }
    rig->pass(std::chrono::hours(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 0);
    EXPECT_TRUE(issue().contains(QString::fromLatin1(words))) << issue().toStdString();
    EXPECT_EQ(rig->all<EffectRefused>().size(), 1);
    EXPECT_EQ(rig->all<PersonalRead>().size(), GetParam() == 3 ? 1 : 0) << "who may not be reached is not read for it";
}

INSTANTIATE_TEST_SUITE_P(Each, MeanwhileTest, testing::Range(0, 4));

TEST_F(AddressingTest, AfterAStartWhatIsSentAgainIsReadAgainOnRecord)
{
    work(named(1));
    keep(u"Augusta"_s);
    rig->outside.next = {Outcome{Outcome::NotSent, u"the door was shut"_s}};
    begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached >= 1; }));
    for (int i = 0; i < 5 && rig->outside.count() == 0; ++i)
        rig->pass(std::chrono::minutes(10));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
    EXPECT_EQ(rig->all<PersonalRead>().size(), rig->all<EffectIntended>().size()) << "each time that it is opened";
    EXPECT_EQ(rig->outside.people.last().value(named(1)).address, u"augusta@press.example"_s);
}

} // namespace
