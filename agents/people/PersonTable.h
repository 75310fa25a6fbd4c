#pragma once

#include "agents/people/PersonKeys.h"
#include "agents/people/Sealing.h"

namespace qd::agents {

/// The keys as they stand in their file before it is sealed: a line that names the format, the key of indexes (32 bytes), then 49 for each
/// person: id (16), 'k' or 'e', and the key (32), or the hash of the one that was destroyed, zeros where there never was one.
struct PersonKeys::Table {
    struct Entry {
        bool isErased = false;
        QByteArray bytes; ///< the key, or the hash of the one that was destroyed; empty: there never was one
    };
    QByteArray indexKey; ///< empty: nobody was ever kept
    QMap<ContactId, Entry> people;

    ~Table();
    /// The bytes of the file before it is sealed; the caller wipes them.
    QByteArray toBytes() const;
    /// Nothing for what toBytes() did not write.
    static std::unique_ptr<Table> fromBytes(const QByteArray& bytes);
};

/// What a key is known by: BLAKE2b-256 of it, with a prefix that nothing else here is hashed with.
QByteArray hashOfKey(const QByteArray& key);

} // namespace qd::agents
