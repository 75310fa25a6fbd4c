#include "agents/llm/rehearsal/text/Subject.h"

#include "agents/llm/rehearsal/text/ForeignTopic.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Language.h"

#include <QRegularExpression>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kMined = 4000; // characters of a brief that are looked at
constexpr qsizetype kTopicWords = 7;

const auto kOptions = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

QRegularExpression pattern(const char* text)
{
    return QRegularExpression(QString::fromLatin1(text), kOptions);
}

struct Trade {
    const char* cue;
    const char* org;
    const char* orgs;
    const char* clients;
    const char* leaders;
};

constexpr Trade kTrades[] = {
    {"hospital|nurse|clinic|patient|healthcare|health care", "hospital", "hospitals", "patients", "hospital leaders"},
    {"cafe|café|coffee shop", "cafe", "cafes", "guests", "cafe owners"},
    {"bakery|bakeries|baker", "bakery", "bakeries", "customers", "bakery owners"},
    {"retail|shop|store", "retailer", "retailers", "shoppers", "retailers"},
    {"school|teacher|pupil|classroom", "school", "schools", "families", "school leaders"},
    {"universit|campus", "university", "universities", "students", "university leaders"},
    {"bank|insur", "bank", "banks", "customers", "bank managers"},
    {"factor|manufactur|plant managers", "factory", "factories", "customers", "plant managers"},
    {"restaurant|hotel|chef|guests", "restaurant", "restaurants", "guests", "restaurant owners"},
    {"farm|agricultur|crop", "farm", "farms", "buyers", "farmers"},
    {"charit|nonprofit|non-profit|donor", "charity", "charities", "donors", "charity leaders"},
    {"museum|theatre|theater", "museum", "museums", "visitors", "museum directors"},
    {"council|municipal|city hall|local government|public sector", "city council", "city councils", "residents", "city leaders"},
    {"law firm|lawyer|solicitor", "law firm", "law firms", "clients", "partners in law firms"},
};

QString firstStatement(const QString& brief)
{
    static const QRegularExpression marks(QStringLiteral("^[\\s#>*\\-–•\\d.)]+"));
    for (const QString& line : brief.left(kMined).split(u'\n', Qt::SkipEmptyParts)) {
        QString text = line.simplified();
        if (text.contains(marks))
            text = QString(text).remove(marks).isEmpty() ? text : QString(text).remove(marks);
        const QStringList sentences = sentencesOf(text);
        if (!sentences.isEmpty())
            return withoutStop(sentences.first()).left(300);
    }
    return {};
}

QString firstLine(const QString& brief)
{
    return brief.trimmed().section(u'\n', 0, 0).simplified().left(300);
}

QString labelled(const QString& brief, const char* label)
{
    const QRegularExpression line(QStringLiteral("^\\s*%1\\s*:\\s*(.{2,120})$").arg(QString::fromLatin1(label)),
                                  kOptions | QRegularExpression::MultilineOption);
    return withoutStop(line.match(brief.left(kMined)).captured(1));
}

QString gerund(QString verb)
{
    static const QRegularExpression doubles(QStringLiteral("^[^aeiou]*[aeiou][^aeiouwxy]$"));
    if (verb.endsWith(u'e') && !verb.endsWith(u"ee") && verb.size() > 2)
        verb.chop(1);
    else if (verb.contains(doubles))
        verb += verb.back();
    return verb + QStringLiteral("ing");
}

// Takes the wish ("Launch our Q4 series on …") off the thing wished for.
QString withoutWish(QString text)
{
    static const QRegularExpression polite = pattern(
        "^(?:please|kindly|can you|could you|let us|let's|we (?:want|need|would like) to|"
        "i (?:want|need|would like)(?: you)? to|help us(?: to)?|help me(?: to)?)\\s+");
    static const QRegularExpression piece = pattern(
        "^(?:we need|i need|launch|write|create|draft|start|publish|prepare|make|produce|plan|develop|run|begin|kick off|build|compose|do)\\s+"
        "(?:[^.]{0,60}?\\b)?(?:series|posts?|articles?|campaigns?|pieces?|guides?|reports?|white ?papers?|newsletters?|story|"
        "stories|content|blogs?|essays?|thought leadership|explainer|overview|text|something)(?: (?:posts?|series))?\\s+"
        "(on|about|for|covering|around|explaining|regarding|that explains|of)\\s+(?=\\S)");
    static const QRegularExpression noun = pattern(
        "^(?:an?|our|the)?\\s*(?:new )?(?:blog )?(?:series|post|article|campaign|piece|guide|report|newsletter)\\s+(on|about|to)\\s+(?=\\S)");
    static const QRegularExpression verb = pattern(
        "^(?:promote|announce|explain|launch|introduce|advertise|present|describe|discuss|cover|write about|talk about|give|share|collect)\\s+"
        "(?:(?:our|an?|my)\\s+)*(?=\\S)");
    text.remove(polite);
    const QRegularExpressionMatch match = piece.match(text);
    if (!match.hasMatch())
        return QString(text).remove(noun).remove(verb);
    text = text.mid(match.capturedEnd());
    static const QRegularExpression swapped = pattern("^(.{2,60}?)\\s+(?:on|about)\\s+(.+)$");
    const QRegularExpressionMatch turned = match.captured(1).toLower() == u"for" ? swapped.match(text) : QRegularExpressionMatch();
    return turned.hasMatch() ? turned.captured(2) + QStringLiteral(" for ") + turned.captured(1) : text;
}

bool looksPlural(const QString& words)
{
    static const QRegularExpression plural = pattern("(?:[^s]s|people|staff|women|men|children|teams?|everyone|management)$");
    return words.contains(plural);
}

QString cutAt(const QString& text, const char* expression)
{
    const QRegularExpressionMatch match = pattern(expression).match(text);
    return (match.hasMatch() && match.capturedStart() > 1 ? text.left(match.capturedStart()) : text).trimmed();
}

QString fewWords(const QString& text, qsizetype count)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts).mid(0, count);
    while (words.size() > 1 && isSmallWord(words.last().toLower()))
        words.removeLast();
    return withoutStop(words.join(u' '));
}

QString audienceFrom(QString words)
{
    static const QRegularExpression article = pattern("^(?:our|the|all|my|your)\\s+");
    words = fewWords(cutAt(words.remove(article), "\\s+(?:in|to|with|who|that|by|at|on|so|because|before|during|and how)\\b|[,;:(–—.]"), 5);
    static const QRegularExpression moment = pattern("^(?:q[1-4]|next|this|year|month|week|quarter|christmas|summer|winter|spring|autumn)\\b|\\d{4}");
    if (words.isEmpty() || words.contains(moment))
        return {};
    static const QRegularExpression houses = pattern("\\b(?:farms|firms|companies|hospitals|clinics|schools|universities|banks|museums|factories|charities|"
                                                     "councils|businesses|organi[sz]ations|restaurants|hotels|bakeries|workshops|shops|stores|cafes|studios|garages|agencies)$");
    if (words.contains(houses))
        return QStringLiteral("leaders of ") + words; // sentences speak of people
    return looksPlural(words) ? words : QStringLiteral("leaders in ") + words;
}

// Sentence case is undone for an ordinary first word; names and acronyms keep their capitals.
QString inMidSentence(QString text)
{
    const QString first = text.section(u' ', 0, 0);
    if (first.size() > 1 && first.mid(1) == first.mid(1).toLower() && first[0].isUpper())
        text[0] = text[0].toLower();
    return text;
}

void placeInTrade(const QString& text, const Material& material, Subject& subject)
{
    subject.org = QStringLiteral("company");
    subject.orgs = QStringLiteral("companies");
    subject.clients = QStringLiteral("customers");
    QString leaders = QStringLiteral("leaders");
    if (looksPlural(material.brand.audience) && wordCount(material.brand.audience) <= 5)
        leaders = inMidSentence(material.brand.audience);
    for (const Trade& trade : kTrades) {
        if (!text.contains(QRegularExpression(QStringLiteral("\\b(?:%1)").arg(QString::fromLatin1(trade.cue)), kOptions)))
            continue;
        subject.org = QString::fromLatin1(trade.org);
        subject.orgs = QString::fromLatin1(trade.orgs);
        subject.clients = QString::fromLatin1(trade.clients);
        leaders = QString::fromLatin1(trade.leaders);
        break;
    }
    subject.audienceKnown = subject.audienceGiven || leaders != u"leaders";
    if (!subject.audienceGiven)
        subject.audience = leaders;
}

void collectWords(const QString& text, Subject& subject)
{
    for (const QString& word : wordsOf(subject.topic + u' ' + (subject.audienceGiven ? subject.audience : QString()) + u' ' + text.left(600)))
        if (!isSmallWord(word) && word.size() > 1 && !subject.words.contains(word) && subject.words.size() < 16)
            subject.words.append(word);
    static const QRegularExpression shouted(QStringLiteral("\\b(?=\\w*[A-Z]\\w*[A-Z])[A-Za-z0-9]{2,6}\\b"));
    for (QRegularExpressionMatchIterator found = shouted.globalMatch(text.left(kMined)); found.hasNext();)
        subject.cased.append(found.next().captured());
    for (const char* const usual : {"AI", "CTO", "CTOs", "CIO", "CRM", "SEO", "HR", "IT", "B2B", "SaaS", "ROI", "API", "LLM", "LLMs", "US", "EU", "UK"})
        subject.cased.append(QString::fromLatin1(usual));
}

void takeAudience(const QString& words, Subject& subject)
{
    const QString audience = audienceFrom(words);
    if (audience.isEmpty() || subject.audienceGiven)
        return;
    subject.audience = inMidSentence(audience);
    subject.audienceGiven = true;
}

// "Explain to shop owners why …": whom it is for stands between the wish and what is to be said.
QString withoutListener(QString text, Subject& subject)
{
    static const QRegularExpression told = pattern("^(?:please\\s+)?(?:explain|tell|show|teach|convince|persuade|remind|describe)\\s+(?:to\\s+)?"
                                                   "(?!(?:why|how|what|that|when)\\b)((?:\\S+\\s+){1,5}?)(?=(?:why|how|what|that|when)\\s)");
    static const QRegularExpression written = pattern("^(?:please\\s+)?(?:write|speak|talk)\\s+to\\s+((?:\\S+\\s+){1,5}?)(?:about\\s+|(?=(?:why|how|what|that|when)\\s))");
    static const QRegularExpression announced = pattern("^(?:please\\s+)?(?:announce|introduce|pitch|promote|sell|recommend|offer)\\s+(\\S.{2,60}?)\\s+to\\s+(\\S.{2,40})$");
    static const QRegularExpression headed = pattern("^(?:an?|our|the)?\\s*(?:short |new |long )?(?:blog )?(?:post|article|piece|guide|text|essay)\\s+"
                                                     "(?:for|to)\\s+([^:]{2,40}):\\s+(?=\\S)");
    if (const QRegularExpressionMatch match = headed.match(text); match.hasMatch()) {
        takeAudience(match.captured(1), subject);
        return text.mid(match.capturedEnd());
    }
    if (const QRegularExpressionMatch match = written.match(text); match.hasMatch()) {
        takeAudience(match.captured(1).trimmed(), subject);
        return text.mid(match.capturedEnd());
    }
    if (const QRegularExpressionMatch match = announced.match(text); match.hasMatch() && looksPlural(match.captured(2))) {
        takeAudience(match.captured(2), subject);
        return text.left(match.capturedEnd(1));
    }
    static const QRegularExpression explained = pattern("^(?:please\\s+)?(?:explain|describe|present)\\s+(\\S.{2,60}?)\\s+to\\s+(\\S.{2,40})$");
    if (const QRegularExpressionMatch match = told.match(text); match.hasMatch()) {
        takeAudience(match.captured(1).trimmed(), subject);
        return text.mid(match.capturedEnd());
    }
    if (const QRegularExpressionMatch match = explained.match(text); match.hasMatch()) {
        takeAudience(match.captured(2), subject);
        return match.captured(1);
    }
    static const QRegularExpression doers = pattern("\\bwhat\\s+(\\S.{2,40}?)\\s+(?:can|should|must|need to)\\s+(?:do|know|ask|decide)\\b");
    if (const QRegularExpressionMatch match = doers.match(text); match.hasMatch() && looksPlural(match.captured(1)))
        takeAudience(match.captured(1), subject);
    return text;
}

bool namesPeople(const QString& words)
{
    static const QRegularExpression people = pattern("^(?:every|each)\\s|\\b(?:[a-z]+(?:er|or|ist|ian)s|nurses|parents|people|staff|women|men|teams?|clinics|schools|"
                                                     "hospitals|companies|firms|businesses|banks|museums|bakeries|workshops|shops|stores|cafes|restaurants|hotels|farms|"
                                                     "charities|councils|studios|garages|agencies|organi[sz]ations|universities|families|students)$");
    return words.trimmed().contains(people);
}

// "every workshop" speaks of workshops.
QString inPlural(QString words)
{
    static const QRegularExpression each = pattern("^(?:every|each)\\s+");
    if (!words.contains(each))
        return words;
    words.remove(each);
    static const QRegularExpression hissing = pattern("(?:s|x|ch|sh)$");
    static const QRegularExpression consonantY = pattern("[^aeiou]y$");
    if (words.contains(consonantY))
        return words.chopped(1) + QStringLiteral("ies");
    return words + (words.contains(hissing) ? QStringLiteral("es") : QStringLiteral("s"));
}

// "why every workshop needs a hammer drill" is about the drill, and for the workshops.
QString objectOfClaim(const QString& claim, Subject& subject)
{
    static const QRegularExpression wanting = pattern(
        "^(?:why|that|how)\\s+(\\S.{1,50}?)\\s+(?:needs?|deserves?|(?:should|must|ought to|need to)\\s+(?:offer|use|have|own|buy|get|keep|sell|try|adopt|hire|"
        "choose|consider|introduce|invest in|run|provide|add))\\s+(?!to\\b)(\\S.+)$");
    const QRegularExpressionMatch match = wanting.match(claim);
    if (!match.hasMatch() || !namesPeople(match.captured(1)))
        return {};
    takeAudience(inPlural(match.captured(1).trimmed()), subject);
    static const QRegularExpression article = pattern("^an?\\s+");
    return match.captured(2).replace(article, QStringLiteral("the "));
}

// "Tips for first-time home buyers in a falling market" is about buying a home, and not about tips.
QString topicOfTips(const QString& text, Subject& subject)
{
    static const QRegularExpression tips = pattern("^(?:some |our |the |a )?(?:\\w+ )?(?:tips|advice|ideas|tricks|hints|recommendations|checklist)\\s+(?:for|on|about)\\s+(\\S.+)$");
    const QRegularExpressionMatch match = tips.match(text);
    if (!match.hasMatch())
        return {};
    static const QRegularExpression moment = pattern("\\s+(?:in|during|before|after|with|under|on|at|when)\\s.*$");
    const QString rest = match.captured(1);
    const QString circumstance = moment.match(rest).captured();
    const QString who = rest.chopped(circumstance.size());
    if (!namesPeople(who))
        return rest;
    takeAudience(who, subject);
    static const QRegularExpression doer = pattern("\\b(buy|sell|rent|own|found|manag|writ|teach|driv|runn|mak|grow|keep|build|plann|lend|trad)ers$");
    if (who.contains(doer))
        return QString(who).replace(doer, QStringLiteral("\\1ing")) + circumstance;
    return QStringLiteral("the decisions of ") + who + circumstance;
}

// "why a weekly count beats a yearly one" is about the weekly count.
QString topicOfClaim(const QString& text, Subject& subject)
{
    static const QRegularExpression able = pattern("^how\\s+(?:(\\S.{1,50}?)\\s+)?(?:can|could|should|may|might|must)\\s+(\\w+)\\b(.*)$");
    static const QRegularExpression said = pattern(
        "^(?:why|how|that)\\s+((?:\\S+\\s+){1,7}?)(?:beats?|is|are|was|were|can(?:not)?|should|must|will|would|needs?|matters?|pays?|fails?|works?|"
        "takes?|costs?|makes?|has|have|do(?:es)?(?:n't| not)?|stays?|helps?|saves?|wins?|loses?|deserves?|leads?|keeps?|gives?|means?|turns?|goes|"
        "comes?|belongs?|depends?|improves?|reduces?|increases?|drives?|breaks?|brings?|changes?|begins?|starts?|ends?|never|always|often|rarely|"
        "still|outperforms?|succeeds?|replaces?|protects?)\\b");
    constexpr qsizetype kLongestClaim = 64;
    const QString claim = withoutStop(text);
    if (const QRegularExpressionMatch match = able.match(claim); match.hasMatch()) {
        if (looksPlural(match.captured(1)))
            takeAudience(match.captured(1), subject);
        subject.claim = claim.size() <= kLongestClaim ? claim : QString();
        return gerund(match.captured(2).toLower()) + match.captured(3);
    }
    if (const QString object = objectOfClaim(claim, subject); !object.isEmpty()) {
        subject.claim = claim.size() <= kLongestClaim && !text.startsWith(QStringLiteral("that"), Qt::CaseInsensitive) ? claim : QString();
        return object;
    }
    static const QRegularExpression looks = pattern("^what\\s+((?:\\S+\\s+){1,7}?)(?:looks? like|means?|costs?|takes?|needs?)\\b");
    if (const QRegularExpressionMatch match = looks.match(claim); match.hasMatch()) {
        subject.claim = claim.size() <= kLongestClaim ? claim : QString();
        return match.captured(1).trimmed();
    }
    const QRegularExpressionMatch match = said.match(claim);
    if (!match.hasMatch())
        return text;
    if (!text.startsWith(QStringLiteral("that"), Qt::CaseInsensitive) && claim.size() <= kLongestClaim)
        subject.claim = claim;
    static const QRegularExpression article = pattern("^(?:an?)\\s+");
    QString topic = match.captured(1).trimmed();
    return topic.contains(article) ? topic.replace(article, QStringLiteral("the ")) : topic;
}

QString topicFrom(const QString& statement, Subject& subject)
{
    static const QRegularExpression howTo = pattern("^how to\\s+(\\w+)\\b");
    static const QRegularExpression dedicated = pattern("^(.{2,}?)\\s+(?:for|aimed at)\\s+(.+)$");
    static const QRegularExpression told = pattern("^to\\s+((?:\\S+\\s+){1,5}?)(?=(?:why|how|what|that|when)\\s)");
    static const QRegularExpression oneOfThem = pattern("^an?\\s"); // "for a power cut" names no readers
    static const QRegularExpression preparing = pattern("^(?:prepar|plann|getting ready|ready)");
    QString topic = withoutWish(withoutListener(statement, subject));
    if (const QRegularExpressionMatch match = told.match(topic); match.hasMatch()) {
        takeAudience(match.captured(1).trimmed(), subject);
        topic = topic.mid(match.capturedEnd());
    }
    if (const QString tips = topicOfTips(topic, subject); !tips.isEmpty()) {
        topic = tips;
    } else if (const QRegularExpressionMatch match = dedicated.match(topic); match.hasMatch()) {
        const QString whom = match.captured(2);
        const bool readers = namesPeople(whom) || (!whom.contains(oneOfThem) && !topic.contains(preparing));
        if (readers) {
            takeAudience(whom, subject);
            topic = match.captured(1);
        }
    }
    if (const QRegularExpressionMatch match = howTo.match(topic); match.hasMatch())
        topic = gerund(match.captured(1).toLower()) + topic.mid(match.capturedEnd());
    static const QRegularExpression working = pattern("^(?:how\\s+(.+?)\\s+works?|why\\s+(.+?)\\s+matters?)$");
    if (const QRegularExpressionMatch match = working.match(topic); match.hasMatch())
        topic = match.captured(1) + match.captured(2);
    else
        topic = topicOfClaim(topic, subject);
    topic = cutAt(topic, "\\s*[,;:(–—!?]|\\s+(?:because|so that|which|and how|that|while|when|to help)\\b");
    static const QRegularExpression which = pattern("^(?:which|what)\\s+(\\w+s)\\s+(?!(?:is|are|was|were|do|does|should|can|to)\\b)(?=\\w)");
    topic.replace(which, QStringLiteral("\\1 that ")); // a question has no place in a sentence
    static const QRegularExpression article = pattern("^(?:our|my)\\s+(?:new\\s+)?(?=\\S)");
    topic = inMidSentence(fewWords(topic.remove(article), kTopicWords)).left(90);
    static const QRegularExpression oneThing = pattern("^new\\s.*\\b(?:service|product|store|shop|plant|app|tool|office|programme|program|platform|feature|"
                                                       "plan|course|book|website|line|factory|warehouse|school|partnership|model|system|team|machine|device|drill|phone|car)$");
    return topic.contains(oneThing) ? QStringLiteral("the ") + topic : topic;
}

void readOccasion(const QString& head, Subject& subject)
{
    static const QRegularExpression series = pattern("\\b((?:q[1-4]|spring|summer|autumn|winter|annual|weekly|monthly|new)\\s+series)\\b");
    subject.series = series.match(head).captured(1).simplified();
    if (subject.series.startsWith(u'q'))
        subject.series[0] = u'Q';
    static const QRegularExpression own = pattern("^\\s*(?:please\\s+)?(?:announce|introduce|present|promote|launch)\\s+(?:our|my|the new|a new)\\s+");
    subject.announces = subject.series.isEmpty() && head.contains(own);
}

} // namespace

QString withoutArticle(const QString& topic)
{
    static const QRegularExpression article = pattern("^(?:the|an?)\\s+(?=\\S)");
    return QString(topic).remove(article);
}

QString Subject::inProse() const
{
    return isForeign() ? QStringLiteral("this subject") : topic;
}

QString Subject::shortly() const
{
    const QString prose = inProse();
    return wordCount(prose) < 4 ? prose : cutAt(prose, "\\s+(?:in|for|at|with|by|under|during|among)\\s");
}

QString Subject::keywordInProse(const QString& keyword) const
{
    if (isForeign())
        return u'“' + keyword + u'”';
    const QString bare = withoutArticle(topic);
    return bare.startsWith(keyword, Qt::CaseInsensitive) ? topic.left(topic.size() - bare.size()) + keyword : keyword;
}

QString Subject::named() const
{
    return isForeign() ? u'“' + topic + u'”' : topic;
}

QString Subject::inCase(const QString& keyword) const
{
    if (isForeign()) { // as it stands in her words
        const qsizetype at = topic.indexOf(keyword.simplified(), 0, Qt::CaseInsensitive);
        return at < 0 ? keyword.simplified() : topic.mid(at, keyword.simplified().size());
    }
    QStringList parts = keyword.simplified().split(u' ', Qt::SkipEmptyParts);
    for (QString& part : parts)
        for (const QString& known : cased)
            if (part.compare(known, Qt::CaseInsensitive) == 0 && (part.size() > 2 || part != u"us"))
                part = known;
    return parts.join(u' ');
}

Subject readSubject(const Material& material)
{
    Subject subject;
    const QString head = material.brief.left(kMined);
    const QString audience = labelled(head, "(?:target )?audience");
    if (!audience.isEmpty()) {
        subject.audience = inMidSentence(audienceFrom(audience));
        subject.audienceGiven = !subject.audience.isEmpty();
    }
    const QString topic = labelled(head, "(?:topic|subject)");
    subject.language = languageOf(head);
    subject.topic = subject.isForeign() ? foreignTopic(firstLine(head)) : topicFrom(topic.isEmpty() ? firstStatement(head) : topic, subject);
    if (subject.topic.isEmpty())
        subject.topic = topicFrom(material.title.left(200), subject);
    if (subject.topic.isEmpty())
        subject.topic = QStringLiteral("the work ahead");
    placeInTrade(head, material, subject);
    readOccasion(head, subject);
    collectWords(head, subject);
    if (!subject.isForeign()) {
        static const QRegularExpression acronyms = pattern("\\b(?:ai|crm|seo|hr|b2b|api|roi|llms?|ctos?)\\b");
        for (QRegularExpressionMatchIterator found = acronyms.globalMatch(subject.topic); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            subject.topic.replace(match.capturedStart(), match.capturedLength(), subject.inCase(match.captured().toLower()));
        }
    }
    return subject;
}

} // namespace qd::agents::rehearsal
