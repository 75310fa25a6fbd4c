#include "agents/effects/connectors/sendgrid/SendGridConnector.h"

#include "agents/effects/connectors/sendgrid/SendGridWords.h"
#include "agents/effects/http/Verdict.h"
#include "agents/tools/protocol/OutsideText.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPeople = 1'000;          ///< personalizations of a request
constexpr qint64 kMostBytes = 20 * 1024 * 1024;   ///< of its parts; the service takes 30 MB of a whole message
constexpr Duration kSettles = std::chrono::minutes(10);

/// The service's name of what it took; not there in some answers, and not needed.
QString idIn(const HttpAnswer& answer)
{
    return cleanedLine(QString::fromUtf8(answer.header("x-message-id")), 100);
}

} // namespace

SendGridConnector::SendGridConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline)
    : MailCarrier(std::move(file), std::move(door), clock, deadline, {kMostPeople, kMostBytes})
{
}

Guarantees SendGridConnector::guarantees() const
{
    const QString out = file().unsubscribeGroup > 0 ? QStringLiteral("SendGrid adds the link and the header by which people leave its unsubscribe group %1, and keeps those who did from getting it.").arg(file().unsubscribeGroup)
                                                    : QStringLiteral("SendGrid adds a link by which people leave all mail of this account, and keeps those who did from getting it.");
    return {Guarantees::Never, {},
            {QStringLiteral("It is sent once, in one request for everybody, which SendGrid takes whole or not at all. SendGrid knows no key by which it would count a second request as the first."),
             QStringLiteral("When it breaks off in the middle it is looked for in Email Activity, if the account has that; what is not found there may be out all the same, and you are asked."),
             QStringLiteral("That SendGrid took it does not say that it arrived. What it has taken cannot be called back."), out},
            kSettles, false};
}

Result<HttpRequest> SendGridConnector::requestOf(const Mail& mail) const
{
    return apiRequest(file(), QStringLiteral("/mail/send"), sendGridMail(file(), mail.parts, mail.people, mail.key));
}

/// 202 and nothing else says that it was taken; a proxy's page is a 200.
Outcome SendGridConnector::ended(const Result<HttpAnswer>& answer, const Mail& mail) const
{
    if (!answer)
        return unsent(answer.error());
    const auto id = [](const HttpAnswer& taken) -> Result<QString> {
        return taken.status == 202 ? Result<QString>(idIn(taken)) : Result<QString>(Error{Error::Parse, QStringLiteral("mail that is taken is answered 202"), {}, {}});
    };
    Outcome outcome = verdictOf(*answer, {QUrl(file().url).authority(), guarantees().once, id}, clock().now());
    if (outcome.kind == Outcome::Confirmed)
        outcome.text = tookIt(QStringLiteral("SendGrid"), mail);
    else if (const QString why = sendGridComplaint(answer->body, mail.people); !why.isEmpty())
        outcome.text += QStringLiteral(": ") + why;
    return outcome;
}

void SendGridConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    ask(delivery.effect, gate, apiRequest(file(), sendGridSearch(delivery.key)), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const std::optional<Error> trouble = answer ? testTrouble(*answer, file(), sendGridComplaint(answer->body, {})) : std::optional(answer.error());
        const Result<qsizetype> found = trouble ? Result<qsizetype>(*trouble) : sendGridFound(answer->body);
        if (!found)
            return looked({Found::Unclear, QStringLiteral("Email Activity does not say: ") + found.error().text, {}});
        if (*found == 0)
            return looked({Found::Unclear, QStringLiteral("Email Activity does not know it, or not yet"), {}});
        looked({Found::Yes, QStringLiteral("Email Activity has messages with its key"), {}});
    });
}

void SendGridConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, apiRequest(file(), QStringLiteral("/scopes")), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), sendGridComplaint(answer->body, {})))
            return tested(*trouble);
        const Result<bool> may = sendGridMaySend(answer->body);
        if (!may)
            return tested(testStranger(file(), QStringLiteral("SendGrid"), may.error().text));
        if (!*may)
            return tested(Error{Error::Rule, QStringLiteral("SendGrid lets us in, and this key may not send mail"), QStringLiteral("key"), QStringLiteral("a key with \"Mail Send\"")});
        tested(QStringLiteral("SendGrid lets us in, and this key may send mail. Whether %1 is a sender that it knows, the first mail shows.").arg(mailAddressIn(file().from)->address));
    });
}

} // namespace qd::agents
