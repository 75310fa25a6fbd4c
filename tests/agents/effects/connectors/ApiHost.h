#pragma once

#include "tests/agents/effects/people/ApiServer.h"

namespace qd::test {

/// A service that answers HTTP requests by their route, as it is told to, and keeps what it was asked. @thread its own, which has an event loop.
class ApiHost final {
public:
    enum Fault {
        None,
        CutsBeforeBody,   ///< closes once it has the head of the request
        CutsAfterBody,    ///< closes once it has all of it, without a word
        CutsInAnswer,     ///< closes in the middle of its answer's body
        KeepsSilent,      ///< never answers
    };
    struct Asked {
        QByteArray method;
        QString path;     ///< with its query
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        QByteArray raw{};  ///< every byte of it
    };

    ApiHost();

    /// What comes to "METHOD /path…" (the longest beginning that fits) is answered so; told several times, in that order, the last
    /// one for ever. What nobody told it of is answered 404.
    void says(const QByteArray& route, int status, const QByteArray& body = {}, const QByteArray& headers = {}, Fault fault = None);
    /// As says(), from now on.
    void nowSays(const QByteArray& route, int status, const QByteArray& body = {}, const QByteArray& headers = {}, Fault fault = None);

    QString origin() const { return m_server.origin(); }
    QList<Asked> asked() const;
    /// How often that route was asked.
    int count(const QByteArray& route) const;
    /// The last one of that route; empty where there is none.
    Asked last(const QByteArray& route) const;

private:
    const ApiServer::Reply& replyTo(const ApiServer::Asked& asked, bool isTaken);

    ApiServer m_server;
    QHash<QByteArray, QList<ApiServer::Reply>> m_replies;
};

} // namespace qd::test
