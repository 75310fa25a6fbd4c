#include "agents/effects/render/Html.h"

#include "agents/skills/text/Language.h"

#include <QUrl>

namespace qd::agents {

namespace {

bool isForbidden(char16_t c)
{
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return control || (c >= 0x7f && c <= 0x9f) || c >= 0xfffe;
}

bool turnsDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// The scheme of `href`, in lower case; empty when it has none.
QString schemeOf(const QString& href)
{
    for (qsizetype i = 0; i < href.size(); ++i) {
        const char16_t c = href.at(i).unicode();
        if (c == ':')
            return href.left(i).toLower();
        if (c == '/' || c == '?' || c == '#')
            return {};
    }
    return {};
}

} // namespace

QString escaped(QStringView text)
{
    QString out;
    out.reserve(text.size() + 16);
    for (const QChar c : text) {
        switch (c.unicode()) {
        case '&': out += QLatin1String("&amp;"); break;
        case '<': out += QLatin1String("&lt;"); break;
        case '>': out += QLatin1String("&gt;"); break;
        case '"': out += QLatin1String("&quot;"); break;
        default: out += c;
        }
    }
    return out;
}

QString xmlSafe(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            out += c;
            out += text.at(++i);
        } else if (!c.isSurrogate() && !isForbidden(c.unicode())) {
            out += c;
        }
    }
    return out;
}

QString oneLine(const QString& text)
{
    QString out;
    for (const QChar c : xmlSafe(text))
        if (!turnsDirection(c.unicode()))
            out += c;
    return out.simplified();
}

bool isWebAddress(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return web && url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty();
}

bool isSafeLink(const QString& href)
{
    QString seen;
    for (const QChar c : href)
        if (c.unicode() > 0x20 && !isForbidden(c.unicode()))
            seen += c;
    const QString scheme = schemeOf(seen);
    if (scheme == QLatin1String("mailto"))
        return true;
    if (!scheme.isEmpty())
        return isWebAddress(seen);
    // "//host" and its spelling with backslashes leave the site without naming a scheme.
    const bool leaves = seen.startsWith(QLatin1String("//")) || seen.contains(QLatin1Char('\\')) || seen.startsWith(QLatin1Char(':'));
    return !seen.isEmpty() && !leaves;
}

HtmlWriter::Attributes languageMarks(const QString& language)
{
    return {{"lang", language}, {"dir", isRightToLeft(language) ? QStringLiteral("rtl") : QStringLiteral("ltr")}};
}

HtmlWriter::Attributes languageMarksOf(const QString& line, const QString& page)
{
    const QString language = languageOf(line);
    return language.isEmpty() || language == page ? HtmlWriter::Attributes{{"dir", QStringLiteral("auto")}} : languageMarks(language);
}

void HtmlWriter::begin(const char* name, const Attributes& attributes)
{
    m_out += QLatin1Char('<') + QLatin1String(name);
    for (const auto& [key, value] : attributes)
        m_out += QLatin1Char(' ') + QLatin1String(key) + QLatin1String("=\"") + escaped(value) + QLatin1Char('"');
}

void HtmlWriter::open(const char* name, const Attributes& attributes)
{
    begin(name, attributes);
    m_out += QLatin1Char('>');
}

void HtmlWriter::close(const char* name)
{
    m_out += QLatin1String("</") + QLatin1String(name) + QLatin1Char('>');
}

void HtmlWriter::leaf(const char* name, const Attributes& attributes)
{
    begin(name, attributes);
    m_out += QLatin1String("/>");
}

void HtmlWriter::element(const char* name, const Attributes& attributes, QStringView text)
{
    open(name, attributes);
    m_out += escaped(text);
    close(name);
}

} // namespace qd::agents
