#include "agents/llm/rehearsal/text/Phrasing.h"

#include "agents/llm/rehearsal/text/Sorting.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace qd::agents::rehearsal {

namespace {

// Words of equal meaning, articles are mended afterwards. A group is decided as one.
struct Twin {
    int group;
    const char* one;
    const char* other;
};

constexpr std::array kTwins{
    Twin{0, "rarely", "seldom"},        Twin{1, "figures", "numbers"},        Twin{1, "figure", "number"},
    Twin{2, "colleagues", "co-workers"}, Twin{2, "colleague", "co-worker"},   Twin{3, "task", "job"},
    Twin{3, "tasks", "jobs"},           Twin{4, "begin", "start"},            Twin{4, "begins", "starts"},
    Twin{5, "somebody", "someone"},     Twin{5, "anybody", "anyone"},         Twin{5, "everybody", "everyone"},
    Twin{5, "nobody", "no one"},        Twin{6, "useful", "helpful"},         Twin{7, "usually", "normally"},
    Twin{8, "does not", "doesn't"},     Twin{8, "do not", "don't"},           Twin{8, "cannot", "can't"},
    Twin{8, "is not", "isn't"},         Twin{8, "will not", "won't"},         Twin{8, "did not", "didn't"},
    Twin{9, "page", "sheet"},           Twin{10, "month", "quarter"},         Twin{11, "manager", "director"},
    Twin{12, "department", "division"}, Twin{12, "departments", "divisions"}, Twin{13, "discussion", "debate"},
    Twin{14, "quickly", "fast"},        Twin{15, "simply", "just"},          
    Twin{17, "it is", "it's"},          Twin{17, "that is", "that's"},        Twin{17, "there is", "there's"},
    Twin{17, "they are", "they're"},    Twin{17, "you are", "you're"},        Twin{18, "result", "outcome"},
    Twin{18, "results", "outcomes"},    Twin{19, "project", "programme"},     Twin{19, "projects", "programmes"},
    Twin{20, "mistake", "error"},       Twin{20, "mistakes", "errors"},       Twin{21, "look for", "seek"},
    Twin{22, "as soon as", "once"},    
    Twin{24, "sees", "notices"},
};
constexpr int kTwinGroups = 25;
constexpr int kContractions = 17; // only where the sentence goes on

constexpr const char* kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday"};

QString withChoices(QString text, Dice& dice)
{
    for (qsizetype open = text.indexOf(u'['); open >= 0; open = text.indexOf(u'[', open)) {
        const qsizetype close = text.indexOf(u']', open);
        if (close < 0)
            break;
        const QStringList options = text.mid(open + 1, close - open - 1).split(u'|');
        text.replace(open, close - open + 1, options[dice.roll(options.size())]);
    }
    return text;
}

void fillSlots(QString& text, const QMap<QChar, QString>& values)
{
    for (auto it = values.begin(); it != values.end(); ++it)
        text.replace(u'{' + QString(it.key()) + u'}', it.value());
}

void capitaliseStarts(QString& text)
{
    bool start = true;
    for (QChar& c : text) {
        if (start && c.isLetterOrNumber()) {
            c = c.toUpper();
            start = false;
        } else if (c == u'.' || c == u'?' || c == u'!') {
            start = true;
        } else if (!c.isSpace() && c != u'“') {
            start = false;
        }
    }
}

QStringList turned(QStringList list, Dice& dice)
{
    for (int i = dice.roll(list.size()); i > 0; --i)
        list.append(list.takeFirst());
    return list;
}

// The longest part that stands in every filling of the frame.
QString fixedPart(const char* frame)
{
    QString best;
    QString run;
    int depth = 0;
    for (const QChar c : QString::fromUtf8(frame)) {
        const bool opens = c == u'{' || c == u'[';
        const bool closes = c == u'}' || c == u']';
        if (!opens && !closes && depth == 0)
            run += c;
        else if (run.size() > best.size())
            best = std::exchange(run, {});
        else
            run.clear();
        depth += opens - closes;
    }
    return (run.size() > best.size() ? run : best).trimmed().toLower();
}

} // namespace

Phrasing::Phrasing(const Subject& subject, const Brand& brand, Dice vocabulary, Dice dice) : m_brand(brand), m_dice(dice)
{
    for (int group = 0; group < kTwinGroups; ++group)
        m_vocabulary.append(vocabulary.roll(2) == 1);
    m_weekday = vocabulary.roll(4);
    const Field& field = fieldOf(subject.topic + u' ' + subject.topic + u' ' + (subject.audienceGiven ? subject.audience : QString()));
    const std::pair<char, const char*> things[] = {{'W', field.place}, {'D', field.things}, {'R', field.record}, {'L', field.front},
                                                   {'M', field.meeting}, {'E', field.trial}, {'H', field.mishap}, {'V', field.result}};
    for (const auto& [slot, text] : things)
        m_field[QLatin1Char(slot)] = turned(QString::fromUtf8(text).remove(u'[').remove(u']').split(u'|'), m_dice);
    const QString brief = subject.announces ? QStringLiteral("this change") : QStringLiteral("this task");
    m_topic = {subject.inProse(), subject.shortly(), subject.shortly(), brief};
    if (wordCount(subject.shortly()) > 4) // too long to be said in every paragraph
        m_topic[1] = brief;
    m_early[u'A'] = subject.audience;
    m_early[u'B'] = brand.name.isEmpty() ? QStringLiteral("our team") : brand.name;
    m_early[u'O'] = subject.org;
    m_early[u'G'] = subject.orgs;
    m_early[u'C'] = subject.clients;
}

void Phrasing::fillField(QString& text)
{
    for (auto it = m_field.begin(); it != m_field.end(); ++it) {
        const QString slot = u'{' + QString(it.key()) + u'}';
        if (!text.contains(slot))
            continue;
        text.replace(slot, it->first());
        it->append(it->takeFirst());
    }
}

QString Phrasing::inVocabulary(QString text) const
{
    static const QList<QRegularExpression> patterns = [] {
        QList<QRegularExpression> list;
        for (const Twin& twin : kTwins) {
            const QLatin1String tail(twin.group == kContractions ? "(?= \\w)" : "(?! of\\b| as\\b)");
            list.append(QRegularExpression(QLatin1String("\\b") + QLatin1String(twin.one) + QLatin1String("\\b") + tail,
                                           QRegularExpression::CaseInsensitiveOption));
        }
        return list;
    }();
    for (qsizetype i = 0; i < patterns.size(); ++i) {
        if (!m_vocabulary[kTwins[size_t(i)].group])
            continue;
        const QString other = QString::fromLatin1(kTwins[size_t(i)].other);
        for (QRegularExpressionMatch match = patterns[i].match(text); match.hasMatch(); match = patterns[i].match(text, match.capturedStart() + other.size())) {
            const bool large = match.captured().front().isUpper();
            if (!large && kTwins[size_t(i)].group == kContractions && match.captured().startsWith(u"there"))
                continue; // "what cannot be shown there is not finished"
            text.replace(match.capturedStart(), match.capturedLength(), large ? other.left(1).toUpper() + other.mid(1) : other);
        }
    }
    static const QRegularExpression before(QStringLiteral("\\b([Aa]) (?=(?:outcome|error)s?\\b)"));
    text.replace(before, QStringLiteral("\\1n "));
    return text.replace(QStringLiteral("Monday"), QString::fromLatin1(kWeekdays[m_weekday]));
}

QString Phrasing::fill(const char* frame)
{
    QString text = QString::fromUtf8(frame);
    fillField(text);
    if (text.contains(QStringLiteral("{T}"))) {
        m_early[u'T'] = m_topic.first();
        m_topic.append(m_topic.takeFirst());
    }
    text = inVocabulary(withChoices(text, m_dice));
    fillSlots(text, m_early);
    capitaliseStarts(text);
    for (const QChar slot : {u'K', u'S'}) {
        const QString quoted = QStringLiteral("“{%1}”").arg(slot);
        if (readsAsNoun(m_late.value(slot)) || m_late.value(slot).startsWith(u'“')) // or has its quotation marks
            text.replace(quoted, QStringLiteral("{%1}").arg(slot));
    }
    fillSlots(text, m_late);
    return text;
}

bool Phrasing::holdsAvoided(const QString& text) const
{
    return std::any_of(m_brand.avoid.begin(), m_brand.avoid.end(), [&](const QString& word) { return holdsPhrase(text, word); });
}

bool Phrasing::isFree(const char* frame) const
{
    if (m_used.contains(frame))
        return false;
    // Sentence by sentence, since an editor may have joined or split them.
    for (const QString& sentence : fixedPart(frame).split(QStringLiteral(". ")))
        if (const QString part = inVocabulary(withoutStop(sentence)).toLower(); part.size() > 12 && m_written.contains(part))
            return false;
    return true;
}

// Among the arguments of a theme, those in the brand's own words go first.
int Phrasing::taste(const char* frame) const
{
    const QString text = QString::fromUtf8(frame);
    return int(std::count_if(m_brand.preferred.begin(), m_brand.preferred.end(), [&](const QString& w) { return holdsPhrase(text, w); }));
}

QList<const char*> Phrasing::freeOf(const QList<const char*>& frames)
{
    QList<const char*> open;
    for (const char* const frame : frames)
        if (isFree(frame))
            open.append(frame);
    m_dice.shuffle(open);
    return open;
}

QString Phrasing::chosen(const QList<const char*>& frames)
{
    for (const char* const frame : frames) {
        m_used.insert(frame);
        for (int attempt = 0; attempt < 3; ++attempt)
            if (const QString text = fill(frame); !holdsAvoided(text))
                return text;
    }
    return {};
}

QString Phrasing::fresh(Passages passages)
{
    return chosen(freeOf(QList<const char*>(passages.begin(), passages.end())));
}

QString Phrasing::fresh(const Theme& theme, Move move)
{
    QList<const char*> frames;
    for (const Frame& frame : theme.frames)
        if (frame.move == move)
            frames.append(frame.text);
    frames = freeOf(frames);
    sortByScore(frames, [this](const char* frame) { return taste(frame); });
    return chosen(frames);
}

} // namespace qd::agents::rehearsal
