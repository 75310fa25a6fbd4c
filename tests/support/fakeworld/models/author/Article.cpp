#include "tests/support/fakeworld/models/author/Article.h"

#include <array>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

/// What each section is about, as it stands in a sentence.
constexpr std::array kSubjects{"the first hour", "the owner", "the written exit", "the hand-over", "the weekly look", "the first decision"};
constexpr std::array kHeadings{"What %1 asks of you", "Give it one owner", "Write the exit down first", "Where %1 meets the day", "Look at it once a week", "What to do on Monday"};

/// %1 is the section's subject. Short words, the reader as "you", nothing that anybody would have to check.
constexpr std::array kLines{
    "You will know that %1 is in good hands when one person can say in one breath what it is for.",
    "Ask the people who do the work what %1 costs them today, and write their words down as they say them.",
    "Most of the trouble with %1 starts long before anybody sees it, so look for it early.",
    "Picture a shop that opens at eight and still sorts its notes at noon: that is %1 without a plan.",
    "If you can not name who decides about %1, then nobody does, and the day decides for you.",
    "Keep %1 small at first, so that you can change your mind about it without a meeting.",
    "A good test is to leave for a day and to see what becomes of %1 while you are gone.",
    "Put %1 on paper in three lines: what goes in, what comes out, and who says that it is done.",
    "You do not need a new tool to make %1 better; you need to know what you want from it.",
    "When %1 goes wrong, and it will, you want to hear of it from your own team and not from a guest.",
    "We have seen that teams who talk about %1 in plain words find the weak spot sooner.",
    "Say what you do not know about %1, because your team will trust you more for it.",
    "Then take one step, look at what %1 does to the rest of the week, and take the next one.",
    "Do not ask whether %1 is clever; ask whether it still helps on a bad day."};

constexpr int kLinesOfSection = 11;

constexpr std::array kSteps{"Name the owner, and tell everybody who it is.", "Write down what would make you stop.", "Look at it again after one week."};

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString topicOf(const Material& m)
{
    return !m.keyword.isEmpty() ? m.keyword : m.options.isEmpty() ? u"the work"_s : m.options.first();
}

QString paragraphs(const QString& subject, int from, int variant)
{
    QString text;
    for (int i = 0; i < kLinesOfSection; ++i) {
        const size_t line = size_t(from + i * (variant > 0 ? 5 : 3)) % kLines.size();
        text += QString::fromLatin1(kLines[line]).arg(subject) + (i % 4 == 3 || i + 1 == kLinesOfSection ? u"\n\n"_s : u" "_s);
    }
    return text;
}

QString opening(const QString& topic)
{
    return u"You have a plan, a full week and a team that asks what comes first. This piece is about %1, and it makes one claim: "
           "what you settle before you begin decides how it ends. You will find what to ask, whom to ask, and when to stop. "
           "None of it needs a large budget. All of it needs an owner who may say no.\n\n"_s
               .arg(topic);
}

QString brandLine(const Material& m, qsizetype section)
{
    const QString phrase = m.preferred.value(section);
    return phrase.isEmpty() ? QString() : u"We have a short word for it: %1. You can hold every step of yours against it.\n\n"_s.arg(phrase);
}

} // namespace

QString articleTitle(const QString& keyword, int variant)
{
    static const QStringList kEnds{u"what to settle first"_s, u"a plain way to begin"_s, u"how to keep it going"_s, u"when to stop"_s, u"who should own it"_s, u"what to ask"_s};
    return capital(keyword.left(60)) + u": "_s + kEnds[variant % kEnds.size()];
}

QStringList articleHeadings(const Material& m)
{
    QStringList headings;
    for (size_t i = 0; i < kHeadings.size(); ++i) {
        const QString heading = QString::fromLatin1(kHeadings[i]);
        headings.append(heading.contains("%1"_L1) ? heading.arg((i == 0 || m.secondary.isEmpty() ? topicOf(m) : m.secondary).left(40)) : heading);
    }
    return headings;
}

QString article(const Material& m)
{
    const QString topic = topicOf(m);
    const int variant = m.draftVersion > 0 ? 1 : 0;
    QString text = u"# "_s + (m.title.isEmpty() ? articleTitle(topic, 0) : m.title) + u"\n\n"_s + opening(topic);
    const QStringList headings = articleHeadings(m);
    for (qsizetype i = 0; i < headings.size(); ++i) {
        text += u"## "_s + headings[i] + u"\n\n"_s + paragraphs(QString::fromLatin1(kSubjects[size_t(i)]), int(i) * 2, variant) + brandLine(m, i);
        text += u"This is where %1 begins to help you.\n\n"_s.arg(i % 2 == 0 || m.secondary.isEmpty() ? topic : m.secondary);
    }
    for (const char* step : kSteps)
        text += u"- "_s + QString::fromLatin1(step) + u'\n';
    return text + u'\n' + (m.callToAction.isEmpty() ? u"Talk to us when you are ready."_s : m.callToAction) + u'\n';
}

} // namespace fakeworld
