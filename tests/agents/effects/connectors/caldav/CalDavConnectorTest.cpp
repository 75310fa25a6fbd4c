#include "tests/agents/effects/connectors/caldav/CalDavRig.h"
#include "tests/support/fakeworld/WorldProcess.h"

namespace qd::test {

using agents::Outcome;

namespace {

const QString kYes = QStringLiteral("yes");
const QStringList kGuests{QStringLiteral("ada@press.example"), QStringLiteral("bo+x@press.example")};

/// A calendar in a process of its own, that keeps its own count.
struct Rig : CalDavRig {
    explicit Rig(const char* which = "plain", const char* password = "correct horse", std::unique_ptr<WorldProcess> made = std::make_unique<WorldProcess>(QStringList{QStringLiteral("--quick")}))
        : CalDavRig(made->origin() + QStringLiteral("/cal/") + QLatin1String(which), "ann", password, QStringLiteral("Ann Shop <ann@shop.example>")), world(std::move(made))
    {
    }
    int puts(const agents::Delivery& event) const { return standing(pathOf(event)).value(QStringLiteral("puts")).toInt(); }
    QByteArray body(const QString& path) const { return standing(path).value(QStringLiteral("body")).toString().toUtf8(); }
    QJsonObject standing(const QString& path) const { return world->calendars().value(QStringLiteral("events")).toObject().value(path).toObject(); }
    qsizetype events() const { return world->calendars().value(QStringLiteral("events")).toObject().size(); }
    QJsonArray mailed() const { return world->calendars().value(QStringLiteral("mailed")).toArray(); }

    std::unique_ptr<WorldProcess> world;
};

std::string words(const Outcome& outcome)
{
    return outcome.text.toStdString();
}

} // namespace

TEST(CalDavConnector, PutsOneEventThereByOneRequest)
{
    Rig rig;
    const agents::Delivery event = rig.lookedAt(rig.event());
    EXPECT_TRUE(rig.world->count().isEmpty()) << "there is nothing to look at";
    const Outcome outcome = rig.sent(event);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome);
    EXPECT_EQ(rig.world->count().size(), 1);
    EXPECT_EQ(outcome.providerId, event.key);
    EXPECT_EQ(rig.puts(event), 1);
    EXPECT_EQ(rig.steps->value(QStringLiteral("event")), QStringLiteral("\"v1\""));
    const QByteArray approved = event.blobs.value(event.content.files.first().sha256), there = rig.body(rig.pathOf(event));
    EXPECT_EQ(QByteArray(there).replace("UID:" + event.key.toLatin1() + "\r\nX-QUARTERDECK-EFFECT:" + event.key.toLatin1() + "\r\n", ""), approved) << "what was approved and its mark, byte for byte";
    EXPECT_EQ(rig.found(event).found, Found::Yes);
}

TEST(CalDavConnector, WhatIsThereIsNotMadeAgain)
{
    Rig rig;
    const agents::Delivery event = rig.event();
    EXPECT_EQ(rig.found(event).found, Found::No);
    EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.puts(event), 1);
    EXPECT_EQ(rig.events(), 1);
}

/// Whatever becomes of its answer, the same again ends well, and the event stands there once.
TEST(CalDavConnector, WhateverAnswerIsLostOneEventStandsThere)
{
    for (const char* fault : {"close-after-body", "close-before", "half-status-line", "fail-after", "fail-before", "cut-body", "garbage"}) {
        SCOPED_TRACE(fault);
        Rig rig("auto");
        const agents::Delivery event = rig.lookedAt(rig.event(kGuests, kYes));
        ASSERT_TRUE(rig.world->script(rig.pathOf(event), QString::fromLatin1(fault), {{QStringLiteral("times"), 1}}));
        const Outcome lost = rig.sent(event);
        if (lost.kind != Outcome::Confirmed) {
            EXPECT_EQ(lost.kind, Outcome::Unknown) << words(lost);
            EXPECT_TRUE(lost.repeats);
            EXPECT_EQ(rig.found(event).found, rig.puts(event) == 1 ? Found::Yes : Found::No);
        }
        EXPECT_EQ(rig.sent(event).kind, Outcome::Confirmed);
        EXPECT_EQ(rig.puts(event), 1);
        EXPECT_EQ(rig.mailed().size(), 2) << "each guest was mailed once";
    }
}

TEST(CalDavConnector, NobodyIsMailedUnlessThatWasApproved)
{
    Rig quiet("auto");
    const agents::Delivery event = quiet.lookedAt(quiet.event(kGuests));
    EXPECT_TRUE(quiet.seen(event)->preview.contains(QStringLiteral("The calendar's server would mail them; it is told not to, and nobody is mailed."))) << quiet.seen(event)->preview.toStdString();
    ASSERT_EQ(quiet.sent(event).kind, Outcome::Confirmed);
    EXPECT_TRUE(quiet.mailed().isEmpty());
    const QByteArray body = quiet.body(quiet.pathOf(event)).replace("\r\n ", "");
    EXPECT_TRUE(body.contains("ATTENDEE;CN=\"Guest ada\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT:mailto:ada@press.example\r\n")) << body.toStdString();
    EXPECT_TRUE(body.contains("mailto:bo+x@press.example\r\n")) << body.toStdString();
    EXPECT_TRUE(body.contains("ORGANIZER;CN=\"Ann Shop\":mailto:ann@shop.example\r\n"));

    Rig loud("auto");
    const agents::Delivery invitation = loud.lookedAt(loud.event(kGuests, kYes));
    EXPECT_TRUE(loud.seen(invitation)->preview.contains(QStringLiteral("Your yes has the calendar's server mail an invitation to each of them.")));
    const Outcome outcome = loud.sent(invitation);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_TRUE(outcome.text.endsWith(QStringLiteral("(2 invited by its server)"))) << words(outcome);
    EXPECT_EQ(loud.mailed(), QJsonArray::fromStringList(kGuests));

    const agents::Delivery unlooked = loud.event(kGuests, kYes);
    EXPECT_EQ(loud.sent(unlooked).kind, Outcome::Refused) << "nobody has looked whether its server mails them";
    EXPECT_EQ(loud.mailed().size(), 2);
}

TEST(CalDavConnector, AnInvitationThatNobodyWouldSendIsSaidBefore)
{
    Rig rig;
    const Result<agents::Sight> sight = rig.seen(rig.event(kGuests, kYes));
    ASSERT_FALSE(sight);
    EXPECT_TRUE(sight.error().text.contains(QStringLiteral("mails nobody"))) << sight.error().text.toStdString();
    const agents::Delivery noted = rig.lookedAt(rig.event(kGuests));
    EXPECT_EQ(rig.sent(noted).kind, Outcome::Confirmed);
}

TEST(CalDavConnector, AnEventIsChangedOnlyAsSheSawIt)
{
    Rig rig;
    const agents::Delivery first = rig.event();
    ASSERT_EQ(rig.sent(first).kind, Outcome::Confirmed);
    const agents::Delivery change = rig.lookedAt(rig.event({}, {}, first.key, QStringLiteral("Shop talk, later")));
    EXPECT_TRUE(rig.seen(change)->preview.contains(QStringLiteral("“Shop talk, with coffee”")));
    ASSERT_TRUE(rig.world->script(rig.pathOf(first), QStringLiteral("close-after-body"), {{QStringLiteral("on"), 2}})); // the PUT
    EXPECT_EQ(rig.sent(change).kind, Outcome::Unknown);
    const Outcome outcome = rig.sent(change);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << words(outcome);
    EXPECT_EQ(rig.puts(first), 2) << "made once, changed once";
    const QByteArray body = rig.body(rig.pathOf(first));
    EXPECT_TRUE(body.contains("SUMMARY:Shop talk\\, later\r\n") && body.contains("UID:" + first.key.toLatin1()) && body.contains("SEQUENCE:1\r\n")) << body.toStdString();
    EXPECT_EQ(rig.events(), 1);

    const agents::Delivery late = rig.lookedAt(rig.event({}, {}, first.key, QStringLiteral("Too late")));
    ASSERT_TRUE(rig.world->calendarChanges({{QStringLiteral("path"), rig.pathOf(first)}, {QStringLiteral("body"), QString::fromUtf8(body).replace(QStringLiteral("later"), QStringLiteral("by hand"))}}));
    const Outcome stale = rig.sent(late);
    EXPECT_EQ(stale.kind, Outcome::Refused);
    EXPECT_TRUE(stale.text.contains(QStringLiteral("changed since you were asked"))) << words(stale);
    EXPECT_TRUE(rig.body(rig.pathOf(first)).contains("by hand"));
    ASSERT_TRUE(rig.world->calendarChanges({{QStringLiteral("path"), rig.pathOf(first)}}));
    EXPECT_EQ(rig.sent(late).kind, Outcome::Refused) << "it is gone";
    EXPECT_FALSE(rig.seen(late));
    agents::Delivery unseen = late;
    unseen.content.target.clear();
    EXPECT_EQ(rig.sent(unseen).kind, Outcome::Refused);
    EXPECT_EQ(rig.events(), 0);
}

TEST(CalDavConnector, WhatOthersPlanIsNotChangedFromHere)
{
    Rig rig("auto");
    const QString path = QStringLiteral("/cal/auto/meeting.ics");
    const QString theirs = QStringLiteral("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20261201T090000Z\nDTEND:20261201T100000Z\nSUMMARY:Board\n%1\nEND:VEVENT\nEND:VCALENDAR\n");
    for (const char* line : {"ATTENDEE:mailto:chair@press.example", "RRULE:FREQ=DAILY"}) {
        ASSERT_TRUE(rig.world->calendarChanges({{QStringLiteral("path"), path}, {QStringLiteral("body"), theirs.arg(QLatin1String(line))}}));
        EXPECT_FALSE(rig.seen(rig.event({}, {}, QStringLiteral("meeting")))) << line;
    }
    ASSERT_TRUE(rig.world->calendarChanges({{QStringLiteral("path"), path}, {QStringLiteral("body"), theirs.arg(QStringLiteral("LOCATION:Room 1"))}}));
    agents::Delivery change = rig.lookedAt(rig.event({}, {}, QStringLiteral("meeting")));
    EXPECT_EQ(rig.sent(change).kind, Outcome::Confirmed);
    EXPECT_TRUE(rig.body(path).contains("UID:x\r\n"));
    EXPECT_TRUE(rig.mailed().isEmpty());
}

TEST(CalDavConnector, RefusalsAreToldAsWhatTheyAre)
{
    Rig readOnly("read");
    const Outcome forbidden = readOnly.sent(readOnly.event());
    EXPECT_EQ(forbidden.kind, Outcome::Refused) << words(forbidden);
    const Result<QString> tried = readOnly.tried();
    ASSERT_FALSE(tried);
    EXPECT_TRUE(tried.error().text.contains(QStringLiteral("read and not write"))) << tried.error().text.toStdString();

    Rig rig;
    const agents::Delivery event = rig.event();
    ASSERT_TRUE(rig.world->calendarChanges({{QStringLiteral("path"), QStringLiteral("/cal/plain/other.ics")},
                                            {QStringLiteral("body"), QStringLiteral("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:%1\nEND:VEVENT\nEND:VCALENDAR\n").arg(event.key)}}));
    const Outcome conflict = rig.sent(event);
    EXPECT_EQ(conflict.kind, Outcome::Refused);
    EXPECT_TRUE(conflict.text.contains(QStringLiteral("409: no-uid-conflict"))) << words(conflict);
    const agents::Delivery second = rig.event();
    ASSERT_TRUE(rig.world->calendarChanges({{QStringLiteral("path"), rig.pathOf(second)}, {QStringLiteral("body"), QStringLiteral("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:theirs\nEND:VEVENT\nEND:VCALENDAR\n")}}));
    const Outcome taken = rig.sent(second);
    EXPECT_EQ(taken.kind, Outcome::Refused);
    EXPECT_TRUE(taken.text.contains(QStringLiteral("another event stands at its place"))) << words(taken);
    EXPECT_EQ(rig.found(second).found, Found::No);
    const agents::Delivery third = rig.event();
    ASSERT_TRUE(rig.world->script(rig.pathOf(third), QStringLiteral("status"), {{QStringLiteral("status"), 429}, {QStringLiteral("times"), 1}}));
    EXPECT_EQ(rig.sent(third).kind, Outcome::Later);
    EXPECT_EQ(rig.puts(third), 0);

    Rig stranger("plain", "another");
    const Outcome outside = stranger.sent(stranger.event());
    EXPECT_EQ(outside.kind, Outcome::Later);
    EXPECT_EQ(outside.why, std::optional(Deferral::Key));
    EXPECT_FALSE(stranger.tried());
    EXPECT_EQ(stranger.found(stranger.event()).found, Found::Unclear);
}

TEST(CalDavConnector, AServerWithoutMarksIsNotChangedOn)
{
    Rig rig("tagless");
    const agents::Delivery first = rig.event();
    ASSERT_EQ(rig.sent(first).kind, Outcome::Confirmed);
    EXPECT_TRUE(rig.steps->isEmpty());
    const Outcome outcome = rig.sent(rig.lookedAt(rig.event({}, {}, first.key)));
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_EQ(rig.puts(first), 1);
}

TEST(CalDavConnector, TheTestSaysWhatTheServerDoes)
{
    EXPECT_EQ(Rig().tried().value(), QStringLiteral("The calendar “Shop” lets ann write. Its server mails nobody by itself."));
    EXPECT_TRUE(Rig("auto").tried().value().endsWith(QStringLiteral("Its server mails guests by itself; it is told not to unless you approved that.")));
    Rig notes("notes");
    EXPECT_EQ(notes.tried().error().kind, Error::Network);
    EXPECT_EQ(notes.events(), 0);
}

TEST(CalDavConnector, NothingLeavesThatIsNoneOrWasNotApproved)
{
    Rig rig;
    const auto refused = [&](const std::function<void(agents::Delivery&)>& change, Outcome::Kind as = Outcome::Refused) {
        agents::Delivery event = rig.event(kGuests);
        event.content.details.insert(QStringLiteral("mails"), QStringLiteral("nobody"));
        ASSERT_TRUE(rig.connector->check(event.content));
        change(event);
        const Outcome outcome = rig.sent(event);
        EXPECT_EQ(outcome.kind, as) << words(outcome);
    };
    const auto bytes = [](agents::Delivery& event, const char* what, const char* instead) {
        EffectFile& file = event.content.files.first();
        const QByteArray changed = event.blobs.value(file.sha256).replace(what, instead);
        file.sha256 = sha256(changed);
        file.bytes = changed.size();
        event.blobs = {{file.sha256, changed}};
    };
    refused([](auto& e) { e.blobs.first() += " "; });
    refused([&](auto& e) { bytes(e, "END:VEVENT", "ATTENDEE:mailto:x@y.example\r\nEND:VEVENT"); });
    refused([&](auto& e) { bytes(e, "END:VEVENT", "UID:x\r\nEND:VEVENT"); });
    refused([&](auto& e) { bytes(e, "END:VEVENT\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n"); });
    refused([&](auto& e) { bytes(e, "END:VEVENT", "RRULE:FREQ=DAILY\r\nEND:VEVENT"); });
    refused([&](auto& e) { bytes(e, "VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REQUEST\r\n"); });
    refused([&](auto& e) { bytes(e, "DTEND:20261201T09", "DTEND:20261201T07"); });
    refused([](auto& e) { e.people.clear(); });
    refused([](auto& e) { e.content.recipients.clear(); });
    refused([](auto& e) { e.content.details.remove(QStringLiteral("mails")); });
    refused([](auto& e) { e.people.first().address = QStringLiteral("a@b.example>,x@y.example"); });
    refused([](auto& e) { e.people.first().address = QStringLiteral("a@b.example\r\nATTENDEE:mailto:x"); });
    refused([](auto& e) { e.content.recipients.first().channel = QStringLiteral("sms"); });
    refused([](auto& e) { e.content.recipients.first().part = QStringLiteral("bcc"); });
    refused([](auto& e) { e.content.details.insert(QStringLiteral("end"), e.content.details.value(QStringLiteral("start"))); });
    refused([](auto& e) { e.content.destination = QStringLiteral("https://elsewhere.example/x"); });
    refused([](auto& e) { e.content.connector = {QStringLiteral("other")}; }, Outcome::Later);
    refused([](auto& e) { e.key = QStringLiteral("../../x"); });
    refused([](auto& e) { e.key.clear(); });
    for (const char* name : {"../x", "a/b", "a%2fb", ".hidden", "a?x", ""}) {
        EXPECT_FALSE(agents::isEventName(QLatin1String(name))) << name;
        if (*name)
            refused([&](auto& e) { e.content.details.insert(QStringLiteral("update"), QString::fromLatin1(name)), e.content.target = QStringLiteral("x"); });
    }
    EXPECT_TRUE(rig.world->count().isEmpty()) << "nothing was asked";
}

} // namespace qd::test
