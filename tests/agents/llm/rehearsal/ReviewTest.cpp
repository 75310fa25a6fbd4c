#include "agents/llm/rehearsal/DraftReview.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "tests/agents/llm/rehearsal/Requests.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents::rehearsal;

namespace {

Json review(const QString& draft, const QString& brief, const QString& humanNote = {})
{
    test::RequestBuilder ask(QStringLiteral("review"), QStringLiteral("content-manager"));
    ask.brief(brief).sampleSources().draft(draft);
    if (!humanNote.isEmpty())
        ask.note(QStringLiteral("human"), humanNote);
    return test::replyTo(ask.build());
}

QString allNotes(const Json& reply)
{
    return QString::fromUtf8(reply.at(u"notes").toText());
}

QString revised(const QString& draft, const QString& brief, const QString& humanNote)
{
    test::RequestBuilder ask(QStringLiteral("revise"));
    ask.brief(brief).sampleSources().draft(draft).note(QStringLiteral("human"), humanNote);
    return test::replyTo(ask.build()).at(u"markdown").toString();
}

const QString& brief()
{
    static const QString text = test::manyBriefs().first();
    return text;
}

QString goodPiece()
{
    return test::revisionOf(test::draftFor(brief()), brief());
}

} // namespace

TEST(Review, SendsEveryFirstDraftBackAndAcceptsTheRevision)
{
    for (const QString& each : test::manyBriefs()) {
        const QString draft = test::draftFor(each);
        const Json first = review(draft, each);
        EXPECT_EQ(first.at(u"verdict").toString(), QStringLiteral("revise")) << each.toStdString();
        EXPECT_GE(first.at(u"notes").items().size(), 3) << each.toStdString();
        const Json second = review(test::revisionOf(draft, each), each);
        EXPECT_EQ(second.at(u"verdict").toString(), QStringLiteral("accept")) << each.toStdString() << allNotes(second).toStdString();
    }
}

TEST(Review, FindsAnAvoidedWordAndNamesItsSection)
{
    DraftText piece = DraftText::fromMarkdown(goodPiece());
    piece.sections[2].blocks[0] += QStringLiteral(" This is seamless.");
    const Json reply = review(piece.toMarkdown(), brief());
    EXPECT_EQ(reply.at(u"verdict").toString(), QStringLiteral("revise"));
    ASSERT_EQ(reply.at(u"notes").items().size(), 1);
    EXPECT_EQ(reply.at(u"notes").items().first().at(u"section").toString(), piece.sections[2].heading);
    EXPECT_TRUE(allNotes(reply).contains(QStringLiteral("seamless")));
}

TEST(Review, FindsALongSentence)
{
    DraftText piece = DraftText::fromMarkdown(goodPiece());
    piece.sections[1].blocks[0] += QStringLiteral(" Nobody who has ever sat through a long afternoon of slides that were made for somebody else in a room "
                                                  "without windows and without coffee will need to be told why sentences of this length are hard to read.");
    EXPECT_TRUE(allNotes(review(piece.toMarkdown(), brief())).contains(QStringLiteral("too long")));
}

TEST(Review, FindsASectionThatShowsNothing)
{
    DraftText piece = DraftText::fromMarkdown(goodPiece());
    piece.sections[0].blocks = QStringList{QStringLiteral("Things matter. They matter a lot, and everyone knows it."), QStringLiteral("So it goes on and on.")};
    EXPECT_TRUE(allNotes(review(piece.toMarkdown(), brief())).contains(QStringLiteral("without showing anything")));
}

TEST(Review, FindsAPieceThatIsTooShort)
{
    DraftText piece = DraftText::fromMarkdown(goodPiece());
    piece.sections = piece.sections.mid(0, 2);
    EXPECT_TRUE(allNotes(review(piece.toMarkdown(), brief())).contains(QStringLiteral("shorter than assigned")));
}

TEST(Review, FindsAMissingKeyword)
{
    QString piece = goodPiece();
    piece.replace(QStringLiteral("AI implementation"), QStringLiteral("this work"), Qt::CaseInsensitive);
    const QString notes = allNotes(review(piece, brief()));
    EXPECT_TRUE(notes.contains(QStringLiteral("title")));
    EXPECT_TRUE(notes.contains(QStringLiteral("first hundred words")));
    EXPECT_TRUE(notes.contains(QStringLiteral("No heading")));
}

TEST(Review, CarriesTheHumansNoteFirst)
{
    const QString note = QStringLiteral("Please say more about our Berlin team.");
    const Json reply = review(goodPiece(), brief(), note);
    EXPECT_EQ(reply.at(u"verdict").toString(), QStringLiteral("revise"));
    EXPECT_EQ(reply.at(u"notes").items().first().at(u"note").toString(), note);
}

TEST(Revision, ChangesAboutAQuarterAndKeepsTheRest)
{
    for (const QString& each : test::manyBriefs()) {
        const QString draft = test::draftFor(each);
        const double ratio = editRatio(draft, test::revisionOf(draft, each));
        EXPECT_GE(ratio, 0.15) << each.toStdString();
        EXPECT_LE(ratio, 0.45) << each.toStdString();
    }
}

TEST(Revision, AnswersWhatTheHumanAskedFor)
{
    const QString piece = goodPiece();
    const DraftText before = DraftText::fromMarkdown(piece);
    EXPECT_TRUE(revised(piece, brief(), QStringLiteral("Please mention our office in Berlin.")).contains(QStringLiteral("our office in Berlin")));
    EXPECT_NE(DraftText::fromMarkdown(revised(piece, brief(), QStringLiteral("I do not like the title."))).title, before.title);
    EXPECT_NE(DraftText::fromMarkdown(revised(piece, brief(), QStringLiteral("The opening is dull."))).intro, before.intro);
    EXPECT_LT(DraftText::fromMarkdown(revised(piece, brief(), QStringLiteral("Make it shorter."))).words(), before.words() * 93 / 100);
    EXPECT_GT(DraftText::fromMarkdown(revised(piece, brief(), QStringLiteral("Too short, please expand."))).words(), before.words() * 104 / 100);
    const QString word = QStringLiteral("exit criterion");
    ASSERT_TRUE(piece.contains(word));
    EXPECT_FALSE(revised(piece, brief(), QStringLiteral("Don't mention \"exit criterion\".")).contains(word));
    EXPECT_GE(editRatio(piece, revised(piece, brief(), QStringLiteral("Hmm, this feels flat."))), 0.1);
}

TEST(Revision, MeetsEveryPartOfANoteAndKeepsItMet)
{
    const QString note = QStringLiteral("Please mention the Manchester triage scale and shorten the title.");
    const QString title = DraftText::fromMarkdown(goodPiece()).title;
    const auto revise = [&](const QString& draft, bool noted) {
        test::RequestBuilder ask(QStringLiteral("revise"));
        ask.brief(brief()).title(title).sampleSources().draft(draft).upstream(QStringLiteral("outline"), QStringLiteral("{\"title\":\"%1\"}").arg(title).toUtf8());
        if (noted)
            ask.note(QStringLiteral("human"), note);
        else
            ask.note(QStringLiteral("content-manager"), QStringLiteral("Hmm, this feels flat."));
        return test::replyTo(ask.build());
    };
    const Json first = revise(goodPiece(), true);
    const QString text = first.at(u"markdown").toString();
    EXPECT_EQ(text.count(QStringLiteral("Manchester triage scale")), 1);
    EXPECT_FALSE(text.contains(QStringLiteral("shorten the title")));
    EXPECT_LT(first.at(u"title").toString().size(), title.size());
    EXPECT_EQ(DraftText::fromMarkdown(text).title, first.at(u"title").toString());
    EXPECT_TRUE(first.at(u"message").toString().contains(QStringLiteral("shortened the title to")));
    QString later = text;
    for (const bool noted : {true, false, false, true}) {
        const Json reply = revise(later, noted);
        later = reply.at(u"markdown").toString();
        EXPECT_EQ(later.count(QStringLiteral("Manchester triage scale")), 1) << noted;
        EXPECT_EQ(reply.at(u"title").toString(), first.at(u"title").toString());
    }
}

TEST(Revision, ShortensOnlyTheOpeningWhereThatIsAskedFor)
{
    for (const char* const note : {"Make the opening shorter.", "The introduction is too long.", "Please cut the first paragraph."}) {
        const DraftText before = DraftText::fromMarkdown(goodPiece());
        const QString text = revised(goodPiece(), brief(), QString::fromLatin1(note));
        const DraftText after = DraftText::fromMarkdown(text);
        EXPECT_LT(wordCount(after.intro.join(u' ')), wordCount(before.intro.join(u' '))) << note;
        EXPECT_GE(after.words(), 1350) << note;
        EXPECT_EQ(review(text, brief()).at(u"verdict").toString(), QStringLiteral("accept")) << allNotes(review(text, brief())).toStdString();
    }
}

TEST(Review, NamesAPieceWithoutAHeadlineByTheRun)
{
    test::RequestBuilder ask(QStringLiteral("review"), QStringLiteral("content-manager"));
    ask.brief(brief()).title(QStringLiteral("The First Ninety Days")).draft(QStringLiteral("Her own text has no headline.\n\nIt is short."));
    ask.note(QStringLiteral("human"), QStringLiteral("Say more about training."));
    const QString subject = test::replyTo(ask.build()).at(u"subject").toString();
    EXPECT_TRUE(subject.endsWith(QStringLiteral("notes on “The First Ninety Days”"))) << subject.toStdString();
}

TEST(Revision, SaysWhatItCouldNotDo)
{
    test::RequestBuilder ask(QStringLiteral("revise"));
    ask.brief(brief()).sampleSources().draft(goodPiece()).note(QStringLiteral("human"), QStringLiteral("Please mention our seamless service."));
    const Json reply = test::replyTo(ask.build());
    EXPECT_FALSE(reply.at(u"markdown").toString().contains(QStringLiteral("seamless")));
    EXPECT_TRUE(reply.at(u"message").toString().contains(QStringLiteral("I could not mention")));
    EXPECT_FALSE(reply.at(u"message").toString().contains(QStringLiteral("named our seamless")));
}

TEST(Revision, DealsWithAForeignDraft)
{
    const QString foreign = QStringLiteral("# A note\n\nOne paragraph about nothing in particular.\n\n## First\n\nText here.\n\n## Second\n\nMore text.\n");
    const QString after = test::revisionOf(foreign, brief());
    EXPECT_TRUE(after.contains(QStringLiteral("First\n")));
    EXPECT_GE(wordCount(after), 700);
    EXPECT_TRUE(after.contains(QStringLiteral("Text here.")));
    EXPECT_FALSE(test::revisionOf(QStringLiteral("no headings at all"), brief()).isEmpty());
}

TEST(Wording, EditRatioCountsWordsInOrder)
{
    EXPECT_DOUBLE_EQ(editRatio(QStringLiteral("a b c d"), QStringLiteral("a b c d")), 0);
    EXPECT_DOUBLE_EQ(editRatio(QStringLiteral("a b c d"), QStringLiteral("e f g h")), 1);
    EXPECT_DOUBLE_EQ(editRatio(QStringLiteral("a b c d"), QStringLiteral("a b x d")), 0.25);
    EXPECT_DOUBLE_EQ(editRatio(QString(), QString()), 0);
}
