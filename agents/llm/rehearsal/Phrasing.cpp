#include "agents/llm/rehearsal/Phrasing.h"

#include "agents/llm/rehearsal/Sorting.h"
#include "agents/llm/rehearsal/Wording.h"

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

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

Phrasing::Phrasing(const Subject& subject, const Brand& brand, Dice dice) : m_brand(brand), m_dice(dice)
{
    m_early[u'T'] = subject.topic;
    m_early[u'A'] = subject.audience;
    m_early[u'B'] = brand.name.isEmpty() ? QStringLiteral("our team") : brand.name;
    m_early[u'O'] = subject.org;
    m_early[u'G'] = subject.orgs;
    m_early[u'C'] = subject.clients;
}

QString Phrasing::fill(const char* frame)
{
    QString text = withChoices(QString::fromUtf8(frame), m_dice);
    fillSlots(text, m_early);
    capitaliseStarts(text);
    fillSlots(text, m_late);
    return text;
}

bool Phrasing::holdsAvoided(const QString& text) const
{
    return std::any_of(m_brand.avoid.begin(), m_brand.avoid.end(), [&](const QString& word) { return holdsPhrase(text, word); });
}

bool Phrasing::isFree(const char* frame) const
{
    return !m_used.contains(frame) && (m_written.isEmpty() || !m_written.contains(fixedPart(frame)));
}

// Frames that use the brand's own words go first.
int Phrasing::taste(const char* frame) const
{
    const QString text = QString::fromUtf8(frame);
    return int(std::count_if(m_brand.preferred.begin(), m_brand.preferred.end(), [&](const QString& w) { return holdsPhrase(text, w); }));
}

QString Phrasing::chosen(const QList<const char*>& frames)
{
    QList<const char*> open;
    for (const char* const frame : frames)
        if (isFree(frame))
            open.append(frame);
    m_dice.shuffle(open);
    sortByScore(open, [this](const char* frame) { return taste(frame); });
    for (const char* const frame : std::as_const(open)) {
        m_used.insert(frame);
        for (int attempt = 0; attempt < 3; ++attempt)
            if (const QString text = fill(frame); !holdsAvoided(text))
                return text;
    }
    return {};
}

QString Phrasing::fresh(Passages passages)
{
    return chosen(QList<const char*>(passages.begin(), passages.end()));
}

QString Phrasing::fresh(const Theme& theme, Move move)
{
    QList<const char*> frames;
    for (const Frame& frame : theme.frames)
        if (frame.move == move)
            frames.append(frame.text);
    return chosen(frames);
}

} // namespace qd::agents::rehearsal
