#include "agents/effects/Dispatcher.h"
#include "core/async/Mailbox.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QFileInfo>

#include <random>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

/// Counts what it is given, and says yes.
class Counter final : public Connector {
public:
    explicit Counter(std::atomic<int>& count) : m_count(count) {}
    ConnectorId id() const override { return {u"counter"_s}; }
    QString title() const override { return u"Counter"_s; }
    Guarantees guarantees() const override { return {}; }
    Confidentiality clearance() const override { return Confidentiality::Internal; }
    Result<Done> check(const EffectContent&) const override { return Done{}; }
    void deliver(const Delivery&, const Gate&, Ended ended) override
    {
        ++m_count;
        ended({Outcome::Confirmed, u"there"_s});
    }
    void test(const Gate&, Tested tested) override { tested(QString()); }

private:
    std::atomic<int>& m_count;
};

class CapabilityTest : public testing::Test {
protected:
    std::shared_ptr<const IntentSeal> seal = *IntentSeal::fresh();
    std::shared_ptr<SendingLaw> law = std::make_shared<SendingLaw>(seal);
    EffectContent content;
    Intent intent;
    BootTime start{Duration(1'000'000)};
    quint64 ids = 0;

    EffectId id() { return {Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + ++ids}}; }
    void SetUp() override
    {
        law->epoch = 7;
        content.kind = {u"post"_s};
        content.connector = {u"counter"_s};
        content.destination = u"site/a-piece"_s;
        content.title = u"A piece"_s;
        content.cost = {500};
        content.details = {{u"slug"_s, u"a-piece"_s}};
        content.files = {{u"index.html"_s, QByteArray(32, 'f'), u"text/html"_s, 10}};
        content.recipients = {{u"Anna"_s, u"anna@example.com"_s, QByteArray(32, 'i'), {}, {}}};
        intent = {id(), contentHash(content), u"qd-abc"_s, 7, 1};
    }
    Capability made(BootTime at) const { return {intent, seal->of(intent), content.cost, at}; }
    Capability made() const { return made(start); }
    QString word(Capability capability, BootTime at) const { return capability.use(intent.effect, content, *law, at).whyNot; }
};

TEST_F(CapabilityTest, ItIsGoodOnceForWhatItWasMadeFor)
{
    Capability capability = made();
    EXPECT_EQ(capability.use(intent.effect, content, *law, start).whyNot, QString());
    const Capability::Word again = capability.use(intent.effect, content, *law, start);
    EXPECT_EQ(again.whyNot, u"the leave to send was used already"_s);
    EXPECT_TRUE(again.isStale);
}

TEST_F(CapabilityTest, ItEndsAfterAQuarterOfAnHourOfTheMachinesOwnTime)
{
    EXPECT_EQ(word(made(), {start.since + Capability::kLongest - Duration(1)}), QString());
    EXPECT_EQ(word(made(), {start.since + Capability::kLongest}), u"it waited too long for its turn"_s);
    EXPECT_LE(BootTime::now().since, BootTime::now().since);
    EXPECT_GT(BootTime::now().since.count(), 0);
}

TEST_F(CapabilityTest, AnotherEpochRevokesIt)
{
    for (const qint64 epoch : {6, 8}) {
        law->epoch = epoch;
        EXPECT_EQ(word(made(), start), u"the rules have changed since it was let out"_s) << epoch;
    }
}

TEST_F(CapabilityTest, ItCanOnlyBeMadeSmaller)
{
    EXPECT_EQ(word(made().attenuated({10'000}, 99, std::chrono::hours(9), start), {start.since + Capability::kLongest}), u"it waited too long for its turn"_s);
    EXPECT_TRUE(word(made().attenuated({499}, 1, Capability::kLongest, start), start).startsWith(u"it costs "_s));
    EXPECT_EQ(word(made().attenuated({500}, 0, Capability::kLongest, start), start), u"the leave to send was used already"_s);
    EXPECT_EQ(word(made().attenuated({500}, 1, Duration(5), start), {start.since + Duration(5)}), u"it waited too long for its turn"_s);
    Capability twice = made().attenuated({500}, 2, Capability::kLongest, start);
    EXPECT_EQ(twice.use(intent.effect, content, *law, start).whyNot, QString());
    EXPECT_NE(twice.use(intent.effect, content, *law, start).whyNot, QString());
    Capability whole = made();
    Capability part = std::move(whole).attenuated({500}, 1, Capability::kLongest, start);
    EXPECT_NE(whole.use(intent.effect, content, *law, start).whyNot, QString()) << "there are not two of it";
    EXPECT_EQ(part.use(intent.effect, content, *law, start).whyNot, QString());
}

/// Something in the row, or in what is to leave, is not as it was sealed.
class MutatedRows : public CapabilityTest {
protected:
    std::mt19937 random{20261123};
    std::atomic<int> sent = 0;
    Mailbox mailbox;
    std::unique_ptr<Dispatcher> dispatcher;

    void SetUp() override
    {
        CapabilityTest::SetUp();
        std::vector<std::unique_ptr<Connector>> connectors;
        connectors.push_back(std::make_unique<Counter>(sent));
        dispatcher = std::make_unique<Dispatcher>(std::move(connectors));
        dispatcher->start();
        dispatcher->setLaw(law);
    }
    void TearDown() override { dispatcher->stop(); }
    int below(int bound) { return int(random() % quint32(bound)); }
    QByteArray flipped(QByteArray bytes)
    {
        bytes[below(int(bytes.size()))] = char(bytes[below(int(bytes.size()))] ^ char(1 << below(8)));
        return bytes;
    }
    void mutate(EffectContent& what)
    {
        switch (below(14)) {
        case 0: what.destination += u'x'; break;
        case 1: what.title.chop(1 + below(3)); break;
        case 2: what.cost.micro += 1 + below(1'000'000); break;
        case 3: what.cost.micro -= 1 + below(500); break;
        case 4: what.recipients.first().address = u"eve%1@example.com"_s.arg(below(1000)); break;
        case 5: what.recipients.append({u"Eve"_s, u"eve@example.com"_s, {}, u"bcc"_s, {}}); break;
        case 6: what.files.first().sha256 = QByteArray(32, char(below(64))); break;
        case 7: what.files.first().path = u"../%1"_s.arg(below(1000)); break;
        case 8: what.details.insert(u"n%1"_s.arg(below(1000)), qint64(below(1000))); break;
        case 9: what.account = u"other"_s; break;
        case 10: what.kind = {u"letter"_s}; break;
        case 11: what.reversible = !what.reversible; break;
        case 12: what.window = SendWindow{{below(1000)}, {1'000 + below(1000)}}; break;
        default: what.audience = u"everybody %1"_s.arg(below(1000)); break;
        }
    }
    void mutate(Intent& row, QByteArray& mac)
    {
        switch (below(8)) {
        case 0: row.effect = id(); break;
        case 1: row.content = QByteArray(32, char(below(100))); break;
        case 2: row.key += u'%' + QString::number(below(1000)); break;
        case 3: row.epoch += 1 + below(1000); break;
        case 4: row.attempt += 1 + below(1000); break;
        case 5: mac = mac.left(below(32)); break;
        case 6: mac = QByteArray(32, char(below(256))); break;
        default: mac[below(32)] = char(mac[0] ^ char(0x80 >> below(8)) ^ 0x55); break;
        }
    }
    Outcome dispatch(const EffectId& effect, const EffectContent& what, std::shared_ptr<Capability> capability)
    {
        std::optional<Outcome> came;
        Delivery delivery{effect, what, {}, {}};
        delivery.capability = std::move(capability);
        dispatcher->dispatch(std::move(delivery), &mailbox, [&came](const Outcome& outcome) { came = outcome; });
        EXPECT_TRUE(test::waitUntil([&came] { return came.has_value(); }));
        return came.value_or(Outcome{});
    }
};

TEST_F(MutatedRows, NothingOfThemIsSent)
{
    const QByteArray mac = seal->of(intent);
    const auto capability = [this](const Intent& row, const QByteArray& sealed) { return std::make_shared<Capability>(row, sealed, content.cost, BootTime::now()); };
    for (int i = 0; i < 4'000; ++i) {
        EffectContent what = content;
        Intent row = intent;
        QByteArray sealed = mac;
        if (i % 3 != 1)
            mutate(row, sealed);
        if (i % 3 != 0)
            mutate(what);
        if (i % 7 == 0)
            row.content = contentHash(what); // whoever edits the one edits the other
        if (contentHash(what) == intent.content && row.effect == intent.effect && seal->isOf(row, sealed))
            continue;
        const Outcome outcome = dispatch(row.effect, what, capability(row, sealed));
        ASSERT_EQ(outcome.kind, Outcome::Refused) << i << outcome.text.toStdString();
        ASSERT_EQ(sent, 0) << i;
    }
    EXPECT_EQ(dispatch(intent.effect, content, nullptr).text, u"nobody gave leave to send it"_s);
    const std::shared_ptr<const IntentSeal> other = *IntentSeal::fresh();
    EXPECT_EQ(dispatch(intent.effect, content, capability(intent, other->of(intent))).kind, Outcome::Refused) << "another home's";
    EXPECT_EQ(sent, 0);
    EXPECT_EQ(dispatch(intent.effect, content, capability(intent, mac)).kind, Outcome::Confirmed) << "the row as it was";
    EXPECT_EQ(sent, 1);
}

TEST_F(MutatedRows, NoMemberOfARowCanStandInForItsNeighbour)
{
    Intent a = intent;
    Intent b = intent;
    a.key = u"1"_s;
    a.epoch = 23;
    b.key = u"12"_s;
    b.epoch = 3;
    EXPECT_FALSE(seal->isOf(b, seal->of(a)));
}

TEST_F(MutatedRows, WhatIsTooConfidentialForItsWayStaysAtTheDoor)
{
    content.carries = Confidentiality::Pii;
    intent.content = contentHash(content);
    const Outcome outcome = dispatch(intent.effect, content, std::make_shared<Capability>(intent, seal->of(intent), content.cost, BootTime::now()));
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_EQ(outcome.text, u"it carries what is pii, and \"Counter\" may carry what is internal at most"_s);
    EXPECT_EQ(sent, 0);
}

TEST_F(MutatedRows, WhatIsStaleMayBeAskedForAgain)
{
    auto stale = std::make_shared<Capability>(intent, seal->of(intent), content.cost, BootTime::now());
    law->epoch = 8;
    EXPECT_EQ(dispatch(intent.effect, content, stale).kind, Outcome::NotSent);
    EXPECT_EQ(sent, 0);
}

TEST(IntentSealTest, AHomeKeepsItsKey)
{
    test::TempHome home;
    const QString file = home.file(u"private/intents.key"_s);
    const Intent intent{{Uuid{1, 2}}, QByteArray(32, 'c'), u"k"_s, 1, 1};
    const Instant now{1'700'000'000'000};
    const Result<std::shared_ptr<const IntentSeal>> first = IntentSeal::readOrMake(file, now);
    ASSERT_TRUE(first) << first.error().text.toStdString();
    const Result<std::shared_ptr<const IntentSeal>> second = IntentSeal::readOrMake(file, now);
    ASSERT_TRUE(second);
    EXPECT_TRUE((*second)->isOf(intent, (*first)->of(intent)));
    EXPECT_EQ(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QFile damaged(file);
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    damaged.write("no key");
    damaged.close();
    EXPECT_FALSE(IntentSeal::readOrMake(file, now));
}

TEST(IntentSealTest, AKeySealsForADayAndIsKnownWhileItMayBeNeeded)
{
    test::TempHome home;
    const QString file = home.file(u"private/intents.key"_s);
    const Intent intent{{Uuid{1, 2}}, QByteArray(32, 'c'), u"k"_s, 1, 1};
    const Instant start{1'700'000'000'000};
    const auto reopened = [&](Instant now) { return *IntentSeal::readOrMake(file, now); };
    const std::shared_ptr<const IntentSeal> first = reopened(start);
    EXPECT_FALSE(first->isDue(start + IntentSeal::kDay - Duration(1)));
    ASSERT_TRUE(first->isDue(start + IntentSeal::kDay));
    const std::shared_ptr<const IntentSeal> second = *first->renewed(start + IntentSeal::kDay);
    const QByteArray seal = first->of(intent);
    EXPECT_FALSE(second->isDue(start + IntentSeal::kDay));
    EXPECT_NE(second->of(intent), seal);
    EXPECT_TRUE(second->isOf(intent, seal)) << "what was on its way";
    EXPECT_FALSE(first->isOf(intent, second->of(intent)));
    EXPECT_TRUE(reopened(start + IntentSeal::kDay)->isOf(intent, seal)) << "also after a start";
    EXPECT_EQ(reopened(start + IntentSeal::kDay)->of(intent), second->of(intent));
    const std::shared_ptr<const IntentSeal> third = *second->renewed(start + 2 * IntentSeal::kDay);
    EXPECT_TRUE(third->isOf(intent, seal));
    const std::shared_ptr<const IntentSeal> later = *third->renewed(start + IntentSeal::kDay + IntentSeal::kKept);
    EXPECT_FALSE(later->isOf(intent, seal)) << "30 days out of use";
    EXPECT_FALSE(reopened(start)->isOf(intent, seal)) << "and gone from the disk";
}

TEST(IntentSealTest, TheKeyBeforeTheLastIsKnownHoweverLongNothingWent)
{
    const Instant start{1'700'000'000'000};
    const Intent intent{{Uuid{1, 2}}, QByteArray(32, 'c'), u"k"_s, 1, 1};
    const std::shared_ptr<const IntentSeal> first = *IntentSeal::fresh(start);
    EXPECT_TRUE((*first->renewed(start + 10 * IntentSeal::kKept))->isOf(intent, first->of(intent)));
}

TEST(IntentSealTest, AFileOfOneKeyAloneIsReadAndItsKeyGivesWayAtOnce)
{
    test::TempHome home;
    const QString file = home.file(u"intents.key"_s);
    QFile old(file);
    ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(32, 'k').toHex() + '\n');
    old.close();
    const Intent intent{{Uuid{1, 2}}, QByteArray(32, 'c'), u"k"_s, 1, 1};
    const Instant now{1'700'000'000'000};
    const Result<std::shared_ptr<const IntentSeal>> first = IntentSeal::readOrMake(file, now);
    ASSERT_TRUE(first) << first.error().text.toStdString();
    ASSERT_TRUE((*first)->isDue(now));
    const std::shared_ptr<const IntentSeal> second = *(*first)->renewed(now);
    EXPECT_NE(second->of(intent), (*first)->of(intent));
    EXPECT_TRUE(second->isOf(intent, (*first)->of(intent)));
}

} // namespace
} // namespace qd::agents
