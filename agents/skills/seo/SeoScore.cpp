#include "agents/skills/seo/SeoScore.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/seo/SeoPage.h"
#include "agents/skills/text/Prose.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

struct Failure {
    int weight = 0;
    QString note;
};

/// For people: what is wrong, and what it costs. The check's id stands with the check.
QString reasonOf(const Failure& failure, int all)
{
    const double points = std::round(1000.0 * failure.weight / all) / 10;
    const QString number = QString::number(points, 'f', points == double(qint64(points)) ? 0 : 1);
    return u"Loses %1 %2: %3."_s.arg(number, points == 1 ? u"point"_s : u"points"_s, failure.note);
}

} // namespace

SkillId SeoScore::id() const { return {u"seo.score"_s}; }
QString SeoScore::title() const { return u"SEO score"_s; }
QString SeoScore::description() const { return u"Checks a page against 32 named rules of search optimisation."_s; }

QByteArray SeoScore::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["markdown","title","keyword"],"properties":{"markdown":{"type":"string","minLength":1},
"title":{"type":"string","minLength":1},"keyword":{"type":"string","minLength":1},"description":{"type":"string"},
"slug":{"type":"string"},"secondary":{"type":"string"},"image_alt":{"type":"string"}}})";
}

QByteArray SeoScore::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["score","checks","passed","failed","reasons"],"properties":{"score":{"type":"number","minimum":0,"maximum":100},
"checks":{"type":"array","minItems":20,"items":{"type":"object","additionalProperties":false,
 "required":["id","passed","weight","note"],"properties":{"id":{"type":"string"},"passed":{"type":"boolean"},
 "weight":{"type":"integer","minimum":1},"note":{"type":"string","minLength":1}}}},
"passed":{"type":"integer"},"failed":{"type":"integer"},"reasons":{"type":"array","items":{"type":"string"}}}})";
}

Result<SkillOutput> SeoScore::run(const SkillInput& input) const
{
    for (const auto member : {"markdown"_L1, "title"_L1, "keyword"_L1})
        if (const Result<QString> given = givenText(input.input, member); !given)
            return given.error();
    const auto text = [&input](QStringView member) { return input.input.at(member).toString().simplified(); };
    SeoPage page;
    page.prose = Prose::fromMarkdown(input.input.at(u"markdown").toString());
    page.title = text(u"title");
    page.description = text(u"description");
    page.slug = text(u"slug");
    page.keyword = text(u"keyword");
    page.secondary = text(u"secondary");
    page.imageAlt = text(u"image_alt");
    page.brand = input.brand;
    page.measure();
    if (page.keywordStems.isEmpty())
        return Error{Error::Parse, u"\"keyword\" has no word."_s, u"/keyword"_s, u"a word or a phrase"_s};
    QList<Json> checks, reasons;
    QList<Failure> failures;
    int reached = 0, all = 0;
    for (const SeoCheck& check : seoHeadChecks() + seoTextChecks()) {
        const std::optional<SeoFinding> finding = check.ask(page);
        if (!finding)
            continue;
        all += check.weight;
        reached += finding->passed ? check.weight : 0;
        if (!finding->passed)
            failures.append({check.weight, finding->note});
        checks.append(Json(QList<Json::Member>{{u"id"_s, Json(check.id)}, {u"passed"_s, Json(finding->passed)},
                                               {u"weight"_s, Json(qint64(check.weight))}, {u"note"_s, Json(finding->note)}}));
    }
    for (const Failure& failure : std::as_const(failures))
        reasons.append(Json(reasonOf(failure, all)));
    const double score = std::round(1000.0 * reached / all) / 10;
    const qint64 failed = reasons.size(), passed = checks.size() - failed;
    return SkillOutput{Json(QList<Json::Member>{{u"score"_s, Json(score)}, {u"checks"_s, Json(checks)}, {u"passed"_s, Json(passed)},
                                                {u"failed"_s, Json(failed)}, {u"reasons"_s, Json(reasons)}}),
                       {}};
}

} // namespace qd::agents
