#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/replies/Reply.h"
#include "agents/llm/rehearsal/Revision.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Language.h"

#include <array>

namespace qd::agents::rehearsal {

namespace {

QStringList sourcesIn(const DraftText& draft, const Plan& plan)
{
    QStringList names;
    const QString text = draft.body();
    for (const Statement& s : plan.quotes)
        if (!s.source.isEmpty() && text.contains(s.text) && !names.contains(s.source))
            names.append(s.source);
    for (const Statement& s : plan.proofs)
        if (text.contains(s.text) && !names.contains(s.source))
            names.append(s.source);
    return names;
}

QString summaryOf(const DraftText& draft, const Plan& plan)
{
    static constexpr std::array kSummaries{
        "%1 in plain words for %2: what to settle first, what to try, and what to leave alone. %3",
        "What %2 can do about %1 without a large programme, and in which order. %3",
        "%1, seen from where the work is done: a few choices for %2, and a first step small enough to finish. %3",
        "A working order for %1: whom it needs, what it asks of them, and how %2 can tell that it holds. %3",
        "Where the work on %1 comes apart, and what %2 can settle before it does. %3",
        "%1 without the big words: decisions, owners and dates that %2 can use this month. %3"};
    const char* const frame = kSummaries[size_t(plan.dice.forPurpose(QStringLiteral("summary")).roll(qsizetype(kSummaries.size())))];
    const QString topic = plan.subject.named();
    return clipped(QString::fromLatin1(frame)
                       .arg(frame[0] == '%' ? capitalised(topic) : topic, plan.subject.audience,
                            draft.quotes() > 0 ? QStringLiteral("Every finding is quoted with its source.") : QStringLiteral("With questions for your next meeting.")), 290);
}

Json pieceReply(const DraftText& draft, const Plan& plan, const QString& subject, const QString& message)
{
    return Reply()
        .add("title", clipped(draft.title, 118)).add("summary", summaryOf(draft, plan)).add("markdown", draft.toMarkdown())
        .add("sources_used", sourcesIn(draft, plan)).add("subject", clipped(subject, 85)).add("message", message)
        .add("confidence", confidenceOf(plan)).json();
}

// A revision without a draft to revise is a draft.
DraftText draftOf(const Plan& plan)
{
    QString text = plan.material.draft;
    if (text.isEmpty())
        text = plan.material.resultText(u"revise", u"markdown");
    if (text.isEmpty())
        text = plan.material.resultText(u"draft", u"markdown");
    DraftText draft = DraftText::fromMarkdown(text);
    if (draft.title.isEmpty()) // what she sends back may begin with a paragraph
        draft.title = plan.material.title.isEmpty() || plan.material.title.endsWith(u'…') ? plan.title : plan.material.title;
    return draft;
}

bool isOwnNote(const QString& note, const QList<Fault>& faults)
{
    return std::any_of(faults.begin(), faults.end(), [&note](const Fault& f) { return f.kind != Fault::HumanNote && note.contains(f.note); });
}

QStringList wishesIn(const Plan& plan, const QList<Fault>& faults)
{
    QStringList wishes;
    for (const RevisionNote& note : plan.material.notes)
        if (!isOwnNote(note.text, faults) && (note.from == u"human" || plan.material.result(u"review").isNull()))
            wishes.append(note.text);
    for (const Json& note : plan.material.result(u"review").at(u"notes").items()) {
        const QString text = note.at(u"note").toString();
        if (!text.isEmpty() && !isOwnNote(text, faults) && !wishes.contains(text))
            wishes.append(text);
    }
    return wishes;
}

QString placed(const Fault& fault)
{
    const bool somewhere = fault.kind != Fault::HumanNote && fault.section != u"Whole piece" && fault.section != u"Opening";
    return clipped(somewhere ? QStringLiteral("in “%1”, %2").arg(fault.section, fault.note) : fault.note, 400);
}

} // namespace

Json outlineReply(const Plan& plan)
{
    QStringList headings = plan.headings.mid(0, 7);
    for (QString& heading : headings)
        heading = clipped(heading, 155);
    QList<const Theme*> taken;
    Dice dice = plan.dice.forPurpose(headings.value(0));
    const Theme& theme = themeFor(headings.value(0), plan, taken, dice);
    headings.append(plan.conclusionHeading);
    const QString image = QString::fromLatin1(theme.image);
    return Reply()
        .add("title", clipped(plan.title, 118)).add("headings", headings).add("image_theme", image)
        .add("subject", clipped(QStringLiteral("Header image for “%1”").arg(plan.title), 85))
        .add("message", spoken(plan, QStringLiteral("The piece opens with “%1” and ends with “%2”. For the header I see %3, in our colours and with room for the title.").arg(withoutStop(headings.first()), plan.conclusionHeading, image)))
        .add("confidence", confidenceOf(plan)).json();
}

/// Rehearsed, nobody looks: the one who drew the picture said what it shows.
Json altTextReply(const Plan& plan)
{
    QString alt;
    for (const UpstreamResult& result : plan.material.upstream)
        if (const QString said = result.reply.at(u"alt").toString().trimmed(); !said.isEmpty())
            alt = said;
    if (alt.isEmpty())
        alt = plan.material.resultText(u"outline", u"image_theme");
    return Reply().add("alt", clipped(alt.isEmpty() ? plan.title : alt, 125)).json();
}

Json draftReply(const Plan& plan)
{
    const bool first = plan.material.draft.isEmpty() && plan.material.notes.isEmpty();
    if (!first && !plan.material.draft.isEmpty())
        return reviseReply(plan);
    // A desk that plans and assigns nothing has no second reader either: its first version is the one that goes out.
    const bool alone = !plan.material.result(u"planning").isNull() && plan.material.result(u"assignment").isNull();
    const DraftText draft = Essay(plan, QStringLiteral("essay")).write(first && !alone);
    const QString used = draft.quotes() > 0 ? QStringLiteral("One finding is quoted so far, with its source.")
                                            : QStringLiteral("There was nothing to quote, so it argues and claims no figure.");
    const QString weak = draft.sections.size() > 2 ? QStringLiteral("The section I like best is “%1”; the opening still clears its throat.").arg(draft.sections[1].heading)
                                                   : QStringLiteral("The opening still clears its throat.");
    QStringList core{QStringLiteral("“%1” is down on paper. %2").arg(draft.title, used)};
    if (!plan.stated.isEmpty())
        core.append(QStringLiteral("What the brief itself states stands in the introduction, in its words."));
    core += plan.unplaced.mid(0, 4);
    return pieceReply(draft, plan, QStringLiteral("Draft: %1").arg(draft.title), spoken(plan, core.join(u' '), weak));
}

Json reviewReply(const Plan& plan)
{
    const DraftText draft = draftOf(plan);
    const QList<Fault> faults = faultsOf(draft, plan);
    QList<Json> notes;
    for (const Fault& fault : faults.mid(0, 12))
        notes.append(Reply().add("section", clipped(fault.section, 190)).add("note", clipped(fault.note, 1900)).json());
    const bool revise = !faults.isEmpty();
    const QString praise = praiseOf(draft, plan);
    const bool human = revise && faults.first().kind == Fault::HumanNote;
    const QString reasoning = !revise ? QStringLiteral("I read it as a reader, against the evidence and against the brand, and found nothing that has to change. %1").arg(praise)
        : human ? QStringLiteral("A note from the human is open, so the piece goes back. Her note comes first; the others are mine.")
                : QStringLiteral("The structure carries, but the notes name faults that a reader would see. One more pass is worth it. The first: %1").arg(faults.first().note);
    const QString core = revise ? QStringLiteral("%1 What comes first: %2").arg(praise, placed(faults.first()))
                                : QStringLiteral("Accepted. %1").arg(praise);
    const QString rest = faults.size() > 1 ? QStringLiteral("Then: %1").arg(placed(faults[1])) + (faults.size() > 2 ? QStringLiteral(" The rest is in the notes.") : QString()) : QString();
    const QString count = faults.size() == 1 ? QStringLiteral("One note on “%1”") : numberWord(int(faults.size())) + QStringLiteral(" notes on “%1”");
    return Reply()
        .add("verdict", revise ? QStringLiteral("revise") : QStringLiteral("accept")).add("notes", notes).add("praise", praise).add("reasoning", reasoning)
        .add("subject", clipped((revise ? count : QStringLiteral("Accepted: “%1”")).arg(draft.title), 85))
        .add("message", spoken(plan, core, rest))
        .add("confidence", 0.82).json();
}

Json reviseReply(const Plan& plan)
{
    const DraftText before = draftOf(plan);
    if (before.sections.isEmpty() && before.intro.isEmpty())
        return pieceReply(Essay(plan, QStringLiteral("essay")).write(false), plan, QStringLiteral("Draft: %1").arg(plan.title),
                          spoken(plan, QStringLiteral("There was no draft to revise, so I wrote the piece.")));
    const QList<Fault> faults = faultsOf(before, plan);
    Revision revision(plan, before);
    const DraftText after = revision.apply(faults, wishesIn(plan, faults));
    const QString done = revision.answers().isEmpty() ? (revision.unmet().isEmpty() ? QStringLiteral("There was nothing left to change.") : QString())
                                                      : QStringLiteral("I %1.").arg(listing(revision.answers()));
    const QString open = revision.unmet().isEmpty() ? QString() : QStringLiteral(" I could not %1.").arg(listing(revision.unmet()));
    return pieceReply(after, plan, QStringLiteral("Revised: %1").arg(after.title), spoken(plan, clipped(done, 1200) + open));
}

namespace {

// What the last reader looked for.
QString readingOf(const Plan& plan)
{
    const QString facts = plan.quotes.isEmpty() ? QStringLiteral("Research found no figure, and none was to be claimed.")
                                                : QStringLiteral("What it quotes comes from the findings, each with its source.");
    if (plan.subject.isForeign())
        return QStringLiteral("The brief is in %1 and the piece is not: the rehearsal model writes English only, and quotes the brief. It shows how the "
                              "department works; it is no text to publish.").arg(nameOfLanguage(plan.subject.language));
    if (plan.subject.announces && figureIn(plan.material.brief).isEmpty())
        return QStringLiteral("It names no amount and no date for %1, because the brief holds none; please add them before it goes out if they are to be public.").arg(plan.subject.named());
    return QStringLiteral("It answers the brief for %1, and I found nothing a journalist would circle. %2").arg(plan.subject.audience, facts);
}

} // namespace

Json clearanceReply(const Plan& plan)
{
    const auto score = [&plan](const char* step) { return plan.material.result(QString::fromLatin1(step)).find(u"score"); };
    const Json* const brand = score("brand-voice");
    const Json* const seo = score("seo-score");
    const bool low = (brand && brand->toReal() < 75) || (seo && seo->toReal() < 70);
    QStringList parts;
    if (brand)
        parts.append(QStringLiteral("brand voice %1").arg(QString::number(brand->toReal())));
    if (seo)
        parts.append(QStringLiteral("search %1").arg(QString::number(seo->toReal())));
    const QString measured = parts.isEmpty() ? QStringLiteral("No scores were handed in; I judged the text alone.")
                                             : QStringLiteral("Measured: %1.").arg(listing(parts));
    const QString core = low ? measured + QStringLiteral(" At least one of these is below what we publish. Please take it through review once more.")
                             : measured + u' ' + readingOf(plan) + (plan.subject.isForeign() ? QString() : QStringLiteral(" It can go to the executive."));
    return Reply()
        .add("verdict", low ? QStringLiteral("return") : QStringLiteral("approve")).add("reasoning", core)
        .add("subject", clipped((low ? QStringLiteral("Back for another review: “%1”") : QStringLiteral("Ready for the executive: “%1”")).arg(plan.title), 85))
        .add("message", spoken(plan, core)).add("confidence", low ? 0.75 : 0.84).json();
}

} // namespace qd::agents::rehearsal
