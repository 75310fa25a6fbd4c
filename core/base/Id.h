#pragma once

#include "core/base/Clock.h"

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>

namespace qd {

/// 128 bits of a UUID (RFC 9562), ordered as its text is.
struct Uuid {
    quint64 high = 0;
    quint64 low = 0;

    auto operator<=>(const Uuid&) const = default;
    bool isNull() const { return high == 0 && low == 0; }
    /// "018f6b1e-....": 36 lower-case characters.
    QString toString() const;
    /// Reads the 36-character form; nothing for anything else.
    static std::optional<Uuid> fromString(QStringView text);
    /// A new version-7 UUID: time first, so that ids made later sort later, also within one millisecond.
    /// @thread any.
    static Uuid makeV7(Instant now);
};

/// The id of something made at run time. Ids of different things cannot be mixed.
template <class Tag>
struct Id {
    Uuid uuid;

    auto operator<=>(const Id&) const = default;
    bool isNull() const { return uuid.isNull(); }
    QString toString() const { return uuid.toString(); }
    static Id make(Instant now) { return {Uuid::makeV7(now)}; }
    static std::optional<Id> fromString(QStringView text)
    {
        const std::optional<Uuid> read = Uuid::fromString(text);
        return read ? std::optional<Id>(Id{*read}) : std::nullopt;
    }
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.uuid.low ^ id.uuid.high, seed); }
};

/// The name of something that a person wrote into a file: kebab-case, as in "content-manager".
template <class Tag>
struct Slug {
    QString text;

    friend bool operator==(const Slug& a, const Slug& b) { return a.text == b.text; }
    friend bool operator<(const Slug& a, const Slug& b) { return a.text < b.text; }
    bool isEmpty() const { return text.isEmpty(); }
    friend size_t qHash(const Slug& slug, size_t seed = 0) { return ::qHash(slug.text, seed); }
};

/// Place of a fact in its record: 1, 2, 3 …; 0 is "before the first".
using Sequence = qint64;

} // namespace qd
