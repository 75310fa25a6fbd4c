#include "agents/inbound/mail/ImapWords.h"

#include <QDateTime>
#include <QLocale>

namespace qd::agents {

namespace {

/// The length of the literal that a line ends with ("{12}" or "{12+}"); -1: none.
qsizetype literalAfter(const QByteArray& line)
{
    if (!line.endsWith('}'))
        return -1;
    const qsizetype open = line.lastIndexOf('{');
    QByteArray digits = line.mid(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    const bool isNumber = open >= 0 && !digits.isEmpty() && digits.size() <= 10 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? qsizetype(digits.toLongLong()) : -1;
}

std::optional<quint32> numberIn(const QByteArray& text)
{
    bool isNumber = false;
    const quint32 number = text.toUInt(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

/// The words of a list, literals and quoted strings among them; what is within brackets belongs to its word.
class Words {
public:
    explicit Words(const ImapResponse& response, qsizetype at) : m_response(response), m_at(at) {}

    bool isOver() const { return m_at >= m_response.line.size() || m_response.line[m_at] == ')'; }
    QByteArray next()
    {
        const QByteArray& line = m_response.line;
        while (m_at < line.size() && line[m_at] == ' ')
            ++m_at;
        if (isOver())
            return {};
        if (line.mid(m_at, 2) == "{}") {
            m_at += 2;
            return m_response.literals.value(m_literal++);
        }
        return line[m_at] == '"' ? quoted() : line[m_at] == '(' ? list() : word();
    }

private:
    QByteArray quoted()
    {
        QByteArray out;
        for (++m_at; m_at < m_response.line.size() && m_response.line[m_at] != '"'; ++m_at) {
            if (m_response.line[m_at] == '\\' && m_at + 1 < m_response.line.size())
                ++m_at;
            out += m_response.line[m_at];
        }
        ++m_at;
        return out;
    }
    /// What is asked for has no lists: one that a server adds is passed over, with what is in it.
    QByteArray list()
    {
        int depth = 0;
        do {
            const char c = m_response.line[m_at];
            if (c == '"') {
                quoted();
                continue;
            }
            if (m_response.line.mid(m_at, 2) == "{}")
                ++m_literal;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            ++m_at;
        } while (depth > 0 && m_at < m_response.line.size());
        return {};
    }
    QByteArray word()
    {
        const qsizetype start = m_at;
        bool isInside = false;
        for (; m_at < m_response.line.size(); ++m_at) {
            const char c = m_response.line[m_at];
            isInside = c == '[' || (isInside && c != ']');
            if (!isInside && (c == ' ' || c == ')'))
                break;
        }
        return m_response.line.mid(start, m_at - start);
    }

    const ImapResponse& m_response;
    qsizetype m_at;
    qsizetype m_literal = 0;
};

} // namespace

bool ImapReader::feed(QByteArrayView bytes)
{
    if (!m_fault.isEmpty())
        return false;
    m_bytes.append(bytes);
    while (read())
        ;
    return m_fault.isEmpty();
}

/// One step; false: more bytes are needed, or it is broken.
bool ImapReader::read()
{
    if (m_literal >= 0) {
        if (m_bytes.size() < m_literal)
            return false;
        m_now.literals.append(m_bytes.left(m_literal));
        m_bytes.remove(0, m_literal);
        m_literal = -1;
        return true;
    }
    const qsizetype end = m_bytes.indexOf("\r\n");
    if ((end < 0 ? m_bytes.size() : end) + m_now.line.size() > kMostLine) {
        m_fault = QStringLiteral("a line of more than %1 bytes").arg(kMostLine);
        return false;
    }
    if (end < 0)
        return false;
    const QByteArray line = m_bytes.left(end);
    m_bytes.remove(0, end + 2);
    const qsizetype literal = literalAfter(line);
    qsizetype held = literal;
    for (const QByteArray& one : std::as_const(m_now.literals))
        held += one.size();
    if (held > kMostLiteral) {
        m_fault = QStringLiteral("a text of %1 bytes").arg(held);
        return false;
    }
    if (literal >= 0) {
        m_now.line += line.left(line.lastIndexOf('{')) + "{}";
        m_literal = literal;
        return true;
    }
    m_now.line += line;
    m_whole.append(std::exchange(m_now, {}));
    return true;
}

std::optional<ImapResponse> ImapReader::next()
{
    return m_whole.isEmpty() ? std::nullopt : std::optional(m_whole.takeFirst());
}

std::optional<quint32> imapCode(const ImapResponse& response, const QByteArray& name)
{
    const QByteArray start = "* OK [" + name + ' ';
    const qsizetype end = response.line.indexOf(']');
    return response.line.startsWith(start) && end > 0 ? numberIn(response.line.mid(start.size(), end - start.size())) : std::nullopt;
}

std::optional<QList<quint32>> imapFound(const ImapResponse& response)
{
    if (response.line != "* SEARCH" && !response.line.startsWith("* SEARCH "))
        return std::nullopt;
    QList<quint32> found;
    for (const QByteArray& word : response.line.mid(9).split(' '))
        if (const std::optional<quint32> number = numberIn(word))
            found.append(*number);
    std::sort(found.begin(), found.end());
    return found;
}

std::optional<ImapMail> imapMail(const ImapResponse& response)
{
    const QByteArray& line = response.line;
    const qsizetype open = line.indexOf(" FETCH (");
    if (!line.startsWith("* ") || open < 0 || !numberIn(line.mid(2, open - 2)))
        return std::nullopt;
    Words words(response, open + 8);
    ImapMail mail;
    bool hasBytes = false;
    while (!words.isOver()) {
        const QByteArray name = words.next().toUpper();
        const QByteArray value = words.next();
        if (name == "UID")
            mail.uid = numberIn(value).value_or(0);
        else if (name.startsWith("BODY[]")) {
            mail.bytes = value;
            hasBytes = true;
        }
    }
    return mail.uid > 0 && hasBytes ? std::optional(mail) : std::nullopt;
}

QByteArray imapQuoted(const QByteArray& text)
{
    QByteArray out = text;
    return '"' + out.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray imapDate(Instant at)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date(), QStringLiteral("d-MMM-yyyy")).toLatin1();
}

} // namespace qd::agents
