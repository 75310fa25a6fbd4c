#include "agents/effects/connectors/ads/AdsErrand.h"

#include <algorithm>

namespace qd::agents {

/// Before anything was written: what is not clear is asked anew. A whole answer that is not the platform's would be no other the next time.
Outcome AdsErrand::unread(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before anything was changed")};
    const Outcome verdict = judged(*answer, {});
    if (verdict.kind == Outcome::Confirmed && answer->trouble.isEmpty())
        return {Outcome::Refused, QStringLiteral("%1, and not as %2 does: nothing was changed").arg(verdict.text, platform())};
    if (verdict.kind == Outcome::Confirmed || verdict.kind == Outcome::Unknown)
        return {Outcome::Later, QStringLiteral("nothing is changed yet: ") + verdict.text, {}, verdict.after.value_or(kTryAgain)};
    return verdict;
}

void AdsErrand::write(Ended ended)
{
    begin(std::move(ended));
    read([this](const Result<AdAccount>& account, const Outcome& otherwise) {
        if (!account)
            return end(otherwise);
        if (const QString why = whyNot(*account, m_plan); !why.isEmpty())
            return end({Outcome::Refused, why});
        const bool isThere = std::all_of(m_plan.changes.begin(), m_plan.changes.end(), [&account](const CampaignChange& change) { return standsThere(*itemOf(account->items, change), change); });
        if (isThere)
            return end({Outcome::Confirmed, QStringLiteral("it stands there already")});
        if (const QString why = whyStale(*account, m_plan, delivery().content.target); !why.isEmpty())
            return end({Outcome::Refused, why});
        apply(*account, false, [this](const Outcome& said) { said.kind == Outcome::Confirmed ? readBack(said) : end(said); });
    });
}

/// It said yes, whatever comes of this; only what certainly stands there otherwise is not taken for done.
void AdsErrand::readBack(const Outcome& said)
{
    read([this, said](const Result<AdAccount>& account, const Outcome&) {
        if (!account)
            return end({Outcome::Confirmed, said.text + QStringLiteral(" (it could not be read back)"), said.providerId});
        for (const CampaignChange& change : m_plan.changes) {
            const AdItem* const item = itemOf(account->items, change);
            if (!item || !standsThere(*item, change))
                return end({Outcome::Unknown, QStringLiteral("%1 said that it was done, and %2 stands there otherwise").arg(platform(), nameOf(change))});
        }
        end(said);
    });
}

/// What the platform would refuse is said before anybody is asked.
void AdsErrand::look(Connector::Seen seen)
{
    read([this, seen = std::move(seen)](const Result<AdAccount>& account, const Outcome&) {
        if (!account)
            return seen(account.error());
        if (const QString why = whyNot(*account, m_plan); !why.isEmpty())
            return seen(Error{Error::Rule, why, QStringLiteral("campaigns"), {}});
        apply(*account, true, [this, seen, account = *account](const Outcome& said) {
            if (said.kind == Outcome::Refused)
                return seen(Error{Error::Rule, QStringLiteral("%1 would not take it: %2").arg(platform(), said.text), QStringLiteral("campaigns"), {}});
            if (said.kind != Outcome::Confirmed)
                return seen(said.why == Deferral::Key ? Error{Error::Rule, said.text, kKey, {}} : Error{Error::Network, said.text, file().url, {}});
            seen(Sight{digestOf(account, m_plan), {}, differenceOf(account, m_plan)});
        });
    });
}

void AdsErrand::lookUp(Connector::Looked looked)
{
    read([this, looked = std::move(looked)](const Result<AdAccount>& account, const Outcome&) {
        if (!account)
            return looked({Found::Unclear, account.error().text, {}});
        const bool isThere = std::all_of(m_plan.changes.begin(), m_plan.changes.end(), [&account](const CampaignChange& change) {
            const AdItem* const item = itemOf(account->items, change);
            return item && standsThere(*item, change);
        });
        if (isThere)
            return looked({Found::Yes, QStringLiteral("all of it stands at %1").arg(platform()), {}});
        if (!delivery().content.target.isEmpty() && digestOf(*account, m_plan) == delivery().content.target)
            return looked({Found::No, QStringLiteral("nothing of it has been changed at %1 since you were asked").arg(platform()), {}});
        looked({Found::Unclear, QStringLiteral("something has been changed at %1 since you were asked, and it is not all of this").arg(platform()), {}});
    });
}

} // namespace qd::agents
