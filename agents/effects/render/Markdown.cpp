#include "agents/effects/render/Markdown.h"

#include "agents/effects/render/Html.h"
#include "agents/skills/text/Language.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

#include <md4c-html.h>

namespace qd::agents {

namespace {

constexpr qsizetype kLongest = 1024 * 1024;
constexpr qsizetype kMostMarkup = 16 * kLongest; // a quotation in a quotation in … takes 27 bytes for each of its marks
constexpr qsizetype kMostRepeated = 256 * kLongest;

/// The converter cannot be stopped: what is beyond is dropped, and seen by the size.
void collect(const MD_CHAR* text, MD_SIZE size, void* into)
{
    QByteArray& all = *static_cast<QByteArray*>(into);
    if (all.size() <= kMostMarkup)
        all.append(text, qsizetype(size));
}

/// An upper bound of what addresses take that are named once and stand again with each link that says their name: a hundred kilobytes can become
/// six hundred megabytes (md4c 0.4.8; CommonMark 0.31, 4.7). A definition ends at the latest with its paragraph.
qsizetype repeatedAtMost(const QByteArray& utf8)
{
    qsizetype longest = 0;
    for (qsizetype at = 0; at < utf8.size();) {
        qsizetype end = utf8.indexOf("\n\n", at);
        if (end < 0)
            end = utf8.size();
        if (QByteArrayView(utf8).sliced(at, end - at).contains("]:"))
            longest = std::max(longest, end - at);
        at = end + 2;
    }
    return longest * utf8.count('[');
}

Error tooMuch()
{
    return Error{Error::Parse, QStringLiteral("the text would become a page of more than 16,777,216 bytes"), QStringLiteral("markdown"),
                 QStringLiteral("shorter addresses, or fewer quotations within each other")};
}

bool isVoid(QStringView name)
{
    return name == QLatin1String("br") || name == QLatin1String("hr") || name == QLatin1String("img");
}

bool isKnown(const QString& name)
{
    static const QSet<QString> kKnown{
        QStringLiteral("h1"), QStringLiteral("h2"), QStringLiteral("h3"), QStringLiteral("h4"), QStringLiteral("h5"),
        QStringLiteral("h6"), QStringLiteral("p"), QStringLiteral("ul"), QStringLiteral("ol"), QStringLiteral("li"),
        QStringLiteral("blockquote"), QStringLiteral("pre"), QStringLiteral("code"), QStringLiteral("em"),
        QStringLiteral("strong"), QStringLiteral("del"), QStringLiteral("a"), QStringLiteral("img"), QStringLiteral("br"),
        QStringLiteral("hr"), QStringLiteral("table"), QStringLiteral("thead"), QStringLiteral("tbody"),
        QStringLiteral("tr"), QStringLiteral("th"), QStringLiteral("td")};
    return kKnown.contains(name);
}

bool isHeading(QStringView name)
{
    return name.size() == 2 && name.at(0) == QLatin1Char('h') && name.at(1).isDigit();
}

/// Copies the converter's markup element by element; what it does not know does not get through.
class Sieve {
public:
    explicit Sieve(const MarkdownRules& rules) : m_rules(rules) {}

    Result<SafeMarkup> pass(const QString& markup);

private:
    void open(const QXmlStreamReader& in);
    void close();
    void text(const QString& text);
    void image(const QXmlStreamAttributes& attributes);
    void openLink(const QXmlStreamAttributes& attributes);
    void closeHeading(const QByteArray& name);
    QString anchor(const QString& heading);

    const MarkdownRules& m_rules;
    HtmlWriter m_out;
    HtmlWriter m_body;           ///< what stands before the heading that is being read
    QString m_heading;           ///< its text
    QList<QByteArray> m_open;    ///< names as written; empty for an element that was left out
    QSet<QString> m_anchors;
    QHash<QString, int> m_next;  ///< of headings that say the same: the number to try
    bool m_first = true;
};

Result<SafeMarkup> Sieve::pass(const QString& markup)
{
    QXmlStreamReader in(QLatin1String("<d>") + markup + QLatin1String("</d>"));
    in.readNextStartElement();
    while (!in.atEnd()) {
        switch (in.readNext()) {
        case QXmlStreamReader::StartElement: open(in); break;
        case QXmlStreamReader::EndElement: close(); break;
        case QXmlStreamReader::Characters: text(in.text().toString()); break;
        default: break;
        }
    }
    if (in.hasError())
        // md4c 0.4.8 ends an image with the first one in its description, and closes what it did not open.
        return Error{Error::Parse, QStringLiteral("the text could not be turned into a page: ") + in.errorString(), QStringLiteral("markdown"),
                     QStringLiteral("no image within the description of another")};
    return SafeMarkup{m_out.take()};
}

void Sieve::open(const QXmlStreamReader& in)
{
    const QString name = in.name().toString();
    const QXmlStreamAttributes attributes = in.attributes();
    if (name == QLatin1String("a"))
        return openLink(attributes);
    if (name == QLatin1String("img")) {
        m_open.append(QByteArray());
        return image(attributes);
    }
    if (!isKnown(name)) {
        m_open.append(QByteArray());
        return;
    }
    if (isHeading(name)) {
        m_body.raw(m_out.take());
        m_heading.clear();
        m_open.append(name == QLatin1String("h1") ? QByteArrayLiteral("h2") : name.toLatin1());
        return;
    }
    m_first = false;
    HtmlWriter::Attributes kept;
    if (const auto start = attributes.value(QLatin1String("start")); name == QLatin1String("ol") && !start.isEmpty())
        kept.append({"start", QString::number(start.toInt())});
    if (const auto align = attributes.value(QLatin1String("align")); !align.isEmpty() && name.startsWith(QLatin1Char('t')))
        kept.append({"style", QStringLiteral("text-align:") + (align == QLatin1String("right") || align == QLatin1String("center") ? align.toString() : QStringLiteral("left"))});
    const QByteArray latin = name.toLatin1();
    if (isVoid(name)) {
        m_out.leaf(latin.constData(), kept);
        m_open.append(QByteArray());
        return;
    }
    m_out.open(latin.constData(), kept);
    m_open.append(latin);
}

void Sieve::close()
{
    if (m_open.isEmpty())
        return; // the wrapper's end
    const QByteArray name = m_open.takeLast();
    if (name.isEmpty())
        return;
    if (isHeading(QString::fromLatin1(name)))
        return closeHeading(name);
    m_out.close(name.constData());
}

void Sieve::text(const QString& text)
{
    m_heading += text;
    m_out.raw(markedText(text, m_rules));
}

void Sieve::image(const QXmlStreamAttributes& attributes)
{
    const QString file = attributes.value(QLatin1String("src")).toString();
    const QString description = attributes.value(QLatin1String("alt")).toString();
    if (m_rules.ownImages.contains(file))
        m_out.leaf("img", {{"src", file}, {"alt", description}});
    else
        text(description);
}

void Sieve::openLink(const QXmlStreamAttributes& attributes)
{
    const QString href = attributes.value(QLatin1String("href")).toString();
    if (!isSafeLink(href)) {
        m_open.append(QByteArray());
        return;
    }
    HtmlWriter::Attributes kept{{"href", href}};
    if (const auto title = attributes.value(QLatin1String("title")); !title.isEmpty())
        kept.append({"title", oneLine(title.toString())});
    if (isWebAddress(href))
        kept.append({"rel", QStringLiteral("noopener")});
    m_out.open("a", kept);
    m_open.append(QByteArrayLiteral("a"));
}

void Sieve::closeHeading(const QByteArray& name)
{
    const QString inner = m_out.take();
    const QString said = oneLine(m_heading);
    m_out.raw(m_body.take());
    const bool repeatsTitle = m_first && said.compare(oneLine(m_rules.title), Qt::CaseInsensitive) == 0;
    m_first = false;
    if (repeatsTitle || said.isEmpty())
        return;
    m_out.open(name.constData(), {{"id", anchor(said)}});
    m_out.raw(inner);
    m_out.close(name.constData());
}

QString Sieve::anchor(const QString& heading)
{
    QString plain;
    for (const QChar c : heading.toLower())
        plain += c.unicode() < 0x80 && c.isLetterOrNumber() ? c : QLatin1Char(' ');
    plain = plain.simplified().replace(QLatin1Char(' '), QLatin1Char('-')).left(60);
    if (plain.isEmpty())
        plain = QStringLiteral("section");
    QString unique = plain;
    for (int& n = m_next[plain]; m_anchors.contains(unique); ++n)
        unique = QStringLiteral("%1-%2").arg(plain).arg(n + 2);
    m_anchors.insert(unique);
    return unique;
}

} // namespace

QString markedText(const QString& text, const MarkdownRules& rules)
{
    static const QRegularExpression kForeign(
        QStringLiteral("[\\p{Arabic}\\p{Hebrew}](?:[\\p{Arabic}\\p{Hebrew}\\p{M}\\p{Nd}\\s،؛؟'\"\\-]*[\\p{Arabic}\\p{Hebrew}\\p{M}؟])?|(?<=“)[^“”]{2,200}(?=”)"),
        QRegularExpression::UseUnicodePropertiesOption);
    HtmlWriter out;
    qsizetype done = 0;
    auto found = kForeign.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const QString words = match.captured();
        const bool quotesTitle = rules.titleLanguage != rules.language && rules.title.contains(words, Qt::CaseInsensitive);
        const QString script = languageOf(words);
        const QString language = isRightToLeft(script) ? script : quotesTitle ? rules.titleLanguage : QString();
        if (language.isEmpty() || isRightToLeft(rules.language))
            continue;
        out.text(QStringView(text).mid(done, match.capturedStart() - done));
        out.element("span", languageMarks(language), words);
        done = match.capturedEnd();
    }
    out.text(QStringView(text).mid(done));
    return out.take();
}

Result<SafeMarkup> safeMarkup(const QString& markdown, const MarkdownRules& rules)
{
    if (markdown.size() > kLongest)
        return Error{Error::Parse, QStringLiteral("the text has %1 characters; a page may have 1,048,576").arg(markdown.size()),
                     QStringLiteral("markdown"), {}};
    const QByteArray utf8 = xmlSafe(markdown).toUtf8();
    if (utf8.trimmed().isEmpty())
        return Error{Error::Parse, QStringLiteral("the text is empty"), QStringLiteral("markdown"), {}};
    if (repeatedAtMost(utf8) > kMostRepeated)
        return tooMuch();
    QByteArray html;
    constexpr unsigned kDialect = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    if (md_html(utf8.constData(), MD_SIZE(utf8.size()), collect, &html, kDialect, MD_HTML_FLAG_XHTML) != 0)
        return Error{Error::Internal, QStringLiteral("the text could not be read as Markdown"), QStringLiteral("markdown"), {}};
    if (html.size() > kMostMarkup)
        return tooMuch();
    // A numeric character reference can still name what XML forbids, hence once more.
    return Sieve(rules).pass(xmlSafe(QString::fromUtf8(html)));
}

} // namespace qd::agents
