#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace qd::agents {

/// The readable text of a Markdown document (CommonMark with tables), without its marks. A plain value.
struct Prose {
    enum Kind { Heading, Paragraph, Item, Quote, Code, Cell };

    struct Block {
        Kind kind = Paragraph;
        int level = 0; ///< 1 to 6 of a heading
        QString text;
    };
    struct Link {
        QString text;
        QString target;
    };
    struct Image {
        QString alt;
        QString target;
    };

    QList<Block> blocks; ///< in the order of the document; none is blank
    QList<Link> links;
    QList<Image> images;
    int lists = 0;
    int tables = 0;

    /// Reads Markdown; anything is Markdown, so this cannot fail. Linear in the text. @thread any
    static Prose fromMarkdown(const QString& markdown);

    QList<Block> headings() const;
    /// Paragraphs, quotes and list items: what is read as running text. One block a line.
    QString running() const;
    /// Sentences of the running text; a block ends its last sentence.
    QStringList sentences() const;

    /// Words: letters and digits of any script, joined by inner apostrophe, hyphen, ampersand, and by point or comma
    /// between digits. Each Han, Hiragana and Katakana character counts as a word, since those scripts have no spaces.
    static QStringList wordsOf(QStringView text);
    /// Splits where a sentence ends: after . ! ? … and their kin in other scripts, but not after an abbreviation, an
    /// initial, inside a number, or before a small letter.
    static QStringList sentencesOf(QStringView text);
};

} // namespace qd::agents
