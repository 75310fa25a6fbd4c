#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Json.h"

namespace qd::app {

/// Where something of a page leads, or what is fetched from elsewhere by whoever looks at it.
struct PieceLink {
    QString words;  ///< as they are read, one line; of a picture what it is said to show
    QString target; ///< whole, one line; signs beyond ASCII as they are asked for
    bool isPicture = false;

    friend bool operator==(const PieceLink&, const PieceLink&) = default;
};

/// Every one of a page, in its order, each pair of words and target once; none within the page itself, and no picture that comes with it. Pure.
QList<PieceLink> pieceLinks(const QString& html);
/// Whether its words look like an address, and it leads to another. A target that goes on where its words end is the same. Pure.
bool readsAsAnother(const PieceLink& link);

/// A list of them below a text; nothing where there are none.
void sayLinks(const Invocation& call, const QList<PieceLink>& links);
/// The document of one thing, with "links" as a member of it.
QByteArray withLinks(const QByteArray& document, const QList<PieceLink>& links);

} // namespace qd::app
