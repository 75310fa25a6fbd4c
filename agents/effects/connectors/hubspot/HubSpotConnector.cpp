#include "agents/effects/connectors/hubspot/HubSpotConnector.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/render/Html.h"
#include "core/base/Json.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::seconds(30);

Result<Done> checkRecipients(const EffectContent& content, const QString& channel)
{
    QStringList addresses;
    for (const Recipient& recipient : content.recipients) {
        const bool isTo = recipient.part.isEmpty() || recipient.part == QLatin1String("to");
        if (recipient.channel != channel || !isTo || addresses.contains(recipient.address))
            return unfit(QStringLiteral("its people are not each named once, by e-mail"), QStringLiteral("recipients"), QStringLiteral("\"to\" of the step: contacts"));
        addresses.append(recipient.address);
    }
    const int most = isHubSpotErasure(content) ? 1 : kMostHubSpotContacts;
    if (addresses.isEmpty() || addresses.size() > most)
        return unfit(QStringLiteral("it is of %1 people; %2 may be in it").arg(addresses.size()).arg(most), QStringLiteral("recipients"), QStringLiteral("\"to\" of the step: contacts"));
    return Done{};
}

} // namespace

Guarantees HubSpotConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("Values are written as they are to stand there: the same again changes nothing, so what breaks off may be repeated."),
             QStringLiteral("What somebody has written to the same fields in HubSpot since you were asked is not overwritten, and what nobody looked at before only where it is empty; whoever writes in the same second is."),
             QStringLiteral("An empty field writes nothing. HubSpot keeps what stood there before in the history of each property; nothing here takes it back."),
             QStringLiteral("An erasure is for good: HubSpot deletes the contact and keeps its address out.")},
            kSettles, false};
}

/// Without whom it is about, which is not known yet when it is looked at.
Result<Done> HubSpotConnector::checkWork(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine;
    if (content.files.size() != 1 || !onlyFile(content, QLatin1String("application/json")))
        return unfit(QStringLiteral("it has %1 files; it has one, of JSON").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"contact-update\""));
    const QStringList fields = hubSpotFieldsOf(content);
    const bool isErasure = isHubSpotErasure(content);
    for (const QString& field : fields)
        if (!file().reads.contains(field))
            return unfit(QStringLiteral("\"%1\" is no field that %2 may be given").arg(field.left(40), file().title), QStringLiteral("fields"), QStringLiteral("of ") + file().reads.join(QStringLiteral(", ")));
    if (isErasure != fields.isEmpty() || (isErasure && content.reversible))
        return unfit(QStringLiteral("it neither names fields to write nor is an erasure, which is not reversible"), QStringLiteral("fields"));
    return Done{};
}

Result<Done> HubSpotConnector::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (const Result<Done> work = checkWork(content); !work)
        return work;
    return checkRecipients(content, channel());
}

Result<Done> HubSpotConnector::checkPeople(const Delivery& delivery) const
{
    for (const Recipient& recipient : delivery.content.recipients) {
        const auto person = delivery.people.constFind(recipient.address);
        if (person == delivery.people.constEnd() || !person->address.contains(QLatin1Char('@')))
            return unfit(QStringLiteral("nobody has said whom it is about, with an e-mail address"), QStringLiteral("recipients"));
    }
    return Done{};
}

std::shared_ptr<HubSpotErrand> HubSpotConnector::errand(const Delivery& delivery, const Gate& gate)
{
    return std::make_shared<HubSpotErrand>(*this, delivery, gate);
}

void HubSpotConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkWork(delivery.content); !fit)
        return seen(fit.error());
    if (delivery.content.recipients.isEmpty() || !checkPeople(delivery)) {
        HtmlWriter out;
        out.element("p", {}, QStringLiteral("Nobody has looked yet at what stands in HubSpot: fields that are not empty there are left as they are, and then it is refused."));
        return seen(Sight{{}, {}, isHubSpotErasure(delivery.content) ? QString() : out.take()});
    }
    if (const Result<Done> recipients = checkRecipients(delivery.content, channel()); !recipients)
        return seen(recipients.error());
    errand(delivery, gate)->look(std::move(seen));
}

void HubSpotConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApproved(delivery), checkPeople(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    const std::shared_ptr<HubSpotErrand> errand = this->errand(delivery, gate);
    isHubSpotErasure(delivery.content) ? errand->erase(std::move(ended)) : errand->write(std::move(ended));
}

void HubSpotConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    if (const Result<Done> people = checkPeople(delivery); !people)
        return looked({Found::Unclear, people.error().text, {}});
    errand(delivery, gate)->lookUp(std::move(looked));
}

Result<QString> HubSpotConnector::found(const HttpAnswer& answer) const
{
    const TestHints hints{QStringLiteral("the token of a private app with crm.objects.contacts.read and crm.objects.contacts.write"), QStringLiteral("https://api.hubapi.com")};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), hubSpotComplaintIn(answer.body), hints))
        return *trouble;
    const Result<Json> json = Json::parse(answer.body);
    if (!json || json->at(u"results").kind() != Json::List)
        return testStranger(file(), QStringLiteral("HubSpot"), {}, hints.address);
    return QStringLiteral("HubSpot takes the token and lets us read contacts. Whether we may write them, the first one shows.");
}

void HubSpotConnector::test(const Gate& gate, Tested tested)
{
    const HttpRequest request = apiRequest(file(), QStringLiteral("/crm/v3/objects/contacts?limit=1&properties=createdate")); // nobody's address
    ask({}, gate, request, [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? found(*answer) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
