#include "agents/effects/connectors/salesforce/SalesforceConnector.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/people/Addressees.h"
#include "agents/effects/render/Html.h"

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::seconds(30);

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

Result<Done> checkPeople(const Delivery& delivery)
{
    const Result<QList<Addressee>> people = addresseesOf(delivery, &isMailAddress);
    return people ? Result<Done>(Done{}) : Result<Done>(people.error());
}

} // namespace

Guarantees SalesforceConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("Contacts are known by their e-mail addresses in the field %1, and written all of them or none. Values are written as they are to stand there: the same again changes nothing, so what breaks off may be repeated.").arg(file().match),
             QStringLiteral("What somebody has written to the same contacts in Salesforce since you were asked is not overwritten, and what nobody looked at before only where it is empty; whoever writes in the same second is."),
             QStringLiteral("An empty field writes nothing. Nothing is deleted there: an erasure is done in Salesforce itself, which keeps what is deleted in its recycle bin."),
             QStringLiteral("This was made from Salesforce's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

/// Without whom it is about, which is not known yet when it is looked at.
Result<Done> SalesforceConnector::checkWork(const EffectContent& content) const
{
    if (content.files.size() != 1 || !onlyFile(content, QLatin1String("application/json")))
        return unfit(QStringLiteral("it has %1 files; it has one, of JSON").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"contact-update\""));
    if (detailIn(content, QLatin1String("action")) == QLatin1String("erase"))
        return unfit(QStringLiteral("Salesforce keeps what is deleted in its recycle bin, so nobody is erased by %1").arg(file().title), QStringLiteral("action"), QStringLiteral("an erasure in Salesforce itself"));
    const QStringList fields = salesforceFieldsOf(content);
    for (const QString& field : fields)
        if (!file().reads.contains(field))
            return unfit(QStringLiteral("\"%1\" is no field that %2 may be given").arg(field.left(40), file().title), QStringLiteral("fields"), QStringLiteral("of ") + file().reads.join(QStringLiteral(", ")));
    return fields.isEmpty() ? Result<Done>(unfit(QStringLiteral("it names no fields to write"), QStringLiteral("fields"))) : Result<Done>(Done{});
}

Result<Done> SalesforceConnector::check(const EffectContent& content) const
{
    Result<Done> fit = checkPlace(content);
    if (fit)
        fit = checkWork(content);
    return fit ? checkRecipients(content, channel(), kMostSalesforceContacts) : fit;
}

void SalesforceConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkWork(delivery.content); !fit)
        return seen(fit.error());
    if (delivery.content.recipients.isEmpty() || !checkPeople(delivery)) {
        HtmlWriter out;
        out.element("p", {}, QStringLiteral("Nobody has looked yet at what stands in Salesforce: fields that are not empty there are left as they are, and then it is refused."));
        return seen(Sight{{}, {}, out.take()});
    }
    if (const Result<Done> recipients = checkRecipients(delivery.content, channel(), kMostSalesforceContacts); !recipients)
        return seen(recipients.error());
    std::make_shared<SalesforceErrand>(file(), asking(delivery.effect, gate), delivery, clock())->look(std::move(seen));
}

void SalesforceConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApproved(delivery), checkPeople(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    std::make_shared<SalesforceErrand>(file(), asking(delivery.effect, gate), delivery, clock())->write(std::move(ended));
}

void SalesforceConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    if (const Result<Done> people = checkPeople(delivery); !people)
        return looked({Found::Unclear, people.error().text, {}});
    std::make_shared<SalesforceErrand>(file(), asking(delivery.effect, gate), delivery, clock())->lookUp(std::move(looked));
}

Result<QString> SalesforceConnector::whoIs(const HttpAnswer& answer) const
{
    if (const std::optional<Error> trouble = testTrouble(answer, file(), salesforceComplaintIn(answer.body)))
        return *trouble;
    const Result<QString> user = salesforceUserIn(answer.body);
    if (!user)
        return Error{Error::Network, QStringLiteral("%1 answered, and not as Salesforce does: %2").arg(file().url, user.error().text), file().url, QStringLiteral("https://NAME.my.salesforce.com, the organisation's own address")};
    return QStringLiteral("Salesforce lets us in as %1. Whether we may write contacts by %2, the first one shows.").arg(*user, file().match);
}

void SalesforceConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, withBearer(salesforceWho(file())), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whoIs(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
