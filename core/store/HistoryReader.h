#pragma once

#include "core/async/Worker.h"
#include "core/model/authority/PastAction.h"
#include "core/state/OfficeState.h"
#include "core/store/calls/Call.h"
#include "core/store/search/Findings.h"

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace qd {

/// What rows of the traffic view are asked for. A filter by one member costs O(log facts + rows). One by several, or by
/// text, gives the newest kFoundAtMost (and what comes after them), found among the newest kLookedThrough messages of its
/// rarest member, or of all, so that it takes no longer in a long record. Empty members filter nothing.
struct TrafficFilter {
    AgentId agent; ///< as sender or receiver
    std::optional<MessageType> type;
    std::optional<Priority> priority;
    RunId run;
    QString text;  ///< words in subject or body; all must occur, the last one may be a beginning
    Sequence until = 0; ///< only what there was right after this fact; 0: everything
    static constexpr qint64 kLookedThrough = 50'000;
    static constexpr qint64 kFoundAtMost = 5'000;
    bool isEmpty() const { return agent.isEmpty() && !type && !priority && run.isNull() && text.isEmpty(); }
    friend bool operator==(const TrafficFilter&, const TrafficFilter&) = default;
};

struct TrafficRow {
    Sequence sequence = 0;
    Message message;
};

struct TrafficPage {
    qint64 total = 0; ///< rows that pass the filter, as far as the index has come
    qint64 first = 0; ///< place of the first row of `rows` among them, oldest is 0
    QList<TrafficRow> rows;
};

struct DecisionFilter {
    QString text; ///< words, found in decision, reasoning, alternatives and evidence
    AgentId maker;
    QString kind;
    RunId run;
    Sequence until = 0; ///< as TrafficFilter's
    friend bool operator==(const DecisionFilter&, const DecisionFilter&) = default;
};

struct DecisionRow {
    Sequence sequence = 0;
    DecisionRecord decision;
    QString snippet; ///< where the words were found; matches stand between U+0002 and U+0003
};

struct DecisionPage {
    qint64 total = 0;
    qint64 first = 0; ///< newest is 0
    QList<DecisionRow> rows;
};

enum class CostBy { Agent, Rank, Model, Campaign, Workflow, Piece, Day };
template <> struct EnumWords<CostBy> {
    static constexpr std::array words{"agent", "rank", "model", "campaign", "workflow", "piece", "day"};
};

struct CostRow {
    QString key;
    QString title;
    Tally tally;
};

struct CostTable {
    QList<CostRow> rows;
    Tally total;
};

/// Costs per UTC day and key, for stacked days; the last day is the last one that had any.
struct CostDays {
    QList<qint64> days;
    QList<CostRow> keys;              ///< largest first
    QList<QList<Money>> wouldHaveCost; ///< [key][day]
    QList<QList<Money>> cost;          ///< [key][day]
};

struct RunRow {
    RunId run;
    QString title;
    QString brief;
    QString workflow;
    QString state; ///< "running", "waiting", "finished", "rejected", "failed", "stopped"
    Tally tally;
    bool sample = false;
    Instant started;
    std::optional<Instant> ended;
    QString summary;
};

struct RunPage {
    qint64 total = 0;
    QList<RunRow> rows; ///< newest first
};

struct RunDetail {
    RunRow row;
    QList<Artefact> artefacts;
    QList<DecisionRecord> decisions;
    QList<Approval> approvals; ///< with their last status
    QList<Effect> effects;     ///< with their last status
    QString campaign;          ///< that it is about; empty: none, or the record is of a format before campaigns
    Sequence ended = 0;        ///< of the fact that ended it last; 0: none has
};

/// A moment of the record: right after a fact, or a time.
using Moment = std::variant<Sequence, Instant>;

/// How far the record goes, and how much of it pages find by now.
struct IndexReach {
    Sequence last = 0;
    Sequence found = 0;
};

/// Where a record was put back from a backup.
struct Restoration {
    Sequence sequence = 0; ///< of the fact that says so
    Instant time;
    QString from;
    QString replaced;
};

/// What a check of the record found.
struct Verification {
    qint64 facts = 0;
    bool ok = true;
    Sequence firstBad = 0; ///< 0: none, or what is wrong is no fact
    QString what; ///< what is wrong there, one sentence
    Duration took{0};
    qint64 blobs = 0;           ///< that are what their names say
    qint64 heads = 0;           ///< signed heads that agree
    qint64 headsOfOthers = 0;   ///< of them signed with another key than this home's
    qint64 headsUnreadable = 0; ///< lines that no key signed
    Sequence signedUpTo = 0;    ///< the last fact that a head of this home covers; 0: none does
    Instant signedAt;
    QList<Restoration> restorations;
};

/// Answers questions about the past by page, from read-only connections on a thread of its own.
/// Every answer runs on `replyTo`'s thread; costs O(log facts + rows answered) unless said otherwise.
/// Messages, decisions, costs, memories and documents are found through an index that is filled behind the log (sequence order).
/// @thread any.
class HistoryReader final {
public:
    /// `keyFile`: which heads beside the record are this home's; empty: none.
    explicit HistoryReader(QString file, QString keyFile = {});
    ~HistoryReader();
    Result<Done> open();
    void close();

    template <class T> using Answer = std::function<void(Result<T>)>;

    /// `limit` rows from place `first` on; a negative `first` counts from the end (-100: the last 100).
    void traffic(TrafficFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<TrafficPage> answer);
    void decisions(DecisionFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<DecisionPage> answer);
    /// Whole UTC days: those that `from` and `to` lie in are counted in full.
    void costs(CostBy by, std::optional<Instant> from, std::optional<Instant> to, Mailbox* replyTo, Answer<CostTable> answer);
    void costDays(CostBy by, int days, Mailbox* replyTo, Answer<CostDays> answer);
    /// The same as it was right after fact `until`. O(facts of its day) besides.
    void costsAsOf(Sequence until, CostBy by, std::optional<Instant> from, Mailbox* replyTo, Answer<CostTable> answer);
    void costDaysAsOf(Sequence until, CostBy by, int days, Mailbox* replyTo, Answer<CostDays> answer);
    void runs(qint64 first, qint64 limit, Mailbox* replyTo, Answer<RunPage> answer);
    /// `limit` calls of models from place `first` on. O(calls answered); of a step, O(calls of its run).
    void calls(CallFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<CallPage> answer);
    /// Error::Parse: there is no such call; `until` as in the filters.
    void call(TurnId turn, Sequence until, Mailbox* replyTo, Answer<ModelCall> answer);
    /// O(facts of the run).
    void run(RunId run, Mailbox* replyTo, Answer<RunDetail> answer);
    /// Actions that were planned from then on, oldest first, but for samples that were cleared. O(actions answered).
    void actions(Instant from, Mailbox* replyTo, Answer<QList<PastAction>> answer);
    /// Those of one kind, and the rules for it that were put to her. O(actions answered + proposals).
    void past(Instant from, ActionKind kind, Mailbox* replyTo, Answer<KindPast> answer);
    /// Memories and documents that are not forgotten.
    void holdings(HoldingFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<HoldingPage> answer);
    /// Their pieces that say something about the question. O(pieces with one of its words + all pieces).
    void pieces(PieceQuestion question, Mailbox* replyTo, Answer<PieceFindings> answer);
    /// How far an endpoint has come with saying what pieces mean, and which come next.
    void unmeant(MeaningWish wish, Mailbox* replyTo, Answer<Unmeant> answer);
    /// The bytes kept under `sha256`.
    void blob(QByteArray sha256, Mailbox* replyTo, Answer<QByteArray> answer);
    /// Messages, decisions, costs and runs answer as of `found`. O(1).
    void reach(Mailbox* replyTo, Answer<IndexReach> answer);
    /// Facts from `first` on, at most `limit`.
    void facts(Sequence first, qint64 limit, Mailbox* replyTo, Answer<QList<StoredFact>> answer);
    /// The state at the end of the record: newest snapshot plus tail.
    void state(Mailbox* replyTo, Answer<OfficeState> answer);
    /// The state as it was at a moment. Error::Parse: the record has no such fact, or begins later. A time after its end is
    /// its end. O(facts since the snapshot before it).
    void stateAt(Moment moment, Mailbox* replyTo, Answer<OfficeState> answer);
    /// Checks the whole chain, the heads beside it, and every blob. O(bytes).
    void verify(Mailbox* replyTo, Answer<Verification> answer);

private:
    class Connection;
    template <class T, class Ask> void ask(Mailbox* replyTo, Answer<T> answer, Ask question);
    Worker m_worker;
    std::unique_ptr<Connection> m_connection;
};

} // namespace qd
