#include "agents/inbound/hooks/HooksFile.h"

#include "agents/inbound/hooks/HookSignature.h"
#include "agents/keys/KeyNames.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QSaveFile>
#include <QSet>
#include <QUrl>

namespace qd::agents {

namespace {

QString fault(const QString& text)
{
    return QStringLiteral("is \"%1\"").arg(text.left(200));
}

bool needsSecret(HookForm form)
{
    return form != HookForm::Standard && form != HookForm::SendGrid;
}

bool needsAddress(HookForm form)
{
    return form == HookForm::Mandrill || form == HookForm::Twilio;
}

void checkKeys(const HookSender& sender, const QString& place, QList<Fault>& faults)
{
    const bool hasSecret = !sender.key.isEmpty(), hasPublic = !sender.publicKey.isEmpty();
    if (const Result<Done> named = checkKeyName(sender.key); hasSecret && !named)
        faults.append({place + QStringLiteral("/key"), fault(sender.key), named.error().hint});
    if (needsSecret(sender.form) && (!hasSecret || hasPublic))
        faults.append({place + QStringLiteral("/key"), fault(sender.key), QStringLiteral("expected the name of its secret, and no public key")});
    if (sender.form == HookForm::SendGrid && (hasSecret || !hasPublic))
        faults.append({place + QStringLiteral("/public_key"), fault(sender.publicKey), QStringLiteral("expected the verification key that its settings show, and no secret")});
    if (sender.form == HookForm::Standard && hasSecret == hasPublic)
        faults.append({place + QStringLiteral("/key"), fault(sender.key), QStringLiteral("expected the name of its secret, or a public key \"whpk_…\"")});
    if (const Result<Done> good = hasPublic ? checkPublicKey(sender) : Result<Done>(Done{}); !good)
        faults.append({place + QStringLiteral("/public_key"), fault(sender.publicKey), good.error().hint});
}

void checkSender(const HookSender& sender, const QString& place, QList<Fault>& faults)
{
    if (!isSlug(sender.id))
        faults.append({place + QStringLiteral("/id"), fault(sender.id), QStringLiteral("expected small letters, digits and single hyphens")});
    if (!isSlug(sender.organisation))
        faults.append({place + QStringLiteral("/organisation"), fault(sender.organisation), QStringLiteral("expected the id of an organisation")});
    if (!sender.connector.isEmpty() && !isSlug(sender.connector))
        faults.append({place + QStringLiteral("/connector"), fault(sender.connector), QStringLiteral("expected the id of a connector")});
    const QUrl address(sender.address, QUrl::StrictMode);
    const bool isAddress = address.isValid() && address.scheme() == QLatin1String("https") && !address.host().isEmpty() && !address.hasFragment() && !address.hasQuery();
    if (needsAddress(sender.form) ? !isAddress : !sender.address.isEmpty())
        faults.append({place + QStringLiteral("/address"), fault(sender.address), needsAddress(sender.form) ? QStringLiteral("expected the https address that it sends to, without a query") : QStringLiteral("expected none")});
    checkKeys(sender, place, faults);
}

QList<Fault> faultsOf(const HooksFile& file)
{
    QList<Fault> faults;
    if (file.v != 1)
        faults.append({QStringLiteral("/v"), QStringLiteral("is %1").arg(file.v), QStringLiteral("expected 1")});
    if (file.listens() && QHostAddress(file.listen).isNull())
        faults.append({QStringLiteral("/listen"), fault(file.listen), QStringLiteral("expected an address of this machine, as \"127.0.0.1\", or \"none\"")});
    if (!file.folder.isEmpty() && (!QDir::isAbsolutePath(file.folder) || QDir::cleanPath(file.folder) != file.folder))
        faults.append({QStringLiteral("/folder"), fault(file.folder), QStringLiteral("expected an absolute path")});
    QSet<QString> ids;
    for (qsizetype i = 0; i < file.senders.size(); ++i) {
        const QString place = QStringLiteral("/senders/%1").arg(i);
        checkSender(file.senders[i], place, faults);
        if (ids.contains(file.senders[i].id))
            faults.append({place + QStringLiteral("/id"), fault(file.senders[i].id), QStringLiteral("expected an id that no other has")});
        ids.insert(file.senders[i].id);
    }
    return faults;
}

} // namespace

QString hooksFileOf(const QString& home)
{
    return home + QStringLiteral("/hooks-in.json");
}

Result<HooksFile> readHooks(const QByteArray& bytes)
{
    static const QString kName = QStringLiteral("hooks-in.json");
    QList<Fault> faults;
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/hooks-in.json"), faults);
    if (!json)
        return faults.isEmpty() ? json.error() : errorOf(faults, kName);
    Result<HooksFile> file = decode<HooksFile>(*json);
    if (!file)
        return file;
    faults = faultsOf(*file);
    return faults.isEmpty() ? file : Result<HooksFile>(errorOf(faults, kName));
}

Result<HooksFile> hooksOf(const QString& home)
{
    if (!QFile::exists(hooksFileOf(home)))
        return HooksFile{};
    const Result<QByteArray> bytes = fileBytes(hooksFileOf(home), 512 * 1024);
    return bytes ? readHooks(*bytes) : Result<HooksFile>(bytes.error());
}

Result<Done> writeHooks(const QString& home, const HooksFile& file)
{
    const QByteArray bytes = encode(file) + '\n';
    if (const Result<HooksFile> good = readHooks(bytes); !good)
        return good.error();
    const QString path = hooksFileOf(home);
    QSaveFile out(path);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(bytes) == bytes.size() && out.commit();
    return isWritten ? Result<Done>(Done{}) : Result<Done>(Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(path, out.errorString()), path, {}});
}

} // namespace qd::agents
