#include "agents/llm/rehearsal/DraftReview.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "tests/agents/llm/rehearsal/Requests.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>

using namespace qd;
using namespace qd::agents::rehearsal;

namespace {

QStringList faultsOfLanguage(const QString& text)
{
    static const QStringList patterns{
        QStringLiteral("  "), QStringLiteral("\\b(a) (a|e|i|o)[a-z]"), QStringLiteral("\\b(the the|a a|of of|to to|and and|with with|in in)\\b"),
        QStringLiteral("[{}\\[|](?!Harbor)"), QStringLiteral(" [.,;:?!]"), QStringLiteral("\\.\\."), QStringLiteral("[.?!] [a-z]"), QStringLiteral(":\\."),
    };
    QStringList found;
    for (const QString& pattern : patterns) {
        QRegularExpressionMatchIterator it = QRegularExpression(pattern).globalMatch(text);
        while (it.hasNext()) {
            const QRegularExpressionMatch match = it.next();
            const QString around = text.mid(std::max<qsizetype>(0, match.capturedStart() - 30), 70);
            if (!around.contains(QRegularExpression(QStringLiteral("\\ba (one|uni|use|eu|U)"))))
                found.append(pattern + QStringLiteral(" -> ") + around);
        }
    }
    return found;
}

std::string joinedLines(const QStringList& lines)
{
    return lines.join(u'\n').toStdString();
}

} // namespace

TEST(Essay, HasTheAssignedLength)
{
    for (const QString& brief : test::manyBriefs()) {
        const QString draft = test::draftFor(brief);
        const QString revised = test::revisionOf(draft, brief);
        for (const QString& text : {draft, revised}) {
            EXPECT_GE(wordCount(text), 1350) << brief.toStdString();
            EXPECT_LE(wordCount(text), 1650) << brief.toStdString();
        }
    }
}

TEST(Essay, EveryNumberStandsInTheRequest)
{
    for (const bool withSources : {true, false}) {
        for (const QString& brief : test::manyBriefs()) {
            const agents::LlmRequest request = [&] {
                test::RequestBuilder ask(QStringLiteral("draft"));
                ask.brief(brief);
                return withSources ? ask.sampleSources().build() : ask.build();
            }();
            const QStringList given = test::numbersIn(request.system + request.prompt);
            const QString draft = test::draftFor(brief, withSources);
            const QString revised = test::revisionOf(draft, brief, withSources);
            for (const QString& number : test::numbersIn(draft + revised))
                EXPECT_TRUE(given.contains(number)) << number.toStdString() << " in " << brief.toStdString();
        }
    }
}

TEST(Essay, SummariesVary)
{
    QSet<QString> shapes;
    for (const QString& brief : test::manyBriefs()) {
        const QString summary = test::replyTo(test::RequestBuilder(QStringLiteral("draft")).brief(brief).build()).at(u"summary").toString();
        EXPECT_GE(wordCount(summary), 8) << brief.toStdString();
        shapes.insert(wordsOf(summary).mid(wordsOf(summary).size() - 12, 6).join(u' '));
    }
    EXPECT_GE(shapes.size(), 5);
}

TEST(Essay, SecondParagraphsVary)
{
    QSet<QString> begins;
    for (const QString& brief : test::manyBriefs()) {
        const DraftText piece = DraftText::fromMarkdown(test::revisionOf(test::draftFor(brief), brief));
        ASSERT_GE(piece.intro.size(), 2) << brief.toStdString();
        begins.insert(wordsOf(piece.intro[1]).mid(0, 2).join(u' '));
    }
    EXPECT_GE(begins.size(), 7);
}

TEST(Essay, SaysThatItDoesNotTranslateAndKeepsHerWords)
{
    const QString brief = QStringLiteral("Schreibt einen Beitrag für Geschäftsführer im Mittelstand: Wie führt man künstliche Intelligenz in der Buchhaltung ein?");
    const Json strategy = test::replyTo(test::RequestBuilder(QStringLiteral("strategy")).brief(brief).build());
    EXPECT_TRUE(strategy.at(u"reasoning").toString().contains(QStringLiteral("The brief is in German. The rehearsal model writes English only")));
    EXPECT_LE(strategy.at(u"confidence").toReal(), 0.5);
    const Json clearance = test::replyTo(test::RequestBuilder(QStringLiteral("clearance")).brief(brief).build());
    EXPECT_TRUE(clearance.at(u"reasoning").toString().contains(QStringLiteral("it is no text to publish")));
    const QString revised = test::revisionOf(test::draftFor(brief), brief);
    const DraftText piece = DraftText::fromMarkdown(revised);
    EXPECT_EQ(piece.title, QStringLiteral("Wie führt man künstliche Intelligenz in der Buchhaltung ein"));
    EXPECT_TRUE(piece.intro.join(u' ').contains(QStringLiteral("“Wie führt man künstliche Intelligenz in der Buchhaltung ein”")));
    // Her words stand in quotation marks; outside of them the text is English.
    QString rest = piece.body() + piece.headings();
    rest.remove(QRegularExpression(QStringLiteral("“[^”]*”")));
    for (const char* const word : {"Schreibt", "Beitrag", "künstliche", "Intelligenz", "Buchhaltung", "führt"})
        EXPECT_FALSE(rest.contains(QString::fromUtf8(word), Qt::CaseInsensitive)) << word;
}

TEST(Essay, DraftRevisionAndPostShareTheirWords)
{
    for (const QString& brief : test::manyBriefs().mid(0, 6)) {
        const QString draft = test::draftFor(brief);
        const Json reply = test::replyTo(test::RequestBuilder(QStringLiteral("revise")).brief(brief).draft(draft).seed(99).build()); // another turn
        const QString revised = reply.at(u"markdown").toString();
        const QString both = (draft + revised).toLower();
        for (const auto& [one, other] : {std::pair{"it is ", "it's "}, std::pair{" colleague", " co-worker"}, std::pair{" nobody ", " no one "}})
            EXPECT_FALSE(both.contains(QLatin1String(one)) && both.contains(QLatin1String(other))) << one << brief.toStdString();
    }
}

TEST(Essay, BriefsThatDifferGivePiecesThatDiffer)
{
    const QStringList briefs = test::manyBriefs();
    QList<QSet<QString>> pieces;
    for (const QString& brief : briefs)
        pieces.append(test::shingles(test::revisionOf(test::draftFor(brief), brief)));
    double most = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        for (qsizetype j = i + 1; j < pieces.size(); ++j) {
            const double shared = test::overlap(pieces[i], pieces[j]);
            most = std::max(most, shared);
            EXPECT_LT(shared, 1.0 / 3) << briefs[i].toStdString() << " | " << briefs[j].toStdString();
        }
    }
    RecordProperty("largest_share", QString::number(most, 'f', 3).toStdString());
}

TEST(Essay, BriefsOfOneFieldGivePiecesThatDiffer)
{
    QStringList briefs = test::closeBriefs();
    briefs.append(test::manyBriefs().mid(0, 4));
    QList<QSet<QString>> drafts;
    QList<QSet<QString>> pieces;
    for (const QString& brief : briefs) {
        const QString draft = test::draftFor(brief);
        drafts.append(test::shingles(draft));
        pieces.append(test::shingles(test::revisionOf(draft, brief)));
    }
    double most = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        for (qsizetype j = 0; j < pieces.size(); ++j) {
            if (i == j)
                continue;
            for (const double shared : {test::overlap(pieces[i], pieces[j]), test::overlap(pieces[i], drafts[j])}) {
                most = std::max(most, shared);
                EXPECT_LT(shared, 1.0 / 3) << briefs[i].toStdString() << " | " << briefs[j].toStdString();
            }
        }
    }
    RecordProperty("largest_share", QString::number(most, 'f', 3).toStdString());
}

TEST(Essay, EverySectionSpeaksOfItsSubject)
{
    const QString brief = QStringLiteral("Hiring nurses in rural hospitals");
    const QString draft = test::draftFor(brief);
    for (const QString& text : {draft, test::revisionOf(draft, brief)}) {
        const DraftText piece = DraftText::fromMarkdown(text);
        for (qsizetype i = 0; i + 1 < piece.sections.size(); ++i)
            EXPECT_TRUE(piece.sections[i].text().contains(QStringLiteral("hiring nurses"))) << piece.sections[i].heading.toStdString();
    }
}

TEST(Essay, TellsOneCaseASectionAtMost)
{
    for (const QString& brief : test::manyBriefs()) {
        const DraftText piece = DraftText::fromMarkdown(test::revisionOf(test::draftFor(brief), brief));
        for (const DraftText::Section& section : piece.sections)
            EXPECT_LE(std::count_if(section.blocks.begin(), section.blocks.end(), tellsCase), 1) << section.heading.toStdString();
    }
}

TEST(Essay, OpensTheSeriesThatTheBriefNames)
{
    const QString brief = test::manyBriefs().first();
    EXPECT_TRUE(test::revisionOf(test::draftFor(brief), brief).contains(QStringLiteral("our Q4 series")));
}

TEST(Essay, LeavesNamesOutOfBrandWordsThatBelongElsewhere)
{
    const QString brief = QStringLiteral("Sustainable packaging for retailers");
    EXPECT_FALSE(test::revisionOf(test::draftFor(brief), brief).contains(QStringLiteral("put AI to work")));
}

TEST(Essay, ReadsWithoutSlips)
{
    for (const QString& brief : test::manyBriefs()) {
        const QString draft = test::draftFor(brief);
        const QString revised = test::revisionOf(draft, brief);
        EXPECT_TRUE(faultsOfLanguage(draft).isEmpty()) << brief.toStdString() << "\n" << joinedLines(faultsOfLanguage(draft));
        EXPECT_TRUE(faultsOfLanguage(revised).isEmpty()) << brief.toStdString() << "\n" << joinedLines(faultsOfLanguage(revised));
        QSet<QString> seen;
        for (const QString& sentence : sentencesOf(DraftText::fromMarkdown(revised).body())) {
            EXPECT_FALSE(wordCount(sentence) > 3 && seen.contains(sentence)) << sentence.toStdString();
            seen.insert(sentence);
        }
    }
}

TEST(Essay, SpeaksInShortSentences)
{
    for (const QString& brief : test::manyBriefs()) {
        const QString body = DraftText::fromMarkdown(test::revisionOf(test::draftFor(brief), brief)).body();
        EXPECT_LE(double(wordCount(body)) / double(sentencesOf(body).size()), 18.0) << brief.toStdString();
    }
}

TEST(Essay, KeepsAvoidedWordsOutOfTheRevision)
{
    for (const QString& brief : test::manyBriefs()) {
        const QString draft = test::draftFor(brief);
        int rough = 0;
        for (const QString& word : test::sampleBrand().avoid) {
            rough += holdsPhrase(draft, word);
            EXPECT_FALSE(holdsPhrase(test::revisionOf(draft, brief), word)) << word.toStdString();
        }
        EXPECT_EQ(rough, 1) << "a first draft has one slip of this kind: " << brief.toStdString();
    }
}

TEST(Essay, QuotesSourcesByName)
{
    const QString brief = test::manyBriefs().first();
    const QString revised = test::revisionOf(test::draftFor(brief), brief);
    EXPECT_GE(revised.count(QStringLiteral("(from: ")), 3);
    EXPECT_TRUE(revised.contains(QStringLiteral("(from: Own survey 2026)")));
    EXPECT_EQ(test::revisionOf(test::draftFor(brief, false), brief, false).count(QStringLiteral("(from: ")), 0);
}

TEST(Essay, LeavesSourcesAsideThatSpeakOfSomethingElse)
{
    const QString brief = QStringLiteral("Sustainable packaging for retailers");
    EXPECT_EQ(test::revisionOf(test::draftFor(brief), brief).count(QStringLiteral("(from: ")), 0);
    const Json research = test::replyTo(test::RequestBuilder(QStringLiteral("research")).brief(brief).sampleSources().build());
    EXPECT_TRUE(research.at(u"gaps").items().first().toString().contains(QStringLiteral("say nothing about")));
}

TEST(Essay, PutsTheKeywordWhereReadersLook)
{
    test::RequestBuilder ask(QStringLiteral("draft"));
    ask.upstream(QStringLiteral("keyword"), "{\"primary\":\"ai implementation checklist\",\"secondary\":\"ai implementation cost\"}");
    const agents::LlmRequest outlineRequest = [] {
        test::RequestBuilder outline(QStringLiteral("outline"));
        outline.upstream(QStringLiteral("keyword"), "{\"primary\":\"ai implementation checklist\",\"secondary\":\"ai implementation cost\"}");
        return outline.build();
    }();
    const Json outline = test::replyTo(outlineRequest);
    ask.upstream(QStringLiteral("outline"), outline.toText()).note(QStringLiteral("content-manager"), QStringLiteral("Ready for print, please."));
    const DraftText draft = DraftText::fromMarkdown(test::replyTo(ask.build()).at(u"markdown").toString());
    const QString keyword = QStringLiteral("AI implementation checklist");
    EXPECT_EQ(draft.title, outline.at(u"title").toString());
    EXPECT_TRUE(holdsPhrase(draft.title, keyword));
    EXPECT_TRUE(holdsPhrase(draft.headings(), keyword));
    EXPECT_TRUE(holdsPhrase(draft.headings(), QStringLiteral("AI implementation cost")));
    EXPECT_TRUE(holdsPhrase(wordsOf(draft.body()).mid(0, 100).join(u' '), keyword));
    EXPECT_GE(countPhrase(draft.body(), keyword), 5);
}
