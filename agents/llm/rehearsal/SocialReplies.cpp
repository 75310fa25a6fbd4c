#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/Essay.h"
#include "agents/llm/rehearsal/Reply.h"
#include "agents/llm/rehearsal/Wording.h"

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kPostWords = 185;

QString bodyHeading(const QString& heading)
{
    const qsizetype colon = heading.indexOf(QStringLiteral(": "));
    return capitalised(colon > 0 ? heading.mid(colon + 2) : heading);
}

QString site(const Brand& brand)
{
    return brand.site.isEmpty() ? QString() : brand.site;
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
    add(plan.subject.topic);
    add(plan.keyword);
    if (plan.subject.audienceGiven)
        add(plan.subject.audience);
    add(QStringLiteral("Leadership"));
    return tags;
}

QString shortCall(const Plan& plan)
{
    return site(plan.material.brand).isEmpty() ? QStringLiteral("The whole piece is on our site.")
                                               : QStringLiteral("The whole piece: %1").arg(site(plan.material.brand));
}

} // namespace

Json socialPlanReply(const Plan& plan)
{
    const QString point = bodyHeading(plan.headings.value(plan.dice.forPurpose(QStringLiteral("social")).roll(plan.headings.size())));
    const QString angle = QStringLiteral("One thought carries the post: “%1”. It stands alone, and it makes the reader want the rest.").arg(point);
    return Reply()
        .add("angle", angle)
        .add("linkedin_message", spoken(plan, QStringLiteral("“%1” is out. Please write one post for %2 around this thought: %3.").arg(plan.title, plan.subject.audience, withoutStop(point)),
                                        QStringLiteral("Start with the situation, give two or three points, close with a question or the link.")))
        .add("designer_message", QStringLiteral("Please make a social graphic for “%1”. One line of text, plenty of room, and the same motif as the header so that people recognise the piece.").arg(plan.title))
        .add("confidence", confidenceOf(plan)).json();
}

Json linkedinPostReply(const Plan& plan)
{
    Essay essay(plan, QStringLiteral("linkedin"), DraftText::fromMarkdown(plan.material.draft));
    Phrasing& phrasing = essay.phrasing();
    QStringList parts;
    const Theme& theme = essay.themeOf(plan.headings.value(phrasing.dice().roll(plan.headings.size())));
    parts.append(phrasing.fresh(theme, Move::Question));
    parts.append(essay.anyParagraph(theme));
    if (const QString quoted = essay.quote(); !quoted.isEmpty())
        parts.append(quoted);
    QStringList points;
    for (const QString& heading : plan.headings.mid(0, 3))
        points.append(QStringLiteral("– ") + bodyHeading(heading));
    parts.append(QStringLiteral("In our new piece, “%1”, we go through these points and more:").arg(plan.title));
    parts.append(points.join(u'\n'));
    const QString end = phrasing.fresh(invitations()) + u'\n' + shortCall(plan);
    for (int i = 0; i < 12 && wordCount(parts.join(u' ')) + wordCount(end) < kPostWords - 20; ++i)
        parts.insert(2, essay.paragraph(essay.themeOf(plan.headings.value(phrasing.dice().roll(plan.headings.size()))), {Move::Close}));
    parts.append(end);
    parts.removeAll(QString());
    const QString text = parts.join(QStringLiteral("\n\n"));
    return Reply()
        .add("text", clipped(text, 2790)).add("hashtags", hashtags(plan))
        .add("subject", clipped(QStringLiteral("Post: %1").arg(plan.title), 85))
        .add("message", spoken(plan, QStringLiteral("The post for “%1” is ready. It opens with a question and quotes only what the piece quotes.").arg(plan.title)))
        .add("confidence", confidenceOf(plan)).json();
}

Json newsletterEntryReply(const Plan& plan)
{
    Essay essay(plan, QStringLiteral("newsletter"), DraftText::fromMarkdown(plan.material.draft));
    Dice& dice = essay.phrasing().dice();
    const QString point = bodyHeading(plan.headings.value(dice.roll(plan.headings.size())));
    QStringList parts{QStringLiteral("**%1**").arg(plan.title)};
    parts.append(essay.anyParagraph(essay.themeOf(plan.headings.value(0))));
    if (const QString quoted = essay.quote(); !quoted.isEmpty())
        parts.append(quoted);
    parts.append(QStringLiteral("The piece takes %1 in an order that %2 can follow, and it ends with a first move.").arg(plan.subject.topic, plan.subject.audience));
    parts.append(site(plan.material.brand).isEmpty() ? QStringLiteral("Read the whole piece on our site.")
                                                     : QStringLiteral("[Read the whole piece](%1)").arg(site(plan.material.brand)));
    parts.removeAll(QString());
    return Reply()
        .add("email_subject", clipped(plan.title, 70)).add("preheader", clipped(point + QStringLiteral(": the thought behind our new piece."), 120))
        .add("text", parts.join(QStringLiteral("\n\n")))
        .add("subject", clipped(QStringLiteral("Newsletter entry: %1").arg(plan.title), 85))
        .add("message", spoken(plan, QStringLiteral("The entry for “%1” is written and fits the next issue.").arg(plan.title)))
        .add("confidence", confidenceOf(plan)).json();
}

} // namespace qd::agents::rehearsal
