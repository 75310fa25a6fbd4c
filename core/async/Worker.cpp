#include "core/async/Worker.h"

#include <QSemaphore>

namespace qd {

Worker::Worker(const QString& name)
    : m_thread(std::make_unique<QThread>())
    , m_mailbox(std::make_unique<Mailbox>())
{
    m_thread->setObjectName(name);
    m_mailbox->moveToThread(m_thread.get());
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
    m_thread->wait();
}

void Worker::call(const Mailbox::Letter& letter)
{
    QSemaphore ran;
    post([&] {
        letter();
        ran.release();
    });
    ran.acquire();
}

void Worker::join()
{
    m_thread->wait();
}

} // namespace qd
