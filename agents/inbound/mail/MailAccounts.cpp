#include "agents/inbound/mail/MailAccounts.h"

#include "agents/keys/KeyNames.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "agents/tools/protocol/OutsideText.h"
#include "agents/transport/SystemProxy.h"

#include <QFile>
#include <QSaveFile>
#include <QSet>
#include <QUrl>

namespace qd::agents {

namespace {

QString fault(const QString& text)
{
    return QStringLiteral("is \"%1\"").arg(text.left(200));
}

void checkWay(const MailAccount& box, const QString& place, QList<Fault>& faults)
{
    const QUrl url(box.url, QUrl::StrictMode);
    const bool isMail = url.scheme() == QLatin1String("imaps") || url.scheme() == QLatin1String("imap");
    if (!url.isValid() || !isMail || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        faults.append({place + QStringLiteral("/url"), fault(box.url), QStringLiteral("expected imaps://host:993, or imap://host:143 where the server offers STARTTLS, without a user")});
    if (box.user.isEmpty() || box.user != cleanedLine(box.user, 254))
        faults.append({place + QStringLiteral("/user"), fault(box.user), QStringLiteral("expected the account's name at the mail server")});
    if (const Result<Done> named = checkKeyName(box.key); !named)
        faults.append({place + QStringLiteral("/key"), fault(box.key), named.error().hint});
    const bool isPlain = !box.folder.isEmpty() && std::all_of(box.folder.begin(), box.folder.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (!isPlain)
        faults.append({place + QStringLiteral("/folder"), fault(box.folder), QStringLiteral("expected the mailbox as its server names it, in ASCII (RFC 3501, 5.1.3), as \"INBOX\"")});
}

void checkAccount(const MailAccount& box, const QString& place, QList<Fault>& faults)
{
    if (!isSlug(box.id))
        faults.append({place + QStringLiteral("/id"), fault(box.id), QStringLiteral("expected small letters, digits and single hyphens")});
    if (!isSlug(box.organisation))
        faults.append({place + QStringLiteral("/organisation"), fault(box.organisation), QStringLiteral("expected the id of an organisation")});
    if (!isSlug(box.connector))
        faults.append({place + QStringLiteral("/connector"), fault(box.connector), QStringLiteral("expected the id of the connector whose mails are answered there")});
    checkWay(box, place, faults);
}

QList<Fault> faultsOf(const MailAccounts& file)
{
    QList<Fault> faults;
    if (file.v != 1)
        faults.append({QStringLiteral("/v"), QStringLiteral("is %1").arg(file.v), QStringLiteral("expected 1")});
    QSet<QString> ids;
    for (qsizetype i = 0; i < file.mailboxes.size(); ++i) {
        const QString place = QStringLiteral("/mailboxes/%1").arg(i);
        checkAccount(file.mailboxes[i], place, faults);
        if (ids.contains(file.mailboxes[i].id))
            faults.append({place + QStringLiteral("/id"), fault(file.mailboxes[i].id), QStringLiteral("expected an id that no other has")});
        ids.insert(file.mailboxes[i].id);
    }
    return faults;
}

} // namespace

bool MailAccount::isOnThisMachine() const
{
    return isThisMachine(QUrl(url).host());
}

const MailAccount* MailAccounts::find(const QString& id) const
{
    for (const MailAccount& box : mailboxes)
        if (box.id == id)
            return &box;
    return nullptr;
}

QString mailFileOf(const QString& home)
{
    return home + QStringLiteral("/mail-in.json");
}

Result<MailAccounts> readMailAccounts(const QByteArray& bytes)
{
    static const QString kName = QStringLiteral("mail-in.json");
    QList<Fault> faults;
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/mail-in.json"), faults);
    if (!json)
        return faults.isEmpty() ? json.error() : errorOf(faults, kName);
    Result<MailAccounts> file = decode<MailAccounts>(*json);
    if (!file)
        return file;
    faults = faultsOf(*file);
    return faults.isEmpty() ? file : Result<MailAccounts>(errorOf(faults, kName));
}

Result<MailAccounts> mailAccountsOf(const QString& home)
{
    if (!QFile::exists(mailFileOf(home)))
        return MailAccounts{};
    const Result<QByteArray> bytes = fileBytes(mailFileOf(home), 512 * 1024);
    return bytes ? readMailAccounts(*bytes) : Result<MailAccounts>(bytes.error());
}

Result<Done> writeMailAccounts(const QString& home, const MailAccounts& file)
{
    const QByteArray bytes = encode(file) + '\n';
    if (const Result<MailAccounts> good = readMailAccounts(bytes); !good)
        return good.error();
    const QString path = mailFileOf(home);
    QSaveFile out(path);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(bytes) == bytes.size() && out.commit();
    return isWritten ? Result<Done>(Done{}) : Result<Done>(Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(path, out.errorString()), path, {}});
}

} // namespace qd::agents
