#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/Reply.h"
#include "agents/llm/rehearsal/Wording.h"

namespace qd::agents::rehearsal {

namespace {

constexpr int kFindings = 8;

Json alternative(const QString& option, const QString& reason)
{
    return Reply().add("option", option).add("turned_down", reason).json();
}

QString pick(Dice dice, std::initializer_list<const char*> options)
{
    return QString::fromUtf8(*(options.begin() + dice.roll(qsizetype(options.size()))));
}

QString withSubject(QString text, const Plan& plan)
{
    return text.replace(QStringLiteral("{T}"), plan.subject.topic).replace(QStringLiteral("{A}"), plan.subject.audience)
        .replace(QStringLiteral("{B}"), plan.material.brand.name.isEmpty() ? QStringLiteral("our house") : plan.material.brand.name);
}

QString angleOf(const Plan& plan)
{
    return withSubject(pick(plan.dice.forPurpose(QStringLiteral("angle")),
                            {"The hard part of {T} is deciding and finishing, not knowing more. We show {A} what to settle first.",
                             "Most advice about {T} starts too late. We start with the decision that {A} can take this month.",
                             "{A} do not need another overview of {T}. They need an order of steps and a reason for each.",
                             "We treat {T} as ordinary management work, and show {A} where it usually comes apart.",
                             "A small, finished first step beats a large plan. We make that case for {T}, with questions {A} can use."}), plan);
}

QString evidenceLine(const Plan& plan)
{
    if (plan.quotes.isEmpty())
        return QStringLiteral("There is no source to quote on this subject, so the reasoning rests on the brief and on what the brand may say of itself.");
    QStringList names;
    for (const Statement& s : plan.quotes)
        if (!s.source.isEmpty() && !names.contains(s.source))
            names.append(s.source);
    return QStringLiteral("The evidence comes from %1. The strongest line in it: %2.").arg(listing(names.mid(0, 3)), plan.quotes.first().quoted());
}

QStringList gapsOf(const Plan& plan)
{
    QStringList gaps;
    if (plan.material.sources.isEmpty())
        gaps.append(QStringLiteral("No sources came with the request; only the brief and the brand's own proof points could be used."));
    else if (plan.quotes.isEmpty())
        gaps.append(QStringLiteral("The sources that came with the request say nothing about %1, so none of them is quoted.").arg(plan.subject.topic));
    const bool figures = std::any_of(plan.quotes.begin(), plan.quotes.end(), [](const Statement& s) { return !s.figure.isEmpty(); });
    if (!figures)
        gaps.append(QStringLiteral("There is no figure about %1 that could be quoted.").arg(plan.subject.topic));
    if (plan.quotes.size() < 3)
        gaps.append(QStringLiteral("Nothing here shows how results differ between kinds of %1.").arg(plan.subject.orgs));
    gaps.append(QStringLiteral("Nothing here compares %1 before and after a change.").arg(plan.subject.topic));
    return gaps;
}

} // namespace

Json strategyReply(const Plan& plan)
{
    const QString focus = withSubject(QStringLiteral("One substantial piece on {T} for {A}, carried to LinkedIn and the newsletter afterwards."), plan);
    const QString goal = withSubject(pick(plan.dice.forPurpose(QStringLiteral("goal")),
        {"{A} should come away with one decision they can take on their own, and with {B} as the name behind it.",
         "Readers who are weighing {T} should see that {B} knows the work from the inside, and start a conversation.",
         "We want {A} to use our questions in their next meeting, because a useful piece is passed on."}), plan);
    QList<Json> alternatives{
        alternative(withSubject(QStringLiteral("A series of short posts about {T}"), plan),
                    QStringLiteral("Short posts without a piece to point to leave nothing behind that a reader could return to.")),
        alternative(QStringLiteral("A campaign across all channels at once"),
                    QStringLiteral("It spreads the effort before we know which argument carries; the channels can follow the piece.")),
    };
    return Reply()
        .add("focus", focus)
        .add("audience", capitalised(plan.subject.audience) + QStringLiteral(" who have to show results and have little time to read"))
        .add("goal", goal)
        .add("reasoning", withSubject(QStringLiteral("The brief asks for {T}. "), plan) + evidenceLine(plan)
                 + withSubject(QStringLiteral(" A single strong piece gives every channel something true to say, and it suits {A}, who read little and check a lot."), plan))
        .add("success_measure", QStringLiteral("Replies and conversations that start from the piece, counted by the Analytics Specialist, before any count of views."))
        .add("alternatives", alternatives)
        .add("subject", withSubject(QStringLiteral("Direction: {T}"), plan).left(85))
        .add("message", spoken(plan, focus + u' ' + goal, QStringLiteral("Please turn this into a plan and keep it to one piece.")))
        .add("confidence", confidenceOf(plan)).json();
}

Json planningReply(const Plan& plan)
{
    const QString angle = angleOf(plan);
    return Reply()
        .add("theme", capitalised(plan.subject.topic))
        .add("angle", angle)
        .add("reasoning", withSubject(QStringLiteral("The direction names {A} as readers. "), plan) + evidenceLine(plan)
                 + QStringLiteral(" An angle with an edge gives the writer something to defend and the reader something to test."))
        .add("subject", withSubject(QStringLiteral("Plan: {T}"), plan).left(85))
        .add("message", spoken(plan, angle, QStringLiteral("Please find out what we can prove, and then choose the topic and assign it.")))
        .add("confidence", confidenceOf(plan)).json();
}

Json questionsReply(const Plan& plan)
{
    QList<Json> ideas;
    const char* const why[] = {"It begins with a decision the reader can take alone, and that is rare in this field.",
                               "It gives the evidence room and does not promise more than it shows.",
                               "It can be read on its own and still leads to the next step.",
                               "It answers the objection that readers raise first."};
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        const QString title = makeTitle(plan, plan.subject.topic, 6, plan.dice.forPurpose(QStringLiteral("idea%1").arg(i)));
        if (seen.contains(title))
            continue;
        seen.append(title);
        ideas.append(Reply().add("title", clipped(title, 150)).add("why", QString::fromLatin1(why[i])).json());
    }
    for (const QString& spare : {withSubject(QStringLiteral("What {A} ask about {T}"), plan), withSubject(QStringLiteral("Before you start with {T}"), plan),
                                 withSubject(QStringLiteral("{T}: lessons from the work"), plan)})
        if (ideas.size() < 3)
            ideas.append(Reply().add("title", titleCase(clipped(spare, 150))).add("why", QString::fromLatin1(why[ideas.size()])).json());
    return Reply()
        .add("research_question", withSubject(pick(plan.dice.forPurpose(QStringLiteral("ask")),
             {"What do our sources say about {T} that {A} could check, with figures and names of the sources? What do they leave open?",
              "Which statements about {T} can we prove from the material at hand, and which must we not make?",
              "Where do the sources agree and disagree about {T}, and which of it matters to {A}?"}), plan))
        .add("analytics_question", withSubject(QStringLiteral("Which of our earlier pieces near {T} found readers among {A}, and what do they have in common?"), plan))
        .add("ideas", ideas).add("confidence", confidenceOf(plan)).json();
}

Json researchReply(const Plan& plan)
{
    QList<Json> findings;
    QList<Statement> all = statementsOf(plan.material.sources, plan.subject).mid(0, kFindings);
    for (const Statement& proof : plan.proofs.mid(0, all.isEmpty() ? 5 : 2))
        all.append(proof);
    for (const Statement& s : std::as_const(all)) {
        Reply finding;
        finding.add("statement", s.text + u'.').add("source", s.source.isEmpty() ? QStringLiteral("the brand") : s.source)
            .add("origin", s.origin.isEmpty() ? s.source : s.origin);
        if (!s.figure.isEmpty())
            finding.add("figure", s.figure);
        findings.append(finding.json());
    }
    const bool sourced = !plan.material.sources.isEmpty();
    const QString summary = sourced && !plan.quotes.isEmpty()
        ? QStringLiteral("The sources support a clear view of %1. %2").arg(plan.subject.topic, evidenceLine(plan))
        : QStringLiteral("There are no sources on %1 among the material. What follows is limited to the brief and the brand's own record.").arg(plan.subject.topic);
    return Reply()
        .add("summary", summary).add("findings", findings).add("gaps", gapsOf(plan))
        .add("subject", QStringLiteral("Findings: %1").arg(plan.subject.topic).left(85))
        .add("message", spoken(plan, summary, QStringLiteral("The gaps are listed; please do not let anyone write across them.")))
        .add("confidence", confidenceOf(plan)).json();
}

Json analyticsReply(const Plan& plan)
{
    QStringList observations;
    for (const QString& line : plan.material.memory.mid(0, 5))
        observations.append(QStringLiteral("On record: %1.").arg(clipped(withoutStop(line), 800)));
    const bool known = !observations.isEmpty();
    if (!known)
        observations.append(QStringLiteral("There is no earlier piece on record to compare with, so nothing can be said about what worked."));
    const QString summary = known
        ? QStringLiteral("The record holds earlier work that touches %1. It is too little to call a pattern, yet enough to avoid repeating a title.").arg(plan.subject.topic)
        : QStringLiteral("We have no record yet on %1. This piece becomes the baseline for the next one.").arg(plan.subject.topic);
    const QString advice = known
        ? QStringLiteral("Take a different entry than the earlier pieces did, and link to the one that comes closest.")
        : QStringLiteral("Decide before publication which figure we will look at, so that the next question has an answer.");
    return Reply()
        .add("summary", summary).add("observations", observations).add("recommendation", advice)
        .add("subject", QStringLiteral("What our record says on %1").arg(plan.subject.topic).left(85))
        .add("message", spoken(plan, summary, advice)).add("confidence", known ? 0.7 : 0.55).json();
}

Json assignmentReply(const Plan& plan)
{
    const QString title = clipped(makeTitle(plan, plan.subject.topic, 6, plan.dice.forPurpose(QStringLiteral("title"))), 118);
    QList<Json> alternatives;
    const char* const reasons[] = {"It promises completeness, and completeness is what this reader has no time for.",
                                   "It is close to what others publish; our evidence would disappear behind the form.",
                                   "Good, but it needs more evidence than the research could find."};
    for (const Json& idea : plan.material.result(u"questions").at(u"ideas").items())
        if (idea.at(u"title").toString() != title && alternatives.size() < 3)
            alternatives.append(alternative(idea.at(u"title").toString(), QString::fromLatin1(reasons[alternatives.size()])));
    if (alternatives.isEmpty())
        alternatives.append(alternative(withSubject(QStringLiteral("A general overview of {T}"), plan), QString::fromLatin1(reasons[0])));
    const QString angle = plan.material.resultText(u"planning", u"angle").isEmpty() ? angleOf(plan) : plan.material.resultText(u"planning", u"angle");
    return Reply()
        .add("title", title).add("angle", angle).add("audience", capitalised(plan.subject.audience))
        .add("word_count", qint64(1500))
        .add("reasoning", evidenceLine(plan) + QStringLiteral(" The title holds the subject in the reader's own words and leaves room for the keyword decision."))
        .add("alternatives", alternatives)
        .add("copywriter_message", spoken(plan, QStringLiteral("Please write “%1”. %2").arg(title, angle),
             QStringLiteral("Quote the findings with their source, and stay clear of the gaps that research named.")))
        .add("seo_message", QStringLiteral("Please find the keyword that fits “%1” best and say why. The Copywriter will look at the same list, and I decide if you differ.").arg(title))
        .add("confidence", confidenceOf(plan)).json();
}

} // namespace qd::agents::rehearsal
