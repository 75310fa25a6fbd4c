#include "agents/effects/Dispatcher.h"

#include <exception>

namespace qd::agents {

Dispatcher::Dispatcher(std::vector<std::unique_ptr<Connector>> connectors)
    : m_connectors(std::move(connectors))
    , m_worker(QStringLiteral("dispatcher"))
{
}

Dispatcher::~Dispatcher()
{
    stop();
}

void Dispatcher::start()
{
    m_worker.start();
}

void Dispatcher::stop()
{
    m_stopped = true;
    m_worker.stop();
}

void Dispatcher::dispatch(Delivery delivery, Mailbox* replyTo, Answer answer)
{
    if (m_stopped) {
        replyTo->post([answer = std::move(answer)] { answer({Outcome::NotSent, QStringLiteral("the program is closing")}); });
        return;
    }
    m_worker.post([this, delivery = std::move(delivery), replyTo, answer = std::move(answer)] {
        const Outcome outcome = deliver(delivery);
        replyTo->post([answer, outcome] { answer(outcome); });
    });
}

void Dispatcher::whenQuiet(Mailbox* replyTo, std::function<void()> then)
{
    m_worker.post([replyTo, then = std::move(then)] { replyTo->post(then); });
}

Outcome Dispatcher::deliver(const Delivery& delivery)
{
    Connector* const to = connector(delivery.content.connector);
    if (!to)
        return {Outcome::Refused, QStringLiteral("there is no connector \"%1\"").arg(delivery.content.connector.text)};
    // Looked at last, so that a halt that came while this waited its turn still holds it back.
    if (m_stopped)
        return {Outcome::NotSent, QStringLiteral("the program is closing")};
    if (m_halted)
        return {Outcome::NotSent, QStringLiteral("everything is stopped")};
    if (delivery.passage && !delivery.passage->begin())
        return {Outcome::NotSent, QStringLiteral("it was held back")};
    try {
        return to->deliver(delivery);
    } catch (const std::exception& e) {
        return {Outcome::Unknown, QStringLiteral("the connector failed in the middle: ") + QString::fromUtf8(e.what())};
    } catch (...) {
        return {Outcome::Unknown, QStringLiteral("the connector failed in the middle")};
    }
}

Connector* Dispatcher::connector(const ConnectorId& id) const
{
    for (const auto& each : m_connectors)
        if (each->id() == id)
            return each.get();
    return nullptr;
}

Result<Done> Dispatcher::check(const EffectContent& content) const
{
    if (const Connector* const to = connector(content.connector))
        return to->check(content);
    return Error{Error::Rule, QStringLiteral("there is no connector \"%1\"").arg(content.connector.text), QStringLiteral("connector"), {}};
}

Result<Money> Dispatcher::cost(const EffectContent& content) const
{
    const Connector* const to = connector(content.connector);
    return to ? to->cost(content) : Result<Money>(Money{});
}

bool Dispatcher::repeatable(const ConnectorId& id) const
{
    const Connector* const to = connector(id);
    return to && to->repeatable();
}

QString Dispatcher::placeOf(const ConnectorId& id) const
{
    const Connector* const to = connector(id);
    return to ? to->place() : QString();
}

QList<ConnectorInfo> Dispatcher::connectors() const
{
    QList<ConnectorInfo> list;
    for (const auto& each : m_connectors)
        list.append({each->id(), each->title(), each->place(), each->repeatable()});
    return list;
}

} // namespace qd::agents
