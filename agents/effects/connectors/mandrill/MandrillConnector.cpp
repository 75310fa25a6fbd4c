#include "agents/effects/connectors/mandrill/MandrillConnector.h"

#include "agents/effects/connectors/mandrill/MandrillWords.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/http/Verdict.h"

#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPeople = 1'000;
constexpr qint64 kMostBytes = 20 * 1024 * 1024; ///< of its parts; the service takes 25 MB of a whole message
constexpr Duration kSettles = std::chrono::minutes(5);

HttpRequest mandrillRequest(const ConnectorFile& file, const char* route, const QByteArray& json)
{
    HttpRequest request = apiRequest(file, QString::fromLatin1(route), json);
    request.key.form = PinnedKey::BodyField;
    return request;
}

/// What an error's name says for certain; nothing: only its status does. The service has answered 500 to each of them for years.
std::optional<Outcome> refusal(const HttpAnswer& answer, const QList<Addressee>& people)
{
    const MandrillError error = answer.delivery == HttpAnswer::Answered && answer.status >= 400 ? mandrillError(answer.body) : MandrillError();
    const QString said = QStringLiteral("Mailchimp Transactional says %1: %2").arg(error.name, withoutPeople(error.message, people));
    if (error.name == QLatin1String("Invalid_Key"))
        return Outcome{Outcome::Later, QStringLiteral("Mailchimp Transactional does not take our key"), {}, {}, false, Deferral::Key};
    if (error.name == QLatin1String("ValidationError") || error.name == QLatin1String("PaymentRequired") || error.name.startsWith(QLatin1String("Unknown_")))
        return Outcome{Outcome::Refused, said};
    return std::nullopt;
}

/// What became of each of them; all of them must be in the answer.
Outcome taken(const QList<MandrillResult>& results, const QList<Addressee>& people)
{
    QStringList left, ids;
    for (const Addressee& one : people) {
        const auto said = std::find_if(results.begin(), results.end(), [&](const MandrillResult& result) { return result.address == one.person.address.toLower(); });
        if (said == results.end())
            return {Outcome::Unknown, QStringLiteral("Mailchimp Transactional did not say what became of %1").arg(one.contact)};
        if (said->isTaken())
            ids.append(said->id);
        else
            left.append(QStringLiteral("%1 (%2%3)").arg(one.contact, said->status, said->reason.isEmpty() ? QString() : QStringLiteral(", ") + said->reason));
    }
    if (ids.isEmpty())
        return {Outcome::Refused, QStringLiteral("Mailchimp Transactional took it for nobody: ") + left.join(QStringLiteral(", "))};
    if (left.isEmpty())
        return {Outcome::Confirmed, people.size() == 1 ? QStringLiteral("Mailchimp Transactional took it") : QStringLiteral("Mailchimp Transactional took it for all %1").arg(people.size()), ids.first()};
    return {Outcome::Confirmed, QStringLiteral("Mailchimp Transactional took it for %1 of %2, and not for %3").arg(ids.size()).arg(people.size()).arg(left.join(QStringLiteral(", "))), ids.first()};
}

} // namespace

MandrillConnector::MandrillConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline)
    : MailCarrier(std::move(file), std::move(door), clock, deadline, {kMostPeople, kMostBytes})
{
}

Guarantees MandrillConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("It is sent once, in one request for everybody, and the answer says what became of each. Mailchimp Transactional knows no key by which it would count a second request as the first."),
             QStringLiteral("When it breaks off in the middle it is looked for by its key, where the account has the metadata field \"effect\" indexed; what is not found there may be out all the same, and you are asked."),
             QStringLiteral("That it was taken does not say that it arrived. What it has taken cannot be called back."),
             QStringLiteral("Who wants no more mail writes to whom it is from, by the mail program's button; there is no link of one click in it. Mailchimp Transactional keeps its own list of those who may not be written to.")},
            kSettles, false};
}

Result<HttpRequest> MandrillConnector::requestOf(const Mail& mail) const
{
    const QByteArray body = mandrillMail(file(), mail.parts, mail.people, mail.key);
    if (body.count(PinnedKey::kPlace) != 1) // a text that holds the place of the key would be given the key
        return unfit(QStringLiteral("its text holds \"%1\", which is where the key of the account will stand").arg(QString::fromLatin1(PinnedKey::kPlace)), QStringLiteral("files"));
    return mandrillRequest(file(), "/messages/send", body);
}

Outcome MandrillConnector::ended(const Result<HttpAnswer>& answer, const Mail& mail) const
{
    if (!answer)
        return unsent(answer.error());
    if (const std::optional<Outcome> refused = refusal(*answer, mail.people))
        return *refused;
    std::optional<Outcome> each;
    const auto read = [&](const HttpAnswer& good) -> Result<QString> {
        const Result<QList<MandrillResult>> results = mandrillResults(good.body);
        if (!results)
            return results.error();
        each = taken(*results, mail.people);
        return QString();
    };
    const Outcome outcome = verdictOf(*answer, {QUrl(file().url).authority(), guarantees().once, read}, clock().now());
    return each.value_or(outcome);
}

void MandrillConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    ask(delivery.effect, gate, mandrillRequest(file(), "/messages/search", mandrillSearch(delivery.key)), [this, key = delivery.key, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const std::optional<Error> trouble = answer ? testTrouble(*answer, file(), mandrillError(answer->body).name) : std::optional(answer.error());
        const Result<MandrillFound> found = trouble ? Result<MandrillFound>(*trouble) : mandrillFound(answer->body, key);
        if (!found)
            return looked({Found::Unclear, QStringLiteral("its search does not say: ") + found.error().text, {}});
        if (found->count == 0)
            return looked({Found::Unclear, QStringLiteral("its search does not know it, or not yet, or the metadata field \"effect\" is not indexed there"), {}});
        looked({Found::Yes, QStringLiteral("its search has messages with its key"), found->id});
    });
}

void MandrillConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, mandrillRequest(file(), "/users/ping2", mandrillBare()), [this, gate, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const QString name = mandrillError(answer->body).name;
        if (name == QLatin1String("Invalid_Key"))
            return tested(Error{Error::Rule, QStringLiteral("Mailchimp Transactional does not take our key"), QStringLiteral("key"), QStringLiteral("quarterdeck keys set %1").arg(file().key)});
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), name))
            return tested(*trouble);
        if (!answer->body.contains("PONG!"))
            return tested(Error{Error::Network, QStringLiteral("%1 answered, and not as Mailchimp Transactional does").arg(file().url), file().url, {}});
        testSearch(gate, tested);
    });
}

void MandrillConnector::testSearch(const Gate& gate, const Tested& tested)
{
    ask({}, gate, mandrillRequest(file(), "/metadata/list", mandrillBare()), [tested](const Result<HttpAnswer>& answer) {
        const QString in = QStringLiteral("Mailchimp Transactional lets us in. ");
        const bool isRead = answer && answer->delivery == HttpAnswer::Answered && answer->status == 200 && answer->trouble.isEmpty();
        const Result<bool> indexes = isRead ? mandrillIndexes(answer->body) : Result<bool>(Error{});
        if (answer && answer->isCancelled)
            return tested(Error{Error::Cancelled, answer->trouble, {}, {}});
        if (!indexes)
            return tested(in + QStringLiteral("Whether it indexes the metadata field \"effect\", by which what breaks off is looked for, it does not say."));
        tested(in + (*indexes ? QStringLiteral("It indexes the metadata field \"effect\", so what breaks off can be looked for.")
                              : QStringLiteral("It does not index the metadata field \"effect\": add that under Settings, Custom Metadata, or what breaks off cannot be looked for.")));
    });
}

} // namespace qd::agents
