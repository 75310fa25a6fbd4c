#pragma once

#include "tests/support/fakeworld/HttpRequest.h"

#include <QJsonArray>
#include <QList>

namespace fakeworld {

/// Byte strings that must not get out, and where they did.
class Leaks {
public:
    /// One a line. @returns false when the file cannot be read or names none.
    bool read(const QString& path);
    /// [{"canary": number of the line from 1, "in": "target", "header" or "body", "name": of the header}]
    QJsonArray in(const HttpRequest& request) const;
    /// In bytes that never became a request.
    QJsonArray inBytes(const QByteArray& bytes, const char* where) const;

private:
    QList<QByteArray> m_canaries;
};

/// The names of the request's headers as they came, in order.
QJsonArray headerNames(const HttpRequest& request);

} // namespace fakeworld
