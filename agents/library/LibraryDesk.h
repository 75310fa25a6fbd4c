#pragma once

#include "agents/library/MeaningDoor.h"
#include "core/async/Mailbox.h"
#include "core/store/HistoryReader.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <atomic>

namespace qd {
class EventStore;
}

namespace qd::agents {

/// The librarian's work, one page after the other.
/// @thread everything on the one that it was made on, but for Parts::halted, which says at any time whether anybody may be asked.
class LibraryDesk {
public:
    /// What it works with. `mailbox` is its thread's, and outlives what history and store still answer.
    struct Parts {
        HistoryReader& history;
        EventStore* store; ///< may be null
        const Clock& clock;
        Mailbox* mailbox;
        Duration firstPause;
        const std::atomic<bool>& halted;
        MeaningDoor::FindTerms findTerms{}; ///< these as MeaningDoor's
        const PriceList* prices = nullptr;
        MeaningMoney money{};
        Way way{};
        ToldLimits told{}; ///< as MeaningDoor's
    };
    explicit LibraryDesk(const Parts& parts);

    /// Who says from now on what pieces mean. What others said is dropped.
    void choose(const std::optional<MeaningSource>& source);
    /// There may be pieces that nobody was asked about.
    void lookSoon();
    /// What stood in the way may be gone: it is tried again now.
    void lookAgain();
    void halt();
    void setWay(const Way& way) { m_transport.setWay(way); }
    void find(const PieceQuestion& question, Mailbox* replyTo, const HistoryReader::Answer<PieceFindings>& answer);

private:
    struct Asked {
        PieceQuestion question;
        Mailbox* replyTo = nullptr;
        HistoryReader::Answer<PieceFindings> answer;
    };
    /// `then` as a callback that is dropped when this is gone, or somebody else was chosen meanwhile.
    template <class T> std::function<void(Result<T>)> whileChosen(std::function<void(Result<T>)> then);
    /// The same when this is gone only.
    template <class T> std::function<void(Result<T>)> whileHere(std::function<void(Result<T>)> then);
    void look();
    void nextPage();
    void ask(const QList<Unmeant::Row>& rows);
    void keep(const QList<Unmeant::Row>& rows, const QList<QByteArray>& vectors);
    bool askForLess(const QList<Unmeant::Row>& rows);
    void begin();
    void fail(const Error& why);
    void note(const Error& why);
    void askAbout(const Asked& asked);
    void lookUp(const Asked& asked, const QString& instead);

    const Parts m_parts;
    const std::shared_ptr<bool> m_here = std::make_shared<bool>(true);
    Transport m_transport;
    MeaningDoor m_door;
    QTimer m_soon;
    QTimer m_again;                ///< runs while the endpoint is left alone after a failure
    QDeadlineTimer m_questionsRest; ///< until then no question is asked: the last one was not answered
    QString m_whyRest;
    std::optional<MeaningSource> m_source;
    quint64 m_epoch = 0;           ///< of the choice
    bool m_busy = false;
    bool m_more = false;           ///< something was kept meanwhile
    int m_failures = 0;            ///< in a row
    qint64 m_after = 0;            ///< the last piece that was asked about
    qint64 m_rows = 0;             ///< that are asked about at once
    qsizetype m_chars = 0;         ///< of a text, at most: models take texts of different lengths
};

} // namespace qd::agents
