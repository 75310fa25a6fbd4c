#include "ui/models/past/StoredActions.h"

#include <QPointer>

namespace qd::ui {

void StoredActions::actions(Instant from, QObject* owner, Answer answer)
{
    if (!m_reader)
        return answer(Error{Error::Store, QStringLiteral("the record is not open"), {}, {}});
    m_reader->actions(from, &m_mailbox, [owner = QPointer<QObject>(owner), answer = std::move(answer)](Result<QList<PastAction>> actions) {
        if (owner)
            answer(std::move(actions));
    });
}

} // namespace qd::ui
