#include "app/commands/inbox/PieceLinks.h"

#include "agents/effects/render/Html.h"
#include "agents/reading/markup/HtmlTokens.h"
#include "app/commands/Fields.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::app {

namespace {

/// As it would be asked for: a host in other letters than it is read in shows them.
QString wholeTarget(const QString& written)
{
    const QUrl url(written.trimmed());
    return agents::oneLine(url.isValid() && !url.isEmpty() ? url.toString(QUrl::FullyEncoded) : written);
}

bool isElsewhere(const QString& target)
{
    return !target.isEmpty() && !target.startsWith(QLatin1Char('#'));
}

/// Not a file of the piece, nor one that stands in the page itself.
bool isFetched(const QString& target)
{
    return target.startsWith(QLatin1String("//")) || target.startsWith(QLatin1String("http:"), Qt::CaseInsensitive) || target.startsWith(QLatin1String("https:"), Qt::CaseInsensitive);
}

/// One page being read for what it leads to.
class LinkReading {
public:
    QList<PieceLink> links(const QString& html);

private:
    void started(const agents::HtmlToken& token);
    void ended();
    void add(const PieceLink& link);

    QList<PieceLink> m_links;
    QString m_target; ///< of the link that is open; empty: none
    QString m_words;
};

QList<PieceLink> LinkReading::links(const QString& html)
{
    agents::HtmlTokens tokens(html);
    for (agents::HtmlToken token = tokens.next(); token.kind != agents::HtmlToken::Over; token = tokens.next()) {
        if (token.kind == agents::HtmlToken::Text && token.name.isEmpty())
            m_words += token.text;
        else if (token.kind == agents::HtmlToken::Start)
            started(token);
        else if (token.kind == agents::HtmlToken::End && (token.name == QLatin1String("a") || token.name == QLatin1String("area")))
            ended();
    }
    ended();
    return m_links;
}

void LinkReading::started(const agents::HtmlToken& token)
{
    if (token.name == QLatin1String("a") || token.name == QLatin1String("area")) {
        ended();
        m_target = wholeTarget(token.attribute(u"href"));
        m_words = token.attribute(u"alt");
        return;
    }
    if (token.name != QLatin1String("img"))
        return;
    const QString shown = agents::oneLine(token.attribute(u"alt"));
    m_words += QStringLiteral(" [image: %1] ").arg(shown);
    if (const QString from = wholeTarget(token.attribute(u"src")); isFetched(from))
        add({shown, from, true});
}

void LinkReading::ended()
{
    if (isElsewhere(m_target))
        add({agents::oneLine(m_words), m_target});
    m_target.clear();
    m_words.clear();
}

void LinkReading::add(const PieceLink& link)
{
    if (!m_links.contains(link))
        m_links.append(link);
}

/// Without what does not say where it leads.
QString bare(QString address)
{
    static const QRegularExpression kFront(QStringLiteral("^(?:https?://|mailto:)?(?:www\\.)?"), QRegularExpression::CaseInsensitiveOption);
    address.remove(kFront);
    while (address.endsWith(QLatin1Char('/')) || address.endsWith(QChar(0x2026)) || address.endsWith(QLatin1Char('.')) || address.endsWith(QLatin1Char(',')) || address.endsWith(QLatin1Char(')')))
        address.chop(1);
    return address;
}

/// Whether what is read as `seen`, which is whole or cut, is the beginning of `target`. A host is read whole.
bool beginsWith(const QString& target, const QString& seen)
{
    const QString whole = bare(target);
    const QString begin = bare(QUrl(QStringLiteral("http://") + bare(seen)).toString(QUrl::FullyEncoded));
    const auto hostOf = [](const QString& address) { return address.section(QRegularExpression(QStringLiteral("[/?#]")), 0, 0); };
    return !begin.isEmpty() && hostOf(whole).compare(hostOf(begin), Qt::CaseInsensitive) == 0 && whole.startsWith(begin, Qt::CaseInsensitive);
}

QString lineOf(const PieceLink& link)
{
    return QStringLiteral("%1: %2%3").arg(link.words.isEmpty() ? QStringLiteral("(no words)") : link.words, link.target, readsAsAnother(link) ? QStringLiteral("  (its words look like another address)") : QString());
}

} // namespace

QList<PieceLink> pieceLinks(const QString& html)
{
    return LinkReading().links(html);
}

bool readsAsAnother(const PieceLink& link)
{
    static const QRegularExpression kAddress(QStringLiteral("(?:https?://)?(?:[^\\s@/:]+@)?(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?::[0-9]+)?(?:[/?#]\\S*)?"), QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    if (link.isPicture)
        return false;
    const bool isMail = link.target.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive);
    for (auto found = kAddress.globalMatch(link.words); found.hasNext();) {
        const QString seen = found.next().captured();
        if (seen.contains(QLatin1Char('@')) && !seen.contains(QLatin1Char('/')) ? !isMail || bare(link.target).section(QLatin1Char('?'), 0, 0).compare(seen, Qt::CaseInsensitive) != 0 : !beginsWith(link.target, seen))
            return true;
    }
    return false;
}

void sayLinks(const Invocation& call, const QList<PieceLink>& links)
{
    QStringList leads, fetched;
    for (const PieceLink& link : links)
        (link.isPicture ? fetched : leads).append(lineOf(link));
    if (!leads.isEmpty())
        call.say(QStringLiteral("\nLinks:\n  ") + leads.join(QStringLiteral("\n  ")));
    if (!fetched.isEmpty())
        call.say(QStringLiteral("\nPictures that are fetched from elsewhere:\n  ") + fetched.join(QStringLiteral("\n  ")));
}

QByteArray withLinks(const QByteArray& text, const QList<PieceLink>& links)
{
    const Result<Json> read = Json::parse(text, {qMax<qint64>(text.size(), 1), 64});
    return document([&](JsonWriter& out) {
        for (const Json::Member& member : read ? read->members() : Json().members()) {
            out.key(member.first);
            out.json(member.second);
        }
        fieldList(out, "links", links, [&](const PieceLink& link) {
            field(out, "words", link.words);
            field(out, "target", link.target);
            field(out, "kind", link.isPicture ? QStringLiteral("picture") : QStringLiteral("link"));
            field(out, "reads_as_another", readsAsAnother(link));
        });
    });
}

} // namespace qd::app
