#include "agents/effects/connectors/metaads/MetaAdsErrand.h"

#include "agents/effects/connectors/meta/GraphWords.h"
#include "agents/effects/connectors/metaads/MetaAdsWords.h"

namespace qd::agents {

/// What Meta's numbers say; the same again changes nothing, so that what is not clear may be sent again.
Outcome MetaAdsErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    Outcome outcome = graphVerdict(answer, {host(), Guarantees::ByContent, idIn}, clock().now());
    if (outcome.kind == Outcome::Unknown) {
        outcome.repeats = true;
        outcome.after = outcome.after.value_or(kTryAgain);
    }
    return outcome;
}

QString MetaAdsErrand::complaintIn(const QByteArray& body) const
{
    return graphComplaintText(body);
}

/// That we are not let in stands in a number, beside a status that says nothing.
Error MetaAdsErrand::notRead(const Result<HttpAnswer>& answer) const
{
    const Error error = whyUnread(answer);
    const bool isKey = answer && answer->delivery == HttpAnswer::Answered && judged(*answer, {}).why == Deferral::Key;
    return isKey ? Error{Error::Rule, error.text, kKey, {}} : error;
}

void MetaAdsErrand::read(Read done)
{
    ask(metaAdAccount(file()), [this, done = std::move(done)](const Result<HttpAnswer>& answer) mutable {
        const Result<MetaAdAccount> account = isDone(answer) ? metaAdAccountIn(answer->body, file().account) : Result<MetaAdAccount>(notRead(answer));
        account ? readFrom(0, {account->currency, {}}, std::move(done)) : done(account.error(), unread(answer));
    });
}

void MetaAdsErrand::readFrom(qsizetype at, AdAccount account, Read done)
{
    if (at == plan().changes.size())
        return done(account, {});
    const CampaignChange& change = plan().changes[at];
    ask(metaAdRead(file(), change), [this, at, change, account = std::move(account), done = std::move(done)](const Result<HttpAnswer>& answer) mutable {
        const Result<AdItem> item = isDone(answer) ? metaAdItemIn(answer->body, change, file().account, account.currency) : Result<AdItem>(notRead(answer));
        if (!item)
            return done(item.error(), item.error().kind == Error::Rule && isDone(answer) ? Outcome{Outcome::Refused, item.error().text} : unread(answer));
        account.items.append(*item);
        readFrom(at + 1, std::move(account), std::move(done));
    });
}

void MetaAdsErrand::apply(const AdAccount& account, bool isTrial, Applied done)
{
    applyFrom(0, account.currency, isTrial, std::move(done));
}

/// One after the other; what was changed before another was refused is not made good by that.
void MetaAdsErrand::applyFrom(qsizetype at, const QString& currency, bool isTrial, Applied done)
{
    const qsizetype all = plan().changes.size();
    if (at == all)
        return done({Outcome::Confirmed, all == 1 ? QStringLiteral("Meta has it") : QStringLiteral("Meta has all %1").arg(all)});
    ask(metaAdWrite(file(), plan().changes[at], currency, isTrial), [this, at, all, currency, isTrial, done = std::move(done)](const Result<HttpAnswer>& answer) mutable {
        const Outcome outcome = sent(answer, [](const HttpAnswer& said) { return metaYesIn(said.body); });
        if (outcome.kind == Outcome::Confirmed)
            return applyFrom(at + 1, currency, isTrial, std::move(done));
        const bool isHalf = outcome.kind == Outcome::Refused && at > 0 && !isTrial;
        done(isHalf ? Outcome{Outcome::Unknown, QStringLiteral("Meta changed %1 of %2, and refused %3: %4").arg(at).arg(all).arg(nameOf(plan().changes[at]), outcome.text)} : outcome);
    });
}

} // namespace qd::agents
