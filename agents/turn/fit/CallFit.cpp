#include "agents/turn/fit/CallFit.h"

#include "agents/llm/TokenGuess.h"
#include "agents/turn/fit/PromptFit.h"
#include "agents/turn/fit/Sections.h"

#include <algorithm>
#include <limits>

namespace qd::agents {

namespace {

constexpr TokenCount kLeastAnswer{1'024};
constexpr TokenCount kLeastThinking{1'024}; // Anthropic takes no smaller budget
constexpr int kTries = 6;                   // the sentence about what went has its own length

class Fitter {
public:
    Fitter(const PromptMaterial& material, const CallParts& parts, const ModelRoom& room, const PromptShelf& shelf)
        : m_material(material), m_parts(parts), m_room(room), m_shelf(shelf)
    {
    }

    Result<FittedCall> run()
    {
        if (const Result<Done> whole = build(m_material); !whole)
            return whole.error();
        shareOut();
        if (boundOf(m_request, m_room.image, m_room.readsFormat) <= most())
            return FittedCall{m_request, m_material.recalled.size() - m_gone}; // most calls: nothing has to be counted
        if (over() > 0 && !m_parts.exchanges.isEmpty())
            if (const Result<Done> told = cutWhatToolsGave(); !told)
                return told.error();
        qint64 more = over();
        for (int i = 0; i < kTries && over() > 0; ++i) {
            if (const Result<Done> shorter = build(fit(m_material, more)); !shorter)
                return shorter.error();
            more += std::max<qint64>(over(), kTokenLength);
        }
        if (over() > 0)
            squeeze();
        if (over() > 0)
            return doesNotFit();
        return FittedCall{m_request, m_material.recalled.size() - m_gone};
    }

private:
    Result<Done> build(const PromptMaterial& material);
    void shareOut();
    Result<Done> cutWhatToolsGave();
    void squeeze();
    Error doesNotFit() const;
    void limitAnswer(TokenCount most);

    qint64 length() const { return lengthOf(m_request, m_room.image, m_room.readsFormat); }
    /// Of the input, in TokenGuess's lengths.
    qint64 most() const
    {
        if (m_room.isEndless())
            return m_room.window.value;
        return std::min(window().value - m_answer.value, kMostPrompt.value) * kTokenLength;
    }
    TokenCount window() const { return m_room.window.value > 0 ? m_room.window : kUnknownWindow; }
    qint64 over() const { return length() - most(); }

    const PromptMaterial& m_material;
    const CallParts& m_parts;
    const ModelRoom& m_room;
    const PromptShelf& m_shelf;
    QList<Exchange> m_exchanges = m_parts.exchanges;
    LlmRequest m_request;
    TokenCount m_wanted{0}; ///< for the answer, thinking included
    TokenCount m_answer{0};
    TokenCount m_thinking = m_parts.thinking;
    qsizetype m_gone = 0;   ///< recalled pieces
    QString m_toolsLeft;    ///< what is missing of what tools gave
};

Result<Done> Fitter::build(const PromptMaterial& material)
{
    PromptMaterial shown = material;
    if (!m_toolsLeft.isEmpty()) {
        static const QString kStart = QStringLiteral("Left out for length: ");
        shown.leftOut = shown.leftOut.isEmpty() ? kStart + m_toolsLeft + QStringLiteral(". Do not guess what they say.")
                                                : kStart + m_toolsLeft + QStringLiteral("; ") + shown.leftOut.mid(kStart.size());
    }
    Result<LlmRequest> request = buildPrompt(shown, m_shelf);
    if (!request)
        return request.error();
    m_gone = m_material.recalled.size() - shown.recalled.size();
    if (m_wanted.value == 0)
        m_wanted = m_answer = std::min(request->maxTokens, kAnsweredAtMost) + m_parts.thinking;
    m_request = std::move(*request);
    m_request.model = m_parts.model;
    m_request.tools = m_parts.tools;
    m_request.exchanges = m_exchanges;
    m_request.images = m_parts.images;
    limitAnswer(m_answer);
    return Done{};
}

void Fitter::limitAnswer(TokenCount most)
{
    m_answer = most;
    m_request.maxTokens = most;
    m_thinking = std::min(m_parts.thinking, TokenCount{most.value / 2});
    if (m_thinking < kLeastThinking && m_thinking < m_parts.thinking)
        m_thinking = {};
    m_request.thinking = m_thinking;
}

/// How long the answer may be.
void Fitter::shareOut()
{
    if (m_parts.mostOut)
        return limitAnswer(*m_parts.mostOut);
    qint64 most = m_wanted.value;
    if (m_room.mostOutput.value > 0)
        most = std::min(most, m_room.mostOutput.value);
    most = std::min(most, window().value * 3 / 8);
    limitAnswer({most});
}

/// Half of what is there beside what must be there is theirs; all of it where the material needs no more than the rest.
Result<Done> Fitter::cutWhatToolsGave()
{
    const QList<Exchange> whole = std::exchange(m_exchanges, {});
    qint64 given = 0;
    for (const Exchange& exchange : whole)
        given += lengthOf(exchange);
    const qint64 alone = length() - given;
    qint64 least = alone; // of the rest
    if (const Result<Done> bare = build(fit(m_material, std::numeric_limits<qint64>::max() / 4)); !bare)
        return bare.error();
    least = std::min(least, length());
    const qint64 free = most() - least;
    const qint64 theirs = std::max(free / 2, most() - alone);
    m_exchanges = whole;
    qint64 tooMuch = given - theirs;
    qsizetype gone = 0;
    for (Exchange& exchange : m_exchanges) {
        if (tooMuch <= 0)
            break;
        Sections sections(askedOf(m_material));
        for (const ToolResult& result : std::as_const(exchange.results))
            sections.add(result.text);
        tooMuch -= sections.takeAway(tooMuch);
        for (qsizetype i = 0; i < exchange.results.size(); ++i) {
            if (sections.isWhole(i))
                continue;
            gone += sections.gone(i);
            exchange.results[i].text = QStringLiteral("(Left out for length: %1 of %2 characters.) ").arg(sections.gone(i)).arg(exchange.results[i].text.size())
                + sections.text(i);
        }
    }
    if (gone > 0)
        m_toolsLeft = QStringLiteral("%1 characters of what tools gave").arg(gone);
    return build(m_material);
}

/// A shorter answer is better than none.
void Fitter::squeeze()
{
    const qint64 left = window().value - tokensOf(length()).value;
    if (left >= std::min(kLeastAnswer, m_wanted).value && left < m_answer.value)
        limitAnswer({left});
}

Error Fitter::doesNotFit() const
{
    const qint64 needed = tokensOf(length()).value;
    const qint64 answer = std::min(kLeastAnswer, m_wanted).value;
    const QString holds = m_room.window.value > 0 ? QStringLiteral("holds %1 together").arg(m_room.window.value)
                                                  : QStringLiteral("is taken to hold %1 together, for nobody says how much it is").arg(kUnknownWindow.value);
    return {Error::Rule,
            QStringLiteral("The step \"%1\" needs about %2 tokens and %3 for an answer, with all left out that may be; %4 %5.")
                .arg(m_material.step.id.text).arg(needed).arg(answer).arg(m_parts.model.isEmpty() ? QStringLiteral("its model") : m_parts.model, holds),
            m_material.step.id.text,
            QStringLiteral("a model that holds %1 tokens or more, a shorter brief or draft, or fewer tools%2")
                .arg(needed + answer)
                .arg(m_room.window.value > 0 ? QString() : QStringLiteral("; or the file of its provider says what it holds (context)"))};
}

} // namespace

Result<FittedCall> fittedCall(const PromptMaterial& material, const CallParts& parts, const ModelRoom& room, const PromptShelf& shelf)
{
    return Fitter(material, parts, room, shelf).run();
}

} // namespace qd::agents
