#include "ui/pages/calls/CallReading.h"

namespace qd::ui {

namespace {

Result<QString> asText(const Result<QByteArray>& bytes)
{
    return bytes ? Result<QString>(QString::fromUtf8(*bytes)) : Result<QString>(bytes.error());
}

} // namespace

CallReading::CallReading(History* history, QObject* parent) : QObject(parent), m_history(history) {}

void CallReading::clear()
{
    ++m_sitting;
    m_read = {};
}

void CallReading::read(const ModelCall& call)
{
    const bool same = call.started.turn == m_read.call.started.turn && call.end() == m_read.call.end() && call.tools.size() == m_read.call.tools.size();
    m_read.call = call;
    if (same) {
        emit changed();
        return;
    }
    clear();
    m_read.call = call;
    emit changed();
    if (!m_history)
        return;
    readPrompt();
    readAnswer();
    readTools();
}

/// Hands over the bytes kept under `sha256`, unless another call is shown by then.
void CallReading::text(const QByteArray& sha256, std::function<void(Result<QByteArray>)> take)
{
    m_history->blob(sha256, this, [this, take = std::move(take), sitting = m_sitting](const Result<QByteArray>& bytes) {
        if (sitting != m_sitting)
            return;
        take(bytes);
        emit changed();
    });
}

void CallReading::readPrompt()
{
    const QByteArray prompt = m_read.call.prompt();
    if (prompt.isEmpty())
        return;
    text(prompt, [this](const Result<QByteArray>& bytes) {
        m_read.sent = bytes ? sentCall(*bytes) : Result<SentCall>(bytes.error());
        if (!*m_read.sent)
            return;
        m_read.asSent = *bytes;
        if ((*m_read.sent)->systemHash.isEmpty())
            m_read.system = Result<QString>((*m_read.sent)->system);
        else
            text((*m_read.sent)->systemHash, [this](const Result<QByteArray>& system) { m_read.system = asText(system); });
    });
}

void CallReading::readAnswer()
{
    if (!m_read.call.finished)
        return;
    const TurnFinished finished = *m_read.call.finished;
    if (!finished.reply.isEmpty())
        text(finished.reply, [this](const Result<QByteArray>& bytes) { m_read.answer = asText(bytes); });
    if (!finished.asks.isEmpty())
        text(finished.asks, [this](const Result<QByteArray>& bytes) { m_read.asked = bytes ? askedFor(*bytes) : Result<SentExchange>(bytes.error()); });
}

void CallReading::readTools()
{
    const QList<UsedTool> tools = m_read.call.tools;
    for (const UsedTool& tool : tools)
        for (const QByteArray& hash : {tool.used.input, tool.used.output})
            if (!hash.isEmpty())
                text(hash, [this, hash](const Result<QByteArray>& bytes) { m_read.given.insert(hash, asText(bytes)); });
}

} // namespace qd::ui
