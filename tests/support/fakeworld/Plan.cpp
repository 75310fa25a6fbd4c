#include "tests/support/fakeworld/Plan.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace fakeworld {

namespace {

using Header = std::pair<QByteArray, QByteArray>;

/// RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
QByteArray httpDate(int secondsFromNow)
{
    const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(secondsFromNow);
    return QLocale::c().toString(then, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

/// "retry_after" as it is given, or "retry_after_date_s": a date so many seconds from now.
void addRetryAfter(Reply& reply, const Fault& fault)
{
    if (const QJsonValue after = fault.more.value(QStringLiteral("retry_after")); !after.isUndefined())
        reply.headers.append(Header{"retry-after", after.toVariant().toString().toUtf8()});
    if (const QJsonValue seconds = fault.more.value(QStringLiteral("retry_after_date_s")); seconds.isDouble())
        reply.headers.append(Header{"retry-after", httpDate(seconds.toInt())});
}

Reply failure(const Fault& fault, int status, const QByteArray& body)
{
    Reply reply;
    reply.status = status;
    reply.body = fault.body.isEmpty() ? body : fault.body;
    addRetryAfter(reply, fault);
    return reply;
}

Reply page(int status)
{
    Reply reply;
    reply.status = status;
    reply.type = "text/html; charset=utf-8";
    reply.body = "<!DOCTYPE html><html><head><title>" + QByteArray::number(status) + " Bad gateway</title></head><body><h1>"
                 + QByteArray::number(status) + "</h1><script>alert(1)</script><p>The upstream did not answer.</p></body></html>\n";
    return reply;
}

/// `at` bytes of the body; from its end when negative.
qsizetype placeOf(const Fault& fault, const QByteArray& body)
{
    const int at = fault.more.value(QStringLiteral("at")).toInt(int(body.size() / 2));
    return std::clamp<qsizetype>(at < 0 ? body.size() + at : at, 0, body.size());
}

/// Behind the first byte of the first character that has several; the middle when there is none.
qsizetype insideCharacter(const QByteArray& body)
{
    for (qsizetype i = 0; i < body.size(); ++i)
        if (quint8(body[i]) >= 0xc2)
            return i + 1;
    return body.size() / 2;
}

Plan::End endOf(const Fault& fault)
{
    return fault.more.value(QStringLiteral("reset")).toBool() ? Plan::Reset : Plan::Close;
}

void addHeaders(Reply& reply, const Fault& fault)
{
    const QJsonObject more = fault.more.value(QStringLiteral("headers")).toObject();
    for (auto header = more.begin(); header != more.end(); ++header)
        reply.headers.append(Header{header.key().toLatin1(), header.value().toVariant().toString().toUtf8()});
    if (const QString type = fault.more.value(QStringLiteral("content_type")).toString(); !type.isEmpty())
        reply.type = type.toLatin1();
    const QString framing = fault.more.value(QStringLiteral("framing")).toString();
    reply.framing = framing == QLatin1String("close") ? Reply::UntilClose : framing == QLatin1String("length") ? Reply::Length : reply.framing;
}

Plan raw(const QByteArray& bytes, const Fault& fault)
{
    Plan plan;
    plan.isRaw = true;
    plan.raw = bytes;
    plan.end = endOf(fault);
    return plan;
}

Plan cutAt(Reply well, const Fault& fault, qsizetype at)
{
    Plan plan{std::move(well)};
    plan.stopAt = at;
    plan.end = endOf(fault);
    return plan;
}

quint32 crcOf(const QByteArray& bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320U : 0);
    }
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes.append(char(value >> (8 * i)));
    return bytes;
}

} // namespace

QByteArray gzipped(const QByteArray& bytes)
{
    const QByteArray zlib = qCompress(bytes); // four bytes of Qt's, two of zlib's; at the end the four of zlib's sum
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + zlib.mid(6, zlib.size() - 10) + littleEndian(crcOf(bytes)) + littleEndian(quint32(bytes.size()));
}

QByteArray Reply::head() const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " -\r\nContent-Type: " + type + "\r\n";
    for (const Header& header : headers)
        head += header.first + ": " + header.second + "\r\n";
    if (framing == Length)
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    else
        head += framing == Chunked ? "Transfer-Encoding: chunked\r\n" : "Connection: close\r\n";
    return head + "\r\n";
}

Plan planOf(Reply well, const Fault& fault, const QByteArray& errorBody, const QByteArray& key)
{
    Plan plan;
    switch (fault.kind) {
    case Fault::CloseBefore:
    case Fault::CloseAfterBody: return raw({}, fault);
    case Fault::HalfStatusLine: return raw(fault.more.value(QStringLiteral("sends")).toString(QStringLiteral("HTTP/1.1 2")).toLatin1(), fault); // or so much more of the head
    case Fault::Garbage: return raw("\x16\x03\x01 this is not HTTP\r\n\r\n", fault);
    case Fault::FailAfter: plan.reply = failure(fault, 500, errorBody); break;
    case Fault::FailBefore: plan.reply = failure(fault, 503, errorBody); break;
    case Fault::Status:
        plan.reply = failure(fault, fault.status, fault.more.value(QStringLiteral("echo")).toBool() ? errorBody + key : errorBody);
        break;
    case Fault::HtmlPage: plan.reply = page(fault.status == 200 ? 502 : fault.status); break;
    case Fault::Redirect:
        plan.reply.status = fault.status == 200 ? 307 : fault.status;
        plan.reply.headers.append(Header{"Location", fault.to});
        break;
    case Fault::Answer:
        plan.reply.status = fault.status;
        plan.reply.body = fault.body;
        break;
    case Fault::CutBody: plan = cutAt(std::move(well), fault, 0); plan.stopAt = std::max<qsizetype>(0, plan.reply.body.size() - 5); break;
    case Fault::Cut: plan = cutAt(std::move(well), fault, 0); plan.stopAt = placeOf(fault, plan.reply.body); break;
    case Fault::CutInCharacter: plan = cutAt(std::move(well), fault, 0); plan.stopAt = insideCharacter(plan.reply.body); break;
    case Fault::Hang:
        plan.reply = std::move(well);
        plan.end = Plan::Hang;
        plan.isRaw = !fault.more.contains(QStringLiteral("at")); // not even a head
        plan.stopAt = placeOf(fault, plan.reply.body);
        break;
    case Fault::Gzip:
        plan.reply = std::move(well);
        plan.reply.body = gzipped(plan.reply.body);
        plan.reply.ends.clear();
        plan.reply.headers.append(Header{"Content-Encoding", "gzip"});
        break;
    case Fault::WrongType: plan.reply = std::move(well); plan.reply.type = "text/plain"; break;
    default: plan.reply = std::move(well); break;
    }
    addHeaders(plan.reply, fault);
    if (fault.more.value(QStringLiteral("echo")).toString() == QLatin1String("header"))
        for (const char* name : {"request-id", "x-request-id", "x-debug", "retry-after-key"})
            plan.reply.headers.append(Header{name, "req-" + key});
    plan.delayMs = fault.delayMs;
    plan.everyMs = fault.more.value(QStringLiteral("every_ms")).toInt();
    plan.piece = fault.more.value(QStringLiteral("piece")).toInt(fault.kind == Fault::Drip ? 1 : 0);
    if (plan.reply.framing == Reply::UntilClose && plan.end == Plan::Keep)
        plan.end = Plan::Close;
    if (fault.kind == Fault::LongLine) {
        plan.pad = fault.more.value(QStringLiteral("mib")).toInteger(100) * 1024 * 1024;
        plan.padAt = plan.reply.body.size() / 2;
        plan.reply.framing = Reply::Chunked;
    }
    return plan;
}

} // namespace fakeworld
