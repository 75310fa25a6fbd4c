#include "agents/reading/markup/HtmlText.h"

#include "agents/reading/markup/HtmlTokens.h"
#include "agents/reading/markup/TextFlow.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostText = 2'000'000;
constexpr qsizetype kMostLinks = 200;
constexpr qsizetype kMostLists = 64;
constexpr qsizetype kMostWords = 2'000; // of a title or description

QSet<QString> setOf(const char* names)
{
    const QStringList words = QString::fromLatin1(names).split(u' ');
    return {words.begin(), words.end()};
}

bool isParagraph(const QString& name)
{
    static const QSet<QString> kParagraphs = setOf("p h1 h2 h3 h4 h5 h6 ul ol dl menu dir table blockquote pre listing xmp section article header footer nav "
                                                   "aside main figure form fieldset address hr details dialog search hgroup");
    return kParagraphs.contains(name);
}

bool isLine(const QString& name)
{
    static const QSet<QString> kLines = setOf("div li dt dd tr br caption legend summary option optgroup figcaption center body title");
    return kLines.contains(name);
}

/// Raw text that is not part of what the page says: scripts, styles, other pages, what a form is filled with.
bool isHidden(const QString& rawElement)
{
    return !rawElement.isEmpty() && rawElement != QLatin1String("xmp") && rawElement != QLatin1String("plaintext");
}

/// One page being read.
class PageReading {
public:
    explicit PageReading(const QUrl& address) : m_base(address) {}
    HtmlPage page(const QString& html);

private:
    void text(const HtmlToken& token);
    void started(const HtmlToken& token);
    void ended(const HtmlToken& token);
    void listItem();
    void list(const HtmlToken& token, bool begins);
    void metadata(const HtmlToken& token);
    void link(const HtmlToken& token);
    void endLink();
    QString whole(const QString& address) const;

    QUrl m_base;
    HtmlPage m_page;
    TextFlow m_flow{kMostText};
    QList<int> m_lists;    ///< -1: points; else the number of the last item
    QString m_linkTo;
    qsizetype m_linkFrom = 0;
    QSet<QString> m_linked;
    int m_templates = 0;
    int m_kept = 0;        ///< elements around here whose lines stay as they are
    bool m_hasTitle = false;
};

HtmlPage PageReading::page(const QString& html)
{
    HtmlTokens tokens(html);
    for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Over; token = tokens.next()) {
        const bool isTemplate = token.kind != HtmlToken::Text && token.name == QLatin1String("template");
        if (isTemplate)
            m_templates = token.kind == HtmlToken::Start ? m_templates + 1 : qMax(0, m_templates - 1);
        if (isTemplate || m_templates > 0)
            continue;
        switch (token.kind) {
        case HtmlToken::Text: text(token); break;
        case HtmlToken::Start: started(token); break;
        case HtmlToken::End: ended(token); break;
        case HtmlToken::Over: break;
        }
    }
    m_page.text = m_flow.text();
    m_page.isCut = m_flow.isCut();
    return m_page;
}

void PageReading::text(const HtmlToken& token)
{
    if (token.name == QLatin1String("title") && !m_hasTitle) {
        m_page.title = token.text.left(kMostWords).simplified();
        m_hasTitle = true;
    }
    if (isHidden(token.name))
        return;
    m_kept > 0 || !token.name.isEmpty() ? m_flow.lines(token.text) : m_flow.words(token.text);
}

void PageReading::started(const HtmlToken& token)
{
    const QString& name = token.name;
    const bool isList = name == QLatin1String("ul") || name == QLatin1String("ol");
    if (isParagraph(name) && !(isList && !m_lists.isEmpty()))
        m_flow.beginParagraph();
    else if (isParagraph(name) || isLine(name))
        m_flow.beginLine();
    if (name.size() == 2 && name[0] == u'h' && name[1] >= u'1' && name[1] <= u'6')
        m_flow.mark(QString(name[1].digitValue(), u'#') + u' ');
    else if (name == QLatin1String("li"))
        listItem();
    else if (isList)
        list(token, true);
    else if (name == QLatin1String("pre") || name == QLatin1String("listing"))
        ++m_kept;
    else if (name == QLatin1String("td") || name == QLatin1String("th"))
        m_flow.beginCell();
    else if (name == QLatin1String("a"))
        link(token);
    else if (name == QLatin1String("img")) {
        const QString alt = token.attribute(u"alt").simplified();
        if (!alt.isEmpty())
            m_flow.words(QStringLiteral(" [image: %1] ").arg(alt));
    } else
        metadata(token);
}

void PageReading::ended(const HtmlToken& token)
{
    const QString& name = token.name;
    if (name == QLatin1String("ul") || name == QLatin1String("ol"))
        list(token, false);
    else if (name == QLatin1String("pre") || name == QLatin1String("listing"))
        m_kept = qMax(0, m_kept - 1);
    else if (name == QLatin1String("a"))
        endLink();
    if (isParagraph(name))
        m_flow.mark({});
    if (isParagraph(name) && m_lists.isEmpty())
        m_flow.beginParagraph();
    else if (isParagraph(name) || isLine(name))
        m_flow.beginLine();
}

void PageReading::list(const HtmlToken& token, bool begins)
{
    if (begins && m_lists.size() < kMostLists)
        m_lists.append(token.name == QLatin1String("ol") ? 0 : -1);
    else if (!begins && !m_lists.isEmpty())
        m_lists.removeLast();
}

void PageReading::listItem()
{
    const bool isNumbered = !m_lists.isEmpty() && m_lists.last() >= 0;
    const QString mark = isNumbered ? QStringLiteral("%1. ").arg(++m_lists.last()) : QStringLiteral("- ");
    m_flow.mark(QString(2 * int(std::clamp<qsizetype>(m_lists.size() - 1, 0, 6)), u' ') + mark);
}

void PageReading::metadata(const HtmlToken& token)
{
    const auto take = [](QString& into, const QString& value) {
        if (into.isEmpty())
            into = value.left(kMostWords).simplified();
    };
    const QString content = token.attribute(u"content");
    if (token.name == QLatin1String("html"))
        take(m_page.language, token.attribute(u"lang").left(35));
    else if (token.name == QLatin1String("base") && m_base.isValid())
        m_base = m_base.resolved(QUrl(token.attribute(u"href").trimmed()));
    else if (token.name == QLatin1String("link") && token.attribute(u"rel").simplified().toLower().split(u' ').contains(QStringLiteral("canonical")))
        take(m_page.canonical, whole(token.attribute(u"href")));
    else if (token.name == QLatin1String("time") && token.attributes.contains({QStringLiteral("itemprop"), QStringLiteral("datePublished")}))
        take(m_page.published, token.attribute(u"datetime").left(64));
    if (token.name != QLatin1String("meta") || content.isEmpty())
        return;
    static const QSet<QString> kDates = setOf("article:published_time date dc.date dcterms.created dcterms.date datepublished");
    static const QSet<QString> kDescriptions = setOf("description og:description twitter:description");
    const QString what = (token.attribute(u"name") + token.attribute(u"property") + token.attribute(u"itemprop")).toLower();
    if (kDates.contains(what))
        take(m_page.published, content.left(64));
    else if (kDescriptions.contains(what))
        take(m_page.description, content);
}

void PageReading::link(const HtmlToken& token)
{
    endLink();
    m_linkTo = m_page.links.size() < kMostLinks ? whole(token.attribute(u"href")) : QString();
    m_linkFrom = m_flow.nextAt();
}

void PageReading::endLink()
{
    const QString words = m_linkTo.isEmpty() ? QString() : m_flow.text().mid(m_linkFrom, 200).simplified();
    if (!words.isEmpty() && !m_linked.contains(m_linkTo)) {
        m_linked.insert(m_linkTo);
        m_page.links.append({words, m_linkTo});
    }
    m_linkTo.clear();
}

/// Empty for anything but http and https.
QString PageReading::whole(const QString& address) const
{
    if (address.trimmed().isEmpty())
        return {};
    const QUrl url = m_base.resolved(QUrl(address.trimmed())).adjusted(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return url.isValid() && isWeb && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded).left(kMostWords) : QString();
}

} // namespace

HtmlPage htmlPage(const QString& html, const QUrl& address)
{
    return PageReading(address).page(html);
}

QString htmlText(const QString& html)
{
    return htmlPage(html, {}).text;
}

} // namespace qd::agents
