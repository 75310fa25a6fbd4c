#include "agents/skills/decide/Winner.h"

#include "agents/skills/content/HookTraits.h"
#include "agents/skills/decide/Texts.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kUsual = 0.95;
constexpr qint64 kMostCounted = 1'000'000;

struct Variant {
    QString id; ///< "a", "b", …
    QString text;
    std::optional<qint64> shown;
    std::optional<qint64> acted;

    double share() const { return shown && *shown > 0 ? double(acted.value_or(0)) / double(*shown) : 0; }
};

/// What is asked of the figures.
struct Trial {
    QList<Variant> variants;
    Variant after; ///< what the one that was taken did later, with everybody else
    QString chosen;
    QString did = u"opened"_s;
    double confidence = kUsual;
    bool rehearsal = false;
};

/// What they say.
struct Finding {
    QString missing; ///< why nothing can be said; empty: it can
    qsizetype best = 0;
    double confidence = 0;
    bool clear = false;
};

/// Empty: it was not measured.
Result<std::optional<qint64>> countIn(const QString& text, const QString& where)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty())
        return std::optional<qint64>();
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    if (!isNumber || value < 0 || value > double(kMostCounted) || value != std::floor(value))
        return Error{Error::Parse, u"A count is \"%1\"."_s.arg(plain.left(40)), where, u"a whole number from 0 to %1, or nothing where it was not measured"_s.arg(kMostCounted)};
    return std::optional<qint64>(qint64(value));
}

Result<Variant> variantFrom(const QString& id, const QString& text, const QString& shown, const QString& acted, const QString& place)
{
    Variant variant{id, text.simplified(), {}, {}};
    const Result<std::optional<qint64>> seen = countIn(shown, u"/shown"_s + place), did = countIn(acted, u"/acted"_s + place);
    if (!seen)
        return seen.error();
    if (!did)
        return did.error();
    variant.shown = *seen;
    variant.acted = *did;
    return variant;
}

Result<Trial> trialFrom(const SkillInput& input)
{
    const Json& in = input.input;
    const QStringList texts = textsOf(in.at(u"variants")), shown = textsOf(in.at(u"shown")), acted = textsOf(in.at(u"acted"));
    if (shown.size() != texts.size() || acted.size() != texts.size())
        return Error{Error::Parse, u"There are %1 variants, %2 counts of those who were shown one and %3 of those who did it."_s.arg(texts.size()).arg(shown.size()).arg(acted.size()),
                     u"/variants"_s, u"one of each for every variant"_s};
    Trial trial;
    trial.rehearsal = input.rehearsal;
    trial.confidence = in.at(u"confidence").toReal(kUsual);
    if (const QString did = in.at(u"did").toString(); !did.isEmpty())
        trial.did = did;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const Result<Variant> variant = variantFrom(QChar(char16_t(u'a' + i)), texts[i], shown[i], acted[i], u"/%1"_s.arg(i));
        if (!variant)
            return variant.error();
        trial.variants.append(*variant);
    }
    const Result<Variant> after = variantFrom({}, {}, in.at(u"after_shown").toString(), in.at(u"after_acted").toString(), {});
    if (!after)
        return after.error();
    trial.after = *after;
    for (const QString& wanted : textsOf(in.at(u"chosen")))
        if (trial.chosen.isEmpty())
            trial.chosen = wanted.trimmed().toLower();
    const auto isOne = [&](const Variant& variant) { return variant.id == trial.chosen; };
    if (!trial.chosen.isEmpty() && std::none_of(trial.variants.begin(), trial.variants.end(), isOne))
        return Error{Error::Parse, u"There is no variant \"%1\"."_s.arg(trial.chosen.left(40)), u"/chosen"_s, u"a letter from a to %1"_s.arg(trial.variants.last().id)};
    return trial;
}

QString named(const Variant& variant)
{
    return u"%1, \"%2\""_s.arg(variant.id.toUpper(), variant.text);
}

/// "97 of 412 opened (23.5 %)".
QString counted(const Variant& variant, const QString& did)
{
    return u"%1 of %2 %3 (%4 %)"_s.arg(variant.acted.value_or(0)).arg(variant.shown.value_or(0)).arg(did, QString::number(100 * variant.share(), 'f', 1));
}

/// Why the figures say nothing; empty: they do.
QString whatIsMissing(const Trial& trial)
{
    for (const Variant& variant : trial.variants)
        if (!variant.shown || *variant.shown == 0)
            return trial.rehearsal ? u"This is a rehearsal: nothing left the house, so nothing was measured."_s : u"Nothing was measured of %1: nobody said that it arrived."_s.arg(named(variant));
    if (std::none_of(trial.variants.begin(), trial.variants.end(), [](const Variant& variant) { return variant.acted.has_value(); }))
        return u"They arrived, and of none it was said that anybody %1 it: that may not be counted where they are sent."_s.arg(trial.did);
    for (const Variant& variant : trial.variants)
        if (variant.acted.value_or(0) > *variant.shown)
            return u"The figures of %1 cannot be: %2 %3 it, and it arrived at %4."_s.arg(named(variant)).arg(*variant.acted).arg(trial.did).arg(*variant.shown);
    return {};
}

Finding findingOf(const Trial& trial)
{
    Finding finding;
    finding.missing = whatIsMissing(trial);
    if (!finding.missing.isEmpty())
        return finding;
    for (qsizetype i = 1; i < trial.variants.size(); ++i)
        if (trial.variants[i].share() > trial.variants[finding.best].share())
            finding.best = i;
    const Variant& best = trial.variants[finding.best];
    double doubt = 0;
    for (const Variant& other : trial.variants)
        if (&other != &best)
            doubt += chanceOfMore(other.acted.value_or(0), *other.shown, best.acted.value_or(0), *best.shown);
    finding.confidence = std::max(0.0, 1 - doubt);
    finding.clear = finding.confidence >= trial.confidence;
    return finding;
}

/// What the others came to together: what the one that was taken has to be better than.
double shareOfOthers(const Trial& trial, const QString& id)
{
    double shown = 0, acted = 0;
    for (const Variant& variant : trial.variants)
        if (variant.id != id) {
            shown += double(variant.shown.value_or(0));
            acted += double(variant.acted.value_or(0));
        }
    return shown > 0 ? acted / shown : 0;
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 1) + u" %"_s;
}

QStringList figuresOf(const Trial& trial)
{
    QStringList figures;
    for (const Variant& variant : trial.variants)
        figures.append(variant.shown ? u"%1: %2"_s.arg(named(variant), counted(variant, trial.did)) : u"%1: not measured"_s.arg(named(variant)));
    return figures;
}

QString reasonFor(const Trial& trial, const Finding& finding)
{
    if (!finding.missing.isEmpty())
        return finding.missing;
    const Variant& best = trial.variants[finding.best];
    return u"%1. That %2 is better than every other is %3 likely (Beta posterior with a uniform prior, exact; %4 is asked for)."_s
        .arg(figuresOf(trial).join(u"; "_s), best.id.toUpper(), percent(finding.confidence), percent(trial.confidence));
}

QString decisionOf(const Trial& trial, const Finding& finding, const Variant* taken)
{
    if (!taken)
        return finding.missing.isEmpty() ? u"No clear winner."_s : u"No winner: nothing to tell it by."_s;
    return finding.clear && trial.variants[finding.best].id == taken->id ? u"%1 has clearly won."_s.arg(named(*taken)) : u"%1 was chosen, not by its figures."_s.arg(named(*taken));
}

/// The others, with why they are not taken.
Json alternativesOf(const Trial& trial, const Finding& finding, const Variant* taken)
{
    QList<Json> alternatives;
    for (const Variant& variant : trial.variants)
        if (taken && variant.id != taken->id)
            alternatives.append(Json(QList<Json::Member>{{u"option"_s, Json(variant.text)}, {u"proposed_by"_s, Json(QString())}, {u"reason"_s, Json(QString())},
                                                         {u"turned_down"_s, Json(finding.missing.isEmpty() ? counted(variant, trial.did) : finding.missing)}}));
    return Json(alternatives);
}

} // namespace

double chanceOfMore(qint64 acted, qint64 shown, qint64 otherActed, qint64 otherShown)
{
    // Miller's sum term by term, in logarithms: the first term is no number where many were shown it.
    const double a = double(otherActed) + 1, b = double(otherShown - otherActed) + 1; // of the other
    const double own = double(shown - acted) + 1, both = b + own;
    double term = 0;
    for (double k = 0; k < own; ++k)
        term += std::log((b + k) / (a + b + k));
    double sum = 0;
    for (double i = 0; i <= double(acted); ++i) {
        sum += std::exp(term);
        term += std::log((a + i) / (a + i + both)) + std::log((own + i) / (1 + i));
    }
    return std::clamp(sum, 0.0, 1.0);
}

SkillId Winner::id() const { return {u"decide.winner"_s}; }
QString Winner::title() const { return u"Winner of a test"_s; }
QString Winner::description() const { return u"Says which of several variants did best, how sure that is, and what it is made of; or that none has clearly won."_s; }

QByteArray Winner::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["variants","shown","acted"],"properties":{
"variants":{"type":"array","items":{"type":"string","minLength":1},"minItems":2,"maxItems":10},
"shown":{"type":"array","items":{"type":"string"}},"acted":{"type":"array","items":{"type":"string"}},
"did":{"type":"string","maxLength":40},"chosen":{"type":"array","items":{"type":"string"}},
"after_shown":{"type":"string"},"after_acted":{"type":"string"},
"confidence":{"type":"number","minimum":0.5,"maximum":0.999}}})";
}

QByteArray Winner::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["id","winner","taken","clear","measured","stands","confidence","decision","reasoning","figures","after","traits","alternatives"],"properties":{
"id":{"type":"string"},"winner":{"type":"string"},"taken":{"type":"boolean"},"clear":{"type":"boolean"},"measured":{"type":"boolean"},"stands":{"type":"boolean"},
"confidence":{"type":"number"},"decision":{"type":"string"},"reasoning":{"type":"string"},
"figures":{"type":"array","items":{"type":"string"}},"after":{"type":"string"},"traits":{"type":"array","items":{"type":"string"}},
"alternatives":{"type":"array","items":{"type":"object"}}}})";
}

Result<SkillOutput> Winner::run(const SkillInput& input) const
{
    const Result<Trial> trial = trialFrom(input);
    if (!trial)
        return trial.error();
    const Finding finding = findingOf(*trial);
    const QString wanted = !trial->chosen.isEmpty() ? trial->chosen : finding.clear ? trial->variants[finding.best].id : QString();
    const auto found = std::find_if(trial->variants.begin(), trial->variants.end(), [&](const Variant& variant) { return variant.id == wanted; });
    const Variant* taken = found == trial->variants.end() ? nullptr : &*found;
    const bool isAfter = trial->after.shown.value_or(0) > 0 && trial->after.acted.value_or(0) <= *trial->after.shown;
    const bool held = !isAfter || (taken && trial->after.share() > shareOfOthers(*trial, taken->id));
    const bool stands = taken && finding.clear && trial->variants[finding.best].id == taken->id && held;
    return SkillOutput{Json(QList<Json::Member>{{u"id"_s, Json(taken ? taken->id : QString())},
                                                {u"winner"_s, Json(taken ? taken->text : QString())},
                                                {u"taken"_s, Json(taken != nullptr)},
                                                {u"clear"_s, Json(finding.clear)},
                                                {u"measured"_s, Json(finding.missing.isEmpty())},
                                                {u"stands"_s, Json(stands)},
                                                {u"confidence"_s, Json(finding.confidence)},
                                                {u"decision"_s, Json(decisionOf(*trial, finding, taken))},
                                                {u"reasoning"_s, Json(reasonFor(*trial, finding))},
                                                {u"figures"_s, listOf(figuresOf(*trial))},
                                                {u"after"_s, Json(isAfter ? counted(trial->after, trial->did) : u"not measured"_s)},
                                                {u"traits"_s, listOf(taken ? hookTraits(taken->text) : QStringList())},
                                                {u"alternatives"_s, alternativesOf(*trial, finding, taken)}}),
                       {}};
}

} // namespace qd::agents
