#include "tests/house/Functions.h"

#include "tests/house/SourceText.h"

#include <QRegularExpression>

namespace qd::house {

namespace {

/// What stands before an opening brace decides what the brace opens.
enum class Opens { Namespace, Class, Function, Initialiser };

/// Words that stand between members without belonging to one.
const QRegularExpression kSectionWords(QStringLiteral(
    R"rx(\b(public|protected|private|signals|Q_SIGNALS)(\s+(slots|Q_SLOTS))?\s*:(?!:)|\bQ_(OBJECT|GADGET)\b)rx"));

/// Finds the bodies by following braces; what a brace opens is told by the words before it, not by a whole grammar.
class FunctionFinder {
public:
    explicit FunctionFinder(const QString& code) : m_code(code) {}

    QList<Function> run()
    {
        for (; m_at < m_code.size(); ++m_at)
            step();
        return m_found;
    }

private:
    void step()
    {
        const QChar c = m_code[m_at];
        if (c == u'#' && atLineStart())
            skipDirective();
        else if (c == u'(')
            ++m_parens;
        else if (c == u')')
            --m_parens;
        else if (c == u'{')
            open();
        else if (c == u'}') {
            if (!m_scopes.isEmpty())
                m_scopes.removeLast();
            startHead();
        } else if (c == u';' && m_parens == 0)
            startHead();
    }

    bool atLineStart() const
    {
        const qsizetype before = m_code.lastIndexOf(u'\n', m_at);
        return QStringView(m_code).mid(before + 1, m_at - before - 1).trimmed().isEmpty();
    }
    void skipDirective()
    {
        do {
            const qsizetype end = m_code.indexOf(u'\n', m_at + 1);
            m_at = end < 0 ? m_code.size() : end;
        } while (m_at < m_code.size() && m_code[m_at - 1] == u'\\');
        if (head().trimmed().startsWith(u'#'))
            startHead();
    }
    void startHead()
    {
        m_head = m_at + 1;
        m_parens = 0;
    }
    QString head() const { return m_code.mid(m_head, m_at - m_head); }

    void open()
    {
        const QString words = plain(head());
        switch (m_parens > 0 ? Opens::Initialiser : kindOf(words)) {
        case Opens::Namespace:
            m_scopes.append(QString());
            return startHead();
        case Opens::Class:
            m_scopes.append(classNameIn(words));
            return startHead();
        case Opens::Initialiser:
            m_at = closing(m_at); // the head goes on behind it
            return;
        case Opens::Function:
            keep(words);
            m_at = closing(m_at);
            return startHead();
        }
    }

    /// The head without access words, attributes and template parameters.
    static QString plain(QString head)
    {
        static const QRegularExpression attribute(QStringLiteral(R"rx(\[\[[^\]]*\]\])rx"));
        head.remove(kSectionWords).remove(attribute);
        for (qsizetype at = head.indexOf(QLatin1String("template")); at >= 0; at = head.indexOf(QLatin1String("template"), at)) {
            qsizetype end = head.indexOf(u'<', at);
            for (int depth = 0; end >= 0 && end < head.size(); ++end) {
                depth += head[end] == u'<' ? 1 : head[end] == u'>' ? -1 : 0;
                if (depth == 0)
                    break;
            }
            if (end < 0)
                break;
            head.remove(at, end + 1 - at);
        }
        return head.trimmed();
    }

    Opens kindOf(const QString& words) const
    {
        static const QRegularExpression space(QStringLiteral(R"rx(^(inline\s+)?namespace\b|^extern\s*"\s*"$)rx"));
        static const QRegularExpression type(QStringLiteral(R"rx(^(typedef\s+)?(class|struct|union)\b)rx"));
        if (space.match(words).hasMatch())
            return Opens::Namespace;
        const QString flat = withoutParens(words);
        if (type.match(words).hasMatch() && !flat.contains(u'('))
            return Opens::Class;
        const bool assigns = flat.contains(u'=') && !flat.contains(QLatin1String("operator"));
        if (assigns || !flat.contains(u'('))
            return Opens::Initialiser;
        const bool afterName = !words.isEmpty() && (words.back().isLetterOrNumber() || words.back() == u'_' || words.back() == u'>');
        return afterName && hasInitList(flat) ? Opens::Initialiser : Opens::Function;
    }
    /// Every outermost (…) and what stands in braces shortened to "()".
    static QString withoutParens(const QString& words)
    {
        QString flat;
        int depth = 0;
        for (const QChar c : words) {
            depth -= c == u')' || c == u'}' ? 1 : 0;
            if (depth == 0 && c != u'{' && c != u'}')
                flat.append(c);
            depth += c == u'(' || c == u'{' ? 1 : 0;
        }
        return flat;
    }
    /// A single colon behind the parameters.
    static bool hasInitList(const QString& flat)
    {
        static const QRegularExpression colon(QStringLiteral(R"rx(\)[^:]*(?<!:):(?!:))rx"));
        return colon.match(flat).hasMatch();
    }
    static QString classNameIn(const QString& words)
    {
        static const QRegularExpression name(QStringLiteral(R"rx(^(?:typedef\s+)?(?:class|struct|union)\s+(?:alignas\s*\([^)]*\)\s*)?([\w:]+))rx"));
        return name.match(words).captured(1).section(QLatin1String("::"), -1);
    }

    void keep(const QString& words)
    {
        static const QRegularExpression name(QStringLiteral(R"rx(([\w:~]+|operator\s*[^\s\w(]+|operator\s*\(\))\s*\()rx"));
        Function found;
        found.name = name.match(words).captured(1);
        qsizetype from = m_head;
        for (auto sections = kSectionWords.globalMatch(head()); sections.hasNext();)
            from = m_head + sections.next().capturedEnd();
        while (from < m_at && m_code[from].isSpace())
            ++from;
        found.line = lineOf(m_code, from);
        found.lines = lineOf(m_code, closing(m_at)) - found.line + 1;
        const QString last = found.name.section(QLatin1String("::"), -1);
        const QString owner = found.name.contains(QLatin1String("::")) ? found.name.section(QLatin1String("::"), -2, -2)
                              : m_scopes.isEmpty()                     ? QString()
                                                                       : m_scopes.last();
        found.constructor = !owner.isEmpty() && owner == last;
        m_found.append(found);
    }

    qsizetype closing(qsizetype brace) const
    {
        int depth = 0;
        for (qsizetype at = brace; at < m_code.size(); ++at) {
            depth += m_code[at] == u'{' ? 1 : m_code[at] == u'}' ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return m_code.size() - 1;
    }

    const QString& m_code;
    qsizetype m_at = 0;
    qsizetype m_head = 0;
    int m_parens = 0;
    QStringList m_scopes;
    QList<Function> m_found;
};

} // namespace

QList<Function> functionsOf(const QString& code)
{
    return FunctionFinder(code).run();
}

} // namespace qd::house
