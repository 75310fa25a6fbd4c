#include "agents/effects/connectors/mailgun/MailgunConnector.h"

#include "agents/effects/connectors/mailgun/MailgunWords.h"
#include "agents/effects/http/ApiErrand.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/people/LeaveHeaders.h"

#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPeople = 1'000;
constexpr qint64 kMostBytes = 15 * 1024 * 1024; ///< of its parts; the service takes 25 MB of a whole message
constexpr Duration kSettles = std::chrono::minutes(10), kClocksDiffer = std::chrono::minutes(5);

} // namespace

MailgunConnector::MailgunConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline)
    : MailCarrier(std::move(file), std::move(door), clock, deadline, {kMostPeople, kMostBytes})
{
}

Guarantees MailgunConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("It is sent once, in one request for everybody. Mailgun knows no key by which it would count a second request as the first."),
             QStringLiteral("When it breaks off in the middle it is looked for by its tag among the domain's events; what is not found there may be out all the same, and you are asked."),
             QStringLiteral("That Mailgun took it does not say that it arrived. What it has taken cannot be called back."), leaveSentence(file()),
             QStringLiteral("This was made from Mailgun's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> MailgunConnector::check(const EffectContent& content) const
{
    if (const Result<Done> fit = MailCarrier::check(content); !fit)
        return fit;
    if (mailgunFillsIn(content.title))
        return unfit(QStringLiteral("its subject holds a variable that Mailgun would fill in"), QStringLiteral("title"));
    return Done{};
}

Result<HttpRequest> MailgunConnector::requestOf(const Mail& mail) const
{
    if (mailgunFillsIn(mail.parts.text) || mailgunFillsIn(mail.parts.html))
        return unfit(QStringLiteral("its text holds a variable that Mailgun would fill in, as \"%recipient…\""), QStringLiteral("files"));
    return mailgunMail(file(), mail.parts, mail.people, mail.key);
}

Outcome MailgunConnector::ended(const Result<HttpAnswer>& answer, const Mail& mail) const
{
    if (!answer)
        return unsent(answer.error());
    const auto id = [](const HttpAnswer& taken) { return mailgunId(taken.body); };
    Outcome outcome = verdictOf(*answer, {QUrl(file().url).authority(), Guarantees::ByLookUp, id}, clock().now());
    if (outcome.kind == Outcome::Confirmed)
        outcome.text = tookIt(QStringLiteral("Mailgun"), mail);
    else if (const QString why = withoutPeople(mailgunComplaint(answer->body), mail.people); answer->status >= 400 && !why.isEmpty())
        outcome.text += QStringLiteral(": ") + why;
    return outcome;
}

/// Where nobody says whom it was for, how many it was for must do.
void MailgunConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Instant since = madeAt(delivery.effect) - kClocksDiffer;
    ask(delivery.effect, gate, mailgunEvents(file(), delivery.key, since), [this, wanted = delivery.content.recipients.size(), looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const std::optional<Error> trouble = answer ? testTrouble(*answer, file(), withoutPeople(mailgunComplaint(answer->body), {})) : std::optional(answer.error());
        const Result<MailgunFound> found = trouble ? Result<MailgunFound>(*trouble) : mailgunFound(answer->body);
        if (!found)
            return looked({Found::Unclear, QStringLiteral("the domain's events do not say: ") + found.error().text, {}});
        if (found->people.isEmpty())
            return looked({Found::Unclear, QStringLiteral("the domain's events do not know it, or not yet"), {}});
        looked({Found::Yes, QStringLiteral("the domain's events have its tag, accepted for %1 of %2").arg(std::min<qsizetype>(found->people.size(), wanted)).arg(wanted), found->id});
    });
}

void MailgunConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, mailgunEvents(file(), {}, {}), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const TestHints hints{QStringLiteral("a key of the account (a domain's sending key may not read events), and the region of the domain: https://api.mailgun.net or https://api.eu.mailgun.net"),
                              QStringLiteral("https://api.mailgun.net, or https://api.eu.mailgun.net for a domain in Europe, and the domain as \"account\"")};
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), withoutPeople(mailgunComplaint(answer->body), {}), hints))
            return tested(*trouble);
        if (const Result<MailgunFound> found = mailgunFound(answer->body); !found)
            return tested(testStranger(file(), QStringLiteral("Mailgun"), found.error().text));
        tested(QStringLiteral("Mailgun lets us in, and shows the events of %1. Whether %2 may send there, the first mail shows.").arg(file().account, mailAddressIn(file().from)->address));
    });
}

} // namespace qd::agents
