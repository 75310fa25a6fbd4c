#include "agents/effects/http/ApiConnector.h"

#include "agents/keys/KeyNames.h"
#include "core/model/money/Budget.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

} // namespace

QString ApiConnector::place() const
{
    return m_file.from.isEmpty() ? m_file.url : QStringLiteral("%1 as %2").arg(m_file.url, m_file.from);
}

Result<Done> ApiConnector::checkPlace(const EffectContent& content) const
{
    if (content.connector != id())
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_file.id), QStringLiteral("connector"));
    if (content.destination != place() && !content.destination.startsWith(place() + QLatin1Char('/')))
        return unfit(QStringLiteral("it was meant for %1, and %2 now is %3").arg(content.destination.left(300), m_file.title, place()), QStringLiteral("destination"));
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

void ApiConnector::ask(const EffectId& effect, const Gate& gate, const HttpRequest& request, Answered answered) const
{
    const auto make = [request, origin = originOf(m_file.url), deadline = m_deadline](const SharedSecret& key) -> Result<HttpRequest> {
        HttpRequest with = request;
        with.key.secret = key;
        with.key.origin = origin;
        with.deadline = deadline;
        return with;
    };
    m_door->send({this, effect}, gate, {m_file.key, m_file.url}, make, std::move(answered));
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

std::optional<Error> testTrouble(const HttpAnswer& answer, const ConnectorFile& file, const QString& complaint)
{
    const QString said = QStringLiteral("%1 answered %2%3").arg(QUrl(file.url).authority()).arg(answer.status).arg(complaint.isEmpty() ? QString() : QStringLiteral(": ") + complaint);
    if (answer.delivery != HttpAnswer::Answered || !answer.trouble.isEmpty())
        return Error{answer.isCancelled ? Error::Cancelled : Error::Network, answer.trouble, file.url, {}};
    if (answer.status == 401 || answer.status == 403)
        return Error{Error::Rule, said, QStringLiteral("key"), QStringLiteral("quarterdeck keys set %1: a key of this account that may send").arg(file.key)};
    if (answer.status != 200)
        return Error{Error::Network, said, file.url, QStringLiteral("the address of the service itself, as its documentation has it")};
    return std::nullopt;
}

} // namespace qd::agents
