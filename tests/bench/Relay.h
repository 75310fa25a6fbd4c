#pragma once

#include "agents/llm/LlmClient.h"
#include "app/engine/Department.h"
#include "core/model/Ids.h"

#include <atomic>
#include <memory>
#include <vector>

namespace qd::bench {

/// Departments that only hand over: teams of ten agents, each with a workflow of ten steps in a row. Every step asks its
/// model, uses what the step before made, and tells the next agent.
/// Team `n` works by the workflow relayName(n).
WorkflowId relayName(int team);
/// How many steps one run has.
constexpr int kRelaySteps = 10;

/// A reply that every step of it accepts, with 400 characters of text.
QString relayReply();

/// How a model of relays behaves, and how long it kept each team waiting. Shared by the models of all workers.
struct RelayPace {
    explicit RelayPace(int teams) : waitedMs(size_t(teams)) {}
    Duration takes{0};              ///< an answer, give or take a fifth; 0: at once
    int silentFrom = kRelaySteps;   ///< leg from which on it never answers
    std::vector<std::atomic<qint64>> waitedMs; ///< by team
};

/// The one model of relays: always the same reply, at its pace.
class RelayLlm final : public agents::LlmClient {
public:
    explicit RelayLlm(std::shared_ptr<RelayPace> pace) : m_pace(std::move(pace)) {}
    QCoro::Task<Result<agents::LlmAnswer>> complete(agents::LlmRequest request, std::stop_token stop, Piece) override;

private:
    const QString m_reply = relayReply();
    std::shared_ptr<RelayPace> m_pace;
};

/// What a step of theirs is like.
struct RelayWork {
    bool isSmall = false; ///< a prompt of a few words instead of that of a clearance with its brand
    bool usesTool = false; ///< its agent may use a tool, whose name is kRelayTool, before it answers
};
inline constexpr const char* kRelayTool = "content_readability";

/// A department of relays in a home that keeps their organisation as its own; its workers ask such a model.
app::DepartmentSettings relayDepartment(const QString& home, int teams, std::shared_ptr<RelayPace> pace);
/// The same with the models of providers, which the home has to know.
app::DepartmentSettings relayDepartment(const QString& home, int teams, RelayWork work);

} // namespace qd::bench
