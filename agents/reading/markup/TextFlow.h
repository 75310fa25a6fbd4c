#pragma once

#include <QString>

namespace qd::agents {

/// Plain text as it is written down piece by piece: words with one space between them, lines, paragraphs with one empty line between
/// them. Nothing is written twice and nothing is empty. O(what is written); at most `most` characters, what is more is left out.
class TextFlow {
public:
    explicit TextFlow(qsizetype most) : m_most(most) {}

    /// Text as in a line: white space is one space.
    void words(QStringView text);
    /// Text as it stands, with its line ends.
    void lines(QStringView text);
    void beginLine() { m_breaks = qMax(m_breaks, 1); }
    void beginParagraph() { m_breaks = 2; }
    /// What stands before the next words, if there are any in the same line ("# ", "- ").
    void mark(const QString& mark) { m_mark = mark; }
    /// Begins a new cell of a table's row.
    void beginCell();

    /// Where the next word will stand.
    qsizetype nextAt() const;
    const QString& text() const { return m_text; }
    bool isCut() const { return m_isCut; }

private:
    void put(QStringView text);
    QString gap() const;

    const qsizetype m_most;
    QString m_text;
    QString m_mark;
    int m_breaks = 0;
    bool m_hasSpace = false;
    bool m_isCut = false;
};

} // namespace qd::agents
