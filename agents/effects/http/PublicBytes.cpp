#include "agents/effects/http/PublicBytes.h"

#include "agents/effects/http/Verdict.h"
#include "agents/transport/SystemProxy.h"
#include "core/base/Digest.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr Duration kTryAgain = std::chrono::seconds(30);

} // namespace

QString whyNotPublic(const QString& address, bool isMock)
{
    const QUrl at(address, QUrl::StrictMode);
    const bool isPublic = at.scheme() == QLatin1String("https") ? !isThisMachine(at.host()) || isMock : isMock && isThisMachine(at.host());
    return at.isValid() && !at.host().isEmpty() && at.userInfo().isEmpty() && isPublic ? QString() : QStringLiteral("its picture stands at no public address, and is taken from one alone");
}

HttpRequest publicBytes(const QString& address, const QByteArray& mediaType, qint64 most)
{
    HttpRequest request;
    request.method = HttpRequest::Get;
    request.url = address;
    request.accept = mediaType;
    request.mostBytes = most;
    return request;
}

Outcome likenessOf(const Result<HttpAnswer>& answer, const QByteArray& wanted)
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before it was fetched")};
    if (answer->delivery != HttpAnswer::Answered || answer->status >= 500 || answer->status == 429)
        return {Outcome::Later, answer->trouble.isEmpty() ? QStringLiteral("the answer there was %1").arg(answer->status) : answer->trouble, {}, kTryAgain};
    if (answer->status == 200 && answer->trouble.isEmpty())
        return sha256(answer->body) == wanted ? Outcome{Outcome::Confirmed, {}} : Outcome{Outcome::Refused, QStringLiteral("another one stands there than was approved")};
    if (answer->status == 200)
        return {Outcome::Later, answer->trouble, {}, kTryAgain};
    return {Outcome::Refused, QStringLiteral("the answer there was %1, and nothing can be fetched").arg(answer->status)};
}

} // namespace qd::agents
