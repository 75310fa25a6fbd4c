#include "agents/effects/Dispatcher.h"

#include <algorithm>
#include <set>

namespace qd::agents {

namespace {

QString rehearsalStays(const Connector& to)
{
    return QStringLiteral("a rehearsal does not leave this machine, and %1 does").arg(to.title());
}

QString unknownConnector(const ConnectorId& id)
{
    return QStringLiteral("nobody may use \"%1\" here: quarterdeck connectors allow %1, where it is set up; else connectors add %1").arg(id.text);
}

ConnectorInfo told(const Connector& of)
{
    return {of.id(), of.title(), of.place(), of.isOutward(), of.clearance(), of.guarantees(), of.needsNetwork(), of.canLookUp(), of.channel(), of.reads()};
}

} // namespace

Dispatcher::Dispatcher(std::vector<std::unique_ptr<Connector>> connectors, Patience patience)
    : m_patience(patience)
    , m_worker(QStringLiteral("dispatcher"))
    , m_all(std::move(connectors))
{
    show([](const Connector&) { return true; }, {});
}

Dispatcher::~Dispatcher()
{
    stop();
}

void Dispatcher::setOutward(std::vector<std::unique_ptr<Connector>> connectors, WhyShut whyShut)
{
    const std::shared_ptr<const Shelf> before = m_used.now();
    std::set<const Connector*> wanted;
    for (const Connector* each : before->ways)
        if (!each->isOutward())
            wanted.insert(each);
    for (auto& each : connectors) {
        if (m_runs)
            each->enter(m_worker.mailbox());
        wanted.insert(each.get());
        m_all.push_back(std::move(each));
    }
    show([&wanted](const Connector& each) { return wanted.contains(&each); }, std::move(whyShut));
}

void Dispatcher::show(const std::function<bool(const Connector&)>& isWanted, WhyShut whyShut)
{
    Shelf used{{}, std::move(whyShut)};
    for (const auto& each : m_all)
        if (isWanted(*each))
            used.ways.push_back(each.get());
    m_used.show(std::move(used));
}

QString Dispatcher::whyShut(const ConnectorId& id) const
{
    const Connector* const way = connector(id);
    if (way && !way->isOutward())
        return {};
    const std::shared_ptr<const Shelf> used = m_used.now();
    const QString why = used->whyShut ? used->whyShut(id) : QString();
    return !why.isEmpty() || way ? why : unknownConnector(id);
}

/// What waited for its turn may know another address than its way has now.
QString Dispatcher::whyShutTo(const Connector& way) const
{
    const QString why = whyShut(way.id());
    return !why.isEmpty() || connector(way.id()) == &way ? why : QStringLiteral("%1 was set up anew meanwhile").arg(way.title());
}

void Dispatcher::start()
{
    for (const auto& each : m_all)
        each->enter(m_worker.mailbox());
    m_runs = true;
    m_worker.start();
}

void Dispatcher::stop()
{
    m_doors->isStopped = true;
    if (!std::exchange(m_runs, false))
        return;
    m_worker.post([this] { lanes().end([this] { m_worker.post([this] { leave(); }); }); });
    m_worker.join();
}

void Dispatcher::leave()
{
    m_lanes.reset();
    for (const auto& each : m_all)
        each->leave();
    QThread::currentThread()->quit();
}

Lanes& Dispatcher::lanes()
{
    if (!m_lanes)
        m_lanes = std::make_unique<Lanes>(m_doors, m_patience, [this](const Connector& way) { return whyShutTo(way); });
    return *m_lanes;
}

void Dispatcher::dispatch(Delivery delivery, Mailbox* replyTo, Answer answer)
{
    const auto ended = [replyTo, answer = std::move(answer)](const Outcome& outcome) { replyTo->post([answer, outcome] { answer(outcome); }); };
    if (m_doors->isStopped)
        return ended({Outcome::NotSent, m_doors->refusal()});
    m_worker.post([this, delivery = std::move(delivery), ended]() mutable {
        if (m_doors->isStopped)
            return ended({Outcome::NotSent, m_doors->refusal()});
        Connector* const to = connector(delivery.content.connector);
        if (!to)
            return ended(Lanes::shut(whyShut(delivery.content.connector)));
        if (delivery.content.rehearsal && to->isOutward())
            return ended({Outcome::Refused, rehearsalStays(*to)});
        lanes().take(*to, std::move(delivery), ended);
    });
}

void Dispatcher::lookUp(Delivery delivery, Mailbox* replyTo, Connector::Looked looked)
{
    const auto told = [replyTo, looked = std::move(looked)](const LookedUp& found) { replyTo->post([looked, found] { looked(found); }); };
    Connector* const at = connector(delivery.content.connector);
    if (!at)
        return told({Found::Unclear, whyShut(delivery.content.connector), {}});
    if (m_doors->isStopped)
        return told({Found::Unclear, m_doors->refusal(), {}});
    m_worker.post([this, at, delivery = std::move(delivery), told] {
        m_doors->isStopped ? told({Found::Unclear, m_doors->refusal(), {}}) : lanes().lookUp(*at, delivery, told);
    });
}

void Dispatcher::setLaw(std::shared_ptr<const SendingLaw> law)
{
    m_worker.post([doors = m_doors, law = std::move(law)] { doors->law = law; });
}

void Dispatcher::test(const ConnectorId& id, Mailbox* replyTo, Connector::Tested tested)
{
    const auto told = [replyTo, tested = std::move(tested)](const Result<QString>& found) { replyTo->post([tested, found] { tested(found); }); };
    Connector* const what = connector(id);
    if (!what)
        return told(Error{Error::Rule, unknownConnector(id), QStringLiteral("connector"), {}});
    if (m_doors->isStopped)
        return told(Error{Error::Cancelled, m_doors->refusal(), {}, {}});
    m_worker.post([this, what, told] { m_doors->isStopped ? told(Error{Error::Cancelled, m_doors->refusal(), {}, {}}) : lanes().test(*what, told); });
}

bool Dispatcher::looks(const ConnectorId& id) const
{
    const Connector* const at = connector(id);
    return at && at->looks();
}

void Dispatcher::look(Delivery delivery, Mailbox* replyTo, Connector::Seen seen)
{
    const auto told = [replyTo, seen = std::move(seen)](const Result<Sight>& sight) { replyTo->post([seen, sight] { seen(sight); }); };
    Connector* const at = connector(delivery.content.connector);
    if (!at)
        return told(Error{Error::Rule, whyShut(delivery.content.connector), QStringLiteral("connector"), {}});
    if (delivery.content.rehearsal && at->isOutward())
        return told(Error{Error::Rule, rehearsalStays(*at), QStringLiteral("connector"), QStringLiteral("a folder, which stays on this machine")});
    if (m_doors->isStopped)
        return told(Error{Error::Cancelled, m_doors->refusal(), {}, {}});
    m_worker.post([this, at, delivery = std::move(delivery), told]() mutable {
        m_doors->isStopped ? told(Error{Error::Cancelled, m_doors->refusal(), {}, {}}) : lanes().look(*at, std::move(delivery), told);
    });
}

void Dispatcher::halt(UnderWay what)
{
    m_doors->isHalted = true;
    const quint64 number = what == UnderWay::IsCut ? ++m_doors->cuts : 0;
    m_worker.post([this, number] {
        if (m_lanes)
            number > 0 ? m_lanes->cut(number) : m_lanes->sendBack();
    });
}

void Dispatcher::whenQuiet(Mailbox* replyTo, std::function<void()> then)
{
    m_worker.post([this, replyTo, then = std::move(then)] {
        const auto tell = [replyTo, then] { replyTo->post(then); };
        if (!m_doors->isStopped)
            lanes().whenQuiet(tell);
    });
}

Connector* Dispatcher::connector(const ConnectorId& id) const
{
    const std::shared_ptr<const Shelf> used = m_used.now();
    const auto found = std::find_if(used->ways.begin(), used->ways.end(), [&id](const Connector* each) { return each->id() == id; });
    return found == used->ways.end() ? nullptr : *found; // one that is used no more goes when the dispatcher does
}

Result<Done> Dispatcher::check(const EffectContent& content) const
{
    const Connector* const to = connector(content.connector);
    if (!to)
        return Error{Error::Rule, whyShut(content.connector), QStringLiteral("connector"), {}};
    if (content.rehearsal && to->isOutward())
        return Error{Error::Rule, rehearsalStays(*to), QStringLiteral("connector"), QStringLiteral("a folder, which stays on this machine")};
    return to->check(content);
}

Result<Money> Dispatcher::cost(const EffectContent& content) const
{
    const Connector* const to = connector(content.connector);
    return to ? to->cost(content) : Result<Money>(Money{});
}

QString Dispatcher::placeOf(const ConnectorId& id) const
{
    const Connector* const to = connector(id);
    return to ? to->place() : QString();
}

QList<ConnectorInfo> Dispatcher::connectors() const
{
    QList<ConnectorInfo> list;
    const std::shared_ptr<const Shelf> used = m_used.now();
    for (const Connector* each : used->ways)
        list.append(told(*each));
    return list;
}

std::optional<ConnectorInfo> Dispatcher::infoOf(const ConnectorId& id) const
{
    const Connector* const one = connector(id);
    return one ? std::optional(told(*one)) : std::nullopt;
}

} // namespace qd::agents
