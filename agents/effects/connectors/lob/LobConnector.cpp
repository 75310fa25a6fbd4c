#include "agents/effects/connectors/lob/LobConnector.h"

#include "agents/effects/http/ApiErrand.h"
#include "agents/effects/http/Unfit.h"
#include "agents/keys/KeyNames.h"
#include "agents/keys/Wipe.h"
#include "agents/transport/KeyText.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kMostBytes = 5 * 1024 * 1024; ///< ours; Lob names no limit in its description
constexpr Duration kKeyLife = std::chrono::hours(24), kSettles = std::chrono::minutes(1);
constexpr qint64 kMicroPerCent = 10'000;

bool hasRoom(const EffectContent& content)
{
    return detailIn(content, QLatin1String("address_room")) == QLatin1String("yes");
}

QString trialNote(bool isTrial)
{
    return isTrial ? QStringLiteral(". The key is a test key: nothing is printed or posted") : QString();
}

/// The key as the user of Basic, without a password (docs.lob.com, "Authentication"; RFC 7617, 2), written into guarded memory.
SharedSecret asUser(const Secret& key)
{
    QByteArray text;
    text.reserve((key.bytes().size() + 3) / 3 * 4 + 4);
    appendBase64(text, {key.bytes(), ":"});
    SharedSecret user = Secret::of(text, key.origin());
    wipe(text);
    return user;
}

} // namespace

Guarantees LobConnector::guarantees() const
{
    return {Guarantees::ByKey, kKeyLife,
            {QStringLiteral("Lob counts a letter once for 24 hours: what breaks off may be repeated within that time, and not after it."),
             QStringLiteral("A letter can be looked up by its key, with what the post says of it; that it is not found is no proof."),
             QStringLiteral("It can be cancelled on Lob's dashboard until it is sent: five minutes for an account that has not asked for more. After that it is printed."),
             QStringLiteral("Name and address go to Lob, who keep them. What a letter costs stands in the account's file, for Lob does not say it.")},
            kSettles, false};
}

QStringList LobConnector::reads() const
{
    return {QStringLiteral("company"), QStringLiteral("street"), QStringLiteral("street-2"), QStringLiteral("postcode"), QStringLiteral("city"), QStringLiteral("region"), QStringLiteral("country")};
}

Result<Done> LobConnector::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    const EffectFile* const pdf = onlyFile(content, QLatin1String("application/pdf"));
    if (!pdf || pdf->bytes < 1 || pdf->bytes > kMostBytes)
        return unfit(QStringLiteral("it has no single PDF of at most %1 bytes").arg(kMostBytes), QStringLiteral("files"), QStringLiteral("the renderer \"letter\""));
    for (const EffectFile& file : content.files)
        if (&file != pdf && file.mediaType != QLatin1String("image/png"))
            return unfit(QStringLiteral("%1 is neither its PDF nor a picture of a page").arg(file.path.left(120)), QStringLiteral("files"));
    if (content.recipients.size() != 1 || content.recipients.first().channel != channel() || (!content.recipients.first().part.isEmpty() && content.recipients.first().part != QLatin1String("to")))
        return unfit(QStringLiteral("it has %1 recipients; a letter has one, by letter").arg(content.recipients.size()), QStringLiteral("recipients"), QStringLiteral("\"to\" of the step: one contact"));
    return Done{};
}

Result<Money> LobConnector::cost(const EffectContent& content) const
{
    if (file().letterCents < 1)
        return unfit(QStringLiteral("nobody has said what a letter costs by %1, and Lob does not say it").arg(file().title), QStringLiteral("letter_cents"), QStringLiteral("\"letter_cents\" in connectors/%1.json, and \"page_cents\" for each further page").arg(file().id));
    const std::optional<qint64> pages = numberOf(content, QLatin1String("pages"));
    if (file().pageCents > 0 && (!pages || *pages < 1))
        return unfit(QStringLiteral("nobody knows how many pages it has, which is what it costs by"), QStringLiteral("pages"));
    const qint64 further = file().pageCents > 0 ? *pages - 1 + (hasRoom(content) ? 0 : 1) : 0;
    return Money{(file().letterCents + further * file().pageCents) * kMicroPerCent};
}

/// A key of the kind "test_…" prints nothing.
HttpDoor::Make LobConnector::with(HttpRequest request, std::shared_ptr<bool> isTrial) const
{
    request.deadline = deadline();
    return [request, isTrial, origin = originOf(file().url)](const SharedSecret& key) -> Result<HttpRequest> {
        *isTrial = key->bytes().startsWith("test_");
        HttpRequest keyed = request;
        keyed.key.secret = asUser(*key);
        if (!keyed.key.secret)
            return Error{Error::Store, QStringLiteral("no memory could be locked for the key"), QStringLiteral("key"), {}};
        keyed.key.header = "Authorization";
        keyed.key.prefix = "Basic ";
        keyed.key.origin = origin;
        return keyed;
    };
}

void LobConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> same = checkApproved(delivery); !same)
        return ended({Outcome::Refused, same.error().text});
    if (delivery.key.isEmpty())
        return ended({Outcome::Refused, QStringLiteral("it has no key by which Lob could know it again")});
    const auto person = delivery.people.constFind(delivery.content.recipients.first().address);
    if (person == delivery.people.constEnd())
        return ended({Outcome::Refused, QStringLiteral("nobody has said whom it is for")});
    const Result<QList<std::pair<QByteArray, QString>>> address = lobAddress(*person);
    if (!address)
        return ended({Outcome::Refused, address.error().text});
    const QByteArray pdf = delivery.blobs.value(onlyFile(delivery.content, QLatin1String("application/pdf"))->sha256);
    const auto isTrial = std::make_shared<bool>(false);
    const QString once = lobMarkOf(delivery.content);
    const auto post = [this, isTrial, effect = delivery.effect, gate, make = with(lobLetter(file(), *address, pdf, delivery.key, hasRoom(delivery.content), once), isTrial)](const Ended& done) {
        send(effect, gate, make, [this, isTrial, done](const Result<HttpAnswer>& answer) { done(this->ended(answer, *isTrial)); });
    };
    if (once.isEmpty())
        return post(ended);
    send(delivery.effect, gate, with(lobLettersMarked(file(), once), isTrial), [this, once, key = delivery.key, post, ended = std::move(ended)](const Result<HttpAnswer>& answer) {
        if (const std::optional<Outcome> twice = whyTwice(answer, once, key))
            return ended(*twice);
        post(ended);
    });
}

std::optional<Outcome> LobConnector::whyTwice(const Result<HttpAnswer>& answer, const QString& once, const QString& key) const
{
    if (!answer)
        return unsent(answer.error());
    if (!isDone(answer)) {
        Outcome outcome = ended(answer, false);
        if (outcome.kind == Outcome::Unknown) // nothing was posted: Lob was only asked
            outcome = {Outcome::Later, outcome.text};
        return outcome;
    }
    const Result<std::optional<LobLetter>> other = lobOtherIn(answer->body, once, key);
    if (!other)
        return Outcome{Outcome::Later, QStringLiteral("nobody knows whether Lob has this invoice already: ") + other.error().text};
    if (!*other)
        return std::nullopt;
    return Outcome{Outcome::Refused, QStringLiteral("this invoice was posted to this customer before: ") + inWords(**other)};
}

Outcome LobConnector::ended(const Result<HttpAnswer>& answer, bool isTrial) const
{
    if (!answer)
        return unsent(answer.error());
    const auto number = [](const HttpAnswer& taken) -> Result<QString> {
        const Result<LobLetter> letter = lobLetterIn(taken.body);
        return letter ? Result<QString>(letter->id) : Result<QString>(letter.error());
    };
    Outcome outcome = verdictOf(*answer, {QUrl(file().url).authority(), Guarantees::ByKey, number}, clock().now());
    if (outcome.kind == Outcome::Confirmed)
        outcome.text = inWords(*lobLetterIn(answer->body)) + trialNote(isTrial);
    else if (const QString complaint = lobComplaintIn(answer->body); !complaint.isEmpty())
        outcome.text += QStringLiteral(": ") + complaint;
    return outcome;
}

void LobConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const auto isTrial = std::make_shared<bool>(false);
    send(delivery.effect, gate, with(lobLetters(file(), delivery.key), isTrial), [this, key = delivery.key, isTrial, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const bool isGood = isDone(answer);
        const Result<std::optional<LobLetter>> letter = isGood ? lobLetterIn(answer->body, key) : Result<std::optional<LobLetter>>(Error{Error::Network, ended(answer, *isTrial).text, {}, {}});
        if (!letter)
            return looked({Found::Unclear, letter.error().text, {}});
        if (!*letter)
            return looked({Found::Unclear, QStringLiteral("no letter at %1 bears its key, which is no proof").arg(file().url), {}});
        looked({Found::Yes, inWords(**letter) + trialNote(*isTrial), (*letter)->id});
    });
}

Result<QString> LobConnector::found(const HttpAnswer& answer, bool isTrial) const
{
    const TestHints hints{QStringLiteral("a secret key of the account, \"live_…\", or \"test_…\", by which nothing is printed"), QStringLiteral("https://api.lob.com/v1")};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), lobComplaintIn(answer.body), hints))
        return *trouble;
    if (!lobLetterIn(answer.body, QStringLiteral(" ")))
        return testStranger(file(), QStringLiteral("Lob"), {}, hints.address);
    return isTrial ? QStringLiteral("Lob takes the key. It is a test key: nothing will be printed or posted.") : QStringLiteral("Lob takes the key. It is a live key: what is sent is printed, posted and paid.");
}

void LobConnector::test(const Gate& gate, Tested tested)
{
    const auto isTrial = std::make_shared<bool>(false);
    send({}, gate, with(lobLetters(file(), {}), isTrial), [this, isTrial, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? found(*answer, *isTrial) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
