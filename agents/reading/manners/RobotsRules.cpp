#include "agents/reading/manners/RobotsRules.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostBytes = 500 * 1024; // RFC 9309, 2.5: at least so many

bool isUnreserved(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
}

int hexOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/// One spelling for each path: what needs no escape has none, everything else beyond ASCII has one.
QByteArray spelled(QByteArrayView path)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(path.size());
    const auto escape = [&out](quint8 byte) { out.append('%').append(kHex[byte >> 4]).append(kHex[byte & 15]); };
    for (qsizetype i = 0; i < path.size(); ++i) {
        const bool isEscape = path[i] == '%' && i + 2 < path.size() && hexOf(path[i + 1]) >= 0 && hexOf(path[i + 2]) >= 0;
        if (isEscape) {
            const char byte = char(hexOf(path[i + 1]) * 16 + hexOf(path[i + 2]));
            i += 2;
            isUnreserved(byte) ? void(out.append(byte)) : escape(quint8(byte));
        } else if (quint8(path[i]) <= ' ' || quint8(path[i]) >= 0x7f) {
            escape(quint8(path[i]));
        } else {
            out.append(path[i]);
        }
    }
    return out;
}

/// Whether `path` begins as `pattern` says: '*' is anything, '$' at the end is the end. At most |path| × |pattern| steps.
bool fits(QByteArrayView pattern, QByteArrayView path)
{
    const bool isAnchored = pattern.endsWith('$');
    if (isAnchored)
        pattern.chop(1);
    qsizetype p = 0, t = 0, star = -1, from = 0;
    while (true) {
        if (p == pattern.size() && (!isAnchored || t == path.size()))
            return true;
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            from = t;
        } else if (p < pattern.size() && t < path.size() && pattern[p] == path[t]) {
            ++p;
            ++t;
        } else if (star >= 0 && from < path.size()) {
            p = star;
            t = ++from;
        } else {
            return false;
        }
    }
}

struct Line {
    QByteArray key;   ///< lower case
    QByteArrayView value;
};

Line lineOf(QByteArrayView line)
{
    if (const qsizetype comment = line.indexOf('#'); comment >= 0)
        line = line.first(comment);
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return {};
    return {line.first(colon).trimmed().toByteArray().toLower(), line.sliced(colon + 1).trimmed()};
}

/// "quarterdeck" of "Quarterdeck/2.0 (x)"; "*" of "*".
QByteArray tokenOf(QByteArrayView agent)
{
    qsizetype end = 0;
    while (end < agent.size() && (((agent[end] | 0x20) >= 'a' && (agent[end] | 0x20) <= 'z') || agent[end] == '-' || agent[end] == '_'))
        ++end;
    return agent.startsWith('*') ? QByteArray("*") : agent.first(end).toByteArray().toLower();
}

} // namespace

RobotsRules RobotsRules::nothing()
{
    RobotsRules rules;
    rules.m_rules.append({"/", false});
    return rules;
}

RobotsRules RobotsRules::read(QByteArrayView text, QByteArrayView token)
{
    text = text.first(qMin(text.size(), kMostBytes));
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    const QByteArray name = token.toByteArray().toLower();
    RobotsRules own, everybodys;
    bool isOwn = false, isEverybodys = false, namesAgents = false, isNamed = false;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r')
            ++end;
        const Line line = lineOf(text.sliced(at, end - at));
        at = end + 1;
        if (line.key == "user-agent") {
            if (!namesAgents)
                isOwn = isEverybodys = false;
            namesAgents = true;
            const QByteArray agent = tokenOf(line.value);
            isOwn |= agent == name;
            isNamed |= agent == name;
            isEverybodys |= agent == "*";
        } else if (line.key == "allow" || line.key == "disallow") {
            namesAgents = false;
            const Rule rule{spelled(line.value), line.key == "allow"};
            if (isOwn && !rule.path.isEmpty())
                own.m_rules.append(rule);
            if (isEverybodys && !rule.path.isEmpty())
                everybodys.m_rules.append(rule);
        }
    }
    return isNamed ? own : everybodys;
}

bool RobotsRules::allows(QByteArrayView target) const
{
    const QByteArray path = spelled(target);
    if (path == "/robots.txt")
        return true;
    qsizetype longest = -1;
    bool isAllowed = true;
    for (const Rule& rule : m_rules) {
        if (rule.path.size() < longest || !fits(rule.path, path))
            continue;
        isAllowed = rule.allows || (rule.path.size() == longest && isAllowed);
        longest = rule.path.size();
    }
    return isAllowed;
}

} // namespace qd::agents
