#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/Essay.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/text/Wording.h"

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kMailWords = 140, kMostMailWords = 420;
constexpr qsizetype kSubject = 60;

QString theEnd(const QString& text)
{
    return text.endsWith(u'?') || text.endsWith(u'.') ? text : text + u'.';
}

/// What the brief has to say to readers, in its own words, before anything else.
QStringList toldFirst(const Plan& plan)
{
    QStringList parts;
    for (const Stated& stated : plan.stated)
        if (stated.kind == Stated::News || stated.kind == Stated::Told || stated.kind == Stated::Fact)
            parts.append(capitalised(theEnd(stated.text)));
    return parts;
}

} // namespace

Json newsletterReply(const Plan& plan)
{
    Essay essay(plan, QStringLiteral("mail"));
    const Theme& theme = essay.themeOf(plan.headings.value(0, plan.title));
    QStringList parts = toldFirst(plan);
    parts += QStringList{essay.tie(theme), essay.anyParagraph(theme), essay.quote(&theme), essay.proof()};
    parts.removeAll(QString());
    for (int i = 0; i < 6 && wordCount(parts.join(u' ')) < kMailWords; ++i)
        insertBlock(parts, parts.size(), essay.anyParagraph(essay.themeOf(plan.headings.value(i % std::max<qsizetype>(1, plan.headings.size()), plan.title))));
    if (!plan.material.brand.callToAction.isEmpty())
        parts.append(theEnd(plan.material.brand.callToAction));
    parts.removeAll(QString());
    const QString subject = clipped(plan.title, kSubject);
    const QString preview = clipped(theEnd(plan.headings.value(0, plan.subject.named())), 105);
    QStringList wishes;
    for (const RevisionNote& note : plan.material.notes)
        wishes.append(QStringLiteral("“%1”").arg(clipped(note.text, 300)));
    const QString left = !wishes.isEmpty() ? QStringLiteral("It is written anew; a rehearsal cannot do what was asked for: %1.").arg(wishes.join(QStringLiteral(", "))) : plan.unplaced.isEmpty() ? QStringLiteral("It says nothing that the brief does not.") : plan.unplaced.join(u' ');
    return Reply()
        .add("email_subject", subject).add("preheader", capitalised(preview.size() < 5 ? plan.title : preview)).add("text", parts.join(QStringLiteral("\n\n")))
        .add("subject", clipped(QStringLiteral("E-mail ready: “%1”").arg(subject), 85))
        .add("message", spoken(plan, QStringLiteral("For %1, with one thing to do. %2").arg(plan.subject.audience, clipped(left, 1200))))
        .add("confidence", confidenceOf(plan)).json();
}

/// The same e-mail; of a subject line there is the one that it has, and two that say its subject in other words and nothing besides.
Json subjectLinesReply(const Plan& plan)
{
    const Json mail = newsletterReply(plan);
    const QString topic = plan.subject.named();
    return Reply()
        .add("hook_a", mail.at(u"email_subject").toString())
        .add("hook_b", clipped(QStringLiteral("What do you ask about %1?").arg(topic), kSubject))
        .add("hook_c", clipped(QStringLiteral("New from us: %1").arg(topic), kSubject))
        .add("preheader", mail.at(u"preheader").toString()).add("text", mail.at(u"text").toString())
        .add("subject", clipped(QStringLiteral("E-mail ready, with three subject lines: “%1”").arg(plan.title), 85))
        .add("message", QStringLiteral("A names it, B asks, C says that it is new. ") + mail.at(u"message").toString())
        .add("confidence", confidenceOf(plan)).json();
}

Json newsletterReviewReply(const Plan& plan)
{
    const bool revise = wordCount(plan.material.draft) > kMostMailWords;
    QList<Json> notes;
    if (revise)
        notes.append(Reply().add("section", QStringLiteral("text")).add("note", QStringLiteral("It is longer than anybody reads in an inbox. Three points at most, and one thing to do.")).json());
    const QString reasoning = QStringLiteral("I read it against the brief and the brand, once as the reader. ")
        + (revise ? QStringLiteral("What has to change stands in the notes.") : QStringLiteral("It claims nothing that the brief does not, and it asks for one thing."));
    return Reply()
        .add("verdict", revise ? QStringLiteral("revise") : QStringLiteral("accept")).add("notes", notes)
        .add("praise", QStringLiteral("It begins with what is new, and ends with one thing to do.")).add("reasoning", reasoning)
        .add("subject", clipped((revise ? QStringLiteral("Please shorten: “%1”") : QStringLiteral("Accepted: “%1”")).arg(plan.material.title), 85))
        .add("message", spoken(plan, reasoning)).add("confidence", 0.8).json();
}

} // namespace qd::agents::rehearsal
