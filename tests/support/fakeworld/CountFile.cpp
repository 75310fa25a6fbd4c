#include "tests/support/fakeworld/CountFile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>

#include <unistd.h>

namespace fakeworld {

bool CountFile::open(const QString& path, bool syncs)
{
    m_syncs = syncs;
    m_file.setFileName(path);
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

qint64 CountFile::add(const HttpRequest& request, const QString& fault, bool done)
{
    QJsonObject headers;
    for (auto header = request.headers.begin(); header != request.headers.end(); ++header)
        headers.insert(QString::fromLatin1(header.key()), QString::fromLatin1(header.value()));
    const QByteArray sha256 = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    const QJsonObject line{
        {QStringLiteral("n"), ++m_count},
        {QStringLiteral("connection"), request.connection},
        {QStringLiteral("time_ms"), QDateTime::currentMSecsSinceEpoch()},
        {QStringLiteral("method"), QString::fromLatin1(request.method)},
        {QStringLiteral("path"), QString::fromLatin1(request.path)},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("body_bytes"), request.body.size()},
        {QStringLiteral("body_sha256"), QString::fromLatin1(sha256)},
        {QStringLiteral("fault"), fault},
        {QStringLiteral("done"), done},
    };
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    if (m_syncs)
        ::fsync(m_file.handle());
    return m_count;
}

} // namespace fakeworld
