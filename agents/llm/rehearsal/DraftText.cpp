#include "agents/llm/rehearsal/DraftText.h"

#include "agents/llm/rehearsal/brief/Stated.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <QRegularExpression>

namespace qd::agents::rehearsal {

DraftText DraftText::fromMarkdown(const QString& markdown)
{
    DraftText draft;
    QString block;
    const auto close = [&] {
        if (const QString done = std::exchange(block, {}).trimmed(); !done.isEmpty())
            (draft.sections.isEmpty() ? draft.intro : draft.sections.last().blocks).append(done);
    };
    for (const QString& line : markdown.split(u'\n')) {
        if (line.startsWith(QStringLiteral("# ")) && draft.title.isEmpty()) {
            close();
            draft.title = line.mid(2).trimmed();
        } else if (line.startsWith(QStringLiteral("## "))) {
            close();
            draft.sections.append({line.mid(3).trimmed(), {}});
        } else if (line.trimmed().isEmpty()) {
            close();
        } else {
            block += line + u'\n';
        }
    }
    close();
    return draft;
}

QString DraftText::toMarkdown() const
{
    QStringList parts{QStringLiteral("# ") + title};
    parts += intro;
    for (const Section& section : sections) {
        parts.append(QStringLiteral("## ") + section.heading);
        parts += section.blocks;
    }
    return parts.join(QStringLiteral("\n\n")) + u'\n';
}

QString DraftText::body() const
{
    QStringList parts = intro;
    for (const Section& section : sections)
        parts += section.blocks;
    return parts.join(QStringLiteral("\n\n"));
}

QString DraftText::headings() const
{
    QStringList lines;
    for (const Section& section : sections)
        lines.append(section.heading);
    return lines.join(u'\n');
}

qsizetype DraftText::words() const
{
    return wordCount(toMarkdown());
}

int DraftText::quotes() const
{
    return int(toMarkdown().count(QStringLiteral("(from: ")));
}

bool isList(const QString& block)
{
    return block.startsWith(QStringLiteral("- ")) || block.contains(QStringLiteral("\n- "));
}

bool answersWish(const QString& block)
{
    return block.startsWith(QStringLiteral("One point belongs ")) || tellsStated(block); // the first as all of the lines for wishes do
}

bool tellsCase(const QString& block)
{
    static const QRegularExpression marks(
        QStringLiteral("\\b(imagine|picture|suppose|assume|consider|think of|for example|for instance|hypothetical|made-up|an invented|"
                       "imaginary|fictional|fiction|thought experiment|illustration|let us say|or look at the reverse)\\b|(?:^|[.?!] )say (?:a|the|that)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return block.contains(marks);
}

} // namespace qd::agents::rehearsal
