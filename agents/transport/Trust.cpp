#include "agents/transport/Trust.h"

#include <QSslCertificate>

namespace qd::agents {

namespace {

/// Read once: that takes up to a second.
const QList<QSslCertificate>& systemsAuthorities()
{
    static const QList<QSslCertificate> all = QSslConfiguration::systemCaCertificates();
    return all;
}

} // namespace

Result<QSslConfiguration> trusting(const QByteArray& ownCa)
{
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    if (ownCa.isEmpty())
        return made;
    const QList<QSslCertificate> own = QSslCertificate::fromData(ownCa, QSsl::Pem);
    if (own.isEmpty())
        return Error{Error::Rule, QStringLiteral("The own certificate authority is no PEM certificate."), {},
                     QStringLiteral("Give the file that begins with -----BEGIN CERTIFICATE-----.")};
    // Once a list is given Qt looks up no more of the system's by itself: they have to be in it.
    made.setCaCertificates(systemsAuthorities() + made.caCertificates() + own);
    return made;
}

} // namespace qd::agents
