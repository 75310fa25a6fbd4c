#include "app/control/KeyWire.h"

#include "app/control/Wire.h"
#include "core/base/Json.h"

#include <QUrl>

#include <sys/socket.h>
#include <unistd.h>

namespace qd::app {

namespace {

const QByteArray kWord = "key ";

void write(JsonWriter& out, const agents::KeptKey& kept)
{
    out.beginObject();
    out.key("name");
    out.value(kept.name);
    out.key("in_keyring");
    out.value(kept.inKeyring);
    out.key("why");
    out.value(kept.why);
    out.key("origin");
    out.value(kept.origin);
    out.endObject();
}

agents::KeptKey keptFrom(const Json& json)
{
    return {json.at(u"name").toString(), json.at(u"in_keyring").toBool(), json.at(u"why").toString(), json.at(u"origin").toString()};
}

} // namespace

bool isKeyLine(const QByteArray& line)
{
    return line.startsWith(kWord);
}

QByteArray keyLine(const QString& organisation, const QString& name, const agents::Secret& secret)
{
    const QByteArray before = kWord + QUrl::toPercentEncoding(organisation) + ' ' + name.toUtf8() + ' ' + QUrl::toPercentEncoding(secret.origin()) + ' ';
    QByteArray line;
    line.reserve(before.size() + secret.bytes().size() + 1); // growing would leave a copy behind
    line += before;
    line += secret.bytes();
    line += '\n';
    return line;
}

Result<KeyLine> readKeyLine(const QByteArray& line)
{
    const qsizetype name = line.indexOf(' ', kWord.size()) + 1;
    const qsizetype origin = name > 0 ? line.indexOf(' ', name) + 1 : 0;
    const qsizetype key = origin > 0 ? line.indexOf(' ', origin) + 1 : 0;
    if (!isKeyLine(line) || key <= 0 || !line.endsWith('\n'))
        return Error{Error::Parse, QStringLiteral("a line with a key is not whole"), {}, QStringLiteral("key ORGANISATION NAME ORIGIN KEY")};
    const QByteArrayView bytes(line.constData() + key, line.size() - key - 1);
    return KeyLine{QUrl::fromPercentEncoding(line.mid(kWord.size(), name - 1 - kWord.size())), QString::fromUtf8(line.mid(name, origin - 1 - name)),
                   agents::Secret::of(bytes, QUrl::fromPercentEncoding(line.mid(origin, key - 1 - origin)))};
}

QByteArray keptLine(const agents::KeptKey& kept)
{
    return keptKeysLine({kept});
}

Result<agents::KeptKey> readKept(const QByteArray& line)
{
    const Result<QList<agents::KeptKey>> all = readKeptKeys(line);
    if (!all)
        return all.error();
    if (all->size() == 1)
        return all->first();
    return Error{Error::Internal, QStringLiteral("the other copy does not say where it keeps the key"), {}, {}};
}

QByteArray keptKeysLine(const QList<agents::KeptKey>& kept)
{
    JsonWriter out;
    out.beginObject();
    out.key("keys");
    out.beginList();
    for (const agents::KeptKey& each : kept)
        write(out, each);
    out.endList();
    out.endObject();
    return out.take() + '\n';
}

Result<QList<agents::KeptKey>> readKeptKeys(const QByteArray& line)
{
    const Result<Json> answer = readAnswer(line);
    if (!answer)
        return answer.error();
    QList<agents::KeptKey> kept;
    for (const Json& each : answer->at(u"keys").items())
        kept.append(keptFrom(each));
    return kept;
}

bool isOwnUser(const QLocalSocket& socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == geteuid();
}

} // namespace qd::app
