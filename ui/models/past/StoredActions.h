#pragma once

#include "core/store/HistoryReader.h"
#include "ui/models/past/PastActions.h"

namespace qd::ui {

/// What was done, as the record holds it. `reader` must outlive this; a null one answers Error::Store. @thread main.
class StoredActions final : public PastActions {
public:
    explicit StoredActions(HistoryReader* reader) : m_reader(reader) {}

    void actions(Instant from, QObject* owner, Answer answer) override;

private:
    HistoryReader* m_reader;
    Mailbox m_mailbox;
};

} // namespace qd::ui
