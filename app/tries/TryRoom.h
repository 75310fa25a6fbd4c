#pragma once

#include "app/tries/TryShelf.h"
#include "core/async/Worker.h"
#include "core/store/HistoryReader.h"

#include <memory>

namespace qd::app {

class TryBench;

/// Has runs done again on a thread of its own, so that the window goes on meanwhile. @thread main.
class TryRoom final : public ui::Tries {
public:
    /// `reader` outlives it. The thread begins with the first question.
    TryRoom(HistoryReader& reader, QString home, const TryShelf& shelf);
    ~TryRoom() override;

    void tryable(const RunId& run, QObject* owner, Answer<ui::Tryable> answer) override;
    void begin(const ui::Attempt& attempt, QObject* owner, std::function<void(ui::TryProgress)> progress, Answer<ui::Tried> answer) override;
    void stop() override;
    void earlier(const RunId& run, QObject* owner, Answer<QList<ui::Tried>> answer) override;
    void throwAway(const RunId& run, const QString& id) override;

private:
    void post(std::function<void(TryBench&)> what);
    template <class T> std::function<void(T)> here(QObject* owner, std::function<void(T)> then);

    HistoryReader& m_reader;
    QString m_home;
    TryShelf m_shelf;
    Mailbox m_mailbox;
    std::unique_ptr<TryBench> m_bench; ///< made and gone on the thread
    std::unique_ptr<Worker> m_worker;
};

} // namespace qd::app
