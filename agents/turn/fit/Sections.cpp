#include "agents/turn/fit/Sections.h"

#include "agents/library/Cutting.h"
#include "agents/library/Embedding.h"
#include "agents/llm/TokenGuess.h"

#include <algorithm>
#include <cmath>

namespace qd::agents {

namespace {

const QString kMissing = QStringLiteral(" […] ");
constexpr qsizetype kNearWord = 80;

} // namespace

Sections::Sections(const QString& asked) : m_asked(embedded(asked)) {}

double Sections::likeness(const QByteArray& a, const QByteArray& b)
{
    double dot = 0;
    double ofA = 0;
    double ofB = 0;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        dot += double(qint8(a[i])) * qint8(b[i]);
        ofA += double(qint8(a[i])) * qint8(a[i]);
        ofB += double(qint8(b[i])) * qint8(b[i]);
    }
    return ofA > 0 && ofB > 0 ? dot / std::sqrt(ofA * ofB) : 0;
}

void Sections::add(const QString& text)
{
    const qsizetype of = m_texts.size();
    m_texts.append(text);
    const QList<Piece> pieces = cut(text);
    qsizetype first = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) { // from one to the next, so that no character is in none
        const qsizetype end = i + 1 < pieces.size() ? qsizetype(pieces[i + 1].first) : text.size();
        const QString words = text.mid(first, end - first);
        m_sections.append({of, first, end - first, blockLengthOf(words), likeness(embedded(words), m_asked), end - first});
        first = end;
    }
}

/// Takes `by` off its end, to a word where one is near, or all of it. @returns what went.
qint64 Sections::shorten(Section& section, qint64 by) const
{
    const QStringView words = QStringView(m_texts[section.of]).mid(section.first, section.kept);
    const qint64 before = blockLengthOf(words);
    const qint64 room = before - by - blockLengthOf(kMissing);
    qint64 used = 0;
    qsizetype end = 0;
    while (end < words.size() && (used += blockLengthOf(words.mid(end, 1))) <= room)
        ++end;
    const qsizetype word = end > 0 ? words.lastIndexOf(u' ', end - 1) : -1;
    if (word > 0 && word > end - kNearWord)
        end = word;
    if (end > 0 && words[end - 1].isHighSurrogate())
        --end;
    section.kept = end;
    return before - blockLengthOf(words.first(end)) - (end > 0 ? blockLengthOf(kMissing) : 0);
}

qint64 Sections::takeAway(qint64 length)
{
    QList<Section*> order; // those that go first, first; of the same, the later one
    for (Section& section : m_sections)
        order.append(&section);
    std::sort(order.begin(), order.end(), [](const Section* a, const Section* b) {
        return a->alike != b->alike ? a->alike < b->alike : std::pair(b->of, b->first) < std::pair(a->of, a->first);
    });
    QList<qsizetype> left(m_texts.size());
    for (const Section& section : m_sections)
        ++left[section.of];
    qint64 gone = 0;
    const qint64 mark = blockLengthOf(kMissing);
    for (Section* section : order) {
        if (gone >= length)
            break;
        const bool isLast = --left[section->of] == 0;
        if (isLast || section->reckoned > 2 * (length - gone + mark)) { // most of it may stay
            gone += shorten(*section, length - gone);
            continue;
        }
        section->kept = 0;
        gone += section->reckoned - mark;
    }
    return gone;
}

QString Sections::text(qsizetype index) const
{
    QString out;
    bool isMissing = false; // something, since what was kept last
    for (const Section& section : m_sections) {
        if (section.of != index)
            continue;
        if (section.kept > 0) {
            if (isMissing)
                out += kMissing;
            out += QStringView(m_texts[index]).mid(section.first, section.kept);
        }
        isMissing = section.kept < section.length;
    }
    return isMissing && !out.isEmpty() ? out + kMissing : out;
}

bool Sections::isWhole(qsizetype index) const
{
    return gone(index) == 0;
}

qsizetype Sections::gone(qsizetype index) const
{
    qsizetype characters = 0;
    for (const Section& section : m_sections)
        if (section.of == index)
            characters += section.length - section.kept;
    return characters;
}

} // namespace qd::agents
