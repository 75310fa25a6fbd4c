#include "agents/llm/rehearsal/DraftReview.h"

#include "agents/llm/rehearsal/text/Wording.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kLongSentence = 33;
constexpr int kEvidence = 3;
constexpr double kLengthTolerance = 0.15;

const QString& whole()
{
    static const QString text = QStringLiteral("Whole piece");
    return text;
}

const QString& openingName()
{
    static const QString text = QStringLiteral("Opening");
    return text;
}

void readHumanNotes(const Plan& plan, QList<Fault>& found)
{
    for (const RevisionNote& note : plan.material.notes)
        if (note.from == u"human")
            found.append({Fault::HumanNote, whole(), note.text, note.text});
}

void readAvoided(const DraftText& draft, const Plan& plan, QList<Fault>& found)
{
    for (const QString& word : plan.material.brand.avoid) {
        const auto say = [&](const QString& section) {
            found.append({Fault::AvoidedWord, section, QStringLiteral("“%1” is on the list of words we avoid. Say it in our own words or cut the sentence.").arg(word), word});
        };
        if (holdsPhrase(draft.intro.join(u' '), word))
            say(openingName());
        for (const DraftText::Section& section : draft.sections)
            if (holdsPhrase(section.text(), word))
                say(section.heading);
    }
}

void readKeyword(const DraftText& draft, const Plan& plan, QList<Fault>& found)
{
    const QString& keyword = plan.keyword;
    if (keyword.isEmpty())
        return;
    const QString head = draft.body().split(QRegularExpression(QStringLiteral("\\s+"))).mid(0, 100).join(u' ');
    if (!(draft.title == titleCase(plan.subject.claim) ? saysIt(draft.title, keyword) : holdsPhrase(draft.title, keyword)))
        found.append({Fault::Keyword, whole(), QStringLiteral("The title does not hold “%1”. Readers who search for it will not recognise the piece.").arg(keyword), QStringLiteral("title")});
    if (!holdsPhrase(head, keyword))
        found.append({Fault::Keyword, openingName(), QStringLiteral("“%1” is missing from the first hundred words. Bring it in where the reader decides whether to stay.").arg(keyword), QStringLiteral("opening")});
    if (!holdsPhrase(draft.headings(), keyword))
        found.append({Fault::Keyword, whole(), QStringLiteral("No heading names “%1”. One of them should.").arg(keyword), QStringLiteral("heading")});
}

void readOpening(const DraftText& draft, QList<Fault>& found)
{
    static const QRegularExpression weak(
        QStringLiteral("\\b(in this article|on everyone's mind|when it comes to|a lot to think about|many things could be said|at the moment|"
                       "in today's world|it is a topic that)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    if (draft.intro.isEmpty() || draft.intro.first().contains(weak))
        found.append({Fault::Opening, openingName(), QStringLiteral("The opening announces the subject instead of starting with it. Begin with a situation the reader knows."), {}});
}

void readSections(const DraftText& draft, QList<Fault>& found)
{
    for (qsizetype i = 0; i + 1 < draft.sections.size(); ++i) {
        const QStringList& blocks = draft.sections[i].blocks;
        const bool concrete = std::any_of(blocks.begin(), blocks.end(), [](const QString& b) {
            return tellsCase(b) || isList(b) || b.contains(QStringLiteral("(from: "));
        });
        if (!concrete)
            found.append({Fault::NoCase, draft.sections[i].heading, QStringLiteral("This section argues without showing anything. Give it one case that a reader can picture."), {}});
    }
    QSet<QString> seen;
    for (const DraftText::Section& section : draft.sections) {
        for (const QString& block : section.blocks) {
            for (const QString& sentence : isList(block) ? QStringList() : sentencesOf(block)) {
                const qsizetype words = wordCount(sentence);
                if (words > kLongSentence && !sentence.contains(QStringLiteral("(from: ")) && !sentence.contains(u':'))
                    found.append({Fault::LongSentence, section.heading, QStringLiteral("The sentence that begins “%1 …” is too long to read once. Split it.").arg(clipped(sentence, 36)), sentence});
                if (words > 5 && seen.contains(sentence))
                    found.append({Fault::Repeated, section.heading, QStringLiteral("“%1 …” stands here for the second time.").arg(clipped(sentence, 36)), sentence});
                seen.insert(sentence);
            }
        }
    }
}

void readEvidence(const DraftText& draft, const Plan& plan, QList<Fault>& found)
{
    const int wanted = std::min<int>(kEvidence, int(plan.quotes.size()));
    if (draft.quotes() < wanted)
        found.append({Fault::Sources, whole(), QStringLiteral("The research gives us more than the draft uses. Quote the findings and name their source each time."), {}});
    const bool ownRecord = std::any_of(plan.proofs.begin(), plan.proofs.end(), [text = draft.body()](const Statement& s) { return text.contains(s.text); });
    if (!plan.proofs.isEmpty() && !ownRecord)
        found.append({Fault::Record, draft.sections.isEmpty() ? whole() : draft.sections.last().heading,
                      QStringLiteral("Nothing here says why we may speak about this. Use one of our own proof points before the call to action."), {}});
}

void readLength(const DraftText& draft, const Plan& plan, QList<Fault>& found)
{
    const double words = double(draft.words());
    if (words < plan.words * (1 - kLengthTolerance))
        found.append({Fault::Length, whole(), QStringLiteral("The piece is shorter than assigned. Deepen the arguments that carry the most weight."), QStringLiteral("short")});
    if (words > plan.words * (1 + kLengthTolerance))
        found.append({Fault::Length, whole(), QStringLiteral("The piece is longer than assigned. Cut what the reader would not miss."), QStringLiteral("long")});
}

} // namespace

QList<Fault> faultsOf(const DraftText& draft, const Plan& plan)
{
    QList<Fault> found;
    readHumanNotes(plan, found);
    readAvoided(draft, plan, found);
    readOpening(draft, found);
    readKeyword(draft, plan, found);
    readSections(draft, found);
    readEvidence(draft, plan, found);
    readLength(draft, plan, found);
    return found;
}

QString praiseOf(const DraftText& draft, const Plan& plan)
{
    qsizetype lists = 0;
    qsizetype cases = 0;
    for (const DraftText::Section& section : draft.sections) {
        lists += std::count_if(section.blocks.begin(), section.blocks.end(), [](const QString& b) { return isList(b); });
        cases += std::count_if(section.blocks.begin(), section.blocks.end(), [](const QString& b) { return tellsCase(b); });
    }
    if (draft.quotes() >= kEvidence)
        return QStringLiteral("Every figure stands with its source, and the argument about %1 moves forward from section to section.").arg(plan.subject.topic);
    if (cases > 2)
        return QStringLiteral("The cases are easy to picture, and the order of the sections makes sense for %1.").arg(plan.subject.audience);
    if (lists > 0)
        return QStringLiteral("The lists are practical and can be used as they stand.");
    return QStringLiteral("The piece keeps to its subject and reads calmly.");
}

} // namespace qd::agents::rehearsal
