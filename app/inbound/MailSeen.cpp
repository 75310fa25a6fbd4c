#include "app/inbound/MailSeen.h"

#include "agents/organisation/DocumentText.h"
#include "core/base/Json.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace qd::app {

namespace {

QString fileOf(const Home& home, const QString& organisation, const char* ending)
{
    return home.path() + QStringLiteral("/mail-in.seen/") + organisation + QLatin1String(ending);
}

Result<Done> write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile out(path);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(bytes) == bytes.size() && out.commit();
    return isWritten ? Result<Done>(Done{}) : Result<Done>(Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(path, out.errorString()), path, {}});
}

} // namespace

Result<MailSeen> mailSeen(const Home& home, const QString& organisation)
{
    const QString path = fileOf(home, organisation, ".json");
    if (!QFile::exists(path))
        return MailSeen{};
    const Result<QByteArray> bytes = agents::fileBytes(path, 512 * 1024);
    return bytes ? decodeText<MailSeen>(*bytes) : Result<MailSeen>(bytes.error());
}

Result<Done> writeMailSeen(const Home& home, const QString& organisation, const MailSeen& seen)
{
    return write(fileOf(home, organisation, ".json"), encode(seen) + '\n');
}

Result<Done> askForMail(const Home& home, const QString& organisation)
{
    return write(fileOf(home, organisation, ".look"), "now\n");
}

Instant mailAskedFor(const Home& home, const QString& organisation)
{
    const QFileInfo file(fileOf(home, organisation, ".look"));
    return {file.exists() ? file.lastModified().toMSecsSinceEpoch() : 0};
}

} // namespace qd::app
