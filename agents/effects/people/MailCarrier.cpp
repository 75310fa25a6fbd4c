#include "agents/effects/people/MailCarrier.h"

namespace qd::agents {

Result<Done> MailCarrier::check(const EffectContent& content) const
{
    Result<Done> fit = checkPlace(content);
    if (fit)
        fit = checkMail(content, m_most.bytes);
    return fit ? checkRecipients(content, channel(), m_most.people) : fit;
}

Result<Money> MailCarrier::cost(const EffectContent& content) const
{
    return file().priceMicroUsd > 0 ? priced(content, content.recipients.size(), QStringLiteral("an e-mail")) : Result<Money>(Money{});
}

void MailCarrier::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    const Result<MailParts> parts = mailOf(delivery);
    const Result<QList<Addressee>> people = parts ? addresseesOf(delivery, &isMailAddress) : Result<QList<Addressee>>(parts.error());
    if (!people)
        return ended({Outcome::Refused, people.error().text});
    if (delivery.key.isEmpty())
        return ended({Outcome::Refused, QStringLiteral("it has no key by which it could be found again")});
    const Mail mail{*parts, *people, delivery.key};
    const Result<HttpRequest> request = requestOf(mail);
    if (!request)
        return ended({Outcome::Refused, request.error().text});
    ask(delivery.effect, gate, *request, [this, mail, ended = std::move(ended)](const Result<HttpAnswer>& answer) { ended(this->ended(answer, mail)); });
}

QString MailCarrier::tookIt(const QString& service, const Mail& mail)
{
    return mail.people.size() == 1 ? QStringLiteral("%1 took it").arg(service) : QStringLiteral("%1 took it for all %2").arg(service).arg(mail.people.size());
}

} // namespace qd::agents
