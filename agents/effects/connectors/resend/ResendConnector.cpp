#include "agents/effects/connectors/resend/ResendConnector.h"

#include "agents/effects/connectors/resend/ResendWords.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/http/Verdict.h"
#include "agents/effects/people/LeaveHeaders.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPeople = 100;          ///< of a batch
constexpr qint64 kMostBytes = 20 * 1024 * 1024; ///< of its parts; the service takes 40 MB of a whole message
constexpr Duration kKeyLife = std::chrono::hours(24), kSoon = std::chrono::seconds(30), kQuota = std::chrono::hours(1);

/// resend.com/docs/dashboard/emails/idempotency-keys: the same key with another request, or while the first is under way.
Outcome conflict(const HttpAnswer& answer)
{
    const QString name = resendError(answer.body).name;
    if (name == QLatin1String("invalid_idempotent_request"))
        return {Outcome::Unknown, QStringLiteral("Resend has taken another request with its key within the last 24 hours: addresses or settings are not those of the first attempt, and nobody can tell what that became")};
    return {Outcome::Unknown, name == QLatin1String("concurrent_idempotent_requests") ? QStringLiteral("Resend is still at work on the first attempt") : QStringLiteral("Resend answered 409"), {}, kSoon, true};
}

/// What an error's name says for certain; nothing: only its status does.
std::optional<Outcome> byName(const HttpAnswer& answer)
{
    const ResendError error = answer.delivery == HttpAnswer::Answered && answer.status >= 400 ? resendError(answer.body) : ResendError();
    if (error.name == QLatin1String("invalid_api_key"))
        return Outcome{Outcome::Later, QStringLiteral("Resend does not take our key"), {}, {}, false, Deferral::Key};
    if (error.name == QLatin1String("daily_quota_exceeded") || error.name == QLatin1String("monthly_quota_exceeded"))
        return Outcome{Outcome::Later, QStringLiteral("what the account may send is used up (%1)").arg(error.name), {}, kQuota, false, Deferral::Quota};
    return std::nullopt;
}

} // namespace

ResendConnector::ResendConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline)
    : MailCarrier(std::move(file), std::move(door), clock, deadline, {kMostPeople, kMostBytes})
{
}

Guarantees ResendConnector::guarantees() const
{
    return {Guarantees::ByKey, kKeyLife,
            {QStringLiteral("It is one request for everybody, which Resend takes whole or not at all and counts once for 24 hours: what breaks off may be repeated within that time, and not after it."),
             QStringLiteral("That Resend took it does not say that it arrived. What it has taken cannot be called back, and it cannot be looked up here."), leaveSentence(file()),
             QStringLiteral("This was made from Resend's documentation and recorded answers, and was not verified live.")}};
}

Result<HttpRequest> ResendConnector::requestOf(const Mail& mail) const
{
    return resendMail(file(), mail.parts, mail.people, mail.key);
}

Outcome ResendConnector::ended(const Result<HttpAnswer>& answer, const Mail& mail) const
{
    if (!answer)
        return unsent(answer.error());
    if (const std::optional<Outcome> said = byName(*answer))
        return *said;
    const auto ids = [&mail](const HttpAnswer& taken) -> Result<QString> {
        const Result<QStringList> all = resendIds(taken.body);
        if (!all)
            return all.error();
        if (all->size() != mail.people.size())
            return Error{Error::Parse, QStringLiteral("it names %1 messages of %2").arg(all->size()).arg(mail.people.size()), {}, {}};
        return all->first();
    };
    Outcome outcome = verdictOf(*answer, {QUrl(file().url).authority(), Guarantees::ByKey, ids, &conflict}, clock().now());
    const ResendError error = resendError(answer->body);
    if (outcome.kind == Outcome::Confirmed)
        outcome.text = tookIt(QStringLiteral("Resend"), mail);
    else if (answer->status >= 400 && answer->status != 409 && !error.name.isEmpty())
        outcome.text += QStringLiteral(": %1 (%2)").arg(withoutPeople(error.message, mail.people), error.name);
    return outcome;
}

/// A key that may send and do nothing else is refused there, by that name.
Result<QString> ResendConnector::found(const HttpAnswer& answer) const
{
    const QString domain = mailAddressIn(file().from)->address.section(u'@', 1);
    const ResendError error = resendError(answer.body);
    if (answer.delivery == HttpAnswer::Answered && error.name == QLatin1String("restricted_api_key"))
        return QStringLiteral("Resend lets us in, and the key may send and nothing else. Whether %1 is verified there, the first mail shows.").arg(domain);
    if (const std::optional<Error> trouble = testTrouble(answer, file(), withoutPeople(error.message, {})))
        return *trouble;
    const Result<QString> stands = resendDomain(answer.body, domain);
    if (!stands)
        return testStranger(file(), QStringLiteral("Resend"), stands.error().text);
    if (*stands != QLatin1String("verified"))
        return unfit(stands->isEmpty() ? QStringLiteral("Resend lets us in, and the account has no domain %1").arg(domain) : QStringLiteral("Resend lets us in, and the domain %1 is \"%2\" there").arg(domain, *stands),
                     QStringLiteral("from"), QStringLiteral("a sender of a domain that is verified there"));
    return QStringLiteral("Resend lets us in, and %1 is verified there.").arg(domain);
}

void ResendConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, apiRequest(file(), QStringLiteral("/domains")), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? found(*answer) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
