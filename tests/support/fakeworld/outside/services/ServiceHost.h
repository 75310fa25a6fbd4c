#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/Plan.h"

#include <QMap>

class QJsonValue;

namespace fakeworld {

/// A request to a service, cut up.
struct ServiceCall {
    const HttpRequest& request;
    QByteArray route;               ///< behind the address of the service: "/mail/send"
    QMap<QByteArray, QString> query; ///< decoded
    bool does = true;               ///< it gets as far as doing it
};

/// One account at a service that is reached by HTTP.
class ServiceHost {
public:
    /// What every account takes as its key.
    static constexpr const char* kKey = "key-of-the-services-0123456789";

    virtual ~ServiceHost() = default;
    virtual Reply answer(const ServiceCall& call) = 0;
    /// How often it sent, posted or changed something, each for one person.
    int acts() const { return m_acts; }
    /// How often it did not do something since it had done it, and said no more than that.
    int doubles() const { return m_doubles; }

protected:
    int m_acts = 0;
    int m_doubles = 0;
};

Reply jsonReply(int status, const QJsonValue& body);
/// Members of a form, or of the part of an address behind its "?", decoded.
QMap<QByteArray, QString> formOf(const QByteArray& text);
/// Whether the request bears "Bearer <key>".
bool hasBearer(const HttpRequest& request);
/// Whether it bears that user and password (RFC 7617).
bool hasBasic(const HttpRequest& request, const QByteArray& user, const QByteArray& password);

} // namespace fakeworld
