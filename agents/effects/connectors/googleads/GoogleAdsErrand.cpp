#include "agents/effects/connectors/googleads/GoogleAdsErrand.h"

#include "agents/effects/connectors/googleads/GoogleAdsWords.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

namespace qd::agents {

namespace {

/// By which Google finds a request again.
QString requestId(const HttpAnswer& answer)
{
    const QString id = cleanedLine(QString::fromLatin1(answer.header("request-id")), 60);
    return id.isEmpty() ? QString() : QStringLiteral(" (request %1)").arg(id);
}

} // namespace

Outcome GoogleAdsErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    Outcome outcome = verdictOf(answer, {host(), Guarantees::ByContent, idIn}, clock().now());
    if (const QString complaint = googleAdsComplaintIn(answer.body); answer.status >= 400 && !complaint.isEmpty())
        outcome.text += QStringLiteral(": ") + complaint + requestId(answer);
    return outcome;
}

QString GoogleAdsErrand::complaintIn(const QByteArray& body) const
{
    return googleAdsComplaintIn(body);
}

void GoogleAdsErrand::read(Read done)
{
    ask(googleAdsRead(file(), plan()), [this, done = std::move(done)](const Result<HttpAnswer>& answer) {
        const Result<AdAccount> account = isDone(answer) ? googleAdsAccountIn(answer->body) : Result<AdAccount>(whyUnread(answer));
        done(account, account ? Outcome{} : unread(answer));
    });
}

/// Of one that is only tried it returns no results.
void GoogleAdsErrand::apply(const AdAccount& account, bool isTrial, Applied done)
{
    ask(googleAdsWrite(file(), plan(), account, isTrial), [this, isTrial, done = std::move(done)](const Result<HttpAnswer>& answer) {
        Outcome outcome = sent(answer, [this, isTrial](const HttpAnswer& said) -> Result<QString> {
            const Result<Json> json = Json::parse(said.body);
            return !isTrial ? googleAdsDoneIn(said.body, operationsOf(plan())) : json ? Result<QString>(QString()) : Result<QString>(json.error());
        });
        if (outcome.kind == Outcome::Confirmed) {
            outcome.text = (plan().changes.size() == 1 ? QStringLiteral("Google Ads has it") : QStringLiteral("Google Ads has all %1").arg(plan().changes.size())) + requestId(*answer);
            outcome.providerId = cleanedLine(QString::fromLatin1(answer->header("request-id")), 60);
        }
        done(outcome);
    });
}

} // namespace qd::agents
