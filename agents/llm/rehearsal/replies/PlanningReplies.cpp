#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Language.h"

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
    return text.replace(QStringLiteral("{T}"), plan.subject.named()).replace(QStringLiteral("{A}"), plan.subject.audience)
        .replace(QStringLiteral("{O}"), plan.subject.org).replace(QStringLiteral("{C}"), plan.subject.clients)
        .replace(QStringLiteral("{B}"), plan.material.brand.name.isEmpty() ? QStringLiteral("our house") : plan.material.brand.name);
}

QString angleOf(const Plan& plan)
{
    const Dice dice = plan.dice.forPurpose(QStringLiteral("angle"));
    if (plan.subject.announces)
        return capitalised(withSubject(pick(dice, {"We announce {T} by answering what {C} will ask, before they ask it.",
                                                   "The news about {T} is one sentence; the piece is the explanation that makes it credible to {A}.",
                                                   "We speak about {T} as we would on the telephone: what changes, what stays, whom to ask."}), plan));
    return capitalised(withSubject(pick(dice, {"The hard part of {T} is deciding and finishing, not knowing more. We show {A} what to settle first.",
                            "Most advice about {T} starts too late. We start with the decision that {A} can take this month.",
                            "{A} do not need another overview of {T}. They need an order of steps and a reason for each.",
                            "We treat {T} as ordinary management work, and show {A} where it usually comes apart.",
                            "A small, finished first step beats a large plan. We make that case for {T}, with questions {A} can use."}), plan));
}

QStringList sourceNames(const Plan& plan)
{
    QStringList names;
    for (const Statement& s : plan.quotes)
        if (!s.source.isEmpty() && !names.contains(s.source))
            names.append(s.source);
    return names.mid(0, 3);
}

// What the evidence is, for those who have seen it. Whoever has not says nothing about it.
QString evidenceLine(const Plan& plan)
{
    const bool asked = !plan.material.sources.isEmpty() || !plan.material.result(u"research").isNull() || plan.material.task == u"research";
    if (!asked)
        return {};
    if (plan.quotes.isEmpty())
        return QStringLiteral("No source speaks about this subject, so the reasoning rests on the brief and on what the brand may say of itself.");
    return QStringLiteral("The evidence comes from %1. Its strongest line: %2.").arg(listing(sourceNames(plan)), plan.quotes.first().quoted());
}

// How a brief was read that leaves much open.
QString readingNote(const Plan& plan)
{
    const QString& brief = plan.material.brief;
    if (plan.subject.isForeign())
        return QStringLiteral("The brief is in %1. The rehearsal model writes English only and does not translate: the piece will be in English, and "
                              "the words of the brief stand in it as they are.").arg(nameOfLanguage(plan.subject.language));
    if (wordCount(brief) < 3)
        return QStringLiteral("The brief leaves audience and purpose open. I read it as a practical piece for %1.").arg(plan.subject.audience);
    return {};
}

QString sentences(std::initializer_list<QString> parts)
{
    QStringList kept(parts);
    kept.removeAll(QString());
    return kept.join(u' ');
}

QStringList gapsOf(const Plan& plan)
{
    QStringList gaps;
    if (plan.subject.announces && figureIn(plan.material.brief).isEmpty())
        gaps.append(QStringLiteral("The brief names no amounts, dates or terms for %1. The piece must not name any either until somebody hands them in.").arg(plan.subject.named()));
    if (plan.material.sources.isEmpty())
        gaps.append(QStringLiteral("No sources came with the request; only the brief and the brand's own proof points could be used."));
    else if (plan.quotes.isEmpty())
        gaps.append(QStringLiteral("The sources that came with the request say nothing about %1, so none of them is quoted.").arg(plan.subject.named()));
    const bool figures = std::any_of(plan.quotes.begin(), plan.quotes.end(), [](const Statement& s) { return !s.figure.isEmpty(); });
    if (!figures)
        gaps.append(QStringLiteral("There is no figure about %1 that could be quoted.").arg(plan.subject.named()));
    if (plan.quotes.size() < 3)
        gaps.append(QStringLiteral("Nothing here shows how results differ between kinds of %1.").arg(plan.subject.orgs));
    gaps.append(QStringLiteral("Nothing here compares %1 before and after a change.").arg(plan.subject.named()));
    return gaps;
}

} // namespace

Json strategyReply(const Plan& plan)
{
    const QString& series = plan.subject.series;
    const QString focus = withSubject(series.isEmpty() ? QStringLiteral("One substantial piece on {T} for {A}, carried to LinkedIn and the newsletter afterwards.")
                                                       : QStringLiteral("The %1 opens with one substantial piece on {T} for {A}; LinkedIn and the newsletter carry it.").arg(series), plan);
    const QString goal = capitalised(withSubject(pick(plan.dice.forPurpose(QStringLiteral("goal")),
        {"{A} should come away with one decision they can take on their own, and with {B} as the name behind it.",
         "Readers who are weighing {T} should see that {B} knows the work from the inside, and start a conversation.",
         "We want {A} to use our questions in their next meeting, because a useful piece is passed on."}), plan));
    QList<Json> alternatives{
        alternative(withSubject(QStringLiteral("A run of short posts about {T}"), plan),
                    QStringLiteral("Short posts without a piece to point to leave nothing behind that a reader could return to.")),
        alternative(QStringLiteral("A campaign across all channels at once"),
                    QStringLiteral("It spreads the effort before we know which argument carries; the channels can follow the piece.")),
    };
    const QString subject = series.isEmpty() ? withSubject(QStringLiteral("Direction: one strong piece on {T}"), plan)
                                             : withSubject(QStringLiteral("%1: open with {T}").arg(capitalised(series)), plan);
    return Reply()
        .add("focus", focus)
        .add("audience", capitalised(plan.subject.audience) + QStringLiteral(" who have to show results and have little time to read"))
        .add("goal", goal)
        .add("reasoning", sentences({withSubject(QStringLiteral("The brief asks for {T}."), plan), readingNote(plan), evidenceLine(plan),
                                     withSubject(QStringLiteral("A single strong piece gives every channel something true to say, and it suits {A}, who read little and check a lot."), plan)}))
        .add("success_measure", QStringLiteral("Replies and conversations that start from the piece, counted by the Analytics Specialist, before any count of views."))
        .add("alternatives", alternatives)
        .add("subject", clipped(subject, 85))
        .add("message", spoken(plan, sentences({focus, goal}), readingNote(plan).isEmpty() ? QStringLiteral("VP Marketing, please turn this into a plan.") : readingNote(plan)))
        .add("confidence", confidenceOf(plan)).json();
}

Json planningReply(const Plan& plan)
{
    const QString angle = angleOf(plan);
    return Reply()
        .add("theme", capitalised(plan.subject.named()))
        .add("angle", angle)
        .add("reasoning", sentences({withSubject(QStringLiteral("The direction names {A} as readers."), plan), evidenceLine(plan),
                                     QStringLiteral("An angle with an edge gives the writer something to defend and the reader something to test.")}))
        .add("subject", clipped(withSubject(pick(plan.dice.forPurpose(QStringLiteral("plan")), {"Plan for {T}: angle and next steps", "An angle for {T}", "The plan for {T}"}), plan), 85))
        .add("message", spoken(plan, angle, QStringLiteral("Content Manager, please find out what we can prove, then choose the topic and assign it.")))
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
        .add("analytics_question", withSubject(QStringLiteral("Which of our earlier pieces on {T} found readers among {A}, and what do they have in common?"), plan))
        .add("ideas", ideas).add("confidence", confidenceOf(plan)).json();
}

Json researchReply(const Plan& plan)
{
    QList<Json> findings;
    QList<Statement> all = statementsOf(plan.material.sources, plan.subject).mid(0, kFindings);
    const int sourcedCount = int(all.size());
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
    for (const Stated& stated : plan.stated) {
        Reply finding;
        finding.add("statement", stated.text + u'.').add("source", QStringLiteral("brief")).add("origin", QStringLiteral("brief"));
        if (const QString figure = figureIn(stated.text); !figure.isEmpty())
            finding.add("figure", figure);
        findings.append(finding.json());
    }
    const bool sourced = !plan.material.sources.isEmpty() && !plan.quotes.isEmpty();
    const QString subject = plan.subject.named();
    const QString summary = sourced
        ? QStringLiteral("The sources support a clear view of %1. %2").arg(subject, evidenceLine(plan))
        : QStringLiteral("There are no sources on %1 among the material. What follows is limited to the brief and the brand's own record.").arg(subject);
    const QStringList gaps = gapsOf(plan);
    const QString message = sourced
        ? QStringLiteral("%1 statements on %2 hold, from %3. The strongest: %4. Still open: %5").arg(numberWord(sourcedCount), subject, listing(sourceNames(plan)), plan.quotes.first().quoted(), gaps.last().left(1).toLower() + gaps.last().mid(1))
        : QStringLiteral("Nothing we were given speaks about %1, so I can vouch for our own record and for nothing else. Please write around figures; I will not supply one.").arg(subject);
    return Reply()
        .add("summary", summary).add("findings", findings).add("gaps", gaps)
        .add("subject", clipped(sourced ? QStringLiteral("What the sources say about %1").arg(subject) : QStringLiteral("No source yet on %1").arg(subject), 85))
        .add("message", spoken(plan, message))
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
    const QString subject = plan.subject.named();
    const QString summary = known
        ? QStringLiteral("The record holds earlier work that touches %1. It is too little to call a pattern, yet enough to avoid repeating a title.").arg(plan.subject.named())
        : QStringLiteral("We have no record yet on %1. This piece becomes the baseline for the next one.").arg(plan.subject.named());
    const QString advice = known
        ? QStringLiteral("Take a different entry than the earlier pieces did, and link to the one that comes closest.")
        : QStringLiteral("Decide before publication which figure we will look at, so that the next question has an answer.");
    return Reply()
        .add("summary", summary).add("observations", observations).add("recommendation", advice)
        .add("subject", clipped(known ? QStringLiteral("Our record on %1: a hint, not a trend").arg(subject) : QStringLiteral("No record on %1: this is the baseline").arg(subject), 85))
        .add("message", spoken(plan, summary, advice)).add("confidence", known ? 0.7 : 0.55).json();
}

Json assignmentReply(const Plan& plan)
{
    const QString title = clipped(plan.title, 118);
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
        .add("reasoning", sentences({evidenceLine(plan), QStringLiteral("The title holds the subject in the reader's own words and leaves room for the keyword decision.")}))
        .add("alternatives", alternatives)
        .add("copywriter_message", spoken(plan, QStringLiteral("“%1” is yours. The angle: %2").arg(title, angle),
             plan.quotes.isEmpty() ? QStringLiteral("Research found nothing to quote, so let the reasoning carry it and name no figure.")
                                   : QStringLiteral("Build it on this line if you can: %1.").arg(plan.quotes.first().quoted())))
        .add("seo_message", QStringLiteral("Which term should %1 find “%2” under? The writer scores the same list from the reader's side; if you differ, argue it out and I decide.").arg(plan.subject.audience, title))
        .add("confidence", confidenceOf(plan)).json();
}

} // namespace qd::agents::rehearsal
