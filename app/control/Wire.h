#pragma once

#include "core/base/Json.h"
#include "core/model/Command.h"

namespace qd::app {

/// Lines between processes of one home, and errors as every command prints them.
QByteArray errorLine(const Error& error);
QByteArray receiptLine(const Receipt& receipt);
/// The line as it was answered, or the error that it says.
Result<Json> readAnswer(const QByteArray& line);
/// A receipt or the error that the other side answered.
Result<Receipt> readReceipt(const QByteArray& line);
/// That nothing is under way where the home is held.
struct Settled {
    Sequence sequence = 0; ///< the last fact that was known there
    Instant working;       ///< since when agents may work there
};
QByteArray settledLine(const Settled& settled);
Result<Settled> readSettled(const QByteArray& line);
/// {"kind","message","where","hint"} as one JSON object.
QByteArray errorObject(const Error& error);
QString kindWord(Error::Kind kind);

} // namespace qd::app
