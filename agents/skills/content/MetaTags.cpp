#include "agents/skills/content/MetaTags.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/seo/SearchWidth.h"
#include "agents/skills/seo/UrlSlug.h"
#include "agents/skills/text/Prose.h"
#include "agents/skills/text/Stems.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

using Width = double (*)(const QString&);

constexpr qsizetype kLookedAt = 2000; // nothing that long fits; bounds the measuring

/// The longest beginning of whole words that fits, with "…" where something was left out. A single word that does not
/// fit is the one thing that is cut.
QString fitted(const QString& text, double limit, Width width)
{
    const QString whole = text.simplified().left(kLookedAt);
    if (text.size() <= kLookedAt && width(whole) <= limit)
        return whole;
    QString kept;
    for (const QString& word : whole.split(u' ')) {
        const QString longer = kept.isEmpty() ? word : kept + u' ' + word;
        if (width(longer + u'…') > limit)
            break;
        kept = longer;
    }
    while (!kept.isEmpty() && (kept.back().isPunct() || kept.back() == u'|') && kept.back() != u')')
        kept.chop(1);
    if (!kept.isEmpty())
        return kept.trimmed() + u'…';
    QString cut = whole.section(u' ', 0, 0);
    while (cut.size() > 1 && width(cut + u'…') > limit)
        cut.chop(cut.at(cut.size() - 1).isLowSurrogate() ? 2 : 1);
    return cut + u'…';
}

/// A keyword as it begins a line: its first letter and usual abbreviations large.
QString capitalised(const QString& keyword)
{
    static const QStringList kShort{u"ai"_s, u"cto"_s, u"ctos"_s, u"ceo"_s, u"roi"_s, u"llm"_s, u"b2b"_s, u"seo"_s, u"okr"_s, u"kpi"_s, u"crm"_s};
    QStringList words = keyword.split(u' ');
    for (QString& word : words)
        if (kShort.contains(word))
            word = word.endsWith(u's') ? word.chopped(1).toUpper() + u's' : word.toUpper();
    QString text = words.join(u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

bool holds(const QString& text, const QString& keyword)
{
    return Stems::find(Stems::ofText(text), Stems::ofText(keyword)) >= 0;
}

/// Whether the title says the keyword, be it in another order: "How Gardeners Prune Roses" says "pruning roses".
bool says(const QString& title, const QString& keyword)
{
    const QStringList said = Stems::topical(title);
    const QStringList wanted = Stems::topical(keyword);
    return holds(title, keyword)
        || (wanted.size() > 1 && std::all_of(wanted.begin(), wanted.end(), [&said](const QString& stem) { return said.contains(stem); }));
}

/// A title that is too wide without what stands behind its colon; empty where that does not help. A part that is
/// whole reads better than a beginning that breaks off.
QString wholePart(const QString& title)
{
    const QString text = title.simplified().left(kLookedAt);
    if (SearchWidth::ofTitle(text) <= SearchWidth::kTitleLimit)
        return text;
    const QString head = text.section(u": "_s, 0, 0);
    return head != text && SearchWidth::ofTitle(head) <= SearchWidth::kTitleLimit ? head : QString();
}

/// The title with the keyword in it; put in front where it is missing or would be cut off.
QString titleOf(const QString& title, const QString& keyword)
{
    const QString part = wholePart(title);
    const QString plain = part.isEmpty() ? fitted(title, SearchWidth::kTitleLimit, SearchWidth::ofTitle) : part;
    if (keyword.isEmpty() || says(plain, keyword))
        return plain;
    if (const QString led = capitalised(keyword) + ": "_L1 + plain; !part.isEmpty() && SearchWidth::ofTitle(led) > SearchWidth::kTitleLimit)
        return part;
    return part.isEmpty() ? fitted(capitalised(keyword) + ": "_L1 + title, SearchWidth::kTitleLimit, SearchWidth::ofTitle) : capitalised(keyword) + ": "_L1 + part;
}

/// Whole sentences of the text as long as they fit, beginning with the first that has the keyword.
QString descriptionOf(const Prose& prose, const QString& title, const QString& keyword)
{
    const QStringList sentences = prose.sentences();
    if (sentences.isEmpty())
        return fitted(title, SearchWidth::kDescriptionLimit, SearchWidth::ofDescription);
    qsizetype first = 0;
    bool found = keyword.isEmpty();
    for (qsizetype i = 0; i < std::min<qsizetype>(sentences.size(), 400) && !found; ++i)
        if (holds(sentences[i], keyword)) {
            first = i;
            found = true;
        }
    QString text = found ? sentences[first] : capitalised(keyword) + ": "_L1 + sentences[first];
    for (qsizetype next = first + 1; next < sentences.size(); ++next) {
        const QString longer = text + u' ' + sentences[next];
        if (longer.size() > kLookedAt || SearchWidth::ofDescription(longer) > SearchWidth::kDescriptionLimit)
            break;
        text = longer;
    }
    return fitted(text, SearchWidth::kDescriptionLimit, SearchWidth::ofDescription);
}

/// The title's slug; the keyword leads where the title's does not hold it.
QString slugOf(const QString& title, const QString& keyword)
{
    const QString slug = UrlSlug::of(title);
    const QString wanted = keyword.isEmpty() ? QString() : UrlSlug::of(keyword);
    if (wanted.isEmpty() || wanted.startsWith("page-"_L1) || slug.contains(wanted))
        return slug;
    if (slug.startsWith("page-"_L1))
        return wanted;
    const QStringList said = Stems::ofText(keyword);
    QString rest;
    for (const QString& word : Prose::wordsOf(title))
        if (!said.contains(Stems::of(word)))
            rest += u' ' + word;
    return UrlSlug::of(keyword + rest);
}

} // namespace

SkillId MetaTags::id() const { return {u"content.meta-tags"_s}; }
QString MetaTags::title() const { return u"Meta tags"_s; }
QString MetaTags::description() const
{
    return u"Writes a page's title, description and slug, fitted to the width of search results."_s;
}

QByteArray MetaTags::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["title","markdown"],"properties":{"title":{"type":"string","minLength":1},
"markdown":{"type":"string","minLength":1},"keyword":{"type":"string"}}})";
}

QByteArray MetaTags::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["title","description","slug","title_pixels","description_pixels"],"properties":{
"title":{"type":"string","minLength":1},"description":{"type":"string","minLength":1},
"slug":{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"},
"title_pixels":{"type":"number","maximum":580},"description_pixels":{"type":"number","maximum":920}}})";
}

Result<SkillOutput> MetaTags::run(const SkillInput& input) const
{
    const Result<QString> title = givenText(input.input, "title"_L1);
    if (!title)
        return title.error();
    const Result<QString> markdown = givenText(input.input, "markdown"_L1);
    if (!markdown)
        return markdown.error();
    const QString keyword = input.input.at(u"keyword").toString().simplified();
    const QString shown = titleOf(*title, keyword);
    const QString description = descriptionOf(Prose::fromMarkdown(*markdown), *title, keyword);
    const auto pixels = [](double width) { return Json(std::floor(width * 10) / 10); };
    return SkillOutput{Json(QList<Json::Member>{{u"title"_s, Json(shown)},
                                                {u"description"_s, Json(description)},
                                                {u"slug"_s, Json(slugOf(*title, keyword))},
                                                {u"title_pixels"_s, pixels(SearchWidth::ofTitle(shown))},
                                                {u"description_pixels"_s, pixels(SearchWidth::ofDescription(description))}}),
                       {}};
}

} // namespace qd::agents
