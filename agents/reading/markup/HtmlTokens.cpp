#include "agents/reading/markup/HtmlTokens.h"

#include "agents/reading/markup/CharacterNames.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostName = 64;
constexpr qsizetype kMostAttributes = 64;
constexpr qsizetype kMostValue = 4'096;
constexpr qsizetype kMostPlaces = 256;

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\f' || c == u'\r';
}

bool isLetter(QChar c)
{
    const char16_t low = c.unicode() | 0x20;
    return low >= 'a' && low <= 'z';
}

bool endsName(QChar c)
{
    return isSpace(c) || c == u'/' || c == u'>';
}

/// Lower case for ASCII only, as the standard has it; what is beyond kMostName is left out.
QString lowerName(QStringView name)
{
    QString low = name.first(qMin(name.size(), kMostName)).toString();
    for (QChar& c : low)
        if (c >= u'A' && c <= u'Z')
            c = QChar(char16_t(c.unicode() | 0x20));
    return low;
}

/// 13.2.6.4: whose content is no markup.
bool isRaw(const QString& name)
{
    static const QSet<QString> kRaw{QStringLiteral("script"),  QStringLiteral("style"),    QStringLiteral("title"),  QStringLiteral("textarea"), QStringLiteral("xmp"),
                                    QStringLiteral("iframe"), QStringLiteral("noembed"), QStringLiteral("noframes"), QStringLiteral("plaintext")};
    return kRaw.contains(name);
}

/// 13.2.6.5: whose start ends an SVG or MathML around it.
bool breaksOut(const HtmlToken& token)
{
    static const QSet<QString> kOut = [] {
        const QStringList names = QStringLiteral("b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
                                                 "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var").split(u' ');
        return QSet<QString>(names.begin(), names.end());
    }();
    const auto has = [&token](const char* name) {
        return std::any_of(token.attributes.begin(), token.attributes.end(), [name](const auto& one) { return one.first == QLatin1String(name); });
    };
    return kOut.contains(token.name) || (token.name == QLatin1String("font") && (has("color") || has("face") || has("size")));
}

/// Within an SVG or MathML: whose content is HTML again (13.2.6, integration points).
bool holdsHtml(bool inSvg, const HtmlToken& token)
{
    static const QSet<QString> kSvg{QStringLiteral("foreignobject"), QStringLiteral("desc"), QStringLiteral("title")};
    static const QSet<QString> kMath{QStringLiteral("mi"), QStringLiteral("mo"), QStringLiteral("mn"), QStringLiteral("ms"), QStringLiteral("mtext")};
    const QString encoding = token.attribute(u"encoding").toLower();
    const bool isHtml = encoding == QLatin1String("text/html") || encoding == QLatin1String("application/xhtml+xml");
    return inSvg ? kSvg.contains(token.name) : kMath.contains(token.name) || (token.name == QLatin1String("annotation-xml") && isHtml);
}

} // namespace

QString HtmlToken::attribute(QStringView attributeName) const
{
    for (const auto& [name_, value] : attributes)
        if (name_ == attributeName)
            return value;
    return {};
}

HtmlTokens::HtmlTokens(QString html) : m_html(std::move(html.replace(QStringLiteral("\r\n"), QStringLiteral("\n")))) {}

HtmlToken HtmlTokens::next()
{
    HtmlToken token;
    if (!m_raw.isEmpty())
        return rawText();
    while (m_at < m_html.size()) {
        if (beginsMarkup(m_at)) {
            if (markup(token))
                return token;
            continue;
        }
        qsizetype end = m_html.indexOf(u'<', m_at + 1);
        while (end >= 0 && !beginsMarkup(end))
            end = m_html.indexOf(u'<', end + 1);
        return plainText(end < 0 ? m_html.size() : end);
    }
    return token;
}

HtmlToken HtmlTokens::plainText(qsizetype end)
{
    HtmlToken token;
    token.kind = HtmlToken::Text;
    token.text = withoutReferences(QStringView(m_html).sliced(m_at, end - m_at), false);
    m_at = end;
    return token;
}

/// 13.2.5.6.
bool HtmlTokens::beginsMarkup(qsizetype at) const
{
    if (m_html[at] != u'<' || at + 1 >= m_html.size())
        return false;
    const QChar next = m_html[at + 1];
    return isLetter(next) || next == u'!' || next == u'?' || (next == u'/' && at + 2 < m_html.size());
}

/// Passes what begins at '<'. @returns whether it is a tag.
bool HtmlTokens::markup(HtmlToken& token)
{
    const QStringView rest = QStringView(m_html).sliced(m_at);
    const bool isEnd = rest[1] == u'/';
    if (isLetter(rest[isEnd ? 2 : 1])) {
        tag(token);
        return token.kind != HtmlToken::Over;
    }
    if (rest.startsWith(u"<!--"))
        comment();
    else if (isForeign() && rest.startsWith(u"<![CDATA[")) {
        const qsizetype end = m_html.indexOf(QStringLiteral("]]>"), m_at);
        token.kind = HtmlToken::Text;
        token.text = m_html.mid(m_at + 9, (end < 0 ? m_html.size() : end) - m_at - 9).remove(QChar::Null);
        m_at = end < 0 ? m_html.size() : end + 3;
        return true;
    } else {
        passTo(u">"); // a doctype, "</>", and whatever is taken for a comment
    }
    return false;
}

void HtmlTokens::passTo(QStringView end)
{
    const qsizetype found = m_html.indexOf(end, m_at);
    m_at = found < 0 ? m_html.size() : found + end.size();
}

/// 13.2.5.43 ff.: ends with "-->" or "--!>", or at once with ">" or "->".
void HtmlTokens::comment()
{
    m_at += 4;
    const QStringView text(m_html);
    if (text.sliced(m_at).startsWith(u">") || text.sliced(m_at).startsWith(u"->"))
        return passTo(u">");
    for (qsizetype at = text.indexOf(u"--", m_at); at >= 0; at = text.indexOf(u"--", at + 1)) {
        const QStringView rest = text.sliced(at + 2);
        if (rest.startsWith(u'>') || rest.startsWith(u"!>")) {
            m_at = at + (rest.startsWith(u'>') ? 3 : 4);
            return;
        }
    }
    m_at = m_html.size();
}

/// 13.2.5.8 ff. One that the text ends in is none.
void HtmlTokens::tag(HtmlToken& token)
{
    const bool isEnd = m_html[m_at + 1] == u'/';
    const qsizetype first = m_at + (isEnd ? 2 : 1);
    qsizetype end = first;
    while (end < m_html.size() && !endsName(m_html[end]))
        ++end;
    token.name = lowerName(QStringView(m_html).sliced(first, end - first));
    m_at = end;
    attributes(token);
    if (m_at >= m_html.size()) {
        token = {};
        return;
    }
    ++m_at;
    token.kind = isEnd ? HtmlToken::End : HtmlToken::Start;
    if (isEnd) {
        token.attributes.clear();
        ended(token.name);
    } else {
        started(token);
        token.closesItself = token.closesItself && isForeign();
    }
}

/// Up to the '>', or to the end of the text.
void HtmlTokens::attributes(HtmlToken& token)
{
    const qsizetype size = m_html.size();
    while (true) {
        token.closesItself = false;
        for (; m_at < size && (isSpace(m_html[m_at]) || m_html[m_at] == u'/'); ++m_at)
            token.closesItself = m_html[m_at] == u'/';
        if (m_at >= size || m_html[m_at] == u'>')
            return;
        const qsizetype first = m_at++; // also a '=', which is part of a name here
        while (m_at < size && !endsName(m_html[m_at]) && m_html[m_at] != u'=')
            ++m_at;
        const QString name = lowerName(QStringView(m_html).sliced(first, m_at - first));
        while (m_at < size && isSpace(m_html[m_at]))
            ++m_at;
        QString value;
        if (m_at < size && m_html[m_at] == u'=')
            value = attributeValue();
        const bool isKnown = std::any_of(token.attributes.begin(), token.attributes.end(), [&name](const auto& one) { return one.first == name; });
        if (!isKnown && token.attributes.size() < kMostAttributes)
            token.attributes.append({name, value});
    }
}

QString HtmlTokens::attributeValue()
{
    const qsizetype size = m_html.size();
    ++m_at;
    while (m_at < size && isSpace(m_html[m_at]))
        ++m_at;
    if (m_at >= size || m_html[m_at] == u'>')
        return {};
    const QChar quote = m_html[m_at];
    const bool isQuoted = quote == u'"' || quote == u'\'';
    const qsizetype first = isQuoted ? m_at + 1 : m_at;
    qsizetype end = first;
    while (end < size && (isQuoted ? m_html[end] != quote : !isSpace(m_html[end]) && m_html[end] != u'>'))
        ++end;
    m_at = qMin(isQuoted ? end + 1 : end, size);
    return withoutReferences(QStringView(m_html).sliced(first, qMin(end - first, kMostValue)), true);
}

void HtmlTokens::started(const HtmlToken& token)
{
    if (isForeign() && !breaksOut(token))
        return startedForeign(token);
    if (isForeign())
        leaveForeign();
    if (token.name == QLatin1String("svg") || token.name == QLatin1String("math"))
        startedForeign(token);
    else if (isRaw(token.name))
        m_raw = token.name;
}

void HtmlTokens::startedForeign(const HtmlToken& token)
{
    if (token.closesItself)
        return;
    m_isRawForeign = token.name == QLatin1String("script") || token.name == QLatin1String("style");
    if (m_isRawForeign)
        m_raw = token.name;
    else if (m_places.size() >= kMostPlaces)
        return;
    else if (token.name == QLatin1String("svg"))
        m_places.append({Svg, token.name});
    else if (token.name == QLatin1String("math"))
        m_places.append({Math, token.name});
    else if (holdsHtml(m_places.last().place == Svg, token))
        m_places.append({HtmlInside, token.name});
}

void HtmlTokens::leaveForeign()
{
    while (isForeign())
        m_places.removeLast();
}

void HtmlTokens::ended(const QString& name)
{
    if (isForeign() && (name == QLatin1String("p") || name == QLatin1String("br")))
        return leaveForeign();
    for (qsizetype i = m_places.size() - 1; i >= 0; --i)
        if (m_places[i].name == name) {
            m_places.resize(i);
            return;
        }
}

HtmlToken HtmlTokens::rawText()
{
    const qsizetype end = endOfRaw();
    const QString element = std::exchange(m_raw, QString());
    m_isRawForeign = false;
    HtmlToken token;
    token.kind = HtmlToken::Text;
    token.name = element;
    const QStringView text = QStringView(m_html).sliced(m_at, end - m_at);
    const bool hasReferences = element == QLatin1String("title") || element == QLatin1String("textarea");
    token.text = hasReferences ? withoutReferences(text, false) : text.toString().remove(QChar::Null);
    m_at = end;
    return token;
}

/// Where the end tag of the raw element stands, or the end of the text.
qsizetype HtmlTokens::endOfRaw() const
{
    if (m_raw == QLatin1String("plaintext"))
        return m_html.size();
    if (m_isRawForeign)
        return endOfForeign();
    if (m_raw == QLatin1String("script"))
        return endOfScript();
    for (qsizetype at = m_html.indexOf(QStringLiteral("</"), m_at); at >= 0; at = m_html.indexOf(QStringLiteral("</"), at + 2))
        if (endTagAt(at + 2, m_raw))
            return at;
    return m_html.size();
}

/// The end tag of a script or style of an SVG, past comments and CDATA.
qsizetype HtmlTokens::endOfForeign() const
{
    const QStringView text(m_html);
    for (qsizetype at = text.indexOf(u'<', m_at); at >= 0; at = text.indexOf(u'<', at + 1)) {
        const QStringView rest = text.sliced(at);
        if (rest.startsWith(u"</") && endTagAt(at + 2, m_raw))
            return at;
        const bool isComment = rest.startsWith(u"<!--");
        if (isComment || rest.startsWith(u"<![CDATA["))
            at = text.indexOf(isComment ? QStringView(u"-->") : QStringView(u"]]>"), at);
        if (at < 0)
            break;
    }
    return text.size();
}

/// Whether `name` stands at `at` and ends there.
bool HtmlTokens::endTagAt(qsizetype at, QStringView name) const
{
    const qsizetype end = at + name.size();
    if (end >= m_html.size() || !endsName(m_html[end]))
        return false;
    return std::equal(name.begin(), name.end(), m_html.cbegin() + at, [](QChar wanted, QChar is) { // not "ſcript", which Unicode folds
        return is == wanted || (is >= u'A' && is <= u'Z' && (is.unicode() | 0x20) == wanted.unicode());
    });
}

/// 13.2.5.15 ff.: after "<!--" a "<script" hides the next "</script", until "-->".
qsizetype HtmlTokens::endOfScript() const
{
    enum { Plain, Escaped, Twice } state = Plain;
    const QStringView text(m_html);
    static constexpr QStringView kScript(u"script");
    qsizetype dashes = 0;
    for (qsizetype at = m_at; at < text.size(); ++at) {
        const QChar c = text[at];
        const qsizetype before = dashes;
        dashes = c == u'-' ? dashes + 1 : 0;
        if (c == u'>' && before >= 2) {
            state = Plain;
        } else if (c == u'<' && state == Plain && text.sliced(at).startsWith(u"<!--")) {
            state = Escaped;
            dashes = 2;
            at += 3;
        } else if (c == u'<' && text.sliced(at).startsWith(u"</") && endTagAt(at + 2, kScript)) {
            if (state != Twice)
                return at;
            state = Escaped;
            at += 8; // the name with what ended it
        } else if (c == u'<' && state == Escaped && endTagAt(at + 1, kScript)) {
            state = Twice;
            at += 7;
        }
    }
    return text.size();
}

} // namespace qd::agents
