#include "app/tries/TryRoom.h"

#include "app/tries/TryBench.h"

#include <QPointer>
#include <QThread>

namespace qd::app {

TryRoom::TryRoom(HistoryReader& reader, QString home, const TryShelf& shelf) : m_reader(reader), m_home(std::move(home)), m_shelf(shelf)
{
}

TryRoom::~TryRoom()
{
    if (!m_worker)
        return;
    post([this](TryBench& bench) {
        bench.close([this] {
            m_bench.reset();
            QThread::currentThread()->quit();
        });
    });
    m_worker->join();
}

void TryRoom::post(std::function<void(TryBench&)> what)
{
    if (!m_worker) {
        m_worker = std::make_unique<Worker>(QStringLiteral("tries"));
        m_worker->start();
    }
    m_worker->post([this, what = std::move(what)] {
        if (!m_bench)
            m_bench = std::make_unique<TryBench>(m_reader, m_worker->mailbox(), m_home, m_shelf);
        what(*m_bench);
    });
}

/// A function for any thread that has `then` called on this one while `owner` lives.
template <class T>
std::function<void(T)> TryRoom::here(QObject* owner, std::function<void(T)> then)
{
    return [this, owner = QPointer<QObject>(owner), then = std::move(then)](T value) {
        m_mailbox.post([owner, then, value = std::move(value)] {
            if (owner)
                then(value);
        });
    };
}

void TryRoom::tryable(const RunId& run, QObject* owner, Answer<ui::Tryable> answer)
{
    post([run, give = here<Result<ui::Tryable>>(owner, std::move(answer))](TryBench& bench) { bench.tryable(run, give); });
}

void TryRoom::begin(const ui::Attempt& attempt, QObject* owner, std::function<void(ui::TryProgress)> progress, Answer<ui::Tried> answer)
{
    post([attempt, tell = here<ui::TryProgress>(owner, std::move(progress)), give = here<Result<ui::Tried>>(owner, std::move(answer))](TryBench& bench) {
        bench.begin(attempt, tell, give);
    });
}

void TryRoom::stop()
{
    post([](TryBench& bench) { bench.stop(); });
}

void TryRoom::earlier(const RunId& run, QObject* owner, Answer<QList<ui::Tried>> answer)
{
    post([run, shelf = m_shelf, give = here<Result<QList<ui::Tried>>>(owner, std::move(answer))](TryBench&) { give(shelf.of(run)); });
}

void TryRoom::throwAway(const RunId& run, const QString& id)
{
    post([run, id, shelf = m_shelf](TryBench&) { shelf.remove(run, id); });
}

} // namespace qd::app
