#include "agents/reading/markup/TextFlow.h"

namespace qd::agents {

namespace {

/// White space of HTML, and the space that does not break.
bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\f' || c == u'\r' || c == QChar::Nbsp;
}

/// No text: control characters but tab and line end.
bool isControl(QChar c)
{
    return (c < u' ' && c != u'\t' && c != u'\n') || (c >= QChar(0x7f) && c < QChar(0xa0));
}

} // namespace

/// What parts the next word from the last.
QString TextFlow::gap() const
{
    if (m_text.isEmpty())
        return {};
    return m_breaks > 0 ? QString(m_breaks, u'\n') : QString(m_hasSpace && !m_text.endsWith(u'\n') ? 1 : 0, u' ');
}

qsizetype TextFlow::nextAt() const
{
    return m_text.size() + gap().size() + m_mark.size();
}

/// A word, or what has to stay as it is.
void TextFlow::put(QStringView text)
{
    if (m_text.size() >= m_most) {
        m_isCut = true;
        return;
    }
    m_text.append(gap());
    m_breaks = 0;
    m_hasSpace = false;
    m_text.append(m_mark);
    m_mark.clear();
    for (const QChar c : text.first(qMin(text.size(), qMax<qsizetype>(0, m_most - m_text.size()))))
        if (!isControl(c))
            m_text.append(c);
    m_isCut |= text.size() > 1 && m_text.size() >= m_most;
}

void TextFlow::words(QStringView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype first = at;
        while (at < text.size() && !isSpace(text[at]))
            ++at;
        if (at > first)
            put(text.sliced(first, at - first));
        while (at < text.size() && isSpace(text[at])) {
            m_hasSpace = true;
            ++at;
        }
    }
}

void TextFlow::lines(QStringView text)
{
    if (!text.trimmed().isEmpty())
        put(text);
}

void TextFlow::beginCell()
{
    if (m_breaks > 0 || m_text.isEmpty() || m_text.endsWith(u'\n'))
        return;
    m_hasSpace = true;
    m_mark = QStringLiteral("| ");
}

} // namespace qd::agents
