#include "agents/skills/seo/SeoPage.h"

#include "agents/skills/text/Stems.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

using Finding = std::optional<SeoFinding>;

constexpr qsizetype kOpening = 100;      // words
constexpr double kDensityLow = 0.4;      // percent of words
constexpr double kDensityHigh = 2.5;
constexpr qsizetype kWindow = 100;       // words in which a keyword may stand kWindowUses times
constexpr qsizetype kWindowUses = 4;
constexpr qsizetype kFewestWords = 900;
constexpr qsizetype kLongestParagraph = 150;
constexpr qsizetype kLongestSection = 350;
constexpr qsizetype kLongestHeading = 70;
constexpr double kSentenceAverage = 22;
constexpr qsizetype kLongSentence = 25;
constexpr double kLongSentenceShare = 25; // percent
constexpr double kFewestEase = 40;

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

Finding openingHasKeyword(const SeoPage& page)
{
    const qsizetype at = Stems::find(page.textStems, page.keywordStems);
    return SeoFinding{at >= 0 && at < kOpening, at < 0 ? u"the keyword is not in the text"_s
                                                       : u"the keyword first stands at word %1; within the first %2 is right"_s
                                                             .arg(at + 1).arg(kOpening)};
}

Finding headingHasKeyword(const SeoPage& page)
{
    qsizetype with = 0;
    const QList<Prose::Block> headings = page.prose.headings();
    for (const Prose::Block& heading : headings)
        with += Stems::find(Stems::ofText(heading.text), page.keywordStems) >= 0;
    return SeoFinding{with >= 1, u"%1 of %2 headings hold the keyword; at least one should"_s.arg(with).arg(headings.size())};
}

Finding density(const SeoPage& page)
{
    const double share = page.textStems.isEmpty() ? 0 : 100.0 * double(page.keywordUses) / double(page.textStems.size());
    return SeoFinding{share >= kDensityLow && share <= kDensityHigh,
                      u"the keyword stands %1 times in %2 words (%3 %); %4 to %5 % are right"_s.arg(page.keywordUses)
                          .arg(page.textStems.size()).arg(number(share), number(kDensityLow), number(kDensityHigh))};
}

Finding stuffing(const SeoPage& page)
{
    QList<qsizetype> places;
    qsizetype most = 0, first = 0;
    for (qsizetype at = Stems::find(page.textStems, page.keywordStems); at >= 0;
         at = Stems::find(page.textStems, page.keywordStems, at + page.keywordStems.size())) {
        places.append(at);
        while (places[first] + kWindow <= at)
            ++first;
        most = std::max(most, places.size() - first);
    }
    return SeoFinding{most <= kWindowUses, u"the keyword stands at most %1 times within %2 words; up to %3 are right"_s
                                               .arg(most).arg(kWindow).arg(kWindowUses)};
}

Finding secondaryInHeading(const SeoPage& page)
{
    if (page.secondary.isEmpty())
        return std::nullopt;
    const QStringList wanted = Stems::ofText(page.secondary);
    qsizetype with = 0;
    for (const Prose::Block& heading : page.prose.headings())
        with += heading.level > 1 && Stems::find(Stems::ofText(heading.text), wanted) >= 0;
    return SeoFinding{with >= 1, u"%1 subheadings hold \"%2\"; at least one should"_s.arg(with).arg(page.secondary)};
}

Finding secondaryInText(const SeoPage& page)
{
    if (page.secondary.isEmpty())
        return std::nullopt;
    const qsizetype uses = Stems::count(page.textStems, Stems::ofText(page.secondary));
    return SeoFinding{uses >= 1, u"\"%1\" stands %2 times in the text; once or more is right"_s.arg(page.secondary).arg(uses)};
}

Finding oneTopHeading(const SeoPage& page)
{
    qsizetype top = 0;
    for (const Prose::Block& heading : page.prose.headings())
        top += heading.level == 1;
    return SeoFinding{top <= 1, u"there are %1 headings of level 1; at most 1 is right (the page's title may be it)"_s.arg(top)};
}

Finding headingOrder(const SeoPage& page)
{
    int before = 1;
    for (const Prose::Block& heading : page.prose.headings()) {
        if (heading.level > before + 1)
            return SeoFinding{false, u"\"%1\" is of level %2 below one of level %3"_s.arg(heading.text.left(60)).arg(heading.level).arg(before)};
        before = heading.level;
    }
    return SeoFinding{true, u"no level of heading is left out"_s};
}

Finding hasSubheadings(const SeoPage& page)
{
    qsizetype below = 0;
    for (const Prose::Block& heading : page.prose.headings())
        below += heading.level > 1;
    return SeoFinding{below >= 3, u"there are %1 subheadings; 3 or more are right"_s.arg(below)};
}

Finding sections(const SeoPage& page)
{
    qsizetype longest = 0, words = 0;
    for (const Prose::Block& block : page.prose.blocks) {
        words = block.kind == Prose::Heading ? 0 : words + Prose::wordsOf(block.text).size();
        longest = std::max(longest, words);
    }
    return SeoFinding{longest <= kLongestSection, u"the longest stretch without a heading has %1 words; up to %2 are right"_s
                                                      .arg(longest).arg(kLongestSection)};
}

Finding distinctHeadings(const SeoPage& page)
{
    QSet<QString> seen;
    QString twice;
    for (const Prose::Block& heading : page.prose.headings()) {
        const QString key = heading.text.simplified().toLower();
        if (seen.contains(key))
            twice = heading.text;
        seen.insert(key);
    }
    return SeoFinding{twice.isEmpty(), twice.isEmpty() ? u"all %1 headings are different"_s.arg(seen.size())
                                                       : u"the heading \"%1\" stands twice"_s.arg(twice.left(80))};
}

Finding headingLength(const SeoPage& page)
{
    qsizetype longest = 0;
    for (const Prose::Block& heading : page.prose.headings())
        longest = std::max(longest, heading.text.size());
    return SeoFinding{longest <= kLongestHeading, u"the longest heading has %1 characters; up to %2 are right"_s
                                                      .arg(longest).arg(kLongestHeading)};
}

Finding wordCount(const SeoPage& page)
{
    return SeoFinding{page.stats.words >= kFewestWords, u"the text has %1 words; %2 or more are right"_s.arg(page.stats.words).arg(kFewestWords)};
}

Finding paragraphs(const SeoPage& page)
{
    qsizetype longest = 0;
    for (const Prose::Block& block : page.prose.blocks)
        if (block.kind == Prose::Paragraph)
            longest = std::max(longest, Prose::wordsOf(block.text).size());
    return SeoFinding{longest <= kLongestParagraph, u"the longest paragraph has %1 words; up to %2 are right"_s
                                                        .arg(longest).arg(kLongestParagraph)};
}

Finding sentenceAverage(const SeoPage& page)
{
    return SeoFinding{page.stats.words > 0 && page.stats.averageSentence <= kSentenceAverage,
                      u"a sentence has %1 words on average; up to %2 are right"_s.arg(number(page.stats.averageSentence)).arg(kSentenceAverage)};
}

Finding longSentences(const SeoPage& page)
{
    qsizetype all = 0, tooLong = 0;
    for (const QString& sentence : page.prose.sentences()) {
        ++all;
        tooLong += Prose::wordsOf(sentence).size() > kLongSentence;
    }
    const double share = all ? 100.0 * double(tooLong) / double(all) : 0;
    return SeoFinding{all > 0 && share <= kLongSentenceShare, u"%1 % of the sentences have more than %2 words; up to %3 % are right"_s
                                                                  .arg(number(share)).arg(kLongSentence).arg(kLongSentenceShare)};
}

Finding readability(const SeoPage& page)
{
    return SeoFinding{page.stats.words > 0 && page.stats.fleschEase >= kFewestEase,
                      u"the text is of Flesch reading ease %1; %2 or more is right"_s.arg(number(page.stats.fleschEase)).arg(kFewestEase)};
}

Finding lists(const SeoPage& page)
{
    const int all = page.prose.lists + page.prose.tables;
    return SeoFinding{all >= 1, u"there are %1 lists and tables; one or more would help"_s.arg(all)};
}

} // namespace

void SeoPage::measure()
{
    stats = TextStats::of(prose);
    keywordStems = Stems::ofText(keyword);
    titleStems = Stems::ofText(title);
    textStems = Stems::ofText(prose.running());
    keywordUses = Stems::count(textStems, keywordStems);
}

QList<SeoCheck> seoTextChecks()
{
    return {{u"keyword-in-opening"_s, 6, openingHasKeyword},    {u"keyword-in-heading"_s, 5, headingHasKeyword},
            {u"keyword-density"_s, 5, density},                 {u"keyword-stuffing"_s, 4, stuffing},
            {u"secondary-in-heading"_s, 3, secondaryInHeading}, {u"secondary-in-text"_s, 2, secondaryInText},
            {u"one-h1"_s, 4, oneTopHeading},                    {u"heading-order"_s, 3, headingOrder},
            {u"subheadings"_s, 3, hasSubheadings},              {u"section-length"_s, 3, sections},
            {u"headings-distinct"_s, 2, distinctHeadings},      {u"heading-length"_s, 1, headingLength},
            {u"word-count"_s, 6, wordCount},                    {u"paragraph-length"_s, 3, paragraphs},
            {u"sentence-length"_s, 3, sentenceAverage},         {u"long-sentences"_s, 2, longSentences},
            {u"readability"_s, 3, readability},                 {u"lists"_s, 2, lists}};
}

} // namespace qd::agents
