#pragma once

#include "agents/effects/connectors/google/GoogleWords.h"
#include "agents/keys/KeyShelf.h"

#include <QObject>

namespace qd::agents {

/// Reads what a property says of its days, in one request. @thread main, where the keys are.
class GoogleReading final : public QObject {
    Q_OBJECT
public:
    /// `keys` outlive it.
    GoogleReading(ConnectorFile file, KeyShelf& keys, Way way, QObject* parent = nullptr) : QObject(parent), m_file(std::move(file)), m_keys(keys), m_transport(std::move(way)) {}

    using Read = std::function<void(Result<QList<Measurement>>)>;
    /// `read` runs once, unless this is gone before. Errors of the key as KeyShelf::find(); Error::Rule: Google does not let us read it;
    /// Error::Network: nobody answered, or not as Google does.
    void read(const QDate& from, const QDate& to, Read read);

private:
    Result<QList<Measurement>> taken(const HttpAnswer& answer) const;

    const ConnectorFile m_file;
    KeyShelf& m_keys;
    Transport m_transport;
};

} // namespace qd::agents
