#include "core/async/Mailbox.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

namespace qd {

namespace {
const int kDoorbell = QEvent::registerEventType();
}

void Mailbox::post(Letter letter)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_letters.empty();
        m_letters.push_back(std::move(letter));
    }
    if (wasEmpty)
        QCoreApplication::postEvent(this, new QEvent(QEvent::Type(kDoorbell)), Qt::HighEventPriority);
}

bool Mailbox::event(QEvent* event)
{
    if (event->type() != kDoorbell)
        return QObject::event(event);
    std::vector<Letter> letters;
    {
        const std::lock_guard lock(m_mutex);
        letters.swap(m_letters);
    }
    const QPointer<Mailbox> self(this); // a letter may end the mailbox; what is left is dropped then
    for (Letter& letter : letters) {
        letter();
        if (!self)
            break;
    }
    return true;
}

} // namespace qd

#include "moc_Mailbox.cpp"
