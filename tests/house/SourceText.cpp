#include "tests/house/SourceText.h"

#include <QRegularExpression>

namespace qd::house {

namespace {

/// Walks over C++ text once and blanks what is not code. Knows line and block comments, strings, raw strings,
/// characters and digit separators ([lex.literal] of ISO C++20).
class Blanker {
public:
    explicit Blanker(const QString& text) : m_in(text), m_out(text) {}

    QString run()
    {
        while (m_at < m_in.size())
            step();
        return m_out;
    }

private:
    QChar now(qsizetype ahead = 0) const { return m_at + ahead < m_in.size() ? m_in[m_at + ahead] : QChar(); }

    void step()
    {
        if (now() == u'/' && now(1) == u'/')
            blankTo(lineEnd());
        else if (now() == u'/' && now(1) == u'*')
            blankTo(after(QStringLiteral("*/"), m_at + 2));
        else if (now() == u'#' && includesSomething())
            m_at = lineEnd();
        else if (now() == u'"')
            wordBefore().endsWith(u'R') ? rawString() : quoted(u'"');
        else if (now() == u'\'' && !wordBefore().startsWithDigit)
            quoted(u'\'');
        else
            ++m_at;
    }

    struct Word {
        QStringView text;
        bool startsWithDigit = false;
        bool endsWith(char16_t c) const { return text.endsWith(QChar(c)); }
    };
    Word wordBefore() const
    {
        qsizetype from = m_at;
        while (from > 0 && (m_in[from - 1].isLetterOrNumber() || m_in[from - 1] == u'_' || m_in[from - 1] == u'\''))
            --from;
        const QStringView word = QStringView(m_in).mid(from, m_at - from);
        return {word, !word.isEmpty() && word[0].isDigit()};
    }

    bool includesSomething() const
    {
        static const QRegularExpression include(QStringLiteral(R"rx(^#\s*include\b)rx"));
        return include.match(QStringView(m_in).mid(m_at, lineEnd() - m_at)).hasMatch();
    }
    qsizetype lineEnd() const
    {
        const qsizetype end = m_in.indexOf(u'\n', m_at);
        return end < 0 ? m_in.size() : end;
    }
    qsizetype after(const QString& mark, qsizetype from) const
    {
        const qsizetype found = m_in.indexOf(mark, from);
        return found < 0 ? m_in.size() : found + mark.size();
    }
    void blankTo(qsizetype end)
    {
        for (; m_at < end; ++m_at)
            if (m_in[m_at] != u'\n')
                m_out[m_at] = u' ';
    }
    void quoted(char16_t mark)
    {
        qsizetype end = m_at + 1;
        while (end < m_in.size() && m_in[end] != mark && m_in[end] != u'\n')
            end += m_in[end] == u'\\' ? 2 : 1;
        ++m_at;
        blankTo(qMin(end, m_in.size()));
        ++m_at;
    }
    void rawString()
    {
        const qsizetype open = m_in.indexOf(u'(', m_at);
        if (open < 0)
            return quoted(u'"');
        const QString close = u')' + m_in.mid(m_at + 1, open - m_at - 1) + u'"';
        const qsizetype end = after(close, open) - 1;
        ++m_at;
        blankTo(end);
        ++m_at;
    }

    const QString& m_in;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString codeOf(const QString& text)
{
    return Blanker(text).run();
}

int lineOf(const QString& text, qsizetype at)
{
    return 1 + int(QStringView(text).left(at).count(u'\n'));
}

} // namespace qd::house
