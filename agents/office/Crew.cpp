#include "agents/office/Crew.h"

#include "core/async/Launch.h"

#include <QDeadlineTimer>

#include <atomic>

namespace qd::agents {

/// Where a turn's report goes: once, whoever gives it first.
class Crew::Reply {
public:
    Reply(Mailbox* to, Reported reported) : m_to(to), m_reported(std::move(reported)) {}
    /// @returns false when it is given already: then nothing is begun any more.
    bool begin()
    {
        Stage waits = Waits;
        return m_stage.compare_exchange_strong(waits, Begun);
    }
    void give(TurnReport report)
    {
        if (m_stage.exchange(Given) != Given)
            post(std::move(report));
    }
    /// In place of a thread that may be at it still. What was begun may have asked its model (`asks`: it has one), which is paid to the end.
    void giveUp(TurnReport report, bool asks)
    {
        const Stage was = m_stage.exchange(Given);
        if (was == Given)
            return;
        report.isCostUnknown = asks && was == Begun;
        post(std::move(report));
    }

private:
    enum Stage { Waits, Begun, Given };
    void post(TurnReport report)
    {
        m_to->post([reported = m_reported, report = std::move(report)]() mutable { reported(std::move(report)); });
    }

    std::atomic<Stage> m_stage = Waits;
    Mailbox* m_to;
    Reported m_reported;
};

/// What one worker thread holds. Lives and dies there.
class Crew::Seat {
public:
    QObject* owner = nullptr;
    std::unique_ptr<LlmClient> model;
    const std::shared_ptr<TurnMark> mark = std::make_shared<TurnMark>();
    int turns = 0;
    bool retiring = false;
    bool leaving = false;

    void open(const MakeModel& makeModel)
    {
        owner = new QObject;
        model = makeModel();
    }
    void begin(ReadyTurn ready, const TurnTools* tools, std::stop_token stop, std::shared_ptr<Reply> reply)
    {
        if (!reply->begin())
            return; // the thread was given up before it came to this
        ++turns;
        const TurnId turn = ready.order->turn;
        const bool asks = ready.order->work == Work::Ask && ready.request;
        const TurnMark::Here here(mark, turn);
        ready.mark = mark;
        launch(owner, runTurn(std::move(ready), model.get(), tools, stop),
               [this, turn, asks, reply](Result<TurnReport> result) {
                   TurnReport report;
                   if (result)
                       report = std::move(*result);
                   else
                       report.error = result.error();
                   if (!result && result.error().kind == Error::Internal) // it threw, and may have asked its model by then
                       report.isCostUnknown = asks;
                   report.turn = turn;
                   reply->give(std::move(report));
                   --turns;
                   leaveWhenDone();
               });
    }
    void retire()
    {
        retiring = true;
        leaveWhenDone();
    }

private:
    void leaveWhenDone()
    {
        if (!retiring || turns > 0 || std::exchange(leaving, true))
            return;
        // Not before the coroutine that brought us here has unwound.
        QMetaObject::invokeMethod(owner, [this] {
            model.reset();
            owner->deleteLater();
            QThread::currentThread()->quit();
        }, Qt::QueuedConnection);
    }
};

Crew::Crew(int workers, MakeModel makeModel, const TurnTools& tools)
    : m_tools(tools)
    , m_makeModel(std::move(makeModel))
{
    for (int i = 0; i < qMax(1, workers); ++i) {
        m_workers.push_back(std::make_shared<Worker>(QStringLiteral("agents-%1").arg(i + 1)));
        m_seats.push_back(std::make_unique<Seat>());
        m_pings.emplace_back();
    }
}

Crew::~Crew()
{
    stop();
}

void Crew::start()
{
    for (size_t i = 0; i < m_workers.size(); ++i) {
        m_workers[i]->start();
        m_workers[i]->post([seat = m_seats[i].get(), make = m_makeModel] { seat->open(make); });
    }
}

void Crew::retireAll()
{
    for (size_t i = 0; i < m_workers.size(); ++i)
        m_workers[i]->post([seat = m_seats[i].get()] { seat->retire(); });
}

void Crew::stop()
{
    haltAll();
    retireAll();
    for (const auto& worker : m_workers)
        worker->join();
    m_workers.clear();
    m_seats.clear();
    joinGivenUp();
}

bool Crew::joinWithin(std::chrono::milliseconds longest)
{
    retireAll();
    const QDeadlineTimer limit(longest);
    for (size_t i = 0; i < m_workers.size(); ++i)
        if (!m_workers[i]->joinWithin(std::chrono::milliseconds(limit.remainingTime())))
            m_givenUp.emplace_back(m_workers[i], m_seats[i].release());
    m_workers.clear();
    m_seats.clear();
    return joinGivenUp();
}

/// What has come to its senses is cleared away; what still hangs is left to the end of the program.
bool Crew::joinGivenUp()
{
    const QDeadlineTimer limit(std::chrono::milliseconds(200));
    bool all = true;
    for (auto& [worker, seat] : m_givenUp)
        worker->post([retiring = seat] { retiring->retire(); });
    for (auto& [worker, seat] : m_givenUp) {
        if (worker->joinWithin(std::chrono::milliseconds(limit.remainingTime()))) {
            delete seat;
        } else {
            new std::shared_ptr<Worker>(worker); // its thread stands on it
            all = false;
        }
    }
    m_givenUp.clear();
    return all;
}

void Crew::assign(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported)
{
    prepare(std::move(order), std::move(materials), replyTo, std::move(reported))();
}

Crew::Go Crew::prepare(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported)
{
    return prepare(std::move(order), std::move(materials), replyTo, std::move(reported), {});
}

void Crew::write(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Written written, Reported reported)
{
    const TurnId turn = order->turn;
    const auto tell = [replyTo, written = std::move(written)](const ReadyTurn& ready) {
        replyTo->post([written, call = Call{ready.inAtMost, ready.outAtMost, ready.requestHash, ready.isRepeatable}] { written(call); });
    };
    Go go = prepare(std::move(order), std::move(materials), replyTo, std::move(reported), tell);
    if (const auto flight = m_flights.find(turn); flight != m_flights.end())
        flight->go = std::move(go);
    else
        go(); // stopped: it reports that
}

Crew::Go Crew::takeGo(const TurnId& turn, Duration most)
{
    const auto flight = m_flights.find(turn);
    if (flight == m_flights.end() || !flight->go)
        return {};
    if (const auto& ready = flight->ready; ready && ready->request) // it was written: nobody else looks at it now
        ready->request->patience = std::min(ready->request->patience, most);
    return std::exchange(flight->go, {});
}

std::shared_ptr<const ReadyTurn> Crew::takeWritten(const TurnId& turn)
{
    const auto flight = m_flights.find(turn);
    if (flight == m_flights.end() || !std::exchange(flight->go, {}))
        return nullptr;
    return std::exchange(flight->ready, nullptr);
}

bool Crew::isWritten(const TurnId& turn) const
{
    const auto flight = m_flights.constFind(turn);
    return flight != m_flights.constEnd() && flight->go;
}

Crew::Go Crew::prepare(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported, std::function<void(const ReadyTurn&)> told)
{
    if (m_workers.empty()) { // stopped: nobody begins any more
        TurnReport report;
        report.turn = order->turn;
        report.error = Error{Error::Cancelled, QStringLiteral("the program is closing"), {}, {}};
        return [replyTo, reported, report] { replyTo->post([reported, report] { reported(report); }); };
    }
    const size_t place = qHash(order->agent.id) % m_workers.size();
    const auto reply = std::make_shared<Reply>(replyTo, std::move(reported));
    Flight& flight = m_flights[order->turn];
    flight.place = place;
    flight.reply = reply;
    flight.asks = order->work == Work::Ask;
    const std::stop_token stop = flight.stop.get_token();
    const std::shared_ptr<Worker> worker = m_workers[place];
    const auto ready = std::make_shared<ReadyTurn>(); // the worker's own from here on
    flight.ready = ready;
    worker->post([ready, order = std::move(order), materials = std::move(materials), tools = &m_tools, mark = m_seats[place]->mark, told = std::move(told)]() mutable {
        const TurnMark::Here here(mark, order->turn);
        *ready = makeReady(std::move(order), std::move(materials), *tools);
        if (told)
            told(*ready);
    });
    return [worker, ready, seat = m_seats[place].get(), tools = &m_tools, stop, reply] {
        worker->post([ready, seat, tools, stop, reply] { seat->begin(std::move(*ready), tools, stop, reply); });
    };
}

void Crew::halt(const TurnId& turn)
{
    const auto found = m_flights.find(turn);
    if (found == m_flights.end())
        return;
    found->stop.request_stop();
    if (const Go go = std::exchange(found->go, {}))
        go();
}

void Crew::haltAll()
{
    for (Flight& flight : m_flights) {
        flight.stop.request_stop();
        if (const Go go = std::exchange(flight.go, {}))
            go();
    }
}

void Crew::replaceHung(Duration patience, qsizetype most)
{
    const auto now = std::chrono::steady_clock::now();
    for (size_t place = 0; place < m_workers.size(); ++place) {
        Ping& ping = m_pings[place];
        if (ping.answered && !*ping.answered) {
            if (now - ping.sent >= patience && givenUp() < most)
                giveUp(place);
            continue;
        }
        ping = {std::make_shared<std::atomic<bool>>(false), now};
        m_workers[place]->post([answered = ping.answered] { *answered = true; });
    }
}

void Crew::giveUp(size_t place)
{
    const std::shared_ptr<TurnMark> mark = m_seats[place]->mark;
    for (auto it = m_flights.begin(); it != m_flights.end(); ++it) {
        if (it->place != place)
            continue;
        TurnReport report;
        report.turn = it.key();
        report.hung = mark->isAt(it.key());
        report.error = report.hung ? Error{Error::Internal, QStringLiteral("it hung, and its thread was replaced"), {}, {}}
                                   : Error{Error::Cancelled, QStringLiteral("the thread that it shared was replaced"), {}, {}};
        it->stop.request_stop();
        it->reply->giveUp(std::move(report), it->asks);
    }
    m_givenUp.emplace_back(m_workers[place], m_seats[place].release());
    m_pings[place] = {};
    m_workers[place] = std::make_shared<Worker>(QStringLiteral("agents-%1-%2").arg(place + 1).arg(m_givenUp.size()));
    m_seats[place] = std::make_unique<Seat>();
    m_workers[place]->start();
    m_workers[place]->post([seat = m_seats[place].get(), make = m_makeModel] { seat->open(make); });
}

} // namespace qd::agents
