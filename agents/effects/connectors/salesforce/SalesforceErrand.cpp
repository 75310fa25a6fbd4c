#include "agents/effects/connectors/salesforce/SalesforceErrand.h"

#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

const QString kSystem = QStringLiteral("Salesforce");

} // namespace

QStringList salesforceFieldsOf(const EffectContent& content)
{
    const auto found = content.details.constFind(QStringLiteral("fields"));
    const QStringList* fields = found == content.details.constEnd() ? nullptr : std::get_if<QStringList>(&*found);
    return fields ? *fields : QStringList();
}

SalesforceErrand::SalesforceErrand(const ConnectorFile& file, const Ask& ask, const Delivery& delivery, const Clock& clock) : ApiErrand(file, ask, delivery, clock)
{
    const QStringList fields = salesforceFieldsOf(delivery.content);
    for (const QString& field : fields)
        m_fields.append(salesforceField(field));
    for (const Recipient& recipient : delivery.content.recipients) {
        const Person person = delivery.people.value(recipient.address);
        ContactWish wish{person.address, {}, person.name};
        for (const QString& field : fields)
            if (const QString value = person.fields.value(field).trimmed(); !value.isEmpty())
                wish.values.insert(salesforceField(field), value);
        m_wishes.append(wish);
    }
}

Outcome SalesforceErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    return salesforceVerdict(answer, {QUrl(file().url).authority(), Guarantees::ByContent, idIn}, clock().now());
}

void SalesforceErrand::read(Read read)
{
    QStringList addresses;
    for (const ContactWish& wish : m_wishes)
        addresses.append(wish.address);
    ask(salesforceRead(file(), addresses, m_fields), [this, read = std::move(read)](const Result<HttpAnswer>& answer) {
        QList<ContactThere> there;
        const Outcome outcome = prepared(answer, [this, &there](const HttpAnswer& said) -> Result<QString> {
            const Result<QList<ContactThere>> contacts = salesforceContactsIn(said.body, file().match);
            if (!contacts)
                return contacts.error();
            there = *contacts;
            return QString();
        });
        read(outcome, there);
    });
}

void SalesforceErrand::write(Ended ended)
{
    begin(std::move(ended));
    read([this](const Outcome& outcome, const QList<ContactThere>& there) {
        if (outcome.kind != Outcome::Confirmed)
            return end(outcome);
        if (standsThere(there, m_wishes))
            return end({Outcome::Confirmed, QStringLiteral("it stands in Salesforce already")});
        if (const QString why = whyStale(there, m_wishes, delivery().content.target, kSystem); !why.isEmpty())
            return end({Outcome::Refused, why});
        const auto nameless = std::find_if(m_wishes.begin(), m_wishes.end(), [&there](const ContactWish& wish) { return !thereOf(there, wish) && wish.name.trimmed().isEmpty(); });
        if (nameless != m_wishes.end())
            return end({Outcome::Refused, QStringLiteral("contact %1 of %2 is new there and has no name here, and Salesforce makes none without one").arg(nameless - m_wishes.begin() + 1).arg(m_wishes.size())});
        send(there);
    });
}

void SalesforceErrand::send(const QList<ContactThere>& there)
{
    ask(salesforceWrite(file(), m_wishes, there), [this](const Result<HttpAnswer>& answer) { end(written(answer)); });
}

/// All or none: what it says of one holds for all of them.
Outcome SalesforceErrand::written(const Result<HttpAnswer>& answer) const
{
    std::optional<Error> refused;
    Outcome outcome = sent(answer, [this, &refused](const HttpAnswer& said) {
        const Result<QString> ids = salesforceWrittenIn(said.body, m_wishes.size());
        if (!ids && ids.error().kind == Error::Rule)
            refused = ids.error();
        return ids;
    });
    if (refused && refused->text == QLatin1String("UNABLE_TO_LOCK_ROW"))
        return {Outcome::Later, QStringLiteral("somebody else is writing there: ") + refused->text, {}, std::chrono::seconds(30)};
    if (refused)
        return {Outcome::Refused, QStringLiteral("Salesforce took none of them (%1)").arg(refused->text)};
    if (outcome.kind == Outcome::Confirmed) {
        outcome.text = m_wishes.size() == 1 ? QStringLiteral("Salesforce has it") : QStringLiteral("Salesforce has all %1").arg(m_wishes.size());
        outcome.providerId = m_wishes.size() == 1 ? outcome.providerId : QString();
    }
    return outcome;
}

void SalesforceErrand::look(Connector::Seen seen)
{
    read([this, seen = std::move(seen)](const Outcome& outcome, const QList<ContactThere>& there) {
        if (outcome.why == Deferral::Key)
            return seen(Error{Error::Rule, outcome.text, kKey, {}});
        if (outcome.kind != Outcome::Confirmed)
            return seen(Error{outcome.kind == Outcome::Refused ? Error::Rule : Error::Network, outcome.text, file().url, {}});
        seen(Sight{versionsOf(there, m_wishes), {}, differenceOf(there, m_wishes, kSystem)});
    });
}

void SalesforceErrand::lookUp(Connector::Looked looked)
{
    read([this, looked = std::move(looked)](const Outcome& outcome, const QList<ContactThere>& there) {
        if (outcome.kind != Outcome::Confirmed)
            return looked({Found::Unclear, outcome.text, {}});
        if (standsThere(there, m_wishes))
            return looked({Found::Yes, QStringLiteral("all of it stands in Salesforce"), m_wishes.size() == 1 ? there.first().id : QString()});
        const QString& target = delivery().content.target;
        if (!target.isEmpty() && versionsOf(there, m_wishes) == target)
            return looked({Found::No, QStringLiteral("nothing has been written to these contacts since you were asked"), {}});
        looked({Found::Unclear, QStringLiteral("something has been written to these contacts since you were asked, and it is not all of this"), {}});
    });
}

} // namespace qd::agents
