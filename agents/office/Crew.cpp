#include "agents/office/Crew.h"

#include "core/async/Launch.h"

namespace qd::agents {

/// What one worker thread holds. Lives and dies there.
class Crew::Seat {
public:
    QObject* owner = nullptr;
    std::unique_ptr<LlmClient> model;
    int turns = 0;
    bool retiring = false;

    void open(const MakeModel& makeModel)
    {
        owner = new QObject;
        model = makeModel();
    }
    void begin(ReadyTurn ready, const TurnTools* tools, std::stop_token stop, Mailbox* replyTo, Reported reported)
    {
        ++turns;
        const TurnId turn = ready.order->turn;
        launch(owner, runTurn(std::move(ready), model.get(), tools, stop),
               [this, turn, replyTo, reported = std::move(reported)](Result<TurnReport> result) {
                   TurnReport report;
                   if (result)
                       report = std::move(*result);
                   else
                       report.error = result.error();
                   report.turn = turn;
                   replyTo->post([reported, report = std::move(report)]() mutable { reported(std::move(report)); });
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
        if (!retiring || turns > 0)
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

void Crew::stop()
{
    haltAll();
    join();
}

void Crew::join()
{
    for (size_t i = 0; i < m_workers.size(); ++i)
        m_workers[i]->post([seat = m_seats[i].get()] { seat->retire(); });
    for (const auto& worker : m_workers)
        worker->join();
    m_workers.clear();
    m_seats.clear();
}

void Crew::assign(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported)
{
    prepare(std::move(order), std::move(materials), replyTo, std::move(reported))();
}

Crew::Go Crew::prepare(std::shared_ptr<const TurnOrder> order, TurnMaterials materials, Mailbox* replyTo, Reported reported)
{
    if (m_workers.empty()) { // stopped: nobody begins any more
        TurnReport report;
        report.turn = order->turn;
        report.error = Error{Error::Cancelled, QStringLiteral("the program is closing"), {}, {}};
        return [replyTo, reported, report] { replyTo->post([reported, report] { reported(report); }); };
    }
    const size_t place = qHash(order->agent.id) % m_workers.size();
    const std::stop_token stop = m_stops[order->turn].get_token();
    const std::shared_ptr<Worker> worker = m_workers[place];
    const auto ready = std::make_shared<ReadyTurn>(); // the worker's own from here on
    worker->post([ready, order = std::move(order), materials = std::move(materials), tools = &m_tools]() mutable {
        *ready = makeReady(std::move(order), std::move(materials), *tools);
    });
    return [worker, ready, seat = m_seats[place].get(), tools = &m_tools, stop, replyTo, reported = std::move(reported)] {
        worker->post([ready, seat, tools, stop, replyTo, reported] {
            seat->begin(std::move(*ready), tools, stop, replyTo, reported);
        });
    };
}

void Crew::halt(const TurnId& turn)
{
    if (const auto found = m_stops.find(turn); found != m_stops.end())
        found->request_stop();
}

void Crew::haltAll()
{
    for (std::stop_source& stop : m_stops)
        stop.request_stop();
}

} // namespace qd::agents
