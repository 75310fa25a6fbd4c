// What may leave and waits, and what nobody can tell: put off, repeated with its key, looked up, or asked about.
#include "agents/effects/settings/OwnPaces.h"
#include "tests/agents/office/EngineFixture.h"

#include <QFile>

using namespace qd;
using namespace qd::test;

namespace {

using agents::Guarantees;
using agents::LookedUp;
using agents::Outcome;

/// A way out of this machine that takes everything.
class OutwardConnector final : public agents::Connector {
public:
    explicit OutwardConnector(std::atomic<int>* taken) : m_taken(taken) {}
    ConnectorId id() const override { return {QStringLiteral("hook")}; }
    QString title() const override { return QStringLiteral("Hook"); }
    agents::Guarantees guarantees() const override { return {}; }
    Confidentiality clearance() const override { return Confidentiality::Internal; }
    Result<Done> check(const EffectContent&) const override { return Done{}; }
    void deliver(const agents::Delivery&, const agents::Gate& gate, Ended ended) override
    {
        EXPECT_TRUE(gate.mayBegin());
        ++*m_taken;
        ended({Outcome::Confirmed, QStringLiteral("there")});
    }
    void test(const agents::Gate&, Tested tested) override { tested(QString()); }

private:
    std::atomic<int>* m_taken;
};

class OutboxTest : public EngineFixture {
protected:
    /// One post leaves by itself, to a place that promises as little as is said.
    void work(Guarantees guarantees = {Guarantees::Never}, int posts = 1)
    {
        m_posts = posts;
        QList<Step> steps;
        for (int i = 0; i < posts; ++i)
            steps.append(effectStep(qPrintable(QStringLiteral("post-%1").arg(i + 1)), "daily-social-post"));
        EngineFixture::work(steps);
        rig->outside.repeatable = false;
        rig->outside.guarantees = std::move(guarantees);
    }
    /// The organisation says how fast that goes.
    void pace(const ChannelPace& pace)
    {
        Organisation organisation = rig->organisation;
        organisation.paces = {pace};
        organisation.paces.first().connector = {QStringLiteral("folder-linkedin")};
        ASSERT_TRUE(rig->issue(AdoptOrganisation{organisation, QStringLiteral("paced")}, system()));
    }
    /// She says herself how fast that goes.
    void ownPace(ChannelPace pace)
    {
        pace.connector = {QStringLiteral("folder-linkedin")};
        ASSERT_TRUE(agents::keepPace(rig->home.path(), pace));
    }
    void network(bool isThere) { ASSERT_TRUE(rig->issue(NoteNetwork{isThere}, system())); }
    /// Until all of it was planned and nothing is on its way any more: what waits for later may still do.
    void settleHere()
    {
        ASSERT_TRUE(waitUntil([&] {
            const auto& open = rig->state().effects.open;
            return !open.isEmpty() && rig->all<EffectPlanned>().size() == m_posts && std::none_of(open.begin(), open.end(), [](const Effect& effect) { return effect.status == EffectStatus::Intended || effect.status == EffectStatus::Authorised; });
        }));
    }
    Effect only() const { return rig->state().effects.open.isEmpty() ? Effect() : rig->state().effects.open.first(); }
    static Outcome later(Duration after, Deferral why = Deferral::Busy) { return {Outcome::Later, QStringLiteral("not now"), {}, after, false, why}; }
    static Outcome unknown(bool repeats) { return {Outcome::Unknown, QStringLiteral("no answer came"), {}, repeats ? std::optional(Duration(30'000)) : std::nullopt, repeats}; }
    qsizetype asked() const { return rig->state().inbox.escalations.size(); }
    int m_posts = 1;
};

TEST_F(OutboxTest, WithoutANetworkItWaitsOnceOnRecordAndLeavesWhenThatComesBack)
{
    work();
    rig->outside.needsNetwork = true;
    network(false);
    begin();
    EXPECT_EQ(rig->outside.reached, 0);
    EXPECT_EQ(only().status, EffectStatus::Deferred);
    EXPECT_EQ(only().deferral, Deferral::Offline);
    EXPECT_EQ(only().receipt, QStringLiteral("there is no network"));
    for (int i = 0; i < 20; ++i)
        rig->pass(std::chrono::minutes(10));
    EXPECT_EQ(rig->all<EffectDeferred>().size(), 1) << "one fact, however often it is looked at";
    EXPECT_TRUE(rig->all<EffectIntended>().isEmpty());
    network(true);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(OutboxTest, WhatTheNetworkCameBackForWhileTheProgramWasOffLeavesAtItsStart)
{
    work();
    rig->outside.needsNetwork = true;
    network(false);
    begin();
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 0) << "nobody has said that it is back";
    network(true);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(OutboxTest, APaceHoldsBackWhatIsTooMuchForItsMinuteAndLetsItOutInTheNext)
{
    work({Guarantees::Never}, 3);
    ChannelPace slow;
    slow.perMinute = 1;
    pace(slow);
    begin(false);
    settleHere();
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(rig->state().effects.open.size(), 2);
    EXPECT_EQ(only().deferral, Deferral::Rate);
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 2; }));
    settleHere();
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 3; }));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<EffectDeferred>().size(), 2) << "one for each that waits, not one for each minute";
}

TEST_F(OutboxTest, HerOwnQuotaHoldsBackWhereTheDepartmentsIsLooserAndSaysWhoseItIs)
{
    work({Guarantees::Never}, 3);
    ChannelPace loose, tight;
    loose.perDay = 2;
    tight.perDay = 1;
    pace(loose);
    ownPace(tight);
    begin(false);
    settleHere();
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(only().deferral, Deferral::Quota);
    EXPECT_EQ(only().receipt, QStringLiteral("by your own settings no more than 1 a day go out there"));
    EXPECT_EQ(only().deferredUntil->ms % 86'400'000, 0) << "until the next day begins";
    tight.perDay = 9; // what she allows herself more loosens nothing of the department's
    ownPace(tight);
    rig->office->wakeEffects();
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 2; }));
    settleHere();
    rig->office->wakeEffects();
    ASSERT_TRUE(waitUntil([&] { return only().receipt == QStringLiteral("by the department's rules no more than 2 a day go out there"); })) << only().receipt.toStdString();
    EXPECT_EQ(rig->outside.count(), 2);
    rig->pass(std::chrono::hours(24));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 3; }));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 3) << "each once";
}

TEST_F(OutboxTest, HerQuietHoursAreReadAtTheLastMomentAndLimitsThatCannotBeReadLetNothingOut)
{
    work();
    ChannelPace quiet;
    quiet.quietFrom = QStringLiteral("00:00");
    quiet.quietUntil = QStringLiteral("23:59");
    quiet.timeZone = QStringLiteral("UTC");
    ownPace(quiet);
    begin(false);
    settleHere();
    EXPECT_EQ(rig->outside.reached, 0);
    EXPECT_EQ(only().deferral, Deferral::QuietHours);
    EXPECT_EQ(only().receipt, QStringLiteral("by your own settings nothing goes out there from 00:00 to 23:59 (UTC)"));
    QFile file(rig->home.file(QStringLiteral("paces.json")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"v\": 1, \"paces\": [{\"connector\": \"folder-linkedin\", \"per_dy\": 1}]}");
    file.close();
    rig->office->wakeEffects();
    ASSERT_TRUE(waitUntil([&] { return only().deferral == Deferral::Busy; }));
    EXPECT_TRUE(only().receipt.startsWith(QStringLiteral("your own limits cannot be read: "))) << only().receipt.toStdString();
    EXPECT_EQ(rig->outside.reached, 0) << "a name that nobody knows may have been a limit";
    ASSERT_TRUE(file.remove());
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(OutboxTest, ALimitThatWasLiftedWhileNothingRanLetsGoAtTheNextStartAndOneThatHoldsSaysNothingNew)
{
    work();
    ChannelPace limit;
    limit.quietFrom = QStringLiteral("00:00");
    limit.quietUntil = QStringLiteral("23:59");
    limit.timeZone = QStringLiteral("UTC");
    ownPace(limit);
    begin(false);
    settleHere();
    for (int starts = 0; starts < 2; ++starts) {
        rig->close();
        rig->open();
        ASSERT_TRUE(rig->settle());
        EXPECT_EQ(rig->outside.reached, 0);
        EXPECT_EQ(rig->all<EffectDeferred>().size(), 1) << "it holds as before";
    }
    rig->close();
    limit.quietFrom.clear();
    limit.quietUntil.clear();
    ownPace(limit);
    rig->open();
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<EffectDeferred>().size(), 1);
}

TEST_F(OutboxTest, WhatThePlaceItselfPutOffIsNotAskedAnewAtTheNextStart)
{
    work();
    rig->outside.next = {later(std::chrono::hours(5), Deferral::Rate)};
    begin(false);
    settleHere();
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 1);
    EXPECT_EQ(rig->all<EffectDeferred>().size(), 1);
    rig->pass(std::chrono::hours(5));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
}

TEST_F(OutboxTest, APlaceThatIsBusyIsTriedByOneAfterEverLongerWaitsAndTheOthersWaitForIt)
{
    work({Guarantees::Never}, 3);
    rig->outside.next = QList<Outcome>(3, later(Duration(30'000)));
    begin(false);
    settleHere();
    const int first = rig->outside.reached; // those that were on their way together
    rig->outside.next = {later(Duration(30'000))};
    rig->pass(std::chrono::minutes(5));
    settleHere();
    EXPECT_EQ(rig->outside.reached, first + 1) << "one finds out for all";
    EXPECT_EQ(rig->outside.count(), 0);
    rig->pass(std::chrono::minutes(31));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 3);
    const QSet<QString> keys(rig->outside.keys.begin(), rig->outside.keys.end());
    EXPECT_EQ(keys.size(), 3) << "each keeps its key";
    EXPECT_EQ(keys.begin()->size(), 32);
}

TEST_F(OutboxTest, WithoutAKeyItWaitsForOneAndNotForTime)
{
    work();
    Outcome keyless = later(Duration(0), Deferral::Key);
    keyless.after.reset();
    rig->outside.next = {keyless};
    begin();
    EXPECT_EQ(only().deferral, Deferral::Key);
    rig->pass(std::chrono::hours(3));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 1);
    rig->office->wakeEffects();
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
}

TEST_F(OutboxTest, AResumeLooksAtWhatWaitsAnew)
{
    work();
    rig->outside.next = {later(std::chrono::hours(5))};
    begin();
    ASSERT_TRUE(rig->issue(StopAll{}));
    EXPECT_EQ(rig->state().org.inFlightAtStop.size(), 1);
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
}

TEST_F(OutboxTest, WhereAKeyCountsOnceTheSameGoesAgainWithItAndNobodyIsAsked)
{
    work({Guarantees::ByKey, std::chrono::hours(24)});
    rig->outside.next = {unknown(true), unknown(true)};
    begin(false);
    settleHere();
    EXPECT_EQ(only().status, EffectStatus::Reconciling);
    EXPECT_EQ(asked(), 0);
    rig->pass(Duration(31'000));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 2; }));
    settleHere();
    rig->pass(Duration(61'000));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(QSet<QString>(rig->outside.keys.begin(), rig->outside.keys.end()).size(), 1);
    EXPECT_EQ(rig->all<EffectIntended>().size(), 3);
    EXPECT_EQ(rig->all<EffectIntended>().last().key, rig->outside.keys.first());
    EXPECT_TRUE(rig->all<EffectUnknown>().isEmpty());
}

TEST_F(OutboxTest, AfterThreeTimesOrFourFifthsOfTheKeysLifeAPersonIsAsked)
{
    work({Guarantees::ByKey, std::chrono::hours(24)});
    rig->outside.next = QList<Outcome>(9, unknown(true));
    begin(false);
    for (int i = 0; i < 10; ++i) {
        settleHere();
        rig->pass(std::chrono::minutes(5));
    }
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    EXPECT_EQ(rig->outside.reached, 4) << "once, and three times again";
    EXPECT_EQ(only().status, EffectStatus::Unknown);

    work({Guarantees::ByKey, std::chrono::hours(1)});
    rig->outside.next = {unknown(true)};
    begin(false);
    settleHere();
    rig->pass(std::chrono::minutes(49));
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    EXPECT_EQ(rig->outside.reached, 1);
}

TEST_F(OutboxTest, WhatIsPutOffGoesOnAfterARestartWithinTheKeysLife)
{
    work({Guarantees::ByKey, std::chrono::hours(24)});
    rig->outside.next = {unknown(true)};
    begin(false);
    settleHere();
    rig->close();
    rig->open();
    rig->pass(Duration(31'000));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(QSet<QString>(rig->outside.keys.begin(), rig->outside.keys.end()).size(), 1);

    work({Guarantees::ByKey, std::chrono::hours(24)});
    rig->outside.next = {unknown(true)};
    begin(false);
    settleHere();
    rig->close();
    rig->clock.advance(std::chrono::hours(20));
    rig->open();
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    EXPECT_EQ(rig->outside.reached, 1);
}

TEST_F(OutboxTest, WhatIsFoundOutsideIsConfirmedAndNobodyIsAskedAnyMore)
{
    work({Guarantees::ByLookUp});
    rig->outside.canLookUp = true;
    rig->outside.next = {unknown(false)};
    rig->outside.found = {{Found::Unclear, QStringLiteral("it did not answer"), {}}, {Found::Yes, QStringLiteral("it stands there as 42"), QStringLiteral("42")}};
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; })) << "it is said at once that nobody can tell";
    rig->pass(Duration(3'000));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.looked.size() == 1 && !rig->all<EffectLookedUp>().isEmpty(); }));
    EXPECT_EQ(only().lookup->evidence, QStringLiteral("it did not answer"));
    rig->pass(Duration(11'000));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked(), 0);
    ASSERT_EQ(rig->all<EffectConfirmed>().size(), 1);
    EXPECT_EQ(rig->all<EffectConfirmed>().first().how, ConfirmedBy::LookedUp);
    EXPECT_EQ(rig->all<EffectConfirmed>().first().providerId, QStringLiteral("42"));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->outside.reached, 1) << "nothing was sent again";
    EXPECT_EQ(rig->outside.looked.first(), rig->outside.keys.first());
}

TEST_F(OutboxTest, WhatIsCertainlyNotThereLeavesAfterAllAndWhatMayBeThereIsNotSentAgain)
{
    Guarantees strong{Guarantees::ByLookUp};
    strong.lookUpIsStrong = true;
    work(strong);
    rig->outside.canLookUp = true;
    rig->outside.next = {unknown(false)};
    rig->outside.found = {{Found::No, QStringLiteral("nothing there has its mark"), {}}};
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    rig->pass(Duration(3'000));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<EffectAbsent>().size(), 1);
    EXPECT_EQ(asked(), 0);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);

    work({Guarantees::ByLookUp});
    rig->outside.canLookUp = true;
    rig->outside.next = {unknown(false)};
    rig->outside.found = QList<LookedUp>(9, {Found::No, QStringLiteral("nothing is listed"), {}});
    begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }));
    for (int looks = 1; looks <= 6; ++looks) { // the first ones have another right behind them, so the office is not at rest between them
        rig->pass(std::chrono::hours(1));
        ASSERT_TRUE(waitUntil([&] { return rig->all<EffectLookedUp>().size() == looks; })) << looks;
    }
    for (int i = 0; i < 14; ++i) {
        rig->pass(std::chrono::hours(1));
        ASSERT_TRUE(rig->settle());
    }
    EXPECT_EQ(rig->outside.looked.size(), 6) << "not for ever";
    EXPECT_EQ(asked(), 1);
    EXPECT_EQ(rig->outside.reached, 1);
}

TEST_F(OutboxTest, NothingIsLookedUpOrRepeatedWhileEverythingIsStopped)
{
    work({Guarantees::ByKey, std::chrono::hours(24)});
    rig->outside.canLookUp = true;
    rig->outside.next = {unknown(true)};
    begin(false);
    settleHere();
    ASSERT_TRUE(rig->issue(StopAll{}));
    rig->pass(std::chrono::minutes(10));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 1);
    EXPECT_TRUE(rig->outside.looked.isEmpty());
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
}

TEST_F(OutboxTest, WhatWasAllowedWaitsWhileItsWayIsNotAsSheAllowedItAndSaysWhy)
{
    Step post = effectStep("post", "blog-post");
    post.connector = {QStringLiteral("hook")};
    EngineFixture::work({post});
    std::atomic<int> taken = 0;
    Shown<QString> why;
    why.show(QString());
    const auto use = [&](bool isThere) {
        std::vector<std::unique_ptr<agents::Connector>> ways;
        if (isThere)
            ways.push_back(std::make_unique<OutwardConnector>(&taken));
        rig->dispatcher->setOutward(std::move(ways), [&why](const ConnectorId& id) { return id.text == QLatin1String("hook") ? *why.now() : QString(); });
        rig->office->wakeEffects();
    };
    use(true);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->state().inbox.approvals.size() == 1; }));
    const Approval item = rig->state().inbox.approvals.first();
    why.show(QStringLiteral("its file is another one"));
    use(false);
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->all<ApprovalStale>().isEmpty()) << "what it would say when it is allowed again nobody knows";
    use(true);
    ASSERT_TRUE(rig->issue(DecideApproval{item.id, Verdict::Approve, item.sha256, {}, {}, {}}));
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(waitUntil([&] { return only().status == EffectStatus::Deferred; }));
    EXPECT_EQ(only().receipt, QStringLiteral("its file is another one"));
    why.show(QStringLiteral("its file is gone"));
    use(false);
    ASSERT_TRUE(waitUntil([&] { return only().receipt == QStringLiteral("its file is gone"); }));
    for (int i = 0; i < 20; ++i)
        rig->pass(std::chrono::minutes(10));
    ASSERT_TRUE(rig->settle()) << "nothing is due";
    EXPECT_EQ(rig->all<EffectDeferred>().size(), 2) << "one for each reason";
    EXPECT_TRUE(rig->all<EffectIntended>().isEmpty());
    EXPECT_EQ(taken, 0);
    why.show(QString());
    use(true);
    ASSERT_TRUE(waitUntil([&] { return outcome(run) == RunOutcome::Finished; }));
    EXPECT_EQ(taken, 1);
}

} // namespace
