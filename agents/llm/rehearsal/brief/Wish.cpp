#include "agents/llm/rehearsal/brief/Wish.h"

#include "agents/llm/rehearsal/brief/Reading.h"
#include "agents/llm/rehearsal/brief/TopicPhrase.h"
#include "agents/llm/rehearsal/text/Wording.h"

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kMined = 4000; // characters of a brief that are looked at
constexpr qsizetype kLongest = 300;

// What one asks a writer for.
const QByteArray kPiece = "(?:series|posts?|articles?|campaigns?|pieces?|guides?|reports?|white ?papers?|newsletters?|story|stories|content|blogs?|essays?|"
                          "thought leadership|explainers?|overview|text|something|words|paragraphs|copy|column|op-ed|write-?up|primer|how-to|listicle|case study|summary|lines)";

// Two letters that changed places in a word that asks for something: "wrtie", "abuot".
QString mended(const QString& word)
{
    static const QStringList kKnown = QStringLiteral("write create draft about article series campaign newsletter publish prepare explain announce launch post blog please").split(u' ');
    const QString low = word.toLower();
    if (low.size() < 4 || kKnown.contains(low))
        return word;
    for (const QString& known : kKnown) {
        QString turned = low;
        for (qsizetype i = 0; turned.size() == known.size() && i + 1 < turned.size(); ++i) {
            std::swap(turned[i], turned[i + 1]);
            if (turned == known)
                return known;
            std::swap(turned[i], turned[i + 1]);
        }
        for (qsizetype i = 0; known.size() > 6 && low.size() + 1 == known.size() && i < known.size(); ++i)
            if (QString(known).remove(i, 1) == low)
                return known;
    }
    return word;
}

QString withMendedWish(const QString& text)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < std::min<qsizetype>(words.size(), 12); ++i)
        words[i] = mended(words[i]);
    return words.join(u' ');
}

bool asksForAPiece(const QString& sentence)
{
    static const QRegularExpression asking = pattern("\\b(?:write|draft|create|prepare|publish|produce|need|want|like|make|launch|plan|start|develop|run|do)\\b.{0,80}\\b" + kPiece + "\\b");
    return sentence.contains(asking);
}

bool opensOnly(const QString& sentence) // greets, or names what follows
{
    static const QRegularExpression greeting = pattern("^(?:hi|hello|hey|dear|good morning|good afternoon|thanks|thank you|ok|okay|so)\\b[^.]{0,30}$");
    static const QRegularExpression label = pattern("^(?:the )?(?:brief|briefing|creative brief|content brief|request|background|context|task|assignment|summary|details|notes?)$");
    static const QRegularExpression detail = pattern("^(?:target |primary )?(?:audience|readers?|tone|voice|style|length|words?|deadline|due|date|channels?|format|keywords?|goal|objective|cta|call to action|from|to|client)\\s*[:=]");
    return sentence.contains(greeting) || sentence.contains(label) || sentence.contains(detail);
}

// What a piece is called on a form, in front of what it is about.
QString withoutLabel(QString text)
{
    static const QRegularExpression greeting = pattern("^(?:hi|hello|hey|dear)(?: \\w+){0,2}\\s*[,!–—-]+\\s+");
    static const QRegularExpression label = pattern(
        "^(?:new |next |draft )?(?:blog(?: ?post)?|linkedin post|post|article|case study|idea|brief|request|draft|newsletter|topic|subject|title|working title|"
        "headline|theme|campaign|press release|todo|task|re|fwd?|part \\d+ of (?:our|the) [\\w -]{2,40}?series)(?: idea)?\\s*(?::|\\s[–—-])\\s+(?=\\S)");
    static const QRegularExpression regarding = pattern("^(?:blog(?: ?post)?|linkedin post|post|article|newsletter)\\s+(?:re|regarding|idea)\\b:?\\s+(?=\\S)");
    return text.remove(greeting).remove(label).remove(label).remove(regarding);
}

// Remarks on how, how long, where and until when; they are instructions, and no part of the subject.
QString withoutRemarks(QString text)
{
    static const QRegularExpression remarks[] = {
        pattern(",?\\s*\\b(?:in|with|using) (?:an?|our|the)? ?(?:[\\w-]+,? (?:and |but |yet )?){0,4}(?:tone|voice|style|language|register)(?: of voice)?\\b"),
        pattern(",?\\s*\\(?\\b(?:of |at |in |with )?(?:about|around|max\\.?|maximum|roughly|approx\\.?|up to|under|at least|no more than|ca\\.?)? ?\\d[\\d.,]*(?:\\s*(?:-|–|to)\\s*\\d[\\d.,]*)?[ -]words?(?: long| max(?:imum)?)?\\b\\)?(?! (?:on|about|for)\\b)"),
        pattern("\\s+(?:for|on|in|to) (?:our |the |my )?(?:(?:company|corporate) )?(?:linkedin(?: page)?|blog|website|web ?site|newsletter|facebook|instagram|twitter|homepage|intranet)(?=$|[\\s,;.:](?!(?:marketing|strategy|ads?|posts?|editors?|owners|readers)\\b))"),
        pattern(",?\\s+(?:by|before|until|due|for) (?:(?:next|this|the end of|end of|early|late) )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight|week|month|quarter|\\d{1,2}(?:st|nd|rd|th)? \\w+(?: \\d{4})?|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}(?:, \\d{4})?)(?=$|[,;.])"),
        pattern(",?\\s+(?:like i(?:'| a)?m (?:five|5|a \\w+)|in (?:plain|simple) (?:words|english|language|terms)|step by step)\\b"),
        pattern(",?\\s+(?:please|asap|thanks|thank you|pls)\\s*[!.]*$"),
    };
    for (const QRegularExpression& remark : remarks)
        if (const QString left = QString(text).replace(remark, QString()).simplified(); wordCount(left) > 0)
            text = left;
    return text;
}

QStringList sentencesIn(const QString& brief)
{
    static const QRegularExpression marks(QStringLiteral("^(?:[\\s#>*\\-–•]+|\\d{1,2}[.)]\\s+)+"));
    QStringList all;
    for (const QString& line : brief.left(kMined).split(u'\n', Qt::SkipEmptyParts)) {
        QString text = line.simplified();
        if (const QString bare = QString(text).remove(marks); !bare.isEmpty())
            text = bare;
        all += sentencesOf(text);
    }
    return all;
}

} // namespace

QString wishIn(const QString& brief)
{
    QString chosen;
    for (const QString& sentence : sentencesIn(brief)) {
        const QString text = withMendedWish(withoutStop(sentence).left(kLongest));
        if (opensOnly(withoutStop(text)))
            continue;
        if (chosen.isEmpty())
            chosen = text;
        static const QRegularExpression about = pattern("\\b(?:on|about|for|why|how|explaining|covering|titled|called|that)\\b");
        if (asksForAPiece(text) && text.contains(about) && !text.contains(QLatin1String("should "), Qt::CaseInsensitive)) {
            chosen = text;
            break;
        }
    }
    return withoutRemarks(withoutLabel(chosen));
}

QString givenHeadline(const QString& text)
{
    static const QRegularExpression headline = pattern("\\b(?:titled|entitled|headlined|called|with the (?:title|headline|working title))\\s*:?\\s*[\"“'‘«](.{4,80}?)[\"”'’»](?=$|[\\s.,;])");
    return headline.match(text).captured(1).trimmed();
}

QString withoutWish(QString text)
{
    static const QRegularExpression polite = pattern(
        "^(?:(?:please|kindly|can you|could you|would you|can we|let us|let's|i'd like(?: you)? to|we'd like(?: you)? to|we should|time to|it is time to|it's time to|"
        "we (?:want|need|would like|plan|intend)(?: you)? to|i (?:want|need|would like)(?: you)? to|help (?:us|me)(?: to| with)?|"
        "someone should|remember to|don't forget to)\\s+)+");
    static const QRegularExpression piece = pattern(
        "^(?:we need|i need|we want|i want|i'd like|we'd like|need|want|give me|give us|launch|write|create|draft|start|publish|prepare|make|produce|plan|develop|run|begin|kick off|build|compose|do|put together|"
        "can i have|could i have|can i get)\\s+"
        "(?:me |us )?(?:[^.]{0,60}?\\b)??" + kPiece + "(?: (?:posts?|series|article|piece))?,?\\s+"
        "(on|about|for|covering|around|explaining|exploring|discussing|describing|arguing|showing|regarding|re|that (?:explains|shows|argues|covers|describes|explores|makes the case for)|of)\\s+(?=\\S)");
    static const QRegularExpression noun = pattern(
        "^(?:an?|our|the|some)?\\s*(?:new |short |long |quick |little |[\\w-]+ (?=guide|primer|introduction|overview))?(?:[\\d.,]+[ -]words? )?(?:blog |linkedin |news )?" + kPiece + "\\s+(?:on|about|explaining|covering|arguing(?: that)?|to)\\s+(?=\\S)");
    static const QRegularExpression verb = pattern(
        "^(?:announcing|introducing|presenting|celebrating|unveiling|welcoming|promote|announce|welcome|explain|launch|introduce|advertise|present|describe|discuss|cover|write (?:about|on|up)|write (?=(?:why|how|what)\\b)|talk about|give|share|collect|celebrate|highlight|showcase|explore|unpack|"
        "examine|analy[sz]e|outline|summari[sz]e|demystify|debunk|address|spotlight|argue(?: that)?|make the case for|make a case for|build the case for|"
        "raise awareness (?:of|about|for)|create (?:buzz|awareness|interest) (?:about|around|for|in)|drive (?:sign-?ups|registrations|traffic|demand|leads|sales) (?:for|to)|"
        "generate (?:leads|demand|interest) (?:for|in)|get more (?:sign-?ups|leads|visitors) (?:for|to)|position us as (?:an? |the )?(?:\\w+ )?(?:leaders?|experts?|authority|voice|reference) (?:in|on|for)|"
        "tell (?:people|everyone|the world) (?:about|that)|tell the story of|thank|pitch|review|recap|report on|look (?:at|into)|think about|compare|publish|something (?:on|about)|(?:everything|all|what) (?:you|\\w+ \\w+|there is|\\w+)? ?(?:need|needs|should|must|have|has|ought)? ?(?:to )?know about)\\s+(?=\\S)");
    static const QRegularExpression short_ = pattern("^(?:quick|short|brief|simple|plain|honest|practical)\\s+(?=(?:guide|post|article|text)\\b)");
    static const QRegularExpression wisher = pattern("^(?:our|the|my)\\s+(?:\\w+\\s+){1,3}?(?:wants?|would like|needs?|asked (?:us )?for|asks for|requested)\\s+(?=(?:an?|some)\\s+(?:\\w+\\s+)?" + kPiece + "\\b)");
    static const QRegularExpression nothing = pattern("^(?:please|hi|hello|test|(?:(?:write|draft|create|make|do|publish|prepare)\\s+)?(?:me |us )?(?:an?|the|some|our)\\s+(?:\\w+\\s+)?" + kPiece + ")$");
    static const QRegularExpression farewell = pattern("^say (?:hello|goodbye) to\\s+(?=\\S)");
    text.remove(polite).remove(wisher).remove(farewell);
    if (text.contains(nothing))
        return {};
    const QRegularExpressionMatch match = piece.match(text);
    if (!match.hasMatch())
        return QString(text).remove(short_).remove(noun).remove(verb).remove(noun);
    text = text.mid(match.capturedEnd());
    static const QRegularExpression swapped = pattern("^(.{2,60}?),?\\s+(?:on|about|explaining|covering|(?=(?:why|how|what) ))\\s*(.+)$");
    const QRegularExpressionMatch turned = match.captured(1).toLower() == u"for" ? swapped.match(text) : QRegularExpressionMatch();
    return turned.hasMatch() ? turned.captured(2) + QStringLiteral(" for ") + turned.captured(1) : text;
}

} // namespace qd::agents::rehearsal
