#include "agents/effects/connectors/caldav/EventErrand.h"

namespace qd::agents {

QString EventErrand::name() const
{
    const QString changed = changedBy(m_delivery.content);
    return changed.isEmpty() ? m_delivery.key : changed;
}

bool EventErrand::isOurs(const CalendarEntry& entry) const
{
    return entry.effect == m_delivery.key || (changedBy(m_delivery.content).isEmpty() && entry.uid == m_delivery.key);
}

Error EventErrand::fault(const Result<HttpAnswer>& answer) const
{
    return ApiErrand::fault(answer, answer ? complaintOf(answer->body) : QString());
}

void EventErrand::read(const QString& name, Read found)
{
    ask(calendarRequest(m_file, HttpRequest::Get, name), [this, found = std::move(found)](const Result<HttpAnswer>& answer) {
        const bool isWhole = answer && answer->delivery == HttpAnswer::Answered && answer->trouble.isEmpty();
        if (isWhole && (answer->status == 404 || answer->status == 410))
            return found(There{});
        if (!isWhole || answer->status != 200)
            return found(fault(answer));
        const Result<CalendarEntry> entry = calendarEntry(answer->body);
        found(entry ? Result<There>(There{true, *entry, strongTag(*answer)}) : Result<There>(entry.error()));
    });
}

/// RFC 4918, 10.1: each answer to OPTIONS says it.
void EventErrand::askWhetherItTells(Told told)
{
    ask(calendarRequest(m_file, HttpRequest::Options, {}), [this, told = std::move(told)](const Result<HttpAnswer>& answer) {
        told(isDone(answer) ? Result<bool>(tellsGuests(*answer)) : Result<bool>(fault(answer)));
    });
}

QList<QByteArray> EventErrand::guests() const
{
    QList<QByteArray> lines;
    for (const Recipient& one : m_delivery.content.recipients)
        lines.append(guestLine(m_delivery.people.value(one.address), one.part == QLatin1String("cc"), invites(m_delivery.content)));
    return lines;
}

void EventErrand::put(const EventDress& dress, const std::pair<QByteArray, QByteArray>& condition)
{
    const QByteArray approved = m_delivery.blobs.value(m_delivery.content.files.first().sha256);
    HttpRequest request = calendarRequest(m_file, HttpRequest::Put, name(), dressed(approved, dress));
    request.headers = {condition};
    ask(request, [this](const Result<HttpAnswer>& answer) { putDone(answer); });
}

void EventErrand::make(Ended ended)
{
    m_ended = std::move(ended);
    put({m_delivery.key, m_delivery.key, 0, m_file.author, guests()}, {"If-None-Match", "*"});
}

void EventErrand::change(Ended ended)
{
    m_ended = std::move(ended);
    read(name(), [this](const Result<There>& there) {
        if (!there)
            return end(notYet(there.error()));
        if (!there->isThere)
            return end({Outcome::Refused, QStringLiteral("the event \"%1\" is not in the calendar any more").arg(name())});
        meets(there->entry, there->tag);
    });
}

void EventErrand::meets(const CalendarEntry& entry, const QByteArray& tag)
{
    if (isOurs(entry))
        return end(stands());
    if (digestOf(entry) != m_delivery.content.target)
        return end({Outcome::Refused, QStringLiteral("the event \"%1\" has been changed since you were asked").arg(name())});
    if (tag.isEmpty())
        return end({Outcome::Refused, QStringLiteral("%1 gives no mark by which a change could be tied to the event as it is").arg(m_file.url)});
    put({entry.uid, m_delivery.key, entry.sequence + 1, m_file.author, guests()}, {"If-Match", tag});
}

void EventErrand::putDone(const Result<HttpAnswer>& answer)
{
    if (!answer)
        return end(unsent(answer.error()));
    if (answer->delivery == HttpAnswer::Answered && answer->status == 412)
        return standsAlready();
    AnswerTerms terms{host(), Guarantees::ByContent};
    const QString complaint = complaintOf(answer->body);
    terms.conflict = [&](const HttpAnswer&) { return Outcome{Outcome::Refused, QStringLiteral("%1 answered 409").arg(terms.place)}; };
    Outcome outcome = verdictOf(*answer, terms, m_clock.now());
    if (outcome.kind == Outcome::Confirmed)
        return taken(*answer, stands());
    if (outcome.kind == Outcome::Refused && !complaint.isEmpty())
        outcome.text += QStringLiteral(": ") + complaint;
    end(outcome);
}

/// What it is called there now is kept (RFC 4791, 5.3.4); a server that changed what it took says none.
void EventErrand::taken(const HttpAnswer& answer, const Outcome& outcome)
{
    const QByteArray tag = strongTag(answer);
    if (tag.isEmpty())
        return end(outcome);
    noted(QStringLiteral("event"), QString::fromLatin1(tag), [this, outcome] { end(outcome); });
}

/// The condition did not hold: ours is there from a try before, or something else is.
void EventErrand::standsAlready()
{
    read(name(), [this](const Result<There>& there) {
        const bool isNew = changedBy(m_delivery.content).isEmpty();
        if (!there && there.error().kind != Error::Parse)
            return end({Outcome::Unknown, QStringLiteral("something stands at its place already, and nobody could look: %1").arg(there.error().text), {}, kTryAgain, true});
        if (there && there->isThere && isOurs(there->entry))
            return end(stands());
        if (there && !there->isThere && isNew)
            return end({Outcome::Refused, QStringLiteral("%1 does not take it and says that something is there, where nothing is").arg(m_file.url)});
        end({Outcome::Refused, isNew ? QStringLiteral("another event stands at its place, %1").arg(name()) : QStringLiteral("the event \"%1\" was changed in that very moment").arg(name())});
    });
}

Outcome EventErrand::stands() const
{
    const qsizetype guests = m_delivery.content.recipients.size();
    QString text = calendarRequest(m_file, HttpRequest::Get, name()).url;
    if (guests > 0)
        text += invites(m_delivery.content) ? QStringLiteral(" (%1 invited by its server)").arg(guests) : QStringLiteral(" (%1 noted in it, nobody mailed)").arg(guests);
    return {Outcome::Confirmed, text, name()};
}

/// Nothing was changed yet.
Outcome EventErrand::notYet(const Error& why) const
{
    if (why.kind == Error::Cancelled)
        return {Outcome::NotSent, why.text};
    if (why.where == kKey)
        return {Outcome::Later, why.text, {}, why.kind == Error::Store ? std::optional(kTryAgain) : std::nullopt, false, Deferral::Key};
    if (why.kind == Error::Network)
        return {Outcome::Later, why.text, {}, kTryAgain};
    return unsent(why);
}

} // namespace qd::agents
