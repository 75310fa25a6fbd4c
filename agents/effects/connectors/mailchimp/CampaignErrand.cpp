#include "agents/effects/connectors/mailchimp/CampaignErrand.h"

namespace qd::agents {

namespace {

constexpr Duration kClocksDiffer = std::chrono::minutes(5);
const QString kCampaign = QStringLiteral("campaign");

} // namespace

CampaignErrand::CampaignErrand(const ApiConnector& of, Delivery delivery, Gate gate, MailParts mail, Looks looks)
    : ApiErrand(of, std::move(delivery), std::move(gate)), m_mail(std::move(mail)), m_looks(std::move(looks))
{
}

Outcome CampaignErrand::complained(Outcome outcome, const Result<HttpAnswer>& answer) const
{
    if (const QString complaint = campaignComplaint(answer->body); answer->status >= 400 && !complaint.isEmpty())
        outcome.text += QStringLiteral(": ") + complaint;
    return outcome;
}

Outcome CampaignErrand::refused(const QString& why) const
{
    return {Outcome::Refused, m_id.isEmpty() ? why : QStringLiteral("%1. Left there, for you to delete: the campaign \"%2\"").arg(why, campaignTitle(m_delivery.key))};
}

Outcome CampaignErrand::isOut() const
{
    return {Outcome::Confirmed, QStringLiteral("Mailchimp sends it to the audience"), m_id};
}

/// Before anything that others can see: what is not clear is asked anew, and what was made is looked for first.
Outcome CampaignErrand::notYet(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before it was sent; a campaign that nobody gets may be there")};
    const Outcome verdict = verdictOf(*answer, {host(), Guarantees::ByLookUp}, m_clock.now());
    if (verdict.kind == Outcome::Confirmed && answer->trouble.isEmpty())
        return refused(verdict.text + QStringLiteral(", and not as Mailchimp does: nothing was sent"));
    if (verdict.kind == Outcome::Confirmed || verdict.kind == Outcome::Unknown)
        return {Outcome::Later, QStringLiteral("it is not sent yet: ") + verdict.text, {}, kTryAgain};
    return verdict.kind == Outcome::Refused ? refused(complained(verdict, answer).text) : complained(verdict, answer);
}

void CampaignErrand::seek(There found)
{
    const QString known = m_delivery.stepped.value(kCampaign);
    const HttpRequest request = known.isEmpty() ? campaignsRequest(m_file, madeAt(m_delivery.effect) - kClocksDiffer) : campaignRead(m_file, known);
    ask(request, [this, known, found = std::move(found)](const Result<HttpAnswer>& answer) {
        if (!isDone(answer))
            return found(fault(answer, answer ? campaignComplaint(answer->body) : QString()), notYet(answer));
        if (known.isEmpty()) {
            const Result<std::optional<Campaign>> campaign = campaignIn(answer->body, campaignTitle(m_delivery.key));
            return found(campaign, campaign ? Outcome() : refused(QStringLiteral("nothing was sent: ") + campaign.error().text));
        }
        const Result<Campaign> campaign = campaignIn(answer->body);
        if (!campaign)
            return found(campaign.error(), refused(QStringLiteral("nothing was sent: ") + campaign.error().text));
        found(std::optional(*campaign), {});
    });
}

void CampaignErrand::send(Ended ended)
{
    m_ended = std::move(ended);
    seek([this](const Result<std::optional<Campaign>>& campaign, const Outcome& otherwise) { campaign ? begin(*campaign) : end(otherwise); });
}

void CampaignErrand::begin(const std::optional<Campaign>& campaign)
{
    if (!campaign)
        return make();
    m_id = campaign->id;
    if (campaign->isOut())
        return end(isOut());
    if (campaign->status != QLatin1String("save"))
        return end(refused(QStringLiteral("its campaign is \"%1\" there, and somebody has made it so").arg(campaign->status)));
    noted(kCampaign, m_id, [this] { fill(); });
}

void CampaignErrand::make()
{
    ask(campaignMake(m_file, m_mail, detailIn(m_delivery.content, QLatin1String("preheader")), m_delivery.key), [this](const Result<HttpAnswer>& answer) {
        const Result<Campaign> campaign = isDone(answer) ? campaignIn(answer->body) : Result<Campaign>(Error{});
        campaign ? begin(*campaign) : end(notYet(answer));
    });
}

void CampaignErrand::fill()
{
    ask(campaignFill(m_file, m_id, m_mail), [this](const Result<HttpAnswer>& answer) { isDone(answer) ? check() : end(notYet(answer)); });
}

void CampaignErrand::check()
{
    ask(campaignChecklist(m_file, m_id), [this](const Result<HttpAnswer>& answer) {
        const Result<QStringList> against = isDone(answer) ? againstSending(answer->body) : Result<QStringList>(Error{});
        if (!against)
            return end(notYet(answer));
        against->isEmpty() ? letGo() : end(refused(QStringLiteral("Mailchimp's checklist is against it: ") + against->mid(0, 5).join(QStringLiteral("; "))));
    });
}

/// 204, and no body. Whatever else comes back, its number says what became of it.
void CampaignErrand::letGo()
{
    ask(campaignSend(m_file, m_id), [this](const Result<HttpAnswer>& answer) {
        if (!answer)
            return end(unsent(answer.error()));
        const Outcome outcome = complained(verdictOf(*answer, {host(), Guarantees::ByLookUp}, m_clock.now()), answer);
        if (outcome.kind == Outcome::Confirmed && answer->status == 204)
            return end(isOut());
        if (outcome.kind == Outcome::Later || outcome.kind == Outcome::NotSent)
            return end(outcome);
        if (answer->isCancelled)
            return end({Outcome::Unknown, QStringLiteral("it was stopped while it was being sent, and nobody has looked")});
        const bool isNo = outcome.kind == Outcome::Refused;
        wait(m_looks.value(0), [this, otherwise = isNo ? refused(outcome.text) : Outcome{Outcome::Unknown, outcome.text}] { look(0, otherwise); });
    });
}

void CampaignErrand::look(int tries, const Outcome& otherwise)
{
    ask(campaignRead(m_file, m_id), [this, tries, otherwise](const Result<HttpAnswer>& answer) {
        const Result<Campaign> campaign = isDone(answer) ? campaignIn(answer->body) : Result<Campaign>(Error{});
        if (campaign && campaign->isOut())
            return end(isOut());
        if (otherwise.kind == Outcome::Refused && campaign)
            return end(otherwise);
        const bool isCut = answer ? answer->isCancelled : answer.error().kind == Error::Cancelled;
        if (!isCut && tries + 1 < m_looks.size())
            return wait(m_looks.value(tries + 1), [this, tries, otherwise] { look(tries + 1, otherwise); });
        end({Outcome::Unknown, QStringLiteral("%1; %2").arg(otherwise.text, campaign ? QStringLiteral("its campaign is \"%1\" still").arg(campaign->status) : QStringLiteral("and nobody could look at its campaign"))});
    });
}

void CampaignErrand::lookUp(Connector::Looked looked)
{
    seek([this, looked = std::move(looked)](const Result<std::optional<Campaign>>& campaign, const Outcome&) {
        const QString title = campaignTitle(m_delivery.key);
        if (!campaign)
            return looked({Found::Unclear, campaign.error().text, {}});
        if (!*campaign)
            return looked({Found::No, QStringLiteral("no campaign there is called \"%1\"").arg(title), {}});
        if ((*campaign)->isOut())
            return looked({Found::Yes, QStringLiteral("the campaign \"%1\" is \"%2\" there").arg(title, (*campaign)->status), (*campaign)->id});
        if ((*campaign)->status == QLatin1String("save"))
            return looked({Found::No, QStringLiteral("the campaign \"%1\" is there, and was not sent").arg(title), (*campaign)->id});
        looked({Found::Unclear, QStringLiteral("the campaign \"%1\" is \"%2\" there").arg(title, (*campaign)->status), (*campaign)->id});
    });
}

} // namespace qd::agents
