#include "tests/support/fakeworld/tools/ToolEcho.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

QByteArray text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Reply answer(const QJsonValue& id, const QString& member, const QJsonValue& value, int status = 200)
{
    Reply reply;
    reply.status = status;
    reply.body = text({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {member, value}});
    return reply;
}

/// Every character by its code.
QByteArray codes(const QByteArray& key)
{
    QByteArray all;
    for (const char c : key)
        all += "\\u00" + QByteArray(1, c).toHex();
    return all;
}

QString said(const QByteArray& key, const QString& how)
{
    const QString plain = QString::fromUtf8(key);
    if (how == "base64"_L1)
        return QString::fromLatin1(key.toBase64());
    if (how == "hex"_L1)
        return QString::fromLatin1(key.toHex());
    if (how == "percent"_L1)
        return QString::fromLatin1(key.toPercentEncoding());
    if (how == "split"_L1)
        return plain.left(9) + QChar(0x200b) + plain.mid(9);
    return how.isEmpty() ? u"asked with a key of %1 characters"_s.arg(key.size()) : how == "codes"_L1 ? u"CODES"_s : plain;
}

Reply called(const QJsonValue& id, const QByteArray& key, const QString& how)
{
    const QString words = u"Your key is "_s + said(key, how);
    if (how == "failure"_L1 || how == "status"_L1)
        return answer(how == "status"_L1 ? QJsonValue() : id, u"error"_s, QJsonObject{{u"code"_s, -32000}, {u"message"_s, words}}, how == "status"_L1 ? 401 : 200);
    Reply reply = answer(id, u"result"_s, QJsonObject{{u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, words}}}}});
    reply.body.replace("CODES", codes(key));
    return reply;
}

} // namespace

Reply toolEcho(const HttpRequest& request)
{
    const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    const QJsonValue id = asked.value("id"_L1);
    const QString method = asked.value("method"_L1).toString();
    if (method == "initialize"_L1)
        return answer(id, u"result"_s, QJsonObject{{u"protocolVersion"_s, u"2025-11-25"_s}, {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}},
                                                   {u"serverInfo"_s, QJsonObject{{u"name"_s, u"echo"_s}, {u"version"_s, u"1"_s}}}});
    if (method == "tools/list"_L1)
        return answer(id, u"result"_s, QJsonObject{{u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"look"_s}, {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s}}}}}}});
    if (method == "tools/call"_L1)
        return called(id, request.headers.value("authorization").mid(qsizetype(qstrlen("Bearer "))), asked.value("params"_L1)["arguments"_L1]["how"_L1].toString());
    Reply reply;
    reply.status = id.isUndefined() ? 202 : 405; // a notification is taken, and nothing else is known
    return reply;
}

} // namespace fakeworld
