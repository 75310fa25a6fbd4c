#include "agents/llm/rehearsal/text/Subject.h"

#include "agents/llm/rehearsal/brief/Audience.h"
#include "agents/llm/rehearsal/brief/Claim.h"
#include "agents/llm/rehearsal/brief/ForeignTopic.h"
#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/brief/Trade.h"
#include "agents/llm/rehearsal/brief/Wish.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/Language.h"

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kMined = 4000; // characters of a brief that are looked at
constexpr qsizetype kTopicWords = 7;
constexpr qsizetype kTopicLength = 90;

QString firstLine(const QString& brief)
{
    return brief.trimmed().section(u'\n', 0, 0).simplified().left(300);
}

QString labelled(const QString& brief, const char* label)
{
    const QRegularExpression line(QStringLiteral("^[\\s#>*•-]*%1[\\s*]*:\\s*(.{2,160})$").arg(QString::fromLatin1(label)),
                                  QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return withoutStop(line.match(brief.left(kMined)).captured(1));
}

void placeInTrade(const QString& text, const Material& material, Subject& subject)
{
    const Trade* const trade = tradeOf(text);
    subject.org = QString::fromLatin1(trade ? trade->org : "company");
    subject.orgs = QString::fromLatin1(trade ? trade->orgs : "companies");
    subject.clients = QString::fromLatin1(trade ? trade->clients : "customers");
    QString leaders = QStringLiteral("leaders");
    if (looksPlural(material.brand.audience) && wordCount(material.brand.audience) <= 5)
        leaders = inMidSentence(material.brand.audience);
    if (trade)
        leaders = QString::fromLatin1(trade->leaders);
    subject.audienceKnown = subject.audienceGiven || (leaders != u"leaders" && leaders != u"readers");
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
    for (const QString& word : subject.topic.split(u' ', Qt::SkipEmptyParts)) // a capital in the topic is one of a name
        if (!word.isEmpty() && word[0].isUpper() && word.size() > 1 && !subject.isForeign())
            subject.cased.append(word);
    for (const char* const usual : {"AI", "CTO", "CTOs", "CIO", "CFO", "CFOs", "CEO", "CEOs", "CRM", "ERP", "SEO", "HR", "IT", "B2B", "SaaS", "ROI",
                                   "API", "KPI", "KPIs", "GDPR", "VPN", "IoT", "ESG", "LLM", "LLMs", "US", "EU", "UK"})
        subject.cased.append(QString::fromLatin1(usual));
}

QString withAcronyms(QString text, const Subject& subject)
{
    static const QRegularExpression acronyms = pattern("\\b(?:ai|crm|erp|seo|hr|b2b|api|roi|kpis?|llms?|c[tfie]os?|gdpr|vpn|saas|iot|esg|eu|uk)\\b");
    for (QRegularExpressionMatchIterator found = acronyms.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        text.replace(match.capturedStart(), match.capturedLength(), subject.inCase(match.captured().toLower()));
    }
    return text;
}

// The half of "From spreadsheet to dashboard: modernising reports" that stands in a sentence like a noun.
QString betterHalf(const QString& text)
{
    static const QRegularExpression halves = pattern("^(.{3,}?)\\s*(?::|\\s[–—-])\\s+(\\S.{3,})$");
    static const QRegularExpression noTopic = pattern("^(?:from|beyond|behind|inside|after|before|towards?|against|without|under|over|why|how|what|when|is|are|can|should|do|does|not|no more|"
                                                      "case study|(?:product )?comparison|interview|review|opinion|analysis|update|news|webinar|podcast|part \\d+|q[1-4]|meet|say (?:hello|goodbye)|welcome|it's|we|you|your|stop|never|good ?bye|farewell)\\b");
    static const QRegularExpression turn = pattern("^(?:from|beyond|behind|inside|after|before|towards?|against|without|under|over|not)\\b");
    const QRegularExpressionMatch match = halves.match(text);
    return match.hasMatch() && match.captured(1).contains(noTopic) && (!match.captured(2).contains(noTopic) || match.captured(1).contains(turn)) ? match.captured(2) : text;
}

// What "We are opening a second plant" makes known.
bool takeNews(Reading& reading)
{
    static const QRegularExpression news = pattern(
        "^we(?:'re| are|'ve| have|'ll| will)?\\s+(?:just |now |finally |recently |soon )?(?:be )?(?:open|launch|introduc|releas|add|start|publish|unveil|receiv|present|organi[sz]|host|offer|complet|rais|won|win|join|partner|acquir|got|get|finish|ship)"
        "(?:e|ed|s|ing|ning|d|ted|ting)?\\s+(?:with )?(?=\\S)");
    static const QRegularExpression doing = pattern("^we(?:'re| are)\\s+(?:now |still |also )?(?=(?:hiring|looking for|expanding|moving|growing|changing|recruiting)\\b)");
    if (reading.topic.contains(doing)) {
        reading.topic.remove(doing);
        return true;
    }
    // "Our cafe turns 10 on 4 June" is about the cafe.
    static const QRegularExpression ours = pattern("^(our\\s+(?:\\S+\\s+){1,4}?)(?:turns?|celebrates?|opens?|closes?|moves?|starts?|ends?|wins?|becomes?|will)\\s");
    if (const QRegularExpressionMatch own = ours.match(reading.topic); own.hasMatch()) {
        reading.topic = withDueArticle(own.captured(1).trimmed());
        return true;
    }
    const QRegularExpressionMatch match = news.match(reading.topic);
    if (!match.hasMatch())
        return false;
    reading.topic = reading.topic.mid(match.capturedEnd());
    static const QRegularExpression article = pattern("^an?\\s+");
    reading.topic.replace(article, QStringLiteral("the "));
    return true;
}

// A topic stands after a preposition, so it may not begin with another one.
QString asNoun(QString topic)
{
    static const QRegularExpression move = pattern("^from\\s+(?=\\S.*\\sto\\s)");
    static const QRegularExpression place = pattern("^(?:inside|behind|beyond|about|on|regarding|for|into|introducing|meet)\\s+(?:the scenes of\\s+)?(?=\\S)");
    static const QRegularExpression which = pattern("^(?:which|what)\\s+(\\w+s)\\s+(?!(?:is|are|was|were|do|does|should|can|to)\\b)(?=\\w)");
    topic.replace(which, QStringLiteral("\\1 that ")); // a question has no place in a sentence
    return topic.replace(move, QStringLiteral("the move from ")).remove(place);
}

QString unquoted(QString text)
{
    static const QRegularExpression quotes(QStringLiteral("^[\"“”„'‘«*_]+|[\"“”'’»*_]+$"));
    return text.remove(quotes);
}

// "… for HR managers" behind a headline, "- for pharma wholesalers" on a line of its own.
QString readersOf(const QString& text)
{
    static const QRegularExpression line(QStringLiteral("^[^\\w\\n]*for\\s+([^\\n.,;:]{3,60})"), QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    static const QRegularExpression post = pattern("(?:^|[.?!\\n]\\s*)(?:an?|the|this)?\\s*(?:blog )?(?:post|article|piece|text|guide) (?:for|is for)\\s+([^\\n.,;:]{3,60})");
    QString whom = line.match(text).captured(1).trimmed();
    if (!namesPeople(whom))
        whom = post.match(text).captured(1).trimmed();
    return namesPeople(whom) ? whom : QString();
}

void takeTopic(Reading& reading)
{
    reading.topic = inMidSentence(unquoted(reading.topic));
    if (const QString headline = givenHeadline(reading.topic); !headline.isEmpty()) {
        reading.readBy(readersOf(reading.topic.mid(reading.topic.indexOf(headline) + headline.size())));
        reading.claim = headline;
        reading.topic = inMidSentence(headline);
    }
    if (!takeNews(reading)) {
        takeListener(reading);
        reading.topic = withoutWish(reading.topic);
        takeListener(reading);
    }
    if (const QString half = unquoted(betterHalf(reading.topic)); half != reading.topic)
        reading.topic = inMidSentence(half);
    static const QRegularExpression tips = pattern("^(?:\\w+ ){0,2}(?:tips|advice|tricks|hints|recommendations)\\b");
    if (!reading.topic.contains(tips))
        takeDedication(reading);
    takeClaim(reading);
    reading.topic = cutAt(reading.topic, "\\s*(?:[;:(–—!?]|,(?!\\d{3}))|\\s+-\\s|\\s+(?:because|even if|if|unless|so that|so|which|and (?:how|why|what|when|where|then)|that|while|when|to help|to show)\\b");
    reading.topic = asPhrase(withDueArticle(asNoun(unquoted(reading.topic))), kTopicWords).left(kTopicLength).trimmed();
}

void readOccasion(const QString& head, Subject& subject)
{
    static const QRegularExpression series = pattern("\\b((?:q[1-4]|spring|summer|autumn|winter|annual|weekly|monthly|new)\\s+series)\\b|\\bpart \\d+ of (?:our|the) ((?:[\\w-]+ ){1,3}series)\\b");
    const QRegularExpressionMatch match = series.match(head);
    subject.series = (match.captured(1) + match.captured(2)).simplified();
    if (subject.series.startsWith(u'q'))
        subject.series[0] = u'Q';
    static const QRegularExpression own = pattern("^\\s*(?:please\\s+)?(?:(?:announce|introduce|present|promote|launch)\\s+(?:our|my|the new|a new)|announce|introduce|welcome|invite|celebrate|thank)\\s+|"
                                                  "^\\s*we(?:'re| are|'ve| have)?\\s+(?:just |finally )?(?:open|launch|introduc|releas|rais|won)");
    subject.announces = subject.series.isEmpty() && head.contains(own);
}

} // namespace

// Nobody wants more of it: a sentence that speaks of a plan for phone scams means a plan for handling them.
bool Subject::isTrouble() const
{
    static const QRegularExpression trouble = pattern(
        "^(?!\\w+ing\\b)(?:[\\w-]+ ){0,3}(?:scams?|phishing|fraud|theft|burn-?out|attacks?|breach(?:es)?|crime|bullying|harassment|accidents?|injur(?:y|ies)|shortages?|delays?|complaints?|"
        "mistakes|downtime|outages?|absenteeism|disputes?|floods?|storms?|rumou?rs|spam|malware|ransomware|stress|loneliness|fines|pests?|losses|shoplifting|"
        "(?:customers|people|nurses|employees|members|clients|teachers|engineers|staff) who (?:leave|quit|cancel|resign|churn|complain)\\b.*)(?:\\s(?:in|among|at|of|on|with|during)\\s.*)?$");
    return topic.contains(trouble);
}

QString Subject::inProse() const
{
    if (isForeign())
        return QStringLiteral("this subject");
    static const QRegularExpression habit = pattern("^(?:wasting|losing|burning|overpaying|drowning|struggling|ignoring)\\b");
    static const QRegularExpression person(QStringLiteral("^\\p{Lu}\\w+(?: \\p{Lu}\\w+)+ as (?:our|the|my)\\b"));
    if (topic.contains(habit))
        return QStringLiteral("an end to ") + topic;
    if (topic.contains(person))
        return QStringLiteral("the arrival of ") + topic;
    static const QRegularExpression leaving = pattern("^(.{2,40}?) who (?:leave|quit|cancel|resign|churn|unsubscribe|switch)\\b");
    if (const QRegularExpressionMatch match = leaving.match(topic); match.hasMatch())
        return QStringLiteral("keeping ") + match.captured(1);
    return isTrouble() ? QStringLiteral("handling ") + topic : topic;
}

QString Subject::shortly() const
{
    const QString prose = inProse();
    return wordCount(prose) < 4 ? prose : cutAt(prose, "\\s+(?:in|for|at|with|by|under|during|among|as (?:our|the|my))\\s");
}

QString Subject::keywordInProse(const QString& keyword) const
{
    if (isForeign())
        return u'“' + keyword + u'”';
    const QString bare = withoutArticle(topic);
    const QRegularExpression withArticle(QStringLiteral("\\b(an?|the) %1\\b").arg(QRegularExpression::escape(keyword)), QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = withArticle.match(topic); match.hasMatch())
        return match.captured(1).toLower() + u' ' + keyword;
    // "price list" of "the new price list for 2027" is still the one list
    const qsizetype at = bare.indexOf(keyword, 0, Qt::CaseInsensitive);
    static const QRegularExpression joint = pattern("\\b(?:of|in|for|to|and|or|with|on|at|from|that|who)\\s|^[^ ]*ing\\s");
    if (at > 0 && bare.size() < topic.size() && topic.startsWith(u"the ") && !bare.left(at).contains(joint) && bare[at - 1] == u' ')
        return QStringLiteral("the ") + keyword;
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
    Reading reading;
    reading.readBy(labelled(head, "(?:(?:target|primary) )?(?:audience|readers?)"));
    reading.readBy(readersOf(head.section(u'\n', 1)));
    if (const qsizetype end = head.indexOf(u'?'); end > 0)
        reading.readBy(readersOf(head.mid(end + 1)));
    const QString topic = labelled(head, "(?:topic|subject|theme|working title|title|headline)");
    subject.language = languageOf(head);
    if (subject.isForeign()) {
        subject.topic = foreignTopic(firstLine(head));
    } else {
        reading.topic = topic.isEmpty() ? wishIn(head) : topic;
        takeTopic(reading);
        subject.topic = reading.topic;
    }
    if (subject.topic.isEmpty()) {
        reading.topic = material.title.left(200);
        takeTopic(reading);
        subject.topic = reading.topic;
    }
    if (subject.topic.isEmpty())
        subject.topic = QStringLiteral("the work ahead");
    static const QRegularExpression ourselves = pattern("^(?:us|ourselves|me|myself|(?:the|our) (?:company|firm|business|brand)|who we are|what we do)$");
    if (subject.topic.contains(ourselves))
        subject.topic = material.brand.name.isEmpty() ? QStringLiteral("our company") : material.brand.name;
    subject.claim = reading.claim;
    subject.audience = reading.audience;
    subject.audienceGiven = !reading.audience.isEmpty();
    placeInTrade(head, material, subject);
    readOccasion(head, subject);
    collectWords(head, subject);
    if (!subject.isForeign())
        subject.topic = withAcronyms(subject.topic, subject);
    return subject;
}

} // namespace qd::agents::rehearsal
