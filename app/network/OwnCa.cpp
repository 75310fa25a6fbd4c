#include "app/network/OwnCa.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSslCertificateExtension>

#include <algorithm>

namespace qd::app {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

Result<QByteArray> bytesOf(const QString& file)
{
    QFile in(file);
    if (!in.open(QFile::ReadOnly))
        return Error{Error::Store, QStringLiteral("%1 cannot be read: %2").arg(file, in.errorString()), file, {}};
    if (in.size() > kMostBytes)
        return Error{Error::Parse, QStringLiteral("%1 is larger than any file of certificates").arg(file), file, QStringLiteral("a file of at most 1 MiB")};
    return in.readAll();
}

QString nameOf(const QSslCertificate& certificate)
{
    const QStringList common = certificate.subjectInfo(QSslCertificate::CommonName);
    const QStringList organisation = certificate.subjectInfo(QSslCertificate::Organization);
    return !common.isEmpty() ? common.first() : !organisation.isEmpty() ? organisation.first() : certificate.subjectDisplayName();
}

/// Says so in its basic constraints; one without them is of the first version, where nothing says otherwise.
bool isAuthority(const QSslCertificate& certificate)
{
    for (const QSslCertificateExtension& extension : certificate.extensions())
        if (extension.oid() == QLatin1String("2.5.29.19"))
            return extension.value().toMap().value(QStringLiteral("ca")).toBool();
    return certificate.isSelfSigned();
}

Result<OwnCa> judged(const QByteArray& bytes, const QString& file, const QDateTime& now)
{
    const QString right = QStringLiteral("the file that begins with -----BEGIN CERTIFICATE-----");
    QList<QSslCertificate> all = QSslCertificate::fromData(bytes, QSsl::Pem);
    if (all.isEmpty())
        return Error{Error::Parse, QStringLiteral("%1 holds no PEM certificate").arg(QFileInfo(file).fileName()), file, right};
    all.removeIf([](const QSslCertificate& each) { return !isAuthority(each); });
    if (all.isEmpty())
        return Error{Error::Rule, QStringLiteral("%1 holds certificates of servers, and none of an authority").arg(QFileInfo(file).fileName()), file,
                     QStringLiteral("the certificate of the authority that signed them")};
    OwnCa found;
    for (const QSslCertificate& each : std::as_const(all)) {
        found.names.append(nameOf(each));
        if (!found.expires.isValid() || each.expiryDate() < found.expires)
            found.expires = each.expiryDate();
    }
    if (std::all_of(all.begin(), all.end(), [&](const QSslCertificate& each) { return each.expiryDate() <= now; }))
        return Error{Error::Rule, QStringLiteral("every certificate in %1 has expired, the last on %2").arg(QFileInfo(file).fileName(), found.expires.date().toString(Qt::ISODate)), file,
                     QStringLiteral("the certificate that took its place")};
    return found;
}

} // namespace

QString ownCaFile(const Home& home)
{
    return home.folder(QStringLiteral("own-ca.pem"));
}

Result<OwnCa> readOwnCa(const QString& file, const QDateTime& now)
{
    const Result<QByteArray> bytes = bytesOf(file);
    return bytes ? judged(*bytes, file, now) : Result<OwnCa>(bytes.error());
}

Result<OwnCa> keepOwnCa(const Home& home, const QString& file, const QDateTime& now)
{
    const Result<QByteArray> bytes = bytesOf(file);
    if (!bytes)
        return bytes.error();
    Result<OwnCa> found = judged(*bytes, file, now);
    if (!found)
        return found;
    QSaveFile out(ownCaFile(home));
    if (!out.open(QFile::WriteOnly) || out.write(*bytes) != bytes->size() || !out.commit())
        return Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(out.fileName(), out.errorString()), out.fileName(), {}};
    return found;
}

Result<Done> forgetOwnCa(const Home& home)
{
    QFile file(ownCaFile(home));
    if (file.exists() && !file.remove())
        return Error{Error::Store, QStringLiteral("%1 cannot be removed: %2").arg(file.fileName(), file.errorString()), file.fileName(), {}};
    return Done{};
}

agents::Way wayOf(const Home& home)
{
    agents::Way way;
    const QString file = ownCaFile(home);
    if (!QFileInfo::exists(file))
        return way;
    const Result<QByteArray> bytes = bytesOf(file);
    way.ownCa = bytes && !bytes->isEmpty() ? *bytes : QByteArrayLiteral("cannot be read");
    return way;
}

} // namespace qd::app
