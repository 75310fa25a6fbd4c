#include "agents/effects/connectors/hubspot/HubSpotErrand.h"

#include "agents/effects/render/Html.h"

#include <algorithm>

namespace qd::agents {

namespace {

const HubSpotContact* find(const QList<HubSpotContact>& all, const QString& email)
{
    const auto found = std::find_if(all.begin(), all.end(), [&email](const HubSpotContact& one) { return one.email == email.toLower(); });
    return found == all.end() ? nullptr : &*found;
}

bool isAnswer(const Result<HttpAnswer>& answer, std::initializer_list<int> statuses)
{
    return answer && answer->delivery == HttpAnswer::Answered && answer->trouble.isEmpty() && std::find(statuses.begin(), statuses.end(), answer->status) != statuses.end();
}

} // namespace

QStringList hubSpotFieldsOf(const EffectContent& content)
{
    return listIn(content, QLatin1String("fields"));
}

bool isHubSpotErasure(const EffectContent& content)
{
    return detailIn(content, QLatin1String("action")) == QLatin1String("erase");
}

HubSpotErrand::HubSpotErrand(const ApiConnector& of, Delivery delivery, Gate gate) : ApiErrand(of, std::move(delivery), std::move(gate))
{
    const QStringList fields = hubSpotFieldsOf(m_delivery.content);
    for (const QString& field : fields)
        m_properties.append(hubSpotProperty(field));
    for (const Recipient& recipient : m_delivery.content.recipients) {
        const Person person = m_delivery.people.value(recipient.address);
        HubSpotInput input{person.address, {}};
        for (const QString& field : fields)
            if (const QString value = person.fields.value(field).trimmed(); !value.isEmpty())
                input.values.insert(hubSpotProperty(field), value);
        m_people.append(input);
    }
}

Outcome HubSpotErrand::verdict(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    const auto whole = [](const HttpAnswer& taken) {
        const bool isErased = taken.status == 204 && taken.trouble.isEmpty();
        return isErased ? Result<QString>(QString()) : Result<QString>(Error{Error::Parse, QStringLiteral("it says nothing of contacts"), {}, {}});
    };
    Outcome outcome = verdictOf(*answer, {host(), Guarantees::ByContent, whole}, m_clock.now());
    if (const QString complaint = hubSpotComplaintIn(answer->body); !complaint.isEmpty() && answer->status >= 400)
        outcome.text += QStringLiteral(": ") + complaint;
    return outcome;
}

void HubSpotErrand::read(Read read)
{
    QStringList emails;
    for (const HubSpotInput& person : m_people)
        emails.append(person.email);
    ask(hubSpotRead(m_file, emails, m_properties), [this, read = std::move(read)](const Result<HttpAnswer>& answer) {
        if (isAnswer(answer, {200, 207})) {
            const Result<QList<HubSpotContact>> there = hubSpotContactsIn(answer->body);
            return read(there, there ? Outcome{} : Outcome{Outcome::Refused, QStringLiteral("nothing was written: ") + there.error().text}); // it would say the same the next time
        }
        Outcome outcome = verdict(answer);
        const bool isCut = answer ? answer->isCancelled : answer.error().kind == Error::Cancelled;
        const bool wantsKey = outcome.why == Deferral::Key;
        const Error why{isCut ? Error::Cancelled : wantsKey || outcome.kind == Outcome::Refused ? Error::Rule : Error::Network, outcome.text, wantsKey ? kKey : m_file.url, {}};
        if (isCut)
            outcome = {Outcome::NotSent, QStringLiteral("it was stopped before anything was written")};
        else if (outcome.kind == Outcome::Unknown || outcome.kind == Outcome::Confirmed)
            outcome = {Outcome::Later, QStringLiteral("nothing is written yet: ") + outcome.text, {}, kTryAgain};
        read(why, outcome);
    });
}

QString HubSpotErrand::digest(const QList<HubSpotContact>& there) const
{
    QStringList all;
    for (const HubSpotInput& person : m_people)
        all.append(digestOf(find(there, person.email), m_properties));
    return all.join(QLatin1Char('.'));
}

bool HubSpotErrand::isAllThere(const QList<HubSpotContact>& there) const
{
    return std::all_of(m_people.begin(), m_people.end(), [&there](const HubSpotInput& person) { return standsThere(find(there, person.email), person); });
}

/// Of each: either it is as it was when she was asked, or what we write stands there already. Where nobody looked before she was asked, what
/// is empty may be filled.
QString HubSpotErrand::whyStale(const QList<HubSpotContact>& there) const
{
    const QStringList asked = m_delivery.content.target.split(QLatin1Char('.'));
    for (qsizetype i = 0; i < m_people.size(); ++i) {
        const HubSpotContact* const one = find(there, m_people[i].email);
        const bool isFree = m_delivery.content.target.isEmpty() ? fillsOnly(one, m_people[i]) : digestOf(one, m_properties) == asked.value(i) || standsThere(one, m_people[i]);
        if (!isFree)
            return QStringLiteral("contact %1 of %2 %3").arg(i + 1).arg(m_people.size()).arg(m_delivery.content.target.isEmpty() ? QStringLiteral("has something else there already, and nobody looked at it before you were asked") : QStringLiteral("has been changed in HubSpot since you were asked"));
    }
    return {};
}

void HubSpotErrand::write(Ended ended)
{
    read([this, ended = std::move(ended)](const Result<QList<HubSpotContact>>& there, const Outcome& otherwise) {
        if (!there)
            return ended(otherwise);
        if (isAllThere(*there))
            return ended({Outcome::Confirmed, QStringLiteral("it stands in HubSpot already")});
        if (const QString why = whyStale(*there); !why.isEmpty())
            return ended({Outcome::Refused, why});
        send(ended);
    });
}

void HubSpotErrand::send(Ended ended)
{
    ask(hubSpotWrite(m_file, m_people, m_delivery.key), [this, ended = std::move(ended)](const Result<HttpAnswer>& answer) {
        ended(isAnswer(answer, {200, 207}) ? written(*answer) : verdict(answer));
    });
}

Outcome HubSpotErrand::written(const HttpAnswer& answer) const
{
    const Result<HubSpotWritten> said = hubSpotWrittenIn(answer.body);
    if (!said)
        return {Outcome::Unknown, QStringLiteral("HubSpot answered %1, and not as it should: %2").arg(answer.status).arg(said.error().text), {}, kTryAgain, true};
    const QString why = said->category.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(said->category);
    if (said->refused == 0 && said->ids.size() == m_people.size())
        return {Outcome::Confirmed, m_people.size() == 1 ? QStringLiteral("HubSpot has it") : QStringLiteral("HubSpot has all %1").arg(m_people.size()), m_people.size() == 1 ? said->ids.first() : QString()};
    if (said->ids.isEmpty() && said->refused >= m_people.size())
        return {Outcome::Refused, QStringLiteral("HubSpot took none of them%1").arg(why)};
    return {Outcome::Unknown, QStringLiteral("HubSpot took %1 of %2, and not the others%3").arg(said->ids.size()).arg(m_people.size()).arg(why)};
}

void HubSpotErrand::erase(Ended ended)
{
    ask(hubSpotErase(m_file, m_people.first().email), [this, ended = std::move(ended)](const Result<HttpAnswer>& answer) {
        Outcome outcome = verdict(answer);
        if (outcome.kind == Outcome::Confirmed)
            outcome.text = QStringLiteral("HubSpot has taken the erasure: the contact is deleted there for good");
        ended(outcome);
    });
}

/// Without values: what she is shown is kept, and this is of people.
QString HubSpotErrand::difference(const QList<HubSpotContact>& there) const
{
    HtmlWriter out;
    out.element("h2", {}, QStringLiteral("What changes in HubSpot"));
    out.open("ul");
    for (qsizetype i = 0; i < m_people.size(); ++i) {
        const HubSpotContact* const one = find(there, m_people[i].email);
        QStringList words;
        for (auto value = m_people[i].values.begin(); value != m_people[i].values.end(); ++value) {
            const QString before = one ? one->values.value(value.key()) : QString();
            words.append(QStringLiteral("%1: %2").arg(value.key(), before.isEmpty() ? QStringLiteral("empty there, is filled") : before == *value ? QStringLiteral("the same already") : QStringLiteral("another stands there, is replaced")));
        }
        out.element("li", {}, QStringLiteral("%1 %2 of %3: %4").arg(one ? QStringLiteral("Contact") : QStringLiteral("New contact")).arg(i + 1).arg(m_people.size()).arg(words.isEmpty() ? QStringLiteral("nothing is written") : words.join(QStringLiteral("; "))));
    }
    out.close("ul");
    return out.take();
}

void HubSpotErrand::look(Connector::Seen seen)
{
    read([this, seen = std::move(seen)](const Result<QList<HubSpotContact>>& there, const Outcome&) {
        if (!there)
            return seen(there.error());
        if (!isHubSpotErasure(m_delivery.content))
            return seen(Sight{digest(*there), {}, difference(*there)});
        HtmlWriter out;
        out.element("p", {}, there->isEmpty() ? QStringLiteral("HubSpot has no such contact; the address is kept out of it from now on.") : QStringLiteral("HubSpot has this contact, and deletes it for good."));
        seen(Sight{digest(*there), {}, out.take()});
    });
}

void HubSpotErrand::lookUp(Connector::Looked looked)
{
    read([this, looked = std::move(looked)](const Result<QList<HubSpotContact>>& there, const Outcome&) {
        if (!there)
            return looked({Found::Unclear, there.error().text, {}});
        if (isHubSpotErasure(m_delivery.content))
            return looked(there->isEmpty() ? LookedUp{Found::Yes, QStringLiteral("HubSpot has no such contact"), {}} : LookedUp{Found::No, QStringLiteral("HubSpot has this contact still"), {}});
        if (isAllThere(*there))
            return looked({Found::Yes, QStringLiteral("all of it stands in HubSpot"), m_people.size() == 1 ? there->first().id : QString()});
        if (!m_delivery.content.target.isEmpty() && digest(*there) == m_delivery.content.target)
            return looked({Found::No, QStringLiteral("nothing of it has been written in HubSpot since you were asked"), {}});
        looked({Found::Unclear, QStringLiteral("something has been written in HubSpot since you were asked, and it is not all of this"), {}});
    });
}

} // namespace qd::agents
