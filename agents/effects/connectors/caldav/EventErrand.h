#pragma once

#include "agents/effects/connectors/caldav/CalDavWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery, look or look-up at a calendar, one after the other. Each may be sent again: a new event is made only where
/// nothing stands at its path, and a change only of what is as it was.
/// @thread the dispatcher's.
class EventErrand final : public ApiErrand {
public:
    /// As ApiErrand's.
    EventErrand(const ApiConnector& of, Delivery delivery, Gate gate) : ApiErrand(of, std::move(delivery), std::move(gate)) {}

    void make(Ended ended);
    void change(Ended ended);

    /// What stands at a path of the calendar.
    struct There {
        bool isThere = false;
        CalendarEntry entry{};
        QByteArray tag{}; ///< its strong ETag; empty: it has none
    };
    using Read = std::function<void(const Result<There>&)>;
    /// Error::Network: nobody answered; Error::Cancelled; Error::Rule: it refused, with "key" as its place where we were not let in; Error::Parse: what stands there is no event.
    void read(const QString& name, Read found);
    using Told = std::function<void(const Result<bool>&)>;
    /// Whether the server tells guests by itself. Errors as of read().
    void askWhetherItTells(Told told);

    /// Where its event stands: the one that it changes, or one called by its key.
    QString name() const;
    bool isOurs(const CalendarEntry& entry) const;

private:
    void put(const EventDress& dress, const std::pair<QByteArray, QByteArray>& condition);
    void putDone(const Result<HttpAnswer>& answer);
    void meets(const CalendarEntry& entry, const QByteArray& tag);
    void standsAlready();
    void taken(const HttpAnswer& answer, const Outcome& outcome);
    QList<QByteArray> guests() const;
    Outcome stands() const;
    Outcome notYet(const Error& why) const;
    Error fault(const Result<HttpAnswer>& answer) const;
};

} // namespace qd::agents
