#include "agents/effects/connectors/brevo/BrevoConnector.h"

#include "agents/effects/connectors/brevo/BrevoWords.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/http/Verdict.h"
#include "agents/effects/people/LeaveHeaders.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPeople = 1'000;
constexpr qint64 kMostBytes = 10 * 1024 * 1024; ///< of its parts; the service takes 20 MB of a whole message
constexpr Duration kKeyLife = std::chrono::minutes(15), kSettles = std::chrono::minutes(5);

} // namespace

BrevoConnector::BrevoConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline)
    : MailCarrier(std::move(file), std::move(door), clock, deadline, {kMostPeople, kMostBytes})
{
}

Guarantees BrevoConnector::guarantees() const
{
    return {Guarantees::ByKey, kKeyLife,
            {QStringLiteral("It is one request for everybody, which Brevo counts once for 15 minutes: what breaks off may be repeated within that time, and not after it."),
             QStringLiteral("When nobody can tell, it is looked for by its tag among the account's events; what is not found there may be out all the same, and you are asked."),
             QStringLiteral("That Brevo took it does not say that it arrived. What it has taken cannot be called back."), leaveSentence(file()),
             QStringLiteral("This was made from Brevo's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> BrevoConnector::check(const EffectContent& content) const
{
    if (const Result<Done> fit = MailCarrier::check(content); !fit)
        return fit;
    if (!onlyFile(content, QLatin1String("text/html")))
        return unfit(QStringLiteral("it has no text/html, and Brevo takes no mail without"), QStringLiteral("files"), QStringLiteral("the renderer \"e-mail\""));
    if (brevoFillsIn(content.title))
        return unfit(QStringLiteral("its subject holds \"{{\" or \"{%\", which Brevo would fill in"), QStringLiteral("title"));
    return Done{};
}

Result<HttpRequest> BrevoConnector::requestOf(const Mail& mail) const
{
    if (brevoFillsIn(mail.parts.text) || brevoFillsIn(mail.parts.html))
        return unfit(QStringLiteral("its text holds \"{{\" or \"{%\", which Brevo would fill in"), QStringLiteral("files"));
    return brevoMail(file(), mail.parts, mail.people, mail.key);
}

Outcome BrevoConnector::ended(const Result<HttpAnswer>& answer, const Mail& mail) const
{
    if (!answer)
        return unsent(answer.error());
    const BrevoError error = answer->delivery == HttpAnswer::Answered && answer->status >= 400 ? brevoError(answer->body) : BrevoError();
    if (error.code == QLatin1String("duplicate_parameter"))
        return {Outcome::Unknown, QStringLiteral("Brevo has had a request with its key before, and does not say what came of it")};
    const auto ids = [&mail](const HttpAnswer& taken) -> Result<QString> {
        const Result<QStringList> all = brevoIds(taken.body);
        if (!all)
            return all.error();
        if (all->size() != mail.people.size())
            return Error{Error::Parse, QStringLiteral("it names %1 messages of %2").arg(all->size()).arg(mail.people.size()), {}, {}};
        return all->first();
    };
    Outcome outcome = verdictOf(*answer, {QUrl(file().url).authority(), Guarantees::ByKey, ids}, clock().now());
    if (outcome.kind == Outcome::Confirmed)
        outcome.text = tookIt(QStringLiteral("Brevo"), mail);
    else if (!error.code.isEmpty())
        outcome.text += QStringLiteral(": %1 (%2)").arg(withoutPeople(error.message, mail.people), error.code);
    return outcome;
}

void BrevoConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    ask(delivery.effect, gate, brevoEvents(file(), delivery.key), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const std::optional<Error> trouble = answer ? testTrouble(*answer, file(), brevoError(answer->body).code) : std::optional(answer.error());
        const Result<qsizetype> found = trouble ? Result<qsizetype>(*trouble) : brevoFound(answer->body);
        if (!found)
            return looked({Found::Unclear, QStringLiteral("the account's events do not say: ") + found.error().text, {}});
        if (*found == 0)
            return looked({Found::Unclear, QStringLiteral("the account's events do not know it, or not yet"), {}});
        looked({Found::Yes, QStringLiteral("the account's events have messages with its tag"), {}});
    });
}

void BrevoConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, brevoAccount(file()), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const TestHints hints{QStringLiteral("a key of the API (\"xkeysib-…\"), not one of SMTP; and this machine's address among those that the account lets in, where it keeps a list")};
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), brevoError(answer->body).code, hints))
            return tested(*trouble);
        const Result<QString> company = brevoCompany(answer->body);
        if (!company)
            return tested(testStranger(file(), QStringLiteral("Brevo"), company.error().text));
        tested(QStringLiteral("Brevo lets us in as %1. Whether %2 is a sender that it knows, the first mail shows.").arg(*company, mailAddressIn(file().from)->address));
    });
}

} // namespace qd::agents
