#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/Essay.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kPostWords = 180;
constexpr int kPoints = 3;

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

// The headings as they read without the keyword in front; the post makes one of them its own.
QStringList pointsOf(const Plan& plan)
{
    QStringList points;
    for (const QString& heading : plan.headings)
        points.append(bodyHeading(heading));
    return points;
}

qsizetype pointAt(const Plan& plan)
{
    const QString angle = plan.material.resultText(u"social-plan", u"angle");
    const QStringList points = pointsOf(plan);
    for (qsizetype i = 0; i < points.size(); ++i)
        if (angle.contains(points[i]))
            return i;
    return plan.dice.forPurpose(QStringLiteral("social")).roll(plan.headings.size());
}

} // namespace

Json socialPlanReply(const Plan& plan)
{
    const QString point = pointsOf(plan).value(pointAt(plan));
    const QString angle = QStringLiteral("One thought carries the post: “%1”. It stands alone, and it makes the reader want the rest.").arg(point);
    return Reply()
        .add("angle", angle)
        .add("linkedin_message", spoken(plan, QStringLiteral("“%1” is out. One section stands on its own: “%2”. Make a post of it for %3, with a scene in the first line and a question in the last.")
                                                  .arg(plan.title, point, plan.subject.audience)))
        .add("designer_message", QStringLiteral("“%1” goes to LinkedIn. Same motif as the header, so that people recognise it; the title is the only text, and it has to read on a telephone.").arg(plan.title))
        .add("confidence", confidenceOf(plan)).json();
}

Json linkedinPostReply(const Plan& plan)
{
    Essay essay(plan, QStringLiteral("linkedin"), DraftText::fromMarkdown(plan.material.draft));
    const QStringList points = pointsOf(plan);
    const qsizetype at = pointAt(plan);
    const Theme& theme = essay.themeOf(plan.headings.value(at));
    QStringList parts{essay.tie(theme), essay.anyParagraph(theme)};
    if (const QString quoted = essay.quote(&theme); !quoted.isEmpty())
        parts.append(quoted);
    QStringList list;
    for (qsizetype i = 0; i < points.size() && list.size() < kPoints; ++i)
        if (i != at)
            list.append(QStringLiteral("– ") + points[i]);
    QStringList end{QStringLiteral("“%1” is our new piece on this for %2. It also covers:").arg(plan.title, plan.subject.audience), list.join(u'\n'),
                    essay.phrasing().fresh(theme, Move::Question)};
    end.removeAll(QString());
    for (int i = 0; i < 6 && wordCount((parts + end).join(u' ')) < kPostWords - 20; ++i) {
        const QString more = i % 2 == 0 ? essay.tie(theme) : essay.anyParagraph(theme);
        insertBlock(parts, 2 + i, more);
    }
    parts.removeAll(QString());
    const QString text = (parts + end).join(QStringLiteral("\n\n"));
    return Reply()
        .add("text", clipped(text, 2790)).add("hashtags", hashtags(plan))
        .add("subject", clipped(QStringLiteral("Post ready: “%1”").arg(points.value(at)), 85))
        .add("message", spoken(plan, QStringLiteral("The post stays with one thought, “%1”, and ends with a question. It claims nothing that the article does not.").arg(points.value(at))))
        .add("confidence", confidenceOf(plan)).json();
}

Json newsletterEntryReply(const Plan& plan)
{
    Essay essay(plan, QStringLiteral("newsletter"), DraftText::fromMarkdown(plan.material.draft));
    const QStringList points = pointsOf(plan);
    const qsizetype at = (pointAt(plan) + 1) % std::max<qsizetype>(1, points.size());
    const Theme& theme = essay.themeOf(plan.headings.value(at));
    QStringList parts{essay.tie(theme), essay.anyParagraph(theme)};
    if (const QString quoted = essay.quote(&theme); !quoted.isEmpty())
        parts.append(quoted);
    parts.append(QStringLiteral("The piece is written for %1. It takes %2 in order, from “%3” to a first move that fits into the week.").arg(plan.subject.audience, plan.subject.named(), points.value(0)));
    parts.removeAll(QString());
    return Reply()
        .add("email_subject", clipped(plan.title, 70)).add("preheader", clipped(theEnd(points.value(at)) + QStringLiteral(" One thought from our new piece."), 120))
        .add("text", parts.join(QStringLiteral("\n\n")))
        .add("subject", clipped(QStringLiteral("Newsletter entry for “%1”").arg(plan.title), 85))
        .add("message", spoken(plan, QStringLiteral("Subject line: “%1”. It says what is inside, and the preview gives away one thought: “%2”.").arg(clipped(plan.title, 70), points.value(at))))
        .add("confidence", confidenceOf(plan)).json();
}

} // namespace qd::agents::rehearsal
