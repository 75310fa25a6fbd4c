#pragma once

#include "agents/llm/batches/BatchPost.h"
#include "agents/llm/door/ModelDoor.h"
#include "core/async/Worker.h"

namespace qd::agents {

class BatchDoor;

/// The thread that all calls of models leave by, and who asks it for the workers.
/// @thread made, started and stopped on main, where the shelf of keys is and outlives it.
class ModelThread final {
public:
    /// `providers`, who are asked as they are at the time, outlive it; `told`: what they say of their limits is shared there.
    ModelThread(const ProviderList& providers, KeyShelf& keys, Way way = {}, const ToldLimits& told = ToldLimits());
    ~ModelThread();
    Q_DISABLE_COPY_MOVE(ModelThread)

    /// `heard` runs on this thread's own for each piece of news.
    void start(std::function<void(const ModelNews&)> heard);
    /// Once nobody asks any more: what is under way is broken off.
    void stop();
    /// As Transport's. Only between start() and stop().
    void setWay(Way way);
    /// A client for one worker: the rehearsal model answers where it is asked for by that name, at `pace`, and nowhere else.
    /// @thread the worker's. Only after start().
    std::unique_ptr<LlmClient> client(double pace);
    /// Who hands calls over that can wait. It may be asked until stop().
    std::shared_ptr<BatchPost> batches();

private:
    const ProviderList& m_providers;
    Worker m_worker{QStringLiteral("models")};
    Way m_way;
    ToldLimits m_told;
    ModelDoor* m_door = nullptr; ///< lives on the worker
    BatchDoor* m_batches = nullptr; ///< too
    KeysAtHand m_keys; ///< tells the door
};

} // namespace qd::agents
