#include "agents/effects/http/ApiConnector.h"

#include "agents/effects/http/ApiErrand.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/settings/SentWith.h"
#include "agents/effects/settings/SignIns.h"
#include "agents/keys/KeyNames.h"
#include "core/model/money/Budget.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;

/// Which key helps against being turned away.
QString keyHint(const ConnectorFile& file, const QString& wanted)
{
    if (signInOf(file))
        return QStringLiteral("%1: %2").arg(howLetIn(file), wanted.isEmpty() ? QStringLiteral("somebody who may use this account") : wanted);
    return wanted.isEmpty() ? QStringLiteral("%1: a key of this account that may send").arg(howLetIn(file)) : wanted;
}

QString inBrief(const QString& said, const QString& why)
{
    return why.isEmpty() ? said : said + QStringLiteral(": ") + why;
}

} // namespace

QString ApiConnector::place() const
{
    return withWhatIsSent(target(), m_file);
}

QString ApiConnector::target() const
{
    return m_file.from.isEmpty() ? m_file.url : QStringLiteral("%1 as %2").arg(m_file.url, m_file.from);
}

void ApiConnector::leave()
{
    for (const auto& [effect, errand] : std::exchange(m_under, {}))
        errand->drop();
    m_door->leave();
}

void ApiConnector::cancel(const EffectId& effect)
{
    m_door->cancel({this, effect});
    if (const auto under = m_under.find(effect); under != m_under.end())
        std::shared_ptr<ApiErrand>(under->second)->stop();
}

Result<Done> ApiConnector::checkMine(const EffectContent& content) const
{
    if (content.connector != id())
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_file.id), QStringLiteral("connector"));
    return Done{};
}

Result<Done> ApiConnector::checkPlace(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine;
    if (!isMeantFor(content, place())) {
        const auto [meant, now] = apart(content.destination.left(300), place());
        return unfit(QStringLiteral("it was meant for %1, and %2 now is %3").arg(meant, m_file.title, now), QStringLiteral("destination"));
    }
    return Done{};
}

Result<Money> ApiConnector::priced(const EffectContent& content, qint64 pieces, const QString& piece) const
{
    if (m_file.priceMicroUsd <= 0)
        return unfit(QStringLiteral("nobody has said what %1 costs with %2").arg(piece, m_file.title), QStringLiteral("price_micro_usd"),
                     QStringLiteral("\"price_micro_usd\" in connectors/%1.json: the most that %2 costs, in millionths of a US dollar").arg(m_file.id, piece));
    const Money cost{m_file.priceMicroUsd * pieces};
    if (content.priceCap && cost > *content.priceCap)
        return unfit(QStringLiteral("it would cost %1, and may cost %2").arg(dollarText(cost), dollarText(*content.priceCap)), QStringLiteral("price_cap_micro_usd"));
    return cost;
}

void ApiConnector::send(const EffectId& effect, const Gate& gate, HttpDoor::Make make, Answered answered) const
{
    m_door->send({this, effect}, gate, {m_file.key, m_file.url, m_file.developerKey}, std::move(make), [this, answered = std::move(answered)](const Result<HttpAnswer>& answer) {
        answered(answer ? answer : Result<HttpAnswer>(asOfSignIn(answer.error(), m_file)));
    });
}

void ApiConnector::ask(const EffectId& effect, const Gate& gate, const HttpRequest& request, Answered answered, int times) const
{
    const auto make = [request, origin = originOf(m_file.url), deadline = m_deadline * times](const SharedSecret& key) -> Result<HttpRequest> {
        HttpRequest with = request;
        if (with.key.form == PinnedKey::Header && with.key.header.isEmpty())
            with = withBearer(with);
        with.key.secret = key;
        if (with.key.origin.isEmpty())
            with.key.origin = origin;
        with.deadline = deadline;
        return with;
    };
    send(effect, gate, make, std::move(answered));
}

ApiConnector::Ask ApiConnector::asking(const EffectId& effect, const Gate& gate) const
{
    return [this, effect, gate](const HttpRequest& request, Answered answered) { ask(effect, gate, request, std::move(answered)); };
}

void ApiConnector::fetch(const EffectId& effect, const Gate& gate, const HttpRequest& request, Answered answered) const
{
    const auto make = [request, deadline = m_deadline](const SharedSecret&) -> Result<HttpRequest> {
        HttpRequest with = request;
        with.deadline = deadline;
        return with;
    };
    m_door->send({this, effect}, gate, {}, make, std::move(answered));
}

HttpRequest apiRequest(const ConnectorFile& file, const QString& route, const QByteArray& json)
{
    HttpRequest request;
    request.method = json.isEmpty() ? HttpRequest::Get : HttpRequest::Post;
    request.url = file.url + route;
    request.body = json;
    request.mostBytes = kMostAnswered;
    return request;
}

std::optional<Error> testTrouble(const HttpAnswer& answer, const ConnectorFile& file, const QString& complaint, const TestHints& hints)
{
    const QString said = inBrief(QStringLiteral("%1 answered %2").arg(QUrl(file.url).authority()).arg(answer.status), complaint);
    if (answer.delivery != HttpAnswer::Answered || !answer.trouble.isEmpty())
        return Error{answer.isCancelled ? Error::Cancelled : Error::Network, answer.trouble, file.url, {}};
    if (answer.status == 401 || answer.status == 403)
        return Error{Error::Rule, said, QStringLiteral("key"), keyHint(file, hints.key)};
    if (answer.status != hints.good)
        return Error{Error::Network, said, file.url, hints.address.isEmpty() ? QStringLiteral("the address of the service itself, as its documentation has it") : hints.address};
    return std::nullopt;
}

Error testStranger(const ConnectorFile& file, const QString& as, const QString& why, const QString& address)
{
    return {Error::Network, inBrief(QStringLiteral("%1 answered, and not as %2 does").arg(file.url, as), why), file.url, address};
}

} // namespace qd::agents
