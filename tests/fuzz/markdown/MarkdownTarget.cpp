#include "tests/fuzz/markdown/MarkdownTarget.h"

#include "agents/effects/render/Markdown.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

namespace qd::fuzz {

namespace {

const QString kOwnImage = QStringLiteral("own.png");
constexpr qsizetype kMostMarkup = 40 * 1024 * 1024; // sixteen megabytes before entities and our own attributes

/// Read anew, and not by the code that is tried: what a browser does with an address (WHATWG URL, 4.4).
bool staysOrIsAllowed(const QString& href)
{
    QString seen;
    for (const QChar c : href)
        if (c.unicode() > 0x20 && (c.unicode() < 0x7f || c.unicode() > 0x9f))
            seen += c.toLower();
    static const QRegularExpression kScheme(QStringLiteral("^([a-z][a-z0-9+.-]*):"));
    if (const QRegularExpressionMatch match = kScheme.match(seen); match.hasMatch())
        return match.captured(1) == QLatin1String("http") || match.captured(1) == QLatin1String("https") || match.captured(1) == QLatin1String("mailto");
    return !seen.startsWith(QLatin1String("//")) && !seen.contains(QLatin1Char('\\'));
}

QString wrongElement(const QXmlStreamReader& in)
{
    static const QSet<QString> kElements{
        QStringLiteral("h2"), QStringLiteral("h3"), QStringLiteral("h4"), QStringLiteral("h5"), QStringLiteral("h6"), QStringLiteral("p"), QStringLiteral("ul"),
        QStringLiteral("ol"), QStringLiteral("li"), QStringLiteral("blockquote"), QStringLiteral("pre"), QStringLiteral("code"), QStringLiteral("em"),
        QStringLiteral("strong"), QStringLiteral("del"), QStringLiteral("a"), QStringLiteral("img"), QStringLiteral("br"), QStringLiteral("hr"),
        QStringLiteral("table"), QStringLiteral("thead"), QStringLiteral("tbody"), QStringLiteral("tr"), QStringLiteral("th"), QStringLiteral("td"), QStringLiteral("span")};
    static const QSet<QString> kAttributes{QStringLiteral("id"), QStringLiteral("href"), QStringLiteral("title"), QStringLiteral("rel"), QStringLiteral("src"),
                                           QStringLiteral("alt"), QStringLiteral("start"), QStringLiteral("style"), QStringLiteral("lang"), QStringLiteral("dir")};
    const QString name = in.name().toString();
    if (!kElements.contains(name))
        return QStringLiteral("an element <%1>").arg(name);
    for (const QXmlStreamAttribute& attribute : in.attributes()) {
        const QString key = attribute.qualifiedName().toString();
        const QString value = attribute.value().toString();
        const bool isRight = key == QLatin1String("href") ? name == QLatin1String("a") && staysOrIsAllowed(value)
            : key == QLatin1String("src")                 ? name == QLatin1String("img") && value == kOwnImage
            : key == QLatin1String("style")               ? value.startsWith(QLatin1String("text-align:")) && !value.contains(QLatin1Char(';'))
                                                          : true;
        if (!kAttributes.contains(key) || !isRight)
            return QStringLiteral("<%1 %2=\"%3\">").arg(name, key, value);
    }
    return {};
}

} // namespace

QString markdown(const QByteArray& bytes)
{
    const qsizetype line = bytes.indexOf('\n');
    agents::MarkdownRules rules;
    rules.ownImages = {kOwnImage};
    rules.title = QString::fromUtf8(bytes.left(line));
    rules.language = QStringLiteral("en");
    rules.titleLanguage = QStringLiteral("de");
    const Result<agents::SafeMarkup> markup = agents::safeMarkup(QString::fromUtf8(bytes.mid(line + 1)), rules);
    if (!markup)
        return markup.error().kind == Error::Parse && !markup.error().text.isEmpty() ? QString() : QStringLiteral("an error that is not the text's: ") + markup.error().text;
    if (markup->html.size() > kMostMarkup)
        return QStringLiteral("%1 characters of markup").arg(markup->html.size());
    QXmlStreamReader in(QLatin1String("<d>") + markup->html + QLatin1String("</d>"));
    in.readNextStartElement();
    while (!in.atEnd())
        if (in.readNext() == QXmlStreamReader::StartElement)
            if (const QString wrong = wrongElement(in); !wrong.isEmpty())
                return wrong;
    return in.hasError() ? QStringLiteral("it is not well-formed: ") + in.errorString() : QString();
}

} // namespace qd::fuzz
