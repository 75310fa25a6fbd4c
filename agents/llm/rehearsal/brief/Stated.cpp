#include "agents/llm/rehearsal/brief/Stated.h"

#include "agents/llm/rehearsal/brief/Reading.h"
#include "agents/llm/rehearsal/brief/Wish.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <algorithm>
#include <array>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kLongest = 300;

constexpr std::array kLeads{"What we announce, in the words of the brief: ", "A note from the brief: ", "From the brief: ",
                            "The case in question, as the brief puts it: "};

const QByteArray kMonths = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";

bool holdsFigure(const QString& text)
{
    static const QRegularExpression month = pattern("\\b(?:in|from|until|since|before|after|of|on|by)\\s+" + kMonths + "\\b");
    static const QRegularExpression figure(QStringLiteral("(?<![\\p{L}\\p{N}])[\\p{Sc}]?\\d"), QRegularExpression::UseUnicodePropertiesOption);
    return text.contains(figure) || text.contains(month);
}

// Numbers that count the piece and its parts, and say nothing of its subject.
QString withoutOrders(QString text)
{
    static const QRegularExpression orders[] = {
        pattern("\\b\\d[\\d.,]*(?:\\s*(?:-|–|to)\\s*\\d[\\d.,]*)?[ -]?(?:words?|characters?|parts?|posts?|pages?|paragraphs?|sections?|images?|photos?|pictures?|headings?|"
                "bullet points?|bullets?|hashtags?|sentences?|lines?|minute read)\\b"),
        pattern("\\bpart \\d+\\b|\\bq[1-4]\\b"),
        pattern("\\b\\d+\\s+(?:\\w+ )?(?:ways|steps|methods|ideas|strategies|tactics|tricks|tips|hacks|rules|best practices|reasons|things|facts|questions|points|"
                "mistakes|errors|lessons|trends|myths|signs|examples|habits|risks)\\b"),
    };
    for (const QRegularExpression& order : orders)
        text.remove(order);
    return text;
}

bool isInstruction(const QString& text)
{
    static const QRegularExpression detail = pattern("^(?:please\\s+)?(?:target |primary )?(?:audience|readers?|tone|voice|style|length|words?|deadline|due|date|channels?|format|keywords?|goal|objective|cta|"
                                                     "call to action|from|to|client|budget)\\s*[:=]");
    static const QRegularExpression order = pattern(
        "^(?:please\\s+|also\\s+|then\\s+|and\\s+|kindly\\s+)*(?:write|keep|use|make|avoid|publish|post|send|aim|target|focus|give|show|start|begin|end|limit|max|at most|at least|no more|link|attach|sign|close|"
        "finish|illustrate|translate|due|deadline|schedule|deliver|don't|do not|never|ask|check|call|put|place|insert|quote|cite|include|add|split|structure|refer|it should be|the (?:post|piece|article|text) should)\\b");
    return text.contains(detail) || text.contains(order);
}

// "… and mention that the webinar is on 12 March": takes the last such clause off `text`.
bool takeTold(QString& text, QList<Stated>& into)
{
    static const QRegularExpression told = pattern(
        "(?:^|[,;:]\\s+|\\s(?:and|please|also|but|should|must|then)\\s+)(?:please\\s+|also\\s+)*(?:mention|say|state|note|add|include|point out|stress|emphasi[sz]e|make clear|"
        "tell (?:them|readers|people|everyone)|remind (?:them|readers|people))(?: there| too| as well)?\\s+that\\s+(\\S.*)$");
    static const QRegularExpression named = pattern("(?:^|[,;]\\s+|\\s(?:and|please|also|but|should|must|then)\\s+)(?:please\\s+|also\\s+)*(?:mention|include|add|refer to|point to)\\s+(\\S.*)$");
    static const QRegularExpression form = pattern("^(?:an?|some|the|one|two|three|at least|several|concrete|real|our|more|\\d+)?\\s*(?:[\\w-]+ ){0,2}?(?:quotes?|call to action|cta|checklist|examples?|images?|photos?|pictures?|tables?|charts?|"
                                                   "links?|numbers|figures|statistics|data|sources|headings?|summary|faq|conclusion|intro(?:duction)?|headline|title|keywords?|hashtags?|emojis?)\\b");
    if (const QRegularExpressionMatch match = told.match(text); match.hasMatch()) {
        into.append({Stated::Told, withoutStop(match.captured(1)).left(kLongest)});
        text = withoutStop(text.left(match.capturedStart()));
        return true;
    }
    if (const QRegularExpressionMatch match = named.match(text); match.hasMatch()) {
        const QString what = withoutStop(match.captured(1)).left(kLongest);
        into.append({what.contains(form) ? Stated::Instruction : Stated::Told, what.contains(form) ? withoutStop(text.mid(match.capturedStart())).trimmed() : what});
        text = withoutStop(text.left(match.capturedStart()));
        return true;
    }
    return false;
}

// `whole`: the sentence with its remarks; "until 30 April" is one to a writer, and part of the news in what is announced.
void readWish(QString wish, const QString& whole, bool announces, QList<Stated>& into)
{
    static const QRegularExpression halves = pattern("^(.{3,}?)\\s*(?::|\\s[–—-])\\s+(\\S.{3,})$");
    static const QRegularExpression clause = pattern("^(.{3,}?)\\s+that\\s+(\\S.{3,})$");
    static const QRegularExpression ours = pattern("\\bfor (?:an?|our)\\s+\\w");
    for (const QRegularExpression* const form : {&halves, &clause}) {
        const QRegularExpressionMatch match = form->match(wish);
        if (!match.hasMatch() || !holdsFigure(withoutOrders(match.captured(2))))
            continue;
        const qsizetype at = announces ? whole.indexOf(match.captured(2).left(12)) : -1;
        into.append({announces ? Stated::News : Stated::Fact, (at < 0 ? match.captured(2) : whole.mid(at)).left(kLongest)});
        wish = match.captured(1);
        break;
    }
    const QString rest = withoutWish(wish);
    if (holdsFigure(withoutOrders(rest)) || rest.contains(ours))
        into.append({announces ? Stated::News : Stated::Scope, rest.left(kLongest)});
}

} // namespace

QList<Stated> statedIn(const QString& brief, bool announces)
{
    QList<Stated> found;
    const QString wanted = wishSentence(brief);
    bool wishRead = false;
    for (const QString& sentence : sentencesIn(brief)) {
        QString text = withoutStop(sentence).left(kLongest);
        QList<Stated> told;
        while (takeTold(text, told) && told.size() < 4) {
        }
        if (!wishRead && sentence == wanted) {
            wishRead = true;
            readWish(wishIn(brief), text, announces, found);
        } else if (!text.isEmpty() && holdsFigure(withoutOrders(text))) {
            found.append({isInstruction(text) ? Stated::Instruction : Stated::Fact, text});
        }
        std::reverse(told.begin(), told.end());
        found += told;
    }
    return found;
}

bool isSaidIn(const QString& said, const QString& text)
{
    static const QRegularExpression number(QStringLiteral("\\d+(?:[.,:]\\d+)*"));
    bool counted = false;
    for (QRegularExpressionMatchIterator it = number.globalMatch(withoutOrders(text)); it.hasNext();) {
        counted = true;
        if (!holdsPhrase(said, it.next().captured()))
            return false;
    }
    if (counted)
        return true;
    const QStringList known = wordsOf(said);
    const QStringList words = wordsOf(text);
    return std::all_of(words.begin(), words.end(), [&known](const QString& w) {
        const QString stem = w.left(std::max<qsizetype>(4, w.size() - 3));
        return isSmallWord(w) || w.size() < 3 || std::any_of(known.begin(), known.end(), [&](const QString& k) { return k.startsWith(stem); });
    });
}

QString sentenceOf(const Stated& stated)
{
    if (stated.kind == Stated::Instruction || stated.text.isEmpty())
        return {};
    const QString text = QLatin1String(kLeads[size_t(stated.kind)]) + stated.text;
    return text.endsWith(u'?') || text.endsWith(u'!') ? text : text + u'.';
}

bool tellsStated(const QString& block)
{
    return std::any_of(kLeads.begin(), kLeads.end(), [&block](const char* lead) { return block.startsWith(QLatin1String(lead)); });
}

} // namespace qd::agents::rehearsal
