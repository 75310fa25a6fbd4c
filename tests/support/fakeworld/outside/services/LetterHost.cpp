#include "tests/support/fakeworld/outside/services/LetterHost.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace fakeworld {

namespace {

constexpr qsizetype kLongestKey = 256;

Reply fault(int status, const char* code, const char* message)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), QString::fromLatin1(code)}, {QStringLiteral("message"), QString::fromLatin1(message)},
                                                                              {QStringLiteral("status_code"), status}}}});
}

/// A member of a multipart form (RFC 7578) that is a line of text.
QString partOf(const QByteArray& body, const QByteArray& name)
{
    const QByteArray before = "form-data; name=\"" + name + "\"\r\n\r\n";
    const qsizetype at = body.indexOf(before);
    return at < 0 ? QString() : QString::fromUtf8(body.mid(at + before.size(), body.indexOf("\r\n", at + before.size()) - at - before.size()));
}

} // namespace

Reply LetterHost::answer(const ServiceCall& call)
{
    if (!hasBasic(call.request, kKey, {}))
        return fault(401, "unauthorized", "Your API key is not valid.");
    if (call.route != "/letters")
        return fault(404, "not_found", "not found");
    if (call.request.method == "POST")
        return print(call);
    QJsonArray found;
    for (const QJsonObject& letter : std::as_const(m_letters))
        if (letter.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("quarterdeck")).toString() == call.query.value("metadata[quarterdeck]"))
            found.append(letter);
    return jsonReply(200, QJsonObject{{QStringLiteral("data"), found}, {QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("count"), found.size()}});
}

Reply LetterHost::print(const ServiceCall& call)
{
    const QByteArray key = call.request.headers.value("idempotency-key");
    if (const auto known = m_letters.constFind(key); !key.isEmpty() && known != m_letters.constEnd())
        return jsonReply(200, *known);
    const QByteArray& body = call.request.body;
    if (key.size() > kLongestKey || partOf(body, "to[name]").isEmpty() || partOf(body, "from").isEmpty() || !body.contains("%PDF-"))
        return fault(422, "invalid", "to, from and file are required");
    const QJsonObject letter{{QStringLiteral("id"), QStringLiteral("ltr_%1").arg(m_letters.size() + 1, 16, 16, QLatin1Char('0'))},
                             {QStringLiteral("object"), QStringLiteral("letter")},
                             {QStringLiteral("expected_delivery_date"), QStringLiteral("2026-12-01")},
                             {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("quarterdeck"), partOf(body, "metadata[quarterdeck]")}}}};
    if (!call.does)
        return jsonReply(200, letter);
    ++m_acts;
    m_letters.insert(key.isEmpty() ? "no key " + QByteArray::number(m_acts) : key, letter);
    return jsonReply(200, letter);
}

} // namespace fakeworld
