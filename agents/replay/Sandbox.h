#pragma once

#include "agents/effects/Dispatcher.h"
#include "agents/office/Office.h"
#include "agents/replay/Fork.h"
#include "agents/replay/recorded/Beginnings.h"
#include "agents/replay/recorded/Edits.h"
#include "agents/replay/recorded/RecordedModel.h"

#include <QTemporaryDir>

namespace qd::agents {

/// How a run is to be done again.
struct ReplayWish {
    QString home{};                  ///< where skills read what they need
    Match match = Match::Exact;
    std::optional<Change> change{};  ///< from a step on it goes ways of its own: a fork
    Crew::MakeModel makeModel{};     ///< Fork: who is asked what was not asked then
};

/// A record of its own, gone with it, and everybody who works on it. What leaves it comes to nothing, and what is asked is
/// answered from the recording until a fork has begun.
/// @thread one, that of its office.
class Sandbox final {
public:
    /// `tools` outlive it.
    Sandbox(const Recording& recording, const TurnTools& tools, const ReplayWish& wish);
    ~Sandbox();
    /// Error::Store when there is no room for a record.
    Result<Done> open();
    /// What the record begins with: the organisation and the brand of then, and the runs that agents remembered.
    static Batch ground(const Recording& recording);
    /// The one trigger of that organisation, when a trigger began the run.
    static TriggerId trigger() { return {QStringLiteral("replay")}; }
    /// Has an office work from `state`, which is that of the record.
    void begin(OfficeState state);

    /// Tells after which fact of the record something comes from outside next; 0: nothing does.
    void listen(std::function<Sequence()> nextFromOutside) { m_nextFromOutside = std::move(nextFromOutside); }

    bool hasForked() const { return m_fork && m_fork->hasBegun(); }

private:
    void setUp(const Recording& recording);
    void adjust(const OfficeState& state, TurnOrder& order);
    bool mayBegin(const OfficeState& state, const TurnOrder& order);
    void holdAnswers();
    QString file() const { return m_folder.filePath(QStringLiteral("record.qdr")); }

    QTemporaryDir m_folder; // the first: what stands below is destroyed before it
    OfficeSettings m_settings;
    Label m_label;
    Reminders m_reminders;
    Edits m_edits;
    std::unique_ptr<Fork> m_fork;
    std::function<Sequence()> m_nextFromOutside = [] { return Sequence(0); };

public:
    Mailbox mailbox;
    ReplayClock clock;
    Beginnings beginnings;
    std::shared_ptr<RecordedAnswers> answers;
    EventStore store;
    HistoryReader history;
    Dispatcher dispatcher;
    Crew crew;
    std::unique_ptr<Office> office; ///< after begin()
};

} // namespace qd::agents
