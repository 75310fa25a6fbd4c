#include "agents/effects/connectors/mailchimp/MailchimpConnector.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/render/Html.h"

namespace qd::agents {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;
constexpr Duration kSettles = std::chrono::minutes(2);

} // namespace

QString MailchimpConnector::target() const
{
    return QStringLiteral("%1/lists/%2 as %3").arg(file().url, file().account, file().from);
}

Guarantees MailchimpConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A campaign is made and filled first, which reaches nobody, and is sent by its number. When no answer comes, its number says whether it is sent; a campaign that is sent Mailchimp does not send again."),
             QStringLiteral("Mailchimp's own checklist is asked before it is sent; what is against it refuses it, and the campaign is left there for you."),
             QStringLiteral("Who is in the audience Mailchimp knows: those who joined or left since you were asked get it, or do not. It adds its footer with the postal address and the link to leave to what was approved."),
             QStringLiteral("That it is sent does not say that it arrived. What is sent cannot be called back."),
             QStringLiteral("This was made from Mailchimp's documentation and recorded answers, and was not verified live.")},
            kSettles, true};
}

Result<Done> MailchimpConnector::checkWork(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine;
    if (const Result<Done> mail = checkMail(content, kMostBytes); !mail)
        return mail;
    if (!onlyFile(content, QLatin1String("text/html")))
        return unfit(QStringLiteral("it has no text/html, and a campaign has one"), QStringLiteral("files"), QStringLiteral("the renderer \"e-mail\""));
    if (!content.recipients.isEmpty())
        return unfit(QStringLiteral("it is for people by name, and a campaign goes to an audience"), QStringLiteral("recipients"), QStringLiteral("no \"to\" in the step; or a connector that reaches people"));
    if (campaignFillsIn(content.title) || campaignFillsIn(detailIn(content, QLatin1String("preheader"))))
        return unfit(QStringLiteral("its subject or preheader holds \"*|\", where Mailchimp would fill something in"), QStringLiteral("title"));
    return Done{};
}

Result<Done> MailchimpConnector::check(const EffectContent& content) const
{
    const Result<Done> place = checkPlace(content);
    return place ? checkWork(content) : place;
}

Result<MailParts> MailchimpConnector::mailIn(const Delivery& delivery) const
{
    const Result<MailParts> mail = mailOf(delivery);
    if (mail && (campaignFillsIn(mail->text) || campaignFillsIn(mail->html)))
        return unfit(QStringLiteral("its text holds \"*|\", where Mailchimp would fill something in"), QStringLiteral("files"));
    return mail;
}

Result<Audience> MailchimpConnector::audience(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return answer.error();
    const QString complaint = campaignComplaint(answer->body);
    if (answer->delivery == HttpAnswer::Answered && answer->status == 404)
        return unfit(QStringLiteral("Mailchimp lets us in, and has no audience %1").arg(file().account), QStringLiteral("account"), QStringLiteral("the id under Audience › Settings › Audience name and defaults"));
    const TestHints hints{QStringLiteral("a key of the Marketing API; what stands behind its last hyphen is the data centre, as us6 of https://us6.api.mailchimp.com/3.0"), QStringLiteral("https://us6.api.mailchimp.com/3.0, with the data centre of the key")};
    if (const std::optional<Error> trouble = testTrouble(*answer, file(), complaint, hints))
        return *trouble;
    const Result<Audience> found = audienceIn(answer->body);
    return found ? found : Result<Audience>(testStranger(file(), QStringLiteral("Mailchimp"), found.error().text, hints.address));
}

void MailchimpConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkWork(delivery.content); !fit)
        return seen(fit.error());
    if (const Result<MailParts> mail = mailIn(delivery); !mail)
        return seen(mail.error());
    ask(delivery.effect, gate, audienceRequest(file()), [this, seen = std::move(seen)](const Result<HttpAnswer>& answer) {
        const Result<Audience> found = audience(answer);
        if (!found)
            return seen(found.error());
        if (found->members < 1)
            return seen(unfit(QStringLiteral("nobody is in the audience “%1”").arg(found->name), QStringLiteral("account")));
        HtmlWriter out;
        out.element("p", {}, QStringLiteral("It goes to the %1 in the audience “%2” as %3. Mailchimp adds its footer, with the postal address and the link to leave.").arg(found->members).arg(found->name, file().from));
        seen(Sight{{}, {{QStringLiteral("audience"), found->name}, {QStringLiteral("audience_members"), found->members}}, out.take()});
    });
}

void MailchimpConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    const Result<MailParts> mail = mailIn(delivery);
    if (!mail)
        return ended({Outcome::Refused, mail.error().text});
    if (delivery.key.isEmpty())
        return ended({Outcome::Refused, QStringLiteral("it has no key by which its campaign could be called")});
    const auto errand = begun(delivery.effect, std::make_shared<CampaignErrand>(*this, delivery, gate, *mail, m_looks));
    errand->send([this, effect = delivery.effect, ended = std::move(ended)](const Outcome& outcome) {
        over(effect);
        ended(outcome);
    });
}

void MailchimpConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    std::make_shared<CampaignErrand>(*this, delivery, gate, MailParts(), m_looks)->lookUp(std::move(looked));
}

void MailchimpConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, audienceRequest(file()), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        const Result<Audience> found = audience(answer);
        tested(found ? Result<QString>(QStringLiteral("Mailchimp lets us in; %1 are in the audience “%2”.").arg(found->members).arg(found->name)) : Result<QString>(found.error()));
    });
}

} // namespace qd::agents
