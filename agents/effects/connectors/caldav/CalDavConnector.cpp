#include "agents/effects/connectors/caldav/CalDavConnector.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/people/Addressees.h"
#include "agents/effects/render/Html.h"
#include "agents/tools/protocol/OutsideText.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

constexpr qint64 kMostBytes = 64 * 1024;
constexpr qsizetype kMostGuests = 200;
const QString kServer = QStringLiteral("server"), kNobody = QStringLiteral("nobody");

/// Nothing leaves that is not what was approved.
Result<Done> checkBytes(const Delivery& delivery)
{
    if (const Result<Done> same = checkApproved(delivery); !same)
        return same;
    return checkEvent(delivery.blobs.value(delivery.content.files.first().sha256));
}

Result<Done> checkPeople(const Delivery& delivery)
{
    if (hasGuests(delivery.content) && delivery.content.recipients.isEmpty())
        return unfit(QStringLiteral("it is to have guests, and nobody says whom"), QStringLiteral("recipients"));
    for (const Recipient& one : delivery.content.recipients) {
        const auto person = delivery.people.constFind(one.address);
        if (person == delivery.people.constEnd() || !isMailAddress(person->address))
            return unfit(QStringLiteral("one of its guests has no address that mail could go to"), QStringLiteral("recipients"));
    }
    return Done{};
}

QString paragraph(const QString& text)
{
    HtmlWriter out;
    out.element("p", {}, text);
    return out.take();
}

/// What she is told of an event that would be changed.
QString beforeIt(const CalendarEntry& entry)
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("It takes the place of what stands in the calendar now"));
    out.element("p", {}, QStringLiteral("“%1”, %2 to %3%4").arg(cleanedLine(entry.title, 200), QString::fromLatin1(entry.start).left(80), QString::fromLatin1(entry.end).left(80),
                                                              entry.place.isEmpty() ? QString() : QStringLiteral(", ") + cleanedLine(entry.place, 200)));
    out.element("pre", {}, cleaned(entry.text, 20'000));
    return out.take();
}

QString aboutGuests(bool tells, bool isInvitation)
{
    const QString guests = QStringLiteral("Those that it is for stand in it as guests, with name and address. ");
    if (isInvitation)
        return guests + QStringLiteral("Your yes has the calendar's server mail an invitation to each of them.");
    return guests + (tells ? QStringLiteral("The calendar's server would mail them; it is told not to, and nobody is mailed.") : QStringLiteral("The calendar's server mails nobody by itself."));
}

} // namespace

Guarantees CalDavConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("An event stands at a path of its own, once: where it is already, the server refuses a second one. What breaks off is sent again."),
             QStringLiteral("Whoever deletes it there within the minute after such a break has it once more."),
             QStringLiteral("Guests are mailed by the calendar's server only where your yes said so; else it is told not to, and a server that does not keep to the standard (RFC 6638, 7.1) may do it all the same."),
             QStringLiteral("A change is refused when the event is not any more as it was when you were asked. Events that repeat, or have guests whom the server tells, are not changed from here.")},
            Duration(0), true};
}

Result<Done> CalDavConnector::checkFiles(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine;
    if (content.files.size() != 1 || content.files.first().mediaType.section(u';', 0, 0).trimmed() != QLatin1String("text/calendar"))
        return unfit(QStringLiteral("it has %1 files; an event has one of text/calendar").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"calendar-event\""));
    const EffectFile& file = content.files.first();
    if (file.bytes < 1 || file.bytes > kMostBytes)
        return unfit(QStringLiteral("its file has %1 bytes; an event may have %2").arg(file.bytes).arg(kMostBytes), QStringLiteral("files"));
    if (content.title != oneLine(content.title) || content.title.isEmpty() || content.title.size() > 300)
        return unfit(QStringLiteral("its title is empty, longer than 300 characters, or not one line"), QStringLiteral("title"));
    const QString start = detailOf(content, QLatin1String("start")), end = detailOf(content, QLatin1String("end"));
    if (start.isEmpty() || start.size() != end.size() || end <= start)
        return unfit(QStringLiteral("it begins at \"%1\" and ends at \"%2\"").arg(start.left(40), end.left(40)), QStringLiteral("end"), QStringLiteral("a time after its start"));
    if (const QString changed = changedBy(content); !changed.isEmpty() && !isEventName(changed))
        return unfit(QStringLiteral("\"%1\" is no name of an event").arg(changed.left(60)), QStringLiteral("update"), QStringLiteral("the name that its effect was confirmed with"));
    return checkGuests(content);
}

Result<Done> CalDavConnector::checkGuests(const EffectContent& content) const
{
    for (const Recipient& one : content.recipients)
        if (one.channel != channel() || !(one.part.isEmpty() || one.part == QLatin1String("to") || one.part == QLatin1String("cc")))
            return unfit(QStringLiteral("a guest is reached by \"%1\" as \"%2\"").arg(one.channel.left(40), one.part.left(40)), QStringLiteral("recipients"), QStringLiteral("people with an e-mail address, as \"to\" or \"cc\""));
    if (content.recipients.size() > kMostGuests)
        return unfit(QStringLiteral("it has %1 guests").arg(content.recipients.size()), QStringLiteral("recipients"), QStringLiteral("at most %1").arg(kMostGuests));
    if (hasGuests(content) && file().author.isEmpty())
        return unfit(QStringLiteral("%1 does not say who invites").arg(file().title), QStringLiteral("author"), QStringLiteral("author in its file: \"Name <address>\", the calendar's own"));
    if (!hasGuests(content) && invites(content))
        return unfit(QStringLiteral("it is to invite people and names none"), QStringLiteral("recipients"));
    return Done{};
}

Result<Done> CalDavConnector::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (const Result<Done> fit = checkFiles(content); !fit)
        return fit;
    if (!changedBy(content).isEmpty() && content.target.isEmpty())
        return unfit(QStringLiteral("nobody has looked at the event that it takes the place of"), QStringLiteral("target"));
    if (hasGuests(content) && detailOf(content, QLatin1String("mails")) != (invites(content) ? kServer : kNobody))
        return unfit(QStringLiteral("nobody has looked whether the calendar's server mails its guests"), QStringLiteral("mails"));
    return Done{};
}

CalDavConnector::Errand CalDavConnector::begin(const Delivery& delivery, const Gate& gate)
{
    return begun(delivery.effect, std::make_shared<EventErrand>(*this, delivery, gate));
}

void CalDavConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkFiles(delivery.content); !fit)
        return seen(fit.error());
    if (const Result<Done> same = checkBytes(delivery); !same)
        return seen(same.error());
    const QString changed = changedBy(delivery.content);
    const bool isInvitation = invites(delivery.content);
    const Errand errand = begin(delivery, gate);
    const auto ends = [this, effect = delivery.effect, seen = std::move(seen)](const Result<Sight>& sight) {
        over(effect);
        seen(sight);
    };
    if (!hasGuests(delivery.content))
        return lookAt(errand, changed, {}, ends);
    errand->askWhetherItTells([this, errand, changed, isInvitation, ends](const Result<bool>& tells) {
        if (!tells)
            return ends(tells.error());
        if (isInvitation && !*tells)
            return ends(unfit(QStringLiteral("it is to invite people, and the server of %1 mails nobody").arg(file().title), QStringLiteral("invite"), QStringLiteral("\"invite\" left out: then they are noted in it; or a mail of its own")));
        lookAt(errand, changed, {{}, {{QStringLiteral("mails"), isInvitation ? kServer : kNobody}}, paragraph(aboutGuests(*tells, isInvitation))}, ends);
    });
}

/// `sight` and what it would change.
void CalDavConnector::lookAt(const Errand& errand, const QString& name, Sight sight, Seen seen) const
{
    if (name.isEmpty())
        return seen(sight);
    errand->read(name, [name, sight = std::move(sight), seen = std::move(seen)](const Result<EventErrand::There>& there) mutable {
        if (!there)
            return seen(there.error());
        if (!there->isThere)
            return seen(unfit(QStringLiteral("there is no event \"%1\" in the calendar").arg(name), QStringLiteral("update")));
        if (there->entry.repeats || !there->entry.guests.isEmpty())
            return seen(unfit(QStringLiteral("the event \"%1\" %2, and is not changed from here").arg(name, there->entry.repeats ? QStringLiteral("repeats") : QStringLiteral("has guests whom its server tells of changes")),
                              QStringLiteral("update"), QStringLiteral("your own calendar program")));
        sight.target = digestOf(there->entry);
        sight.preview += beforeIt(there->entry);
        seen(sight);
    });
}

void CalDavConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    static const QRegularExpression kKeyForm(QStringLiteral("\\A[a-z2-7]{16,64}\\z"));
    for (const Result<Done>& fit : {check(delivery.content), delivery.content.files.size() == 1 ? checkBytes(delivery) : Result<Done>(Done{}), checkPeople(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    if (!kKeyForm.match(delivery.key).hasMatch())
        return ended({Outcome::Refused, QStringLiteral("it has no key that its place could be called by")});
    const Errand errand = begin(delivery, gate);
    const auto ends = [this, effect = delivery.effect, ended = std::move(ended)](const Outcome& outcome) {
        over(effect);
        ended(outcome);
    };
    changedBy(delivery.content).isEmpty() ? errand->make(ends) : errand->change(ends);
}

void CalDavConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Errand errand = begin(delivery, gate);
    errand->read(errand->name(), [this, errand, effect = delivery.effect, looked = std::move(looked)](const Result<EventErrand::There>& there) {
        over(effect);
        const QString where = file().url + QLatin1Char('/') + errand->name();
        if (!there)
            return looked({Found::Unclear, there.error().text, {}});
        if (there->isThere && errand->isOurs(there->entry))
            return looked({Found::Yes, QStringLiteral("%1 stands there with its mark").arg(where), errand->name()});
        looked({Found::No, there->isThere ? QStringLiteral("what stands at %1 bears another mark").arg(where) : QStringLiteral("nothing stands at %1").arg(where), {}});
    });
}

void CalDavConnector::test(const Gate& gate, Tested tested)
{
    HttpRequest request = calendarRequest(file(), HttpRequest::Propfind, {}, whatAreYou());
    request.headers = {{"Depth", "0"}};
    ask({}, gate, request, [this, gate, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        answer ? tried(gate, *answer, tested) : tested(answer.error());
    });
}

void CalDavConnector::tried(const Gate& gate, const HttpAnswer& answer, const Tested& tested)
{
    const TestHints hints{QStringLiteral("the password of %1, or one for programs where the provider wants that").arg(file().user), QStringLiteral("the address of one calendar, as its provider shows it for CalDAV"), 207};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), {}, hints))
        return tested(*trouble);
    const Result<CalendarFace> face = faceIn(answer.body);
    if (!face || !face->isCalendar)
        return tested(testStranger(file(), QStringLiteral("a calendar"), {}, hints.address));
    if (!face->mayWrite)
        return tested(Error{Error::Rule, QStringLiteral("the calendar “%1” lets %2 read and not write").arg(face->name, file().user), QStringLiteral("user"), {}});
    const auto errand = std::make_shared<EventErrand>(*this, Delivery(), gate);
    errand->askWhetherItTells([errand, name = face->name, user = file().user, tested](const Result<bool>& tells) {
        if (!tells)
            return tested(tells.error());
        tested(QStringLiteral("The calendar “%1” lets %2 write. ").arg(name, user)
               + (*tells ? QStringLiteral("Its server mails guests by itself; it is told not to unless you approved that.") : QStringLiteral("Its server mails nobody by itself.")));
    });
}

} // namespace qd::agents
