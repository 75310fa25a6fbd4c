#include "agents/turn/fit/PromptFit.h"

#include "agents/llm/TokenGuess.h"
#include "agents/turn/fit/Sections.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kNameChars = 60;
constexpr qsizetype kNamed = 12;      ///< sources and results that the sentence names; of the others it says how many
constexpr qsizetype kAskedChars = 4'000;
// What stands around a piece, at least.
constexpr qint64 kFrame = 250;
constexpr qint64 kTurnFrame = 100;
constexpr qint64 kLineFrame = 7;

QString counted(qsizetype count, const char* one, const char* many)
{
    return count == 1 ? QStringLiteral("1 ") + QLatin1String(one) : QStringLiteral("%1 ").arg(count) + QLatin1String(many);
}

/// Takes things out of a material, one kind after the other.
class Fitting {
public:
    Fitting(const PromptMaterial& material, qint64 over) : m_out(material), m_over(over) {}

    PromptMaterial run()
    {
        takeLast(m_out.recalled, 0, "recalled piece", "recalled pieces", [](const PromptPiece& piece) { return blockLengthOf(piece.text) + kFrame; });
        takeLast(m_out.memory, 0, "line of memory", "lines of memory", [](const QString& line) { return blockLengthOf(line) + kLineFrame; });
        takeOldMessages(1);
        takeOldTurns(1);
        shortenResults(m_out.upstream.size() - 1);
        takeFromSources();
        takeOldMessages(0);
        takeOldTurns(0);
        shortenResults(m_out.upstream.size());
        say();
        return std::move(m_out);
    }

private:
    bool isEnough() const { return m_gone >= m_over; }
    template <class List, class Length> void takeLast(List& list, qsizetype keep, const char* one, const char* many, Length length)
    {
        qsizetype count = 0;
        for (; !isEnough() && list.size() > keep; ++count)
            m_gone += length(list.takeLast());
        if (count > 0)
            m_said.append(counted(count, one, many));
    }
    void takeOldMessages(qsizetype keep)
    {
        for (; !isEnough() && m_out.messages.size() > keep; ++m_messages)
            m_gone += blockLengthOf(m_out.messages.takeFirst().body) + kFrame;
    }
    void takeOldTurns(qsizetype keep)
    {
        for (; !isEnough() && m_out.debate.size() > keep; ++m_turns)
            m_gone += blockLengthOf(m_out.debate.takeFirst().json) + kTurnFrame;
    }
    void shortenResults(qsizetype count);
    void takeFromSources();
    void say();

    PromptMaterial m_out;
    qint64 m_over;
    qint64 m_gone = 0;
    QStringList m_said;
    qsizetype m_messages = 0;
    qsizetype m_turns = 0;
    QMap<StepId, std::pair<qsizetype, qsizetype>> m_results; ///< of each that lost something: how much, and of how much
};

/// The first `count` of them, each to the same length at most: the longest give way first.
void Fitting::shortenResults(qsizetype count)
{
    if (isEnough() || count <= 0)
        return;
    QList<qint64> lengths;
    for (qsizetype i = 0; i < count; ++i)
        lengths.append(blockLengthOf(m_out.upstream[i].json));
    qint64 low = 0;
    qint64 high = *std::max_element(lengths.begin(), lengths.end());
    const qint64 wanted = m_over - m_gone;
    while (low < high) { // the longest that each may keep
        const qint64 cap = (low + high + 1) / 2;
        qint64 gone = 0;
        for (const qint64 length : std::as_const(lengths))
            gone += std::max<qint64>(0, length - cap);
        gone >= wanted ? void(low = cap) : void(high = cap - 1);
    }
    for (qsizetype i = 0; i < count; ++i) {
        if (lengths[i] <= low)
            continue;
        PromptResult& result = m_out.upstream[i];
        Sections sections(QStringLiteral(""));
        sections.add(result.json);
        sections.takeAway(lengths[i] - low);
        auto& [gone, whole] = m_results[result.step];
        whole = std::max(whole, result.json.size());
        result.json = sections.text(0);
        gone = whole - result.json.size();
        m_gone += lengths[i] - blockLengthOf(result.json);
    }
    m_out.upstream.removeIf([](const PromptResult& result) { return result.json.isEmpty(); });
}

void Fitting::takeFromSources()
{
    if (isEnough() || m_out.sources.isEmpty())
        return;
    Sections sections(askedOf(m_out));
    for (const PromptSource& source : std::as_const(m_out.sources))
        sections.add(source.text);
    m_gone += sections.takeAway(m_over - m_gone);
    QStringList named;
    qsizetype unnamed = 0;
    for (qsizetype i = 0; i < m_out.sources.size(); ++i) {
        if (sections.isWhole(i))
            continue;
        PromptSource& source = m_out.sources[i];
        if (named.size() < kNamed)
            named.append(QStringLiteral("%1 of %2 characters of the source \"%3\"").arg(sections.gone(i)).arg(source.text.size()).arg(source.name.left(kNameChars)));
        else
            ++unnamed;
        source.text = sections.text(i);
    }
    m_said += named;
    if (unnamed > 0)
        m_said.append(QStringLiteral("parts of ") + counted(unnamed, "more source", "more sources"));
    m_gone += kFrame * m_out.sources.removeIf([](const PromptSource& source) { return source.text.isEmpty(); });
}

void Fitting::say()
{
    if (m_messages > 0)
        m_said.append(counted(m_messages, "message", "messages"));
    if (m_turns > 0)
        m_said.append(counted(m_turns, "earlier argument", "earlier arguments"));
    for (auto result = m_results.begin(); result != m_results.end(); ++result)
        m_said.append(QStringLiteral("%1 of %2 characters of what \"%3\" gave").arg(result->first).arg(result->second).arg(result.key().text));
    if (!m_said.isEmpty())
        m_out.leftOut = QStringLiteral("Left out for length: %1. Do not guess what they say.").arg(m_said.join(QLatin1String("; ")));
}

} // namespace

QString askedOf(const PromptMaterial& material)
{
    return material.step.title + u'\n' + material.title + u'\n' + material.brief.left(kAskedChars);
}

PromptMaterial fit(const PromptMaterial& material, qint64 over)
{
    return Fitting(material, over).run();
}

} // namespace qd::agents
