#pragma once

#include "agents/keys/KeyShelf.h"

#include <QLocalSocket>

namespace qd::app {

/// Lines about keys between processes of one home. A key itself goes in one line that is no JSON, so that no reader of JSON keeps
/// a copy of it: "key ORGANISATION NAME ORIGIN KEY", the organisation and the origin that
/// the key is for percent-encoded.
struct KeyLine {
    QString organisation;
    QString name;
    agents::SharedSecret secret;
};
bool isKeyLine(const QByteArray& line);
/// To be wiped by the caller.
QByteArray keyLine(const QString& organisation, const QString& name, const agents::Secret& secret);
/// Error::Parse for any other line; it holds none of it. The line stays the caller's, to wipe.
Result<KeyLine> readKeyLine(const QByteArray& line);

QByteArray keptLine(const agents::KeptKey& kept);
/// What keptLine() says; or the error that the other side answered.
Result<agents::KeptKey> readKept(const QByteArray& line);
QByteArray keptKeysLine(const QList<agents::KeptKey>& kept);
Result<QList<agents::KeptKey>> readKeptKeys(const QByteArray& line);

/// The process at the other end belongs to the user whom this one runs as (unix(7), SO_PEERCRED): a socket of that name may have
/// been made by anybody. The socket is connected.
bool isOwnUser(const QLocalSocket& socket);

} // namespace qd::app
