#include "agents/effects/settings/OwnPaces.h"

#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "core/rules/outside/Leaving.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

namespace qd::agents {

namespace {

const QString kName = QStringLiteral("paces.json");

struct PaceFile {
    int v = 1;
    QList<ChannelPace> paces;

    template <class V> void fields(V& v_)
    {
        v_("v", v);
        v_("paces", paces);
    }
};

QString fileIn(const QString& home)
{
    return home + QLatin1Char('/') + kName;
}

Result<QList<ChannelPace>> read(const QByteArray& bytes)
{
    QList<Fault> faults;
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/paces.json"), faults);
    if (!json)
        return faults.isEmpty() ? json.error() : errorOf(faults, kName);
    const Result<PaceFile> file = decode<PaceFile>(*json);
    if (!file)
        return file.error();
    for (qsizetype i = 0; i < file->paces.size(); ++i)
        for (const QString& fault : rules::faultsOf(file->paces[i]))
            faults.append({QStringLiteral("/paces/%1").arg(i), fault, QStringLiteral("expected limits of 1 and more, times of day and an IANA time zone")});
    return faults.isEmpty() ? Result<QList<ChannelPace>>(file->paces) : Result<QList<ChannelPace>>(errorOf(faults, kName));
}

} // namespace

bool isLimit(const ChannelPace& pace)
{
    return pace.perMinute || pace.perHour || pace.perDay || pace.perMonth || !pace.quietFrom.isEmpty() || !pace.quietUntil.isEmpty();
}

Result<QList<ChannelPace>> ownPaces(const QString& home)
{
    if (home.isEmpty() || !QFileInfo::exists(fileIn(home)))
        return QList<ChannelPace>();
    const Result<QByteArray> bytes = fileBytes(fileIn(home));
    return bytes ? read(*bytes) : Result<QList<ChannelPace>>(bytes.error());
}

ChannelPace ownPace(const QList<ChannelPace>& paces, const QString& connector)
{
    for (const ChannelPace& pace : paces)
        if (pace.connector.text == connector)
            return pace;
    ChannelPace none;
    none.connector = {connector};
    return none;
}

Result<Done> keepPace(const QString& home, const ChannelPace& pace)
{
    if (const QStringList faults = rules::faultsOf(pace); !faults.isEmpty())
        return Error{Error::Parse, faults.first(), pace.connector.text, QStringLiteral("limits of 1 and more, times of day as 22:00, and an IANA time zone as Europe/Berlin")};
    const Result<QList<ChannelPace>> before = ownPaces(home);
    if (!before)
        return before.error();
    PaceFile file{1, *before};
    file.paces.removeIf([&](const ChannelPace& each) { return each.connector == pace.connector; });
    if (isLimit(pace))
        file.paces.append(pace);
    const Result<Json> json = Json::parse(encode(file));
    const QByteArray bytes = json ? indented(*json) : encode(file);
    if (const Result<QList<ChannelPace>> good = read(bytes); !good)
        return good.error();
    QSaveFile out(fileIn(home));
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(bytes) == bytes.size() && out.commit();
    return isWritten ? Result<Done>(Done{}) : Result<Done>(Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(fileIn(home), out.errorString()), fileIn(home), {}});
}

const Result<QList<ChannelPace>>& OwnPaces::now()
{
    const QString seen = look();
    if (std::exchange(m_read, seen) != seen)
        m_paces = ownPaces(m_home);
    return m_paces;
}

bool OwnPaces::haveChanged()
{
    const QString seen = look();
    return std::exchange(m_told, seen) != seen;
}

QString OwnPaces::look() const
{
    const QFileInfo file(fileIn(m_home));
    return !m_home.isEmpty() && file.exists() ? QStringLiteral("%1 %2").arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch()) : QString();
}

} // namespace qd::agents
