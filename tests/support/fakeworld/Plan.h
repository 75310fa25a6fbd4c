#pragma once

#include "tests/support/fakeworld/Fault.h"

#include <QList>

#include <utility>

namespace fakeworld {

/// An answer before it goes over the wire.
struct Reply {
    enum Framing { Length, Chunked, UntilClose };
    int status = 200;
    QByteArray type = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
    QList<qsizetype> ends{}; ///< Chunked: where chunks of the body end; empty: one chunk
    Framing framing = Length;
    /// Status line and headers.
    QByteArray head() const;
};

/// How a reply goes over the wire, and where that goes wrong.
struct Plan {
    enum End { Keep, Close, Reset, Hang };
    Reply reply{};
    QByteArray raw{};        ///< sent instead of the reply
    bool isRaw = false;
    qsizetype stopAt = -1;   ///< so many bytes of the body are sent, and not the framing's own end; -1: all
    End end = Keep;          ///< what follows the last byte
    int delayMs = 0;         ///< before the first byte
    qsizetype piece = 0;     ///< bytes of the body at a time; 0: as the reply's chunks end
    int everyMs = 0;         ///< from piece to piece
    qsizetype padAt = -1;    ///< Chunked: byte of the body before which `pad` bytes 'a' are put
    qint64 pad = 0;
};

/// What becomes of `well` under the fault, as far as that is a matter of bytes and not of what they mean. `errorBody` is what
/// a failing status says where the fault has no words of its own. `key`: what the client sent as its key.
Plan planOf(Reply well, const Fault& fault, const QByteArray& errorBody, const QByteArray& key);

/// `bytes` as gzip (RFC 1952).
QByteArray gzipped(const QByteArray& bytes);

} // namespace fakeworld
