#include "core/model/calls/SentCall.h"

#include "core/base/Json.h"
#include "core/model/KeptText.h"
#include "core/model/Label.h"

namespace qd {

namespace {

constexpr QLatin1String kLeftOut("Left out for length: ");

bool isName(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || c == QLatin1Char('-') || c == QLatin1Char('_');
}

QString entitiesRead(QStringView escaped)
{
    QString text = escaped.toString();
    text.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">")).replace(QLatin1String("&quot;"), QLatin1String("\""));
    return text.replace(QLatin1String("&amp;"), QLatin1String("&")); // last: "&amp;lt;" is "&lt;"
}

QString untrustedMark()
{
    return QStringLiteral("integrity=\"") + wordOf(Integrity::Untrusted) + QLatin1Char('"');
}

/// Reads blocks front to back. Text in blocks is escaped, so that '<' is always a tag.
class BlockReader {
public:
    explicit BlockReader(const QString& text) : m_text(text) {}

    QList<PromptPart> read()
    {
        while (m_at < m_text.size())
            if (!readTag())
                takeLoose();
        flush();
        return m_parts;
    }

private:
    static bool isGroup(const QString& name)
    {
        return name == QLatin1String("sources") || name == QLatin1String("upstream") || name == QLatin1String("messages") || name == QLatin1String("debate");
    }
    bool isAt(qsizetype at, QLatin1String word) const { return QStringView(m_text).mid(at, word.size()) == word; }

    /// A block, or the beginning or end of a group, at the beginning of a line. @returns whether there was one.
    bool readTag()
    {
        if (m_text[m_at] != QLatin1Char('<') || (m_at > 0 && m_text[m_at - 1] != QLatin1Char('\n')))
            return false;
        const bool closes = isAt(m_at, QLatin1String("</"));
        qsizetype at = m_at + (closes ? 2 : 1);
        const qsizetype named = at;
        while (at < m_text.size() && isName(m_text[at]))
            ++at;
        PromptPart part;
        part.name = m_text.mid(named, at - named);
        if (part.name.isEmpty() || !readAttributes(at, part))
            return false;
        if (isGroup(part.name) && part.about.isEmpty()) {
            flush();
            m_at = at + (at < m_text.size() && m_text[at] == QLatin1Char('\n') ? 1 : 0);
            return true;
        }
        return !closes && readBody(at, part);
    }

    /// From behind the name to behind '>'.
    bool readAttributes(qsizetype& at, PromptPart& part) const
    {
        while (at < m_text.size() && m_text[at] == QLatin1Char(' ')) {
            const qsizetype named = ++at;
            while (at < m_text.size() && isName(m_text[at]))
                ++at;
            const QString name = m_text.mid(named, at - named);
            if (name.isEmpty() || !isAt(at, QLatin1String("=\"")))
                return false;
            const qsizetype end = m_text.indexOf(QLatin1Char('"'), at + 2);
            if (end < 0)
                return false;
            part.about.append({name, entitiesRead(QStringView(m_text).mid(at + 2, end - at - 2))});
            at = end + 1;
        }
        if (at >= m_text.size() || m_text[at] != QLatin1Char('>'))
            return false;
        ++at;
        return true;
    }

    bool readBody(qsizetype at, PromptPart& part)
    {
        const QString close = QLatin1String("</") + part.name + QLatin1Char('>');
        const qsizetype end = m_text.indexOf(close, at);
        if (end < 0)
            return false;
        flush();
        part.text = entitiesRead(QStringView(m_text).mid(at, end - at)).trimmed();
        part.isOutside = part.attribute(QStringLiteral("integrity")) == wordOf(Integrity::Untrusted);
        part.isData = readableJson(part.text).has_value();
        m_parts.append(part);
        m_at = end + close.size();
        if (m_at < m_text.size() && m_text[m_at] == QLatin1Char('\n'))
            ++m_at;
        return true;
    }

    /// A line that no block holds.
    void takeLoose()
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('\n'), m_at);
        const qsizetype next = end < 0 ? m_text.size() : end + 1;
        m_loose += QStringView(m_text).mid(m_at, next - m_at);
        m_at = next;
    }
    void flush()
    {
        if (!m_loose.trimmed().isEmpty())
            m_parts.append(PromptPart{{}, {}, m_loose.trimmed(), false, false});
        m_loose.clear();
    }

    const QString& m_text;
    qsizetype m_at = 0;
    QString m_loose;
    QList<PromptPart> m_parts;
};

SentExchange exchangeOf(const Json& kept)
{
    SentExchange exchange;
    exchange.said = kept.at(u"said").toString();
    for (const Json& asked : kept.at(u"calls").items())
        exchange.uses.append({asked.at(u"id").toString(), asked.at(u"name").toString(), asked.at(u"input").toString(), {}, false, false});
    for (const Json& given : kept.at(u"results").items())
        for (SentExchange::Use& use : exchange.uses)
            if (use.id == given.at(u"call_id").toString()) {
                use.output = given.at(u"text").toString();
                use.failed = given.at(u"failed").toBool();
                use.isOutside = !use.failed || saysOutside(use.output); // a tool's words are not ours; that there is none is
            }
    return exchange;
}

void indent(QString& out, const Json& value, int depth)
{
    const bool isList = value.kind() == Json::List;
    const bool isObject = value.kind() == Json::Object;
    if ((!isList && !isObject) || (value.items().isEmpty() && value.members().isEmpty())) {
        out += QString::fromUtf8(value.toText());
        return;
    }
    const QString inside(2 * (depth + 1), QLatin1Char(' '));
    out += QLatin1String(isList ? "[\n" : "{\n");
    qsizetype left = isList ? value.items().size() : value.members().size();
    for (const Json& item : value.items()) {
        out += inside;
        indent(out, item, depth + 1);
        out += QLatin1String(--left > 0 ? ",\n" : "\n");
    }
    for (const auto& [name, member] : value.members()) {
        out += inside + QString::fromUtf8(Json(name).toText()) + QLatin1String(": ");
        indent(out, member, depth + 1);
        out += QLatin1String(--left > 0 ? ",\n" : "\n");
    }
    out += QString(2 * depth, QLatin1Char(' ')) + QLatin1Char(isList ? ']' : '}');
}

Error noCall(const QString& why)
{
    return {Error::Parse, QStringLiteral("What was kept is no call of a model: %1").arg(why), {}, {}};
}

} // namespace

QString PromptPart::attribute(const QString& wanted) const
{
    for (const auto& [key, value] : about)
        if (key == wanted)
            return value;
    return {};
}

Result<SentCall> sentCall(const QByteArray& kept)
{
    const Result<Json> json = Json::parse(kept);
    if (!json)
        return noCall(json.error().text);
    if (json->kind() != Json::Object || !json->find(u"prompt"))
        return noCall(QStringLiteral("it has no prompt."));
    SentCall sent;
    sent.model = json->at(u"model").toString();
    sent.systemHash = keptHash(json->at(u"system_sha256").toString());
    sent.system = json->at(u"system").toString();
    sent.prompt = json->at(u"prompt").toString();
    sent.replyName = json->at(u"reply_name").toString();
    sent.maxTokens = json->at(u"max_tokens").toInteger();
    sent.thinkingTokens = json->at(u"thinking_tokens").toInteger();
    if (const Json* temperature = json->find(u"temperature"); temperature && !temperature->isNull())
        sent.temperature = temperature->toReal();
    sent.seed = json->at(u"seed").toInteger();
    for (const Json& tool : json->at(u"tools").items())
        sent.tools.append(tool.toString());
    for (const Json& prompt : json->at(u"prompts").items())
        sent.prompts.append({prompt.at(u"name").toString(), int(prompt.at(u"version").toInteger())});
    for (const Json& exchange : json->at(u"exchanges").items())
        sent.exchanges.append(exchangeOf(exchange));
    return sent;
}

Result<SentExchange> askedFor(const QByteArray& kept)
{
    const Result<Json> json = Json::parse(kept);
    if (!json || json->kind() != Json::Object)
        return Error{Error::Parse, QStringLiteral("What was kept is no wish for tools: %1").arg(json ? QStringLiteral("it is no object.") : json.error().text), {}, {}};
    return exchangeOf(*json);
}

QList<PromptPart> promptParts(const QString& text)
{
    return BlockReader(text).read();
}

QString leftOutOf(const QList<PromptPart>& parts)
{
    for (const PromptPart& part : parts)
        if (part.name == QLatin1String("task"))
            if (const qsizetype at = part.text.lastIndexOf(kLeftOut); at == 0 || (at > 0 && part.text[at - 1] == QLatin1Char('\n')))
                return part.text.mid(at);
    return {};
}

QString readInPart(const Values& values)
{
    const auto found = values.constFind(kReadInPart);
    const QString* words = found == values.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return words ? *words : QString();
}

bool saysOutside(const QString& text)
{
    const qsizetype end = text.indexOf(QLatin1Char('>'));
    return text.startsWith(QLatin1Char('<')) && end > 0 && QStringView(text).left(end).contains(untrustedMark());
}

std::optional<QString> readableJson(const QString& text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    if (!trimmed.startsWith(QLatin1Char('{')) && !trimmed.startsWith(QLatin1Char('[')))
        return std::nullopt;
    const Result<Json> json = Json::parse(text.toUtf8());
    if (!json)
        return std::nullopt;
    QString out;
    indent(out, *json, 0);
    return out;
}

} // namespace qd
