#pragma once

#include "app/commands/inbox/PieceLinks.h"
#include "core/model/Approval.h"
#include "core/base/Result.h"

#include <functional>

namespace qd::app {

/// Where the bytes of a piece are taken from, by their SHA-256. Error::Store.
using PieceBytes = std::function<Result<QByteArray>(const QByteArray&)>;

/// A piece as it is read in a terminal.
struct PieceShown {
    QString text;
    QList<PieceLink> links{}; ///< of a page, whose text does not say where they lead
};

/// What its audience will see, as words, with what the way out remarks on it; of a page its text and where it leads. Where nothing can be read so,
/// a sentence that says how to get at it. The words of strangers among them are data. Errors as `bytes`.
Result<PieceShown> pieceShown(const Approval& item, const PieceBytes& bytes);

/// What would leave, what it looks like, and the text that an edited one would stand for, as files below `folder`, which is made when
/// it is missing. Nothing is written outside of it. What `bytes` has nothing of is left out. Error::Rule, Error::Store.
Result<Done> writePiece(const Approval& item, const QString& folder, const PieceBytes& bytes);

} // namespace qd::app
