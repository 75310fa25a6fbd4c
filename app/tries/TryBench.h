#pragma once

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/replay/RunReplay.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/turn/PromptShelf.h"
#include "app/tries/TryShelf.h"
#include "core/store/HistoryReader.h"

#include <memory>
#include <stop_token>

namespace qd::app {

/// What the attempt changes from its step on. Pure.
agents::Change changeOf(const ui::Attempt& attempt);

/// Does runs again, one at a time, from what `reader` finds in the record. @thread the one it was made on, which has an
/// event loop; so are all answers.
class TryBench final {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    /// `reader` and `here`, on whose thread it is, outlive it. `home`: where skills, prompts and prices are read.
    TryBench(HistoryReader& reader, Mailbox* here, QString home, const TryShelf& shelf);
    ~TryBench();

    void tryable(const RunId& run, Answer<ui::Tryable> answer);
    /// What is under way is stopped.
    void begin(const ui::Attempt& attempt, std::function<void(ui::TryProgress)> progress, Answer<ui::Tried> answer);
    /// The answer to what is under way is Error::Cancelled.
    void stop();
    /// Stops, and calls `then` once `reader` owes it no answer.
    void close(std::function<void()> then);

private:
    struct Job;
    using Again = std::shared_ptr<Job>;
    void run(const Again& job);
    void judge(const Again& job, const agents::ReplayResult& result);
    void compare(const Again& job, const agents::ReplayResult& result);
    void end(const Again& job, Result<ui::Tried> result);

    HistoryReader& m_reader;
    QString m_home;
    TryShelf m_shelf;
    Mailbox* m_here;
    std::stop_source m_closing;
    agents::SkillLibrary m_skills;
    agents::PromptShelf m_prompts;
    Result<agents::PriceList> m_prices;
    Result<agents::ProviderList> m_providers;
    Again m_job; ///< what is under way
};

} // namespace qd::app
