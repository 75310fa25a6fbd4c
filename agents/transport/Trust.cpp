#include "agents/transport/Trust.h"

#include <QSslCertificate>

namespace qd::agents {

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
    made.setCaCertificates(QSslConfiguration::systemCaCertificates() + made.caCertificates() + own);
    return made;
}

} // namespace qd::agents
