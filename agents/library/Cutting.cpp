#include "agents/library/Cutting.h"

namespace qd::agents {

namespace {

constexpr qsizetype kEnoughWords = 200;
constexpr qsizetype kMostWords = 400;
constexpr qsizetype kHeadingAfter = 80; // a heading begins a piece when the one before it has so many words
constexpr qsizetype kHeadingChars = 120;

struct Paragraph {
    qsizetype first = 0;
    qsizetype end = 0;
    qsizetype words = 0;
    bool isHeading = false;
};

qsizetype wordsIn(QStringView text)
{
    qsizetype words = 0;
    bool inside = false;
    for (const QChar c : text) {
        words += !inside && !c.isSpace();
        inside = !c.isSpace();
    }
    return words;
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/// The end of the line that begins at `at`, with its line break.
qsizetype lineEnd(const QString& text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'\n', at);
    return end < 0 ? text.size() : end + 1;
}

bool endsSentence(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == QChar(0x3002);
}

/// Where a part of at most kMostWords that begins at `first` may end: after a line, else after a sentence, else after a word.
qsizetype partEnd(const QString& text, qsizetype first, qsizetype end)
{
    qsizetype words = 0;
    qsizetype line = 0;
    qsizetype sentence = 0;
    bool inside = false;
    for (qsizetype i = first; i < end; ++i) {
        const bool space = text[i].isSpace();
        if (!space && !inside && ++words > kMostWords)
            return line > first ? line : sentence > first ? sentence : i;
        inside = !space;
        if (words < kEnoughWords || !space)
            continue;
        if (text[i] == u'\n')
            line = i + 1;
        else if (i > first && endsSentence(text[i - 1]))
            sentence = i + 1;
    }
    return end;
}

void addParagraph(const QString& text, qsizetype first, qsizetype end, QList<Paragraph>& paragraphs)
{
    while (first < end) {
        const qsizetype part = partEnd(text, first, end);
        paragraphs.append({first, part, wordsIn(QStringView(text).mid(first, part - first)), false});
        first = part;
    }
}

QList<Paragraph> paragraphsOf(const QString& text)
{
    QList<Paragraph> paragraphs;
    qsizetype begin = -1; // of the paragraph that is being read
    const auto close = [&](qsizetype end) {
        if (begin >= 0)
            addParagraph(text, begin, end, paragraphs);
        begin = -1;
    };
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = lineEnd(text, at);
        const QStringView line = QStringView(text).mid(at, end - at);
        if (isBlank(line)) {
            close(at);
        } else if (line.startsWith(u'#')) {
            close(at);
            paragraphs.append({at, end, wordsIn(line), true});
        } else if (begin < 0) {
            begin = at;
        }
        at = end;
    }
    close(text.size());
    return paragraphs;
}

QString headingOf(const QString& text, const Paragraph& paragraph)
{
    QString line = text.mid(paragraph.first, paragraph.end - paragraph.first).trimmed();
    while (line.startsWith(u'#'))
        line.remove(0, 1);
    return line.trimmed().left(kHeadingChars);
}

} // namespace

QList<Piece> cut(const QString& text)
{
    QList<Piece> pieces;
    Piece piece;
    qsizetype words = 0;
    QString heading;
    const auto close = [&] {
        if (words > 0)
            pieces.append(piece);
        words = 0;
    };
    for (const Paragraph& paragraph : paragraphsOf(text)) {
        if (words + paragraph.words > kMostWords || words >= kEnoughWords || (paragraph.isHeading && words >= kHeadingAfter))
            close();
        if (paragraph.isHeading)
            heading = headingOf(text, paragraph);
        if (words == 0) {
            piece.first = paragraph.first;
            piece.heading = heading;
        }
        piece.length = paragraph.end - piece.first;
        words += paragraph.words;
    }
    close();
    return pieces;
}

} // namespace qd::agents
