#include "agents/llm/rehearsal/brief/Audience.h"

#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kAudienceWords = 5;

// Nouns that end like people and are none.
const QRegularExpression& things()
{
    static const QRegularExpression kThings = pattern(
        "\\b(?:serv|contain|comput|newslett|numb|lett|ord|pap|rout|boil|off|lay|chapt|quart|wint|summ|disast|transf|head|trail|print|scann|"
        "track|charg|filt|post|fold|corn|bord|flow|pow|tow|wat|matt|cov|dinn|transform|convert|shutt|slid|timb|fib|met|stick|"
        "tumbl|blend|hamm|screwdriv)ers$|\\b(?:sens|mot|err|fact|monit|react|generat|indicat|calculat|elevat|refrigerat|mirr|behavi|fav|col|harb|lab|od|fl|do)ou?rs$");
    return kThings;
}

// What a brief says with a verb of telling, with the readers and with what follows.
bool takeTold(Reading& reading)
{
    static const QRegularExpression told = pattern(
        "^(?:explain|tell|show|teach|convince|persuade|remind|describe|warn|inform|inspire|encourage|help|prepare)\\s+(?:to\\s+)?"
        "(?!(?:why|how|what|that|when|whether)\\b)((?:\\S+\\s+){1,5}?)(?=(?:why|how|what|that|when|whether)\\s)");
    static const QRegularExpression written = pattern("^(?:write|speak|talk)\\s+to\\s+((?:\\S+\\s+){1,5}?)(?:about\\s+|(?=(?:why|how|what|that|when)\\s))");
    static const QRegularExpression about = pattern("^(?:tell|warn|inform|educate|teach|advise|reassure|remind|update|convince|persuade|brief)\\s+"
                                                    "((?:\\S+\\s+){1,5}?)(?:about|of|on)\\s+");
    static const QRegularExpression invited = pattern("^(?:invite\\s+((?:\\S+\\s+){1,5}?)to|thank\\s+((?:\\S+\\s+){1,5}?)for)\\s+");
    static const QRegularExpression headed = pattern("^(?:an?|our|the)?\\s*(?:short |new |long )?(?:blog )?(?:post|article|piece|guide|text|essay)\\s+"
                                                     "(?:for|to)\\s+([^:]{2,40}?)(?::|\\s(?:about|on|explaining|covering|over))\\s+(?=\\S)");
    static const QRegularExpression called = pattern("^for\\s+([^:,]{2,40})[:,]\\s+(?=\\S)");
    static const QRegularExpression to = pattern("^to\\s+((?:\\S+\\s+){1,5}?)(?=(?:why|how|what|that|when)\\s)");
    for (const QRegularExpression* const form : {&headed, &called, &written, &told, &to, &about, &invited}) {
        const QRegularExpressionMatch match = form->match(reading.topic);
        if (!match.hasMatch() || ((form == &about || form == &called) && !namesPeople(match.captured(1)) && !looksPlural(match.captured(1))))
            continue;
        reading.readBy((match.captured(1) + match.captured(2)).trimmed());
        reading.topic = reading.topic.mid(match.capturedEnd());
        return true;
    }
    return false;
}

bool takeRecipient(Reading& reading)
{
    static const QRegularExpression announced = pattern("^((?:announce|introduce|pitch|promote|sell|recommend|offer|present|show|make the case for|make a case for)\\s+\\S.{2,60}?)\\s+to\\s+(\\S.{2,40})$");
    static const QRegularExpression explained = pattern("^(?:explain|describe|present)\\s+(\\S.{2,60}?)\\s+to\\s+(\\S.{2,40})$");
    if (const QRegularExpressionMatch match = announced.match(reading.topic); match.hasMatch() && (looksPlural(match.captured(2)) || namesPeople(match.captured(2)))) {
        reading.readBy(match.captured(2));
        reading.topic = match.captured(1);
        return true;
    }
    if (const QRegularExpressionMatch match = explained.match(reading.topic); match.hasMatch()) {
        reading.readBy(match.captured(2));
        reading.topic = match.captured(1);
        return true;
    }
    return false;
}

} // namespace

void Reading::readBy(const QString& people)
{
    if (audience.isEmpty())
        audience = inMidSentence(audienceFrom(people));
}

bool looksPlural(const QString& words)
{
    static const QRegularExpression plural = pattern("(?:[^s]s|people|staff|women|men|children|teams?|everyone|management)$");
    return words.trimmed().contains(plural);
}

bool namesPeople(const QString& words)
{
    static const QRegularExpression people = pattern(
        "^(?:every|each)\\s|^an?\\s(?:.*\\s)?(?:c[a-z]{1,2}o|manager|director|owner|buyer|reader|beginner|leader|founder|engineer|teacher)$|^(?:heads|chiefs|leaders|directors|boards|owners|managers|members|fans|friends|people|parents|teams|partners) (?:of|in|at|with|who)\\b|"
        "\\b(?:[a-z]+(?:er|or|ist|ian|yst)s|c[a-z]{1,2}os|vps|leads|nurses|parents|people|staff|women|men|teams?|clinics|schools|smes|smbs|ngos|"
        "hospitals|companies|firms|businesses|banks|museums|bakeries|workshops|shops|stores|cafes|restaurants|hotels|farms|breweries|wineries|practices|start-?ups|"
        "charities|councils|studios|garages|agencies|organi[sz]ations|universities|families|students|boards?|executives|professionals|"
        "customers|clients|residents|tenants|patients|agents|accountants|consultants|assistants|merchants|architects|landlords|graduates|"
        "candidates|applicants|apprentices|citizens|friends|kids|children|pupils|alumni|colleagues|entrepreneurs|chiefs|heads|committees|"
        "employees|trainees|trustees|executives|representatives|relatives|chefs|cooks|guides|staff|management|hr|c-suite|public|press|"
        "sector|industry|market|mittelstand|everyone|newcomers|departments|municipalities|cities|freelancers|nonprofits|non-profits|"
        "cooperatives|households|moms|mums|dads|couples|guests|athletes|scouts|monks)$");
    const QString plain = words.trimmed();
    return plain.contains(people) && !plain.contains(things());
}

QString audienceFrom(QString words)
{
    static const QRegularExpression article = pattern("^(?:our|the|all|my|your|busy)\\s+");
    static const QRegularExpression described = pattern("^(?:people|those|anyone|anybody|everyone|parents) (?:with|who|in)\\s\\S[^,;:.(–—!?]{2,40}");
    if (const QRegularExpressionMatch match = described.match(words); match.hasMatch())
        return asPhrase(match.captured(), kAudienceWords);
    words = asPhrase(cutAt(words.remove(article), "\\s+(?:in|to|with|who|that|by|at|on|so|because|before|during|and how|using|looking|without|about)\\b|[,;:(–—.!?]"), kAudienceWords);
    static const QRegularExpression moment = pattern("^(?:q[1-4]|next|this|year|month|week|quarter|christmas|summer|winter|spring|autumn|now|free|good|"
                                                     "better|us|you|them|it|me|everybody|everyone|anyone|linkedin|instagram|facebook|website|blog|newsletter)\\b|\\d{4}");
    if (words.isEmpty() || words.contains(moment))
        return {};
    static const QRegularExpression houses = pattern("\\b(?:farms|firms|companies|hospitals|clinics|schools|universities|banks|museums|factories|charities|"
                                                     "councils|businesses|organi[sz]ations|restaurants|hotels|bakeries|breweries|wineries|workshops|shops|stores|cafes|studios|garages|agencies|"
                                                     "start-?ups|smes|smbs|ngos|cities|municipalities|departments|nonprofits|non-profits|cooperatives)$");
    if (words.contains(houses) && !words.startsWith(u"works councils"))
        return QStringLiteral("leaders of ") + words; // sentences speak of people
    static const QRegularExpression body = pattern("^(?:hr|management|c-suite|public|press|mittelstand)$");
    if (words.contains(body))
        return words.compare(u"hr", Qt::CaseInsensitive) == 0 ? QStringLiteral("HR managers")
               : words.compare(u"public", Qt::CaseInsensitive) == 0 ? QStringLiteral("readers") : QStringLiteral("leaders");
    static const QRegularExpression board = pattern("\\b(?:board|works councils)$");
    if (words.contains(board))
        return (words.endsWith(u's') ? words.chopped(1) : words) + QStringLiteral(" members");
    words = inPlural(words);
    return looksPlural(words) || namesPeople(words + u's') || words.contains(QStringLiteral(" of ")) ? words : QStringLiteral("leaders in ") + words;
}

QString inPlural(QString words)
{
    static const QRegularExpression one = pattern("^(?:every|each|an?)\\s+");
    if (!words.contains(one))
        return words;
    words.remove(one);
    static const QRegularExpression hissing = pattern("(?:s|x|ch|sh)$");
    static const QRegularExpression consonantY = pattern("[^aeiou]y$");
    if (words.contains(consonantY))
        return words.chopped(1) + QStringLiteral("ies");
    return words + (words.contains(hissing) ? QStringLiteral("es") : QStringLiteral("s"));
}

void takeListener(Reading& reading)
{
    if (takeTold(reading) || takeRecipient(reading))
        return;
    static const QRegularExpression doers = pattern("\\bwhat\\s+(\\S.{2,40}?)\\s+(?:can|should|must|need to)\\s+(?:do|know|ask|decide)\\b");
    if (const QRegularExpressionMatch match = doers.match(reading.topic); match.hasMatch() && looksPlural(match.captured(1)))
        reading.readBy(match.captured(1));
}

void takeDedication(Reading& reading)
{
    static const QRegularExpression aimed = pattern("^(.{2,}?),?\\s+(?:(?:aimed|targeted|directed|geared|pitched) (?:at|to|towards)|targeting|addressed to|written for|intended for|"
                                                    "specifically for|especially for|as a guide for)\\s+(.+)$");
    static const QRegularExpression dedicated = pattern("^(.{2,}?)\\s+for\\s+(.+)$");
    static const QRegularExpression end = pattern("\\s*(?:[,;:(–—.!?]|\\s-\\s|\\s(?:who|that|which|in|so|because|and how|without|before|by)\\b).*$");
    if (const QRegularExpressionMatch match = aimed.match(reading.topic); match.hasMatch()) {
        reading.readBy(match.captured(2));
        reading.topic = match.captured(1);
        return;
    }
    const QRegularExpressionMatch match = dedicated.match(reading.topic);
    if (!match.hasMatch())
        return;
    static const QRegularExpression article = pattern("^(?:our|the|all|my|your)\\s+");
    const QString whom = QString(match.captured(2)).remove(end).remove(article);
    static const QRegularExpression subjectOnly = pattern("^(?:the|a)\\s+(?:case|need|budget|recipe|time|room|reasons?|plan)$"); // "the case for a four-day week"
    if (!namesPeople(whom) || match.captured(1).contains(subjectOnly))
        return;
    reading.readBy(match.captured(2));
    reading.topic = match.captured(1);
}

} // namespace qd::agents::rehearsal
