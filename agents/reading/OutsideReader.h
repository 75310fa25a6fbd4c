#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/reading/Reading.h"
#include "agents/reading/search/SearchProvider.h"
#include "core/base/Json.h"

namespace qd::agents {

/// What a tool that looks outside gave.
struct ToolOutput {
    QString text;            ///< as a model is shown it: at most some 12,000 characters
    Label label;             ///< untrusted, public, with the addresses that it comes from
    QList<Reading> readings; ///< what was read, for the record; none of a search, whose pages nobody has read yet
};

/// What agents may see of the outside: one page, one feed, a search. Everything that comes is somebody else's word and labelled so.
/// These are no skills: they ask the network and answer differently every time.
/// @thread everything on the one that it was made on, which has an event loop.
class OutsideReader final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        ReaderSettings settings;
        std::unique_ptr<SearchProvider> search; ///< null: nobody searches, and search-web says so
        Way way;                                ///< of searches; pages go as `settings` has it
        const Clock* clock = nullptr;           ///< outlives this
    };
    explicit OutsideReader(Parts parts, QObject* parent = nullptr);
    /// What is under way is broken off; nobody is told.
    ~OutsideReader() override;

    /// "read-page", "read-feed" and, where somebody searches, "search-web", as models are offered them.
    QList<ToolOffer> offers() const;

    using Used = std::function<void(Result<ToolOutput>)>;
    /// Uses a tool. `done` runs exactly once, later. Error::Parse: no such tool, or an input that is not of its form; Error::Network
    /// also when `deadline` has passed; Error::Rule, Error::Model, Error::Cancelled as WebReader and SearchProvider have them.
    /// @returns a number to cancel it by.
    quint64 use(const QString& tool, const Json& input, Duration deadline, Used done);
    /// Breaks it off; `done` still runs. Harmless when it has.
    void cancel(quint64 use);

private:
    struct Use {
        Used done;
        quint64 visit = 0; ///< of the reader
        quint64 call = 0;  ///< of the transport
        std::optional<Error> why; ///< it was broken off here, whatever still comes of it
        std::unique_ptr<QTimer> deadline;
    };
    Result<Done> begin(quint64 number, Use& use, const QString& tool, const Json& input);
    void readPage(quint64 number, Use& use, const Json& input);
    void readFeed(quint64 number, Use& use, const Json& input);
    Result<Done> searchWeb(quint64 number, Use& use, const Json& input);
    void finish(quint64 number, Result<ToolOutput> result);
    void breakOff(quint64 number, Error why);

    const Parts m_parts;
    WebReader m_reader;
    Transport m_transport;
    std::map<quint64, Use> m_uses;
    quint64 m_last = 0;
};

} // namespace qd::agents
