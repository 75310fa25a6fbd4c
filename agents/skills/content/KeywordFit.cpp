#include "agents/skills/content/KeywordFit.h"

#include "agents/skills/text/Language.h"
#include "agents/skills/text/Prose.h"
#include "agents/skills/text/Stems.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kBriefCounts = 0.6; // a word of the brief against one of the topic
constexpr double kStemShare = 0.8;

QSet<QString> setOf(const QStringList& list)
{
    return QSet<QString>(list.begin(), list.end());
}

QSet<QString> groupsOf(const QString& text)
{
    QSet<QString> groups;
    for (const QString& word : Prose::wordsOf(text)) {
        const QString small = word.toLower();
        if (Stems::isStopWord(small))
            continue;
        for (qsizetype at = 0; at + 3 <= small.size(); ++at)
            groups.insert(small.sliced(at, 3));
    }
    return groups;
}

bool hasAny(const QString& padded, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return padded.contains(u' ' + QLatin1String(word) + u' '); });
}

/// Runs of topical words, as they stand in the topic.
QList<QStringList> runsOf(const QString& topic)
{
    QList<QStringList> runs;
    const QStringList& binding = bindingWords(languageOf(topic));
    for (const QString& sentence : topic.split(QRegularExpression(u"[\\n.:;,!?()\\[\\]\"“”–—|]"_s), Qt::SkipEmptyParts)) {
        QStringList run;
        for (const QString& word : Prose::wordsOf(sentence)) {
            const QString small = word.toLower();
            if (!Stems::isStopWord(small) && !binding.contains(small)) {
                run.append(small);
            } else if (!run.isEmpty()) {
                runs.append(std::exchange(run, {}));
            }
        }
        if (!run.isEmpty())
            runs.append(run);
    }
    return runs;
}

} // namespace

KeywordFit::KeywordFit(const QString& topic, const QString& brief, const QList<KeywordPlan::Entry>& list)
    : m_topic(setOf(Stems::topical(topic)))
    , m_brief(setOf(Stems::topical(brief)))
    , m_groups(groupsOf(topic))
    , m_rows(std::max<double>(1, double(list.size())))
{
    for (const KeywordPlan::Entry& entry : list)
        for (const QString& stem : setOf(Stems::topical(entry.keyword)))
            ++m_inRows[stem];
}

double KeywordFit::weightOf(const QString& stem) const
{
    return 0.1 + std::log(1 + m_rows / (1 + m_inRows.value(stem)));
}

double KeywordFit::of(const QString& keyword) const
{
    const QSet<QString> stems = setOf(Stems::topical(keyword));
    if (stems.isEmpty())
        return 0;
    double all = 0, shared = 0;
    for (const QString& stem : stems) {
        const double weight = weightOf(stem);
        all += weight;
        shared += m_topic.contains(stem) ? weight : m_brief.contains(stem) ? kBriefCounts * weight : 0;
    }
    const QSet<QString> groups = groupsOf(keyword);
    qsizetype same = 0;
    for (const QString& group : groups)
        same += m_groups.contains(group);
    const double groupShare = groups.isEmpty() ? 0 : double(same) / double(groups.size());
    return kStemShare * shared / all + (1 - kStemShare) * groupShare;
}

QString KeywordFit::intentOf(const QString& keyword, const QString& brandName)
{
    const QString padded = u' ' + keyword.toLower().simplified() + u' ';
    const QString brand = brandName.toLower().simplified();
    if ((!brand.isEmpty() && padded.contains(u' ' + brand + u' '))
        || hasAny(padded, {"login", "log in", "sign in", "website", "portal", "homepage", "near me"}))
        return u"navigational"_s;
    if (hasAny(padded, {"buy", "price", "prices", "pricing", "cost", "costs", "quote", "hire", "order", "discount", "book", "booking",
                        "subscribe", "demo", "trial", "download"}))
        return u"transactional"_s;
    if (hasAny(padded, {"best", "top", "review", "reviews", "vs", "versus", "comparison", "compare", "alternative", "alternatives",
                        "consultant", "consultants", "consulting", "consultancy", "agency", "agencies", "company", "companies",
                        "services", "service", "provider", "providers", "software", "tool", "tools", "platform", "platforms", "vendor",
                        "vendors", "solution", "solutions", "course", "courses"}))
        return u"commercial"_s;
    return u"informational"_s;
}

QStringList KeywordFit::phrasesOf(const QString& topic, qsizetype atMost)
{
    QStringList phrases;
    const QList<QStringList> runs = runsOf(topic.left(4000));
    for (const qsizetype size : {3, 2, 4, 1})
        for (const QStringList& run : runs)
            for (qsizetype at = 0; at + size <= run.size(); ++at)
                if (const QString phrase = run.sliced(at, size).join(u' '); !phrases.contains(phrase) && phrases.size() < atMost)
                    phrases.append(phrase);
    if (phrases.isEmpty() && atMost > 0) // a topic of nothing but small words is a topic all the same
        if (const QStringList words = Prose::wordsOf(topic.left(200)); !words.isEmpty())
            phrases.append(words.first(std::min<qsizetype>(6, words.size())).join(u' ').toLower());
    return phrases;
}

} // namespace qd::agents
