#include "agents/effects/render/mail/MailParts.h"

#include "agents/effects/render/Html.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace qd::agents {

namespace {

constexpr qsizetype kWidth = 72;

/// Puts a text together, line by line.
class PlainWriter {
public:
    void read(const QString& markup)
    {
        QXmlStreamReader xml(QStringLiteral("<x>") + markup + QStringLiteral("</x>"));
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement())
                open(xml.name().toString(), xml.attributes());
            else if (xml.isEndElement())
                close(xml.name().toString());
            else if (xml.isCharacters())
                m_words += m_isCode ? xml.text().toString() : xml.text().toString().replace(QLatin1Char('\n'), QLatin1Char(' '));
        }
        flush(false);
    }
    QString text() const { return m_lines.join(QLatin1Char('\n')).trimmed() + QLatin1Char('\n'); }

private:
    struct List {
        bool isNumbered = false;
        int last = 0;
    };
    void open(const QString& name, const QXmlStreamAttributes& marks)
    {
        if (name == QLatin1String("a"))
            m_links.append(marks.value(QLatin1String("href")).toString());
        else if (name == QLatin1String("br"))
            m_words += QLatin1Char('\n');
        else if (name == QLatin1String("td") || name == QLatin1String("th"))
            m_words += m_words.trimmed().isEmpty() ? QString() : QStringLiteral(" | ");
        else
            openBlock(name);
    }
    void openBlock(const QString& name)
    {
        if (name == QLatin1String("ul") || name == QLatin1String("ol")) {
            flush(false);
            m_lists.append({name == QLatin1String("ol")});
        } else if (name == QLatin1String("li") && !m_lists.isEmpty()) {
            flush(false);
            List& list = m_lists.last();
            m_point = list.isNumbered ? QStringLiteral("%1. ").arg(++list.last) : QStringLiteral("- ");
        } else if (name == QLatin1String("blockquote")) {
            flush(true);
            ++m_quoted;
        } else if (name == QLatin1String("pre")) {
            flush(true);
            m_isCode = true;
        }
    }
    void close(const QString& name)
    {
        static const QStringList kBlocks{QStringLiteral("p"), QStringLiteral("h1"), QStringLiteral("h2"), QStringLiteral("h3"), QStringLiteral("h4"), QStringLiteral("h5"), QStringLiteral("h6"),
                                         QStringLiteral("pre"), QStringLiteral("table"), QStringLiteral("hr")};
        if (name == QLatin1String("a")) {
            const QString link = m_links.isEmpty() ? QString() : m_links.takeLast();
            if (!link.isEmpty() && !m_words.endsWith(link))
                m_words += QStringLiteral(" <%1>").arg(link);
        } else if (kBlocks.contains(name)) {
            flush(true);
            m_isCode = m_isCode && name != QLatin1String("pre");
        } else if (name == QLatin1String("li") || name == QLatin1String("tr")) {
            flush(false);
            m_point.clear();
        } else if (name == QLatin1String("ul") || name == QLatin1String("ol")) {
            m_lists.removeLast();
            blank();
        } else if (name == QLatin1String("blockquote")) {
            flush(true);
            --m_quoted;
        }
    }
    QString margin() const { return QStringLiteral("> ").repeated(m_quoted) + QString(std::max<qsizetype>(0, m_lists.size() - 1) * 2, u' '); }
    void blank()
    {
        if (!m_lines.isEmpty() && !m_lines.last().isEmpty())
            m_lines.append(QString());
    }
    /// What was gathered, as lines; `isBlock`: a blank one follows, outside of lists.
    void flush(bool isBlock)
    {
        const QStringList parts = m_words.trimmed().isEmpty() ? QStringList() : m_words.split(QLatin1Char('\n'));
        m_words.clear();
        for (const QString& part : parts)
            m_isCode ? m_lines.append(margin() + part) : wrap(part.simplified());
        if (isBlock && !parts.isEmpty() && m_lists.isEmpty())
            blank();
    }
    void wrap(const QString& line)
    {
        const QString next = margin() + QString(m_lists.isEmpty() ? 0 : 2, u' ');
        QString out = m_lists.isEmpty() ? margin() : margin() + (m_point.isEmpty() ? QStringLiteral("  ") : m_point);
        m_point.clear();
        bool isFirst = true;
        for (const QString& word : line.split(u' ', Qt::SkipEmptyParts)) {
            if (!isFirst && out.size() + 1 + word.size() > kWidth) {
                m_lines.append(out);
                out = next;
                isFirst = true;
            }
            out += (isFirst ? QString() : QStringLiteral(" ")) + word;
            isFirst = false;
        }
        m_lines.append(out);
    }

    QStringList m_lines;
    QStringList m_links;
    QList<List> m_lists;
    QString m_words;
    QString m_point; ///< of the list, for its first line
    int m_quoted = 0;
    bool m_isCode = false;
};

} // namespace

QString inlineStyled(QString html, const Shades& shades)
{
    const auto give = [&html](const char* tag, const QString& style) {
        html.replace(QStringLiteral("<%1>").arg(QLatin1String(tag)), QStringLiteral("<%1 style=\"%2\">").arg(QLatin1String(tag), style));
        html.replace(QStringLiteral("<%1 id=").arg(QLatin1String(tag)), QStringLiteral("<%1 style=\"%2\" id=").arg(QLatin1String(tag), style));
        html.replace(QStringLiteral("<%1 href=").arg(QLatin1String(tag)), QStringLiteral("<%1 style=\"%2\" href=").arg(QLatin1String(tag), style));
    };
    give("p", QStringLiteral("margin:0 0 16px"));
    give("h2", QStringLiteral("margin:24px 0 8px;font-size:20px;line-height:1.25"));
    give("h3", QStringLiteral("margin:20px 0 8px;font-size:17px;line-height:1.3"));
    give("ul", QStringLiteral("margin:0 0 16px;padding-left:22px"));
    give("ol", QStringLiteral("margin:0 0 16px;padding-left:22px"));
    give("li", QStringLiteral("margin:0 0 6px"));
    give("a", QStringLiteral("color:%1").arg(shades.link));
    give("blockquote", QStringLiteral("margin:0 0 16px;padding-left:14px;border-left:3px solid %1").arg(shades.accent));
    return html;
}

QString plainText(const QString& markup)
{
    PlainWriter out;
    out.read(markup);
    return out.text();
}

HeadedText headedText(const QString& text)
{
    static const QRegularExpression kLine(QStringLiteral("\\A\\s*(Subject|Preheader):[ \\t]*([^\\n]*)(\\n|\\z)"), QRegularExpression::CaseInsensitiveOption);
    HeadedText headed{{}, {}, text};
    for (QRegularExpressionMatch line = kLine.match(headed.text); line.hasMatch(); line = kLine.match(headed.text)) {
        const bool isSubject = line.captured(1).compare(QLatin1String("subject"), Qt::CaseInsensitive) == 0;
        std::optional<QString>& member = isSubject ? headed.subject : headed.preheader;
        if (member)
            break; // a second one is of the text
        member = oneLine(line.captured(2));
        headed.text = headed.text.mid(line.capturedEnd());
    }
    return headed;
}

} // namespace qd::agents
