#include "agents/llm/rehearsal/Plan.h"

#include "agents/llm/rehearsal/text/Sorting.h"
#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Stems.h"

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr int kSections = 6;
constexpr qsizetype kTitleLength = 64; // fits into the width of a search result
constexpr qsizetype kLeadLength = 50;

QString lowered(QString heading)
{
    if (heading.size() > 1 && heading[0].isUpper() && !heading[1].isUpper())
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

QList<const Theme*> themesFor(const Subject& subject, Dice dice)
{
    const QStringList unfit = QString::fromLatin1(fieldOf(subject.topic).unfit).split(u' ');
    QList<const Theme*> all;
    for (const Theme& theme : themes())
        if (!unfit.contains(QLatin1String(theme.id)))
            all.append(&theme);
    dice.shuffle(all);
    all = all.mid(0, kSections);
    sortByScore(all, [](const Theme* theme) { return -theme->stage; });
    return all;
}

// Word for word, so that the writer finds the theme again that the outline meant.
QString headingOf(const char* frame, const Subject& subject)
{
    return QString::fromUtf8(frame).replace(QStringLiteral("{T}"), subject.inProse()).replace(QStringLiteral("{A}"), subject.audience)
        .replace(QStringLiteral("{C}"), subject.clients);
}

QStringList ownHeadings(const Plan& plan)
{
    Dice dice = plan.dice.forPurpose(QStringLiteral("headings"));
    QStringList headings;
    const QList<const Theme*> chosen = themesFor(plan.subject, plan.dice.forPurpose(QStringLiteral("themes")));
    const int keywordAt = 1 + dice.roll(2);
    const int secondaryAt = 3 + dice.roll(2);
    for (int i = 0; i < chosen.size(); ++i) {
        const QString lead = i == keywordAt ? plan.keyword : i == secondaryAt ? plan.secondary : QString();
        QList<const char*> variants(chosen[i]->headings.begin(), chosen[i]->headings.end());
        if (!lead.isEmpty() || !headings.filter(plan.subject.inProse()).isEmpty())
            variants.removeIf([](const char* text) { return QByteArrayView(text).contains("{T}"); });
        const QString heading = capitalised(headingOf(variants[dice.roll(variants.size())], plan.subject));
        const QString shown = plan.subject.isForeign() ? u'“' + lead + u'”' : capitalised(lead);
        headings.append(lead.isEmpty() ? heading : shown + QStringLiteral(": ") + lowered(heading));
    }
    return headings;
}

// The whole topic where it holds the keyword; what is looked for and what was asked for are then the same words.
QString leadOf(const Plan& plan, const QString& keyword)
{
    const QString& topic = plan.subject.topic;
    if (plan.subject.isForeign())
        return capitalised(topic);
    const bool whole = holdsPhrase(topic, keyword) && topic.size() <= kLeadLength;
    return titleCase(whole ? topic : keyword);
}

void readKeywords(Plan& plan)
{
    const Material& m = plan.material;
    plan.keyword = plan.subject.inCase(firstOf(m, {{"keyword", "primary"}, {"keywords-seo", "choice"}, {"keywords-copy", "choice"}}));
    plan.secondary = plan.subject.inCase(firstOf(m, {{"keyword", "secondary"}}));
    if (plan.keyword.isEmpty())
        plan.keyword = withoutArticle(plan.subject.topic);
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
    // What the run is called by now counts; before anything was chosen it is called as the brief is.
    const bool fromBrief = m.title.endsWith(u'…') || m.brief.simplified().startsWith(m.title.simplified().left(40));
    const QString known = m.title.isEmpty() || fromBrief ? QString() : m.title;
    plan.title = firstOf(m, {{"outline", "title"}});
    if (plan.title.isEmpty())
        plan.title = known.isEmpty() ? firstOf(m, {{"assignment", "title"}}) : known;
    const bool settled = !known.isEmpty() && m.result(u"keyword").isNull();
    const bool claims = plan.title == titleCase(plan.subject.claim) && saysIt(plan.title, plan.keyword);
    if (plan.title.isEmpty() || (!settled && !claims && !holdsPhrase(plan.title, plan.keyword)))
        plan.title = makeTitle(plan, plan.keyword, int(plan.headings.size()), plan.dice.forPurpose(QStringLiteral("title")));
}

} // namespace

Phrasing Plan::phrasing(const QString& purpose) const
{
    const Dice choice(material.brief.left(4000) + u'\n' + material.brand.name, 0); // a piece keeps its words from draft to post
    Phrasing phrasing(subject, material.brand, choice, dice.forPurpose(purpose));
    phrasing.set('K', subject.keywordInProse(keyword));
    phrasing.set('S', secondary.isEmpty() ? secondary : subject.keywordInProse(secondary));
    return phrasing;
}

bool isConclusion(const QString& heading)
{
    for (const char* const known : conclusionHeadings())
        if (heading.compare(QString::fromUtf8(known), Qt::CaseInsensitive) == 0)
            return true;
    return heading.contains(QStringLiteral("conclusion"), Qt::CaseInsensitive);
}

bool saysIt(const QString& title, const QString& keyword)
{
    if (holdsPhrase(title, keyword))
        return true;
    const QStringList words = Stems::topical(keyword);
    const QStringList said = Stems::topical(title);
    return words.size() > 1 && std::all_of(words.begin(), words.end(), [&said](const QString& word) { return said.contains(word); });
}

QString makeTitle(const Plan& plan, const QString& keyword, int sections, Dice dice)
{
    const QString lead = leadOf(plan, keyword);
    if (plan.subject.isForeign())
        return lead;
    const QString claim = titleCase(plan.subject.claim);
    if (saysIt(claim, keyword) && claim != plan.title && claim != plan.material.title)
        return claim;
    QStringList tails;
    for (const char* const text : plan.subject.announces ? newsTails() : plan.subject.isTrouble() ? troubleTails() : titleTails())
        tails.append(QString::fromUtf8(text));
    if (!plan.subject.audienceKnown || holdsPhrase(lead, plan.subject.audience))
        tails.removeIf([](const QString& tail) { return tail.contains(QStringLiteral("{A}")); });
    dice.shuffle(tails);
    for (QString tail : std::as_const(tails)) {
        tail.replace(QStringLiteral("{A}"), plan.subject.audience).replace(QStringLiteral("{C}"), plan.subject.clients);
        tail.replace(QStringLiteral("{N}"), numberWord(sections));
        const QString title = lead + QStringLiteral(": ") + titleCase(tail);
        if (title.size() <= kTitleLength && title != plan.title && title != plan.material.title)
            return title;
    }
    return lead;
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
            score += 50 * heading.endsWith(headingOf(own, plan.subject), Qt::CaseInsensitive);
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
