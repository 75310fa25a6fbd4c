#pragma once

#include "agents/replay/recorded/Outside.h"
#include "agents/replay/Sandbox.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace qd::agents {

/// What came of doing a run again.
struct ReplayResult {
    bool same = false;
    qint64 recorded = 0;  ///< decisions that the record has of the run
    qint64 replayed = 0;  ///< and the replay made
    QString difference;   ///< the first one, one sentence; empty when there is none
    QByteArray first;     ///< the decision as it was recorded, when that is what differs
    QByteArray second;    ///< and as it came out now
    bool ended = false;   ///< it was done as far as it goes; else `difference` says why not
    bool forked = false;  ///< Fork: it came to the step and went on from there
    QList<StoredFact> facts; ///< what was recorded of it now
    QMap<QByteArray, QByteArray> pieces; ///< Fork: the bytes of what was made, by SHA-256
    int given = 0;        ///< calls that the recording answered
    int putOtherwise = 0; ///< of these, the ones that would be put otherwise today
    int asked = 0;        ///< calls that somebody else answered
    int assumed = 0;      ///< how often yes was said for her where she had said nothing
};

/// How far a run that is done again has come.
struct ReplayProgress {
    double share = 0;    ///< of what was recorded, from 0 to 1
    bool forked = false; ///< as ReplayResult's, so far; so are the next two
    int given = 0;
    int asked = 0;
};

/// Does a recorded run again, in a record of its own that is gone with it: the office, the rules and the skills work as
/// they do, but what models, connectors and the human said comes from the recording, and time is the recorded one. Nobody
/// is called and nothing leaves. A fork does so up to a step; what begins from there on is under its change, and what was
/// not asked then is asked now.
/// @thread the one it was made on; needs its event loop.
class RunReplay final : public QObject {
    Q_OBJECT
public:
    /// `tools` outlive it.
    RunReplay(Recording recording, const TurnTools& tools, ReplayWish wish, QObject* parent = nullptr);
    ~RunReplay() override;

    /// Error::Store when there is no room for a record. Else finished() follows, once.
    Result<Done> begin();

signals:
    /// Something was recorded since it was last said; a few times a second at most.
    void progressed(qd::agents::ReplayProgress at);
    void finished(qd::agents::ReplayResult result);

private:
    void submit(OfficeState state);
    void answered(const CommandId& id, const Result<Receipt>& receipt);
    void look();
    void step();
    void stepFreely();
    void tell(Sequence reached);
    Sequence nextFromOutside() const;
    Sequence heldAfter() const;
    bool insist();
    bool letOthers();
    bool beginBefore(Instant leaves);
    void goOn();
    bool isAtRest() const;
    void letLeave();
    bool act();
    void hear(StoredFact fact);
    void issue(const Command& command);
    void moveTo(Instant at);
    void compare();
    void readPieces(const QList<QByteArray>& wanted);
    void end(const QString& difference);
    void finish();

    Recording m_recording;
    TurnTools m_tools;
    ReplayWish m_wish;
    Outside m_outside;
    QList<Instant> m_times; ///< when something was recorded, in order
    ReplayResult m_result;
    CommandId m_submitted;
    CommandId m_acted;
    RunId m_run;            ///< as it is called now
    QTimer m_watch;
    int m_watched = 0;      ///< times it was looked at and nothing had come since
    Sequence m_reached = 0;
    Sequence m_told = 0;
    std::optional<Instant> m_lookedAt; ///< when something was due that had come due already
    bool m_over = false;
    std::unique_ptr<Sandbox> m_sandbox;
};

} // namespace qd::agents
