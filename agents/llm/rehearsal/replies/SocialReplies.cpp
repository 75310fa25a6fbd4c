#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/Essay.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kPostWords = 180;
constexpr int kPoints = 3;
constexpr qsizetype kShortPiece = 250; // words; what has fewer is no essay any more

QString bodyHeading(const QString& heading)
{
    const qsizetype colon = heading.indexOf(QStringLiteral(": "));
    return capitalised(colon > 0 ? heading.mid(colon + 2) : heading);
}

QStringList hashtags(const Plan& plan)
{
    QStringList tags;
    const auto add = [&tags](const QString& text) {
        QString tag;
        for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
            for (const QChar c : capitalised(word))
                if (c.isLetterOrNumber())
                    tag += c;
        if (!tag.isEmpty() && tag.size() <= 40 && !tags.contains(tag, Qt::CaseInsensitive) && tags.size() < 4)
            tags.append(tag);
    };
    if (wordCount(plan.subject.topic) <= 4 && !plan.subject.isForeign())
        add(withoutArticle(plan.subject.topic));
    if (isLatin(plan.keyword)) // words run together are hard to read in scripts without capitals
        add(plan.keyword);
    if (plan.subject.audienceGiven)
        add(plan.subject.audience);
    add(QStringLiteral("Leadership"));
    return tags;
}

QString theEnd(const QString& text)
{
    return text.endsWith(u'?') || text.endsWith(u'.') ? text : text + u'.';
}

QString plainText(QString block)
{
    static const QRegularExpression link(QStringLiteral("!?\\[([^\\]]*)\\]\\([^)]*\\)"));
    static const QRegularExpression marks(QStringLiteral("\\*\\*|__|`|^#+\\s+|^>\\s+"), QRegularExpression::MultilineOption);
    return block.replace(link, QStringLiteral("\\1")).remove(marks).trimmed();
}

/// The piece that is made known: as it was published, which may not be how it was planned.
struct Piece {
    QString title;
    QStringList headings; ///< of the body, as they stand
    QStringList points;   ///< the same as they read without the keyword in front
    QStringList own;      ///< paragraphs of a text so short that a post can be made of nothing else

    explicit Piece(const Plan& plan)
    {
        const DraftText draft = DraftText::fromMarkdown(plan.material.draft);
        const bool published = draft.words() > 1;
        title = published && !draft.title.isEmpty() ? draft.title : plan.title;
        headings = published ? draft.headings().split(u'\n', Qt::SkipEmptyParts) : plan.headings;
        headings.removeIf([](const QString& heading) { return isConclusion(heading); });
        for (const QString& heading : std::as_const(headings))
            points.append(bodyHeading(heading));
        if (published && (points.isEmpty() || draft.words() < kShortPiece))
            takeOwnWords(draft.body());
    }

    QString point(qsizetype at) const { return points.isEmpty() ? title : points.value(at); }

private:
    void takeOwnWords(const QString& body)
    {
        qsizetype words = 0;
        for (const QString& block : body.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
            const QString text = plainText(block);
            words += wordCount(text);
            if (words > kPostWords && !own.isEmpty())
                return;
            if (!text.isEmpty())
                own.append(text);
        }
    }
};

// Which of its points the post makes its own.
qsizetype pointAt(const Plan& plan, const Piece& piece)
{
    const QString angle = plan.material.resultText(u"social-plan", u"angle");
    for (qsizetype i = 0; i < piece.points.size(); ++i)
        if (angle.contains(piece.points[i]))
            return i;
    return plan.dice.forPurpose(QStringLiteral("social")).roll(piece.points.size());
}

// A scene, an argument and a statement of the sources on the theme; a short piece speaks for itself.
QStringList argumentOf(const Piece& piece, Essay& essay, const Theme& theme)
{
    if (!piece.own.isEmpty())
        return piece.own;
    QStringList parts{essay.tie(theme), essay.anyParagraph(theme), essay.quote(&theme)};
    parts.removeAll(QString());
    return parts;
}

} // namespace

Json socialPlanReply(const Plan& plan)
{
    const Piece piece(plan);
    const QString point = piece.point(pointAt(plan, piece));
    const bool whole = piece.points.isEmpty();
    const QString angle = whole ? QStringLiteral("The piece is short enough to speak for itself: the post says what it says, in its own words.")
                                : QStringLiteral("One thought carries the post: “%1”. It stands alone, and it makes the reader want the rest.").arg(point);
    const QString order = whole ? QStringLiteral("“%1” is out. It is short, so make the post of its own words for %2, and end with a question.").arg(piece.title, plan.subject.audience)
                                : QStringLiteral("“%1” is out. One section stands on its own: “%2”. Make a post of it for %3, with a scene in the first line and a question in the last.")
                                      .arg(piece.title, point, plan.subject.audience);
    return Reply()
        .add("angle", angle)
        .add("linkedin_message", spoken(plan, order))
        .add("designer_message", QStringLiteral("“%1” goes to LinkedIn. Same motif as the header, so that people recognise it; the title is the only text, and it has to read on a telephone.").arg(piece.title))
        .add("confidence", confidenceOf(plan)).json();
}

Json linkedinPostReply(const Plan& plan)
{
    const Piece piece(plan);
    Essay essay(plan, QStringLiteral("linkedin"), DraftText::fromMarkdown(plan.material.draft));
    const qsizetype at = pointAt(plan, piece);
    const Theme& theme = essay.themeOf(piece.headings.isEmpty() ? piece.title : piece.headings.value(at));
    QStringList parts = argumentOf(piece, essay, theme);
    QStringList list;
    for (qsizetype i = 0; i < piece.points.size() && list.size() < kPoints; ++i)
        if (i != at)
            list.append(QStringLiteral("– ") + piece.points[i]);
    const QString named = QStringLiteral("“%1” is our new piece on this").arg(piece.title) + (plan.subject.audienceKnown ? QStringLiteral(" for ") + plan.subject.audience : QString()) + u'.';
    QStringList end{list.isEmpty() ? named : named + QStringLiteral(" It also covers:"), list.join(u'\n'), essay.phrasing().fresh(theme, Move::Question)};
    end.removeAll(QString());
    for (int i = 0; i < 6 && piece.own.isEmpty() && wordCount((parts + end).join(u' ')) < kPostWords - 20; ++i) {
        const QString more = i % 2 == 0 ? essay.tie(theme) : essay.anyParagraph(theme);
        insertBlock(parts, 2 + i, more);
    }
    const QString text = (parts + end).join(QStringLiteral("\n\n"));
    return Reply()
        .add("text", clipped(text, 2790)).add("hashtags", hashtags(plan))
        .add("subject", clipped(QStringLiteral("Post ready: “%1”").arg(piece.point(at)), 85))
        .add("message", spoken(plan, QStringLiteral("The post stays with one thought, “%1”, and ends with a question. It claims nothing that the article does not.").arg(piece.point(at))))
        .add("confidence", confidenceOf(plan)).json();
}

Json newsletterEntryReply(const Plan& plan)
{
    const Piece piece(plan);
    Essay essay(plan, QStringLiteral("newsletter"), DraftText::fromMarkdown(plan.material.draft));
    const qsizetype at = (pointAt(plan, piece) + 1) % std::max<qsizetype>(1, piece.points.size());
    const Theme& theme = essay.themeOf(piece.headings.isEmpty() ? piece.title : piece.headings.value(at));
    QStringList parts = argumentOf(piece, essay, theme);
    if (plan.subject.audienceKnown)
        parts.append(QStringLiteral("The piece is written for %1.").arg(plan.subject.audience));
    if (piece.points.size() > 1) {
        const QString course = QStringLiteral("begins with “%1” and ends with a first move that fits into the week.").arg(piece.points.value(0));
        parts.append(plan.subject.audienceKnown ? parts.takeLast() + QStringLiteral(" It ") + course : QStringLiteral("The piece ") + course);
    }
    return Reply()
        .add("email_subject", clipped(piece.title, 70)).add("preheader", clipped(theEnd(piece.point(at)) + QStringLiteral(" One thought from our new piece."), 120))
        .add("text", parts.join(QStringLiteral("\n\n")))
        .add("subject", clipped(QStringLiteral("Newsletter entry for “%1”").arg(piece.title), 85))
        .add("message", spoken(plan, QStringLiteral("Subject line: “%1”. It says what is inside, and the preview gives away one thought: “%2”.").arg(clipped(piece.title, 70), piece.point(at))))
        .add("confidence", confidenceOf(plan)).json();
}

} // namespace qd::agents::rehearsal
