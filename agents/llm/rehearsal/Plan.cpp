#include "agents/llm/rehearsal/Plan.h"

#include "agents/llm/rehearsal/Sorting.h"
#include "agents/llm/rehearsal/Wording.h"

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr int kSections = 6;
constexpr qsizetype kTitleLength = 68;

QString lowered(QString heading)
{
    if (heading.size() > 1 && heading[0].isUpper() && heading[1].isLower())
        heading[0] = heading[0].toLower();
    return heading;
}

QString firstOf(const Material& material, std::initializer_list<std::pair<const char*, const char*>> places)
{
    for (const auto& [step, member] : places) {
        const QString text = material.resultText(QString::fromLatin1(step), QString::fromLatin1(member));
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QList<const Theme*> themesFor(Dice dice)
{
    QList<const Theme*> all;
    for (const Theme& theme : themes())
        all.append(&theme);
    dice.shuffle(all);
    all = all.mid(0, kSections);
    sortByScore(all, [](const Theme* theme) { return -theme->stage; });
    return all;
}

bool isConclusion(const QString& heading)
{
    for (const char* const known : conclusionHeadings())
        if (heading.compare(QString::fromUtf8(known), Qt::CaseInsensitive) == 0)
            return true;
    return heading.contains(QStringLiteral("conclusion"), Qt::CaseInsensitive);
}

QStringList ownHeadings(const Plan& plan)
{
    Dice dice = plan.dice.forPurpose(QStringLiteral("headings"));
    Phrasing phrasing = plan.phrasing(QStringLiteral("headings"));
    QStringList headings;
    const QList<const Theme*> chosen = themesFor(plan.dice.forPurpose(QStringLiteral("themes")));
    const int keywordAt = 1 + dice.roll(2);
    const int secondaryAt = 3 + dice.roll(2);
    for (int i = 0; i < chosen.size(); ++i) {
        const QString lead = i == keywordAt ? plan.keyword : i == secondaryAt ? plan.secondary : QString();
        QList<const char*> variants(chosen[i]->headings.begin(), chosen[i]->headings.end());
        if (!lead.isEmpty() || !headings.filter(plan.subject.topic).isEmpty())
            variants.removeIf([](const char* text) { return QByteArrayView(text).contains("{T}"); });
        const QString heading = phrasing.fill(variants[dice.roll(variants.size())]);
        headings.append(lead.isEmpty() ? heading : capitalised(lead) + QStringLiteral(": ") + lowered(heading));
    }
    return headings;
}

void readKeywords(Plan& plan)
{
    const Material& m = plan.material;
    plan.keyword = plan.subject.inCase(firstOf(m, {{"keyword", "primary"}, {"keywords-seo", "choice"}, {"keywords-copy", "choice"}}));
    plan.secondary = plan.subject.inCase(firstOf(m, {{"keyword", "secondary"}}));
    if (plan.keyword.isEmpty())
        plan.keyword = plan.subject.topic;
    if (plan.secondary.compare(plan.keyword, Qt::CaseInsensitive) == 0)
        plan.secondary.clear();
}

void readOutline(Plan& plan)
{
    const Material& m = plan.material;
    for (const Json& heading : m.result(u"outline").at(u"headings").items()) {
        const QString text = heading.toString().trimmed();
        if (isConclusion(text))
            plan.conclusionHeading = text;
        else if (!text.isEmpty() && !plan.headings.contains(text))
            plan.headings.append(text);
    }
    if (plan.headings.isEmpty())
        plan.headings = ownHeadings(plan);
    if (plan.conclusionHeading.isEmpty())
        plan.conclusionHeading = plan.phrasing(QStringLiteral("end")).fresh(conclusionHeadings());
    plan.title = firstOf(m, {{"outline", "title"}, {"assignment", "title"}});
    if (plan.title.isEmpty() || !holdsPhrase(plan.title, plan.keyword))
        plan.title = makeTitle(plan, plan.keyword, int(plan.headings.size()), plan.dice.forPurpose(QStringLiteral("title")));
}

} // namespace

Phrasing Plan::phrasing(const QString& purpose) const
{
    Phrasing phrasing(subject, material.brand, dice.forPurpose(QStringLiteral("vocabulary")), dice.forPurpose(purpose));
    phrasing.set('K', keyword);
    phrasing.set('S', secondary);
    return phrasing;
}

QString makeTitle(const Plan& plan, const QString& keyword, int sections, Dice dice)
{
    Phrasing phrasing(plan.subject, plan.material.brand, plan.dice.forPurpose(QStringLiteral("vocabulary")), dice);
    phrasing.set('K', capitalised(keyword));
    phrasing.set('N', numberWord(sections));
    QString title;
    for (int attempt = 0; attempt < 12; ++attempt) {
        const QString next = titleCase(phrasing.fresh(titles()));
        if (title.isEmpty() || (next.size() < title.size() && !next.isEmpty()))
            title = next;
        if (title.size() <= kTitleLength)
            break;
    }
    return title.isEmpty() ? titleCase(keyword) : title;
}

const Theme& themeFor(const QString& heading, const Plan& plan, QList<const Theme*>& taken, Dice& dice)
{
    const QStringList words = wordsOf(heading);
    const Theme* best = nullptr;
    int most = 1;
    QList<const Theme*> open;
    for (const Theme& theme : themes()) {
        if (taken.contains(&theme))
            continue;
        open.append(&theme);
        const QStringList cues = QString::fromLatin1(theme.cues).split(u' ');
        int score = int(std::count_if(words.begin(), words.end(), [&](const QString& w) { return !isSmallWord(w) && cues.contains(w); }));
        for (const char* const own : theme.headings) {
            QString filled = QString::fromUtf8(own);
            filled.replace(QStringLiteral("{T}"), plan.subject.topic).replace(QStringLiteral("{A}"), plan.subject.audience);
            filled.replace(QStringLiteral("{C}"), plan.subject.clients);
            score += 50 * heading.endsWith(filled, Qt::CaseInsensitive);
        }
        if (score > most) {
            most = score;
            best = &theme;
        }
    }
    if (!best)
        best = open.isEmpty() ? &themes()[size_t(dice.roll(qsizetype(themes().size())))] : open[dice.roll(open.size())];
    taken.append(best);
    return *best;
}

Plan planOf(const Material& material, qint64 seed)
{
    Plan plan;
    plan.material = material;
    plan.subject = readSubject(material);
    plan.dice = Dice(material.brief.left(4000) + u'\n' + material.brand.name, seed);
    readKeywords(plan);
    plan.quotes = quotable(material, plan.subject);
    plan.proofs = proofsOf(material.brand, plan.subject);
    if (const qint64 wanted = material.result(u"assignment").at(u"word_count").toInteger(); wanted > 0)
        plan.words = int(std::clamp<qint64>(wanted, 800, 2200));
    readOutline(plan);
    return plan;
}

} // namespace qd::agents::rehearsal
