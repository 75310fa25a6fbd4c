#include "agents/inbound/mail/MimeReader.h"

#include "agents/inbound/mail/MimeText.h"

namespace qd::agents {

namespace {

/// A line without its end, from `at` on, which is behind that afterwards.
QByteArray lineFrom(const QByteArray& bytes, qsizetype& at)
{
    const qsizetype end = bytes.indexOf('\n', at);
    QByteArray line = bytes.mid(at, (end < 0 ? bytes.size() : end) - at);
    at = end < 0 ? bytes.size() : end + 1;
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool isName(const QByteArray& name)
{
    return !name.isEmpty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// Headers from `at` on, until the empty line, behind which it is afterwards. A line that is none ends them, too.
QList<std::pair<QByteArray, QByteArray>> headersFrom(const QByteArray& bytes, qsizetype& at)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    while (at < bytes.size()) {
        const qsizetype before = at;
        const QByteArray line = lineFrom(bytes, at);
        if (line.isEmpty())
            return headers;
        const bool isMore = line[0] == ' ' || line[0] == '\t';
        if (isMore && !headers.isEmpty()) {
            if (QByteArray& last = headers.last().second; last.size() + line.size() < MailBounds::kMostHeader)
                last += ' ' + line.trimmed();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        if (!isName(name)) {
            at = before;
            return headers;
        }
        if (headers.size() < MailBounds::kMostHeaders)
            headers.append({name, line.mid(colon + 1).left(MailBounds::kMostHeader).trimmed()});
    }
    return headers;
}

class Reader {
public:
    MailPart part(const QByteArray& bytes, int depth, const QByteArray& otherwise)
    {
        MailPart out;
        qsizetype at = 0;
        out.headers = headersFrom(bytes, at);
        const MimeField type = mimeField(out.header("content-type"));
        out.type = type.value.isEmpty() ? otherwise : type.value;
        const QByteArray body = bytes.mid(at);
        const QByteArray boundary = type.parameters.value("boundary");
        const bool isDeep = depth >= MailBounds::kMostDepth;
        if (out.type.startsWith("multipart/") && !boundary.isEmpty() && boundary.size() <= 200 && !isDeep)
            split(out, body, boundary, depth);
        else if ((out.type == "message/rfc822" || out.type == "message/global") && !isDeep && m_parts < MailBounds::kMostParts)
            out.parts.append(inside(decodedBody(body, out.header("content-transfer-encoding")), depth));
        else
            out.body = body;
        return out;
    }

private:
    MailPart inside(const QByteArray& bytes, int depth)
    {
        ++m_parts;
        return part(bytes, depth + 1, "text/plain");
    }

    /// RFC 2046, 5.1.1: the line end before a boundary belongs to it. What stands before the first and after the last is no part.
    void split(MailPart& out, const QByteArray& body, const QByteArray& boundary, int depth)
    {
        const QByteArray mark = "--" + boundary;
        qsizetype start = -1, at = 0;
        while (at < body.size() && m_parts < MailBounds::kMostParts) {
            const qsizetype here = at;
            const QByteArray line = lineFrom(body, at);
            if (!line.startsWith(mark))
                continue;
            const QByteArray rest = line.mid(mark.size()).trimmed();
            if (!rest.isEmpty() && rest != "--")
                continue;
            if (start >= 0)
                out.parts.append(of(body, start, here, out.type, depth));
            start = rest == "--" ? body.size() : at;
            if (rest == "--")
                return;
        }
        if (start >= 0 && start < body.size() && m_parts < MailBounds::kMostParts) // it was cut off
            out.parts.append(of(body, start, body.size(), out.type, depth));
    }

    MailPart of(const QByteArray& body, qsizetype start, qsizetype end, const QByteArray& type, int depth)
    {
        QByteArray bytes = body.mid(start, std::max<qsizetype>(0, end - start));
        if (end < body.size() && bytes.endsWith('\n'))
            bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
        ++m_parts;
        return part(bytes, depth + 1, type == "multipart/digest" ? "message/rfc822" : "text/plain");
    }

    int m_parts = 0;
};

} // namespace

QByteArray MailPart::header(const char* name) const
{
    for (const auto& [its, value] : headers)
        if (its == name)
            return value;
    return {};
}

QString MailPart::text() const
{
    return charsetText(decodedBody(body, header("content-transfer-encoding")), mimeField(header("content-type")).parameters.value("charset"));
}

const MailPart* MailPart::find(const char* wanted) const
{
    if (type == wanted)
        return this;
    for (const MailPart& one : parts)
        if (const MailPart* found = one.find(wanted))
            return found;
    return nullptr;
}

QList<std::pair<QByteArray, QByteArray>> headersIn(const QByteArray& bytes)
{
    qsizetype at = 0;
    return headersFrom(bytes, at);
}

Result<MailPart> readMail(const QByteArray& bytes)
{
    MailPart mail = Reader().part(bytes.left(MailBounds::kMostBytes), 0, "text/plain");
    if (mail.headers.isEmpty())
        return Error{Error::Parse, QStringLiteral("it has no headers"), QStringLiteral("mail"), QStringLiteral("a message as RFC 5322 has it")};
    return mail;
}

} // namespace qd::agents
