#include "agents/llm/rehearsal/brief/Claim.h"

#include "agents/llm/rehearsal/brief/Audience.h"
#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <array>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kLongestClaim = 64;

// Verbs of what can be done, without a silent e: a brief that says "reduce churn" is about reducing churn.
const QByteArray kDeeds =
    "reduc|improv|choos|hir|keep|protect|manag|avoid|build|buy|stop|get|mak|us|sell|grow|prepar|increas|cut|sav|find|fix|prevent|replac|"
    "implement|introduc|adopt|recruit|retain|motivat|handl|negotiat|automat|digitali[sz]|moderni[sz]|migrat|secur|simplify|"
    "optimi[sz]|organi[sz]|outsourc|rethink|develop|delegat|detect|deploy|embrac|engag|integrat|invest|maintain|merg|navigat|overcom|"
    "prioriti[sz]|rebuild|recogni[sz]|recycl|renegotiat|renovat|restor|select|serv|shorten|streamlin|teach|transform|understand|validat|win|write|bring|insulat";
// The same for words that are nouns as well ("plan", "test"); these are verbs only where a thing of somebody's follows.
const QByteArray kDoubtful = "start|run|measur|plan|set|train|lead|speed|turn|test|track|pric|design|deal|fund|pay|pitch|repair|reward|schedul|ship|spend|store|structur|"
                             "support|survey|switch|trust|upgrad|work|talk|ask|clean|cook|bak|feed|heat|charg|scal|mov|onboard|audit|review|rank|rent|leas|hedg|stock|cool|repurpos";

QByteArray deeds() // any of them, in its plain form
{
    return "(?:(?:" + kDeeds + '|' + kDoubtful + ")e?)";
}

void keepClaim(Reading& reading, QString claim)
{
    static const QRegularExpression inverted = pattern("^(?:(?:what|how|why|when|where|who|how much|how long|how often)\\s+)?(?:do|does|did|is|are|was|were|can|should|will|could|must|has|have)\\s");
    if (claim.contains(inverted))
        claim += u'?';
    if (claim.size() <= kLongestClaim && !claim.startsWith(u"that ", Qt::CaseInsensitive) && reading.claim.isEmpty())
        reading.claim = claim;
}

QString definite(QString topic)
{
    static const QRegularExpression article = pattern("^an?\\s+");
    return topic.trimmed().replace(article, QStringLiteral("the "));
}

// "build or buy our CRM" -> "building or buying our CRM"
QString doing(const QString& deed)
{
    static const QRegularExpression also = pattern("^(\\w+ (?:or|and) )(" + deeds() + "\\b.*)$");
    static const QRegularExpression ending = pattern("^(?:stop|start|avoid|keep)\\s+(?=\\w{2,}ing\\b)"); // "stop wasting money" is about wasting it
    if (deed.contains(ending))
        return QString(deed).remove(ending);
    const QRegularExpressionMatch match = also.match(deed);
    if (!match.hasMatch())
        return gerund(deed);
    const QString first = match.captured(1).section(u' ', 0, 0);
    return gerund(first) + match.captured(1).mid(first.size()) + gerund(match.captured(2));
}

// "5 ways to reduce waste", "why …" behind a number of reasons.
bool takeCount(Reading& reading)
{
    static const QRegularExpression ways = pattern("^(?:the |our |my )?(?:top |best )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|some|simple|easy|practical|better|smart)?\\s*"
                                                   "(?:\\w+ )?(?:ways|steps|methods|ideas|strategies|tactics|tricks|tips|hacks|rules|best practices|a guide|guide)\\s+(?:to|for|on|of|in)\\s+(?=\\S)");
    static const QRegularExpression reasons = pattern("^(?:the |our )?(?:top |best )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|some)?\\s*(?:good |main )?reasons\\s+(?:why\\s+)?(?!to\\b|for\\b|behind\\b)");
    static const QRegularExpression things = pattern("^(?:the )?(?:top |best )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten)\\s+(?:\\w+ )?"
                                                     "(?:things|facts|questions|points|mistakes|errors)(?: (?:\\w+ )?(?:you |every \\w+ |most \\w+ )?(?:should |must |need to |has to )?(?:know|ask|make|avoid|consider|check)?)?\\s+"
                                                     "(?:about|when|before|with|in|on|of)\\s+(?=\\S)");
    static const QRegularExpression number = pattern("^(?:top |best )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten)\\s+(?=(?:lessons|trends|mistakes|myths|questions|signs|examples|habits|risks)\\b)");
    for (const QRegularExpression* const form : {&ways, &reasons, &things, &number}) {
        const QRegularExpressionMatch match = form->match(reading.topic);
        if (!match.hasMatch())
            continue;
        keepClaim(reading, withoutStop(reading.topic));
        reading.topic = reading.topic.mid(match.capturedEnd());
        if (form == &reasons)
            reading.topic.prepend(QStringLiteral("why "));
        static const QRegularExpression plain = pattern("^" + deeds() + "\\b(?!ing)");
        if (form == &ways && reading.topic.contains(plain))
            reading.topic = doing(reading.topic);
        return true;
    }
    return false;
}

// "Tips for first-time home buyers in a falling market" is about buying a home, and not about tips.
bool takeTips(Reading& reading)
{
    static const QRegularExpression tips = pattern("^(?:some |our |the |a )?(?:\\w+ )?(?:tips|advice|ideas|tricks|hints|recommendations|checklist)\\s+(?:for|on|about)\\s+(\\S.+)$");
    static const QRegularExpression tipsOn = pattern("^((?:\\S+\\s+){1,4}?)(?:tips|advice|tricks|hints)\\s+for\\s+(\\S.+)$");
    if (const QRegularExpressionMatch match = tipsOn.match(reading.topic); match.hasMatch() && namesPeople(match.captured(2)) && match.captured(1).trimmed().contains(u' ')) {
        reading.readBy(match.captured(2));
        reading.topic = match.captured(1).trimmed();
        return true;
    }
    const QRegularExpressionMatch match = tips.match(reading.topic);
    if (!match.hasMatch())
        return false;
    static const QRegularExpression moment = pattern("\\s+(?:in|during|before|after|with|under|on|at|when|who)\\s.*$");
    const QString rest = match.captured(1);
    const QString circumstance = moment.match(rest).captured();
    const QString who = rest.chopped(circumstance.size());
    reading.topic = rest;
    if (!namesPeople(who))
        return true;
    reading.readBy(who);
    static const QRegularExpression doer = pattern("\\b(buy|sell|rent|own|found|manag|writ|teach|driv|runn|mak|grow|keep|build|plann|lend|trad)ers$");
    reading.topic = who.contains(doer) ? QString(who).replace(doer, QStringLiteral("\\1ing")) + circumstance : QStringLiteral("the decisions of ") + who + circumstance;
    return true;
}

// "why every workshop needs a hammer drill" is about the drill, and for the workshops.
bool takeObject(Reading& reading, const QString& claim)
{
    static const QRegularExpression wanting = pattern(
        "^(?:(?:why|that|how|should|do|does|must|can)\\s+)?(\\S.{1,50}?)\\s+(?:needs?|deserves?|(?:(?:should|must|ought to|need to)\\s+)?(?:offer|use|have|own|buy|get|keep|sell|try|adopt|hire|"
        "choose|consider|introduce|invest in|run|provide|add|accept|ban|switch to|stop|embrace|rethink|prepare for))\\s+(?!to\\b)(\\S.+)$");
    const QRegularExpressionMatch match = wanting.match(claim);
    if (!match.hasMatch() || !namesPeople(match.captured(1)))
        return false;
    reading.readBy(inPlural(match.captured(1).trimmed()));
    keepClaim(reading, claim);
    reading.topic = definite(match.captured(2));
    return true;
}

// "how AI is changing procurement", "how customers leave", "how Miller cut returns"
bool takeChange(Reading& reading, const QString& claim)
{
    static const QRegularExpression changing = pattern("^how\\s+(\\S.{1,40}?)\\s+(?:is|are|will be|has been)?\\s*(?:(?:chang|transform|reshap|disrupt|affect|impact|influenc)ing|(?:changes?|transforms?|reshapes?|disrupts?|affects?|impacts?|influences?|will (?:change|transform|reshape|affect)))\\s+(\\S.+)$");
    static const QRegularExpression leaving = pattern("^why\\s+(?:do\\s+|so many\\s+|your\\s+|our\\s+|good\\s+)*(\\S.{1,30}?)\\s+((?:leave|quit|stay|churn|cancel|resign|complain|return|unsubscribe|switch|resist|hesitate|choose|prefer|join|buy|recommend|come back)\\b.*)$");
    static const QRegularExpression past = pattern("^(?:how|why)\\s+(\\S.{0,40}?)\\s+(?:has |have )?(cut|reduced|improved|increased|doubled|tripled|halved|saved|built|moved|replaced|introduced|launched|automated|"
                                                   "digitali[sz]ed|solved|stopped|shortened|turned|won|found|opened|switched|learned|survived|managed|rebuilt|scaled)\\s+(\\S.+)$");
    if (const QRegularExpressionMatch match = changing.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        reading.topic = definite(match.captured(1)) + QStringLiteral(" in ") + match.captured(2);
        return true;
    }
    if (const QRegularExpressionMatch match = leaving.match(claim); match.hasMatch() && namesPeople(match.captured(1))) {
        keepClaim(reading, claim);
        reading.topic = match.captured(1) + QStringLiteral(" who ") + match.captured(2);
        return true;
    }
    if (const QRegularExpressionMatch match = past.match(claim); match.hasMatch()) {
        static const QMap<QString, QString> odd{{QStringLiteral("built"), QStringLiteral("build")}, {QStringLiteral("rebuilt"), QStringLiteral("rebuild")}, {QStringLiteral("won"), QStringLiteral("win")},
                                                {QStringLiteral("found"), QStringLiteral("find")}, {QStringLiteral("cut"), QStringLiteral("cut")}, {QStringLiteral("stopped"), QStringLiteral("stop")}};
        const QString verb = match.captured(2).toLower();
        static const QRegularExpression soft(QStringLiteral("(?:[cgsvz]|bl|ur|at)ed$")); // "reduced" has lost its e
        const QString plain = odd.value(verb, verb.chopped(verb.contains(soft) ? 1 : 2));
        static const QRegularExpression extent = pattern("\\s+(?:by|from|in|to|with|without|after|over|within)\\s.*$");
        const QString who = match.captured(1).toLower() == u"we" ? QString() : QStringLiteral(" at ") + match.captured(1);
        const bool onlyVerbWord = plain.isEmpty();
        keepClaim(reading, claim);
        reading.topic = onlyVerbWord ? match.captured(3) : gerund(plain) + u' ' + QString(match.captured(3)).remove(extent) + who;
        return true;
    }
    return false;
}

// "how small firms can protect data", "should we build or buy", "how to …": what somebody does.
bool takeDeed(Reading& reading, const QString& claim)
{
    static const QRegularExpression able = pattern("^how\\s+(?:(?!to\\b)(\\S.{0,50}?)\\s+)?(?:can|could|should|may|might|must)\\s+(?!(?:i|you|we|one|they|it)\\b)(\\w+)\\b(.*)$");
    static const QRegularExpression asked = pattern("^(?:(?:how|when|where|why) (?:to|(?:do|can|should|could|might|would) (?:i|you|we|one|companies|businesses|teams|people))|"
                                                    "(?:should|can|could|do|must) (?:i|you|we|one)|is it (?:worth|time to|wise to|ok to|possible to)|whether to|what to \\w+ when)\\s+(\\w+)\\b(.*)$");
    static const QRegularExpression asking = pattern("^(?:how|when|why|where)\\s+(?:do|does|should|can|could|must)\\s+(?!(?:i|you|we|one)\\b)(\\S.{1,40}?)\\s+(" + deeds() + ")\\b(.*)$");
    static const QRegularExpression deed = pattern("^(?:never\\s+|always\\s+|don't\\s+|do not\\s+)?((?:(?:" + kDeeds + ")e?\\s+(?!of\\b)|(?:" + kDoubtful
                                                   + ")e?\\s+(?=(?:your|our|the|an?|my|their|it|this|less|more|better|up|before)\\b))\\S.*)$");
    if (const QRegularExpressionMatch match = able.match(claim); match.hasMatch()) {
        if (looksPlural(match.captured(1)))
            reading.readBy(match.captured(1));
        keepClaim(reading, claim);
        reading.topic = doing(match.captured(2) + match.captured(3));
        return true;
    }
    if (const QRegularExpressionMatch match = asking.match(claim); match.hasMatch() && namesPeople(inPlural(match.captured(1)))) {
        reading.readBy(inPlural(match.captured(1)));
        static const QRegularExpression theirs = pattern("\\b(?:its|their)\\s+(?:own\\s+)?"); // nobody is left whose it could be
        keepClaim(reading, claim);
        reading.topic = doing(match.captured(2) + QString(match.captured(3)).replace(theirs, QStringLiteral("the ")));
        return true;
    }
    if (const QRegularExpressionMatch match = asked.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        const QString verb = match.captured(1);
        reading.topic = verb.endsWith(u"ing") ? verb + match.captured(2) : doing(verb + match.captured(2));
        return true;
    }
    static const QRegularExpression helped = pattern("^help(?:ing)?\\s+(\\S.{1,40}?)\\s+(?:to\\s+)?(" + deeds() + "\\s\\S.*)$");
    if (const QRegularExpressionMatch match = helped.match(claim); match.hasMatch() && namesPeople(match.captured(1))) {
        reading.readBy(match.captured(1));
        reading.topic = doing(match.captured(2));
        return true;
    }
    static const QRegularExpression warning = pattern("^(?:don't|do not|never)\\s+\\w+\\s+(\\S.*)$");
    if (const QRegularExpressionMatch match = warning.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        reading.topic = definite(match.captured(1));
        return true;
    }
    if (const QRegularExpressionMatch match = deed.match(claim); match.hasMatch()) {
        static const QRegularExpression halt = pattern("^(?:stop|quit)\\s");
        if (claim.contains(halt))
            keepClaim(reading, claim);
        reading.topic = doing(match.captured(1));
        return true;
    }
    return false;
}

bool takeQuestion(Reading& reading, const QString& claim)
{
    static const QRegularExpression looks = pattern("^what\\s+((?:\\S+\\s+){1,7}?)(?:looks? like|means?|costs?|takes?|needs?|has to do with)\\b");
    static const QRegularExpression mean = pattern("^(?:what|how much|how long|how often)\\s+(?:does|do|did|will)\\s+(\\S.{1,60}?)\\s+(?:really |actually )?(?:mean|cost|take|need|look like|work|bring|do|change)\\b");
    static const QRegularExpression what = pattern("^(?:what|who|where|how)\\s+(?:really |actually |exactly )?(?:is|are|was|were|'s)\\s+(\\S.+)$");
    static const QRegularExpression yesNo = pattern("^(?:is|are|was|were|will|can|could|does|do|did|has|have)\\s+(\\S.+?)\\s+(?:still |really |always |ever |already |actually |worth |right |good |bad |dead|ready|safe|over|enough|possible|"
                                                    "the (?:future|end|answer|right|best|new)|an? |replace|help|make|save|pay|work|need|change|beat|be|become|win|matter|kill|hurt|fix|solve)(?=\\b|$)");
    static const QRegularExpression needed = pattern("^(?:do|does|should|must|can|could|why do|when do)\\s+(?:we|you|i|they|companies|businesses)\\s+(?:really |still |also |even )?(?:need|want|have|afford|deserve)\\s+(?:to\\s+\\w+\\s+)?(\\S.+)$");
    static const QRegularExpression predicate = pattern("^(?:is|are|was|were)\\s+(\\S.*?)\\s+\\w+$"); // "is remote onboarding broken"
    static const QRegularExpression working = pattern("^(?:how\\s+(.+?)\\s+works?|why\\s+(.+?)\\s+matters?(?:\\s+(?:now|today|more than ever|again|so much))?)$");
    static const QRegularExpression cleft = pattern("^what\\s+makes?\\s+(an?\\s+)?(\\S.+?)(?:\\s+(?:good|great|work|successful|different|special))?$");
    static const QRegularExpression able = pattern("^what\\s+(\\S.{1,50}?)\\s+(?:can|should|will|must|could|may)\\s+(?:really |actually |still |not )?(?:do|be|become|learn|bring|deliver|mean|offer)\\b");
    if (const QRegularExpressionMatch match = cleft.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        reading.topic = match.captured(1).isEmpty() ? match.captured(2) : inPlural(match.captured(1) + match.captured(2));
        return true;
    }
    for (const QRegularExpression* const form : {&working, &needed, &mean, &looks, &able, &what, &yesNo, &predicate}) {
        const QRegularExpressionMatch match = form->match(claim);
        if (!match.hasMatch())
            continue;
        if (form != &working)
            keepClaim(reading, claim);
        reading.topic = form == &working || form == &looks ? (match.captured(1) + match.captured(2)).trimmed() : definite(match.captured(1));
        return true;
    }
    return false;
}

// "why we don't do discounts", "why our trade has a talent shortage"
bool takeOwnDeed(Reading& reading, const QString& claim)
{
    static const QRegularExpression duty = pattern("^why\\s+(?:we|i|you|they|everyone|everybody)\\s+(?:should|must|can|could|ought to|need to|needs to|have to|want to|had to)\\s+(?:never\\s+|not\\s+|always\\s+|also\\s+|finally\\s+)?(\\w+\\s+\\S.*)$");
    if (const QRegularExpressionMatch match = duty.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        reading.topic = doing(match.captured(1));
        return true;
    }
    static const QRegularExpression ours = pattern("^(?:why|how)\\s+(?:we|i|you|they)\\s+((?:do not|don't|no longer|never|will not|won't|refuse to|stopped)\\s+)?(?:always\\s+|still\\s+)?(\\w+)\\s+(\\S.*)$");
    static const QRegularExpression lack = pattern("^why\\s+(\\S.{1,40}?)\\s+(?:has|have|lacks?|suffers? from)\\s+(an?\\s.+)$");
    if (const QRegularExpressionMatch match = ours.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        static const QRegularExpression helping = pattern("^(?:can|must|should|need|have|want|are|were|had|will|love|like|enjoy|hate|believe|care|trust)$");
        static const QRegularExpression past = pattern("ed$");
        const QString verb = match.captured(2);
        reading.topic = !match.captured(1).isEmpty() || verb.contains(helping) || verb.contains(past) ? match.captured(3) : doing(verb + u' ' + match.captured(3));
        static const QRegularExpression loose = pattern("^(?:to|from|for|with|in|on|at|not)\\s+");
        reading.topic.remove(loose);
        return true;
    }
    if (const QRegularExpressionMatch match = lack.match(claim); match.hasMatch()) {
        keepClaim(reading, claim);
        reading.topic = definite(match.captured(2)) + QStringLiteral(" in ") + match.captured(1);
        return true;
    }
    return false;
}

// "why a weekly count beats a yearly one", with the verb that parts its subject from what is said of it.
bool takeStatement(Reading& reading, const QString& claim)
{
    static const QRegularExpression said = pattern(
        "^(?:why|how|that|when|where|whether|if)\\s+(?:do(?:es)?\\s+)?((?:\\S+\\s+){1,7}?)(?:beats?|is|are|was|were|can(?:not)?|should|must|will|won't|would|needs?|matters?|pays?|fails?|works?|"
        "takes?|costs?|makes?|has|have|do(?:es)?(?:n't| not)?|stays?|helps?|saves?|wins?|loses?|deserves?|leads?|keeps?|gives?|means?|turns?|goes|"
        "comes?|belongs?|depends?|improves?|reduces?|increases?|drives?|breaks?|brings?|changes?|begins?|starts?|ends?|never|always|often|rarely|"
        "still|outperforms?|succeeds?|replaces?|protects?|isn't|aren't|can't|gets?|boosts?|creates?|builds?|falls? short|stalls?|struggles?|disappoints?|delivers?)\\b");
    static const QRegularExpression plural = pattern("^(?:why|how|that|when)\\s+(?:do\\s+|so many\\s+|most\\s+|good\\s+)*((?:\\S+\\s+){0,5}?\\w+(?:[^s]s|people|staff|women|men|children))\\s+"
                                                     "(?:stall|slip|slow|struggle|die|drop|fall|rise|grow|lag|resist|love|hate|want|lose|buy|earn|hide|hurt|kill|miss|push|reject|run|shape|shrink|skip|sink|spend|stop|suffer|think|trust|waste|"
                                                     "ignore|forget|prefer|ask|avoid|choose|click|read|use|share|go|get|vote|collapse|burn|crash|break|disappear|deliver|decline|matter)\\b");
    for (const QRegularExpression* const form : {&plural, &said}) {
        const QRegularExpressionMatch match = form->match(claim);
        if (!match.hasMatch())
            continue;
        keepClaim(reading, claim);
        reading.topic = definite(match.captured(1));
        return true;
    }
    return false;
}

} // namespace

void takeClaim(Reading& reading)
{
    if (takeTips(reading))
        return;
    takeCount(reading);
    static const QRegularExpression more = pattern("\\s*[,;–—]?\\s+(?:and|or)\\s+(?:how|why|what|when|where|whether)\\b.*$"); // a second question
    const QString claim = withoutStop(QString(reading.topic).remove(more)).remove(u'?').trimmed();
    static const QRegularExpression asks = pattern("^(?:why|how|that|what|who|where|when|whether|if|is|are|was|were|will|can|could|should|does|do|did|has|have|must)\\s");
    if (claim.contains(asks)) {
        static constexpr std::array kOrder{takeChange, takeOwnDeed, takeQuestion, takeDeed, takeObject, takeStatement};
        for (const auto form : kOrder)
            if (form(reading, claim))
                return;
        static const QRegularExpression question = pattern("^(?:that|if)\\s+");
        reading.topic = claim.contains(question) ? QString(claim).remove(question) : QStringLiteral("the question ") + claim;
        return;
    }
    takeDeed(reading, claim);
}

} // namespace qd::agents::rehearsal
