#include "agents/effects/connectors/twilio/TwilioConnector.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/limits/SmsSegments.h"
#include "agents/effects/people/MailParts.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPeople = 10'000;
constexpr qint64 kMostCharacters = 1'600; ///< of a body: twilio.com/docs/api/errors/21617
constexpr qint64 kMostBytes = 4 * kMostCharacters;
constexpr Duration kSettles = std::chrono::minutes(1);

qint64 countIn(const EffectContent& content, QLatin1String name)
{
    return numberOf(content, name).value_or(0);
}

/// The text that was approved, cut as it was said to be.
Result<QString> smsOf(const Delivery& delivery)
{
    const Result<QString> text = textOf(delivery, QLatin1String("text/plain"));
    if (!text)
        return text;
    const qint64 parts = smsSegments(*text).count, said = countIn(delivery.content, QLatin1String("segments"));
    if (parts != said || text->size() > kMostCharacters)
        return unfit(QStringLiteral("its text has %1 characters and is cut into %2 parts, and %3 were approved").arg(text->size()).arg(parts).arg(said), QStringLiteral("segments"));
    return text;
}

} // namespace

Guarantees TwilioConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("Each person is one request, sent once, and is on record before the next leaves. Twilio knows no key by which it would count a second request as the first."),
             QStringLiteral("What no answer came to is looked for in the account's list, by number, text and time; of what is not found there nobody can tell, and you are asked. Nobody is sent it twice by itself."),
             QStringLiteral("That Twilio took it does not say that it arrived. What it has taken cannot be called back; what it cannot bring within some hours it drops."),
             QStringLiteral("Who answers STOP is not written to any more: Twilio sees to that itself, for numbers and messaging services, and not where the sender is a name.")},
            kSettles, false};
}

Result<Done> TwilioConnector::check(const EffectContent& content) const
{
    if (const Result<Done> fit = checkPlace(content); !fit)
        return fit;
    if (content.files.size() != 1 || content.files.first().mediaType.section(u';', 0, 0).trimmed() != QLatin1String("text/plain"))
        return unfit(QStringLiteral("it has %1 files; an SMS is one of text/plain").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"sms\""));
    const qint64 segments = countIn(content, QLatin1String("segments")), characters = countIn(content, QLatin1String("characters")), bytes = content.files.first().bytes;
    if (segments < 1)
        return unfit(QStringLiteral("nobody has said into how many parts it is cut"), QStringLiteral("segments"), QStringLiteral("the renderer \"sms\""));
    if (bytes < 1 || bytes > kMostBytes || characters > kMostCharacters)
        return unfit(QStringLiteral("it has %1 characters; Twilio takes %2").arg(characters).arg(kMostCharacters), QStringLiteral("characters"));
    if (const Result<Done> people = checkRecipients(content, channel(), kMostPeople); !people)
        return people;
    const Result<Money> paid = cost(content);
    return paid ? Result<Done>(Done{}) : Result<Done>(paid.error());
}

Result<Money> TwilioConnector::cost(const EffectContent& content) const
{
    return priced(content, countIn(content, QLatin1String("segments")) * content.recipients.size(), QStringLiteral("a part of an SMS"));
}

void TwilioConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    const Result<QString> text = smsOf(delivery);
    const Result<QList<Addressee>> people = text ? addresseesOf(delivery, &isPhoneNumber) : Result<QList<Addressee>>(text.error());
    if (!people)
        return ended({Outcome::Refused, people.error().text});
    const auto errand = begun(delivery.effect, std::make_shared<SmsErrand>(*this, delivery, gate, m_looks));
    errand->send(*text, *people, [this, effect = delivery.effect, ended = std::move(ended)](const Outcome& outcome) {
        over(effect);
        ended(outcome);
    });
}

void TwilioConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Result<QString> text = textOf(delivery, QLatin1String("text/plain"));
    const Result<QList<Addressee>> people = text ? addresseesOf(delivery, &isPhoneNumber) : Result<QList<Addressee>>(text.error());
    if (!people)
        return looked({Found::Unclear, QStringLiteral("it cannot be looked for: ") + people.error().text, {}});
    ask(delivery.effect, gate, twilioList(file(), 1'000), [this, delivery, text = *text, people = *people, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const std::optional<Error> trouble = answer ? testTrouble(*answer, file(), {}) : std::optional(answer.error());
        const Result<QList<TwilioMessage>> list = trouble ? Result<QList<TwilioMessage>>(*trouble) : twilioMessagesIn(answer->body);
        if (!list)
            return looked({Found::Unclear, QStringLiteral("the account's list does not say: ") + list.error().text, {}});
        QStringList missing;
        QString sid;
        for (const Addressee& one : people) {
            const QString noted = delivery.stepped.value(one.contact);
            const auto found = theOneIn(*list, one.person.address, text, madeAt(delivery.effect));
            if (found || isTwilioSid(noted, QLatin1String("SM")))
                sid = found ? found->sid : noted;
            else
                missing.append(one.contact);
        }
        const qsizetype there = people.size() - missing.size();
        if (missing.isEmpty())
            return looked({Found::Yes, QStringLiteral("Twilio has it for all %1").arg(there), people.size() == 1 ? sid : QString()});
        looked({Found::Unclear, QStringLiteral("Twilio has it for %1 of %2; its list does not have it, or not yet, for %3").arg(there).arg(people.size()).arg(missing.join(QStringLiteral(", "))), {}});
    });
}

void TwilioConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, twilioList(file(), 1), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const qint64 code = twilioCodeIn(answer->body);
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), answer->status < 400 || code == 0 ? QString() : twilioInWords(code)))
            return tested(*trouble);
        if (const Result<QList<TwilioMessage>> list = twilioMessagesIn(answer->body); !list)
            return tested(testStranger(file(), QStringLiteral("Twilio"), list.error().text));
        const QString price = file().priceMicroUsd > 0 ? QString() : QStringLiteral(" What a part of an SMS costs nobody has said (\"price_micro_usd\" in its file), so nothing is sent.");
        tested(QStringLiteral("Twilio lets us in, and shows what the account has sent. Whether it may send from %1, the first SMS shows.").arg(file().from) + price);
    });
}

} // namespace qd::agents
