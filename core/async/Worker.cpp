#include "core/async/Worker.h"

#include <semaphore>

namespace qd {

Worker::Worker(const QString& name)
    : m_thread(std::make_unique<QThread>())
    , m_mailbox(std::make_unique<Mailbox>())
{
    m_thread->setObjectName(name);
    m_mailbox->moveToThread(m_thread.get());
    QObject::connect(
        m_thread.get(), &QThread::finished, m_mailbox.get(), [this] { m_ended.store(true); }, Qt::DirectConnection);
}

Worker::~Worker()
{
    stop();
}

void Worker::start()
{
    m_thread->start();
}

void Worker::stop(std::function<void()> last)
{
    if (!m_thread->isRunning())
        return;
    m_mailbox->post([thread = m_thread.get(), last = std::move(last)] {
        if (last)
            last();
        thread->quit();
    });
    join();
}

void Worker::call(const Mailbox::Letter& letter)
{
    std::binary_semaphore ran(0);
    post([&] {
        letter();
        ran.release();
    });
    ran.acquire();
}

bool Worker::joinWithin(std::chrono::milliseconds longest)
{
    if (!m_thread->wait(QDeadlineTimer(longest)))
        return false;
    m_ended.load(); // only for what it orders in memory: a thread that never ran has not set it
    return true;
}

void Worker::join()
{
    if (m_thread->wait())
        m_ended.load();
}

} // namespace qd
