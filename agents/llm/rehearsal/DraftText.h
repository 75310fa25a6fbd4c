#pragma once

#include <QStringList>

namespace qd::agents::rehearsal {

/// A piece in Markdown, as blocks: paragraphs and lists between headings.
struct DraftText {
    struct Section {
        QString heading;
        QStringList blocks;

        QString text() const { return blocks.join(QStringLiteral("\n\n")); }
    };
    QString title;
    QStringList intro;
    QList<Section> sections;

    static DraftText fromMarkdown(const QString& markdown);
    QString toMarkdown() const;
    QString body() const;      ///< without headings
    QString headings() const;  ///< one per line, without the title
    qsizetype words() const;
    int quotes() const;        ///< statements brought with their source
};

/// A block is a list, and not a paragraph.
bool isList(const QString& block);
/// A block that was written because somebody asked for it, and stays through later revisions.
bool answersWish(const QString& block);
/// A block that tells a case: the reader can see something happen.
bool tellsCase(const QString& block);

} // namespace qd::agents::rehearsal
